"""The rows of the outline: a name, cut where it is too long, and a note at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from cjm_desktop.ui.outline_tree import NOTE

if TYPE_CHECKING:
    from cjm_desktop.theme import WindowColours

GAP, EDGE = 8, 6
"""Between a name and its note, and between the note and the edge, in pixels."""


class OutlineRows(QStyledItemDelegate):
    """Paints a row as the window's style does, with its note in quiet words at the end."""

    def __init__(self, colours: WindowColours, parent: QObject) -> None:
        super().__init__(parent)
        self._colours = colours

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        note = index.data(NOTE)
        if not note:
            super().paint(painter, option, index)
            return
        row = QStyleOptionViewItem(option)
        self.initStyleOption(row, index)
        style = row.widget.style()
        name = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, row, row.widget)
        width = option.fontMetrics.horizontalAdvance(note)
        left = name.width() - width - GAP - EDGE
        row.text = row.fontMetrics.elidedText(row.text, Qt.TextElideMode.ElideRight, left)
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, row, painter, row.widget)
        mirrored = row.direction == Qt.LayoutDirection.RightToLeft
        end = name.left() + EDGE if mirrored else name.right() - EDGE - width + 1
        painter.save()
        painter.setFont(option.font)
        painter.setPen(QColor(self._colours.text2))
        place = QRect(end, name.top(), width, name.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, note)
        painter.restore()
