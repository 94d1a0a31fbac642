"""An icon, picked from all that are bundled and found by words of any of the program's languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
    QWidgetAction,
)
from typing_extensions import override

from cjm_desktop.display.icon_words import icons_called, words_of_icon
from cjm_desktop.i18n import _, interface_language
from cjm_desktop.ui.fields.base import Access, FieldEditor
from cjm_desktop.ui.icons import icon
from cjm_desktop.ui.search_field import SearchField

if TYPE_CHECKING:
    from cjm_desktop.theme import WindowColours

ICON, CELL, COLUMNS, ROWS = 22, 36, 8, 6
CORNER = 5
SCROLL_BAR = 16
NAME = Qt.ItemDataRole.UserRole
Key = Qt.Key
Index = QModelIndex | QPersistentModelIndex


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
        self.button.setText(_capital(_called(name)) if name else _("Chosen by the program"))
        self.button.setIcon(icon(name, self.access.colours) if name else QIcon())

    def _open(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        picker = IconPicker(
            self.access.colours,
            str(self.access.value() or ""),
            may_be_left=self._may_be_left_to_the_program(),
        )

        def take(name: str) -> None:
            menu.close()
            self.access.keep(name)
            self.refresh()

        picker.picked.connect(take)
        shown = QWidgetAction(menu)
        shown.setDefaultWidget(picker)
        menu.addAction(shown)
        menu.popup(self.button.mapToGlobal(QPoint(0, self.button.height())))
        picker.search.setFocus()

    def _may_be_left_to_the_program(self) -> bool:
        fields = type(self.access.record).model_fields if self.access.record else {}
        field = fields.get(self.access.field.name)
        return field is not None and field.default == ""


class IconPicker(QWidget):
    """All icons in a grid below a field to search them, and what the current one is called.

    Down and Tab lead from the field into the grid, arrows travel in it, Up from its first row and any letter lead back;
    Return takes the current icon from both. ``picked`` says nothing ("") where the program is to choose.
    """

    picked = Signal(str)

    def __init__(self, colours: WindowColours, chosen: str = "", *, may_be_left: bool = False) -> None:
        super().__init__()
        self._colours = colours
        self._chosen = chosen
        self.search = SearchField(colours, _("Search icons"))
        self.search.textChanged.connect(self._fill)
        self.grid = _grid(colours)
        self.grid.itemClicked.connect(self._take)
        self.grid.currentItemChanged.connect(self._tell)
        self.called = QLabel()
        self.called.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.left = QPushButton(_("Let the program choose"))
        self.left.setVisible(may_be_left)
        self.left.clicked.connect(lambda: self.picked.emit(""))
        self._stops: tuple[QWidget, ...] = (self.search, self.grid, *((self.left,) if may_be_left else ()))
        column = QVBoxLayout(self)
        for widget in (self.search, self.grid, self.called, self.left):
            column.addWidget(widget)
        for stop in self._stops:
            stop.installEventFilter(self)
        self._fill("")

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys that lead from one part to another: a menu around the picker would take them for itself."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        key = event.key()
        if key in {Key.Key_Tab, Key.Key_Backtab}:
            at = next(place for place, stop in enumerate(self._stops) if stop is watched)
            self._stops[(at + (1 if key == Key.Key_Tab else -1)) % len(self._stops)].setFocus()
            return True
        if watched is self.left:
            return False
        if key in {Key.Key_Return, Key.Key_Enter}:
            self._take(self.grid.currentItem())
            return True
        return self._leaves_search(key) if watched is self.search else self._leaves_grid(event)

    def _leaves_search(self, key: int) -> bool:
        if key == Key.Key_Down:
            self.grid.setFocus()
            self.grid.setCurrentRow(max(0, self.grid.currentRow()))
        return key in {Key.Key_Down, Key.Key_Up}

    def _leaves_grid(self, event: QKeyEvent) -> bool:
        typed = event.text().isprintable() and event.text() != ""
        if typed or event.key() == Key.Key_Backspace:
            self.search.setFocus()
            QCoreApplication.sendEvent(self.search, event)
            return True
        top = self.grid.visualItemRect(self.grid.item(0)).top() if self.grid.count() else 0
        if event.key() == Key.Key_Up and self.grid.visualItemRect(self.grid.currentItem()).top() == top:
            self.search.setFocus()
            return True
        return False

    def _fill(self, words: str) -> None:
        self.grid.clear()
        language = interface_language()
        for name in icons_called(words, language):
            item = QListWidgetItem(icon(name, self._colours), "")
            item.setData(NAME, name)
            item.setToolTip(_capital(", ".join(words_of_icon(name, language)) or name))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, _called(name))
            self.grid.addItem(item)
            if name == self._chosen and not words:
                self.grid.setCurrentItem(item)
        if words:
            self.grid.setCurrentRow(0)
        self._tell(self.grid.currentItem())

    def _tell(self, current: QListWidgetItem | None) -> None:
        nothing = "" if self.grid.count() else _("No icon found")
        self.called.setText(current.toolTip() if current else nothing)

    def _take(self, item: QListWidgetItem | None) -> None:
        if item:
            self.picked.emit(str(item.data(NAME)))


def _called(name: str) -> str:
    """The best word for an icon in the language of the interface; its name where there is none."""
    return next(iter(words_of_icon(name, interface_language())), name)


def _capital(words: str) -> str:
    """The words as the beginning of a sentence."""
    return words[:1].upper() + words[1:]


def _grid(colours: WindowColours) -> QListWidget:
    grid = QListWidget()
    grid.setItemDelegate(_Cell(colours, grid))
    grid.setFrameShape(QFrame.Shape.NoFrame)
    grid.setMouseTracking(True)
    grid.setViewMode(QListWidget.ViewMode.IconMode)
    grid.setResizeMode(QListWidget.ResizeMode.Adjust)
    grid.setMovement(QListWidget.Movement.Static)
    grid.setUniformItemSizes(True)
    grid.setIconSize(QSize(ICON, ICON))
    grid.setGridSize(QSize(CELL, CELL))
    grid.setFixedSize(CELL * COLUMNS + SCROLL_BAR, CELL * ROWS)
    grid.setAccessibleName(_("Icons"))
    return grid


class _Cell(QStyledItemDelegate):
    """Paints an icon in the middle of its cell; the current one on a tint, ringed while the keys go to the grid."""

    def __init__(self, colours: WindowColours, grid: QListWidget) -> None:
        super().__init__(grid)
        self._colours = colours
        self._grid = grid

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        place, current = option.rect, index.row() == self._grid.currentRow()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(
            QColor(self._colours.focus_ring) if current and self._grid.hasFocus() else Qt.PenStyle.NoPen
        )
        if current or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(self._colours.checked if current else self._colours.button_hover))
            painter.drawRoundedRect(QRectF(place).adjusted(1.5, 1.5, -1.5, -1.5), CORNER, CORNER)
        painter.restore()
        square = QRect(0, 0, ICON, ICON)
        square.moveCenter(place.center())
        shown = index.data(Qt.ItemDataRole.DecorationRole)
        if isinstance(shown, QIcon):
            shown.paint(painter, square, state=QIcon.State.On if current else QIcon.State.Off)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(CELL, CELL)
