"""Words, numbers and lists of words, typed into a line or a box."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QCalendarWidget,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QVBoxLayout,
    QWidgetAction,
)
from typing_extensions import override

from cjm_desktop.i18n import _
from cjm_desktop.ui.fields.base import Access, FieldEditor
from cjm_desktop.ui.icons import icon
from cjm_desktop.ui.pasting import LONGEST_LINE, bounded

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QFocusEvent

BOX_HEIGHT = 64


class LineEditor(FieldEditor):
    """One line of text."""

    def __init__(self, access: Access) -> None:
        super().__init__(access)
        self.line = QLineEdit()
        self.line.setMaxLength(LONGEST_LINE)
        self._shown = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.line)
        self.setFocusProxy(self.line)
        self.line.editingFinished.connect(self.finish)

    @override
    def refresh(self) -> None:
        words = self.written(self.access.value())
        if self.line.text() != words:
            self.line.setText(words)
        self._shown = self.line.text()
        self._show_beginning()

    def _show_beginning(self) -> None:
        """Show words that are too long from their beginning, unless somebody types."""
        if not self.line.hasFocus():
            self.line.setCursorPosition(0)

    @override
    def finish(self) -> None:
        self._show_beginning()
        words = self.line.text()
        if words == self._shown:  # nobody typed: a value that a line cannot show as it is stays what it is
            return
        try:
            value = self.read(words.strip())
        except (ValueError, OverflowError):  # no number, or an endless one
            self.refresh()
            return
        self.access.keep(value)
        self.refresh()

    def written(self, value: object) -> str:
        """A value as it is typed."""
        return "" if value is None else str(value)

    def read(self, words: str) -> object:
        """What was typed, as the record wants it.

        Raises:
            ValueError: it means nothing here.
        """
        return words


class NumberEditor(LineEditor):
    """A number; nothing where the line is empty."""

    @override
    def written(self, value: object) -> str:
        return f"{value:.10g}" if isinstance(value, int | float) else ""

    @override
    def read(self, words: str) -> object:
        if not words:
            return None
        number = float(words.replace(",", ".").replace("−", "-").replace("\N{NO-BREAK SPACE}", ""))
        return int(number) if number.is_integer() else number


class ShareEditor(NumberEditor):
    """A share from 0 to 1, typed as a percentage."""

    @override
    def written(self, value: object) -> str:
        return f"{value * 100:.6g}\N{NO-BREAK SPACE}%" if isinstance(value, int | float) else ""

    @override
    def read(self, words: str) -> object:
        number = super().read(words.replace("%", "").strip())
        return number / 100 if isinstance(number, int | float) else None


class TagsEditor(LineEditor):
    """Several words between commas."""

    @override
    def written(self, value: object) -> str:
        return ", ".join(map(str, value)) if isinstance(value, tuple) else ""

    @override
    def read(self, words: str) -> object:
        return tuple(part for part in (each.strip() for each in words.split(",")) if part)


class DateEditor(LineEditor):
    """A day, typed or picked from a calendar; it is kept as year, month and day."""

    def __init__(self, access: Access) -> None:
        super().__init__(access)
        self.line.setPlaceholderText("2026-01-31")
        pick = self.line.addAction(
            icon("calendar", access.colours), QLineEdit.ActionPosition.TrailingPosition
        )
        pick.setToolTip(_("Pick a day"))
        pick.triggered.connect(self._pick)

    def _pick(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar = QCalendarWidget()
        day = QDate.fromString(self.line.text(), Qt.DateFormat.ISODate)
        if day.isValid():
            calendar.setSelectedDate(day)
        shown = QWidgetAction(menu)
        shown.setDefaultWidget(calendar)
        menu.addAction(shown)

        def take(chosen: QDate) -> None:
            self.line.setText(chosen.toString(Qt.DateFormat.ISODate))
            self.finish()
            menu.close()

        calendar.activated.connect(take)
        calendar.clicked.connect(take)
        menu.popup(self.line.mapToGlobal(QPoint(0, self.line.height())))


class TextEditor(FieldEditor):
    """Several lines of text."""

    def __init__(self, access: Access) -> None:
        super().__init__(access)
        self.box = _Box()
        self.box.setPlaceholderText(_(access.field.otherwise) if access.field.otherwise else "")
        self._given = self._shown = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.box)
        self.setFocusProxy(self.box)
        self.box.left.connect(self.finish)

    @override
    def refresh(self) -> None:
        words = self.written(self.access.value())
        if (words, self._shown) != (self._given, self._typed()):
            self.box.setPlainText(words)
            self._given, self._shown = words, self._typed()

    @override
    def finish(self) -> None:
        words = self._typed()
        if words != self._shown:  # else nobody typed: Qt changes some blanks and breaks by itself
            self.access.keep(self.read(words))
            self.refresh()

    def _typed(self) -> str:
        """What stands in the box, with every blank that was typed."""
        return self.box.document().toRawText()

    def written(self, value: object) -> str:
        """A value as it is typed."""
        return "" if value is None else str(value)

    def read(self, words: str) -> object:
        """What was typed, as the record wants it."""
        return words


class LinesEditor(TextEditor):
    """A list with an entry on each line."""

    @override
    def written(self, value: object) -> str:
        return "\n".join(map(str, value)) if isinstance(value, tuple) else ""

    @override
    def read(self, words: str) -> object:
        return tuple(part for part in (each.strip() for each in words.splitlines()) if part)


class _Box(QPlainTextEdit):
    """A box that tells when it is left."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setFixedHeight(BOX_HEIGHT)

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        super().insertFromMimeData(bounded(source))

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()
