"""The dialog of an unexpected error: what happened, what became of the work, and a report to hand on."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFontDatabase, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from cjm_desktop.i18n import _, ngettext
from cjm_desktop.ui.icons import icon
from cjm_desktop.ui.style import window_colours, worn

WIDTH, REPORT_HEIGHT = 600, 180
SIGN, MARK, GAP = 36, 18, 16
REPORT_SIZE = 11
"""The size of the report's letters, in pixels."""
THANKS = 2_500
"""So long the button says that the report was copied, in milliseconds."""


class TroubleDialog(QDialog):
    """Tells of an unexpected error. Whatever comes while it is shown is told in it."""

    def __init__(self, cause: str, *, kept: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = window_colours(worn())
        self.setWindowTitle(_("Unexpected error"))
        self.more = QLabel()
        self.more.hide()
        self.report = _report_box()
        self.copy = QPushButton(_("Copy the report"))
        self.copy.setMinimumWidth(self.copy.sizeHint().width())
        self.copy.setAutoDefault(False)
        self.copy.clicked.connect(self._copy)
        self.close_button = QPushButton(_("Close"))
        self.close_button.setDefault(True)
        self.close_button.clicked.connect(self.accept)
        self._thanks = QTimer(self, singleShot=True, interval=THANKS)
        self._thanks.timeout.connect(lambda: self.copy.setText(_("Copy the report")))
        self._column = self._build(cause, kept=kept)
        self.close_button.setFocus()

    def tell(self, report: str, more: int) -> None:
        """Show the report, and how many errors came after the first."""
        self.report.setPlainText(report)
        words = ngettext("Since then {count} more error came.", "Since then {count} more errors came.", more)
        self.more.setText(words.format(count=more))
        self.more.setVisible(more > 0)
        width = max(WIDTH, self.width())
        self.resize(width, self._column.totalHeightForWidth(width))

    def _build(self, cause: str, *, kept: bool) -> QVBoxLayout:
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 18)
        column.setSpacing(GAP)
        head = QHBoxLayout()
        head.setSpacing(GAP)
        sign = QLabel()
        warning = icon("alert-triangle", self._colours._replace(text=self._colours.warn))
        sign.setPixmap(warning.pixmap(SIGN))
        head.addLayout(_at_top(sign))
        head.addLayout(self._words(cause, kept=kept), 1)
        column.addLayout(head)
        about = QVBoxLayout()
        about.setSpacing(6)
        about.addWidget(_paragraph(_("Report"), "font-weight: 600;"))
        hint = _(
            "It says where in the program it happened and holds nothing of your maps. Nothing was sent anywhere."
        )
        about.addWidget(_paragraph(hint, f"color: {self._colours.text2};"))
        about.addWidget(self.report, 1)
        column.addLayout(about, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.copy)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        column.addLayout(foot)
        return column

    def _words(self, cause: str, *, kept: bool) -> QVBoxLayout:
        """What happened, what became of the work, and what can be done now."""
        words = QVBoxLayout()
        words.setSpacing(8)
        words.addWidget(_paragraph(_("Something unexpected happened"), "font-size: 17px; font-weight: 600;"))
        words.addWidget(_paragraph(cause))
        colours = self._colours
        name, colour = ("circle-check", colours.ok) if kept else ("alert-circle", colours.error)
        sign = QLabel()
        sign.setPixmap(icon(name, colours._replace(text=colour)).pixmap(MARK))
        safe = QHBoxLayout()
        safe.setSpacing(7)
        safe.addLayout(_at_top(sign))
        said = _("Your edits are kept for recovery. You can go on working.")
        lost = _("Your edits could not be kept for recovery. Save your map now.")
        safe.addWidget(_paragraph(said if kept else lost), 1)
        words.addLayout(safe)
        words.addWidget(self.more)
        return words

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report.toPlainText())
        self.copy.setText(_("Copied"))
        self._thanks.start()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        else:
            super().keyPressEvent(event)


def _report_box() -> QPlainTextEdit:
    box = QPlainTextEdit()
    box.setReadOnly(True)
    box.setTabChangesFocus(True)
    box.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
    box.setMinimumHeight(REPORT_HEIGHT)
    box.setAccessibleName(_("Report"))
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setPixelSize(REPORT_SIZE)
    box.setFont(font)
    return box


def _paragraph(words: str, style: str = "") -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)  # a file may be named in it, which may be named like a tag
    label.setWordWrap(True)
    label.setStyleSheet(style)
    return label


def _at_top(sign: QWidget) -> QVBoxLayout:
    """A sign beside the first of several lines."""
    column = QVBoxLayout()
    column.addWidget(sign)
    column.addStretch(1)
    return column
