"""The same drawing by a browser, from its SVG, and by Qt: its ink is in the same places."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, NamedTuple

import pytest
from PIL import Image

from cjm_desktop.display.geometry import Close, CurveTo, LineTo, MoveTo, Point, Rect, Size
from cjm_desktop.display.items import (
    Circle,
    Gradient,
    Group,
    Icon,
    Item,
    Layer,
    Line,
    Outline,
    Picture,
    RoundedRect,
    Shape,
    Stroke,
)
from cjm_desktop.display.type_style import TypeStyle
from cjm_desktop.paint.page import bare_page
from cjm_desktop.paint.qt import png_bytes
from cjm_desktop.paint.svg import svg_bytes
from cjm_desktop.text.typesetter import Typesetter
from tests.ink import DPI, strays, whole_pixels
from tests.paint.pdf.drawings import INK, drawing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjm_desktop.display.items import Frame, GlyphRun
    from tests.browser import Browser

SIDE = 60.0
DASHED = Stroke("#204080", 3.0, (7.0, 4.0))
BLEND = Gradient(Point(0, 10), Point(0, 50), ((0.0, "#FF0000"), (0.5, "#00A000"), (1.0, "#0000FF")))
RIBBON = Outline((MoveTo(10, 10), CurveTo(50, 10, 10, 50, 50, 50)))
LEAF = Outline((MoveTo(10, 30), CurveTo(10, 0, 40, 0, 50, 30), LineTo(30, 50), Close()))

SHAPES: tuple[tuple[Item, ...], ...] = (
    (Shape(RoundedRect(Rect(10, 10, 37, 31)), "#D0E8FF", Stroke("#204080", 2.0)),),
    (Shape(RoundedRect(Rect(10, 10, 37, 31), 99.0), "#D0E8FF", Stroke("#204080")),),
    (Shape(RoundedRect(Rect(10, 10, 37, 31)), None, DASHED),),
    (Shape(RoundedRect(Rect(10, 10, 40, 33), 9.0), None, DASHED),),
    (Shape(RoundedRect(Rect(10, 30, 40, 0)), None, Stroke("#204080", 4.0)),),
    (Shape(Circle(30, 30, 12), "#F4B63F", DASHED),),
    (Shape(Line(5, 12, 55, 41), None, DASHED),),
    (Shape(Line(9, 12, 50, 41), None, Stroke("#204080", 8.0, round_caps=True)),),
    (Shape(LEAF, "#D0E8FF", Stroke("#204080", 2.0)),),
    (Shape(Circle(30, 30, 20), BLEND),),
    (Shape(RIBBON, None, Stroke(BLEND, 6.0, round_caps=True)),),
    (Icon("heart-handshake", 6.0, 6.0, 48.0, "#204080", 2.5),),
    (Icon("rosette-discount", 6.0, 6.0, 48.0, "#204080", 4.0),),
)
CLIPS = (RoundedRect(Rect(10, 10, 40, 40), 20.0), RoundedRect(Rect(5, 20, 50, 20)))

TEXTS = {
    "en": "Office AVATAR ffl (A) A-B 10x20 12:30 a -> b",
    "ru": "Съешь ещё «этих»",
    "ro": "Întâlnire și țară",
    "lt": "Žąsys ėjo s\u030c e\u0304 ų",
    "ar": "السعر 45 يورو لأننا (لا) مُحَمَّد abc",
    "fa": "می\u200cخواهم",
    "he": "שלום (עולם) שׁבּ 45% abc",
    "hi": "ग्राहक की यात्रा क्षत्रिय हिन्दी कर्म",
    "th": "ลูกค้าซื้อสินค้าที่ร้าน น้ำ ก็",
    "ja": "顧客体験「マップ」、カ゛がコーヒー",
    "zh": "客户旅程图，“体验”",
    "ko": "고객 여정 지도",
    "ka": "მომხმარებელი",
    "hy": "Հաճախորդ",
    "de": "Order שלום and 45 مرحبا Donau\u00ad",
    "und": "😀 👩\u200d👩\u200d👧 🇱🇹 ☎ 1\ufe0f\u20e3 ✓ ∑ \U00013000x",
}
STYLES = (
    TypeStyle(14, 24),
    TypeStyle(14, 24, 600, tracking=1.1),
    TypeStyle(30, 48, italic=True, tracking=-0.6),
)


def both(frame: Frame, browser: Browser) -> tuple[Image.Image, Image.Image]:
    page = whole_pixels(bare_page(frame))
    canvas = Image.open(io.BytesIO(png_bytes(page, DPI))).convert("RGB")
    shown = browser.picture(svg_bytes(page), page.size, DPI)
    assert browser.complaints == []
    assert shown.size == canvas.size
    return canvas, shown


def test_shapes_are_where_qt_paints_them(browser: Browser) -> None:
    groups = [
        cell(place, *items, clip=clip)
        for place, (items, clip) in enumerate(
            [*((items, None) for items in SHAPES), *((SHAPES[9], clip) for clip in CLIPS)]
        )
    ]
    canvas, shown = both(drawing(*groups, width=SIDE * len(groups), height=SIDE), browser)
    assert canvas.getcolors(2) is None  # something is painted at all
    assert strays(canvas, shown) is None


def cell(place: int, *items: Item, clip: RoundedRect | None) -> Group:
    size, ink = Size(SIDE, SIDE), Rect(0, 0, SIDE, SIDE)
    return Group(f"cell{place}", "card", Layer.CARD, Point(place * SIDE, 0), size, items, ink, clip)


@pytest.mark.parametrize("style", STYLES, ids=["plain", "spaced", "narrowed"])
def test_text_of_every_script_is_where_qt_paints_it(style: TypeStyle, browser: Browser) -> None:
    canvas, shown = both(drawing(*runs(style), width=1000.0, height=30.0 * (len(TEXTS) + 1)), browser)
    assert canvas.getcolors(2) is None
    assert strays(canvas, shown) is None


def runs(style: TypeStyle) -> Iterator[GlyphRun]:
    typesetter = Typesetter()
    for row, (language, text) in enumerate(TEXTS.items()):
        yield from typesetter.paragraph(text, style, language=language).runs(10.0, 30.0 * row, INK)


class File(NamedTuple):
    media_type: str
    data: bytes
    orientation: int
    size: tuple[int, int]


def photograph(orientation: int) -> File:
    """Four coloured quarters, 80 pixels wide and 60 high, that say how they are to be turned."""
    image = Image.new("RGB", (80, 60), "#C02020")
    for place, colour in (((40, 0), "#20C020"), ((0, 30), "#2020C0"), ((40, 30), "#F0F0F0")):
        image.paste(colour, (*place, place[0] + 40, place[1] + 30))
    told = Image.Exif()
    told[0x0112] = orientation
    content = io.BytesIO()
    image.save(content, "JPEG", exif=told, quality=95, subsampling=0)
    size = (80, 60) if orientation < 5 else (60, 80)
    return File("image/jpeg", content.getvalue(), orientation, size)


def test_pictures_are_turned_as_qt_turns_them(browser: Browser) -> None:
    files = {str(orientation): photograph(orientation) for orientation in range(1, 9)}
    places = (Rect(100.0 * place + 8, 8, *files[key].size) for place, key in enumerate(files))
    pictures = map(Picture, files, places)
    canvas, shown = both(drawing(*pictures, width=816, height=96)._replace(pictures=files), browser)
    assert len(canvas.getcolors(1 << 20) or ()) > 4
    assert strays(canvas, shown) is None


def test_what_is_copied_reads_as_it_was_written(browser: Browser) -> None:
    browser.open(svg_bytes(bare_page(drawing(*runs(STYLES[0])))))
    browser.evaluate("getSelection().selectAllChildren(document.documentElement)")
    copied = str(browser.evaluate("getSelection().toString()")).strip()
    assert copied.splitlines() == [text.replace("\u00ad", "\u2010") for text in TEXTS.values()]
