"""Words typed on the map, by mouse and by keyboard alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication

from cjm_desktop.editor import hits
from cjm_desktop.model.change import Change
from cjm_desktop.model.records import Card, Lane, Stage
from cjm_desktop.storage import files

if TYPE_CHECKING:
    from pathlib import Path

    from tests.journeys.hands import Hands

SHIFT, CONTROL, ALT = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)


def first_card(hands: Hands) -> Card:
    graph = hands.document.graph
    return graph.cards(graph.lanes()[0].id, graph.steps()[0].id)[0]


def title_of(hands: Hands, source: str) -> str:
    return str(getattr(hands.document.graph.get(source), "title", ""))


def test_escape_leaves_the_words_as_they_were(hands: Hands) -> None:
    card = first_card(hands)
    hands.double_click(hands.centre(card.id))
    hands.type("never mind")
    hands.key(Qt.Key.Key_Escape)
    assert title_of(hands, card.id) == card.title
    assert hands.document.is_saved
    assert hands.window.focusWidget() is hands.canvas


def test_shift_enter_breaks_the_line_and_a_click_elsewhere_keeps_the_words(hands: Hands) -> None:
    card = first_card(hands)
    hands.double_click(hands.centre(card.id))
    hands.type("one")
    hands.key(Qt.Key.Key_Return, SHIFT)
    hands.type("two")
    hands.click(hands.at(4, hands.window.editing.frame.size.height - 4))
    assert title_of(hands, card.id) == "one\ntwo"


def test_typing_on_a_selected_card_replaces_its_words(hands: Hands) -> None:
    card = first_card(hands)
    hands.click(hands.centre(card.id))
    hands.type("Sees")
    hands.key(Qt.Key.Key_Return)
    assert title_of(hands, card.id) == "Sees"
    assert hands.document.undo_stack.count() == 1


def test_tab_keeps_the_words_and_goes_on_to_the_right(hands: Hands) -> None:
    card = first_card(hands)
    graph = hands.document.graph
    right = graph.cards(card.lane, graph.steps()[1].id)[0]
    hands.double_click(hands.centre(card.id))
    hands.type("left")
    hands.key(Qt.Key.Key_Tab)
    hands.type("right")
    hands.key(Qt.Key.Key_Return)
    assert (title_of(hands, card.id), title_of(hands, right.id)) == ("left", "right")


@pytest.mark.parametrize("part", ["chevron", "label", "title", "scenario"])
def test_stages_lanes_and_the_map_itself_are_written_in_place(hands: Hands, part: str) -> None:
    graph = hands.document.graph
    sources = {"chevron": graph.stages()[1].id, "label": graph.lanes()[1].id}
    source = sources.get(part, graph.map.id)
    hands.double_click(hands.centre(source, part))
    hands.type("New words")
    hands.key(Qt.Key.Key_Return)
    field = "scenario" if part == "scenario" else "title"
    assert getattr(hands.document.graph.get(source), field) == "New words"


def test_a_card_grows_while_it_is_written(hands: Hands) -> None:
    card = first_card(hands)
    before = hands.box(card.id).height
    hands.double_click(hands.centre(card.id))
    hands.type("many words that need several lines of a card to be told " * 3)
    shown = hands.window.drawing.shown
    writing = hands.window.writing
    writing.make_room()
    grown = next(group for group in hands.window.drawing.shown.groups if group.source == card.id)
    assert hands.window.drawing.shown is not shown
    assert grown.size.height > before * 1.5
    assert hands.document.undo_stack.count() == 0
    hands.key(Qt.Key.Key_Escape)
    assert hands.box(card.id).height == before


def test_a_card_is_added_written_and_deleted_by_keyboard_alone(hands: Hands) -> None:
    graph = hands.document.graph
    before = len(graph.elements())
    card = first_card(hands)
    hands.click(hands.centre(card.id))
    hands.window.actions_by_name["add_card"].trigger()
    hands.type("Fresh")
    hands.key(Qt.Key.Key_Return)
    new = [each for each in graph.elements() if isinstance(each, Card) and each.title == "Fresh"]
    assert [(each.lane, each.step) for each in new] == [(card.lane, card.step)]
    assert len(graph.elements()) == before + 1
    hands.key(Qt.Key.Key_Delete)
    assert len(graph.elements()) == before


@pytest.mark.parametrize(("letter", "kind"), [("s", Stage), ("c", Card)])
def test_single_keys_add_when_nothing_is_selected(hands: Hands, letter: str, kind: type) -> None:
    def count() -> int:
        return sum(isinstance(record, kind) for record in hands.document.graph.records())

    before = count()
    hands.key(Qt.Key.Key_Escape)
    hands.type(letter)
    assert count() == before + 1


def test_alt_and_arrows_move_what_is_selected(hands: Hands) -> None:
    lane = hands.document.graph.lanes()[0]
    hands.click(hands.centre(lane.id, "label"))
    hands.key(Qt.Key.Key_Down, ALT)
    moved = hands.document.graph.lanes()[1]
    assert isinstance(moved, Lane)
    assert moved.id == lane.id


def test_arrows_travel_and_control_a_selects_everything(hands: Hands) -> None:
    card = first_card(hands)
    hands.click(hands.centre(card.id))
    hands.key(Qt.Key.Key_Down)
    graph = hands.document.graph
    assert hands.window.editing.selected == {graph.cards(card.lane, card.step)[1].id}
    hands.key(Qt.Key.Key_A, CONTROL)
    assert hands.window.editing.selected == {each.id for each in graph.elements()}


def test_a_card_that_was_added_by_mistake_is_gone_with_escape(hands: Hands) -> None:
    before = hands.document.graph.records()
    hands.key(Qt.Key.Key_Escape)
    hands.type("c")
    assert hands.document.graph.records() != before
    hands.key(Qt.Key.Key_Escape)
    assert hands.document.graph.records() == before


def test_what_no_file_can_hold_is_left_out_of_pasted_words(hands: Hands, sample: Path) -> None:
    card = first_card(hands)
    hands.double_click(hands.centre(card.id))
    editor = hands.window.writing.editor
    assert editor is not None
    editor.selectAll()
    editor.insertPlainText("Bell\x07 and \x00null\x1b")
    hands.key(Qt.Key.Key_Return)
    hands.key(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    written = files.load(sample).graph.get(card.id)
    assert isinstance(written, Card)
    assert written.title == "Bell and null"


def test_words_that_are_too_long_stay_in_the_field_and_are_told_of(hands: Hands) -> None:
    card = first_card(hands)
    hands.double_click(hands.centre(card.id))
    editor = hands.window.writing.editor
    assert editor is not None
    editor.setPlainText("long " * 5_000)
    hands.key(Qt.Key.Key_Return)
    assert hands.window.writing.editor is editor
    assert "20000" in hands.window.status.currentMessage()
    assert hands.document.graph.get(card.id) == card
    hands.key(Qt.Key.Key_Escape)
    assert hands.window.writing.editor is None


def test_the_words_of_a_card_are_edited_on_the_lines_where_they_stand(hands: Hands) -> None:
    hands.canvas.zoom_to(1.0)
    card = first_card(hands)
    hands.canvas.centerOn(*hands.box(card.id).centre)
    group = hits.group_of(hands.window.editing.frame, card.id, "card")
    assert group is not None
    assert group.title is not None
    hands.double_click(hands.centre(card.id))
    editor = hands.window.writing.editor
    assert editor is not None
    lines = round(group.title.rect.height / group.title.style.line_height)
    assert editor.document().size().height() == pytest.approx(
        lines * group.title.style.line_height, abs=lines
    )


def test_the_map_does_not_jump_when_something_in_sight_is_edited(hands: Hands) -> None:
    graph = hands.document.graph
    before = hands.canvas.seen
    hands.double_click(hands.centre(graph.map.id, "title"))
    hands.key(Qt.Key.Key_Escape)
    for stage in graph.stages():
        hands.double_click(hands.centre(stage.id, "chevron"))
        hands.key(Qt.Key.Key_Escape)
    assert hands.canvas.seen == before


def test_opening_words_and_leaving_them_changes_nothing_and_what_is_typed_keeps_its_blanks(
    hands: Hands,
) -> None:
    card = first_card(hands)
    odd = "№\N{NO-BREAK SPACE}7\u2028 two "
    hands.document.apply(Change.of(updated=[(card, card.replace(title=odd))]))
    hands.double_click(hands.centre(card.id))
    hands.key(Qt.Key.Key_Return)
    assert title_of(hands, card.id) == odd
    assert hands.document.is_saved

    hands.double_click(hands.centre(card.id))
    hands.key(Qt.Key.Key_End, CONTROL)
    hands.type("!")
    hands.key(Qt.Key.Key_Return)
    assert title_of(hands, card.id) == "№\N{NO-BREAK SPACE}7\n two !"


def test_a_whole_book_pasted_on_a_card_is_refused_and_the_field_stays_open(hands: Hands) -> None:
    card = first_card(hands)
    hands.double_click(hands.centre(card.id))
    book = QMimeData()
    book.setText("words of a book " * 700_000)
    QGuiApplication.clipboard().setMimeData(book)
    hands.key(Qt.Key.Key_V, CONTROL)
    hands.key(Qt.Key.Key_Return)
    editor = hands.window.writing.editor
    assert editor is not None
    assert 20_000 < len(editor.written()) < 21_000
    assert title_of(hands, card.id) == card.title
    hands.key(Qt.Key.Key_Escape)
    QGuiApplication.clipboard().clear()
