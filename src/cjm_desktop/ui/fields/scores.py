"""Values that are pressed rather than typed: scores from 1 to 5 and feelings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QToolButton
from typing_extensions import override

from cjm_desktop.i18n import _
from cjm_desktop.kinds.emotions import LEVEL_WORDS
from cjm_desktop.kinds.levels import level_of, levels
from cjm_desktop.kinds.marks import face
from cjm_desktop.paint import qt
from cjm_desktop.ui.fields.base import Access, FieldEditor
from cjm_desktop.ui.plain import plain_tip

if TYPE_CHECKING:
    from cjm_desktop.theme import Theme

SCORES, DOT, BUTTON = 5, 15, 28
FACE = 22


class ScoreEditor(FieldEditor):
    """Five dots: as many are filled as the score says. Pressing the last filled one takes the score away."""

    def __init__(self, access: Access) -> None:
        super().__init__(access)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        self.buttons = [self._button(score) for score in range(1, SCORES + 1)]
        for button in self.buttons:
            row.addWidget(button)
        row.addStretch(1)

    def _button(self, score: int) -> QToolButton:
        button = QToolButton()
        button.setIconSize(QSize(DOT, DOT))
        button.setFixedSize(BUTTON, BUTTON)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(_("{score} of 5").format(score=score))
        button.setToolTip(button.accessibleName())
        button.clicked.connect(lambda: self._press(score))
        return button

    def _press(self, score: int) -> None:
        self.access.keep(None if self.access.value() == score else score)
        self.refresh()

    @override
    def refresh(self) -> None:
        value = self.access.value()
        filled, colours = value if isinstance(value, int) else 0, self.access.colours
        for score, button in enumerate(self.buttons, 1):
            button.setIcon(_dot(colours.highlight, colours.border_strong, filled=score <= filled))


def _dot(colour: str, line: str, *, filled: bool) -> QIcon:
    picture = _blank(DOT)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(qt.colour_of(colour if filled else line), 1.4))
    if filled:
        painter.setBrush(qt.colour_of(colour))
    painter.drawEllipse(QRectF(2, 2, DOT - 4, DOT - 4))
    painter.end()
    return QIcon(picture)


class FeelingEditor(FieldEditor):
    """The five levels of the map's scale as faces."""

    def __init__(self, access: Access) -> None:
        super().__init__(access)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        scale = access.document.graph.map.emotion_scale
        own = scale.labels if len(scale.labels) == SCORES else tuple(map(_, LEVEL_WORDS))
        self.buttons: list[tuple[float, QToolButton]] = []
        for value, words in zip(levels(scale), own, strict=True):
            button = QToolButton()
            button.setCheckable(True)
            button.setProperty("segment", "true")
            button.setIconSize(QSize(FACE, FACE))
            button.setIcon(_face(level_of(value, scale), access.theme))
            button.setToolTip(plain_tip(words))
            button.setAccessibleName(words)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _checked=False, value=value: self._press(value))
            row.addWidget(button, 1)
            self.buttons.append((value, button))

    @override
    def said(self) -> str:
        return next((button.accessibleName() for _level, button in self.buttons if button.isChecked()), "")

    def _press(self, value: float) -> None:
        self.access.keep(value)
        self.refresh()

    @override
    def refresh(self) -> None:
        value = self.access.value()
        for level, button in self.buttons:
            button.setChecked(isinstance(value, int | float) and abs(value - level) < 1e-6)


def _face(level: float, theme: Theme) -> QIcon:
    picture = _blank(FACE * 2)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(QPointF(FACE, FACE))
    qt.paint(painter, qt.prepare(face(0, 0, FACE - 1, level, theme)))
    painter.end()
    return QIcon(picture)


def _blank(side: int) -> QPixmap:
    picture = QPixmap(side, side)
    picture.fill(Qt.GlobalColor.transparent)
    return picture
