"""The map without a mouse: arrow keys travel, Alt with them moves what is selected, Enter and letters write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from cjm_desktop.editor import hits, moves, selection
from cjm_desktop.model.refusal import Refused

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from cjm_desktop.model.graph import JourneyGraph
    from cjm_desktop.ui.canvas import Canvas
    from cjm_desktop.ui.document import Document
    from cjm_desktop.ui.editing import Editing

    Step = Callable[[JourneyGraph, str, selection.Direction], moves.Move | None]
    """What an arrow key does to an element, seen in its direction."""

COMMAND_KEYS = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)
ARROWS: dict[int, selection.Direction] = {
    Qt.Key.Key_Left: "left",
    Qt.Key.Key_Right: "right",
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
}


class Keyboard(QObject):
    """What keys mean while the canvas has the focus."""

    letter_typed = Signal(str)
    """A character was typed on the canvas."""

    def __init__(self, document: Document, editing: Editing, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._document = document
        self._editing = editing
        self._canvas = canvas
        self._focused: str | None = None
        editing.set_keyboard(self)

    def key(self, event: QKeyEvent) -> bool:
        """Travel, move and write; say whether the key meant anything here."""
        key, held = event.key(), event.modifiers()
        if key in ARROWS and held & Qt.KeyboardModifier.AltModifier:
            further = bool(held & Qt.KeyboardModifier.ShiftModifier)
            return self._move(ARROWS[key], moves.reach_aside if further else moves.step_aside)
        if key in ARROWS:
            self._travel(ARROWS[key], extend=bool(held & Qt.KeyboardModifier.ShiftModifier))
            return True
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2}:
            return self._write()
        typed = event.text()
        if typed.isprintable() and typed.strip() and not held & COMMAND_KEYS:
            self.letter_typed.emit(typed)
            return True
        return False

    def _write(self) -> bool:
        chosen = self._editing.selected
        if len(chosen) != 1:
            return False
        self._editing.edit_wanted.emit(next(iter(chosen)), "")
        return True

    def _travel(self, direction: selection.Direction, *, extend: bool) -> None:
        editing = self._editing
        chosen, frame = editing.selected, editing.frame
        start = self._focused if self._focused in chosen else min(chosen, default=None)
        found = selection.first(frame) if start is None else selection.neighbour(frame, start, direction)
        if found is None:
            return
        self._focused = found
        editing.select(chosen | {found} if extend else frozenset({found}), by_keyboard=True)
        self._reveal(found)

    def _move(self, direction: selection.Direction, step: Step) -> bool:
        chosen = self._editing.selected
        if len(chosen) != 1:
            return False
        source = next(iter(chosen))
        try:
            move = step(self._document.graph, source, direction)
        except Refused as refusal:
            self._editing.refused.emit(str(refusal))
            return True
        if move is None:
            return False
        self._editing.commit(move.label, move.change)
        self._reveal(source)
        return True

    def _reveal(self, source: str) -> None:
        if box := hits.box_of(self._editing.frame, source):
            self._canvas.reveal(box)
