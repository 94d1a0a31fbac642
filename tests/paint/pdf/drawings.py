"""Small drawings, and what independent readers make of their PDFs."""

from __future__ import annotations

import shutil
import subprocess
import unicodedata
from typing import TYPE_CHECKING

import pypdfium2

from cjm_desktop.display.geometry import Point, Rect, Size
from cjm_desktop.display.items import Frame, Group, Item, Layer
from cjm_desktop.display.type_style import TypeStyle
from cjm_desktop.paint.page import bare_page
from cjm_desktop.paint.pdf import pdf_bytes
from cjm_desktop.text.typesetter import Typesetter

if TYPE_CHECKING:
    from PIL.Image import Image

STYLE = TypeStyle(14.0, 20.0)
INK = "#000000"
LETTERS = {
    (255, 255, 255): ".",
    (0, 0, 0): "#",
    (255, 0, 0): "R",
    (0, 255, 0): "G",
    (0, 0, 255): "B",
}


def drawing(*items: Item, width: float = 12.0, height: float = 6.0) -> Frame:
    """A drawing of one group on a white ground."""
    size = Size(width, height)
    ink = Rect(0.0, 0.0, width, height)
    return Frame(size, (Group("id", "card", Layer.CARD, Point(0.0, 0.0), size, items, ink),), "#FFFFFF")


def lines(*texts: str, language: str = "en", style: TypeStyle = STYLE) -> Frame:
    """A drawing of one line of text below another."""
    typesetter = Typesetter()
    runs = [
        run
        for row, text in enumerate(texts)
        for run in typesetter.paragraph(text, style, language=language).runs(
            10.0, 10.0 + 2 * style.line_height * row, INK
        )
    ]
    return drawing(*runs, width=900.0, height=20.0 + 2 * style.line_height * len(texts))


class Raster:
    """A page as pixels."""

    def __init__(self, image: Image) -> None:
        self.width, self.height = image.size
        self._values = image.convert("RGB").tobytes()

    def colour(self, x: int, y: int) -> tuple[int, int, int]:
        at = (y * self.width + x) * 3
        red, green, blue = self._values[at : at + 3]
        return red, green, blue

    def darkness(self, x: int, y: int) -> float:
        """From 0 for white to 1 for black."""
        return 1 - sum(self.colour(x, y)) / 765


def picture(content: bytes, scale: float = 1.0) -> Raster:
    """The page as PDFium shows it, ``scale`` pixels to a point."""
    with pypdfium2.PdfDocument(content) as document:
        return Raster(document[0].render(scale=scale).to_pil())


def letters(frame: Frame) -> str:
    """The drawing as letters, one to a point: R, G, B, # for black, . for white and ? for what lies between."""
    image = picture(pdf_bytes(bare_page(frame)))
    rows = [
        "".join(LETTERS.get(image.colour(x, y), "?") for x in range(image.width)) for y in range(image.height)
    ]
    return "\n".join(rows)


def read_by_pdfium(content: bytes) -> str:
    with pypdfium2.PdfDocument(content) as document:
        return unicodedata.normalize("NFC", document[0].get_textpage().get_text_range())


def read_by_poppler(content: bytes) -> str:
    return unicodedata.normalize("NFC", poppler("pdftotext", content, "-", "-"))


def poppler(tool: str, content: bytes, *arguments: str) -> str:
    """What one of Poppler's tools says of a PDF that it is given."""
    command = [shutil.which(tool) or tool, *(arguments or ("-",))]
    return subprocess.run(command, input=content, capture_output=True, check=True).stdout.decode()
