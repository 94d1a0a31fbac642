"""The same drawing by the PDF painter and by Qt's: its ink is in the same places."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from cjm_desktop.display.geometry import Close, CurveTo, LineTo, MoveTo, Point, Rect
from cjm_desktop.display.items import (
    Circle,
    GlyphRun,
    Gradient,
    Icon,
    Item,
    Line,
    Outline,
    RoundedRect,
    Shape,
    Stroke,
)
from cjm_desktop.display.type_style import TypeStyle
from cjm_desktop.paint.page import bare_page
from cjm_desktop.paint.pdf import pdf_bytes
from cjm_desktop.paint.qt import png_bytes
from tests.paint.pdf.drawings import Raster, drawing, lines, picture

SCALE = 3
SIDE = 60.0
DASHED = Stroke("#204080", 3.0, (7.0, 4.0))
BLEND = Gradient(Point(0, 10), Point(0, 50), ((0.0, "#FF0000"), (0.5, "#00A000"), (1.0, "#0000FF")))
TEXT = lines("AVATAR ffi Ёж ąę", style=TypeStyle(9.0, 12.0)).groups[0].items
MARKS = lines("שָׁלוֹם", language="he").groups[0].items

ITEMS: dict[str, tuple[Item, ...]] = {
    "dashed rectangle": (Shape(RoundedRect(Rect(10, 10, 37, 31)), None, DASHED),),
    "dashed rounded rectangle": (Shape(RoundedRect(Rect(10, 10, 40, 33), 9.0), None, DASHED),),
    "dashed circle": (Shape(Circle(30, 30, 12), "#F4B63F", DASHED),),
    "dashed line": (Shape(Line(5, 12, 55, 41), None, DASHED),),
    "outline": (
        Shape(
            Outline((MoveTo(10, 30), CurveTo(10, 0, 40, 0, 50, 30), LineTo(30, 50), Close())),
            "#D0E8FF",
            Stroke("#204080", 2.0),
        ),
    ),
    "gradient fill": (Shape(Circle(30, 30, 20), BLEND),),
    "gradient stroke": (
        Shape(
            Outline((MoveTo(10, 10), CurveTo(50, 10, 10, 50, 50, 50))),
            None,
            Stroke(BLEND, 6.0, round_caps=True),
        ),
    ),
    "icon": (Icon("heart-handshake", 6.0, 6.0, 48.0, "#204080", 2.5),),
    "text": tuple(item for item in TEXT if isinstance(item, GlyphRun)),
    "raised marks": tuple(item for item in MARKS if isinstance(item, GlyphRun)),
}


@pytest.mark.parametrize("name", ITEMS)
def test_ink_is_within_a_pixel_of_qts(name: str) -> None:
    page = bare_page(drawing(*ITEMS[name], width=SIDE, height=SIDE))
    qt = Raster(Image.open(io.BytesIO(png_bytes(page, 72.0 * SCALE))))
    pdf = picture(pdf_bytes(page), SCALE)
    assert (pdf.width, pdf.height) == (qt.width, qt.height)
    assert strays(pdf, qt) == []
    assert strays(qt, pdf) == []


def strays(one: Raster, other: Raster) -> list[tuple[int, int]]:
    """Where one has strong ink and the other has none that is half as strong within a pixel."""
    return [
        (x, y)
        for x in range(1, one.width - 1)
        for y in range(1, one.height - 1)
        if (ink := one.darkness(x, y)) > 0.3
        and max(other.darkness(x + dx, y + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)) < ink / 2
    ]
