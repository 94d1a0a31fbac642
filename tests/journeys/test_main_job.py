"""The main job with real events: drag, edit, undo, redo, save, reopen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from cjm_desktop.model.records import Card, Marker
from cjm_desktop.storage import files

if TYPE_CHECKING:
    from pathlib import Path

    from tests.journeys.hands import Hands


def first_touchpoint(hands: Hands) -> Card:
    graph = hands.document.graph
    lane = next(lane for lane in graph.lanes() if lane.kind == "touchpoints")
    return graph.cards(lane.id, graph.steps()[0].id)[0]


def lowest_marker(hands: Hands) -> Marker:
    markers = [each for each in hands.document.graph.elements() if isinstance(each, Marker)]
    return min(markers, key=lambda marker: marker.value)


def drag_stage(hands: Hands) -> None:
    """Drag the first stage behind the second."""
    first, second = hands.document.graph.stages()[:2]
    start = hands.centre(first.id, "chevron")
    hands.drag(start, hands.centre(second.id, "chevron") + QPoint(30, 0))


def drag_touchpoint(hands: Hands) -> None:
    """Drag a touchpoint into the third step."""
    card = first_touchpoint(hands)
    graph = hands.document.graph
    target = hands.box(graph.cards(card.lane, graph.steps()[2].id)[0].id)
    hands.drag(hands.centre(card.id), hands.at(target.centre.x, target.y + 4))


def drag_marker(hands: Hands) -> None:
    """Drag the lowest emotion one level up."""
    marker = lowest_marker(hands)
    axis = hands.window.editing.frame.grid.axes[0]
    start = hands.centre(marker.id, "marker")
    centre = hands.box(marker.id, "marker").centre
    hands.drag(start, hands.at(centre.x, axis.y(marker.value + 1)))


def edit_card(hands: Hands, words: str) -> str:
    """Put other words on the first card of the first lane; return its id."""
    graph = hands.document.graph
    card = graph.cards(graph.lanes()[0].id, graph.steps()[0].id)[0]
    hands.double_click(hands.centre(card.id))
    hands.type(words)
    hands.key(Qt.Key.Key_Return)
    return card.id


def test_a_stage_dragged_behind_its_neighbour_stands_there(hands: Hands) -> None:
    before = [stage.id for stage in hands.document.graph.stages()]
    drag_stage(hands)
    after = [stage.id for stage in hands.document.graph.stages()]
    assert after == [before[1], before[0], *before[2:]]
    assert hands.document.undo_stack.count() == 1


def test_a_touchpoint_dragged_into_another_cell_stands_at_the_place_it_was_dropped(hands: Hands) -> None:
    card = first_touchpoint(hands)
    drag_touchpoint(hands)
    graph = hands.document.graph
    third = graph.steps()[2].id
    assert graph.cards(card.lane, third)[0].id == card.id
    assert hands.document.undo_stack.count() == 1


def test_an_emotion_dragged_upwards_gets_the_next_whole_level(hands: Hands) -> None:
    marker = lowest_marker(hands)
    drag_marker(hands)
    moved = hands.document.graph.get(marker.id)
    assert isinstance(moved, Marker)
    assert (moved.value, moved.step, moved.offset) == (marker.value + 1, marker.step, marker.offset)


def test_an_emotion_dragged_sideways_crosses_into_the_next_step(hands: Hands) -> None:
    marker = lowest_marker(hands)
    steps = [step.id for step in hands.document.graph.steps()]
    target = steps[steps.index(marker.step) - 1]
    extent = next(each for each in hands.window.editing.frame.grid.steps if each.source == target)
    centre = hands.box(marker.id, "marker").centre
    hands.drag(hands.centre(marker.id, "marker"), hands.at(extent.middle, centre.y))
    moved = hands.document.graph.get(marker.id)
    assert isinstance(moved, Marker)
    assert (moved.step, moved.value) == (target, marker.value)
    assert abs(moved.offset - 0.5) < 0.01  # a hair beside the marker that stands in the middle already


def test_escape_during_a_drag_restores_the_map_and_leaves_no_history(hands: Hands) -> None:
    before = hands.document.graph.records()
    frame = hands.window.editing.frame
    first, second = hands.document.graph.stages()[:2]
    start = hands.centre(first.id, "chevron")
    hands.press(start)
    hands.move(hands.centre(second.id, "chevron") + QPoint(30, 0), start)
    assert hands.window.drawing.shown != frame
    hands.key(Qt.Key.Key_Escape)
    QTest.mouseRelease(
        hands.canvas.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start
    )
    assert hands.document.graph.records() == before
    assert hands.window.drawing.shown is frame
    assert hands.document.undo_stack.count() == 0


def test_everything_is_undone_redone_saved_and_comes_back_from_the_file(hands: Hands, sample: Path) -> None:
    original = sample.read_bytes()
    states = [hands.document.graph.records()]
    drag_stage(hands)
    drag_touchpoint(hands)
    drag_marker(hands)
    card = edit_card(hands, "Coffee first")
    done = hands.document.graph.records()
    assert hands.document.undo_stack.count() == 4
    for _ in range(4):
        hands.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert hands.document.graph.records() == states[0]
    assert hands.document.is_saved
    for _ in range(4):
        hands.key(Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert hands.document.graph.records() == done
    assert sample.read_bytes() == original
    hands.key(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert hands.document.is_saved
    reopened = files.load(sample).graph
    edited = reopened.get(card)
    assert isinstance(edited, Card)
    assert edited.title == "Coffee first"
    unstamped = reopened.map.replace(modified=hands.document.graph.map.modified)
    assert (unstamped, *reopened.records()[1:]) == hands.document.graph.records()
