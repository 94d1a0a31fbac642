"""The canvas: a view of the drawing that zooms, scrolls and tells what the hand does on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import (
    QAbstractAnimation,
    QEasingCurve,
    QEvent,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    Qt,
    QVariantAnimation,
    Signal,
)
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPen, QTransform
from PySide6.QtWidgets import QFrame, QGraphicsView, QWidget
from typing_extensions import override

from cjm_desktop.display.geometry import Point, Rect
from cjm_desktop.editor.pointing import Modifiers
from cjm_desktop.paint import qt
from cjm_desktop.ui.overlay import Overlay, OverlayState
from cjm_desktop.ui.scene import DrawingScene, GroupKey
from cjm_desktop.ui.sticky import NO_EDGES, Shift, edges_of, paint_edges, sticky_size

if TYPE_CHECKING:
    from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QResizeEvent, QWheelEvent

    from cjm_desktop.display.items import Frame, Group
    from cjm_desktop.theme import Theme

SMALLEST_SCALE, LARGEST_SCALE = 0.05, 8.0
WHEEL_FACTOR = 1.2
"""How much one notch of the wheel zooms."""
NOTCH = 120.0
"""What Qt reports for one notch."""
FIT_MARGIN = 24.0
"""Desk left around the map when it is fitted, in pixels."""
REVEAL_MARGIN = 40
"""Room left around what is scrolled into view, in pixels."""
DESK = 400.0
"""How far one may scroll beyond the map, in pixels."""


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


class Canvas(QGraphicsView):
    """Shows a drawing on a desk, with the editor's overlay above it."""

    zoomed = Signal(float)
    """The scale changed; 1 is 100 %."""
    scrolled = Signal()
    context_wanted = Signal(QPoint)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self._drawing = DrawingScene()
        super().__init__(self._drawing, parent)
        self._theme = theme
        self._page = Rect(0, 0, 1, 1)
        self._background = QColor(theme.map.page)
        self._hand: Hand | None = None
        self._frame: Frame | None = None
        self._edges = NO_EDGES
        self._pressed_shift = Shift()
        self._panning_from: QPoint | None = None
        self._space_down = False
        self._hand_tool = False
        self._fitted = True
        self._flight = QVariantAnimation(self)
        self._overlay = Overlay(theme)
        self._drawing.addItem(self._overlay)
        self.reduced_motion = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.MinimalViewportUpdate)
        self.setOptimizationFlags(
            QGraphicsView.OptimizationFlag.DontSavePainterState
            | QGraphicsView.OptimizationFlag.DontAdjustForAntialiasing
        )
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._flight.setStartValue(0.0)
        self._flight.setEndValue(1.0)
        x1, y1, x2, y2 = theme.motion.easing
        curve = QEasingCurve(QEasingCurve.Type.BezierSpline)
        curve.addCubicBezierSegment(QPointF(x1, y1), QPointF(x2, y2), QPointF(1, 1))
        self._flight.setEasingCurve(curve)
        self._flight.valueChanged.connect(self._fly)
        self._from, self._to = QRectF(), QRectF()

    # --- what is shown

    @property
    def drawing(self) -> DrawingScene:
        """The scene with the pictures of the drawing."""
        return self._drawing

    @property
    def overlay(self) -> Overlay:
        """What the editor draws above the map."""
        return self._overlay

    def set_hand(self, hand: Hand) -> None:
        """Say who is told what happens on the canvas."""
        self._hand = hand

    def show_frame(self, frame: Frame) -> set[GroupKey]:
        """Show this drawing; return the groups that had to be painted anew."""
        changed = self._drawing.sync(frame)
        self._frame = frame
        page = Rect(0, 0, frame.size.width, frame.size.height)
        background = QColor(frame.background)
        if page != self._page or background != self._background:
            self._page, self._background = page, background
            self._set_desk()
            self.viewport().update()
        return changed

    def show_overlay(self, state: OverlayState) -> None:
        """Show the editor's marks."""
        self._overlay.show_state(state, self.pixel)

    @property
    def page(self) -> Rect:
        """The drawing's own area, in points."""
        return self._page

    def _set_desk(self) -> None:
        desk = qt.rectangle(self._page.grown(DESK * self.pixel))
        self._overlay.set_area(desk)
        self.setSceneRect(desk)

    @override
    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        painter.fillRect(rect, QColor(self._theme.map.canvas))
        page = qt.rectangle(self._page)
        painter.setPen(QPen(QColor(self._theme.map.hair), 0))
        painter.setBrush(self._background)
        painter.drawRect(page)

    @override
    def drawForeground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        if self._frame is None:
            return
        self._edges = edges_of(self._frame.grid, self.seen)
        paint_edges(painter, self._frame, self._edges, self._theme, self._paint_group)

    def _paint_group(self, painter: QPainter, group: Group, scale: float) -> None:
        item = self._drawing.item_of((group.source, group.part))
        if item is not None:
            item.draw(painter, scale)

    # --- zoom and scroll

    @property
    def seen(self) -> Rect:
        """The part of the drawing that is in view."""
        area = self.viewportTransform().inverted()[0].mapRect(QRectF(self.viewport().rect()))
        return Rect(area.x(), area.y(), area.width(), area.height())

    @property
    def scale_factor(self) -> float:
        """The scale; 1 is 100 %."""
        return float(self.transform().m11())

    @property
    def pixel(self) -> float:
        """The length of a screen pixel on the drawing, in points."""
        return 1.0 / self.scale_factor

    def zoom_to(self, scale: float, anchor: QPoint | None = None) -> None:
        """Set the scale and keep what lies under ``anchor`` (the middle of the canvas if none) where it is."""
        self._stop_flight()
        self._fitted = False
        self._apply_scale(scale, anchor or self.viewport().rect().center())

    def zoom_by(self, factor: float, anchor: QPoint | None = None) -> None:
        """Multiply the scale."""
        self.zoom_to(self.scale_factor * factor, anchor)

    def _apply_scale(self, scale: float, anchor: QPoint) -> None:
        scale = min(LARGEST_SCALE, max(SMALLEST_SCALE, scale))
        under = self.mapToScene(anchor)
        self.setTransform(QTransform.fromScale(scale, scale))
        self._set_desk()
        off = self.mapFromScene(under) - anchor
        self._scroll_by(off.x(), off.y())
        self.zoomed.emit(scale)

    def _scroll_by(self, dx: int, dy: int) -> None:
        horizontal, vertical = self.horizontalScrollBar(), self.verticalScrollBar()
        horizontal.setValue(horizontal.value() + dx)
        vertical.setValue(vertical.value() + dy)

    def fit(self, *, animated: bool = True) -> None:
        """Show the whole map."""
        margin = FIT_MARGIN
        width = max(1.0, self.viewport().width() - 2 * margin)
        height = max(1.0, self.viewport().height() - 2 * margin)
        scale = min(width / self._page.width, height / self._page.height)
        self._show_area(scale, self._page.centre, animated=animated)
        self._fitted = True

    def show_area(self, box: Rect) -> None:
        """Zoom so that the box fills the canvas, at most at 100 %."""
        scale = min(
            1.0, self.viewport().width() / (box.width * 1.2), self.viewport().height() / (box.height * 1.2)
        )
        self._show_area(scale, box.centre, animated=True)

    def _show_area(self, scale: float, centre: Point, *, animated: bool) -> None:
        self._stop_flight()
        scale = min(LARGEST_SCALE, max(SMALLEST_SCALE, scale))
        size = self.viewport().size()
        self._from = self.mapToScene(self.viewport().rect()).boundingRect()
        width, height = size.width() / scale, size.height() / scale
        self._to = QRectF(centre.x - width / 2, centre.y - height / 2, width, height)
        motion = self._theme.motion
        duration = motion.zoom_to_fit_reduced if self.reduced_motion else motion.zoom_to_fit
        if not animated or not self.isVisible():
            self._fly(1.0)
            return
        self._flight.setDuration(duration)
        self._flight.start()

    def _fly(self, progress: float) -> None:
        """Show the area a part of the way between where the flight began and where it leads."""
        a, b = self._from, self._to
        width = a.width() + (b.width() - a.width()) * progress
        centre = a.center() + (b.center() - a.center()) * progress
        scale = self.viewport().width() / max(width, 1e-6)
        self.setTransform(QTransform.fromScale(scale, scale))
        self._set_desk()
        place = self.mapFromScene(centre) - self.viewport().rect().center()
        self._scroll_by(place.x(), place.y())
        self.zoomed.emit(scale)

    def _stop_flight(self) -> None:
        if self._flight.state() == QAbstractAnimation.State.Running:
            self._flight.stop()

    def reveal(self, box: Rect) -> None:
        """Scroll just far enough that the box can be seen, clear of what sticks to the edges."""
        aside, above = REVEAL_MARGIN, REVEAL_MARGIN
        if self._frame is not None:
            strip = sticky_size(self._frame.grid)
            aside += min(round(strip.width * self.scale_factor), self.viewport().width() // 3)
            above += min(round(strip.height * self.scale_factor), self.viewport().height() // 3)
        self.ensureVisible(qt.rectangle(box), aside, above)

    @property
    def sticky_height(self) -> int:
        """How many pixels at the top are covered by the header that sticks there."""
        return round(self._edges.header.height * self.scale_factor) if self._edges.header else 0

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

    def _place(self, event: QMouseEvent, shift: Shift | None = None) -> Point:
        """The place on the drawing of what is seen under the pointer; a held one keeps its ``shift``."""
        place = self.viewportTransform().inverted()[0].map(event.position())
        seen = Point(place.x(), place.y())
        dx, dy = self._edges.shift_at(seen) if shift is None else shift
        return Point(seen.x - dx, seen.y - dy)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        pixels, notches = event.pixelDelta(), event.angleDelta()
        zooming = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if not pixels.isNull() and not zooming:
            self._fitted = False
            self._scroll_by(-pixels.x(), -pixels.y())
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._fitted = False
            self._scroll_by(-(notches.y() or notches.x()), 0)
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
            place = self._place(event)
            unshifted = self._place(event, Shift())
            self._pressed_shift = Shift(unshifted.x - place.x, unshifted.y - place.y)
            self._hand.press(place, modifiers_of(event))
        elif event.button() == Qt.MouseButton.RightButton and self._hand:
            self.context_wanted.emit(event.globalPosition().toPoint())
        event.accept()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._panning_from is not None:
            now = event.position().toPoint()
            step, self._panning_from = now - self._panning_from, now
            self._fitted = False
            self._scroll_by(-step.x(), -step.y())
        elif self._hand and event.buttons() & Qt.MouseButton.LeftButton:
            self._hand.move(self._place(event, self._pressed_shift), modifiers_of(event))
        elif self._hand:
            self._hand.hover(self._place(event), modifiers_of(event))
        event.accept()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._panning_from is not None:
            self._panning_from = None
            self._show_cursor()
        elif event.button() == Qt.MouseButton.LeftButton and self._hand:
            self._hand.release(self._place(event, self._pressed_shift), modifiers_of(event))
        event.accept()

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._hand:
            self._hand.double_click(self._place(event))
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

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fitted:
            self.fit(animated=False)

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self.viewport().update()  # what sticks to the edges does not scroll with the rest
        self.scrolled.emit()


def modifiers_of(event: QMouseEvent | QEnterEvent) -> Modifiers:
    """The keys held down during an event."""
    held = event.modifiers()
    return Modifiers(
        shift=bool(held & Qt.KeyboardModifier.ShiftModifier),
        control=bool(held & Qt.KeyboardModifier.ControlModifier),
        alt=bool(held & Qt.KeyboardModifier.AltModifier),
    )
