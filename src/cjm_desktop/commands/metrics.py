"""Adding and reordering metrics. Their fields are set by ``edit``, and ``remove`` takes them out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.commands.placing import place_among
from cjm_desktop.commands.refusals import CommandRefused, allowed, required, validated
from cjm_desktop.i18n import _
from cjm_desktop.model.change import Change
from cjm_desktop.model.records import Card, JourneyMap, Metric, Record, Stage, Step

if TYPE_CHECKING:
    from cjm_desktop.model.graph import JourneyGraph


def add_metric(graph: JourneyGraph, subject: str, index: int | None = None, **fields: object) -> Change:
    """A new metric of the map, a stage, a step or a card, before the one at ``index`` or at the end.

    Raises:
        CommandRefused: the subject is nothing that is measured, or a value does not fit its field.
    """
    _check_subject(graph, subject)
    order, renewed = place_among(graph.metrics(subject), index)
    values = {**fields, "id": graph.new_id(), "subject": subject, "order": order}
    return allowed(graph, Change.of(added=[validated(Metric, values)], updated=renewed))


def move_metric(graph: JourneyGraph, identifier: str, subject: str, index: int) -> Change:
    """Make a metric that of another subject, or move it among those of its own; empty where it is there already.

    Raises:
        CommandRefused: there is no such metric, or the subject is nothing that is measured.
    """
    metric = required(graph, Metric, identifier)
    _check_subject(graph, subject)
    there = graph.metrics(subject)
    others = [other for other in there if other.id != identifier]
    index = max(0, min(index, len(others)))
    if metric in there and there.index(metric) == index:
        return Change()
    order, renewed = place_among(others, index)
    return Change.of(updated=[(metric, metric.replace(subject=subject, order=order)), *renewed])


def _check_subject(graph: JourneyGraph, subject: str) -> None:
    if not isinstance(required(graph, Record, subject), JourneyMap | Stage | Step | Card):
        raise CommandRefused(_("A metric measures the map, a stage, a step or a card."))
