"""A person who answers the dialogs of a window with real clicks."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QPushButton

if TYPE_CHECKING:
    from collections.abc import Callable

Dialog = TypeVar("Dialog", bound=QDialog)


class Answers(QObject):
    """Clicks the buttons that were named, one for each dialog, and keeps what the dialogs said."""

    def __init__(self, *names: str) -> None:
        super().__init__()
        self.said: list[str] = []
        self.looked: Callable[[QDialog], None] | None = None
        self._left = list(names)
        self._clock = QTimer(self, interval=5)
        self._clock.timeout.connect(self._look)
        self._clock.start()

    @property
    def all_given(self) -> bool:
        """Whether every answer was asked for."""
        return not self._left

    def _look(self) -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QDialog) or not dialog.isVisible() or not self._left:
            return
        name = self._left.pop(0)
        self.said.append(dialog.text() if isinstance(dialog, QMessageBox) else dialog.windowTitle())
        if self.looked is not None:
            self.looked(dialog)
        QTest.mouseClick(button(dialog, name), Qt.MouseButton.LeftButton)


def button(dialog: QDialog, words: str) -> QPushButton:
    """The button of a dialog that says this."""
    found = {each.text(): each for each in dialog.findChildren(QPushButton) if each.isVisible()}
    assert words in found, f"{sorted(found)} are there, not {words}"
    return found[words]


def when_shown(kind: type[Dialog], do: Callable[[Dialog], object]) -> None:
    """Do something with a dialog of a kind as soon as there is one."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, kind):
            clock.stop()
            do(dialog)

    clock = QTimer(QApplication.instance(), interval=5)
    clock.timeout.connect(look)
    clock.start()
