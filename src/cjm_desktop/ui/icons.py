"""Icons of the window, painted from the same bundled outlines as the icons of the map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPen, QPixmap
from typing_extensions import override

from cjm_desktop.paint import qt
from cjm_desktop.theme.mixing import mixed

if TYPE_CHECKING:
    from cjm_desktop.theme import WindowColours

STROKE = 1.75
"""Width of the line, in units of the 24-unit grid."""
FADING = 0.6
"""How far an icon that cannot be used goes towards its ground."""
SWATCH = 10


class _OutlineEngine(QIconEngine):
    """Paints an outline at any size, in the colour of the button's state."""

    def __init__(self, name: str, colours: dict[tuple[QIcon.Mode, QIcon.State], str]) -> None:
        super().__init__()
        self._name = name
        self._colours = colours
        self._made: dict[tuple[int, int, QIcon.Mode, QIcon.State], QPixmap] = {}

    @override
    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        size = float(min(rect.width(), rect.height()))
        colour = self._colours.get((mode, state)) or self._colours[QIcon.Mode.Normal, QIcon.State.Off]
        pen = QPen(QColor(colour), STROKE * size / qt.ICON_GRID)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(rect.x() + (rect.width() - size) / 2, rect.y() + (rect.height() - size) / 2)
        painter.strokePath(qt.icon_outline(self._name, size), pen)
        painter.restore()

    @override
    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        key = (size.width(), size.height(), mode, state)
        known = self._made.get(key)  # a button asks for it at every repaint
        if known is not None:
            return known
        picture = self._made[key] = QPixmap(size)
        if picture.isNull():
            return picture  # a widget that has no room yet asks for a picture of no size
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return picture

    @override
    def clone(self) -> QIconEngine:
        return _OutlineEngine(self._name, self._colours)


def icon(name: str, colours: WindowColours, *, filled_button: bool = False) -> QIcon:
    """A bundled icon in the window's colours; ``filled_button`` is for one that stands on the highlight colour."""
    normal = colours.highlighted_text if filled_button else colours.text
    disabled = mixed(colours.text, colours.toolbar, FADING)
    mode, state = QIcon.Mode, QIcon.State
    return QIcon(
        _OutlineEngine(
            name,
            {
                (mode.Normal, state.Off): normal,
                (mode.Active, state.Off): normal,
                (mode.Normal, state.On): colours.checked_text,
                (mode.Active, state.On): colours.checked_text,
                (mode.Disabled, state.Off): disabled,
                (mode.Disabled, state.On): disabled,
            },
        )
    )


def swatch(colour: str) -> QIcon:
    """A small rounded square in a stage's hue."""
    picture = QPixmap(16, 16)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    inset = (16 - SWATCH) / 2
    painter.drawRoundedRect(QRectF(inset, inset, SWATCH, SWATCH), 3, 3)
    painter.end()
    return QIcon(picture)
