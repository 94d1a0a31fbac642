"""Pictures of groups at one scale, kept so that a repaint copies pixels instead of drawing lines and letters anew."""

from __future__ import annotations

from math import ceil, floor
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPixmap, QTransform

from cjm_desktop.paint import qt
from cjm_desktop.paint.qt import Detail, Mark, Pictures

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cjm_desktop.display.items import Group, Item
    from cjm_desktop.theme.measures import Detail as DetailScales

BUDGET = 16_000_000
"""Pixels that all kept pictures may have together: some screens full."""
AT_ONCE = 16_000
"""Pixels of one picture that Qt paints at once; above 2**14 it shares them out among threads, which costs 90 µs."""
LARGEST = 110_000
"""A group of more pixels than this is painted directly: mostly they are bands, labels of tall lanes and long paths, of
which most is empty."""
FEWEST_ITEMS = 3
"""A group of fewer items is painted as quickly as its picture."""
SUBPIXELS = 4
"""A picture is good for every place on the screen within this part of a pixel. Qt places glyphs no finer."""
MOST_PREPARED = 2_000
"""So many groups are kept ready to be painted directly."""

SMOOTH = QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform


class Level(NamedTuple):
    """How much is drawn at a scale: text or bars, and which of the small parts within a group."""

    detail: Detail
    floor: float


def level_at(scale: float, scales: DetailScales) -> Level:
    """How much is drawn at this scale."""
    if scale < scales.bars:
        return Level(Detail.BARS, 0.0)
    return Level(Detail.FULL, 1.0 if scale >= scales.plain else scales.bars)


class _Sprite(NamedTuple):
    """A kept picture in strips, each with its top, and what it shows.

    ``left`` and ``top`` say how far from the group's origin it begins; all are device pixels.
    """

    items: tuple[Item, ...]
    strips: tuple[tuple[int, QPixmap], ...]
    left: int
    top: int
    pixels: int


class GroupPainter:
    """Paints groups at one scale at a time, from kept pictures where there are any."""

    def __init__(self, scales: DetailScales) -> None:
        self._scales = scales
        self._pictures: Pictures = {}
        self._sprites: dict[tuple[int, int, int], _Sprite] = {}
        self._pixels = 0
        self._kept_for = (0.0, 0.0)
        self._prepared: dict[tuple[int, Level], tuple[Group, tuple[Mark, ...]]] = {}
        self.keeps = True
        """Whether new pictures are kept; not while the scale changes from frame to frame."""

    def show_pictures(self, pictures: Pictures) -> None:
        """Take these as the document's pictures."""
        if pictures is not self._pictures and pictures != self._pictures:
            self._forget()
            self._prepared.clear()
        self._pictures = pictures

    def paint(self, painter: QPainter, groups: Iterable[Group]) -> None:
        """Paint groups at their origins; one unit of the painter is a point of the drawing."""
        base = painter.worldTransform()
        scale, dx, dy = base.m11(), base.dx(), base.dy()
        ratio = painter.device().devicePixelRatioF()
        if self._kept_for != (scale, ratio):
            self._forget()
            self._kept_for = (scale, ratio)
        level, fine = level_at(scale, self._scales), ratio * SUBPIXELS
        for group in groups:
            if scale < group.smallest_scale:
                continue
            x, y = group.origin
            left, across = divmod(round((dx + x * scale) * fine), SUBPIXELS)
            top, down = divmod(round((dy + y * scale) * fine), SUBPIXELS)
            key = (id(group.items), across, down)
            sprite = self._sprites.get(key)
            if sprite is None or sprite.items is not group.items:
                sprite = self._sprite(group, key, level)
            if sprite is None:
                painter.setWorldTransform(base)
                painter.translate(x, y)
                qt.paint(painter, self._marks(group, level))
                continue
            painter.setWorldTransform(_PLAIN)
            x, y = left + sprite.left, top + sprite.top
            for below, strip in sprite.strips:
                painter.drawPixmap(QPointF(x / ratio, (y + below) / ratio), strip)
        painter.setWorldTransform(base)

    def _sprite(self, group: Group, key: tuple[int, int, int], level: Level) -> _Sprite | None:
        """A picture of the group where its origin lies so far within a pixel; ``None`` if it is painted directly."""
        if not self.keeps or len(group.items) < FEWEST_ITEMS:
            return None
        scale, ratio = self._kept_for
        real, ink = scale * ratio, group.ink
        x, y = key[1] / SUBPIXELS, key[2] / SUBPIXELS
        left, top = floor(x + ink.x * real) - 1, floor(y + ink.y * real) - 1
        width = ceil(x + (ink.x + ink.width) * real) + 1 - left
        height = ceil(y + (ink.y + ink.height) * real) + 1 - top
        if width * height > LARGEST:
            return None
        pixmap = QPixmap(width, height)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHints(SMOOTH)
        painter.setWorldTransform(QTransform(real, 0, 0, real, x - left, y - top))
        qt.paint(painter, self._marks(group, level))
        painter.end()
        self._keep(key, _Sprite(group.items, _strips(pixmap, ratio), left, top, width * height))
        return self._sprites[key]

    def _keep(self, key: tuple[int, int, int], sprite: _Sprite) -> None:
        self._drop(key)
        self._sprites[key] = sprite
        self._pixels += sprite.pixels
        while self._pixels > BUDGET and len(self._sprites) > 1:
            self._drop(next(iter(self._sprites)))

    def _drop(self, key: tuple[int, int, int]) -> None:
        sprite = self._sprites.pop(key, None)
        if sprite is not None:
            self._pixels -= sprite.pixels

    def _forget(self) -> None:
        self._sprites.clear()
        self._pixels = 0

    def _marks(self, group: Group, level: Level) -> tuple[Mark, ...]:
        key = (id(group.items), level)
        known = self._prepared.get(key)
        if known is not None and known[0].items is group.items and known[0].clip == group.clip:
            return known[1]
        marks = qt.prepare_group(group, level.detail, self._pictures, level.floor)
        if len(self._prepared) >= MOST_PREPARED:
            del self._prepared[next(iter(self._prepared))]
        self._prepared[key] = (group, marks)
        return marks


_PLAIN = QTransform()


def _strips(pixmap: QPixmap, ratio: float) -> tuple[tuple[int, QPixmap], ...]:
    """A picture cut into strips of so few pixels that each is painted at once."""
    width, height = pixmap.width(), pixmap.height()
    rows = max(1, AT_ONCE // max(1, width))
    strips = []
    for top in range(0, height, rows):
        whole = rows >= height
        strip = pixmap if whole else pixmap.copy(0, top, width, min(rows, height - top))
        strip.setDevicePixelRatio(ratio)
        strips.append((top, strip))
    return tuple(strips)
