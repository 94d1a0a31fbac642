"""Travelling and moving without a mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cjm_desktop.display.geometry import Point, Rect, Size
from cjm_desktop.display.items import Extent, Frame, Grid, Group, Layer
from cjm_desktop.editor import insertion, moves, selection, words
from cjm_desktop.editor.hits import Cell
from cjm_desktop.model.records import Card, Marker
from tests.editor.small_map import small_map

if TYPE_CHECKING:
    from cjm_desktop.editor.selection import Direction
    from cjm_desktop.model.graph import JourneyGraph


def drawn(picture: str) -> Frame:
    """A frame with a card for every letter of a picture; a cell is 10 points wide and high, with gaps between."""
    groups = []
    for row, line in enumerate(picture.split()):
        for column, letter in enumerate(line):
            if letter != ".":
                origin = Point(column * 10.0 + 1, row * 10.0 + 1)
                groups.append(Group(letter, "card", Layer.CARD, origin, Size(8, 8), (), Rect(0, 0, 8, 8)))
    return Frame(Size(100, 100), tuple(groups), "#FFFFFF", grid=Grid(lanes=(Extent("lane", 0, 100),)))


@pytest.mark.parametrize(
    ("start", "direction", "found"),
    [
        ("a", "right", "b"),
        ("b", "right", "c"),
        ("b", "left", "a"),
        ("b", "down", "e"),
        ("e", "up", "b"),
        ("d", "right", "e"),
        ("c", "right", None),
        ("a", "up", None),
    ],
)
def test_arrow_keys_travel_to_the_neighbour(start: str, direction: Direction, found: str | None) -> None:
    assert selection.neighbour(drawn("abc de.  f.."), start, direction) == found


def test_travelling_starts_at_the_top_left() -> None:
    assert selection.neighbour(drawn(".bc de."), "nothing", "right") == "b"


@pytest.fixture
def graph() -> JourneyGraph:
    cells = {("actions", "step-1-1"): ("Looks", "Asks"), ("touchpoints", "step-1-1"): ("Website",)}
    return small_map((1, 2, 1), cells=cells, emotions=[("step-1-1", 1.0)])


def after(graph: JourneyGraph, source: str, direction: Direction) -> JourneyGraph | None:
    move = moves.step_aside(graph, source, direction)
    if move is None:
        return None
    result = graph.snapshot()
    result.apply(move.change)
    return result


@pytest.mark.parametrize(
    ("source", "direction"),
    [
        ("stage-1", "left"),
        ("stage-1", "up"),
        ("actions", "up"),
        ("actions", "left"),
        ("actions-step-1-1-1", "left"),
        ("actions-step-1-1-1", "up"),
        ("step-1-1", "right"),
        ("emotion-1", "left"),
        ("map", "down"),
    ],
)
def test_what_stands_at_the_end_or_does_not_move_that_way_stays(
    graph: JourneyGraph, source: str, direction: Direction
) -> None:
    assert after(graph, source, direction) is None


def test_a_stage_and_a_lane_change_places_with_their_neighbour(graph: JourneyGraph) -> None:
    right, down = after(graph, "stage-1", "right"), after(graph, "actions", "down")
    assert right is not None
    assert down is not None
    assert [stage.id for stage in right.stages()] == ["stage-2", "stage-1", "stage-3"]
    assert [lane.id for lane in down.lanes()][:2] == ["touchpoints", "actions"]


def test_a_card_moves_within_its_cell_then_to_the_next_lane_that_takes_it(graph: JourneyGraph) -> None:
    once = after(graph, "actions-step-1-1-1", "down")
    assert once is not None
    assert [card.id for card in once.cards("actions", "step-1-1")][1] == "actions-step-1-1-1"
    twice = after(once, "actions-step-1-1-1", "down")
    assert twice is not None
    card = twice.get("actions-step-1-1-1")
    assert isinstance(card, Card)
    assert card.lane == "free_text"


def test_a_card_moves_to_the_next_step(graph: JourneyGraph) -> None:
    result = after(graph, "touchpoints-step-1-1-1", "right")
    assert result is not None
    card = result.get("touchpoints-step-1-1-1")
    assert isinstance(card, Card)
    assert card.step == "step-2-1"


@pytest.mark.parametrize(
    ("direction", "value", "step"),
    [("up", 2.0, "step-1-1"), ("down", 0.0, "step-1-1"), ("right", 1.0, "step-2-1")],
)
def test_a_feeling_gets_better_and_worse_and_moves_on(
    graph: JourneyGraph, direction: Direction, value: float, step: str
) -> None:
    result = after(graph, "emotion-1", direction)
    assert result is not None
    marker = result.get("emotion-1")
    assert isinstance(marker, Marker)
    assert (marker.value, marker.step) == (value, step)


def test_a_new_card_stands_in_the_cell_of_what_is_selected(graph: JourneyGraph) -> None:
    made = insertion.card(graph, "touchpoints-step-1-1-1", None)
    new = made.change.added[made.new]
    assert isinstance(new, Card)
    assert (new.kind, new.lane, new.step) == ("touchpoint", "touchpoints", "step-1-1")


def test_a_new_card_stands_where_the_pointer_is_if_its_lane_takes_it(graph: JourneyGraph) -> None:
    made = insertion.card_of("pain_point")(graph, None, Cell("actions", "step-3-1"))
    new = made.change.added[made.new]
    assert isinstance(new, Card)
    assert (new.lane, new.step) == ("pain_points", "step-3-1")


def test_a_new_stage_follows_the_one_that_is_selected(graph: JourneyGraph) -> None:
    made = insertion.stage(graph, "actions-step-1-1-1", None)
    graph.apply(made.change)
    assert graph.stages()[1].id == made.new


@pytest.mark.parametrize(
    ("source", "part", "field"),
    [
        ("map", "title", "title"),
        ("map", "scenario", "scenario"),
        ("emotion-1", "marker", "quote"),
        ("actions", "label", "title"),
    ],
)
def test_words_are_edited_where_they_stand(graph: JourneyGraph, source: str, part: str, field: str) -> None:
    graph.apply(words.reword(graph, source, part, "  Other words "))
    assert getattr(graph.get(source), field) == "Other words"
    assert words.reword(graph, source, part, "Other words").is_empty
