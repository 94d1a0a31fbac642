"""While something is dragged to the canvas's edge or beyond it, the map scrolls under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

    from cjm_desktop.ui.zoom_view import ZoomView

TICK = 16
"""Milliseconds between two steps."""
REACH = 28
"""How near to an edge the map begins to scroll, in pixels."""
FASTEST = 24
"""The longest step, in pixels: no sooner than that a person could stop in time."""
SLOWING = 3
"""Pixels beyond where scrolling begins that make a step longer by one."""


class EdgeScroll(QObject):
    """Scrolls a view for as long as the pointer rests near its edge."""

    scrolled = Signal(QPoint)
    """The view was scrolled; with the place of the pointer on it."""

    def __init__(self, view: ZoomView, is_dragging: Callable[[], bool]) -> None:
        super().__init__(view)
        self._is_dragging = is_dragging
        self._view = view
        self._at = QPoint()
        self._timer = QTimer(self)
        self._timer.setInterval(TICK)
        self._timer.timeout.connect(self._scroll)

    def follow(self, at: QPoint) -> None:
        """Say where on the view the pointer is."""
        self._at = at
        if self._step().isNull() or not self._is_dragging():
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()

    def _step(self) -> QPoint:
        """How far to scroll now. Nobody is led away from the map: what is wholly in sight stays."""
        view = self._view
        area, seen, page = view.viewport().rect(), view.seen, view.page
        dx = _speed(self._at.x(), area.left(), area.right())
        dy = _speed(self._at.y(), area.top(), area.bottom())
        if (dx < 0 and seen.x <= page.x) or (dx > 0 and seen.right >= page.right):
            dx = 0
        if (dy < 0 and seen.y <= page.y) or (dy > 0 and seen.bottom >= page.bottom):
            dy = 0
        return QPoint(dx, dy)

    def _scroll(self) -> None:
        step = self._step()
        if step.isNull() or not self._is_dragging():
            self._timer.stop()
            return
        self._view.pan(step.x(), step.y())
        self.scrolled.emit(self._at)


def _speed(at: int, first: int, last: int) -> int:
    """The step for a place between two edges: the further out, the longer."""
    before, beyond = first + REACH - at, at - (last - REACH)
    if before > 0:
        return -min(FASTEST, 1 + before // SLOWING)
    return min(FASTEST, 1 + beyond // SLOWING) if beyond > 0 else 0
