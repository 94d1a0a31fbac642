"""The look of the windows: chosen in the menu, or as the system's changes, with everything else as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication

from cjm_desktop import commands
from cjm_desktop.display.geometry import Point
from cjm_desktop.theme import load_theme
from cjm_desktop.ui import style
from cjm_desktop.ui.sticky import sticky_size
from cjm_desktop.ui.wardrobe import Wardrobe, kept_look

if TYPE_CHECKING:
    from tests.journeys.hands import Hands


def test_another_theme_shows_the_same_place_with_the_same_selection(hands: Hands) -> None:
    window = hands.window
    card = next(each for each in window.document.graph.elements() if each.kind == "touchpoint")
    hands.click(hands.centre(card.id))
    window.canvas.zoom_to(0.8)
    scale, middle = window.canvas.scale_factor, window.canvas.seen.centre

    window.set_theme(load_theme("dark"))

    assert window.canvas.scale_factor == scale
    assert abs(window.canvas.seen.centre.x - middle.x) < 2 / scale
    assert window.editing.selected == {card.id}
    assert window.drawing.frame.background == load_theme("dark").map.page


def test_editing_goes_on_in_another_theme_with_the_same_history(hands: Hands) -> None:
    window = hands.window
    before = len(window.document.graph.stages())
    window.actions_by_name["add_stage"].trigger()
    window.set_theme(load_theme("contrast"))
    window.actions_by_name["add_stage"].trigger()
    assert len(window.document.graph.stages()) == before + 2

    window.actions_by_name["undo"].trigger()
    window.actions_by_name["undo"].trigger()
    assert len(window.document.graph.stages()) == before
    assert window.outline.summary.startswith(str(before))


def test_a_chosen_look_is_remembered_and_one_that_follows_the_system_changes_with_it(hands: Hands) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    wardrobe, told = Wardrobe(application), []
    wardrobe.changed.connect(lambda: told.append(wardrobe.theme().name))

    hands.window.theme_chosen.connect(wardrobe.choose)
    hands.window.actions_by_name["look_dark"].trigger()
    assert (told, kept_look()) == (["dark"], "dark")

    wardrobe.choose("system")
    hints = application.styleHints()
    for scheme, name in ((Qt.ColorScheme.Dark, "dark"), (Qt.ColorScheme.Light, "light")):
        hints.colorSchemeChanged.emit(scheme)
        assert (told[-1], wardrobe.theme().name) == (name, name)
    hints.accessibility().contrastPreferenceChanged.emit(Qt.ContrastPreference.HighContrast)
    assert told[-1] == "contrast"

    wardrobe.choose("light")
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert wardrobe.theme().name == "light"


def test_windows_are_dressed_in_the_colours_of_the_theme() -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    worn = style.worn()
    try:
        style.dress(application, load_theme("dark"))
        ui = load_theme("dark").ui
        assert ui is not None
        assert application.palette().window().color().name().upper() == ui.window
    finally:
        style.dress(application, worn)


def test_the_persona_stands_in_the_corner_while_the_masthead_is_out_of_view(hands: Hands) -> None:
    canvas, grid = hands.window.canvas, hands.window.drawing.frame.grid
    middle = hands.window.drawing.frame.size.width / 2

    def colours_of_corner() -> set[str]:
        strips = sticky_size(grid)
        image = canvas.viewport().grab(QRect(4, 4, int(strips.width) - 8, int(strips.height) - 8)).toImage()
        return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}

    canvas.show_place(1.0, Point(middle, grid.lanes[-1].start))
    told = colours_of_corner()
    people = [persona.id for persona in hands.window.document.graph.personas()]
    hands.window.document.commit("Remove", commands.remove(hands.window.document.graph, people))
    titled = colours_of_corner()
    assert len(told) > len(titled) > 1  # a portrait and words; the title alone
    hands.window.actions_by_name["undo"].trigger()
    assert colours_of_corner() == told
