"""A box to choose from a list, with the arrow of our own icon set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy
from typing_extensions import override

from cjm_desktop.ui.icons import icon
from cjm_desktop.ui.style import window_colours, worn

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

ARROW, INSET = 14, 9


class Choice(QComboBox):
    """A combo box. The wheel scrolls what it stands in: it does not change a value that nobody looks at."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # As wide as there is room, not as its longest words: a panel would grow with them.
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._arrow = icon("chevron-down", window_colours(worn()))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        place = QRect(self.width() - ARROW - INSET, (self.height() - ARROW) // 2, ARROW, ARROW)
        painter = QPainter(self)
        self._arrow.paint(painter, place)
        painter.end()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
