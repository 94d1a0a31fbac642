"""Exports a page as an SVG drawing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.paint.svg import svg_bytes

if TYPE_CHECKING:
    from cjm_desktop.export.poster import ExportOptions
    from cjm_desktop.paint.page import Page


def render(page: Page, options: ExportOptions) -> bytes:
    """The page as an SVG file; a vector format has no use for dots per inch."""
    return svg_bytes(page, background=options.background == "page")
