"""Words edited where they stand: a text field laid over the drawing, in the type and place of what it edits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFont, QKeyEvent, QPalette, QTextCursor, QTextOption
from PySide6.QtWidgets import QFrame, QTextEdit
from typing_extensions import override

from cjm_desktop.display.geometry import Rect
from cjm_desktop.display.items import Shape, TextBox
from cjm_desktop.ui.style import FONT_FAMILY

if TYPE_CHECKING:
    from cjm_desktop.display.items import Colour, Group
    from cjm_desktop.theme import Theme
    from cjm_desktop.ui.canvas import Canvas

PADDING, BORDER = 3, 2
"""Room between the words and the outline, and the outline's width; in pixels."""
SMALLEST_FONT = 11.0
"""Words are edited at this size at least, however far the map is zoomed out; in pixels."""
SMALLEST_WIDTH = 40.0
ALIGNMENT = {
    "start": Qt.AlignmentFlag.AlignLeft,
    "centre": Qt.AlignmentFlag.AlignHCenter,
    "end": Qt.AlignmentFlag.AlignRight,
}


class InlineEditor(QTextEdit):
    """Edits the words of one element. It tells what became of them and changes nothing itself."""

    finished = Signal(str)
    """The words are to be kept."""
    cancelled = Signal()
    next_wanted = Signal(str)
    """After ``finished``: go on with the element to the ``left`` or ``right``."""

    def __init__(self, canvas: Canvas, theme: Theme, group: Group, text: str) -> None:
        super().__init__(canvas.viewport())
        self._canvas = canvas
        self._theme = theme
        self._group = group
        self._done = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabChangesFocus(False)
        self.setAcceptRichText(False)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.document().setDocumentMargin(0)
        self.setStyleSheet(
            f"border: {BORDER}px solid {theme.map.select}; border-radius: 4px; padding: {PADDING}px;"
        )
        self._dress()
        self.setPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.End)
        self.document().contentsChanged.connect(self.place)
        canvas.zoomed.connect(self._dress_and_place)
        canvas.scrolled.connect(self._dress_and_place)
        self.place()
        self.show()
        self.setFocus()

    def _dress_and_place(self, *_scale: float) -> None:
        self._dress()
        self.place()

    def _dress(self) -> None:
        box, scale = self._words, self._canvas.scale_factor
        font = QFont(FONT_FAMILY)
        font.setPixelSize(max(1, round(max(SMALLEST_FONT, box.style.size * scale))))
        font.setWeight(QFont.Weight(box.style.weight))
        font.setItalic(box.style.italic)
        if self.font() != font:
            self.setFont(font)
        option = QTextOption(ALIGNMENT[box.align])
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDefaultTextOption(option)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Text, QColor(box.colour))
        palette.setColor(QPalette.ColorRole.Base, QColor(self._ground()))
        self.setPalette(palette)

    def _ground(self) -> Colour:
        """The colour that the words stand on: that of the element's own box, or of the page."""
        fills = (item.fill for item in self._group.items if isinstance(item, Shape))
        return next((fill for fill in fills if isinstance(fill, str)), self._theme.map.page)

    @property
    def _words(self) -> TextBox:
        """Where the words stand in the group; below an element that shows none yet."""
        if self._group.title is not None:
            return self._group.title
        style = self._theme.type.feeling_quote
        width = 160.0
        place = Rect(
            (self._group.size.width - width) / 2, self._group.size.height + 8, width, style.line_height
        )
        return TextBox(place, style, self._theme.map.quote, "centre")

    def place(self) -> None:
        """Lie over the words, as wide as their box and as high as the words are now."""
        box, scale = self._words, self._canvas.scale_factor
        origin = self._group.origin
        corner = self._canvas.mapFromScene(origin.x + box.rect.x, origin.y + box.rect.y)
        larger = max(
            1.0, SMALLEST_FONT / (box.style.size * scale)
        )  # breaks the lines where the map breaks them
        width = round(max(box.rect.width * scale * larger, SMALLEST_WIDTH))
        self.setLineWrapColumnOrWidth(width)
        height = round(self.document().size().height() + 0.5)
        left = corner.x() - (width - box.rect.width * scale) / 2 * (box.align == "centre")
        beyond = PADDING + BORDER
        self.setGeometry(round(left) - beyond, corner.y() - beyond, width + 2 * beyond, height + 2 * beyond)

    def follow(self, group: Group) -> None:
        """The element was drawn anew: lie where its words are now."""
        self._group = group
        self.place()

    def keep(self) -> None:
        """Finish: the words are to be kept."""
        if not self._done:
            self._done = True
            self.finished.emit(self.toPlainText())

    def drop(self) -> None:
        """Finish: the words are to stay as they were."""
        if not self._done:
            self._done = True
            self.cancelled.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not shift:
            self.keep()
        elif key == Qt.Key.Key_Escape:
            self.drop()
        elif key in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}:
            self.keep()
            self.next_wanted.emit("left" if key == Qt.Key.Key_Backtab else "right")
        else:
            super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.keep()
