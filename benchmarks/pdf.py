"""A PDF of many cards: ours from the finished drawing, the peer's by ``QPdfWriter`` and ``drawText``.

Both put the same cards on a page of the same size in the same bundled fonts: a rounded rectangle of 180×90, a title,
and fourteen words wrapped below it.
"""

from __future__ import annotations

import statistics
from functools import cache, partial
from math import ceil, sqrt
from typing import TYPE_CHECKING

from benchmarks.measure import Measurement, compare, timed
from cjm_desktop.display.geometry import Point, Rect, Size
from cjm_desktop.display.items import Frame, Group, Item, Layer, RoundedRect, Shape, Stroke
from cjm_desktop.display.type_style import TypeStyle
from cjm_desktop.paint.page import bare_page
from cjm_desktop.paint.pdf import pdf_bytes
from cjm_desktop.text.fonts import face
from cjm_desktop.text.typesetter import Typesetter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from PySide6.QtGui import QFont

LEAST_COLUMNS = 25
ROUNDS = 7
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


def columns(count: int) -> int:
    """How many of so many cards stand side by side, so that no side of the sheet is longer than a PDF may have it."""
    return max(LEAST_COLUMNS, ceil(sqrt(count)))


def cards(count: int) -> Iterator[tuple[Point, str, str]]:
    """Each card's corner, title and text; no two texts are the same."""
    for number in range(count):
        row, column = divmod(number, columns(count))
        corner = Point(GAP + column * (CARD.width + GAP), GAP + row * (CARD.height + GAP))
        words = [WORDS[(number * 7 + place * (1 + number % 5)) % len(WORDS)] for place in range(14)]
        yield corner, f"Card {number + 1}", " ".join(words)


def page_size(count: int) -> Size:
    """The sheet that holds all cards, in points."""
    across, down = columns(count), ceil(count / columns(count))
    return Size(GAP + across * (CARD.width + GAP), GAP + down * (CARD.height + GAP))


def frame(count: int) -> Frame:
    """The cards as a finished drawing."""
    typesetter, box = Typesetter(), Rect(0.0, 0.0, *CARD)
    shape = Shape(RoundedRect(box, RADIUS), FILL, Stroke(LINE))
    groups = []
    for number, (corner, title, text) in enumerate(cards(count)):
        head = typesetter.paragraph(title, TITLE).runs(PADDING, 8.0, INK)
        lines = typesetter.paragraph(text, BODY, CARD.width - 2 * PADDING).runs(PADDING, 28.0, INK)
        items: tuple[Item, ...] = (shape, *head, *lines)
        groups.append(Group(str(number), "card", Layer.CARD, corner, CARD, items, box.grown(1.0)))
    return Frame(page_size(count), tuple(groups), FILL)


def qt_pdf(count: int) -> bytes:
    """The same cards by ``QPdfWriter``."""
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSizeF, Qt
    from PySide6.QtGui import QColor, QPageSize, QPainter, QPdfWriter, QPen

    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(72)
    size = page_size(count)
    writer.setPageSize(QPageSize(QSizeF(size.width, size.height), QPageSize.Unit.Point))
    writer.setPageMargins(QMarginsF())
    painter = QPainter(writer)
    title_font, body_font = qt_font(TITLE), qt_font(BODY)
    line, ink, fill = QPen(QColor(LINE)), QPen(QColor(INK)), QColor(FILL)
    inner = CARD.width - 2 * PADDING
    for corner, title, text in cards(count):
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


def times(count: int) -> Measurement:
    """How long both take."""
    page = bare_page(frame(count))
    with_application()
    return compare(lambda: pdf_bytes(page), lambda: qt_pdf(count), rounds=ROUNDS)


def sizes(count: int) -> Measurement:
    """How large both files are."""
    with_application()
    ours, peer = pdf_bytes(bare_page(frame(count))), qt_pdf(count)
    return Measurement(len(ours) / 1_000, len(peer) / 1_000, "kB")


def doubled() -> Measurement:
    """Our file of 5,000 cards, against that of 2,500."""
    large, small = bare_page(frame(5_000)), bare_page(frame(2_500))
    pairs = [(timed(lambda: pdf_bytes(large)), timed(lambda: pdf_bytes(small))) for _ in range(ROUNDS + 1)][
        1:
    ]
    ours, peer = zip(*pairs, strict=True)
    return Measurement(statistics.median(ours), statistics.median(peer), "ms")


@cache
def with_application() -> object:
    """The application that Qt needs for fonts: one for widgets, for another benchmark of the run may open windows."""
    from PySide6.QtWidgets import QApplication

    return QApplication.instance() or QApplication([])


BENCHMARKS: Mapping[str, Callable[[], Measurement]] = {
    "pdf_500": partial(times, 500),
    "pdf_500_size": partial(sizes, 500),
    "pdf_5000": partial(times, 5_000),
    "pdf_5000_size": partial(sizes, 5_000),
    "pdf_doubling": doubled,
}
