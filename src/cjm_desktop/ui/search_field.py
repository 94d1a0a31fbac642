"""A field that is typed in to find something, with a button that empties it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

from cjm_desktop.i18n import _
from cjm_desktop.ui.icons import icon

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QKeyEvent

    from cjm_desktop.theme import WindowColours


class SearchField(QLineEdit):
    """A line of words with a magnifier before and, while there are any, a cross after them.

    Qt's own cross is another drawing than all our icons, and looking for it takes a hundredth of a start.
    """

    entered = Signal()
    """What was found is to be gone through."""

    def __init__(self, colours: WindowColours, wanted: str) -> None:
        super().__init__()
        self.setPlaceholderText(wanted)
        self.addAction(icon("search", colours), QLineEdit.ActionPosition.LeadingPosition)
        self._colours = colours
        self._empty: QAction | None = None
        self.textChanged.connect(self._show_cross)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    def _show_cross(self, words: str) -> None:
        if self._empty is None:
            self._empty = self.addAction(icon("x", self._colours), QLineEdit.ActionPosition.TrailingPosition)
            self._empty.setToolTip(_("Clear the search"))
            self._empty.triggered.connect(self.clear)
        self._empty.setVisible(bool(words))
