"""A strip above the map that says what happened to it and offers what to do, and that nobody has to answer at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton

from cjm_desktop.i18n import _
from cjm_desktop.ui.icons import icon
from cjm_desktop.ui.plain import Label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cjm_desktop.theme import WindowColours


class Offer(NamedTuple):
    """Something to do: the words of its button, and what it does."""

    words: str
    do: Callable[[], object]


class Banner(QFrame):
    """One sentence and a few buttons; hidden while there is nothing to say, and made with the first sentence."""

    def __init__(self, colours: WindowColours) -> None:
        super().__init__()
        self.setObjectName("banner")
        self._colours = colours
        self._sentence = Label()
        self._buttons = QHBoxLayout()
        self.hide()

    def _build(self) -> None:
        colours = self._colours
        self._sentence.setWordWrap(True)
        self._buttons.setSpacing(6)
        close = QToolButton()
        close.setIcon(icon("x", colours))
        close.setIconSize(QSize(16, 16))
        close.setProperty("segment", "false")
        close.setToolTip(_("Close"))
        close.setAccessibleName(_("Close"))
        close.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        close.clicked.connect(self.hide)
        sign = QLabel()
        sign.setPixmap(icon("alert-triangle", colours).pixmap(QSize(18, 18), self.devicePixelRatioF()))
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 7, 8, 7)
        row.setSpacing(10)
        row.addWidget(sign)
        row.addWidget(self._sentence, 1)
        row.addLayout(self._buttons)
        row.addWidget(close)

    @property
    def sentence(self) -> str:
        """What is said."""
        return self._sentence.text()

    def say(self, sentence: str, offers: Sequence[Offer] = ()) -> None:
        """Say something, and offer what can be done; choosing an offer closes the banner."""
        if self.layout() is None:
            self._build()
        while (item := self._buttons.takeAt(0)) is not None:
            if (button := item.widget()) is not None:
                button.deleteLater()
        self._sentence.setText(sentence)
        for words, do in offers:
            offer = QPushButton(words)
            offer.clicked.connect(self.hide)
            offer.clicked.connect(lambda _checked=False, do=do: do())
            self._buttons.addWidget(offer)
        self.setVisible(bool(sentence))
        if sentence:
            from PySide6.QtGui import QAccessible, QAccessibleEvent

            QAccessible.updateAccessibility(QAccessibleEvent(self._sentence, QAccessible.Event.Alert))
