"""Several cards dragged as one block."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cjm_desktop.commands import CommandRefused
from cjm_desktop.display.geometry import Point
from cjm_desktop.editor import hits
from cjm_desktop.editor.gestures import Gesture
from cjm_desktop.editor.hits import Cell
from cjm_desktop.editor.outcomes import Commit
from cjm_desktop.editor.pointing import Carried, Pointer
from cjm_desktop.editor.together import move_together
from cjm_desktop.layout.engine import lay_out
from cjm_desktop.model.records import Marker
from cjm_desktop.theme import load_theme
from tests.editor.small_map import small_map

if TYPE_CHECKING:
    from cjm_desktop.model.graph import JourneyGraph

A, B, C, D = (f"actions-step-1-1-{n}" for n in (1, 2, 3, 4))
X, Y = "actions-step-2-1-1", "actions-step-2-1-2"
CELLS = {
    ("actions", "step-1-1"): ("A", "B", "C", "D"),
    ("actions", "step-2-1"): ("X", "Y"),
    ("free_text", "step-1-1"): ("Note",),
}
NOTE = "free_text-step-1-1-1"


@pytest.fixture
def graph() -> JourneyGraph:
    return small_map((1, 1, 1), cells=CELLS, emotions=[("step-1-1", 1.0)])


def moved(graph: JourneyGraph, ids: set[str], leader: str, cell: Cell, index: int) -> JourneyGraph:
    result = graph.snapshot()
    result.apply(move_together(graph, ids, leader, cell, index))
    return result


def cards(graph: JourneyGraph, lane: str, step: str) -> list[str]:
    return [card.id for card in graph.cards(lane, step)]


@pytest.mark.parametrize(
    ("ids", "leader", "index", "order"),
    [
        ({A, B}, A, 2, [C, D, A, B]),
        ({A, C}, C, 1, [B, A, C, D]),
        ({B, D}, D, 0, [B, D, A, C]),
        ({A, B}, B, 0, [A, B, C, D]),
    ],
)
def test_within_a_cell_the_block_closes_up_and_keeps_its_order(
    graph: JourneyGraph, ids: set[str], leader: str, index: int, order: list[str]
) -> None:
    assert (
        cards(moved(graph, ids, leader, Cell("actions", "step-1-1"), index), "actions", "step-1-1") == order
    )


def test_a_block_goes_between_the_cards_of_another_cell(graph: JourneyGraph) -> None:
    result = moved(graph, {A, C}, A, Cell("actions", "step-2-1"), 1)
    assert cards(result, "actions", "step-2-1") == [X, A, C, Y]
    assert cards(result, "actions", "step-1-1") == [B, D]


def test_cards_of_other_lanes_and_markers_move_by_as_many_steps(graph: JourneyGraph) -> None:
    result = moved(graph, {A, NOTE, "emotion-1"}, A, Cell("actions", "step-3-1"), 0)
    marker = result.get("emotion-1")
    assert cards(result, "actions", "step-3-1") == [A]
    assert cards(result, "free_text", "step-3-1") == [NOTE]
    assert isinstance(marker, Marker)
    assert (marker.step, marker.value) == ("step-3-1", 1.0)


def test_a_block_stops_where_the_map_ends(graph: JourneyGraph) -> None:
    result = moved(graph, {A, X}, A, Cell("actions", "step-3-1"), 0)
    assert A in cards(result, "actions", "step-2-1")
    assert cards(result, "actions", "step-3-1") == [X]


def test_a_lane_that_refuses_one_refuses_all(graph: JourneyGraph) -> None:
    with pytest.raises(CommandRefused):
        move_together(graph, {A, X}, A, Cell("emotions", "step-2-1"), 0)


def test_dragging_one_of_the_selected_carries_all_and_keeps_the_selection(graph: JourneyGraph) -> None:
    frame = lay_out(graph, load_theme("light"))
    box = hits.box_of(frame, A)
    target = hits.box_of(frame, "step-3-1") or hits.box_of(frame, "stage-3")
    assert box is not None
    assert target is not None
    chosen = frozenset({A, B})
    gesture = Gesture(graph, frame, chosen, Pointer(box.centre, hits.hit_at(frame, box.centre)))
    there = Pointer(Point(target.centre.x, box.centre.y))
    preview = gesture.move(there)
    assert preview is not None
    assert {mark.source for mark in preview.marks if isinstance(mark, Carried)} == chosen
    assert set(preview.landing) == chosen
    outcome = gesture.release(there)
    assert isinstance(outcome, Commit)
    assert outcome.select == chosen
    assert set(outcome.change.updated) == chosen
