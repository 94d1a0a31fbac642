"""A box to tick that can be seen in every theme: Fusion draws its edge darker than a dark window."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QStyle, QStyleOptionButton
from typing_extensions import override

from cjm_desktop.kinds.marks import tick
from cjm_desktop.paint import qt
from cjm_desktop.ui.style import window_colours, worn

SIDE, RADIUS, ROOM = 16.0, 4.0, 2.0
"""The box, its corners, and the room for the ring of the focus around it, in pixels."""


class CheckBox(QCheckBox):
    """A check box in the colours of the theme that the windows wear."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colours = window_colours(worn())
        option = QStyleOptionButton()
        self.initStyleOption(option)
        place = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
        middle = QRectF(place).center()
        # Larger than Fusion's: it must not begin left of the widget, nor reach the words.
        over = max(0.0, SIDE / 2 - middle.x() + ROOM)
        middle.setX(middle.x() + over)
        box = QRectF(middle.x() - SIDE / 2, middle.y() - SIDE / 2, SIDE, SIDE).adjusted(0.5, 0.5, -0.5, -0.5)
        words = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxContents, option, self)
        words.translate(round(over) + 2, 0)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = colours.focus_ring if self.hasFocus() or self.underMouse() else colours.border_strong
        painter.setPen(QPen(qt.colour_of(colours.highlight if self.isChecked() else edge), 1.2))
        painter.setBrush(qt.colour_of(colours.highlight if self.isChecked() else colours.base))
        painter.drawRoundedRect(box, RADIUS, RADIUS)
        if self.isChecked():
            mark = tick(middle.x(), middle.y(), SIDE / 2)
            pen = QPen(qt.colour_of(colours.highlighted_text), 1.8)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.strokePath(qt.path_of(mark.path), pen)
        painter.setPen(qt.colour_of(colours.text if self.isEnabled() else colours.border_strong))
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), self.text())
        if self.hasFocus():
            painter.setPen(QPen(qt.colour_of(colours.focus_ring), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), RADIUS + 2, RADIUS + 2)
        painter.end()
