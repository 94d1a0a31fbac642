"""Adding and reordering lanes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.commands.placing import place_among
from cjm_desktop.commands.refusals import allowed, required, validated
from cjm_desktop.model.change import Change
from cjm_desktop.model.records import Lane

if TYPE_CHECKING:
    from cjm_desktop.model.graph import JourneyGraph


def add_lane(graph: JourneyGraph, kind: str, index: int | None = None, **fields: object) -> Change:
    """A new lane, above the one at ``index`` or at the bottom.

    Raises:
        CommandRefused: a value does not fit its field.
    """
    order, renewed = place_among(graph.lanes(), index)
    values = {**fields, "id": graph.new_id(), "kind": kind, "order": order}
    return allowed(graph, Change.of(added=[validated(Lane, values)], updated=renewed))


def move_lane(graph: JourneyGraph, identifier: str, index: int) -> Change:
    """Move a lane above the one that is at ``index`` among the others; empty where it stands there already.

    Raises:
        CommandRefused: there is no such lane.
    """
    lane = required(graph, Lane, identifier)
    others = [other for other in graph.lanes() if other.id != identifier]
    index = max(0, min(index, len(others)))
    if graph.lanes().index(lane) == index:
        return Change()
    order, renewed = place_among(others, index)
    return Change.of(updated=[(lane, lane.replace(order=order)), *renewed])
