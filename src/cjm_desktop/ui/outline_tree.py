"""How the tree of the outline looks: thin chevrons, and beside a name how much is below it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtWidgets import QTreeView
from typing_extensions import override

from cjm_desktop.ui.icons import icon

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from cjm_desktop.theme import WindowColours

NOTE: Final = Qt.ItemDataRole.UserRole + 2
"""What is said at the end of a row, in a few characters."""
CHEVRON: Final = 14


class OutlineTree(QTreeView):
    """A tree with chevrons that match the icons of the window."""

    def __init__(self, colours: WindowColours) -> None:
        super().__init__()
        self._open, self._closed = icon("chevron-down", colours), icon("chevron-right", colours)
        self._closed_right_to_left = icon("chevron-left", colours)

    @override
    def drawBranches(
        self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        if not self.model().hasChildren(index):
            return
        mirrored = self.isRightToLeft()
        side = self.indentation()
        place = QRect(rect.left() if mirrored else rect.right() - side + 1, rect.top(), side, rect.height())
        closed = self._closed_right_to_left if mirrored else self._closed
        chevron = self._open if self.isExpanded(index) else closed
        square = QRect(0, 0, CHEVRON, CHEVRON)
        square.moveCenter(place.center())
        chevron.paint(painter, square)
