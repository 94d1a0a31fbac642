"""Where the hand meets the map: gestures become previews and edits, and the selection is kept."""

from __future__ import annotations

from contextlib import ExitStack
from functools import reduce
from typing import TYPE_CHECKING, Literal, Protocol

from PySide6.QtCore import QObject, Qt, Signal

from cjm_desktop.display.geometry import Point, Rect
from cjm_desktop.display.places import Places, places_of
from cjm_desktop.editor import drags, gestures, hits, outcomes
from cjm_desktop.editor.pointing import Modifiers, Pointer
from cjm_desktop.layout.collector import paused_collector
from cjm_desktop.model.refusal import Refused
from cjm_desktop.model.scales import nearest_level
from cjm_desktop.ui import marks
from cjm_desktop.ui.overlay import OverlayState

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from cjm_desktop.display.items import Frame
    from cjm_desktop.model.change import Change
    from cjm_desktop.theme import Theme
    from cjm_desktop.ui.canvas import Canvas
    from cjm_desktop.ui.document import Document
    from cjm_desktop.ui.drawing import Drawing
    from cjm_desktop.ui.overlay import Outlined

Tool = Literal["select", "hand", "connect"]


class Keys(Protocol):
    """Who is told about keys on the canvas."""

    def key(self, event: QKeyEvent) -> bool:
        """A key went down; say whether it meant anything."""


class Editing(QObject):
    """The hand on the canvas of one document."""

    selection_changed = Signal(frozenset)
    edit_wanted = Signal(str, str)
    """The words of a part of an element are to be edited in place; no part means its own words."""
    tool_left = Signal()
    """Enough of the tool: back to the one that selects."""
    add_wanted = Signal()
    """A card is to be added in the cell under the pointer."""
    refused = Signal(str)
    """An edit was not possible; with one plain sentence."""
    marks_shown = Signal()
    """What is drawn over the map is another, or stands elsewhere."""

    def __init__(self, document: Document, drawing: Drawing, canvas: Canvas, theme: Theme) -> None:
        super().__init__(canvas)
        self._theme = theme
        self._document = document
        self._drawing = drawing
        self._canvas = canvas
        self._selected: frozenset[str] = frozenset()
        self._keyboard: Keys | None = None
        self._hovered: str | None = None
        self._gesture: gestures.Gesture | None = None
        self._calm = ExitStack()
        """While something is dragged the collector rests: a full collection takes as long as several frames."""
        self._preview: outcomes.Preview | None = None
        self._pointer = Pointer(Point(0.0, 0.0))
        self._aim: Point | None = None
        self._aim_is_pinned = False
        self._tool: Tool = "select"
        self._by_keyboard = False
        self._writing = False
        document.changed.connect(self._follow)
        canvas.zoomed.connect(self._show_overlay)
        canvas.set_hand(self)
        canvas.show_frame(drawing.frame)

    # --- what is shown

    @property
    def frame(self) -> Frame:
        """The drawing of the map as it is."""
        return self._drawing.frame

    @property
    def selected(self) -> frozenset[str]:
        """The ids of what is selected."""
        return self._selected

    @property
    def cell(self) -> hits.Cell | None:
        """The cell that the pointer is in or that a menu was asked for in; none while the pointer is elsewhere."""
        return hits.cell_at(self.frame, self._aim) if self._aim is not None else None

    @property
    def level(self) -> float | None:
        """The level of the emotion lane that the pointer is at; none elsewhere."""
        cell, aim = self.cell, self._aim
        axis = hits.axis_of(self.frame, cell.lane) if cell else None
        if axis is None or aim is None:
            return None
        return nearest_level(axis.value(aim.y), self._document.graph.map.emotion_scale)

    def select(self, ids: frozenset[str], *, reveal: bool = False, by_keyboard: bool = False) -> None:
        """Select these elements; ``reveal`` scrolls to them."""
        self._by_keyboard = by_keyboard
        known = frozenset(each for each in ids if each in self._document.graph)
        if reveal and known and (box := hits.box_of(self.frame, min(known))):
            self._canvas.reveal(box)
        if known != self._selected:
            self._selected = known
            self.selection_changed.emit(known)
        self._show_overlay()

    def reveal(self, source: str) -> None:
        """Select an element and scroll to it."""
        self.select(frozenset({source}), reveal=True)

    @property
    def tool(self) -> Tool:
        """What pressing on the canvas does."""
        return self._tool

    def set_tool(self, tool: Tool) -> None:
        """What pressing on the canvas does."""
        self._tool = tool
        self._canvas.set_hand_tool(active=tool == "hand")

    def _follow(self, change: Change) -> None:
        """The map changed: draw it anew and forget what is gone."""
        self._let_go()
        self._preview = None
        self._canvas.drawing.lift(frozenset())
        self._canvas.show_frame(self._drawing.refresh())
        if change.removed:
            self.select(self._selected - set(change.removed))
        self._show_overlay()

    def _outlined(self, source: str, frame: Frame) -> Outlined | None:
        return marks.outlined(self._document.graph, self._theme, frame, source)

    @property
    def at_rest(self) -> bool:
        """Whether no gesture is under way and no words are being written."""
        return self._gesture is None and not self._writing

    @property
    def dragging(self) -> bool:
        """Whether something is being dragged."""
        return self._gesture is not None and self._gesture.phase is gestures.Phase.MOVING

    @property
    def selected_area(self) -> Rect | None:
        """The smallest area that holds everything selected."""
        boxes = [box for each in self._selected if (box := hits.box_of(self.frame, each)) is not None]
        return reduce(Rect.united, boxes) if boxes else None

    def _show_overlay(self, *_scale: float) -> None:
        self._show_marks()
        self.marks_shown.emit()

    def _show_marks(self) -> None:
        preview = self._preview
        if preview is not None:
            self._show_preview_overlay(preview)
            return
        frame = self._drawing.shown
        found = (self._outlined(source, frame) for source in sorted(self._selected))
        selected = tuple(each for each in found if each is not None)
        if self._writing:
            self._canvas.show_overlay(OverlayState(written=selected[0] if selected else None))
            return
        if len(selected) > 1:
            selected = tuple(each._replace(handles=False, ports=False, end=None) for each in selected)
        hovered = self._hovered if self._hovered not in self._selected else None
        focused = next(iter(self._selected), None) if len(self._selected) == 1 else None
        self._canvas.show_overlay(
            OverlayState(
                hovered=self._outlined(hovered, frame) if hovered else None,
                selected=selected,
                focused=self._outlined(focused, frame) if focused and self._by_keyboard else None,
            )
        )

    def _show_preview_overlay(self, preview: outcomes.Preview) -> None:
        frame = self._drawing.shown
        landing = marks.landing_marks(self._document.graph, frame, preview.landing)
        lifted = preview.lifted
        carried = places_of(self._gesture.frame) if self._gesture else Places(())
        found = (self._outlined(source, frame) for source in preview.outlined)
        self._canvas.show_overlay(
            OverlayState(
                selected=tuple(each for each in found if each is not None),
                marks=(*landing, *preview.marks),
                carried=tuple(group for key in sorted(lifted) if (group := carried.named(*key)) is not None),
            )
        )

    # --- the hand

    def _pointer_at(self, point: Point, modifiers: Modifiers) -> Pointer:
        ported = self._selected | ({self._hovered} if self._hovered else set())
        graph = self._document.graph
        found = frozenset(each for each in ported if drags.has_ports(graph.get(each)))
        pixel = self._canvas.pixel
        frame = self._gesture.frame if self._gesture else self.frame
        ended = self._selected if len(self._selected) == 1 else frozenset()
        ended = frozenset(each for each in ended if drags.has_end(graph.get(each)))
        return Pointer(point, hits.hit_at(frame, point, pixel, found, ended), modifiers, pixel)

    def press(self, point: Point, modifiers: Modifiers) -> None:
        """Begin a gesture."""
        self._pointer = self._pointer_at(point, modifiers)
        self._hovered = None
        self._by_keyboard = False
        self._calm.close()
        self._calm.enter_context(paused_collector())
        self._gesture = gestures.Gesture(
            self._document.graph.snapshot(),
            self.frame,
            self._selected,
            self._pointer,
            connecting=self._tool == "connect",
        )
        self._show_overlay()

    def _let_go(self) -> None:
        self._gesture = None
        self._calm.close()

    def move(self, point: Point, modifiers: Modifiers) -> None:
        """Go on with the gesture and show what would come of it."""
        if self._gesture is None:
            return
        self._pointer = self._pointer_at(point, modifiers)
        preview = self._gesture.move(self._pointer)
        if preview is not None:
            self._show_preview(preview)

    def hover(self, point: Point, modifiers: Modifiers) -> None:
        """Mark what lies under the pointer."""
        self._pointer = self._pointer_at(point, modifiers)
        self._aim, self._aim_is_pinned = point, False
        hit = self._pointer.hit
        found = hit.source if hit else None
        if found != self._hovered:
            self._hovered = found
            self._show_overlay()

    def leave(self) -> None:
        """The pointer left the canvas: for a tool, or for the menu that was asked for here."""
        if not self._aim_is_pinned:
            self._aim = None
        if self._hovered is not None:
            self._hovered = None
            self._show_overlay()

    def release(self, point: Point, modifiers: Modifiers) -> None:
        """End the gesture and keep what came of it."""
        if self._gesture is None:
            return
        gesture = self._gesture
        outcome = gesture.release(self._pointer_at(point, modifiers))
        self._end(outcome)

    def cancel(self) -> bool:
        """Break the gesture off; say whether there was one."""
        if self._gesture is None:
            return False
        moving = self._gesture.phase is gestures.Phase.MOVING
        self._end(self._gesture.cancel())
        return moving

    def point_out(self, point: Point) -> None:
        """Select what lies at a place, unless it is selected; nothing where nothing lies."""
        self.cancel()
        self._aim, self._aim_is_pinned = point, True
        self._pointer = self._pointer_at(point, Modifiers())
        hit = self._pointer.hit
        if hit is None or hit.source not in self._selected:
            self.select(frozenset({hit.source}) if hit else frozenset())

    def double_click(self, point: Point) -> None:
        """Edit the words under the pointer, or ask for a card where nothing is."""
        hit = self._pointer_at(point, Modifiers()).hit
        self._let_go()
        if hit is not None:
            self.select(frozenset({hit.source}))
            self.edit_wanted.emit(hit.source, hit.part)
        elif hits.cell_at(self.frame, point) is not None:
            self._aim = point
            self.select(frozenset())
            self.add_wanted.emit()

    def _show_preview(self, preview: outcomes.Preview) -> None:
        before = self._preview
        self._preview = preview
        if before is None or before.change != preview.change:
            try:
                self._canvas.show_frame(self._drawing.preview(preview.change))
            except Refused:
                self._canvas.show_frame(self._drawing.preview_nothing())
        self._canvas.drawing.lift(preview.lifted)
        self._show_overlay()

    def _end(self, outcome: outcomes.Outcome) -> None:
        had_preview = self._preview is not None
        self._let_go()
        self._preview = None
        self._canvas.drawing.lift(frozenset())
        match outcome:
            case outcomes.Commit(label, change, select):
                self.commit(label, change, select)
            case outcomes.Select(ids):
                self.select(ids)
            case outcomes.Cancel() | outcomes.Preview():
                pass
        if had_preview and not isinstance(outcome, outcomes.Commit):
            self._canvas.show_frame(self._drawing.preview_nothing())
        self._show_overlay()

    def set_writing(self, *, active: bool) -> None:
        """Words are being edited in place: handles and ports would be in the way."""
        self._writing = active
        self._show_overlay()

    def preview_words(self, change: Change) -> Frame:
        """Show the map with words that are still being typed; the drawing of it."""
        frame = self._drawing.preview(change)
        self._canvas.show_frame(frame)
        self._show_overlay()
        return frame

    def draw_anew(self) -> None:
        """Lay the map out again, though nothing of it changed: fonts did."""
        self._canvas.show_frame(self._drawing.refresh())
        self._show_overlay()

    def end_preview(self) -> None:
        """Show the map as it is."""
        self._canvas.show_frame(self._drawing.preview_nothing())

    def commit(
        self, label: str, change: Change, select: frozenset[str] | None = None, *, goes_on: bool = False
    ) -> None:
        """Keep an edit; what cannot be is told, and the map stays as it is.

        One that ``goes_on`` is one step of undo with the edit before it.
        """
        try:
            self._document.commit(label, change, goes_on=goes_on)
        except Refused as refusal:
            self._canvas.show_frame(self._drawing.refresh())
            self.refused.emit(str(refusal))
            return
        if select is not None:
            self.select(select)

    # --- the keyboard

    def key(self, event: QKeyEvent) -> bool:
        """Esc breaks off; any other key is the keyboard's."""
        if event.key() == Qt.Key.Key_Escape:
            if self.cancel():
                return True
            if self._tool != "select":
                self.tool_left.emit()
            else:
                self.select(frozenset())
            return True
        return self._keyboard is not None and self._keyboard.key(event)

    def set_keyboard(self, keyboard: Keys) -> None:
        """Say who is told about keys on the canvas."""
        self._keyboard = keyboard
