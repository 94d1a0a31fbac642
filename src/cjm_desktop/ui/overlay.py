"""What the editor draws over the map: outlines, handles, ports, drop marks. Constant in pixels, and never printed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, assert_never

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget
from typing_extensions import override

from cjm_desktop.display.geometry import Point, Rect
from cjm_desktop.editor.hits import PORT_GAP, ports_of
from cjm_desktop.editor.lines import paths_of
from cjm_desktop.editor.pointing import Band, Carried, DropBar, DropSlot, Ghost, OverlayMark, Tag, Thread
from cjm_desktop.paint import qt

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from cjm_desktop.display.items import Group
    from cjm_desktop.theme import Theme
    from cjm_desktop.ui.scene import PaintGroup

ABOVE_ALL = 1_000.0
CARRIED_OPACITY = 0.94
SELECTION_OFFSET = 4.0
SELECTION_RADIUS = 3.0
FOCUS_OFFSET = 6.0
HANDLE = 8.0
PORT = 9.0
PLUS_PORT = 13.0
END_BAR = (7.0, 20.0)
INSERT_BAR = 3.0
INSERT_DOT = 8.0
TAG_REACH = 700.0
"""No words beside the pointer are longer, in pixels."""
TAG_ASIDE = 26.0
"""How far beside the pointer words stand: clear of a face, above and below which its quote may be."""


class Outlined(NamedTuple):
    """An element with an outline: its box, and its corners' radius, in points.

    ``ports`` says whether connections may start from it, ``accent`` is the colour of its line under the pointer,
    ``badges`` are the boxes of discs on its edge that no line may cross, ``end`` is where the handle stands by which
    it is made to reach further. A ``line`` is outlined along its way instead of round its box.
    """

    box: Rect
    radius: float = 10.0
    ports: bool = False
    handles: bool = True
    accent: str = ""
    badges: tuple[Rect, ...] = ()
    end: Point | None = None
    line: Group | None = None


SPARE = 2_000.0
"""How much larger the desk may become before the overlay gets other bounds, in points."""


class OverlayState(NamedTuple):
    """Everything the overlay shows at one moment. ``written`` is the element whose words are being edited."""

    hovered: Outlined | None = None
    selected: tuple[Outlined, ...] = ()
    focused: Outlined | None = None
    written: Outlined | None = None
    marks: tuple[OverlayMark, ...] = ()
    carried: tuple[Group, ...] = ()


class Overlay(QGraphicsItem):
    """One item above the whole scene. It is told what to show; it decides nothing."""

    def __init__(self, theme: Theme, paint_group: PaintGroup) -> None:
        """``paint_group`` paints what is carried, as the drawing does."""
        super().__init__()
        self._theme = theme
        self._paint_group = paint_group
        self._state = OverlayState()
        self._area = QRectF()
        self.setZValue(ABOVE_ALL)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    @property
    def state(self) -> OverlayState:
        """What is shown."""
        return self._state

    def set_area(self, area: QRectF) -> None:
        """Tell how far marks may reach, in points."""
        if not self._area.contains(area):
            # Larger than needed: with every change of its bounds Qt paints all that lies below anew.
            self.prepareGeometryChange()
            self._area = area.adjusted(-SPARE, -SPARE, SPARE, SPARE)

    def show_state(self, state: OverlayState, pixel: float) -> None:
        """Show this, and paint only where something was or is. ``pixel`` is a pixel's length in points."""
        if state == self._state:
            return
        for each in (*_places(self._state, pixel), *_places(state, pixel)):
            self.update(qt.rectangle(each.grown(40 * pixel)))
        self._state = state

    @override
    def boundingRect(self) -> QRectF:
        return self._area

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        pixel = 1.0 / max(painter.worldTransform().m11(), 1e-6)
        brush = _OverlayBrush(painter, self._theme, pixel)
        for mark in self._state.marks:
            if isinstance(mark, DropSlot | Ghost):
                brush.mark(mark)
        if self._state.hovered is not None:
            brush.hovered(self._state.hovered)
        for outlined in self._state.selected:
            brush.selected(outlined)
        if self._state.written is not None:
            brush.written(self._state.written)
        if self._state.focused is not None:
            brush.focused(self._state.focused)
        for mark in self._state.marks:
            if isinstance(mark, Carried):
                brush.carried(mark, self._state.carried, self._paint_group)
            elif not isinstance(mark, DropSlot | Ghost):
                brush.mark(mark)


def _places(state: OverlayState, pixel: float) -> list[Rect]:
    """Where a state draws, but for lines and marks of a few pixels."""
    outlined = [*state.selected, *_single(state)]
    places = [each.box for each in outlined]
    for mark in state.marks:
        match mark:
            case DropSlot(box) | Ghost(box) | Band(box):
                places.append(box)
            case DropBar(start, end) | Thread(start, end):
                places.append(_between(start, end))
            case Tag(place):
                reach = TAG_REACH * pixel
                places.append(Rect(place.x - reach, place.y, 2 * reach, 0))
            case Carried(source, part, dx, dy):
                places.extend(
                    group.ink.moved(group.origin.x + dx, group.origin.y + dy)
                    for group in state.carried
                    if (group.source, group.part) == (source, part)
                )
            case _:
                assert_never(mark)
    return places


def _single(state: OverlayState) -> list[Outlined]:
    return [each for each in (state.hovered, state.focused, state.written) if each is not None]


def _between(start: Point, end: Point) -> Rect:
    return Rect(min(start.x, end.x), min(start.y, end.y), abs(end.x - start.x), abs(end.y - start.y))


class _OverlayBrush:
    """A painter together with the theme's editor colours and the length of a pixel."""

    def __init__(self, painter: QPainter, theme: Theme, pixel: float) -> None:
        self._painter = painter
        self._pixel = pixel
        self._select = QColor(theme.map.select)
        self._tint = QColor(theme.map.select_tint)
        self._page = QColor(theme.map.page)
        self._focus = QColor(theme.map.focus)
        self._refused = QColor(theme.map.exit)
        self._refused_tint = QColor(theme.map.exit_tint)

    def _pen(self, width: float, colour: QColor | None = None, dash: tuple[float, ...] = ()) -> None:
        pen = QPen(colour or self._select, width * self._pixel)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        if dash:
            pen.setDashPattern([length / width for length in dash])
        self._painter.setPen(pen)

    def _round(self, box: Rect, offset: float, radius: float) -> None:
        grown = qt.rectangle(box.grown(offset * self._pixel))
        self._painter.drawRoundedRect(grown, radius, radius)

    def _disc(self, centre: Point, diameter: float) -> None:
        radius = diameter / 2 * self._pixel
        self._painter.drawEllipse(QPointF(*centre), radius, radius)

    def hovered(self, outlined: Outlined) -> None:
        """A line round the element and, where a connection may start, its four ports."""
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        if outlined.line is not None:
            self._along(outlined.line, 2)
            return
        self._pen(1.5, QColor(outlined.accent) if outlined.accent else None)
        self._edge(outlined, 0, outlined.radius)
        if outlined.ports:
            self._painter.setBrush(self._page)
            for port in ports_of(outlined.box, 0):
                self._disc(port, PORT)

    def written(self, outlined: Outlined) -> None:
        """A line round the element whose words are being edited."""
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._pen(1.5)
        self._edge(outlined, 0, outlined.radius)

    def _edge(self, outlined: Outlined, offset: float, radius: float) -> None:
        """A line round an element that leaves out the badges on its edge."""
        painter = self._painter
        painter.save()
        if outlined.badges:
            clear = QPainterPath()
            clear.addRect(qt.rectangle(outlined.box.grown(40 * self._pixel)))
            for badge in outlined.badges:
                disc = QPainterPath()
                disc.addEllipse(qt.rectangle(badge))
                clear = clear.subtracted(disc)
            painter.setClipPath(clear, Qt.ClipOperation.IntersectClip)
        self._round(outlined.box, offset, radius)
        painter.restore()

    def selected(self, outlined: Outlined) -> None:
        """The selection's outline, four handles and, where it has them, plus ports."""
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        if outlined.line is not None:
            self._along(outlined.line, 4)
            return
        self._pen(2)
        radius = outlined.radius + SELECTION_RADIUS * self._pixel
        self._edge(outlined, SELECTION_OFFSET, radius)
        outer = outlined.box.grown(SELECTION_OFFSET * self._pixel)
        if outlined.handles:
            self._pen(1.5)
            self._painter.setBrush(self._page)
            for x in (outer.x, outer.right):
                for y in (outer.y, outer.bottom):
                    half = HANDLE / 2 * self._pixel
                    square = QRectF(x - half, y - half, 2 * half, 2 * half)
                    self._painter.drawRoundedRect(square, 2 * self._pixel, 2 * self._pixel)
        if outlined.end is not None:
            self._end(outlined.end)
        if outlined.ports:
            for port in ports_of(outlined.box, PORT_GAP * self._pixel):
                self._plus(port)

    def _along(self, line: Group, width: float) -> None:
        """A line over the line of a transition."""
        painter = self._painter
        painter.save()
        painter.translate(QPointF(*line.origin))
        self._pen(width)
        for path in paths_of(line):
            painter.drawPath(qt.path_of(path))
        painter.restore()

    def _end(self, at: Point) -> None:
        """The handle by which a card is made to reach further: a bar on its edge."""
        self._pen(1.5)
        self._painter.setBrush(self._page)
        width, height = END_BAR[0] * self._pixel, END_BAR[1] * self._pixel
        bar = QRectF(at.x - width / 2, at.y - height / 2, width, height)
        self._painter.drawRoundedRect(bar, width / 2, width / 2)

    def _plus(self, centre: Point) -> None:
        self._pen(1.5)
        self._painter.setBrush(self._tint)
        self._disc(centre, PLUS_PORT)
        reach = 3 * self._pixel
        self._painter.drawLine(QPointF(centre.x - reach, centre.y), QPointF(centre.x + reach, centre.y))
        self._painter.drawLine(QPointF(centre.x, centre.y - reach), QPointF(centre.x, centre.y + reach))

    def focused(self, outlined: Outlined) -> None:
        """The ring of the keyboard focus, set off by a gap in the page's colour."""
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        if outlined.line is not None:
            return
        radius = outlined.radius + FOCUS_OFFSET * self._pixel
        self._pen(6, self._page)
        self._round(outlined.box, FOCUS_OFFSET - 1, radius)
        self._pen(2, self._focus)
        self._round(outlined.box, FOCUS_OFFSET, radius)

    def carried(self, mark: Carried, groups: tuple[Group, ...], paint_group: PaintGroup) -> None:
        """The pictures that follow the pointer."""
        painter = self._painter
        painter.save()
        painter.setOpacity(CARRIED_OPACITY)
        painter.translate(mark.dx, mark.dy)
        found = [group for group in groups if (group.source, group.part) == (mark.source, mark.part)]
        for group in found:
            paint_group(painter, group)
        painter.setOpacity(1)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        self._pen(1.5)
        for group in found:
            if group.part == "card":
                self._round(group.box, 0, 10)
        painter.restore()

    def mark(self, mark: DropBar | DropSlot | Ghost | Band | Thread | Tag) -> None:
        """A mark of a drag."""
        match mark:
            case DropBar(start, end):
                self._bar(start, end)
            case DropSlot(box, refused):
                self._painter.setBrush(self._refused_tint if refused else self._tint)
                self._pen(1.5, self._refused if refused else self._select, (5, 4))
                self._round(box, 0, 10)
            case Ghost(box):
                self._painter.setBrush(Qt.BrushStyle.NoBrush)
                self._pen(1.5, self._select, (5, 4))
                self._round(box, 0, 10)
            case Band(box):
                tint = QColor(self._select)
                tint.setAlphaF(0.08)
                self._painter.setBrush(tint)
                self._pen(1)
                self._painter.drawRect(qt.rectangle(box))
            case Thread(start, end, target):
                self._thread(start, end, target)
            case Tag(place, words):
                self._tag(place, words)
            case _:
                assert_never(mark)

    def _bar(self, start: Point, end: Point) -> None:
        self._pen(INSERT_BAR)
        self._painter.drawLine(QPointF(*start), QPointF(*end))
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(self._select)
        self._disc(start, INSERT_DOT)
        self._disc(end, INSERT_DOT)

    def _thread(self, start: Point, end: Point, target: Rect | None) -> None:
        self._pen(2)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawLine(QPointF(*start), QPointF(*end))
        if target is not None:
            self._round(target, 0, 10)
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(QBrush(self._select))
        self._disc(end, INSERT_DOT)

    def _tag(self, place: Point, words: str) -> None:
        painter = self._painter
        painter.save()
        painter.translate(QPointF(*place))
        painter.scale(self._pixel, self._pixel)
        font = QFont(painter.font())
        font.setPixelSize(12)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        width = painter.fontMetrics().horizontalAdvance(words)
        room = painter.device().width() / painter.device().devicePixelRatio()
        fits = painter.worldTransform().dx() + TAG_ASIDE + width + 16 < room
        box = QRectF(TAG_ASIDE if fits else -TAG_ASIDE - width - 16, -11, width + 16, 22)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._select)
        painter.drawRoundedRect(box, 6, 6)
        painter.setPen(QColor("white"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
        painter.restore()
