"""What one does to what is selected: the bar over it, outline, inspector, tools."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from cjm_desktop import commands
from cjm_desktop.display.geometry import Point
from cjm_desktop.editor import hits
from cjm_desktop.kinds.touchpoints import TouchpointCard
from cjm_desktop.model.records import Card
from cjm_desktop.ui.sticky import corner_area, edges_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.journeys.hands import Hands


def touchpoint(hands: Hands) -> TouchpointCard:
    found = (each for each in hands.document.graph.elements() if isinstance(each, TouchpointCard))
    return next(each for each in found if each.moment_of_truth is None)


def test_the_bar_shows_over_a_selection_and_hides_while_it_is_dragged(hands: Hands) -> None:
    at = hands.centre(touchpoint(hands).id)
    assert not hands.window.popup.isVisible()
    hands.click(at)
    assert hands.window.popup.isVisible()
    hands.press(at)
    hands.move(at + QPoint(40, 0), at)
    assert not hands.window.popup.isVisible()
    hands.key(Qt.Key.Key_Escape)
    assert hands.window.popup.isVisible()


def test_a_touchpoint_becomes_a_moment_of_truth_and_back(hands: Hands) -> None:
    card = touchpoint(hands)
    hands.click(hands.centre(card.id))
    star = hands.window.actions_by_name["star"]
    star.trigger()
    assert getattr(hands.document.graph.get(card.id), "moment_of_truth", None) == "general"
    assert star.isChecked()
    star.trigger()
    assert hands.document.graph.get(card.id) == card


def test_a_copy_stands_below_and_is_selected(hands: Hands) -> None:
    card = touchpoint(hands)
    hands.click(hands.centre(card.id))
    hands.key(Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    cell = hands.document.graph.cards(card.lane, card.step)
    copy = cell[cell.index(card) + 1]
    assert copy.title == card.title
    assert hands.window.editing.selected == {copy.id}


def test_the_outline_finds_an_element_and_the_canvas_selects_it(hands: Hands) -> None:
    card = touchpoint(hands)
    outline = hands.window.outline
    outline.contents.search.setFocus()
    outline.contents.search.setText(card.title[:6])  # QTest types Latin letters only
    outline.contents.tree.setFocus()
    outline.show_selection(frozenset({card.id}))
    assert outline.contents.tree.currentIndex().data() == " ".join(card.title.split())
    outline.contents.tree.clicked.emit(outline.contents.tree.currentIndex())
    assert hands.window.editing.selected == {card.id}


def test_an_element_is_found_by_keyboard_alone(hands: Hands, qtbot: QtBot) -> None:
    window, card = hands.window, touchpoint(hands)
    window.actions_by_name["outline"].setChecked(False)
    window.actions_by_name["find"].trigger()
    search = window.outline.contents.search
    qtbot.waitUntil(search.hasFocus)
    QTest.keyClicks(search, "no such thing")
    QTest.keyClick(search, Qt.Key.Key_Return)
    assert search.hasFocus()
    QTest.keyClick(search, Qt.Key.Key_Escape)
    assert search.text() == ""
    search.setText(card.title)  # QTest types Latin letters only
    QTest.keyClick(search, Qt.Key.Key_Down)
    assert hands.window.editing.selected == {card.id}


def test_a_field_of_the_inspector_is_one_step_of_undo(hands: Hands) -> None:
    card = touchpoint(hands)
    hands.click(hands.centre(card.id))
    lines = hands.window.inspector.findChildren(QLineEdit)
    lines[0].setFocus()
    lines[0].setText("At the counter")
    QTest.keyClick(lines[0], Qt.Key.Key_Return)
    hands.canvas.setFocus()
    assert getattr(hands.document.graph.get(card.id), "channel_name", None) == "At the counter"
    assert hands.document.undo_stack.count() == 1


def test_the_connect_tool_draws_a_transition(hands: Hands) -> None:
    graph = hands.document.graph
    cards = [each for each in graph.elements() if isinstance(each, Card) and each.kind == "touchpoint"]
    source, target = next(
        (a, b)
        for a in cards
        for b in cards
        if a != b and all(b.id not in {link.source, link.target} for link in graph.links_of(a.id))
    )
    hands.window.actions_by_name["connect"].trigger()
    hands.drag(hands.centre(source.id), hands.centre(target.id))
    assert any((link.source, link.target) == (source.id, target.id) for link in graph.links_of(source.id))


def test_the_space_bar_moves_the_map_and_edits_nothing(hands: Hands) -> None:
    card = touchpoint(hands)
    hands.canvas.zoom_to(1.0)
    before = hands.centre(card.id)
    QTest.keyPress(hands.canvas, Qt.Key.Key_Space)
    hands.drag(QPoint(400, 400), QPoint(340, 370))
    QTest.keyRelease(hands.canvas, Qt.Key.Key_Space)
    assert hands.centre(card.id) - before == QPoint(-60, -30)
    assert hands.document.undo_stack.count() == 0


def test_a_stage_is_grabbed_where_its_chevron_sticks(hands: Hands) -> None:
    hands.canvas.zoom_to(1.0)
    hands.canvas.centerOn(hands.box(touchpoint(hands).id).centre.x, 1000)
    hands.canvas.grab()
    stage = next(
        each for each in hands.document.graph.stages() if 100 < hands.centre(each.id, "chevron").x() < 900
    )
    seen = QPoint(hands.centre(stage.id, "chevron").x(), hands.canvas.sticky_height // 2)
    hands.click(seen)
    assert hands.window.editing.selected == {stage.id}
    assert hits.box_of(hands.window.editing.frame, stage.id) is not None


# --- the corner beside a header that sticks


def scroll_down(hands: Hands) -> QPoint:
    """Scroll until the header sticks, and give the middle of the corner."""
    canvas = hands.window.canvas
    grid = hands.window.drawing.frame.grid
    canvas.show_place(1.0, Point(canvas.page.centre.x, grid.lanes[-1].start))
    area = corner_area(grid, edges_of(grid, canvas.seen))
    assert area is not None
    QTest.qWait(0)  # painted: what is clicked has been seen
    return hands.at(*area.centre)


def test_a_click_on_the_corner_selects_who_is_shown_there_and_nothing_scrolls(hands: Hands) -> None:
    persona = hands.document.graph.personas()[0]
    corner = scroll_down(hands)
    seen = hands.window.canvas.seen
    hands.click(corner)
    assert hands.window.editing.selected == {persona.id}
    assert hands.window.canvas.seen == seen


def test_nothing_is_dragged_from_the_corner(hands: Hands) -> None:
    persona = hands.document.graph.personas()[0]
    corner = scroll_down(hands)
    hands.drag(corner, corner + QPoint(300, 300))
    assert hands.window.editing.selected == {persona.id}
    assert hands.document.is_saved


def test_the_corner_of_a_map_without_personas_stands_for_the_map(hands: Hands) -> None:
    graph = hands.document.graph
    gone = [persona.id for persona in graph.personas()]
    hands.window.editing.commit("Remove", commands.remove(graph, gone))
    corner = scroll_down(hands)
    hands.click(corner)
    assert hands.window.editing.selected == {graph.map.id}
    hands.double_click(corner)
    hands.type("Another title")
    hands.key(Qt.Key.Key_Return)
    assert graph.map.title == "Another title"


def test_the_status_bar_says_where_a_moved_element_stands_now(hands: Hands) -> None:
    card = touchpoint(hands)
    graph = hands.document.graph
    hands.click(hands.centre(card.id))
    number = graph.position(card.step) + 1
    assert hands.window.status.place_words.endswith(f"step {number}")
    hands.key(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert hands.window.status.place_words.endswith(f"step {number + 1}")
    hands.document.undo_stack.undo()
    assert hands.window.status.place_words.endswith(f"step {number}")
