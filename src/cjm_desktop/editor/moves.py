"""The same moves without a mouse: what Alt with an arrow key does to the selected element."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cjm_desktop import commands
from cjm_desktop.editor import drags
from cjm_desktop.i18n import _
from cjm_desktop.model.records import Card, Lane, Marker, Metric, Stage, Step
from cjm_desktop.model.scales import clamp, nearest_level
from cjm_desktop.text.direction import direction_of

if TYPE_CHECKING:
    from cjm_desktop.editor.drags import Dragging
    from cjm_desktop.editor.selection import Direction
    from cjm_desktop.model.change import Change
    from cjm_desktop.model.graph import JourneyGraph

STEP_BY: dict[Direction, int] = {"left": -1, "right": 1, "up": -1, "down": 1}


class Move(NamedTuple):
    """An edit and the name that it has in the history."""

    label: str
    change: Change


def step_aside(graph: JourneyGraph, source: str, direction: Direction) -> Move | None:
    """Move an element by one place; ``None`` where this element does not move that way or stands at the end.

    ``direction`` is the one that is seen: to the left is onwards where the map is read from right to left.
    """
    sideways, by = direction in {"left", "right"}, STEP_BY[direction]
    if sideways and direction_of(graph.map.language) == "rtl":
        by = -by
    record = graph.get(source)
    found: tuple[Dragging, Change | None] | None = None
    match record:
        case Stage() if sideways:
            found = drags.MOVE_STAGE, _reordered_stage(graph, record, by)
        case Step() if sideways:
            found = drags.MOVE_STEP, _moved_step(graph, record, by)
        case Lane() if not sideways:
            found = drags.MOVE_LANE, _reordered_lane(graph, record, by)
        case Card():
            found = drags.MOVE_CARD, _moved_card(graph, record, by, sideways=sideways)
        case Metric():
            found = drags.MOVE_METRIC, _moved_metric(graph, record, by, sideways=sideways)
        case Marker():
            found = drags.MOVE_MARKER, _moved_marker(graph, record, by, sideways=sideways)
        case _:
            pass
    if found is None or found[1] is None or found[1].is_empty:
        return None
    return Move(_(found[0].label), found[1])


def reach_aside(graph: JourneyGraph, source: str, direction: Direction) -> Move | None:
    """Let a card end one step further or nearer; ``None`` where it cannot."""
    card, by = graph.get(source), STEP_BY[direction]
    if not isinstance(card, Card) or not drags.has_end(card) or direction in {"up", "down"}:
        return None
    if direction_of(graph.map.language) == "rtl":
        by = -by
    place = graph.position(card.until or card.step) + by
    change = drags.reach(graph, source, place)
    return None if change.is_empty else Move(_(drags.REACH.label), change)


def _reordered_stage(graph: JourneyGraph, stage: Stage, by: int) -> Change | None:
    index = graph.stages().index(stage) + by
    return commands.move_stage(graph, stage.id, index) if 0 <= index < len(graph.stages()) else None


def _reordered_lane(graph: JourneyGraph, lane: Lane, by: int) -> Change | None:
    index = graph.lanes().index(lane) + by
    return commands.move_lane(graph, lane.id, index) if 0 <= index < len(graph.lanes()) else None


def _moved_step(graph: JourneyGraph, step: Step, by: int) -> Change | None:
    siblings = graph.steps(step.stage)
    index = siblings.index(step) + by
    if 0 <= index < len(siblings):
        return commands.move_step(graph, step.id, step.stage, index)
    stages = [stage.id for stage in graph.stages()]
    place = stages.index(step.stage) + by
    if len(siblings) < 2 or not 0 <= place < len(stages):
        return None
    return commands.move_step(graph, step.id, stages[place], 0 if by > 0 else len(graph.steps(stages[place])))


def _moved_card(graph: JourneyGraph, card: Card, by: int, *, sideways: bool) -> Change | None:
    if sideways:
        place = graph.position(card.step) + by
        if not 0 <= place < len(graph.steps()):
            return None
        target = graph.steps()[place].id
        index = min(graph.cards(card.lane, card.step).index(card), len(graph.cards(card.lane, target)))
        return commands.move_card(graph, card.id, card.lane, target, index)
    cell = graph.cards(card.lane, card.step)
    index = cell.index(card) + by
    if 0 <= index < len(cell):
        return commands.move_card(graph, card.id, card.lane, card.step, index)
    lanes = [lane.id for lane in graph.lanes() if not lane.hidden]
    place = lanes.index(card.lane) + by if card.lane in lanes else -1
    while 0 <= place < len(lanes) and not drags.takes(graph, lanes[place], card):
        place += by
    if not 0 <= place < len(lanes):
        return None
    return commands.move_card(
        graph, card.id, lanes[place], card.step, 0 if by > 0 else len(graph.cards(lanes[place], card.step))
    )


def _moved_metric(graph: JourneyGraph, metric: Metric, by: int, *, sideways: bool) -> Change | None:
    if not sideways:
        index = graph.metrics(metric.subject).index(metric) + by
        among = 0 <= index < len(graph.metrics(metric.subject))
        return commands.move_metric(graph, metric.id, metric.subject, index) if among else None
    subject = graph.get(metric.subject)
    steps = [step.id for step in graph.steps()]
    match subject:
        case Step():
            place = steps.index(subject.id) + by
        case Card():
            place = steps.index(subject.step) + by
        case Stage():
            own = [steps.index(step.id) for step in graph.steps(subject.id)]
            place = max(own) + 1 if by > 0 else min(own) - 1
        case _:
            return None
    if not 0 <= place < len(steps):
        return None
    return commands.move_metric(graph, metric.id, steps[place], len(graph.metrics(steps[place])))


def _moved_marker(graph: JourneyGraph, marker: Marker, by: int, *, sideways: bool) -> Change | None:
    if sideways:
        place = graph.position(marker.step) + by
        if not 0 <= place < len(graph.steps()):
            return None
        return commands.set_emotion(graph, marker.id, step=graph.steps()[place].id, offset=marker.offset)
    scale = graph.map.emotion_scale
    value = nearest_level(clamp(marker.value - by, scale), scale)
    return commands.set_emotion(graph, marker.id, value=value)
