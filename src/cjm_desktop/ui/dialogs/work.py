"""The dialog of something that takes long: what is going on, that it goes on, and a way to call it off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from cjm_desktop.i18n import _
from cjm_desktop.theme.mixing import mixed
from cjm_desktop.ui.style import window_colours, worn

if TYPE_CHECKING:
    from cjm_desktop.ui.work import Work

WIDTH, BAR_HEIGHT = 380, 6
BEAT = 16
"""Milliseconds between two pictures of the bar."""
SWEEP = 1_600
"""Milliseconds in which the bright part of the bar comes and goes once."""
SHARE = 0.32
"""How much of the bar is bright."""
FAINT = 0.78
"""How far the rest of the bar goes towards its ground."""
LISTEN = 100
"""Milliseconds between two looks at what the job is at."""


class WorkDialog(QDialog):
    """Stands until a job has ended or was called off."""

    def __init__(self, words: str, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self.setWindowTitle(_("Journey map"))
        self.setMinimumWidth(WIDTH)
        self.words = QLabel(words)
        self.words.setWordWrap(True)
        self.bar = Bar()
        self.cancel = QPushButton(_("Cancel"))
        self.cancel.setAutoDefault(False)  # Enter, typed for what went before, must not call it off
        self.cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(14)
        column.addWidget(self.words)
        column.addWidget(self.bar)
        column.addLayout(buttons)
        listening = QTimer(self)
        listening.timeout.connect(self._listen)
        listening.start(LISTEN)
        work.ended.connect(self.accept)
        self._listen()

    def _listen(self) -> None:
        if self._work.progress.words:
            self.words.setText(self._work.progress.words)

    @override
    def reject(self) -> None:
        if self._work.stop():
            super().reject()
        else:  # it is too late: the end is near
            self.cancel.setEnabled(False)


class Bar(QWidget):
    """Shows that something goes on whose length nobody knows: a bright part that wanders along a line."""

    def __init__(self) -> None:
        super().__init__()
        self._colours = window_colours(worn())
        self._since = QElapsedTimer()
        self._since.start()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Working…"))
        beat = QTimer(self)
        beat.timeout.connect(self.update)
        beat.start(BEAT)

    @override
    def sizeHint(self) -> QSize:
        return QSize(WIDTH, BAR_HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        line, radius = QRectF(self.rect()), self.height() / 2
        painter.setBrush(QColor(mixed(self._colours.highlight, self._colours.window, FAINT)))
        painter.drawRoundedRect(line, radius, radius)
        length = line.width() * SHARE
        place = self._since.elapsed() % SWEEP / SWEEP
        start = -length + (line.width() + length) * place
        bright = QRectF(start, 0, length, line.height()) & line
        painter.setBrush(QColor(self._colours.highlight))
        painter.drawRoundedRect(bright, radius, radius)
        painter.end()
