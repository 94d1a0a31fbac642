"""The minimap: it shows the whole map, says what is in view, and moves the view."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from cjm_desktop.display.geometry import Point, Rect, Size
from cjm_desktop.display.items import Frame, Group, Layer, RoundedRect, Shape
from cjm_desktop.theme import load_theme
from cjm_desktop.ui.actions import ACTIONS, make_actions
from cjm_desktop.ui.canvas import Canvas
from cjm_desktop.ui.minimap import MapPicture, Minimap
from cjm_desktop.ui.remembered import NAME
from cjm_desktop.ui.style import window_colours

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

RED, BLUE = "#ff0000", "#0000ff"
SIZE = Size(4000, 2000)


def frame_of(colour: str = RED) -> Frame:
    """A map whose right half is of one colour."""
    items = (Shape(RoundedRect(Rect(0, 0, 2000, 2000)), colour),)
    half = Group("a", "card", Layer.CARD, Point(2000, 0), Size(2000, 2000), items, Rect(0, 0, 2000, 2000))
    return Frame(SIZE, (half,), "#FFFFFF")


@pytest.fixture
def canvas(qtbot: QtBot) -> Canvas:
    made = Canvas(load_theme("light"))
    qtbot.addWidget(made)
    made.resize(800, 500)
    made.reduced_motion = True
    made.show_frame(frame_of())
    made.show()
    QTest.qWaitForWindowExposed(made)
    return made


@pytest.fixture
def minimap(canvas: Canvas) -> Minimap:
    return new_minimap(canvas)


def new_minimap(canvas: Canvas) -> Minimap:
    theme = load_theme("light")
    colours = window_colours(theme)
    slots = {name: (lambda: None) for name in ACTIONS} | {"zoom_in": lambda: canvas.zoom_by(2.0)}
    return Minimap(canvas, theme, colours, make_actions(canvas, colours, slots))


def left(picture: MapPicture) -> int:
    return round(picture.seen_area.center().x())


def test_it_hides_while_the_whole_map_is_in_view(canvas: Canvas, minimap: Minimap) -> None:
    canvas.fit(animated=False)
    assert not minimap.isVisible()
    canvas.zoom_to(1.0)
    assert minimap.isVisible()
    minimap.set_wanted(wanted=False)
    assert not minimap.isVisible()


def test_it_stands_in_the_corner_of_the_canvas_and_stays_there(canvas: Canvas, minimap: Minimap) -> None:
    canvas.zoom_to(1.0)
    for size in ((800, 500), (900, 700)):
        canvas.resize(*size)
        QTest.qWait(1)
        away = canvas.viewport().geometry().bottomRight() - minimap.geometry().bottomRight()
        assert 0 < away.x() < 20
        assert 0 < away.y() < 20


def test_it_shows_the_map(canvas: Canvas, minimap: Minimap) -> None:
    canvas.zoom_to(1.0)
    canvas.centre_on(Point(0, 0))
    image = minimap.picture.grab().toImage()
    middle = image.height() // 2 + 10
    assert image.pixelColor(image.width() - 20, middle).name() == RED
    assert image.pixelColor(image.width() // 2 - 15, middle).name() == "#ffffff"


def test_it_follows_an_edit_when_nothing_more_happens(qtbot: QtBot, canvas: Canvas, minimap: Minimap) -> None:
    canvas.zoom_to(1.0)
    canvas.centre_on(Point(0, 0))
    minimap.picture.grab()

    def colour() -> str:
        image = minimap.picture.grab().toImage()
        return image.pixelColor(image.width() - 20, image.height() // 2).name()

    canvas.show_frame(frame_of("#00FF00"))
    canvas.show_frame(frame_of("#0000FF"))
    assert colour() == RED
    qtbot.waitUntil(lambda: colour() == BLUE)


def test_pressing_a_place_shows_it(canvas: Canvas, minimap: Minimap) -> None:
    canvas.zoom_to(1.0)
    canvas.centre_on(Point(1000, 1000))
    picture = minimap.picture
    QTest.mouseClick(
        picture, Qt.MouseButton.LeftButton, pos=QPoint(picture.width() * 3 // 4, picture.height() // 2)
    )
    assert canvas.seen.centre.x == pytest.approx(3000, abs=25)
    assert canvas.seen.centre.y == pytest.approx(1000, abs=25)


def test_the_part_in_view_is_dragged_from_where_it_is_held(canvas: Canvas, minimap: Minimap) -> None:
    canvas.zoom_to(1.0)
    canvas.centre_on(Point(1000, 1000))
    picture = minimap.picture
    start = picture.seen_area.center().toPoint() + QPoint(8, 0)
    before = left(picture)
    QTest.mousePress(picture, Qt.MouseButton.LeftButton, pos=start)
    assert left(picture) == before
    QTest.mouseMove(picture, start + QPoint(30, 0))
    QTest.mouseRelease(picture, Qt.MouseButton.LeftButton, pos=start + QPoint(30, 0))
    assert left(picture) == pytest.approx(before + 30, abs=1)
    QTest.mouseMove(picture, start)
    assert left(picture) == pytest.approx(before + 30, abs=1)


def test_arrow_keys_move_the_view(canvas: Canvas, minimap: Minimap) -> None:
    canvas.zoom_to(1.0)
    canvas.centre_on(Point(1000, 1000))
    before = canvas.seen
    QTest.keyClick(minimap.picture, Qt.Key.Key_Right)
    assert canvas.seen.x == pytest.approx(before.x + before.width / 10, abs=2)
    QTest.keyClick(minimap.picture, Qt.Key.Key_Up)
    assert canvas.seen.y == pytest.approx(before.y - before.height / 10, abs=2)


def test_everything_in_it_has_a_name_and_can_be_reached_by_key(canvas: Canvas, minimap: Minimap) -> None:
    canvas.zoom_to(1.0)
    buttons = minimap.findChildren(QToolButton)
    for part in (minimap.picture, *buttons):
        assert part.accessibleName()
        assert part.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert all(button.toolTip() for button in buttons)


def test_its_buttons_do_what_the_windows_actions_do(canvas: Canvas, minimap: Minimap) -> None:
    canvas.zoom_to(1.0)
    (zoom_in,) = [each for each in minimap.findChildren(QToolButton) if each.accessibleName() == "Zoom in"]
    zoom_in.click()
    assert canvas.scale_factor == 2.0


def test_folding_leaves_the_buttons_and_is_remembered(qtbot: QtBot, canvas: Canvas, minimap: Minimap) -> None:
    canvas.zoom_to(1.0)
    (fold,) = [
        each for each in minimap.findChildren(QToolButton) if each.accessibleName() == "Fold the minimap"
    ]
    height = minimap.height()
    fold.click()
    assert not minimap.picture.isVisible()
    qtbot.waitUntil(lambda: minimap.height() < height / 2)
    assert QSettings(NAME, NAME).value("minimap/folded") == "yes"
    assert new_minimap(canvas).folded
    fold.click()
    assert minimap.picture.isVisible()
    qtbot.waitUntil(lambda: minimap.height() == height)
