"""Paints a drawing with Qt: on the canvas, in previews and into PNG files.

Items are compiled once into marks — small calls on a ``QPainter`` with everything they need made beforehand — so that
a repaint is one loop. Text is painted as glyph runs at the positions the typesetter gave, never through ``QFont``.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from enum import Enum
from functools import lru_cache
from threading import local
from typing import TYPE_CHECKING, assert_never

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QGlyphRun,
    QGuiApplication,
    QImage,
    QImageReader,
    QImageWriter,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPen,
    QRawFont,
    QTransform,
)

from cjm_desktop.display.geometry import Close, CurveTo, LineTo, MoveTo, Path, Rect
from cjm_desktop.display.icons import icon_path
from cjm_desktop.display.items import (
    Circle,
    Colour,
    Geometry,
    GlyphRun,
    Gradient,
    Group,
    Icon,
    Item,
    Line,
    Link,
    Outline,
    Paint,
    Picture,
    PictureFile,
    RoundedRect,
    Shape,
    Stroke,
)
from cjm_desktop.model.picture_headers import MOST_PIXELS
from cjm_desktop.text.fonts import face

if TYPE_CHECKING:
    from cjm_desktop.paint.page import Page

ICON_GRID = 24.0
"""Icons are drawn on a square of this side."""
INCH = 72.0
"""Points in an inch."""
BAR_HEIGHT = 0.62
"""Height of the bar that stands for a line of text, in ems: 45 % of its line height."""
BAR_OPACITY = 0.34

Mark = Callable[[QPainter], None]
"""One prepared call on a painter."""
Pictures = Mapping[str, PictureFile]


class Detail(Enum):
    """How much of an item is drawn: everything, or bars instead of text that would be too small to read."""

    FULL = "full"
    BARS = "bars"


def prepare(
    items: Iterable[Item], detail: Detail = Detail.FULL, pictures: Pictures | None = None, scale: float = 1.0
) -> tuple[Mark, ...]:
    """What paints the items: call each mark in turn with a painter.

    Args:
        items: what to draw, in order.
        detail: whether text is drawn or only hinted at.
        pictures: the document's pictures by the hash of their content; one that is not there is not painted.
        scale: the scale at which it will be shown; groups among the items that are not visible there are left out.
    """
    marks: list[Mark] = []
    for item in items:
        match item:
            case Shape():
                marks.extend(_shape_marks(item))
            case GlyphRun():
                marks.append(_text_mark(item) if detail is Detail.FULL else _bar_mark(item))
            case Icon():
                if detail is Detail.FULL:
                    marks.append(_icon_mark(item))
            case Picture():
                if pictures and item.digest in pictures:
                    marks.append(_picture_mark(item, pictures[item.digest]))
            case Group():
                marks.extend(_visible_group(item, detail, pictures, scale))
            case Link():
                pass  # an area to click in a document; it has no look of its own
            case _:
                assert_never(item)
    return tuple(marks)


def paint(painter: QPainter, marks: Iterable[Mark]) -> None:
    """Call every mark with the painter."""
    for mark in marks:
        mark(painter)


def paint_groups(
    painter: QPainter, groups: Iterable[Group], scale: float = 1.0, pictures: Pictures | None = None
) -> None:
    """Paint whole groups at their origins; ``scale`` decides which are too small to be shown."""
    for group in groups:
        if scale >= group.smallest_scale:
            _group_mark(group, Detail.FULL, pictures, scale)(painter)


def paint_page(painter: QPainter, page: Page) -> None:
    """Paint what stands on a sheet; one unit of the painter is a point on paper."""
    painter.translate(page.offset.x, page.offset.y)
    painter.scale(page.scale, page.scale)
    paint_groups(painter, page.groups, pictures=page.frame.pictures)


def png_bytes(page: Page, dpi: float, *, background: bool = True) -> bytes:
    """The page as a PNG file.

    Args:
        page: what to paint.
        dpi: dots per inch of the picture; it is written into the file, so that it prints at the page's size.
        background: whether the page's colour lies under the drawing; without it the picture is transparent.

    Raises:
        ValueError: the picture would be too large to hold in memory.
    """
    _application()
    factor = dpi / INCH
    width, height = round(page.size.width * factor), round(page.size.height * factor)
    kind = QImage.Format.Format_RGB32 if background else QImage.Format.Format_ARGB32_Premultiplied
    image = QImage(max(1, width), max(1, height), kind)
    if image.isNull():
        message = f"a picture of {width} × {height} dots is too large"
        raise ValueError(message)
    image.setDotsPerMeterX(round(dpi / 0.0254))
    image.setDotsPerMeterY(round(dpi / 0.0254))
    image.fill(colour_of(page.background) if background else Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    painter.scale(factor, factor)
    try:
        paint_page(painter, page)
    finally:
        painter.end()  # also where the painting is called off: a picture must not go away under its painter
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(data.data())


def _application() -> QGuiApplication:
    """The running application, or one that needs no display: fonts cannot be drawn without any."""
    running = QGuiApplication.instance()
    if isinstance(running, QGuiApplication):
        return running
    return QGuiApplication([sys.argv[0], "-platform", "offscreen"])


@lru_cache(maxsize=1024)
def colour_of(colour: Colour) -> QColor:
    """The colour as Qt knows it."""
    return QColor(colour)


def _brush(paint: Paint) -> QBrush:
    if isinstance(paint, Gradient):
        gradient = QLinearGradient(QPointF(*paint.start), QPointF(*paint.end))
        for offset, colour in paint.stops:
            gradient.setColorAt(offset, colour_of(colour))
        return QBrush(gradient)
    return QBrush(colour_of(paint))


def _pen(stroke: Stroke) -> QPen:
    cap = Qt.PenCapStyle.RoundCap if stroke.round_caps else Qt.PenCapStyle.FlatCap
    pen = QPen(_brush(stroke.paint), stroke.width, Qt.PenStyle.SolidLine, cap, Qt.PenJoinStyle.RoundJoin)
    if stroke.dash:
        pen.setDashPattern([length / stroke.width for length in stroke.dash])
    return pen


def path_of(path: Path) -> QPainterPath:
    """The outline as Qt knows it."""
    outline = QPainterPath()
    outline.setFillRule(Qt.FillRule.WindingFill)
    for segment in path:
        match segment:
            case MoveTo(x, y):
                outline.moveTo(x, y)
            case LineTo(x, y):
                outline.lineTo(x, y)
            case CurveTo(x1, y1, x2, y2, x, y):
                outline.cubicTo(x1, y1, x2, y2, x, y)
            case Close():
                outline.closeSubpath()
            case _:
                assert_never(segment)
    return outline


@lru_cache(maxsize=4096)
def _geometry_path(geometry: Geometry) -> QPainterPath:
    outline = QPainterPath()
    match geometry:
        case RoundedRect(rect, radius):
            outline.addRoundedRect(rectangle(rect), radius, radius)
        case Circle(x, y, radius):
            outline.addEllipse(QPointF(x, y), radius, radius)
        case Line(x1, y1, x2, y2):
            outline.moveTo(x1, y1)
            outline.lineTo(x2, y2)
        case Outline(path):
            outline = path_of(path)
        case _:
            assert_never(geometry)
    return outline


def rectangle(rect: Rect) -> QRectF:
    """The rectangle as Qt knows it."""
    return QRectF(rect.x, rect.y, rect.width, rect.height)


def _shape_marks(shape: Shape) -> Iterable[Mark]:
    path = _geometry_path(shape.geometry)
    if shape.fill is not None:
        brush = _brush(shape.fill)
        yield lambda painter: painter.fillPath(path, brush)
    if shape.stroke is not None:
        pen = _pen(shape.stroke)
        yield lambda painter: painter.strokePath(path, pen)


LARGEST_CACHED_GLYPH = 60.0
"""In pixels. Above 64 Qt paints glyphs of a font file as nothing at all (6.11.3, raster), so we fill their outlines."""
OUTLINE_SIZE = 2048.0
"""Outlines are taken at one unit per pixel, where nothing is rounded."""


def _raw_font(face_id: str) -> QRawFont:
    """The face, unhinted so that a glyph has the same shape at every place; sizes are made from it."""
    return QRawFont(str(face(face_id).path), 16.0, QFont.HintingPreference.PreferNoHinting)


def _resized(face_id: str, size: float) -> QRawFont:
    font = QRawFont(_fonts.raw(face_id))  # shares the loaded file
    font.setPixelSize(size)
    return font


class _Fonts(local):
    """The fonts of a thread: Qt's belong to the one that made them, and painting with another's ends in a crash."""

    def __init__(self) -> None:
        self.raw = lru_cache(maxsize=64)(_raw_font)
        self.sized = lru_cache(maxsize=512)(_resized)


_fonts = _Fonts()


def _text_mark(run: GlyphRun) -> Mark:
    glyphs: list[int] = []
    positions: list[QPointF] = []
    for start, word in run.words:
        glyphs.extend(word.glyphs)
        positions.extend(
            QPointF(start + x * run.size, y * run.size) for x, y in zip(word.xs, word.ys, strict=True)
        )
    shaped = QGlyphRun()
    shaped.setRawFont(_fonts.sized(run.face, run.size))
    shaped.setGlyphIndexes(glyphs)
    shaped.setPositions(positions)
    place, pen = QPointF(run.x, run.y), QPen(colour_of(run.colour))

    outline: list[QPainterPath] = []

    def draw(painter: QPainter) -> None:
        if run.size * abs(painter.worldTransform().m11()) <= LARGEST_CACHED_GLYPH:
            painter.setPen(pen)
            painter.drawGlyphRun(place, shaped)
            return
        if not outline:
            outline.append(_run_outline(run, glyphs, positions))
        painter.fillPath(outline[0], pen.color())

    return draw


def _run_outline(run: GlyphRun, glyphs: list[int], positions: list[QPointF]) -> QPainterPath:
    """The glyphs' shapes where they stand, as one path: how text is painted that is too large for Qt's glyph cache."""
    font, shrink = _fonts.sized(run.face, OUTLINE_SIZE), run.size / OUTLINE_SIZE
    whole = QPainterPath()
    whole.setFillRule(Qt.FillRule.WindingFill)
    for glyph, position in zip(glyphs, positions, strict=True):
        at = QTransform.fromTranslate(run.x + position.x(), run.y + position.y()).scale(shrink, shrink)
        whole.addPath(at.map(font.pathForGlyph(glyph)))
    return whole


def _bar_mark(run: GlyphRun) -> Mark:
    height = run.size * BAR_HEIGHT
    bar = QRectF(run.x, run.y - run.size * 0.36 - height / 2, run.width, height)
    colour = QColor(run.colour)  # copying one would be slow: the first copy takes 25 ms in PySide 6.11
    colour.setAlphaF(BAR_OPACITY)
    return lambda painter: painter.fillRect(bar, colour)


@lru_cache(maxsize=512)
def icon_outline(name: str, size: float) -> QPainterPath:
    """The lines of a bundled icon on a square of this side."""
    return QTransform.fromScale(size / ICON_GRID, size / ICON_GRID).map(path_of(icon_path(name)))


def _icon_mark(icon: Icon) -> Mark:
    outline = icon_outline(icon.name, icon.size).translated(icon.x, icon.y)
    dots = _dots(outline, icon.stroke)
    pen = _pen(Stroke(icon.colour, icon.stroke, round_caps=True))

    def draw(painter: QPainter) -> None:
        painter.strokePath(outline, pen)
        painter.fillPath(dots, pen.brush())

    return draw


def _dots(outline: QPainterPath, width: float) -> QPainterPath:
    """The loops that are smaller than their line is wide: Qt leaves a hole in the middle of their stroke (6.11.3)."""
    dots = QPainterPath()
    for loop in outline.toSubpathPolygons():
        if max(loop.boundingRect().width(), loop.boundingRect().height()) < width:
            dots.addPolygon(loop)
    return dots


LARGEST_IMAGE, SMALLEST_IMAGE = 2048, 64
"""A picture is decoded no larger and no smaller than this, in pixels along its longer side."""
MOST_MEGABYTES = MOST_PIXELS * 8 // 2**20 + 1
"""Of a decoded picture with sixteen bits for a colour; by itself Qt would show none of the largest that a map takes."""


@lru_cache(maxsize=64)
def image_of(data: bytes, side: int) -> QImage:
    """The picture in a file, turned as it is meant to be seen, its longer side ``side`` pixels at most.

    A file that cannot be decoded gives an empty image.
    """
    content = QByteArray(data)
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    stored = reader.size()
    if stored.width() * stored.height() > MOST_PIXELS:  # a second head, behind the one that was checked
        return QImage()
    QImageReader.setAllocationLimit(MOST_MEGABYTES)
    if max(stored.width(), stored.height()) > side:
        small = stored.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio)
        reader.setScaledSize(small.expandedTo(QSize(1, 1)))
    return reader.read()


def _picture_mark(picture: Picture, file: PictureFile) -> Mark:
    place = rectangle(picture.rect)
    longer = max(picture.rect.width, picture.rect.height)

    def draw(painter: QPainter) -> None:
        side, wanted = SMALLEST_IMAGE, longer * abs(painter.deviceTransform().m11())
        while side < wanted and side < LARGEST_IMAGE:
            side *= 2
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(place, image_of(file.data, side))

    return draw


def _visible_group(group: Group, detail: Detail, pictures: Pictures | None, scale: float) -> tuple[Mark, ...]:
    """What paints a group within another, or nothing where it would be too small."""
    return (_group_mark(group, detail, pictures, scale),) if scale >= group.smallest_scale else ()


def _group_mark(group: Group, detail: Detail, pictures: Pictures | None, scale: float) -> Mark:
    inside = prepare_group(group, detail, pictures, scale)
    origin = QPointF(*group.origin)

    def draw(painter: QPainter) -> None:
        painter.translate(origin)
        paint(painter, inside)
        painter.translate(-origin)

    return draw


def prepare_group(
    group: Group, detail: Detail = Detail.FULL, pictures: Pictures | None = None, scale: float = 1.0
) -> tuple[Mark, ...]:
    """What paints a group with its origin at 0, 0, clipped as it asks; the rest is as ``prepare`` has it."""
    marks = prepare(group.items, detail, pictures, scale)
    if group.clip is None:
        return marks
    clip = _geometry_path(group.clip)

    def draw(painter: QPainter) -> None:
        painter.save()
        painter.setClipPath(clip, Qt.ClipOperation.IntersectClip)
        paint(painter, marks)
        painter.restore()

    return (draw,)
