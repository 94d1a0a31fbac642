"""Words edited where they stand: a text field laid over the drawing, in the type and place of what it edits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QKeyEvent,
    QPalette,
    QTextBlockFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QTextEdit
from typing_extensions import override

from cjm_desktop.display.geometry import Rect
from cjm_desktop.display.items import Layer, Shape, TextBox
from cjm_desktop.text.bidi import reads_right_to_left
from cjm_desktop.text.direction import direction_of
from cjm_desktop.ui.pasting import bounded
from cjm_desktop.ui.style import FONT_FAMILY

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

    from cjm_desktop.display.items import Colour, Group
    from cjm_desktop.theme import Theme
    from cjm_desktop.ui.canvas import Canvas

PADDING, BORDER = 2, 1
"""Room between the words and the outline, and the outline's width; in pixels."""
SMALLEST_FONT = 11.0
"""Words are edited at this size at least, however far the map is zoomed out; in pixels."""
SMALLEST_WIDTH = 40.0
SLACK = 2.0
"""More width than the words have on the map, in pixels: glyphs stand on whole ones here."""
FREE_SLACK = 1.5
"""The same for words whose box is no wider than they are, in their own sizes: room for the next letters."""
QUOTE_WIDTH = 13.0
"""The least width to write a quote in, in sizes of its words."""
CARD_WIDTH = 7.0
"""The least width to write in on a card, in sizes of the enlarged words."""
LEFT, MIDDLE, RIGHT = (
    Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute,
    Qt.AlignmentFlag.AlignHCenter,
    Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute,
)


class InlineEditor(QTextEdit):
    """Edits the words of one element. It tells what became of them and changes nothing itself."""

    finished = Signal(str)
    """The words are to be kept."""
    cancelled = Signal()
    next_wanted = Signal(str)
    """After ``finished``: go on with the element to the ``left`` or ``right``, in the order of reading."""

    def __init__(
        self, canvas: Canvas, theme: Theme, group: Group, text: str, map_scale: float, language: str
    ) -> None:
        super().__init__(canvas.viewport())
        self._canvas = canvas
        self._language = language
        self._theme = theme
        self._group = group
        self._map_scale = map_scale
        self._done = False
        self._line_height = 0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabChangesFocus(False)
        self.setAcceptRichText(False)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.document().setDocumentMargin(0)
        self._framed: bool | None = None
        self.document().setUndoRedoEnabled(False)
        self.setPlainText(text)
        self._given, self._shown = text, self.document().toRawText()
        self._dress()
        self.document().setUndoRedoEnabled(True)
        self.moveCursor(QTextCursor.MoveOperation.End)
        self.document().contentsChanged.connect(self._direct_and_place)
        canvas.zoomed.connect(self._dress_and_place)
        canvas.scrolled.connect(self._dress_and_place)
        self.place()
        self.show()
        self.setFocus()

    def _dress_and_place(self, *_scale: float) -> None:
        self._dress()
        self.place()

    def _direct_and_place(self) -> None:
        self._direct()
        self.place()

    def _dress(self) -> None:
        box = self._words
        font = QFont(FONT_FAMILY)
        font.setPixelSize(self._pixels)
        font.setWeight(QFont.Weight(box.style.weight))
        font.setItalic(box.style.italic)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, box.style.tracking * self._ratio)
        if self.font() != font:
            self.setFont(font)
        self._direct()
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Text, QColor(box.colour))
        palette.setColor(QPalette.ColorRole.Base, QColor(self._ground()))
        self.setPalette(palette)
        self._set_line_height(round(box.style.line_height * self._ratio))
        self._frame_it()

    def _direct(self) -> None:
        """Words run and stand as they do on the map: both depend on what is written, too."""
        words = reads_right_to_left(self.toPlainText(), self._language)
        option = QTextOption(self._side(words_run_left=words))
        option.setTextDirection(Qt.LayoutDirection.RightToLeft if words else Qt.LayoutDirection.LeftToRight)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        shown = self.document().defaultTextOption()
        if (shown.alignment(), shown.textDirection()) != (option.alignment(), option.textDirection()):
            self.document().setDefaultTextOption(option)

    def _side(self, *, words_run_left: bool) -> Qt.AlignmentFlag:
        """Where lines stand: at the start of the map's direction if it runs from right to left, else of their own."""
        match self._words.align:
            case "centre":
                return MIDDLE
            case "start":
                return RIGHT if self._map_runs_left or words_run_left else LEFT
            case "end":
                return LEFT if self._map_runs_left or words_run_left else RIGHT

    @property
    def _map_runs_left(self) -> bool:
        return direction_of(self._language) == "rtl"

    def _set_line_height(self, height: int) -> None:
        """Lines as high as the map's: the font's own would reach over what stands below."""
        if height == self._line_height:
            return
        self._line_height = height
        kept = self.document().isUndoRedoEnabled()
        self.document().setUndoRedoEnabled(False)
        form = QTextBlockFormat()
        form.setLineHeight(height, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        everything = QTextCursor(self.document())
        everything.select(QTextCursor.SelectionType.Document)
        everything.mergeBlockFormat(form)
        self.document().setUndoRedoEnabled(kept)

    @property
    def _pixels(self) -> int:
        """The size of the words on the screen: the map's, but never too small to read."""
        return max(1, round(max(SMALLEST_FONT, self._words.style.size * self._canvas.scale_factor)))

    @property
    def _ratio(self) -> float:
        """Pixels of the words here to points of the words on the map."""
        return self._pixels / self._words.style.size

    @property
    def _slack(self) -> float:
        return SLACK if self._group.layer is Layer.CARD else FREE_SLACK * self._pixels

    @property
    def _enlarged(self) -> bool:
        return self._words.style.size * self._canvas.scale_factor < SMALLEST_FONT

    def _frame_it(self) -> None:
        """A line round the words, unless they stand in a card that has one while it is edited."""
        framed = self._enlarged or self._group.layer is not Layer.CARD
        if framed == self._framed:
            return
        self._framed = framed
        colour = self._theme.map.select if framed else "transparent"
        self.setStyleSheet(f"border: {BORDER}px solid {colour}; border-radius: 4px; padding: {PADDING}px;")

    def _ground(self) -> Colour:
        """The colour that the words stand on: that of the element's own box, or of the page."""
        fills = (item.fill for item in self._group.items if isinstance(item, Shape))
        return next((fill for fill in fills if isinstance(fill, str)), self._theme.map.page)

    @property
    def _words(self) -> TextBox:
        """Where the words stand in the group; below an element that shows none yet."""
        words, size = self._group.title, self._group.size
        if words is None:
            style = self._theme.type.feeling_quote.scaled(self._map_scale)
            words = TextBox(
                Rect(0, size.height + 8, size.width, style.line_height),
                style,
                self._theme.map.quote,
                "centre",
            )
        missing = QUOTE_WIDTH * words.style.size - words.rect.width
        if words.align != "centre" or missing <= 0:
            return words
        rect = words.rect
        wider = Rect(rect.x - missing / 2, rect.y, rect.width + missing, rect.height)
        return TextBox(wider, words.style, words.colour, words.align)

    def place(self) -> None:
        """Lie over the words, as wide as their box and as high as the words are now."""
        box, scale = self._words, self._canvas.scale_factor
        origin = self._group.origin
        corner = self._canvas.mapFromScene(origin.x + box.rect.x, origin.y + box.rect.y)
        width = round(max(self._room(box), SMALLEST_WIDTH))
        self.setLineWrapColumnOrWidth(width)
        height = round(self.document().size().height() + 0.5)
        left = corner.x() - (width - box.rect.width * scale) * self._grows_leftwards()
        beyond = PADDING + BORDER
        self.setGeometry(round(left) - beyond, corner.y() - beyond, width + 2 * beyond, height + 2 * beyond)

    def _room(self, box: TextBox) -> float:
        """As much wider than the box as the words are larger, so that lines break where the map breaks them.

        Words enlarged to be read stay within their card while it has room for a few letters.
        """
        room = box.rect.width * self._ratio + self._slack
        if not self._enlarged or self._group.layer is not Layer.CARD:
            return room
        return min(room, max(box.rect.width * self._canvas.scale_factor, CARD_WIDTH * self._pixels))

    def _grows_leftwards(self) -> float:
        """Which part of the field's extra width lies left of the box of the words."""
        return {LEFT: 0.0, MIDDLE: 0.5, RIGHT: 1.0}[self._side(words_run_left=False)]

    def follow(self, group: Group) -> None:
        """The element was drawn anew: lie where its words are now."""
        self._group = group
        self.place()

    def written(self) -> str:
        """The words as they are now, with every blank that was typed; those it was given while nobody wrote."""
        words = self.document().toRawText()
        return self._given if words == self._shown else words

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        super().insertFromMimeData(bounded(source))

    def keep(self) -> None:
        """Finish: the words are to be kept."""
        if not self._done:
            self._done = True
            self.finished.emit(self.written())

    def reopen(self) -> None:
        """Go on: the words could not be kept."""
        self._done = False

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
            backwards = key == Qt.Key.Key_Backtab
            self.next_wanted.emit("left" if backwards is not self._map_runs_left else "right")
        else:
            super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.keep()
