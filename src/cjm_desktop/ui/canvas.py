"""The canvas: a view of the drawing that zooms, scrolls and tells what the hand does on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QMouseEvent, QPainter, QPen
from typing_extensions import override

from cjm_desktop.display.geometry import Point, Rect
from cjm_desktop.editor import hits
from cjm_desktop.editor.pointing import Modifiers
from cjm_desktop.paint import qt
from cjm_desktop.ui.edge_scroll import EdgeScroll
from cjm_desktop.ui.overlay import Overlay, OverlayState
from cjm_desktop.ui.scene import DrawingScene
from cjm_desktop.ui.sticky import (
    NO_EDGES,
    Shift,
    corner_area,
    edges_of,
    paint_corner,
    paint_edges,
    sticky_size,
)
from cjm_desktop.ui.zoom_view import Covered, ZoomView

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import (
        QDragEnterEvent,
        QDragLeaveEvent,
        QDragMoveEvent,
        QDropEvent,
        QFocusEvent,
        QKeyEvent,
        QWheelEvent,
    )
    from PySide6.QtWidgets import QWidget

    from cjm_desktop.display.items import Frame, Group
    from cjm_desktop.theme import Theme

WHEEL_FACTOR = 1.2
"""How much one notch of the wheel zooms."""
EDGE = 2.0
"""Around the page's edge its line is painted, in pixels."""
NOTCH = 120.0
"""What Qt reports for one notch."""


class Hand(Protocol):
    """Who is told what happens on the canvas. Places are points on the drawing."""

    def press(self, point: Point, modifiers: Modifiers) -> None:
        """The left button went down."""

    def move(self, point: Point, modifiers: Modifiers) -> None:
        """The pointer moved with the button held."""

    def hover(self, point: Point, modifiers: Modifiers) -> None:
        """The pointer moved with no button held."""

    def release(self, point: Point, modifiers: Modifiers) -> None:
        """The left button came up."""

    def double_click(self, point: Point) -> None:
        """The left button was clicked twice."""

    def leave(self) -> None:
        """The pointer left the canvas."""

    def key(self, event: QKeyEvent) -> bool:
        """A key went down; say whether it meant anything."""

    def point_out(self, point: Point) -> None:
        """A menu is asked for at a place: what lies there is what it is about."""

    @property
    def dragging(self) -> bool:
        """Whether something is being dragged."""

    @property
    def selected_area(self) -> Rect | None:
        """Where what is selected stands on the drawing."""


class Drops(Protocol):
    """Who takes what is dropped on the canvas. An event that is not accepted is refused."""

    def hover(self, event: QDropEvent, place: Point) -> None:
        """Something is carried over a place of the drawing."""

    def drop(self, event: QDropEvent, place: Point) -> None:
        """It was let go there."""


class Canvas(ZoomView):
    """Shows a drawing on a desk, with the editor's overlay above it."""

    context_wanted = Signal(QPoint)
    """A menu is asked for at a place of the screen."""
    frame_shown = Signal(object)
    """Another drawing is shown; it carries it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self._drawing = DrawingScene(theme)
        super().__init__(self._drawing, theme, parent)
        self._theme = theme
        self._background = QColor(theme.map.page)
        self._hand: Hand | None = None
        self._drops: Drops | None = None
        self._frame: Frame | None = None
        self._corner: Callable[[], Group] | None = None
        self._edges = NO_EDGES
        self._pressed_shift = Shift()
        self._panning_from: QPoint | None = None
        self._space_down = False
        self._hand_tool = False
        self._overlay = Overlay(theme, self._drawing.picture.paint_group)
        self._drawing.addItem(self._overlay)
        self._edge_scroll = EdgeScroll(self, self.is_dragging)
        self._edge_scroll.scrolled.connect(self._go_on)
        self._held = Modifiers()
        self.setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # the desk reaches everywhere
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    # --- what is shown

    @property
    def drawing(self) -> DrawingScene:
        """The scene with the pictures of the drawing."""
        return self._drawing

    @property
    def frame(self) -> Frame | None:
        """The drawing that is shown."""
        return self._frame

    @property
    def overlay(self) -> Overlay:
        """What the editor draws above the map."""
        return self._overlay

    def set_corner(self, corner: Callable[[], Group]) -> None:
        """Say what stands beside a header that sticks to the edge; it is asked for when it is to be painted."""
        self._corner = corner

    def set_hand(self, hand: Hand) -> None:
        """Say who is told what happens on the canvas."""
        self._hand = hand

    def show_frame(self, frame: Frame) -> None:
        """Show this drawing."""
        small = self.scale_factor < self._theme.detail.thumbnail
        self._drawing.sync(frame, None if small else self.seen)
        self._frame = frame
        self.right_to_left = frame.direction == "rtl"
        background = QColor(frame.background)
        page = Rect(0, 0, frame.size.width, frame.size.height)
        before = self.page
        if page != before:
            self.set_page(page)
            for strip in _strips_between(before, page, EDGE * self.pixel):
                self.viewport().update(self.mapFromScene(strip).boundingRect())
        if background != self._background:
            self._background = background
            self.viewport().update()
        self.frame_shown.emit(frame)

    def show_overlay(self, state: OverlayState) -> None:
        """Show the editor's marks."""
        self._overlay.show_state(state, self.pixel)

    @override
    def flight_changed(self, *, flying: bool) -> None:
        self._drawing.picture.set_keeping(keeps=not flying)

    @override
    def desk_changed(self, desk: QRectF) -> None:
        self._overlay.set_area(desk)

    @override
    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        page, desk = qt.rectangle(self.page), QColor(self._theme.map.canvas)
        area = QRectF(rect)
        for part in _beside(area, page):
            painter.fillRect(part, desk)
        painter.fillRect(area.intersected(page), self._background)
        if not page.contains(area):
            painter.setPen(QPen(QColor(self._theme.map.hair), 0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(page)

    @override
    def drawForeground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        if self._frame is None:
            return
        self._edges = edges_of(self._frame.grid, self.seen)
        paint_group = self._drawing.picture.paint_group
        paint_edges(painter, self._frame, self._edges, self._theme, paint_group)
        area = corner_area(self._frame.grid, self._edges)
        if area is not None and self._corner is not None and QRectF(rect).intersects(qt.rectangle(area)):
            paint_corner(painter, self._edges, self._corner(), paint_group)

    # --- what sticks to the edges

    @override
    def covered(self, box: Rect) -> Covered:
        if self._frame is None or not self._frame.grid.lanes:
            return Covered()
        grid = self._frame.grid
        strips = sticky_size(grid)
        top = strips.height if box.y >= grid.lanes[0].start else 0.0
        if grid.right_to_left:
            return Covered(top=top, right=strips.width if box.right <= grid.labels.start else 0.0)
        return Covered(top=top, left=strips.width if box.x >= grid.labels.end else 0.0)

    @property
    def sticky_height(self) -> int:
        """How many pixels at the top are covered by the header that sticks there."""
        return round(self._edges.header.height * self.scale_factor) if self._edges.header else 0

    def header_end(self, box: Rect) -> int:
        """How many pixels at the top show the header, if it sticks there or lies above this part of the drawing."""
        if self._edges.header is not None:
            return self.sticky_height
        if self._frame is None or not self._frame.grid.lanes or box.y < self._frame.grid.lanes[0].start:
            return 0
        grid = self._frame.grid
        return self.mapFromScene(0.0, max(grid.header.end, grid.step_row.end)).y()

    # --- events

    def set_hand_tool(self, *, active: bool) -> None:
        """Let dragging scroll, as holding the space bar does."""
        self._hand_tool = active
        self._show_cursor()

    def _show_cursor(self) -> None:
        if self._panning_from is not None:
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        elif self._space_down or self._hand_tool:
            self.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
        else:
            self.viewport().unsetCursor()

    def _place(self, at: QPointF, shift: Shift | None = None) -> Point:
        """The place on the drawing of what is seen under the pointer; a held one keeps its ``shift``."""
        place = self.viewportTransform().inverted()[0].map(at)
        seen = Point(place.x(), place.y())
        if shift is None and (own := self._place_of_corner(seen)) is not None:
            return own
        dx, dy = self._edges.shift_at(seen) if shift is None else shift
        return Point(seen.x - dx, seen.y - dy)

    def _place_of_corner(self, seen: Point) -> Point | None:
        """Where the masthead shows what the corner shows, if that is what is seen at a point."""
        if self._frame is None or self._corner is None:
            return None
        area = corner_area(self._frame.grid, self._edges)
        if area is None or not area.contains(seen):
            return None
        box = hits.box_of(self._frame, self._corner().source)
        return box.centre if box is not None else None

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        pixels, notches = event.pixelDelta(), event.angleDelta()
        zooming = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if not pixels.isNull() and not zooming:
            self.pan(-pixels.x(), -pixels.y())
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.pan(-(notches.y() or notches.x()), 0)
        elif notches.y():
            self.zoom_by(WHEEL_FACTOR ** (notches.y() / NOTCH), event.position().toPoint())
        event.accept()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        pans = self._space_down or self._hand_tool
        if event.button() == Qt.MouseButton.MiddleButton or (
            pans and event.button() == Qt.MouseButton.LeftButton
        ):
            self._panning_from = event.position().toPoint()
            self._show_cursor()
        elif event.button() == Qt.MouseButton.LeftButton and self._hand:
            place = self._place(event.position())
            unshifted = self._place(event.position(), Shift())
            self._pressed_shift = Shift(unshifted.x - place.x, unshifted.y - place.y)
            self._hand.press(place, modifiers_of(event))
            if self._place_of_corner(unshifted) is not None:
                # Nothing is dragged from there: what stands there has its place elsewhere.
                self._hand.release(place, modifiers_of(event))
        event.accept()

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self._hand is None:
            return
        at = event.pos()
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            self._hand.point_out(self._place(QPointF(at)))
        elif (chosen := self._hand.selected_area) is not None:
            at = self.mapFromScene(chosen.x, chosen.bottom)
        event.accept()
        self.context_wanted.emit(self.viewport().mapToGlobal(at))

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._panning_from is not None:
            now = event.position().toPoint()
            step, self._panning_from = now - self._panning_from, now
            self.pan(-step.x(), -step.y())
        elif self._hand and event.buttons() & Qt.MouseButton.LeftButton:
            self._held = modifiers_of(event)
            at = event.position()
            self._hand.move(self._place(at, self._pressed_shift), self._held)
            self._edge_scroll.follow(at.toPoint())
        elif self._hand:
            self._hand.hover(self._place(event.position()), modifiers_of(event))
        event.accept()

    def _go_on(self, at: QPoint) -> None:
        """The map was scrolled under a pointer that rests at the edge: the drag goes on there."""
        if self._hand is not None:
            self._hand.move(self._place(QPointF(at), self._pressed_shift), self._held)

    def is_dragging(self) -> bool:
        """Whether something is being dragged."""
        return self._hand is not None and self._hand.dragging

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._panning_from is not None:
            self._panning_from = None
            self._show_cursor()
        elif event.button() == Qt.MouseButton.LeftButton and self._hand:
            self._hand.release(self._place(event.position(), self._pressed_shift), modifiers_of(event))
        event.accept()

    def set_drops(self, drops: Drops) -> None:
        """Say who takes what is dropped on the canvas."""
        self._drops = drops
        self.setAcceptDrops(True)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self.dragMoveEvent(event)

    @override
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.ignore()
        if self._drops is not None:
            self._drops.hover(event, self._place(event.position()))

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        if self._hand is not None:
            self._hand.leave()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        if self._drops is not None:
            self._drops.drop(event, self._place(event.position()))

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._hand:
            self._hand.double_click(self._place(event.position()))
        event.accept()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space_down = True
            self._show_cursor()
        elif self._hand and self._hand.key(event):
            event.accept()
        else:
            event.ignore()

    @override
    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space_down = False
            self._show_cursor()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._space_down = False
        self._show_cursor()
        super().focusOutEvent(event)

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave and self._hand:
            self._hand.leave()
        return bool(super().viewportEvent(event))


def _strips_between(before: Rect, after: Rect, edge: float) -> tuple[QRectF, QRectF]:
    """Where two pages with the same corner differ: at the right and at the foot, ``edge`` points around."""
    right, foot = sorted((before.right, after.right)), sorted((before.bottom, after.bottom))
    width, height = right[1] + 2 * edge, foot[1] + 2 * edge
    return (
        QRectF(right[0] - edge, -edge, right[1] - right[0] + 2 * edge, height),
        QRectF(-edge, foot[0] - edge, width, foot[1] - foot[0] + 2 * edge),
    )


def _beside(area: QRectF, page: QRectF) -> tuple[QRectF, ...]:
    """The parts of an area that are not on the page: filling everything twice would take as long as the cards do.

    They reach under the page's edge, so that no gap is left between two pixels.
    """
    inside = page.adjusted(1, 1, -1, -1)
    parts = (
        QRectF(area.left(), area.top(), area.width(), inside.top() - area.top()),
        QRectF(area.left(), inside.bottom(), area.width(), area.bottom() - inside.bottom()),
        QRectF(area.left(), area.top(), inside.left() - area.left(), area.height()),
        QRectF(inside.right(), area.top(), area.right() - inside.right(), area.height()),
    )
    return tuple(part for part in parts if part.width() > 0 and part.height() > 0)


def modifiers_of(event: QMouseEvent) -> Modifiers:
    """The keys held down during an event."""
    held = event.modifiers()
    return Modifiers(
        shift=bool(held & Qt.KeyboardModifier.ShiftModifier),
        control=bool(held & Qt.KeyboardModifier.ControlModifier),
        alt=bool(held & Qt.KeyboardModifier.AltModifier),
    )
