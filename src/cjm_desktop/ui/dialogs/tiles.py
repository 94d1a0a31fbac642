"""Maps to choose from: a list of tiles, each a small picture of the map, its name and a few words on it."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListView,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from cjm_desktop.i18n import _
from cjm_desktop.layout.engine import lay_out
from cjm_desktop.model.graph import JourneyGraph
from cjm_desktop.paint import qt
from cjm_desktop.paint.page import bare_page
from cjm_desktop.storage import files
from cjm_desktop.storage.errors import ReadError
from cjm_desktop.ui.faces import know_read_faces
from cjm_desktop.ui.style import window_colours, worn

if TYPE_CHECKING:
    from pathlib import Path

    from cjm_desktop.display.items import Frame
    from cjm_desktop.theme import WindowColours

    Index = QModelIndex | QPersistentModelIndex

Read = Callable[[], JourneyGraph]
"""Reads a map, or raises ``ReadError``."""
KEY = Qt.ItemDataRole.UserRole
DESCRIPTION = Qt.ItemDataRole.AccessibleDescriptionRole
PICTURE = QSize(232, 160)
TILE = QSize(252, 240)
INSET, RADIUS = 10, 6


class Tiles(QListWidget):
    """A list of maps; their pictures are drawn one after the other, so little at a time that the window stays awake."""

    drawn = Signal(object)
    """A tile has its picture, or cannot have one; it carries the tile's key."""

    def __init__(self, name: str, columns: int, rows: int) -> None:
        """Show so many tiles at once; ``name`` is for screen readers."""
        super().__init__()
        colours = window_colours(worn())
        self.setAccessibleName(name)
        self.setItemDelegate(TileDelegate(colours, self))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMinimumSize(columns * TILE.width() + 24, rows * TILE.height() + 8)
        self.setStyleSheet(f"background: {colours.window};")
        self._waiting: deque[tuple[QListWidgetItem, Read]] = deque()
        self._drawn: tuple[QListWidgetItem, Frame] | None = None
        self._turn = QTimer(self)
        self._turn.timeout.connect(self._draw_next)

    def add(self, title: str, description: str, key: object, read: Read | None) -> QListWidgetItem:
        """Add a tile.

        Args:
            title: the name of the map.
            description: a few words on it.
            key: what ``chosen`` gives for this tile.
            read: reads the map when its picture is to be drawn; without it there is none.
        """
        item = QListWidgetItem(title)
        item.setData(KEY, key)
        item.setData(DESCRIPTION, description)
        item.setSizeHint(TILE)
        self.addItem(item)
        if read is not None:
            self._waiting.append((item, read))
            self._turn.start(0)
        return item

    def describe(self, key: object, description: str) -> None:
        """Change the words on the tile of this key."""
        for row in range(self.count()):
            if self.item(row).data(KEY) == key:
                self.item(row).setData(DESCRIPTION, description)

    def take_out(self, key: object) -> None:
        """Remove the tile of this key."""
        for row in range(self.count()):
            if self.item(row).data(KEY) == key:
                item = self.takeItem(row)
                self._waiting = deque(each for each in self._waiting if each[0] is not item)
                if self._drawn is not None and self._drawn[0] is item:
                    self._drawn = None
                return

    @property
    def chosen(self) -> object:
        """The key of the tile that is chosen; ``None`` where none is."""
        index = self.currentIndex()
        return index.data(KEY) if index.isValid() else None

    @property
    def is_drawn(self) -> bool:
        """Whether every tile shows its picture."""
        return not self._waiting and self._drawn is None

    def _draw_next(self) -> None:
        if self._drawn is not None:
            item, frame = self._drawn
            self._drawn = None
            item.setData(Qt.ItemDataRole.DecorationRole, thumbnail(frame, self.devicePixelRatioF()))
            self.drawn.emit(item.data(KEY))
            return
        if not self._waiting:
            self._turn.stop()
            return
        item, read = self._waiting.popleft()
        try:
            self._drawn = item, lay_out(read(), worn())
        except ReadError:  # it is told when the map is chosen
            self.drawn.emit(item.data(KEY))
            return
        know_read_faces()


class TilesDialog(QDialog):
    """Asks which of some maps is to be opened; its ``list`` is still to be filled."""

    def __init__(self, heading: str, tiles: Tiles, wish: str, parent: QWidget | None) -> None:
        """Put the list below a heading; ``wish`` is what the button says that accepts."""
        super().__init__(parent)
        self.list = tiles
        self.list.itemActivated.connect(self.accept)
        words = QLabel(heading)
        words.setStyleSheet("font-size: 16px; font-weight: 600;")
        cancel, make = QPushButton(_("Cancel")), QPushButton(wish)
        make.setDefault(True)
        cancel.clicked.connect(self.reject)
        make.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(make)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(12)
        column.addWidget(words)
        column.addWidget(self.list, 1)
        column.addLayout(buttons)
        self.list.setFocus()


def graph_in(path: Path) -> JourneyGraph:
    """The map in a file, for a tile.

    Raises:
        ReadError: it cannot be read.
    """
    return files.load(path).graph


def thumbnail(frame: Frame, ratio: float) -> QPixmap:
    """A drawing made small, on its own ground; ``ratio`` is how many dots a pixel of the screen has."""
    picture = QPixmap(PICTURE * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(QColor(frame.background))
    scale = min(PICTURE.width() / frame.size.width, PICTURE.height() / frame.size.height)
    painter = QPainter(picture)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    painter.translate((PICTURE.width() - frame.size.width * scale) / 2, 0.0)
    painter.scale(scale, scale)
    qt.paint_page(painter, bare_page(frame))
    painter.end()
    return picture


class TileDelegate(QStyledItemDelegate):
    """Paints a template: its picture, below it the name and what is in it."""

    def __init__(self, colours: WindowColours, parent: QWidget) -> None:
        super().__init__(parent)
        self._colours = colours

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return TILE

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colours, area = self._colours, option.rect.adjusted(4, 4, -4, -4)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.setPen(QPen(QColor(colours.focus_ring), 2))
            painter.setBrush(QColor(colours.checked))
            painter.drawRoundedRect(QRectF(area).adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        place = QRect(area.x() + (area.width() - PICTURE.width()) // 2, area.y() + INSET, *_sides(PICTURE))
        painter.setPen(QPen(QColor(colours.border), 1))
        painter.setBrush(QColor(colours.base))
        painter.drawRect(place.adjusted(-1, -1, 0, 0))
        picture = index.data(Qt.ItemDataRole.DecorationRole)
        if isinstance(picture, QPixmap):
            painter.drawPixmap(place.topLeft(), picture)
        words = place.translated(0, place.height() + 8)
        font = QFont(option.font)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(colours.checked_text if chosen else colours.text))
        line = painter.fontMetrics().height()
        painter.drawText(words, Qt.AlignmentFlag.AlignTop, str(index.data()))
        painter.setFont(option.font)
        painter.setPen(QColor(colours.checked_text if chosen else colours.text2))
        flags = int(Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap)
        below = QRect(words.x(), words.y() + line + 2, words.width(), area.bottom() - words.y() - line - 2)
        painter.drawText(below, flags, str(index.data(DESCRIPTION)))
        painter.restore()


def _sides(size: QSize) -> tuple[int, int]:
    return size.width(), size.height()
