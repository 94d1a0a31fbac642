"""A map in Arabic under real hands: everything is where it is seen, and what follows stands at the left."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from cjm_desktop import commands
from cjm_desktop.model.records import Card, Lane
from cjm_desktop.storage import files
from tests.right_to_left_maps import arabic

if TYPE_CHECKING:
    from pathlib import Path

    from cjm_desktop.ui.inline_editor import InlineEditor
    from tests.journeys.hands import Hands

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """The file with the Arabic map, which the window of ``hands`` opens."""
    path = tmp_path / "arabic.cjm"
    files.save(arabic(), path)
    return path


def card(hands: Hands, identifier: str) -> Card:
    """A card of the map."""
    found = hands.document.graph.get(identifier)
    assert isinstance(found, Card)
    return found


def editor(hands: Hands) -> InlineEditor:
    """The field that is open."""
    found = hands.window.writing.editor
    assert found is not None
    return found


def typed(hands: Hands, words: str) -> None:
    """Type words that are not ASCII, which QTest cannot."""
    event = QInputMethodEvent()
    event.setCommitString(words)
    QApplication.sendEvent(hands.window.focusWidget(), event)


def test_a_card_dragged_to_the_left_stands_in_the_next_stage(hands: Hands) -> None:
    start, next_column = hands.centre("actions-1-1-1"), hands.centre("actions-2-1-1")
    hands.drag(start, QPoint(next_column.x(), start.y()))

    assert next_column.x() < start.x()
    assert card(hands, "actions-1-1-1").step == "step-2-1"


def test_words_are_written_over_the_words_and_from_the_right(hands: Hands) -> None:
    hands.canvas.zoom_to(1.0, hands.centre("actions-3-1-1"))
    hands.double_click(hands.centre("actions-3-1-1"))

    field, box = editor(hands), hands.box("actions-3-1-1")
    corner, opposite = hands.at(box.x, box.y), hands.at(box.right, box.bottom)
    assert corner.x() <= field.geometry().left()
    assert field.geometry().right() <= opposite.x()
    assert field.cursorRect().right() > field.width() * 0.3, "lines stand at the right"
    typed(hands, "سلة")
    assert field.cursorRect().right() > field.width() / 2
    hands.key(Qt.Key.Key_Return)
    assert card(hands, "actions-3-1-1").title == "سلة"


def test_english_words_stand_at_the_right_as_well_while_they_are_written(hands: Hands) -> None:
    hands.double_click(hands.centre("actions-3-1-1"))
    hands.type("Pay")

    assert editor(hands).cursorRect().right() > editor(hands).width() * 0.8
    hands.key(Qt.Key.Key_Escape)


def test_the_tabulator_goes_on_in_the_order_of_reading(hands: Hands) -> None:
    hands.double_click(hands.centre("touchpoints-2-1-1"))
    hands.key(Qt.Key.Key_Tab)
    assert hands.window.editing.selected == {"touchpoints-2-2-1"}
    hands.key(Qt.Key.Key_Backtab)
    assert hands.window.editing.selected == {"touchpoints-2-1-1"}
    hands.key(Qt.Key.Key_Escape)


def test_arrow_keys_go_and_move_the_way_they_point(hands: Hands) -> None:
    hands.click(hands.centre("actions-2-1-1"))
    hands.key(Qt.Key.Key_Left)
    assert hands.window.editing.selected == {"actions-2-2-1"}
    hands.key(Qt.Key.Key_Left, ALT)
    assert card(hands, "actions-2-2-1").step == "step-3-1"


def test_labels_stick_to_the_right_and_can_be_taken_there(hands: Hands) -> None:
    hands.canvas.zoom_to(1.0, hands.centre("actions-5-1-1"))
    right = hands.canvas.viewport().width() - 40
    label = QPoint(right, hands.centre("touchpoints", "label").y())
    assert hands.centre("touchpoints", "label").x() > hands.canvas.viewport().width(), "scrolled out of sight"

    hands.canvas.viewport().repaint()
    hands.click(label)

    assert hands.window.editing.selected == {"touchpoints"}
    assert isinstance(hands.document.graph.get("touchpoints"), Lane)


def test_what_is_travelled_to_comes_clear_of_the_labels(hands: Hands) -> None:
    hands.canvas.zoom_to(1.0, hands.centre("actions-5-1-1"))
    hands.click(hands.centre("actions-5-1-1"))
    for _ in range(4):
        hands.key(Qt.Key.Key_Right)

    (source,) = hands.window.editing.selected
    strips = hands.canvas.covered(hands.box(source))
    assert hands.at(hands.box(source).right, 0).x() < hands.canvas.viewport().width() - strips.right


def test_another_language_turns_the_open_map_round_and_back(hands: Hands) -> None:
    graph = hands.document.graph
    hands.document.commit("Language", commands.edit(graph, graph.map.id, language="en"))
    forwards = hands.box("actions-1-1-1")
    hands.click(hands.centre("actions-1-1-1"))

    assert forwards.right < hands.box("actions-2-1-1").x
    assert hands.window.editing.selected == {"actions-1-1-1"}

    hands.document.undo_stack.undo()

    assert hands.box("actions-1-1-1").x > hands.box("actions-2-1-1").right
    hands.click(hands.centre("actions-2-1-1"))
    assert hands.window.editing.selected == {"actions-2-1-1"}


def test_a_title_wider_than_the_view_is_shown_from_the_right(hands: Hands) -> None:
    hands.canvas.zoom_to(4.0, hands.centre("actions-5-1-1"))
    hands.canvas.reveal(hands.box("map", "title"))

    right = hands.at(hands.box("map", "title").right, 0).x()
    assert 0 < right <= hands.canvas.viewport().width()


def test_the_minimap_stands_clear_of_the_labels(hands: Hands) -> None:
    hands.canvas.zoom_to(1.0, hands.centre("actions-5-1-1"))

    minimap = hands.window.minimap
    assert not minimap.isHidden()
    assert minimap.geometry().right() < hands.canvas.width() / 2
