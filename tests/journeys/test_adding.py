"""What is added stands where the hand points, is written at once, and is one step of undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from cjm_desktop.editor import hits
from cjm_desktop.model.records import Card, Marker

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint

    from tests.journeys.hands import Hands


def hover(hands: Hands, at: QPoint) -> None:
    """Move the pointer to a pixel of the canvas."""
    viewport, none = hands.canvas.viewport(), Qt.MouseButton.NoButton
    places = QPointF(at), QPointF(viewport.mapToGlobal(at))
    event = QMouseEvent(QEvent.Type.MouseMove, *places, none, none, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(viewport, event)


def action(hands: Hands, place: int = 0) -> Card:
    """The first action of a step."""
    graph = hands.document.graph
    lane = next(each for each in graph.lanes() if each.kind == "actions")
    return graph.cards(lane.id, graph.steps()[place].id)[0]


def feelings(hands: Hands) -> dict[str, Marker]:
    """The markers of the map, by id."""
    return {each.id: each for each in hands.document.graph.elements() if isinstance(each, Marker)}


def test_a_new_card_and_its_first_words_are_one_step_of_undo(hands: Hands) -> None:
    before = hands.document.graph.records()
    hands.click(hands.centre(action(hands).id))
    hands.window.actions_by_name["add_card"].trigger()
    hands.type("Fresh")
    hands.key(Qt.Key.Key_Return)
    stack, after = hands.document.undo_stack, hands.document.graph.records()

    assert stack.count() == 1
    assert stack.undoText() == "Add action"
    stack.undo()
    assert hands.document.graph.records() == before
    stack.redo()
    assert hands.document.graph.records() == after


def test_words_written_later_are_a_step_of_their_own(hands: Hands) -> None:
    hands.click(hands.centre(action(hands).id))
    hands.window.actions_by_name["add_card"].trigger()
    hands.type("Fresh")
    hands.key(Qt.Key.Key_Return)
    (new,) = hands.window.editing.selected
    hands.type("Other")
    hands.key(Qt.Key.Key_Return)

    assert hands.document.undo_stack.count() == 2
    hands.document.undo_stack.undo()
    card = hands.document.graph.get(new)
    assert isinstance(card, Card)
    assert card.title == "Fresh"


@pytest.mark.parametrize("level", [-2.0, 1.0])
def test_the_letter_e_adds_a_feeling_at_the_level_of_the_pointer(hands: Hands, level: float) -> None:
    frame, before = hands.window.editing.frame, feelings(hands)
    (axis,) = frame.grid.axes
    step = frame.grid.steps[2]
    hands.key(Qt.Key.Key_Escape)
    hover(hands, hands.at(step.start + 4, axis.y(level)))
    hands.type("e")

    (new,) = (each for identifier, each in feelings(hands).items() if identifier not in before)
    assert (new.step, new.value) == (step.source, level)
    assert hands.document.undo_stack.count() == 1


def test_a_feeling_added_from_a_menu_is_neutral(hands: Hands) -> None:
    before = feelings(hands)
    QApplication.sendEvent(hands.canvas.viewport(), QEvent(QEvent.Type.Leave))
    hands.window.actions_by_name["add_emotion"].trigger()

    (new,) = (each for identifier, each in feelings(hands).items() if identifier not in before)
    assert new.value == 0


def test_the_bar_over_a_card_of_the_first_row_covers_no_name(hands: Hands) -> None:
    hands.click(hands.centre(action(hands, 1).id))

    bar = hands.window.popup.geometry()
    grid = hands.window.editing.frame.grid
    header = hands.at(0, max(grid.header.end, grid.step_row.end)).y()
    assert not hands.window.popup.isHidden()
    assert bar.top() >= header


@pytest.mark.parametrize("scale", [0.5, 0.7, 0.79, 1.0])
def test_words_are_written_within_their_card(hands: Hands, scale: float) -> None:
    card = action(hands, 1)
    hands.canvas.zoom_to(scale)
    hands.canvas.centerOn(*hands.box(card.id).centre)
    hands.double_click(hands.centre(card.id))

    group = hits.group_of(hands.window.editing.frame, card.id)
    editor = hands.window.writing.editor
    assert group is not None
    assert editor is not None
    assert editor.geometry().left() >= hands.at(group.box.x, 0).x()
    assert editor.geometry().right() <= hands.at(group.box.right, 0).x()
    hands.key(Qt.Key.Key_Escape)
