"""Paints a page as a PDF: vector shapes, embedded fonts, text that can be searched and copied.

A picture whose file is damaged raises ``UnpaintableItemError``: a poster that quietly lacks something is worse than
none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.paint.pdf.document import Document, Value, array, name
from cjm_desktop.paint.pdf.lettering import Lettering
from cjm_desktop.paint.pdf.operators import number
from cjm_desktop.paint.pdf.painter import ContentPainter, UnpaintableItemError

if TYPE_CHECKING:
    from cjm_desktop.display.geometry import Point
    from cjm_desktop.paint.page import Page

__all__ = ["LARGEST_SIDE", "PageTooLargeError", "UnpaintableItemError", "pdf_bytes"]

PRODUCER = "cjm-desktop"
LARGEST_SIDE = 14_400.0
"""The longest side a page may have, in points: 200 inches (ISO 32000-1, annex C)."""


class PageTooLargeError(Exception):
    """The page is larger than a PDF page may be."""


def pdf_bytes(page: Page) -> bytes:
    """The page as a PDF file. The same page always gives the same bytes.

    Raises:
        PageTooLargeError: a side is longer than ``LARGEST_SIDE``.
        UnpaintableItemError: the drawing holds a picture whose file is damaged.
    """
    if max(page.size) > LARGEST_SIDE:
        message = f"a PDF page has at most {LARGEST_SIDE:g} points a side, this one has {max(page.size):g}"
        raise PageTooLargeError(message)
    document, lettering, frame = Document(), Lettering(), page.frame
    painter = ContentPainter(document, page, lettering)
    content = painter.content()
    lettering.embed(document)
    size = (number(page.size.width), number(page.size.height))
    called = {"Pattern": painter.patterns, "XObject": painter.images}
    sheet = document.add_page(size, content, called, painter.links)
    outline = [
        (entry.title, array([sheet, name("XYZ"), *_destination(page, entry.place), "null"]))
        for entry in frame.outline
    ]
    document.set_outline(outline)
    viewer: dict[str, Value] = {"DisplayDocTitle": "true"}
    if frame.direction == "rtl":
        viewer["Direction"] = name("R2L")
    info = {"Title": frame.title, "Author": frame.author, "Creator": PRODUCER, "Producer": PRODUCER}
    return document.written(language=frame.language, viewer=viewer, info=info)


def _destination(page: Page, place: Point) -> tuple[str, str]:
    """Where a reader scrolls to: from the left and from the bottom of the page."""
    left = page.offset.x + place.x * page.scale
    top = page.size.height - page.offset.y - place.y * page.scale
    return number(left), number(top)
