"""Writing on the map: which words are being edited in place, how the map follows them, and what is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from cjm_desktop.editor import hits, selection, words
from cjm_desktop.i18n import _
from cjm_desktop.model.records import Card, Metric
from cjm_desktop.model.refusal import Refused

if TYPE_CHECKING:
    from cjm_desktop.model.change import Change
    from cjm_desktop.theme import Theme
    from cjm_desktop.ui.canvas import Canvas
    from cjm_desktop.ui.document import Document
    from cjm_desktop.ui.editing import Editing
    from cjm_desktop.ui.inline_editor import InlineEditor


class Writing(QObject):
    """At most one inline editor at a time."""

    refused = Signal(str)
    elsewhere = Signal(str, str)
    """The words of a record are not written on the map; its id, and what was typed already."""

    def __init__(self, document: Document, editing: Editing, canvas: Canvas, theme: Theme) -> None:
        super().__init__(canvas)
        self._document = document
        self._editing = editing
        self._canvas = canvas
        self._theme = theme
        self._editor: InlineEditor | None = None
        self._source, self._part = "", ""
        self._added_at: int | None = None
        self._settling = False
        self._stays = False
        """Whether the field stays where it is: a quote looks for another place with every letter."""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(theme.motion.drop_settle)
        self._pause.timeout.connect(self.make_room)

    @property
    def editor(self) -> InlineEditor | None:
        """The field that is open."""
        return self._editor

    def begin(self, source: str, part: str, typed: str = "", *, fresh: bool = False) -> None:
        """Edit the words of an element.

        Args:
            source: the id of the element.
            part: the part of it that was pointed at; empty for its own words.
            typed: what replaces the words that are there.
            fresh: whether the element was just added, so that giving up takes it back.
        """
        from cjm_desktop.ui.inline_editor import InlineEditor

        self.finish()
        frame = self._editing.frame
        group = hits.group_of(frame, source, part or None)
        found = words.words_of(self._document.graph, source, group.part) if group else None
        if group is None or found is None or (group.title is None and found.field != "quote"):
            if source in self._document.graph:
                self.elsewhere.emit(source, typed)
            return
        self._source, self._part = source, group.part
        self._added_at = self._document.undo_stack.index() if fresh else None
        self._stays = found.field == "quote"
        if self._stays and found.text:
            group = hits.group_of(frame, source, "quote") or group
        self._canvas.reveal(group.box)
        if self._stays:
            self._canvas.drawing.lift(frozenset({(source, "quote")}))
        text, language = typed or found.text, self._document.graph.map.language
        editor = InlineEditor(self._canvas, self._theme, group, text, frame.grid.scale, language)
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
            self._settling = True
            self._editor.keep()
            self._settling = False

    def _change(self, text: str) -> Change:
        return words.reword(self._document.graph, self._source, self._part, text)

    def make_room(self) -> None:
        """Let the card grow with its words and its neighbours move."""
        if self._editor is None:
            return
        try:
            frame = self._editing.preview_words(self._change(self._editor.written()))
        except Refused:
            return
        if not self._stays and (group := hits.group_of(frame, self._source, self._part)):
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
        self._canvas.drawing.lift(frozenset())
        self._editing.end_preview()
        self._editing.set_writing(active=False)

    def _keep(self, text: str) -> None:
        try:
            change = self._change(text)
        except Refused as refusal:
            self.refused.emit(str(refusal))
            if self._editor is not None and self._editor.hasFocus() and not self._settling:
                self._editor.reopen()  # nothing that was written may be lost
            else:
                self._close()
            return
        self._close()
        just_added = self._document.undo_stack.index() == self._added_at
        self._editing.commit(_("Edit text"), change, goes_on=just_added)

    def _drop(self) -> None:
        self._close()
        card = self._document.graph.get(self._source)
        stack = self._document.undo_stack
        if isinstance(card, Card | Metric) and not card.title and stack.index() == self._added_at:
            stack.undo()  # a card that was added by mistake leaves no empty box behind

    def _go_on(self, direction: selection.Direction) -> None:
        """Go on with the next element in the row."""
        found = selection.neighbour(self._editing.frame, self._source, direction)
        if found is not None:
            self._editing.select(frozenset({found}), reveal=True, by_keyboard=True)
            self.begin(found, "")
