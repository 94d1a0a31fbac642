"""A view of a page on a desk that zooms at a point, scrolls, fits, and flies from one area to another."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QTransform
from PySide6.QtWidgets import QFrame, QGraphicsScene, QGraphicsView, QWidget
from typing_extensions import override

from cjm_desktop.display.geometry import Point, Rect
from cjm_desktop.paint import qt

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint, QVariantAnimation
    from PySide6.QtGui import QResizeEvent

    from cjm_desktop.theme import Theme

SMALLEST_SCALE, LARGEST_SCALE = 0.05, 8.0
FIT_MARGIN = 24.0
"""Desk left around the map when it is fitted, in pixels."""
REVEAL_MARGIN = 16
"""Room left around what is scrolled into view, in pixels."""
DESK = 400.0
"""How far one may scroll beyond the map, in pixels."""
CLOSE_UP = 1.2
"""How much larger than a box the area is that is shown to see it closely."""


class Covered(NamedTuple):
    """How far strips reach into a view from three of its edges, in points of the drawing."""

    left: float = 0.0
    top: float = 0.0
    right: float = 0.0


class ZoomView(QGraphicsView):
    """Zooms and scrolls; what is painted and what the hand does is left to those who build on it."""

    zoomed = Signal(float)
    """The scale changed; 1 is 100 %."""
    scrolled = Signal()
    resized = Signal()
    """The view has another size; a page that is fitted is fitted to it already."""

    def __init__(self, scene: QGraphicsScene, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(scene, parent)
        # A viewport that Qt made is looked up among all kinds of widgets when Python first asks for it, and every one
        # of them is made known to Python for that: a hundredth of a second in the middle of the start.
        self.setViewport(QWidget())
        self._motion = theme.motion
        self._page = Rect(0, 0, 1, 1)
        self._size = QSize()
        self._fitted = True
        self._flight: QVariantAnimation | None = None
        self._from, self._to = QRectF(), QRectF()
        self.reduced_motion = False
        self.right_to_left = False
        """Whether the page is read from right to left: what is too wide for the view is shown from there."""
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

    # --- the page

    @property
    def page(self) -> Rect:
        """The drawing's own area, in points."""
        return self._page

    def set_page(self, page: Rect) -> None:
        """Say how large the drawing is now."""
        self._page = page
        self._show_bars_at(self.scale_factor)
        self._set_desk()

    def _set_desk(self) -> None:
        desk = qt.rectangle(self._page.grown(DESK * self.pixel))
        self.desk_changed(desk)
        self.setSceneRect(desk)

    def desk_changed(self, desk: QRectF) -> None:
        """The area that can be scrolled to is another one."""

    def flight_changed(self, *, flying: bool) -> None:
        """The view began or ended to fly from one area to another: its scale changes with every frame meanwhile."""

    def covered(self, box: Rect) -> Covered:
        """How far what sticks to the edges would cover the view where this part of the drawing is to be seen."""
        del box
        return Covered()

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
        scale = self._possible(scale)
        self._show_bars_at(scale)
        under = self.mapToScene(anchor)
        self.setTransform(QTransform.fromScale(scale, scale))
        self._set_desk()
        off = self.mapFromScene(under) - anchor
        self._scroll_by(off.x(), off.y())
        self.zoomed.emit(scale)

    def _show_bars_at(self, scale: float) -> None:
        """Show what one scrolls with, unless the page is smaller than the view at that scale."""
        small = self._page.width * scale <= self.width() and self._page.height * scale <= self.height()
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOff if small else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        if policy == self.verticalScrollBarPolicy():
            return
        self.setHorizontalScrollBarPolicy(policy)
        self.setVerticalScrollBarPolicy(policy)

    def pan(self, dx: int, dy: int) -> None:
        """Scroll by pixels."""
        self._fitted = False
        self._scroll_by(dx, dy)

    def centre_on(self, place: Point) -> None:
        """Scroll so that a place of the drawing is in the middle."""
        self._stop_flight()
        self._fitted = False
        self.centerOn(*place)

    def _scroll_by(self, dx: int, dy: int) -> None:
        horizontal, vertical = self.horizontalScrollBar(), self.verticalScrollBar()
        horizontal.setValue(horizontal.value() + dx)
        vertical.setValue(vertical.value() + dy)

    def fit(self, *, animated: bool = True) -> None:
        """Show the whole map."""
        self._show_area(self._fitting_scale(), self._page.centre, animated=animated)
        self._fitted = True

    def _fitting_scale(self) -> float:
        """The scale at which the whole map is in view, which then needs no bars."""
        margin = FIT_MARGIN
        width = max(1.0, self.width() - 2 * margin)
        height = max(1.0, self.height() - 2 * margin)
        return min(width / self._page.width, height / self._page.height)

    def _possible(self, scale: float) -> float:
        """The scale kept within its bounds; a map may always be made so small that all of it is in view."""
        return min(LARGEST_SCALE, max(min(SMALLEST_SCALE, self._fitting_scale()), scale))

    @property
    def shows_everything(self) -> bool:
        """Whether the whole map is in view."""
        seen, page = self.seen, self._page
        return (
            seen.x <= page.x and seen.y <= page.y and seen.right >= page.right and seen.bottom >= page.bottom
        )

    def show_area(self, box: Rect) -> None:
        """Zoom so that the box fills the canvas, at most at 100 %."""
        self._fitted = False
        area = self.viewport().size()
        scale = min(1.0, area.width() / (box.width * CLOSE_UP), area.height() / (box.height * CLOSE_UP))
        self._show_area(scale, box.centre, animated=True)

    def show_place(self, scale: float, middle: Point) -> None:
        """Show the drawing at a scale with a point of it in the middle, at once."""
        self._fitted = False
        self._show_area(scale, middle, animated=False)

    def _show_area(self, scale: float, centre: Point, *, animated: bool) -> None:
        self._stop_flight()
        scale = self._possible(scale)
        self._show_bars_at(scale)
        size = self.viewport().size()
        self._from = self.mapToScene(self.viewport().rect()).boundingRect()
        width, height = size.width() / scale, size.height() / scale
        self._to = QRectF(centre.x - width / 2, centre.y - height / 2, width, height)
        motion = self._motion
        duration = motion.zoom_to_fit_reduced if self.reduced_motion else motion.zoom_to_fit
        if not animated or not self.isVisible():
            self._fly(1.0)
            return
        if self._flight is None:
            self._flight = self._new_flight()
        self._flight.setDuration(duration)
        self._flight.start()

    def _new_flight(self) -> QVariantAnimation:
        """What moves the view from one area to another; a window that shows its map has not moved yet."""
        from PySide6.QtCore import QAbstractAnimation, QEasingCurve, QVariantAnimation

        flight = QVariantAnimation(self)
        flight.setStartValue(0.0)
        flight.setEndValue(1.0)
        x1, y1, x2, y2 = self._motion.easing
        curve = QEasingCurve(QEasingCurve.Type.BezierSpline)
        curve.addCubicBezierSegment(QPointF(x1, y1), QPointF(x2, y2), QPointF(1, 1))
        flight.setEasingCurve(curve)
        flight.valueChanged.connect(self._fly)
        running = QAbstractAnimation.State.Running
        flight.stateChanged.connect(lambda state: self.flight_changed(flying=state == running))
        return flight

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
        if self._flight is not None:
            self._flight.stop()

    def reveal(self, box: Rect) -> None:
        """Scroll just far enough that the box can be seen, clear of what sticks to the edges.

        What is in sight already stays where it is: nothing may jump under the hand.
        """
        self._stop_flight()
        area = self.viewport().rect()
        place = self.mapFromScene(qt.rectangle(box)).boundingRect()
        strips, scale = self.covered(box), self.scale_factor
        left, right = (min(round(each * scale), area.width() // 3) for each in (strips.left, strips.right))
        top = min(round(strips.top * scale), area.height() // 3)
        first, last = area.left() + left, area.right() - right
        if self.right_to_left:
            dx = -_into_sight(-place.right(), -place.left(), -last, -first)
        else:
            dx = _into_sight(place.left(), place.right(), first, last)
        dy = _into_sight(place.top(), place.bottom(), area.top() + top, area.bottom())
        if dx or dy:
            self.pan(dx, dy)

    # --- events

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.size() != self._size:  # else bars came or went, and the page stays where it is
            self._size = self.size()
            if self._fitted:
                self.fit(animated=False)
            else:
                self._show_bars_at(self.scale_factor)
        self.resized.emit()

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self.viewport().update()  # what sticks to the edges does not scroll with the rest
        self.scrolled.emit()


def _into_sight(start: int, end: int, first: int, last: int) -> int:
    """How far to scroll so that ``start``..``end`` lies within ``first``..``last``; its start where it is too long."""
    if start >= first and end <= last:
        return 0
    if start < first or end - start > last - first:
        return start - first - REVEAL_MARGIN
    return end - last + REVEAL_MARGIN
