"""Writing on the map: which words are being edited in place, how the map follows them, and what is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from cjm_desktop.commands import CommandRefused
from cjm_desktop.editor import hits, selection, words
from cjm_desktop.i18n import _
from cjm_desktop.model.graph import ChangeRefused
from cjm_desktop.ui.inline_editor import InlineEditor

if TYPE_CHECKING:
    from cjm_desktop.model.change import Change
    from cjm_desktop.theme import Theme
    from cjm_desktop.ui.canvas import Canvas
    from cjm_desktop.ui.document import Document
    from cjm_desktop.ui.editing import Editing


class Writing(QObject):
    """At most one inline editor at a time."""

    refused = Signal(str)

    def __init__(self, document: Document, editing: Editing, canvas: Canvas, theme: Theme) -> None:
        super().__init__(canvas)
        self._document = document
        self._editing = editing
        self._canvas = canvas
        self._theme = theme
        self._editor: InlineEditor | None = None
        self._source, self._part = "", ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(theme.motion.drop_settle)
        self._pause.timeout.connect(self.make_room)

    @property
    def editor(self) -> InlineEditor | None:
        """The field that is open."""
        return self._editor

    def begin(self, source: str, part: str, typed: str = "") -> None:
        """Edit the words of an element; ``typed`` replaces what is there."""
        self.finish()
        group = hits.group_of(self._editing.frame, source, part or None)
        found = words.words_of(self._document.graph, source, group.part) if group else None
        if group is None or found is None:
            return
        self._source, self._part = source, group.part
        self._canvas.reveal(group.box)
        editor = InlineEditor(self._canvas, self._theme, group, typed or found.text)
        if not typed:
            editor.selectAll()
        editor.finished.connect(self._keep)
        editor.cancelled.connect(self._drop)
        editor.next_wanted.connect(self._go_on)
        editor.textChanged.connect(self._pause.start)
        self._editor = editor
        self._editing.set_writing(active=True)

    def finish(self) -> None:
        """Keep what was written so far, if anything is open."""
        if self._editor is not None:
            self._editor.keep()

    def _change(self, text: str) -> Change:
        return words.reword(self._document.graph, self._source, self._part, text)

    def make_room(self) -> None:
        """Let the card grow with its words and its neighbours move."""
        if self._editor is None:
            return
        try:
            frame = self._editing.preview_words(self._change(self._editor.toPlainText()))
        except (CommandRefused, ChangeRefused):
            return
        if group := hits.group_of(frame, self._source, self._part):
            self._editor.follow(group)

    def _close(self) -> None:
        self._pause.stop()
        editor, self._editor = self._editor, None
        if editor is not None:
            had_focus = editor.hasFocus()
            editor.hide()
            editor.deleteLater()
            if had_focus:
                self._canvas.setFocus()
        self._editing.end_preview()
        self._editing.set_writing(active=False)

    def _keep(self, text: str) -> None:
        self._close()
        try:
            change = self._change(text)
        except CommandRefused as refusal:
            self.refused.emit(str(refusal))
            return
        self._editing.commit(_("Edit text"), change)

    def _drop(self) -> None:
        self._close()

    def _go_on(self, direction: selection.Direction) -> None:
        """Go on with the next element in the row."""
        found = selection.neighbour(self._editing.frame, self._source, direction)
        if found is not None:
            self._editing.select(frozenset({found}), reveal=True, by_keyboard=True)
            self.begin(found, "")
