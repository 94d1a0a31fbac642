"""Drawing and removing transitions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.commands.refusals import CommandRefused, allowed, required, validated
from cjm_desktop.i18n import _
from cjm_desktop.model.change import Change
from cjm_desktop.model.records import Card, Link, Record, Step, Transition

if TYPE_CHECKING:
    from cjm_desktop.model.graph import JourneyGraph


def connect(graph: JourneyGraph, source: str, target: str, role: str = "next", **fields: object) -> Change:
    """A transition from one card or step to another.

    Raises:
        CommandRefused: it leads to itself without being a loop, exists already, or an end is nothing that a customer
            goes to; or a value does not fit its field.
    """
    for end in (source, target):
        if not isinstance(required(graph, Record, end), Card | Step):
            raise CommandRefused(_("A transition leads from one card or step to another."))
    if source == target and role != "loop":
        raise CommandRefused(_("A transition cannot lead back to where it starts."))
    for link in graph.links_from(source):
        if isinstance(link, Transition) and link.target == target and link.role == role:
            raise CommandRefused(_("These two are connected already."))
    values = {**fields, "id": graph.new_id(), "source": source, "target": target, "role": role}
    return allowed(graph, Change.of(added=[validated(Transition, values)]))


def disconnect(graph: JourneyGraph, identifier: str) -> Change:
    """Remove a link; what it connected stays.

    Raises:
        CommandRefused: there is no such link.
    """
    return Change.of(removed=[required(graph, Link, identifier)])
