"""Adding and reordering personas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.commands.placing import place_among
from cjm_desktop.commands.refusals import required, validated
from cjm_desktop.model.change import Change
from cjm_desktop.model.records import Persona

if TYPE_CHECKING:
    from cjm_desktop.model.graph import JourneyGraph


def add_persona(graph: JourneyGraph, index: int | None = None, **fields: object) -> Change:
    """A new persona, before the one at ``index`` or at the end.

    Raises:
        CommandRefused: a value does not fit its field.
    """
    order, renewed = place_among(graph.personas(), index)
    values = {**fields, "id": graph.new_id(), "order": order}
    return Change.of(added=[validated(Persona, values)], updated=renewed)


def move_persona(graph: JourneyGraph, identifier: str, index: int) -> Change:
    """Move a persona before the one that is at ``index`` among the others; empty where it stands there already.

    Raises:
        CommandRefused: there is no such persona.
    """
    persona = required(graph, Persona, identifier)
    others = [other for other in graph.personas() if other.id != identifier]
    index = max(0, min(index, len(others)))
    if graph.personas().index(persona) == index:
        return Change()
    order, renewed = place_among(others, index)
    return Change.of(updated=[(persona, persona.replace(order=order)), *renewed])
