"""The Qt painter, tested on pictures that can be read: one letter for a pixel."""

from __future__ import annotations

import struct
from textwrap import dedent

import pytest
from PySide6.QtGui import QImage, QPainter

from cjm_desktop.display.geometry import LineTo, MoveTo, Point, Rect, Size
from cjm_desktop.display.items import (
    Circle,
    Frame,
    GlyphRun,
    Gradient,
    Group,
    Icon,
    Item,
    Layer,
    Line,
    Link,
    Outline,
    Picture,
    RoundedRect,
    Shape,
    Stroke,
)
from cjm_desktop.display.type_style import TypeStyle
from cjm_desktop.paint import qt
from cjm_desktop.paint.page import Page, bare_page
from cjm_desktop.paint.qt import Detail
from cjm_desktop.text.typesetter import Typesetter

LETTERS = {"#ffffff": ".", "#ff0000": "R", "#00ff00": "G", "#0000ff": "B", "#000000": "K"}
RED, GREEN, BLUE, BLACK = "#FF0000", "#00FF00", "#0000FF", "#000000"


def picture(*items: Item, width: int = 8, height: int = 4, detail: Detail = Detail.FULL) -> str:
    """What the items look like: a letter for each pixel, ``?`` for a colour in between."""
    image = painted(*items, width=width, height=height, detail=detail)
    return "\n".join(
        "".join(LETTERS.get(image.pixelColor(x, y).name(), "?") for x in range(width)) for y in range(height)
    )


def painted(
    *items: Item,
    width: int,
    height: int,
    detail: Detail = Detail.FULL,
    scale: float = 1.0,
    smooth: bool = False,
) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill("white")
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, smooth)
    painter.scale(scale, scale)
    qt.paint(painter, qt.prepare(items, detail))
    painter.end()
    return image


def rows(text: str) -> str:
    return dedent(text).strip()


@pytest.fixture(autouse=True)
def _application(qapp: object) -> None:
    del qapp


def test_a_rectangle_is_filled_and_its_line_lies_on_its_edge() -> None:
    box = Shape(RoundedRect(Rect(1.5, 0.5, 5, 3)), RED, Stroke(BLUE))
    assert picture(box) == rows("""
        .BBBBBB.
        .BRRRRB.
        .BRRRRB.
        .BBBBBB.
    """)


def test_later_items_lie_over_earlier_ones() -> None:
    items = (Shape(RoundedRect(Rect(0, 0, 4, 4)), RED), Shape(RoundedRect(Rect(2, 1, 4, 2)), GREEN))
    assert picture(*items) == rows("""
        RRRR....
        RRGGGG..
        RRGGGG..
        RRRR....
    """)


def test_a_dashed_line_alternates_in_points() -> None:
    line = Shape(Line(0, 1.5, 8, 1.5), None, Stroke(BLUE, 1.0, (2.0, 1.0)))
    assert picture(line) == rows("""
        ........
        BB.BB.BB
        ........
        ........
    """)


def test_a_thick_dashed_line_has_the_same_dashes() -> None:
    line = Shape(Line(0, 2, 8, 2), None, Stroke(BLUE, 2.0, (3.0, 1.0)))
    assert picture(line) == rows("""
        ........
        BBB.BBB.
        BBB.BBB.
        ........
    """)


def test_a_group_moves_and_clips_what_is_in_it() -> None:
    inside = Shape(RoundedRect(Rect(0, 0, 9, 9)), RED)
    group = Group(
        "x",
        "card",
        Layer.CARD,
        Point(2, 1),
        Size(3, 2),
        (inside,),
        Rect(0, 0, 9, 9),
        RoundedRect(Rect(0, 0, 3, 2)),
    )
    after = Shape(RoundedRect(Rect(7, 3, 1, 1)), GREEN)
    assert picture(group, after) == rows("""
        ........
        ..RRR...
        ..RRR...
        .......G
    """)


def test_an_outline_is_stroked_but_not_closed() -> None:
    path = (MoveTo(0.5, 0), LineTo(0.5, 3.5), LineTo(6, 3.5))
    assert picture(Shape(Outline(path), None, Stroke(BLACK))) == rows("""
        K.......
        K.......
        K.......
        KKKKKK..
    """)


def test_a_gradient_runs_between_its_points_in_the_items_own_coordinates() -> None:
    fill = Gradient(Point(0, 0), Point(0, 40), ((0.0, RED), (1.0, BLUE)))
    image = painted(Shape(RoundedRect(Rect(0, 0, 10, 40)), fill), width=10, height=40)
    top, middle, bottom = (image.pixelColor(5, y) for y in (0, 20, 39))
    assert (top.red() > 245, bottom.blue() > 245) == (True, True)
    assert abs(middle.red() - 128) < 8


def test_a_circle_is_round() -> None:
    image = painted(Shape(Circle(10, 10, 8), RED), width=20, height=20, smooth=True)
    covered = sum(255 - image.pixelColor(x, y).green() for x in range(20) for y in range(20)) / 255
    assert covered == pytest.approx(3.14159 * 64, rel=0.01)


def test_links_and_unknown_pictures_leave_no_ink() -> None:
    items = (Link(Rect(0, 0, 8, 4), "https://example.org"), Picture("none", Rect(0, 0, 8, 4)))
    assert set(picture(*items)) == {".", "\n"}


def run_of(text: str, size: float = 20.0) -> GlyphRun:
    style = TypeStyle(size, size * 1.3)
    runs = Typesetter().paragraph(text, style, language="en").runs(2, 0, BLACK)
    run = runs[0]
    assert isinstance(run, GlyphRun)
    return run


def ink(image: QImage) -> tuple[int, int]:
    """The first and the last column with ink."""
    columns = [
        x
        for x in range(image.width())
        if any(image.pixelColor(x, y).red() < 128 for y in range(image.height()))
    ]
    return columns[0], columns[-1]


@pytest.mark.parametrize("scale", [0.8, 1.0, 3.0, 7.5])
def test_glyphs_stand_at_the_typesetters_places_at_every_zoom(scale: float) -> None:
    run = run_of("HillH")
    image = painted(run, width=int(120 * scale), height=int(40 * scale), scale=scale, smooth=True)
    left, right = ink(image)
    stem = 0.1 * run.size  # an H of Inter has about this much room at its sides
    assert left / scale == pytest.approx(run.x + stem, abs=1.2 / scale + 0.5)
    assert (right + 1) / scale == pytest.approx(run.x + run.width - stem, abs=1.2 / scale + 0.5)


def test_small_text_becomes_a_bar_as_wide_as_its_words() -> None:
    run = run_of("Words", 4.0)
    image = painted(run, width=20, height=8, detail=Detail.BARS)
    tinted = [x for x in range(20) if image.pixelColor(x, round(run.y - run.size * 0.36)).red() < 200]
    assert tinted[0] == round(run.x)
    assert tinted[-1] == pytest.approx(run.x + run.width, abs=1.5)


def test_icons_are_left_out_where_text_is_a_bar() -> None:
    icon = Icon("mail", 0, 0, 24, BLACK, 1.75)
    assert "K" not in picture(icon, width=24, height=24, detail=Detail.BARS)
    assert "K" in picture(icon, width=24, height=24)


def page(scale: float = 1.0) -> Page:
    items = (Shape(RoundedRect(Rect(0, 0, 36, 36)), RED),)
    group = Group("x", "card", Layer.CARD, Point(0, 0), Size(36, 36), items, Rect(0, 0, 36, 36))
    frame = Frame(Size(72, 36), (group,), "#FFFFFF")
    return bare_page(frame) if scale == 1.0 else Page(frame, Size(72, 36), frame.groups, scale, Point(36, 0))


def test_a_png_has_its_size_in_dots_and_its_resolution_inside() -> None:
    data = qt.png_bytes(page(), 144)
    assert struct.unpack(">II", data[16:24]) == (144, 72)
    image = QImage.fromData(data)
    assert round(image.dotsPerMeterX() * 0.0254) == 144
    assert image.pixelColor(71, 71).name() == "#ff0000"
    assert image.pixelColor(72, 0).name() == "#ffffff"


def test_a_page_scales_and_moves_its_drawing() -> None:
    image = QImage.fromData(qt.png_bytes(page(0.5), 72))
    row = "".join(LETTERS.get(image.pixelColor(x, 4).name(), "?") for x in range(0, 72, 6))
    assert row == "......RRR..."


def test_the_same_page_gives_the_same_file() -> None:
    assert qt.png_bytes(page(), 96) == qt.png_bytes(page(), 96)
