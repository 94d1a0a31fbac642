"""The field that is typed in to find something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from cjm_desktop.theme import load_theme
from cjm_desktop.ui.search_field import SearchField
from cjm_desktop.ui.style import window_colours

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def crosses(field: SearchField) -> list[QToolButton]:
    return [each for each in field.findChildren(QToolButton) if each.toolTip()]


def test_a_click_on_the_cross_empties_the_field(qtbot: QtBot) -> None:
    field = SearchField(window_colours(load_theme("light")), "Search")
    qtbot.addWidget(field)
    field.show()
    assert crosses(field) == []
    QTest.keyClicks(field, "delivery")
    (cross,) = crosses(field)
    qtbot.waitUntil(cross.isVisible)
    QTest.mouseClick(cross, Qt.MouseButton.LeftButton)
    assert field.text() == ""
    qtbot.waitUntil(cross.isHidden)
