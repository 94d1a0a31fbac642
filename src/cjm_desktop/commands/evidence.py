"""Where knowledge comes from: adding and reordering evidence, and telling what it backs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cjm_desktop.commands.placing import place_among
from cjm_desktop.commands.refusals import CommandRefused, allowed, required, validated
from cjm_desktop.i18n import _
from cjm_desktop.model.change import Change
from cjm_desktop.model.records import Evidence, Link, Record

if TYPE_CHECKING:
    from cjm_desktop.model.graph import JourneyGraph

SUPPORTED_BY: Final = "supported_by"
"""The kind of the link from what is known to the evidence for it."""


def add_evidence(graph: JourneyGraph, index: int | None = None, **fields: object) -> Change:
    """New evidence, before the one at ``index`` or at the end.

    Raises:
        CommandRefused: a value does not fit its field.
    """
    order, renewed = place_among(graph.evidence(), index)
    values = {**fields, "id": graph.new_id(), "order": order}
    return allowed(graph, Change.of(added=[validated(Evidence, values)], updated=renewed))


def move_evidence(graph: JourneyGraph, identifier: str, index: int) -> Change:
    """Move evidence before the one that is at ``index`` among the others; empty where it stands there already.

    Raises:
        CommandRefused: there is no such evidence.
    """
    evidence = required(graph, Evidence, identifier)
    others = [other for other in graph.evidence() if other.id != identifier]
    index = max(0, min(index, len(others)))
    if graph.evidence().index(evidence) == index:
        return Change()
    order, renewed = place_among(others, index)
    return Change.of(updated=[(evidence, evidence.replace(order=order)), *renewed])


def support(graph: JourneyGraph, identifier: str, evidence: str) -> Change:
    """Say that something on the map is backed by evidence; empty where that is said already.

    Raises:
        CommandRefused: there is no such record or no such evidence, or the record is a link or evidence itself.
    """
    record = required(graph, Record, identifier)
    required(graph, Evidence, evidence)
    if isinstance(record, Link | Evidence):
        raise CommandRefused(_("Evidence backs what stands on the map, a persona or a metric."))
    if any(link.kind == SUPPORTED_BY and link.target == evidence for link in graph.links_from(identifier)):
        return Change()
    link = Link(id=graph.new_id(), kind=SUPPORTED_BY, source=identifier, target=evidence)
    return allowed(graph, Change.of(added=[link]))


def evidence_of(graph: JourneyGraph, identifier: str) -> tuple[Evidence, ...]:
    """The evidence that backs a record, in the order of the map's evidence."""
    backing = {link.target for link in graph.links_from(identifier) if link.kind == SUPPORTED_BY}
    return tuple(evidence for evidence in graph.evidence() if evidence.id in backing)
