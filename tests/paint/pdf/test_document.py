"""The document around the drawing: what a reader is told, links, and the same bytes every time."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest

from cjm_desktop.display.geometry import Point, Rect, Size
from cjm_desktop.display.items import Gradient, Group, Layer, Link, OutlineEntry, RoundedRect, Shape
from cjm_desktop.paint.page import Page, bare_page
from cjm_desktop.paint.pdf import LARGEST_SIDE, PageTooLargeError, pdf_bytes
from tests.paint.pdf.drawings import drawing, lines, poppler

ROOT = Path(__file__).resolve().parents[3]


def test_it_says_its_title_author_and_maker() -> None:
    frame = drawing()._replace(title="Карта (пути) — 1", author="Ștefan", language="ru")
    content = pdf_bytes(bare_page(frame))
    with pypdfium2.PdfDocument(content) as document:
        told = document.get_metadata_dict()
    assert (told["Title"], told["Author"]) == ("Карта (пути) — 1", "Ștefan")
    assert told["Creator"] == told["Producer"] == "cjm-desktop"
    assert b"/Lang (ru)" in content
    assert b"/DisplayDocTitle true" in content


def test_it_bears_no_date_and_no_empty_author() -> None:
    content = pdf_bytes(bare_page(drawing()))
    assert b"Date" not in content
    assert b"/Author" not in content


def test_a_right_to_left_drawing_is_read_from_the_right() -> None:
    assert b"/Direction /R2L" in pdf_bytes(bare_page(drawing()._replace(direction="rtl")))
    assert b"/Direction" not in pdf_bytes(bare_page(drawing()))


def test_outline_entries_lead_to_their_places_on_the_page() -> None:
    entries = (
        OutlineEntry("Осведомлённость", "a", Point(10, 20)),
        OutlineEntry("Loyalty", "b", Point(100, 20)),
    )
    frame = drawing(width=200.0, height=100.0)._replace(outline=entries)
    page = Page(frame, Size(500, 300), frame.groups, 2.0, Point(50, 30))
    with pypdfium2.PdfDocument(pdf_bytes(page)) as document:
        found = [(mark.get_title(), mark.get_dest().get_view()[1][:2]) for mark in document.get_toc()]
    assert found == [("Осведомлённость", [70.0, 230.0]), ("Loyalty", [250.0, 230.0])]


@pytest.mark.parametrize(
    ("target", "written"),
    [
        ("https://example.org/a?b=c#d", b"https://example.org/a?b=c#d"),
        ("HTTP://example.org/путь (1)", b"HTTP://example.org/%D0%BF%D1%83%D1%82%D1%8C%20\\(1\\)"),
        ("mailto:team@example.org", b"mailto:team@example.org"),
    ],
)
def test_a_link_covers_its_area_on_the_page(target: str, written: bytes) -> None:
    frame = drawing(Link(Rect(10, 20, 30, 5), target), width=100.0, height=50.0)
    content = pdf_bytes(Page(frame, Size(300, 200), frame.groups, 2.0, Point(5, 7)))
    assert b"/URI (" + written + b")" in content
    assert b"/Rect [25 143 85 153]" in content


@pytest.mark.parametrize(
    "target", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "//x", "", "x"]
)
def test_no_other_kind_of_link_gets_in(target: str) -> None:
    content = pdf_bytes(bare_page(drawing(Link(Rect(0, 0, 5, 5), target))))
    assert b"/Annot" not in content


def test_a_page_may_be_as_large_as_the_format_allows_and_no_larger() -> None:
    frame = drawing()
    pdf_bytes(Page(frame, Size(LARGEST_SIDE, 100.0), frame.groups))
    with pytest.raises(PageTooLargeError, match="14400 points"):
        pdf_bytes(Page(frame, Size(100.0, LARGEST_SIDE + 1), frame.groups))


def test_no_font_slips_in_where_there_is_no_text() -> None:
    assert poppler("pdffonts", pdf_bytes(bare_page(drawing()))).splitlines()[2:] == []


def test_streams_are_compressed() -> None:
    content = pdf_bytes(bare_page(lines("A line of text " * 4)))
    assert content.count(b"/FlateDecode") == len(re.findall(rb"\bstream\n", content))


def example() -> bytes:
    """A drawing with everything that has an order of its own: faces, gradients, links, outline."""
    gradients = (
        Gradient(Point(0, 0), Point(0, 9), ((0, "#FF0000"), (0.5, f"#{green:02X}FF00"), (1, "#0000FF")))
        for green in range(5)
    )
    shapes = [Shape(RoundedRect(Rect(0, 0, 9, 9), 2.0), gradient) for gradient in gradients]
    text = lines("Mixed слова ąčę ελ سلام שלום efficient")
    size = Size(400.0, 300.0)
    more = Group(
        "z",
        "card",
        Layer.CARD,
        Point(0, 50),
        size,
        (*shapes, Link(Rect(0, 0, 9, 9), "https://a.example")),
        Rect(0, 0, 9, 9),
    )
    outline = tuple(OutlineEntry(title, title, Point(0, 0)) for title in ("b", "a", "c"))
    frame = text._replace(groups=(*text.groups, more), outline=outline, title="T", author="A")
    return pdf_bytes(bare_page(frame))


def test_the_same_drawing_gives_the_same_bytes_in_every_process() -> None:
    code = (
        "import hashlib; from tests.paint.pdf.test_document import example;"
        "print(hashlib.sha256(example()).hexdigest())"
    )
    path = os.pathsep.join([str(ROOT), str(ROOT / "src")])
    digests = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": path, "TZ": zone},
            capture_output=True,
            check=True,
            text=True,
        ).stdout.strip()
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    }
    assert digests == {hashlib.sha256(example()).hexdigest()}


def test_painting_twice_gives_the_same_bytes() -> None:
    assert example() == example()
