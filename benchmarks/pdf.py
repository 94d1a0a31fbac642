"""A PDF of 500 cards: ours from the finished drawing, the peer's by ``QPdfWriter`` and ``drawText``.

Both put the same cards on a page of the same size in the same bundled fonts: a rounded rectangle of 180×90, a title,
and fourteen words wrapped below it.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from benchmarks.measure import Measurement, compare
from cjm_desktop.display.geometry import Point, Rect, Size
from cjm_desktop.display.items import Frame, Group, Item, Layer, RoundedRect, Shape, Stroke
from cjm_desktop.display.type_style import TypeStyle
from cjm_desktop.paint.page import bare_page
from cjm_desktop.paint.pdf import pdf_bytes
from cjm_desktop.text.fonts import face
from cjm_desktop.text.typesetter import Typesetter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QFont

CARDS, COLUMNS = 500, 25
CARD = Size(180.0, 90.0)
GAP, PADDING, RADIUS = 10.0, 12.0, 10.0
TITLE = TypeStyle(13.0, 18.0, weight=600)
BODY = TypeStyle(10.0, 13.0)
INK, LINE, FILL = "#14171F", "#D0D6DF", "#FFFFFF"
TEXT = (
    "Customer compares four models in a table and asks friends before the shop answers by mail "
    "Покупатель читает отзывы сравнивает цены и ждёт ответа поддержки уже второй день подряд "
    "Pirkėjas ieško nuolaidos kodo krepšelyje o pristatymas vėluoja kelias dienas dėl šventės "
    "Clientul citește recenzii și așteaptă răspunsul echipei după ce plătește în rate"
)
WORDS = TEXT.split()


def cards() -> Iterator[tuple[Point, str, str]]:
    """Each card's corner, title and text; no two texts are the same."""
    for number in range(CARDS):
        row, column = divmod(number, COLUMNS)
        corner = Point(GAP + column * (CARD.width + GAP), GAP + row * (CARD.height + GAP))
        words = [WORDS[(number * 7 + place * (1 + number % 5)) % len(WORDS)] for place in range(14)]
        yield corner, f"Card {number + 1}", " ".join(words)


def page_size() -> Size:
    """The sheet that holds all cards, in points."""
    rows = CARDS // COLUMNS
    return Size(GAP + COLUMNS * (CARD.width + GAP), GAP + rows * (CARD.height + GAP))


def frame() -> Frame:
    """The cards as a finished drawing."""
    typesetter, box = Typesetter(), Rect(0.0, 0.0, *CARD)
    shape = Shape(RoundedRect(box, RADIUS), FILL, Stroke(LINE))
    groups = []
    for number, (corner, title, text) in enumerate(cards()):
        head = typesetter.paragraph(title, TITLE).runs(PADDING, 8.0, INK)
        lines = typesetter.paragraph(text, BODY, CARD.width - 2 * PADDING).runs(PADDING, 28.0, INK)
        items: tuple[Item, ...] = (shape, *head, *lines)
        groups.append(Group(str(number), "card", Layer.CARD, corner, CARD, items, box.grown(1.0)))
    return Frame(page_size(), tuple(groups), FILL)


def qt_pdf() -> bytes:
    """The same cards by ``QPdfWriter``."""
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSizeF, Qt
    from PySide6.QtGui import QColor, QPageSize, QPainter, QPdfWriter, QPen

    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(72)
    size = page_size()
    writer.setPageSize(QPageSize(QSizeF(size.width, size.height), QPageSize.Unit.Point))
    writer.setPageMargins(QMarginsF())
    painter = QPainter(writer)
    title_font, body_font = qt_font(TITLE), qt_font(BODY)
    line, ink, fill = QPen(QColor(LINE)), QPen(QColor(INK)), QColor(FILL)
    inner = CARD.width - 2 * PADDING
    for corner, title, text in cards():
        painter.setPen(line)
        painter.setBrush(fill)
        painter.drawRoundedRect(QRectF(corner.x, corner.y, *CARD), RADIUS, RADIUS)
        painter.setPen(ink)
        painter.setFont(title_font)
        painter.drawText(QRectF(corner.x + PADDING, corner.y + 8.0, inner, 18.0), title)
        painter.setFont(body_font)
        below = QRectF(corner.x + PADDING, corner.y + 28.0, inner, 62.0)
        painter.drawText(below, Qt.TextFlag.TextWordWrap, text)
    painter.end()
    return bytes(data.data())


@cache
def qt_font(style: TypeStyle) -> QFont:
    """The bundled face of a style, as Qt knows it."""
    from PySide6.QtGui import QFont, QFontDatabase

    name = "Inter-SemiBold" if style.weight == 600 else "Inter-Regular"
    number = QFontDatabase.addApplicationFont(str(face(name).path))
    font = QFont(QFontDatabase.applicationFontFamilies(number)[0])
    font.setWeight(QFont.Weight(style.weight))
    font.setPixelSize(round(style.size))
    return font


def measure() -> dict[str, Measurement]:
    """Time and size of both files."""
    from PySide6.QtWidgets import QApplication

    # One for widgets: another benchmark of the same run may open windows, and there can be only one.
    application = QApplication.instance() or QApplication([])
    page = bare_page(frame())
    times = compare(lambda: pdf_bytes(page), qt_pdf)
    sizes = Measurement(len(pdf_bytes(page)) / 1_000, len(qt_pdf()) / 1_000, "kB")
    del application
    return {"pdf_500": times, "pdf_500_size": sizes}
