"""One gesture of the hand, from press to release: idle, pressing, moving. It knows no window and keeps no map."""

from __future__ import annotations

from enum import Enum
from math import hypot
from typing import TYPE_CHECKING

from cjm_desktop.display.geometry import Rect
from cjm_desktop.editor import drags, hits, selection
from cjm_desktop.editor.drags import CONNECT, MOVE_CARD, SELECT_AREA, Dragging, Start
from cjm_desktop.editor.outcomes import Cancel, Commit, Outcome, Preview, Select
from cjm_desktop.editor.pointing import DRAG_THRESHOLD, Hit, Pointer, Tag
from cjm_desktop.i18n import _
from cjm_desktop.model.change import Change
from cjm_desktop.model.refusal import Refused

if TYPE_CHECKING:
    from cjm_desktop.display.items import Frame
    from cjm_desktop.model.graph import JourneyGraph


class Phase(Enum):
    """Where a gesture stands."""

    IDLE = "idle"
    PRESSING = "pressing"
    MOVING = "moving"


class Gesture:
    """What one press of the pointer becomes: a click, a drag or a rubber band.

    Everything is computed from what it was begun with, so it can be cancelled at any moment and leaves nothing behind.
    """

    def __init__(
        self,
        graph: JourneyGraph,
        frame: Frame,
        selected: frozenset[str],
        pointer: Pointer,
        *,
        connecting: bool = False,
    ) -> None:
        """Press the pointer.

        Args:
            graph: a snapshot of the map.
            frame: its drawing.
            selected: what is selected.
            pointer: where it was pressed.
            connecting: whether pressing an element draws a connection from it instead of moving it.
        """
        self._selected = selected
        hit = pointer.hit or Hit("", "", Rect(*pointer.point, 0.0, 0.0))
        self._start = Start(graph, frame, pointer, hit, selected)
        self._dragging = self._way_of_dragging(connecting=connecting)
        self._last: Preview | None = None
        self.phase = Phase.PRESSING

    def _way_of_dragging(self, *, connecting: bool) -> Dragging | None:
        start = self._start
        if not start.hit.source:
            return SELECT_AREA
        record = start.graph.get(start.hit.source)
        if connecting:
            return CONNECT if drags.has_ports(record) else SELECT_AREA
        return drags.dragging_of(record, start.hit.part)

    @property
    def source(self) -> str:
        """The element that was pressed; empty for the ground."""
        return self._start.hit.source

    @property
    def frame(self) -> Frame:
        """The drawing that the gesture began with."""
        return self._start.frame

    def move(self, pointer: Pointer) -> Preview | None:
        """The pointer moved: what is to be shown, if anything changed."""
        if self._dragging is None or self.phase is Phase.IDLE:
            return None
        if self.phase is Phase.PRESSING:
            dx, dy = self._start.moved(pointer)
            if hypot(dx, dy) < DRAG_THRESHOLD * pointer.pixel:
                return None
            self.phase = Phase.MOVING
        try:
            self._last = self._dragging.drag(self._start, pointer)
        except Refused as refusal:
            self._last = Preview(Change(), (Tag(pointer.point, str(refusal)),))
        return self._last

    def release(self, pointer: Pointer) -> Outcome:
        """The pointer was let go: what comes of it."""
        moving = self.phase is Phase.MOVING
        self.move(pointer)
        self.phase = Phase.IDLE
        if not moving or self._dragging is None:
            return Select(
                selection.clicked(self._selected, self.source or None, toggle=pointer.modifiers.shift)
            )
        if self._dragging is SELECT_AREA:
            found = frozenset(hits.within(drags.band_box(self._start, pointer), self.frame))
            return Select(self._selected | found if pointer.modifiers.shift else found)
        if self._last is None or self._last.change.is_empty:
            return Cancel()
        keeps = self._dragging is MOVE_CARD and self.source in self._selected
        chosen = self._selected if keeps else frozenset({self.source})
        return Commit(_(self._dragging.label), self._last.change, chosen)

    def cancel(self) -> Cancel:
        """Break off, for example because Esc was pressed."""
        self.phase = Phase.IDLE
        return Cancel()
