"""Everything the drawing shows can be added, written, moved and taken back by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QContextMenuEvent, QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolButton

from cjm_desktop import commands
from cjm_desktop.editor import hits
from cjm_desktop.kinds.images import PictureCard
from cjm_desktop.kinds.registry import CARD_KINDS, LANE_KINDS
from cjm_desktop.kinds.touchpoints import TouchpointCard
from cjm_desktop.model.records import Card, Lane, Metric, Transition

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QAction

    from tests.journeys.hands import Hands

ALT_SHIFT = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier


def write(hands: Hands, words: str) -> None:
    """Write where the focus is, and end with Return."""
    hands.type(words)
    hands.key(Qt.Key.Key_Return)


def lane(hands: Hands, kind: str) -> Lane:
    return next(each for each in hands.document.graph.lanes() if each.kind == kind)


def add(hands: Hands, kind: str, words: str) -> Card:
    """Add a card by its kind, at the first step."""
    hands.key(Qt.Key.Key_Escape)
    menu_action(hands, "&Insert", "Card", _label(kind)).trigger()
    write(hands, words)
    (new,) = hands.window.editing.selected
    card = hands.document.graph.get(new)
    assert isinstance(card, Card)
    return card


def _label(kind: str) -> str:
    return CARD_KINDS.by_identifier[kind].label


def menu_action(hands: Hands, *path: str) -> QAction:
    """An action of the menu bar by the words on the way to it."""
    actions, found = hands.window.menuBar().actions(), None
    for words in path:
        found = next(each for each in actions if each.text().partition("\t")[0] == words)
        menu = found.menu()
        if isinstance(menu, QMenu):
            menu.aboutToShow.emit()
            actions = menu.actions()
    assert found is not None
    return found


def test_every_kind_of_lane_and_card_is_added_and_written_from_the_menus(hands: Hands) -> None:
    graph = hands.document.graph
    present = {each.kind for each in graph.lanes()}
    before = graph.records()
    for kind in LANE_KINDS:
        if kind.identifier not in present:
            hands.key(Qt.Key.Key_Escape)
            menu_action(hands, "&Insert", "Lane", kind.label).trigger()
            write(hands, f"Row of {kind.identifier}")
            assert lane(hands, kind.identifier).title == f"Row of {kind.identifier}"
    for card in CARD_KINDS:
        hands.key(Qt.Key.Key_Escape)
        menu_action(hands, "&Insert", "Card", card.label).trigger()
        write(hands, f"About {card.identifier}")
        (new,) = hands.window.editing.selected
        record = graph.get(new)
        assert getattr(record, "kind", "") == card.identifier
        assert f"About {card.identifier}" in {getattr(record, "title", ""), getattr(record, "quote", "")}
    while hands.document.undo_stack.canUndo():
        hands.window.actions_by_name["undo"].trigger()
    assert graph.records() == before


def test_the_end_of_a_card_is_dragged_to_the_next_step(hands: Hands) -> None:
    menu_action(hands, "&Insert", "Lane", "Pain points").trigger()
    write(hands, "Pains")
    card = add(hands, "pain_point", "Waiting")
    hands.canvas.fit(animated=False)
    hands.click(hands.centre(card.id))
    box, grid = hands.box(card.id), hands.window.editing.frame.grid
    start, end = hands.at(box.right, box.centre.y), hands.at(grid.steps[1].middle, box.centre.y)
    hands.press(start)
    hands.move(end, start)
    hands.key(Qt.Key.Key_Escape)
    assert hands.document.graph.get(card.id) == card
    hands.drag(start, end)
    assert hands.document.graph.get(card.id) == card.replace(until=grid.steps[1].source)
    hands.key(Qt.Key.Key_Right, ALT_SHIFT)
    assert hands.document.graph.get(card.id) == card.replace(until=grid.steps[2].source)
    hands.window.actions_by_name["undo"].trigger()
    hands.window.actions_by_name["undo"].trigger()
    assert hands.document.graph.get(card.id) == card


def test_a_metric_is_added_written_moved_and_removed(hands: Hands) -> None:
    graph = hands.document.graph
    touchpoint = next(each for each in graph.elements() if isinstance(each, TouchpointCard))
    hands.click(hands.centre(touchpoint.id))
    hands.window.actions_by_name["add_metric"].trigger()
    write(hands, "Visits")
    (metric,) = graph.all_metrics()
    assert (metric.title, metric.subject) == ("Visits", touchpoint.id)
    hands.canvas.fit(animated=False)
    steps = hands.window.editing.frame.grid.steps
    hands.drag(hands.centre(metric.id), hands.at(steps[2].middle, hands.box(metric.id).centre.y))
    moved = graph.get(metric.id)
    assert isinstance(moved, Metric)
    assert moved.subject == steps[2].source
    hands.key(Qt.Key.Key_Delete)
    assert graph.get(metric.id) is None


def test_a_persona_is_added_written_beside_and_selected_on_the_masthead(hands: Hands) -> None:
    hands.window.actions_by_name["add_persona"].trigger()
    hands.type("Somebody")
    hands.canvas.setFocus()
    first, new = hands.document.graph.personas()
    assert new.title == "Somebody"
    hands.canvas.fit(animated=False)
    hands.click(hands.centre(new.id))
    assert hands.window.editing.selected == {new.id}
    box = hands.box(first.id)
    hands.click(hands.at(box.centre.x, box.y + 12))
    assert hands.window.editing.selected == {first.id}
    hands.key(Qt.Key.Key_Delete)
    assert [each.id for each in hands.document.graph.personas()] == [new.id]


def test_a_transition_is_selected_on_its_line_written_beside_and_removed(hands: Hands) -> None:
    graph = hands.document.graph
    frame = hands.window.editing.frame
    groups = [each for each in frame.groups if each.part == hits.PATH and not each.size.height]
    line = groups[0]
    hands.canvas.zoom_to(1.0)
    hands.canvas.centerOn(*line.box.centre)
    hands.click(hands.at(*line.box.centre))
    assert hands.window.editing.selected == {line.source}
    hands.key(Qt.Key.Key_Return)
    write(hands, "two in three")
    link = graph.get(line.source)
    assert isinstance(link, Transition)
    assert link.label == "two in three"
    hands.canvas.setFocus()
    hands.key(Qt.Key.Key_Delete)
    assert graph.get(line.source) is None


def test_a_lane_is_folded_hidden_and_brought_back(hands: Hands) -> None:
    actions = lane(hands, "actions")
    hands.click(hands.centre(actions.id))
    menu_action(hands, "&Lane", "Folded").trigger()
    assert lane(hands, "actions").collapsed
    menu_action(hands, "&Lane", "Line above the lane", "Line of visibility").trigger()
    assert lane(hands, "actions").divider == "visibility"
    menu_action(hands, "&Lane", "Hide the lane").trigger()
    assert hits.box_of(hands.window.editing.frame, actions.id) is None
    hands.key(Qt.Key.Key_Escape)
    menu_action(hands, "&Lane", "Hidden lanes", actions.title or "Actions").trigger()
    assert hits.box_of(hands.window.editing.frame, actions.id) is not None
    assert hands.window.editing.selected == {actions.id}


def test_the_menu_of_a_label_speaks_of_its_lane(hands: Hands) -> None:
    at = hands.centre(lane(hands, "actions").id)
    viewport = hands.canvas.viewport()
    QApplication.sendEvent(
        viewport, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, viewport.mapToGlobal(at))
    )
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    words = {action.text() for action in menu.actions()}
    menu.close()
    assert {"Folded", "Hide the lane", "Line above the lane"} <= words
    assert "Hidden lanes" not in words


def test_a_key_moment_selects_its_touchpoint(hands: Hands) -> None:
    menu_action(hands, "&Insert", "Lane", "Key moments").trigger()
    write(hands, "Moments")
    hands.canvas.fit(animated=False)
    chip = next(each for each in hands.window.editing.frame.groups if each.part == "moment")
    hands.click(hands.at(*chip.box.centre))
    assert hands.window.editing.selected == {chip.source}
    assert isinstance(hands.document.graph.get(chip.source), TouchpointCard)


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    """The file of a picture."""
    image = QImage(8, 6, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    path = tmp_path / "desk.png"
    image.save(str(path))
    return path


def drop(hands: Hands, path: Path, x: float, y: float) -> None:
    """Let a file go over a place of the map."""
    content = QMimeData()
    content.setUrls([QUrl.fromLocalFile(str(path))])
    at, copy = hands.at(x, y), Qt.DropAction.CopyAction
    held = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    for event in (QDragEnterEvent(at, copy, content, *held), QDropEvent(QPointF(at), copy, content, *held)):
        QApplication.sendEvent(hands.canvas.viewport(), event)


def test_a_picture_is_dropped_on_its_card_and_what_is_none_is_refused(
    hands: Hands, picture: Path, tmp_path: Path
) -> None:
    menu_action(hands, "&Insert", "Lane", "Images").trigger()
    write(hands, "Storyboard")
    card = add(hands, "picture", "The desk")
    hands.canvas.fit(animated=False)
    drop(hands, picture, *hands.box(card.id).centre)
    shown = hands.document.graph.get(card.id)
    assert isinstance(shown, PictureCard)
    assert shown.picture is not None
    words = tmp_path / "words.txt"
    words.write_text("no picture")
    drop(hands, words, *hands.box(card.id).centre)
    assert hands.document.graph.get(card.id) == shown
    assert "cannot be used" in hands.window.status.currentMessage()


def test_a_pasted_picture_becomes_a_card_where_there_is_room_for_one(hands: Hands) -> None:
    image = QImage(4, 4, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    QGuiApplication.clipboard().setImage(image)
    hands.key(Qt.Key.Key_Escape)
    hands.window.actions_by_name["paste"].trigger()
    assert "add a lane first" in hands.window.status.currentMessage()
    menu_action(hands, "&Insert", "Lane", "Images").trigger()
    write(hands, "Storyboard")
    hands.window.actions_by_name["paste"].trigger()
    (new,) = hands.window.editing.selected
    card = hands.document.graph.get(new)
    assert isinstance(card, PictureCard)
    assert card.picture is not None


def test_the_grid_of_channels_is_one_stop_and_arrows_travel_in_it(hands: Hands) -> None:
    graph = hands.document.graph
    touchpoint = next(each for each in graph.elements() if isinstance(each, TouchpointCard))
    hands.document.commit("", commands.edit(graph, touchpoint.id, channel="search"))
    hands.click(hands.centre(touchpoint.id))
    start = hands.window.inspector.findChild(QToolButton, "channel")
    assert isinstance(start, QToolButton)
    start.setFocus()
    QTest.keyClick(hands.window.focusWidget(), Qt.Key.Key_Right)
    QTest.keyClick(hands.window.focusWidget(), Qt.Key.Key_Space)
    record = graph.get(touchpoint.id)
    assert isinstance(record, TouchpointCard)
    assert record.channel == "web_shop"
