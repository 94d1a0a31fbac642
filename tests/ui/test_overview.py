"""A map made small: blocks, bars and curves, kept as a picture that is mended where the map changed."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage, QPainter

from cjm_desktop.display.geometry import LineTo, MoveTo, Point, Rect, Size
from cjm_desktop.display.items import (
    Circle,
    Group,
    Icon,
    Item,
    Layer,
    Outline,
    RoundedRect,
    Shape,
    Stroke,
)
from cjm_desktop.display.places import Places
from cjm_desktop.ui.overview import MANY, OverviewPicture, gathered, paint_overview

RED, BLUE = "#ff0000", "#0000ff"
PAGE = Rect(0, 0, 400, 200)
SCALE = 0.1


@pytest.fixture(autouse=True)
def _application(qapp: object) -> None:
    del qapp


def group(layer: Layer, *items: Item, x: float = 0.0) -> Group:
    return Group("g", "g", layer, Point(x, 0), Size(100, 200), items, Rect(0, 0, 100, 200))


def card(x: float, colour: str) -> Group:
    return group(Layer.CARD, Shape(RoundedRect(Rect(0, 0, 100, 200), 10), colour), x=x)


def colours(*groups: Group) -> set[str]:
    """The colours of the groups painted on white at a tenth of their size, those in between left out."""
    image = QImage(40, 20, QImage.Format.Format_RGB32)
    image.fill("white")
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(SCALE, SCALE)
    paint_overview(painter, groups)
    painter.end()
    return {image.pixelColor(x, y).name() for x in range(40) for y in range(20)} & {RED, BLUE}


def test_cards_and_bands_are_blocks_and_what_would_be_a_speck_is_left_out() -> None:
    assert colours(card(0, RED)) == {RED}
    assert colours(group(Layer.CARD, Shape(Circle(50, 50, 12), RED))) == {RED}
    assert colours(group(Layer.CARD, Shape(RoundedRect(Rect(0, 0, 100, 4)), RED))) == set()
    assert colours(group(Layer.CARD, Icon("mail", 0, 0, 50, RED, 10))) == set()


def test_a_curve_is_seen_however_thin_it_would_be_and_a_line_in_a_card_is_not() -> None:
    line = Shape(Outline((MoveTo(0, 55), LineTo(400, 55))), None, Stroke(RED, 1.0))
    image = QImage(40, 20, QImage.Format.Format_RGB32)
    for layer, seen in ((Layer.CURVE, True), (Layer.CARD, False)):
        image.fill("white")
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(SCALE, SCALE)
        paint_overview(painter, (group(layer, line),))
        painter.end()
        assert (image.pixelColor(20, 5).green() < 64) is seen


def test_the_picture_is_mended_where_the_map_changed_and_nowhere_else() -> None:
    picture = OverviewPicture()
    before = Places((card(0, RED), card(200, RED)))
    picture.show(before.touching, PAGE, SCALE, 1.0)
    after = Places((card(0, BLUE), card(200, BLUE)))
    picture.change([Rect(0, 0, 100, 200)])
    shown = picture.show(after.touching, PAGE, SCALE, 1.0)
    assert shown is not None
    image = shown.toImage()
    assert [image.pixelColor(x, 10).name() for x in (5, 25)] == [BLUE, RED]


def test_another_scale_is_painted_anew() -> None:
    picture = OverviewPicture()
    picture.show(Places((card(0, RED),)).touching, PAGE, SCALE, 1.0)
    shown = picture.show(Places((card(0, BLUE),)).touching, PAGE, 2 * SCALE, 1.0)
    assert shown is not None
    assert (shown.width(), shown.toImage().pixelColor(10, 10).name()) == (80, BLUE)


def test_a_picture_that_would_be_very_large_is_not_kept() -> None:
    assert OverviewPicture().show(Places(()).touching, Rect(0, 0, 90_000, 90_000), SCALE, 1.0) is None


def test_many_areas_become_the_one_around_them() -> None:
    few = [Rect(0, 0, 1, 1), Rect(5, 5, 1, 1)]
    assert gathered(few) == few
    assert list(gathered([Rect(x, 0, 1, 1) for x in range(MANY)])) == [Rect(0, 0, MANY, 1)]
