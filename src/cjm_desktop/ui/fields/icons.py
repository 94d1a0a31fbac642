"""An icon, picked from all that are bundled and found by words of any of the program's languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
    QWidgetAction,
)
from typing_extensions import override

from cjm_desktop.display.icon_words import icons_called, words_of_icon
from cjm_desktop.i18n import _, interface_language
from cjm_desktop.ui.fields.base import Access, FieldEditor
from cjm_desktop.ui.icons import icon

if TYPE_CHECKING:
    from cjm_desktop.theme import WindowColours

ICON, CELL, COLUMNS, ROWS = 22, 36, 8, 6
NAME = Qt.ItemDataRole.UserRole


class IconEditor(FieldEditor):
    """A button with the icon, which opens all icons."""

    def __init__(self, access: Access) -> None:
        super().__init__(access)
        self.button = QPushButton()
        self.button.setIconSize(QSize(ICON, ICON))
        self.button.setStyleSheet("text-align: left; padding: 5px 9px;")
        self.button.clicked.connect(self._open)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.button)
        self.setFocusProxy(self.button)

    @override
    def refresh(self) -> None:
        name = str(self.access.value() or "")
        words = words_of_icon(name, interface_language()) if name else ()
        self.button.setText(words[0] if words else name or _("Chosen by the program"))
        if name:
            self.button.setIcon(icon(name, self.access.colours))

    def _open(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        picker = IconPicker(self.access.colours)

        def take(name: str) -> None:
            self.access.keep(name)
            self.refresh()
            menu.close()

        picker.picked.connect(take)
        shown = QWidgetAction(menu)
        shown.setDefaultWidget(picker)
        menu.addAction(shown)
        menu.popup(self.button.mapToGlobal(QPoint(0, self.button.height())))
        picker.search.setFocus()


class IconPicker(QWidget):
    """All icons in a grid below a field to search them."""

    picked = Signal(str)

    def __init__(self, colours: WindowColours) -> None:
        super().__init__()
        self._colours = colours
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Search icons"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._fill)
        self.search.returnPressed.connect(self._take_first)
        self.grid = QListWidget()
        self.grid.setViewMode(QListWidget.ViewMode.IconMode)
        self.grid.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.grid.setMovement(QListWidget.Movement.Static)
        self.grid.setUniformItemSizes(True)
        self.grid.setIconSize(QSize(ICON, ICON))
        self.grid.setGridSize(QSize(CELL, CELL))
        self.grid.setFixedSize(CELL * COLUMNS + 24, CELL * ROWS + 8)
        self.grid.setAccessibleName(_("Icons"))
        self.grid.itemClicked.connect(self._take)
        self.grid.itemActivated.connect(self._take)
        column = QVBoxLayout(self)
        column.addWidget(self.search)
        column.addWidget(self.grid)
        self._fill("")

    def _fill(self, words: str) -> None:
        self.grid.clear()
        language = interface_language()
        for name in icons_called(words, language):
            item = QListWidgetItem(icon(name, self._colours), "")
            called = ", ".join(words_of_icon(name, language)) or name
            item.setData(NAME, name)
            item.setToolTip(called)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, called)
            self.grid.addItem(item)

    def _take_first(self) -> None:
        if self.grid.count():
            self._take(self.grid.item(0))

    def _take(self, item: QListWidgetItem) -> None:
        self.picked.emit(str(item.data(NAME)))
