"""Adding and reordering stages. Their fields are set by ``edit``, and ``remove`` takes them out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.commands.placing import mended_spans, place_among
from cjm_desktop.commands.refusals import required, validated
from cjm_desktop.model.change import Change
from cjm_desktop.model.order import key_between
from cjm_desktop.model.records import Stage, Step
from cjm_desktop.theme import hues_for

if TYPE_CHECKING:
    from cjm_desktop.model.graph import JourneyGraph


def add_stage(graph: JourneyGraph, index: int | None = None, **fields: object) -> Change:
    """A new stage with one step, before the stage at ``index`` or at the end.

    Raises:
        CommandRefused: a value does not fit its field.
    """
    stages = graph.stages()
    order, renewed = place_among(stages, index)
    hue = {"hue": _fresh_hue(stages, len(stages) if index is None else index)}
    stage = validated(Stage, {**hue, **fields, "id": graph.new_id(), "order": order})
    step = Step(id=graph.new_id(), stage=stage.id, order=key_between(None, None))
    return Change.of(added=[stage, step], updated=renewed)


def move_stage(graph: JourneyGraph, identifier: str, index: int) -> Change:
    """Move a stage before the one that is at ``index`` among the others; empty where it stands there already.

    Raises:
        CommandRefused: there is no such stage.
    """
    stage = required(graph, Stage, identifier)
    stages = list(graph.stages())
    others = [other for other in stages if other.id != identifier]
    index = max(0, min(index, len(others)))
    if stages.index(stage) == index:
        return Change()
    order, renewed = place_among(others, index)
    arranged = [*others[:index], stage, *others[index:]]
    reading = [step.id for each in arranged for step in graph.steps(each.id)]
    moved = (stage, stage.replace(order=order))
    return Change.of(updated=[moved, *renewed, *mended_spans(graph, reading)])


def _fresh_hue(stages: tuple[Stage, ...], index: int) -> str:
    """The least used hue that neither neighbour has."""
    used = [stage.hue for stage in stages]
    neighbours = used[max(0, index - 1) : index + 1]
    return min(hues_for(len(stages) + 1), key=lambda hue: (hue in neighbours, used.count(hue)))
