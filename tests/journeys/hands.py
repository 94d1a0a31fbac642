"""Real mouse and keys on a real window: presses at places of the map, never calls into the editor."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from cjm_desktop.editor import hits
from cjm_desktop.ui.document import Document
from cjm_desktop.ui.main_window import MainWindow

if TYPE_CHECKING:
    from pathlib import Path

    from cjm_desktop.display.geometry import Rect
    from cjm_desktop.theme import Theme

NO_KEYS = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton


class Hands:
    """A window, and what a person does to it."""

    def __init__(self, path: Path, theme: Theme) -> None:
        self.window = MainWindow(Document.open(path), theme)
        self.window.resize(1600, 1000)
        self.window.show()
        self.canvas = self.window.canvas
        self.canvas.reduced_motion = True
        QTest.qWaitForWindowExposed(self.window)
        self.window.activateWindow()
        self.canvas.setFocus()
        self.canvas.fit(animated=False)

    @property
    def document(self) -> Document:
        """The open map."""
        return self.window.document

    def box(self, source: str, part: str | None = None) -> Rect:
        """Where an element stands on the map."""
        group = hits.group_of(self.window.editing.frame, source, part)
        assert group is not None, f"{source} is not shown"
        return group.box

    def at(self, x: float, y: float) -> QPoint:
        """The pixel on the canvas that shows a place of the map."""
        return self.canvas.mapFromScene(QPointF(x, y))

    def centre(self, source: str, part: str | None = None) -> QPoint:
        """The pixel on the canvas that shows an element's middle."""
        return self.at(*self.box(source, part).centre)

    def press(self, at: QPoint, keys: Qt.KeyboardModifier = NO_KEYS) -> None:
        """Press the left button."""
        QTest.mouseMove(self.canvas.viewport(), at)
        QTest.mousePress(self.canvas.viewport(), LEFT, keys, at)

    def move(self, at: QPoint, start: QPoint, steps: int = 6) -> None:
        """Move with the button held, in a few steps."""
        for step in range(1, steps + 1):
            share = step / steps
            QTest.mouseMove(self.canvas.viewport(), start + (at - start) * share)
            QTest.qWait(1)

    def drag(self, start: QPoint, end: QPoint) -> None:
        """Press, move and let go."""
        self.press(start)
        self.move(end, start)
        QTest.mouseRelease(self.canvas.viewport(), LEFT, NO_KEYS, end)

    def click(self, at: QPoint, keys: Qt.KeyboardModifier = NO_KEYS) -> None:
        """Click."""
        QTest.mouseClick(self.canvas.viewport(), LEFT, keys, at)

    def double_click(self, at: QPoint) -> None:
        """Double click."""
        QTest.mouseDClick(self.canvas.viewport(), LEFT, NO_KEYS, at)

    def key(self, key: Qt.Key, keys: Qt.KeyboardModifier = NO_KEYS) -> None:
        """Press a key where the focus is."""
        QTest.keyClick(self.window.focusWidget(), key, keys)

    def type(self, words: str) -> None:
        """Type where the focus is, which the first letter may move."""
        for character in words:
            QTest.keyClicks(self.window.focusWidget(), character)

    def leave(self) -> None:
        """Close the window without a question, if it is still there."""
        if shiboken6.isValid(self.window):
            self.document.undo_stack.setClean()
            self.window.close()
