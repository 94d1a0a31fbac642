"""The window's look: every theme gives a whole palette and a style sheet that Qt understands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QPushButton

from cjm_desktop.theme import THEMES, ThemeName, load_theme
from cjm_desktop.ui import style
from cjm_desktop.ui.actions import ACTIONS, LETTERS
from cjm_desktop.ui.icons import icon

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


@pytest.mark.parametrize("name", THEMES)
def test_every_theme_dresses_the_window(qapp: QApplication, name: ThemeName) -> None:
    del qapp
    colours = style.window_colours(load_theme(name))
    palette = style.palette_of(colours)
    assert palette.color(QPalette.ColorRole.WindowText) == QColor(colours.text)
    disabled = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
    assert disabled != palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.Text)
    button = QPushButton("x")
    button.setStyleSheet(style.style_sheet(colours))
    assert not button.grab().isNull()  # a sheet that cannot be parsed warns, and a warning fails the test


def test_an_icon_is_drawn_in_the_colour_of_its_state(qapp: QApplication) -> None:
    del qapp
    colours = style.window_colours(load_theme("light"))
    made = icon("trash", colours)
    normal, disabled = made.pixmap(32).toImage(), made.pixmap(32, made.Mode.Disabled).toImage()
    darkest = min(
        normal.pixelColor(x, y).lightness()
        for x in range(32)
        for y in range(32)
        if normal.pixelColor(x, y).alpha() > 200
    )
    palest = min(
        disabled.pixelColor(x, y).lightness()
        for x in range(32)
        for y in range(32)
        if disabled.pixelColor(x, y).alpha() > 200
    )
    assert abs(darkest - QColor(colours.text).lightness()) < 10
    assert palest > darkest + 50


def test_no_two_actions_ask_for_the_same_key() -> None:
    keys = [key for description in ACTIONS.values() for key in description.keys]
    letters = [description.letter for description in ACTIONS.values() if description.letter]
    assert len(keys) == len(set(keys))
    assert len(letters) == len(set(letters))
    assert set(LETTERS.values()) <= set(ACTIONS)
