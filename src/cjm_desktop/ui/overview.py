"""A whole map made small: stages, bands, card blocks, words as bars and the curve; for the minimap and far zooms."""

from __future__ import annotations

from functools import lru_cache, reduce
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from cjm_desktop.display.geometry import Rect
from cjm_desktop.display.items import Circle, Colour, GlyphRun, Group, Layer, RoundedRect, Shape
from cjm_desktop.paint import qt

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from cjm_desktop.display.items import Item

    FindGroups = Callable[[Rect], Iterable[Group]]

LEAST_LINE = 0.9
"""Curves and paths are at least this wide, in pixels."""
LEAST_BLOCK = 0.5
"""What is thinner than this is left out, in pixels."""
LARGEST = 8_000_000
"""A picture of the whole map is kept up to so many pixels."""
MANY = 8
"""From so many changed places on, all between them is painted anew: it is quicker than to keep within their edges."""
LINES = frozenset({Layer.CURVE, Layer.PATH})
"""The layers whose lines are drawn however thin they would be."""
SHAPES = LINES | {Layer.BAND, Layer.RULE, Layer.PANEL, Layer.HEADER}
"""The layers whose outlines are drawn; those within cards would be specks."""
ROUND = 2.0
"""From this radius on a circle is drawn round, in pixels."""


def paint_overview(painter: QPainter, groups: Iterable[Group]) -> None:
    """Paint groups at their origins in the fewest strokes; one unit of the painter is a point of the drawing."""
    scale = painter.worldTransform().m11()
    for group in groups:
        if scale >= group.smallest_scale:
            _paint_items(painter, group.items, group.origin.x, group.origin.y, group.layer, scale)


def _paint_items(
    painter: QPainter, items: Iterable[Item], x: float, y: float, layer: Layer, scale: float
) -> None:
    least = LEAST_BLOCK / scale
    for item in items:
        match item:
            case Shape():
                _paint_shape(painter, item, x, y, layer, scale)
            case GlyphRun(size=size):
                height = size * qt.BAR_HEIGHT
                if height >= least:
                    bar = QRectF(x + item.x, y + item.y - size * 0.36 - height / 2, item.width, height)
                    painter.fillRect(bar, _faint(item.colour))
            case Group() if scale >= item.smallest_scale:
                _paint_items(painter, item.items, x + item.origin.x, y + item.origin.y, layer, scale)
            case _:
                pass


def _paint_shape(painter: QPainter, shape: Shape, x: float, y: float, layer: Layer, scale: float) -> None:
    least = LEAST_BLOCK / scale
    match shape.geometry:
        case RoundedRect(rect) if isinstance(shape.fill, str):
            if min(rect.width, rect.height) >= least:
                block = QRectF(x + rect.x, y + rect.y, rect.width, rect.height)
                painter.fillRect(block, qt.colour_of(shape.fill))
        case Circle(at_x, at_y, radius) if isinstance(shape.fill, str):
            square = QRectF(x + at_x - radius, y + at_y - radius, 2 * radius, 2 * radius)
            if radius * scale >= ROUND:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(qt.colour_of(shape.fill))
                painter.drawEllipse(square)
            elif radius >= 2 * least:
                painter.fillRect(square, qt.colour_of(shape.fill))
        case _ if layer in SHAPES:
            _paint_outline(painter, shape, x, y, LEAST_LINE / scale if layer in LINES else 0.0)
        case _:
            pass


def _paint_outline(painter: QPainter, shape: Shape, x: float, y: float, least: float) -> None:
    stroke = shape.stroke
    if stroke is not None:
        stroke = stroke._replace(width=max(stroke.width, least))
    place = QPointF(x, y)
    painter.translate(place)
    qt.paint(painter, qt.prepare((shape._replace(stroke=stroke),)))
    painter.translate(-place)


@lru_cache(maxsize=256)
def _faint(colour: Colour) -> QColor:
    faint = QColor(colour)
    faint.setAlphaF(qt.BAR_OPACITY)
    return faint


class OverviewPicture:
    """A picture of the whole map at one scale, painted anew only where the map changed."""

    def __init__(self) -> None:
        self._pixmap = QPixmap()
        self._kept_for = (0.0, 0.0, Rect(0, 0, 0, 0))
        self._stale: list[Rect] = []

    def forget(self) -> None:
        """Keep nothing; the next time everything is painted anew."""
        self._pixmap = QPixmap()
        self._kept_for = (0.0, 0.0, Rect(0, 0, 0, 0))

    def change(self, areas: Iterable[Rect]) -> None:
        """Take note that the map looks different in these areas."""
        self._stale = list(gathered((*self._stale, *areas)))

    def show(self, find: FindGroups, page: Rect, scale: float, ratio: float) -> QPixmap | None:
        """The picture of the groups on the page, on a clear ground; ``None`` where it would be too large to keep."""
        width, height = ceil(page.width * scale * ratio), ceil(page.height * scale * ratio)
        if width * height > LARGEST:
            self.forget()
            return None
        if self._kept_for != (scale, ratio, page):
            self._pixmap = QPixmap(max(1, width), max(1, height))
            self._pixmap.fill(Qt.GlobalColor.transparent)
            self._kept_for = (scale, ratio, page)
            self._stale = [page]
        for area in self._stale:
            self._paint(find, page, area, scale * ratio)
        self._stale = []
        return self._pixmap

    def _paint(self, find: FindGroups, page: Rect, area: Rect, real: float) -> None:
        area = area.grown(1.5 / real)
        painter = QPainter(self._pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(real, real)
        painter.translate(-page.x, -page.y)
        painter.setClipRect(_whole_pixels(area, page, real))
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        painter.fillRect(_whole_pixels(area, page, real), Qt.GlobalColor.transparent)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        paint_overview(painter, find(area))
        painter.end()


def gathered(areas: Sequence[Rect]) -> Sequence[Rect]:
    """The areas, or the one around them where they are many."""
    return areas if len(areas) < MANY else (reduce(Rect.united, areas),)


def _whole_pixels(area: Rect, page: Rect, real: float) -> QRectF:
    """The area, grown to whole pixels of the picture."""
    left, top = int((area.x - page.x) * real), int((area.y - page.y) * real)
    right, bottom = ceil((area.right - page.x) * real), ceil((area.bottom - page.y) * real)
    return QRectF(page.x + left / real, page.y + top / real, (right - left) / real, (bottom - top) / real)
