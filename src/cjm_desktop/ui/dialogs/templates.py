"""The dialog of templates: a small picture of each, as the map made of it will look, its name and what is in it."""

from __future__ import annotations

from collections import deque
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, QTimer
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

from cjm_desktop.i18n import _, interface_language
from cjm_desktop.layout.engine import lay_out
from cjm_desktop.paint import qt
from cjm_desktop.paint.page import bare_page
from cjm_desktop.storage import files
from cjm_desktop.storage.errors import ReadError
from cjm_desktop.storage.templates import label, templates
from cjm_desktop.ui.faces import know_read_faces
from cjm_desktop.ui.style import window_colours, worn

if TYPE_CHECKING:
    from cjm_desktop.display.items import Frame
    from cjm_desktop.theme import WindowColours

    Index = QModelIndex | QPersistentModelIndex

NAME, DESCRIPTION = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.AccessibleDescriptionRole
PICTURE = QSize(232, 160)
TILE = QSize(252, 240)
COLUMNS, ROWS = 3, 2
INSET, RADIUS = 10, 6


class TemplatesDialog(QDialog):
    """Asks which template a new map is to be made of."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("New from a template"))
        self._colours = window_colours(worn())
        self.list = QListWidget()
        self.list.setAccessibleName(_("Templates"))
        self.list.setItemDelegate(TileDelegate(self._colours, self.list))
        self.list.setViewMode(QListView.ViewMode.IconMode)
        self.list.setMovement(QListView.Movement.Static)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setFrameShape(QListView.Shape.NoFrame)
        self.list.setMinimumSize(COLUMNS * TILE.width() + 24, ROWS * TILE.height() + 8)
        self.list.setStyleSheet(f"background: {self._colours.window};")
        self.list.itemActivated.connect(self.accept)
        self._waiting = deque[tuple[QListWidgetItem, Path]]()
        self._drawn: tuple[QListWidgetItem, Frame] | None = None
        self._fill()
        self._build()
        self._turn = QTimer(self)
        self._turn.timeout.connect(self._draw_next)
        self._turn.start(0)

    def _fill(self) -> None:
        language = interface_language()
        for name, languages in templates().items():
            title, description = label(name)
            item = QListWidgetItem(title)
            item.setData(NAME, name)
            item.setData(DESCRIPTION, description)
            item.setSizeHint(TILE)
            self.list.addItem(item)
            if path := languages.get(language) or languages.get("en"):
                self._waiting.append((item, path))
        self.list.setCurrentRow(0)

    def _build(self) -> None:
        heading = QLabel(_("What shall the map begin with?"))
        heading.setStyleSheet("font-size: 16px; font-weight: 600;")
        cancel, make = QPushButton(_("Cancel")), QPushButton(_("Create"))
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
        column.addWidget(heading)
        column.addWidget(self.list, 1)
        column.addLayout(buttons)
        self.list.setFocus()

    @property
    def chosen(self) -> str:
        """The name of the template that is chosen."""
        return str(self.list.currentIndex().data(NAME))

    @property
    def is_drawn(self) -> bool:
        """Whether every template shows its picture."""
        return not self._waiting and self._drawn is None

    def _draw_next(self) -> None:
        """Lay one template out, or paint one that is laid out: so little at a time that the window stays awake."""
        if self._drawn is not None:
            item, frame = self._drawn
            self._drawn = None
            item.setData(Qt.ItemDataRole.DecorationRole, thumbnail(frame, self.devicePixelRatioF()))
            return
        if not self._waiting:
            self._turn.stop()
            return
        item, path = self._waiting.popleft()
        try:
            self._drawn = item, lay_out(files.load(path).graph, worn())
        except ReadError:
            return  # it is told when the template is chosen
        know_read_faces()


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
        painter.setPen(QColor(colours.text2))
        flags = int(Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap)
        below = QRect(words.x(), words.y() + line + 2, words.width(), area.bottom() - words.y() - line - 2)
        painter.drawText(below, flags, str(index.data(DESCRIPTION)))
        painter.restore()


def _sides(size: QSize) -> tuple[int, int]:
    return size.width(), size.height()
