"""Paints a page as an SVG: vector shapes, and text that stays text, in embedded faces.

The file refers to nothing outside itself and holds no script. Its groups have ids that say which element of the map
they show: ``<source>-<part>``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.display.geometry import Rect
from cjm_desktop.display.items import GlyphRun, Group
from cjm_desktop.paint.svg.embedding import embedded_faces
from cjm_desktop.paint.svg.lettering import Lettering
from cjm_desktop.paint.svg.markup import characters, element, number, numbers
from cjm_desktop.paint.svg.outlines import rectangle
from cjm_desktop.paint.svg.painter import ElementPainter

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cjm_desktop.display.items import Item, ShapedWord
    from cjm_desktop.paint.page import Page


def svg_bytes(page: Page, *, background: bool = True) -> bytes:
    """The page as an SVG file of its size. The same page always gives the same bytes.

    Args:
        page: what to paint.
        background: whether the page's colour lies under the drawing, or nothing does.
    """
    frame, size = page.frame, page.size
    faces = embedded_faces(_words(page.groups))
    titles = {entry.source: entry.title for entry in reversed(frame.outline)}
    painter = ElementPainter(Lettering(faces, frame.language), frame.pictures, titles)
    drawing = list(painter.elements(page.groups))
    parts = [
        element("title", {}, characters(frame.title)),
        element("style", {}, "\n" + "".join(face.rules() for face in faces.values())),
        element("defs", {}, "\n".join(painter.definitions.values())),
    ]
    if background:
        parts.append(element("rect", {**rectangle(Rect(0, 0, *size)), "fill": page.background}))
    parts.append(element("g", _placed(page), "\n".join(("", *drawing, ""))))
    root = {
        "xmlns": "http://www.w3.org/2000/svg",
        "width": f"{number(size.width)}pt",
        "height": f"{number(size.height)}pt",
        "viewBox": f"0 0 {numbers(size)}",
        "xml:lang": frame.language,
        "xml:space": "preserve",
        "fill": "none",
        "stroke-linejoin": "round",
        "text-rendering": "geometricPrecision",
    }
    written = element("svg", root, "\n".join(("", *parts, "")))
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{written}\n'.encode()


def _placed(page: Page) -> dict[str, str]:
    """Where the drawing stands on the page, and how large."""
    steps = [f"translate({numbers(page.offset)})"] if any(page.offset) else []
    if page.scale != 1:
        steps.append(f"scale({number(page.scale, 6)})")
    return {"transform": " ".join(steps)} if steps else {}


def _words(items: Iterable[Item]) -> Iterator[ShapedWord]:
    """All words of the drawing."""
    for item in items:
        if isinstance(item, GlyphRun):
            yield from (word for _, word in item.words)
        elif isinstance(item, Group):
            yield from _words(item.items)
