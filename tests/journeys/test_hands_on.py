"""What hands expect of any canvas: a menu under the right button, a clipboard, blocks of cards, edges that scroll."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu

from cjm_desktop.editor.clipboard import MEDIA_TYPE
from cjm_desktop.storage import files
from cjm_desktop.ui.actions import ACTIONS
from cjm_desktop.ui.fields.words import NumberEditor
from cjm_desktop.ui.main_window import MainWindow

if TYPE_CHECKING:
    from pathlib import Path

    from cjm_desktop.model.records import Card
    from tests.journeys.hands import Hands

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def actions_of(hands: Hands, place: int = 0) -> tuple[Card, ...]:
    """The action cards of a step."""
    graph = hands.document.graph
    lane = next(each for each in graph.lanes() if each.kind == "actions")
    return graph.cards(lane.id, graph.steps()[place].id)


def hover(hands: Hands, at: QPoint) -> None:
    """Move the pointer to a pixel of the canvas."""
    viewport, none = hands.canvas.viewport(), Qt.MouseButton.NoButton
    places = QPointF(at), QPointF(viewport.mapToGlobal(at))
    event = QMouseEvent(QEvent.Type.MouseMove, *places, none, none, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(viewport, event)


def menu_at(hands: Hands, at: QPoint) -> list[str]:
    """What the menu under the right button offers at a pixel of the canvas."""
    viewport = hands.canvas.viewport()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, viewport.mapToGlobal(at))
    QApplication.sendEvent(viewport, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    words = [action.text().split("\t")[0] for action in menu.actions() if not action.isSeparator()]
    menu.close()
    return words


def test_the_menu_is_about_what_lies_under_the_pointer(hands: Hands) -> None:
    card = actions_of(hands)[0]
    words = menu_at(hands, hands.centre(card.id))
    assert hands.window.editing.selected == {card.id}
    assert {"Edit text", "Cut", "Copy", "Paste", "Duplicate", "Delete"} <= set(words)
    assert "Moment of truth" not in words


def test_the_menu_of_the_ground_adds_and_keeps_nothing_selected(hands: Hands) -> None:
    hands.click(hands.centre(actions_of(hands)[0].id))
    words = menu_at(hands, QPoint(6, 6))
    assert hands.window.editing.selected == frozenset()
    assert {"Touchpoint", "Emotion", "Stage", "Lane", "Paste"} <= set(words)
    assert "Delete" not in words


def test_the_menu_keeps_a_selection_that_it_was_called_on(hands: Hands) -> None:
    first, second = actions_of(hands)[:2]
    hands.click(hands.centre(first.id))
    hands.click(hands.centre(second.id), SHIFT)
    menu_at(hands, hands.centre(first.id))
    assert hands.window.editing.selected == {first.id, second.id}


def test_copy_and_paste_are_one_step_of_undo_and_select_the_copy(hands: Hands) -> None:
    card = actions_of(hands)[0]
    hands.click(hands.centre(card.id))
    hands.key(Qt.Key.Key_C, CONTROL)
    content = QGuiApplication.clipboard().mimeData()
    assert content.text() == " ".join(card.title.split())
    assert content.hasFormat(MEDIA_TYPE)
    hands.key(Qt.Key.Key_V, CONTROL)
    copy = actions_of(hands)[-1]
    assert copy.title == card.title
    assert hands.window.editing.selected == {copy.id}
    assert hands.document.undo_stack.count() == 1


def test_cut_and_paste_move_a_card(hands: Hands) -> None:
    card = actions_of(hands)[0]
    hands.click(hands.centre(card.id))
    hands.key(Qt.Key.Key_X, CONTROL)
    assert card not in actions_of(hands)
    hands.click(hands.centre(actions_of(hands, 1)[0].id))
    hands.key(Qt.Key.Key_V, CONTROL)
    assert actions_of(hands, 1)[-1].title == card.title
    assert hands.document.undo_stack.count() == 2


def test_text_from_elsewhere_becomes_cards(hands: Hands) -> None:
    QGuiApplication.clipboard().setText("One\nTwo")
    hands.click(hands.centre(actions_of(hands)[0].id))
    hands.key(Qt.Key.Key_V, CONTROL)
    assert [card.title for card in actions_of(hands)[-2:]] == ["One", "Two"]


def test_an_empty_clipboard_is_told_in_the_status_line(hands: Hands) -> None:
    QGuiApplication.clipboard().setText("")
    hands.key(Qt.Key.Key_V, CONTROL)
    assert hands.window.status.currentMessage() == "The clipboard holds no cards."
    assert hands.document.undo_stack.count() == 0


def test_several_cards_are_dragged_together_and_undone_together(hands: Hands) -> None:
    first, second = actions_of(hands)[:2]
    before = hands.document.graph.records()
    hands.click(hands.centre(first.id))
    hands.click(hands.centre(second.id), SHIFT)
    start, end = hands.centre(first.id), hands.centre(actions_of(hands, 1)[0].id)
    hands.drag(start, QPoint(end.x(), end.y()))
    assert {first.id, second.id} <= {card.id for card in actions_of(hands, 1)}
    assert hands.window.editing.selected == {first.id, second.id}
    hands.key(Qt.Key.Key_Z, CONTROL)
    assert hands.document.graph.records() == before


def test_the_map_scrolls_while_a_card_is_held_at_its_edge(hands: Hands) -> None:
    card = actions_of(hands)[0]
    hands.canvas.zoom_to(1.0)
    hands.canvas.centerOn(*hands.box(card.id).centre)
    before = hands.canvas.seen
    start = hands.centre(card.id)
    edge = QPoint(hands.canvas.viewport().width() + 30, start.y())
    hands.press(start)
    hands.move(edge, start)
    QTest.qWait(200)
    assert hands.canvas.seen.x > before.x
    hands.key(Qt.Key.Key_Escape)
    stopped = hands.canvas.seen
    QTest.qWait(60)
    assert hands.canvas.seen == stopped
    assert hands.document.undo_stack.count() == 0


def test_a_map_that_is_wholly_in_sight_does_not_scroll_at_the_edge(hands: Hands) -> None:
    before = hands.canvas.seen
    start = hands.centre(actions_of(hands)[0].id)
    hands.press(start)
    hands.move(QPoint(hands.canvas.viewport().width() + 30, start.y()), start)
    QTest.qWait(60)
    assert hands.canvas.seen == before
    hands.key(Qt.Key.Key_Escape)


def test_travelling_over_a_map_in_sight_does_not_scroll_it(hands: Hands) -> None:
    before = hands.canvas.seen
    hands.canvas.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Up):
        hands.key(key)
    assert hands.window.editing.selected
    assert hands.canvas.seen == before


def test_the_bar_offers_only_what_can_be_done(hands: Hands) -> None:
    graph = hands.document.graph
    marker = next(each for each in graph.elements() if each.kind == "emotion")
    hands.click(hands.centre(marker.id, "marker"))
    shown = [
        button
        for button, action in hands.window.popup.buttons
        if button.isVisible() and not action.isEnabled()
    ]
    assert hands.window.popup.isVisible()
    assert shown == []


def test_an_edit_that_is_not_possible_is_told_in_the_status_line(hands: Hands) -> None:
    graph = hands.document.graph
    hands.window.editing.select(frozenset({graph.steps()[0].id}))
    hands.window.actions_by_name["remove"].trigger()
    assert graph.stages()[0].title in hands.window.status.currentMessage()
    assert hands.document.undo_stack.count() == 0


def test_a_changed_map_is_stamped_when_it_is_saved_and_an_unchanged_one_keeps_its_stamp(
    hands: Hands, sample: Path
) -> None:
    before = files.load(sample).graph.map.modified
    hands.key(Qt.Key.Key_S, CONTROL)
    assert files.load(sample).graph.map.modified == before
    hands.click(hands.centre(actions_of(hands)[0].id))
    hands.key(Qt.Key.Key_Delete)
    hands.key(Qt.Key.Key_S, CONTROL)
    stamp = files.load(sample).graph.map.modified
    assert stamp != before
    data = sample.read_bytes()
    hands.key(Qt.Key.Key_S, CONTROL)
    assert sample.read_bytes() == data
    hands.key(Qt.Key.Key_Z, CONTROL)
    assert hands.document.graph.map.modified == before


@pytest.mark.parametrize("name", ["outline", "reduced_motion"])
def test_a_window_remembers_its_size_and_its_switches(hands: Hands, name: str) -> None:
    action = hands.window.actions_by_name[name]
    action.trigger()
    checked = action.isChecked()
    hands.window.resize(1234, 777)
    size = hands.window.size()
    theme = hands.window.theme
    hands.leave()
    again = MainWindow(hands.document, theme)
    assert again.size() == size
    assert again.actions_by_name[name].isChecked() is checked
    assert again.outline.isHidden() is not again.actions_by_name["outline"].isChecked()
    assert again.canvas.reduced_motion is again.actions_by_name["reduced_motion"].isChecked()
    again.close()


def test_saving_keeps_what_is_being_written_on_the_map(hands: Hands, sample: Path) -> None:
    card = actions_of(hands)[0]
    hands.double_click(hands.centre(card.id))
    hands.type("Half a word")
    hands.key(Qt.Key.Key_S, CONTROL)
    saved = files.load(sample).graph.get(card.id)
    assert getattr(saved, "title", "") == "Half a word"
    assert hands.document.is_saved


def test_saving_keeps_what_is_being_typed_into_the_inspector(hands: Hands, sample: Path) -> None:
    hands.click(hands.centre(actions_of(hands)[0].id))
    line = hands.window.inspector.findChildren(QLineEdit)[0]
    line.setFocus()
    hands.type("Somebody")
    hands.key(Qt.Key.Key_S, CONTROL)
    saved = files.load(sample).graph.get(actions_of(hands)[0].id)
    assert getattr(saved, "owner", "") == "Somebody"


def test_an_endless_number_is_no_number(hands: Hands) -> None:
    before = hands.document.graph.map
    (number,) = hands.window.inspector.findChildren(NumberEditor)
    shown = number.line.text()
    for words in ("1e999", "many", "1.5"):
        number.line.setFocus()
        number.line.selectAll()
        hands.type(words)
        hands.key(Qt.Key.Key_Return)
        assert hands.document.graph.map == before
        assert number.line.text() == shown


ASKING = {
    *("new", "new_from_template", "open", "save", "save_as", "versions", "export", "close"),
    *("keys", "about"),
}
QUIET = sorted(set(ACTIONS) - ASKING - {"redo"})
"""The actions that ask nothing and can be taken back."""


@pytest.mark.parametrize(
    "kind", ["", "stage", "step", "lane", "map", "action", "touchpoint", "emotion", "everything"]
)
def test_every_action_can_be_taken_back_whatever_is_selected(hands: Hands, sample: Path, kind: str) -> None:
    graph = hands.document.graph
    chosen = {
        "stage": (graph.stages()[0].id,),
        "step": (graph.steps()[0].id,),
        "lane": (graph.lanes()[0].id,),
        "map": (graph.map.id,),
        "everything": tuple(each.id for each in graph.records()),
    }
    own = tuple(each.id for each in graph.elements() if each.kind == kind)[:1]
    before = graph.records()
    for name in QUIET:
        hands.window.editing.select(frozenset(chosen.get(kind, own)))
        hands.window.actions_by_name[name].trigger()
        hands.canvas.setFocus()
        hands.window.actions_by_name["save"].trigger()
        assert files.load(sample).graph.elements() == graph.elements(), name
        while hands.document.undo_stack.canUndo():
            hands.window.actions_by_name["undo"].trigger()
        assert graph.records() == before, name


def test_a_double_click_in_an_empty_place_of_a_cell_adds_a_card_there(hands: Hands) -> None:
    last = len(hands.document.graph.steps()) - 1
    card = actions_of(hands, last)[-1]
    lane = next(each for each in hands.window.editing.frame.grid.lanes if each.source == card.lane)
    hands.double_click(hands.at(hands.box(card.id).centre.x, lane.end - 3))
    hands.type("Here")
    hands.key(Qt.Key.Key_Return)
    assert [each.title for each in actions_of(hands, last)][-1] == "Here"


def test_what_a_tool_adds_does_not_depend_on_the_way_of_the_pointer_to_it(hands: Hands) -> None:
    hands.key(Qt.Key.Key_Escape)
    hover(hands, hands.centre(actions_of(hands, 2)[0].id))
    assert hands.window.editing.cell is not None
    QApplication.sendEvent(hands.canvas.viewport(), QEvent(QEvent.Type.Leave))
    assert hands.window.editing.cell is None


def test_a_menu_adds_where_it_was_called(hands: Hands) -> None:
    card = actions_of(hands, 2)[0]
    lane = next(each for each in hands.window.editing.frame.grid.lanes if each.source == card.lane)
    menu_at(hands, hands.at(hands.box(card.id).centre.x, lane.end - 3))
    QApplication.sendEvent(hands.canvas.viewport(), QEvent(QEvent.Type.Leave))
    before = len(actions_of(hands, 2))
    hands.window.actions_by_name["add_card"].trigger()
    assert len(actions_of(hands, 2)) == before + 1


def test_letters_and_escape_lead_back_from_the_connect_tool_and_write_nothing(hands: Hands) -> None:
    card = next(each for each in hands.document.graph.elements() if each.kind == "touchpoint")
    for key in (Qt.Key.Key_V, Qt.Key.Key_Escape):
        hands.window.actions_by_name["connect"].trigger()
        hands.click(hands.centre(card.id))
        hands.key(key)
        assert hands.window.actions_by_name["select"].isChecked()
        assert hands.window.editing.tool == "select"
        assert hands.window.writing.editor is None
        assert hands.window.editing.selected == {card.id}
