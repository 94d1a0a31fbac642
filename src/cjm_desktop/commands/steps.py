"""Adding steps and moving them within and between stages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.commands.placing import mended_spans, place_among
from cjm_desktop.commands.refusals import CommandRefused, required, validated
from cjm_desktop.i18n import _
from cjm_desktop.model.change import Change
from cjm_desktop.model.records import Stage, Step

if TYPE_CHECKING:
    from cjm_desktop.model.graph import JourneyGraph


def add_step(graph: JourneyGraph, stage: str, index: int | None = None, **fields: object) -> Change:
    """A new step in a stage, before its step at ``index`` or at its end.

    Raises:
        CommandRefused: there is no such stage, or a value does not fit its field.
    """
    required(graph, Stage, stage)
    order, renewed = place_among(graph.steps(stage), index)
    values = {**fields, "id": graph.new_id(), "stage": stage, "order": order}
    return Change.of(added=[validated(Step, values)], updated=renewed)


def move_step(graph: JourneyGraph, identifier: str, stage: str, index: int) -> Change:
    """Move a step into a stage, before the one at ``index`` among the others there; its cards go with it.

    Raises:
        CommandRefused: there is no such step or stage, or its own stage would be left without a step.
    """
    step, home = required(graph, Step, identifier), required(graph, Stage, stage)
    others = [other for other in graph.steps(stage) if other.id != identifier]
    index = max(0, min(index, len(others)))
    if step.stage != stage and len(graph.steps(step.stage)) == 1:
        left = required(graph, Stage, step.stage)
        raise CommandRefused(_("“{title}” would be left without a step.").format(title=left.title))
    if step.stage == stage and graph.steps(stage).index(step) == index:
        return Change()
    order, renewed = place_among(others, index)
    arranged = [*others[:index], step, *others[index:]]
    reading = [
        each.id
        for other in graph.stages()
        for each in (arranged if other.id == home.id else graph.steps(other.id))
        if each.id != identifier or other.id == home.id
    ]
    moved = (step, step.replace(stage=stage, order=order))
    return Change.of(updated=[moved, *renewed, *mended_spans(graph, reading)])
