"""Canvas, PDF and SVG show the same: each has its ink within a pixel of the canvas at 150 dots per inch.

Three painters, three rasterisers: Qt paints the canvas, PDFium the PDF, Chromium the SVG.
"""

from __future__ import annotations

import io
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from PIL import Image

from cjm_desktop.assets import resources
from cjm_desktop.layout.engine import lay_out
from cjm_desktop.paint.page import bare_page
from cjm_desktop.paint.pdf import pdf_bytes
from cjm_desktop.paint.qt import png_bytes
from cjm_desktop.paint.svg import svg_bytes
from cjm_desktop.storage.files import load
from cjm_desktop.theme import THEMES, load_theme
from tests.export.test_every_script import every_script
from tests.export.test_samples import EXAMPLES, many_scripts
from tests.ink import DPI, strays, whole_pixels
from tests.right_to_left_maps import arabic, hebrew

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from cjm_desktop.model.graph import JourneyGraph
    from cjm_desktop.paint.page import Page
    from cjm_desktop.theme import ThemeName
    from tests.browser import Browser

SCALE = DPI / 72 - 1e-9
"""A hair under: PDFium rounds up what is a whole number of pixels but for the last bit."""


def in_file(path: Path) -> JourneyGraph:
    return load(path).graph


EVERYWHERE: dict[str, Callable[[], JourneyGraph]] = {
    **{path.stem: partial(in_file, path) for path in sorted(EXAMPLES.glob("*.cjm"))},
    "scripts": many_scripts,
    "every script": every_script,
    "arabic": arabic,
    "hebrew": hebrew,
}
"""What is compared in every theme."""
ON_PAPER: dict[str, Callable[[], JourneyGraph]] = {
    path.stem: partial(in_file, path)
    for path in sorted((resources() / "templates").glob("*.cjm"))
    if path.stem not in EVERYWHERE
}
"""What is compared in the theme of posters: themes change colours, and these maps have nothing that others have not."""
MAPS = {**EVERYWHERE, **ON_PAPER}
CASES = [
    *((name, theme) for name in EVERYWHERE for theme in THEMES),
    *((name, "print") for name in ON_PAPER),
]


def canvas_of(page: Page) -> Image.Image:
    return Image.open(io.BytesIO(png_bytes(page, DPI))).convert("RGB")


def paper_of(page: Page) -> Image.Image:
    with pypdfium2.PdfDocument(pdf_bytes(page)) as document:
        return document[0].render(scale=SCALE).to_pil().convert("RGB")


@pytest.mark.parametrize(("name", "theme"), CASES)
def test_canvas_pdf_and_svg_have_their_ink_within_a_pixel(
    name: str, theme: ThemeName, browser: Browser
) -> None:
    page = whole_pixels(bare_page(lay_out(MAPS[name](), load_theme(theme))))

    with ThreadPoolExecutor(1) as beside:
        showing = beside.submit(browser.picture, svg_bytes(page), page.size, DPI)
        canvas, paper = canvas_of(page), paper_of(page)
        shown = showing.result()

    assert browser.complaints == []
    assert browser.requests() == []
    assert canvas.size == paper.size == shown.size
    assert strays(canvas, paper) is None, "in the PDF"
    assert strays(canvas, shown) is None, "in the SVG"
