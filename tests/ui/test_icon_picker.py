"""An icon is found and taken with the keyboard alone, in the menu that it opens in."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from cjm_desktop import i18n
from cjm_desktop.display.icon_words import icons_called, words_of_icon
from cjm_desktop.display.icons import icon_names
from cjm_desktop.theme import load_theme
from cjm_desktop.ui.document import Document
from cjm_desktop.ui.fields.icons import COLUMNS, NAME, IconEditor, IconPicker
from cjm_desktop.ui.inspector import Inspector
from tests.drawn_maps import journey

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

Key = Qt.Key
STAGE, CARD = "stage-1", "touchpoints-step-1-1-1"


class Desk:
    """An inspector that shows one element, and the menu of icons that it opens."""

    def __init__(self, qtbot: QtBot, source: str) -> None:
        self.qtbot = qtbot
        self.source = source
        self.document = Document(journey([1, 1], cells={("touchpoints", "step-1-1"): ["Shop"]}))
        self.inspector = Inspector(self.document, load_theme("light"))
        self.inspector.edited.connect(self.document.commit)
        qtbot.addWidget(self.inspector)
        self.inspector.resize(316, 900)
        self.inspector.show()
        qtbot.waitExposed(self.inspector)
        self.inspector.show_selection(frozenset({source}))

    @property
    def icon(self) -> str:
        return str(getattr(self.document.graph.get(self.source), "icon", None))

    @property
    def editor(self) -> IconEditor:
        return self.inspector.findChildren(IconEditor)[0]

    def open(self) -> IconPicker:
        self.editor.button.setFocus()
        QTest.keyClick(self.editor.button, Key.Key_Space)
        self.qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
        return self.menu.findChildren(IconPicker)[0]

    @property
    def menu(self) -> QWidget:
        menu = QApplication.activePopupWidget()
        assert menu is not None, "no menu is open"
        return menu

    def press(self, *keys: Key) -> None:
        """Press keys where an open menu gets them: at the part of it that has the focus."""
        for key in keys:
            QTest.keyClick(self.menu.focusWidget(), key)

    def is_closed(self) -> bool:
        return QApplication.activePopupWidget() is None


@pytest.fixture
def stage(qtbot: QtBot) -> Desk:
    return Desk(qtbot, STAGE)


@pytest.fixture
def card(qtbot: QtBot) -> Desk:
    return Desk(qtbot, CARD)


@pytest.fixture
def russian() -> Iterator[None]:
    before = i18n.interface_language()
    i18n.use("ru")
    yield
    i18n.use(before)


def current(picker: IconPicker) -> str:
    return cast("str", picker.grid.currentItem().data(NAME))


def focused(picker: IconPicker) -> QWidget:
    return picker.window().focusWidget()


def test_the_search_has_the_focus_and_the_icon_of_now_is_current(stage: Desk) -> None:
    picker = stage.open()
    assert focused(picker) is picker.search
    assert current(picker) == stage.icon == "flag"
    assert picker.called.text() == ", ".join(words_of_icon("flag", "en")).capitalize()


def test_arrows_travel_in_the_grid_and_return_takes(stage: Desk) -> None:
    picker = stage.open()
    at = icon_names().index("flag")
    stage.press(Key.Key_Down)
    assert focused(picker) is picker.grid
    stage.press(Key.Key_Right)
    assert current(picker) == icon_names()[at + 1]
    stage.press(Key.Key_Down)
    assert current(picker) == icon_names()[at + 1 + COLUMNS]
    stage.press(Key.Key_Left)
    wanted = icon_names()[at + COLUMNS]
    assert current(picker) == wanted
    stage.press(Key.Key_Return)
    assert stage.is_closed()
    assert stage.icon == wanted
    assert stage.editor.button.text() == words_of_icon(wanted, "en")[0].capitalize()


def test_return_in_the_search_takes_the_best(stage: Desk) -> None:
    picker = stage.open()
    QTest.keyClicks(picker.search, "delivery truck")
    stage.press(Key.Key_Return)
    assert stage.icon == "truck-delivery"


def test_escape_closes_and_changes_nothing(stage: Desk) -> None:
    stage.open()
    stage.press(Key.Key_Down, Key.Key_Right, Key.Key_Escape)
    assert stage.is_closed()
    assert stage.icon == "flag"
    stage.open()
    stage.press(Key.Key_Escape)
    assert stage.is_closed()


def test_up_from_the_first_row_and_letters_lead_back_to_the_search(stage: Desk) -> None:
    picker = stage.open()
    QTest.keyClicks(picker.search, "ca")
    stage.press(Key.Key_Down)
    assert focused(picker) is picker.grid
    stage.press(Key.Key_Up)
    assert focused(picker) is picker.search
    stage.press(Key.Key_Down, Key.Key_Right, Key.Key_R)
    assert focused(picker) is picker.search
    assert picker.search.text() == "car"
    assert current(picker) == "car"
    stage.press(Key.Key_Down, Key.Key_Backspace)
    assert picker.search.text() == "ca"


def test_tab_goes_round(card: Desk) -> None:
    picker = card.open()
    around = [picker.grid, picker.left, picker.search]
    for stop in around:
        card.press(Key.Key_Tab)
        assert focused(picker) is stop
    card.press(Key.Key_Backtab)
    assert focused(picker) is picker.left


def test_an_icon_may_be_left_to_the_program_where_the_kind_has_one(card: Desk) -> None:
    picker = card.open()
    QTest.keyClicks(picker.search, "bulb")
    card.press(Key.Key_Return)
    assert (card.icon, card.editor.button.icon().isNull()) == ("bulb", False)
    card.open()
    card.press(Key.Key_Backtab, Key.Key_Space)
    assert card.is_closed()
    assert (card.icon, card.editor.button.icon().isNull()) == ("", True)


def test_where_the_program_chooses_no_icon_is_taken_by_accident(card: Desk) -> None:
    picker = card.open()
    assert picker.called.text() == ""
    card.press(Key.Key_Return)
    assert not card.is_closed()
    card.press(Key.Key_Down, Key.Key_Right, Key.Key_Return)
    assert card.icon == icon_names()[1]


def test_a_stage_keeps_an_icon(stage: Desk) -> None:
    assert not stage.open().left.isVisible()


def test_a_query_that_finds_nothing_says_so_and_return_takes_nothing(stage: Desk) -> None:
    picker = stage.open()
    QTest.keyClicks(picker.search, "unicorn")
    assert picker.grid.count() == 0
    assert picker.called.text() == "No icon found"
    stage.press(Key.Key_Return, Key.Key_Down, Key.Key_Up, Key.Key_Return)
    assert stage.icon == "flag"


def test_a_click_takes_once(stage: Desk) -> None:
    picker = stage.open()
    taken: list[str] = []
    picker.picked.connect(taken.append)
    place = picker.grid.visualItemRect(picker.grid.item(2)).center()
    picker.grid.scrollToTop()
    QTest.mouseClick(picker.grid.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert taken == [icon_names()[2]]
    assert stage.icon == icon_names()[2]


@pytest.mark.usefixtures("russian")
def test_words_of_the_interface_are_searched_and_said(stage: Desk) -> None:
    picker = stage.open()
    picker.search.insert("доставка")
    assert [picker.grid.item(row).data(NAME) for row in range(picker.grid.count())] == list(
        icons_called("доставка", "ru")
    )
    said = picker.grid.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == words_of_icon("truck-delivery", "ru")[0]
