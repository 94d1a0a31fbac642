"""A map that is read from right to left: what follows stands at the left, and hands move what they see."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cjm_desktop.display.geometry import Point, Rect
from cjm_desktop.editor import hits, moves, selection
from cjm_desktop.editor.gestures import Gesture
from cjm_desktop.editor.outcomes import Commit
from cjm_desktop.editor.pointing import NO_KEYS, Modifiers, Pointer
from cjm_desktop.layout.engine import lay_out
from cjm_desktop.model.records import Card, Marker
from cjm_desktop.theme import load_theme
from tests.right_to_left_maps import arabic

if TYPE_CHECKING:
    from cjm_desktop.display.items import Frame
    from cjm_desktop.editor.selection import Direction
    from cjm_desktop.model.graph import JourneyGraph

ALT = Modifiers(alt=True)


@pytest.fixture(scope="module")
def graph() -> JourneyGraph:
    return arabic()


@pytest.fixture(scope="module")
def frame(graph: JourneyGraph) -> Frame:
    return lay_out(graph, load_theme("light"))


def box(frame: Frame, source: str) -> Rect:
    found = hits.box_of(frame, source)
    assert found is not None
    return found


def dragged(
    graph: JourneyGraph, frame: Frame, start: Point, end: Point, keys: Modifiers = NO_KEYS
) -> JourneyGraph:
    """The map after a drag."""
    gesture = Gesture(graph, frame, frozenset(), Pointer(start, hits.hit_at(frame, start)))
    gesture.move(Pointer(end, hits.hit_at(frame, end), keys))
    outcome = gesture.release(Pointer(end, hits.hit_at(frame, end), keys))
    assert isinstance(outcome, Commit)
    result = graph.snapshot()
    result.apply(outcome.change)
    return result


def test_cells_are_found_beside_the_labels_at_the_right(frame: Frame) -> None:
    first, label = box(frame, "actions-1-1-1"), box(frame, "actions")

    assert hits.cell_at(frame, first.centre) == hits.Cell("actions", "step-1-1")
    assert hits.cell_at(frame, label.centre) is None
    assert hits.cell_at(frame, Point(2, first.centre.y)) == hits.Cell("actions", "step-5-1")


def test_a_card_dragged_to_the_left_comes_to_the_next_step(graph: JourneyGraph, frame: Frame) -> None:
    start = box(frame, "actions-1-1-1").centre
    end = Point(box(frame, "actions-2-1-1").centre.x, start.y)

    card = dragged(graph, frame, start, end).get("actions-1-1-1")

    assert end.x < start.x
    assert isinstance(card, Card)
    assert card.step == "step-2-1"


def test_a_stage_dragged_to_the_right_comes_earlier(graph: JourneyGraph, frame: Frame) -> None:
    last, first = box(frame, "stage-5"), box(frame, "stage-1")

    result = dragged(graph, frame, last.centre, Point(first.right - 4, first.centre.y))

    assert [stage.id for stage in result.stages()][:2] == ["stage-5", "stage-1"]


def test_a_step_dragged_to_the_right_comes_before_its_neighbour(graph: JourneyGraph, frame: Frame) -> None:
    second, first = box(frame, "step-2-2"), box(frame, "step-2-1")

    result = dragged(graph, frame, second.centre, Point(first.right - 4, first.centre.y))

    assert [step.id for step in result.steps("stage-2")] == ["step-2-2", "step-2-1"]


def test_a_feeling_dragged_to_the_left_comes_later_in_its_step(graph: JourneyGraph, frame: Frame) -> None:
    start = box(frame, "emotion-2-1").centre
    step = hits.extent_of(frame.grid.steps, "step-2-1")
    assert step is not None
    end = Point(step.start + (step.end - step.start) / 4, start.y)

    marker = dragged(graph, frame, start, end, ALT).get("emotion-2-1")

    assert isinstance(marker, Marker)
    assert marker.step == "step-2-1"
    assert marker.offset == pytest.approx(0.75, abs=0.01)


@pytest.mark.parametrize(("direction", "step"), [("left", "step-2-2"), ("right", "step-1-1")])
def test_alt_with_an_arrow_moves_a_card_the_way_it_points(
    graph: JourneyGraph, direction: Direction, step: str
) -> None:
    card = moved(graph, "actions-2-1-1", direction).get("actions-2-1-1")

    assert isinstance(card, Card)
    assert card.step == step


def moved(graph: JourneyGraph, source: str, direction: Direction) -> JourneyGraph:
    """The map after Alt with an arrow key."""
    move = moves.step_aside(graph, source, direction)
    assert move is not None
    result = graph.snapshot()
    result.apply(move.change)
    return result


def test_alt_with_an_arrow_reorders_steps_the_way_it_points(graph: JourneyGraph) -> None:
    result = moved(graph, "step-2-1", "left")

    assert [step.id for step in result.steps("stage-2")] == ["step-2-2", "step-2-1"]
    assert moves.step_aside(graph, "stage-1", "right") is None


def test_arrow_keys_travel_the_way_they_point(frame: Frame) -> None:
    assert selection.neighbour(frame, "touchpoints-2-1-1", "left") == "touchpoints-2-2-1"
    assert selection.neighbour(frame, "touchpoints-2-1-1", "right") == "touchpoints-1-1-1"


def test_travelling_starts_at_the_top_right(frame: Frame) -> None:
    assert selection.first(frame) == "goals-1-1-1"
