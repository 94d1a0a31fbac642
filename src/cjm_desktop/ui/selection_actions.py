"""What a window does with what is selected: add beside it, copy, paste, star and remove it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from cjm_desktop import commands
from cjm_desktop.editor import clipboard, hits, insertion, selection
from cjm_desktop.i18n import _
from cjm_desktop.kinds.touchpoints import TouchpointCard
from cjm_desktop.model.records import Card, Element, Lane
from cjm_desktop.model.refusal import Refused
from cjm_desktop.ui.given_pictures import holds_picture, picture_in

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QAction

    from cjm_desktop.model.change import Change
    from cjm_desktop.ui.canvas import Canvas
    from cjm_desktop.ui.document import Document
    from cjm_desktop.ui.editing import Editing
    from cjm_desktop.ui.writing import Writing


class SelectionActions:
    """The edits of one window that start from its selection. What cannot be done is told in one sentence."""

    def __init__(self, document: Document, editing: Editing, writing: Writing, canvas: Canvas) -> None:
        self._document = document
        self._editing = editing
        self._writing = writing
        self._canvas = canvas

    @property
    def _single(self) -> str | None:
        chosen = self._editing.selected
        return next(iter(chosen)) if len(chosen) == 1 else None

    def show_state(self, actions: Mapping[str, QAction]) -> None:
        """Let only those actions be chosen that mean something now."""
        records = [self._document.graph.get(each) for each in self._editing.selected]
        single = records[0] if len(records) == 1 else None
        movable = any(isinstance(each, Element) for each in records)
        actions["remove"].setEnabled(bool(records))
        actions["edit_words"].setEnabled(single is not None)
        actions["copy"].setEnabled(movable)
        actions["cut"].setEnabled(movable)
        actions["duplicate"].setEnabled(any(isinstance(each, Card) for each in records))
        lane = single if isinstance(single, Lane) else None
        actions["hide_lane"].setEnabled(lane is not None)
        actions["fold_lane"].setEnabled(lane is not None)
        actions["fold_lane"].setChecked(lane is not None and lane.collapsed)
        actions["star"].setEnabled(isinstance(single, TouchpointCard))
        actions["star"].setChecked(isinstance(single, TouchpointCard) and single.moment_of_truth is not None)

    def insert(self, insert: insertion.Insert) -> None:
        """Add something and begin to write on it."""
        graph, editing = self._document.graph, self._editing
        chosen = editing.selected
        self._writing.finish()
        try:
            made = insert(graph, min(chosen, default=None), None if chosen else editing.cell)
            made = insertion.at_level(graph, made, editing.cell, editing.level)
        except Refused as refusal:
            self._editing.refused.emit(str(refusal))
            return
        self._editing.commit(made.label, made.change, frozenset({made.new}))
        if box := hits.box_of(self._editing.frame, made.new):
            self._canvas.reveal(box)
        self._writing.begin(made.new, "", fresh=True)

    def edit_words(self) -> None:
        """Write on what is selected."""
        if single := self._single:
            self._writing.begin(single, "")

    def select_all(self) -> None:
        """Select every card and marker."""
        self._editing.select(selection.everything(self._editing.frame))

    def toggle_moment_of_truth(self) -> None:
        """Make the selected touchpoint a moment of truth, or an ordinary one again."""
        record = self._document.graph.get(self._single or "")
        if isinstance(record, TouchpointCard):
            moment = None if record.moment_of_truth else "general"
            self._make(
                _("Moment of truth"),
                lambda: commands.edit(self._document.graph, record.id, moment_of_truth=moment),
            )

    def remove(self) -> None:
        """Remove what is selected."""
        chosen = sorted(self._editing.selected)
        if chosen:
            self._make(_("Delete"), lambda: commands.remove(self._document.graph, chosen))

    def duplicate(self) -> None:
        """Put a copy below each selected card."""
        chosen = self._editing.selected
        self._add(_("Duplicate"), lambda: clipboard.copies(self._document.graph, chosen))

    def copy(self) -> bool:
        """Put the selected cards on the clipboard; say whether there were any."""
        graph, chosen = self._document.graph, self._editing.selected
        data = clipboard.copied(graph, chosen)
        if not data:
            return False
        content = QMimeData()
        content.setData(clipboard.MEDIA_TYPE, data)
        content.setText(clipboard.plain(graph, chosen))
        QGuiApplication.clipboard().setMimeData(content)
        return True

    def cut(self) -> None:
        """Put the selected cards on the clipboard and remove them."""
        graph = self._document.graph
        chosen = sorted(each for each in self._editing.selected if isinstance(graph.get(each), Element))
        if self.copy():
            self._make(_("Cut"), lambda: commands.remove(graph, chosen))

    def paste(self) -> None:
        """Add the cards of the clipboard, or its lines of text as cards."""
        content = QGuiApplication.clipboard().mimeData()
        if holds_picture(content) and not content.hasFormat(clipboard.MEDIA_TYPE):
            self.take_picture(content)
            return
        graph, chosen = self._document.graph, self._editing.selected
        place = min(chosen, default=None), None if chosen else self._editing.cell
        if content.hasFormat(clipboard.MEDIA_TYPE):
            data = content.data(clipboard.MEDIA_TYPE).data()
            self._add(_("Paste"), lambda: clipboard.pasted(graph, bytes(data), *place))
        else:
            self._add(_("Paste"), lambda: clipboard.pasted_words(graph, content.text(), *place))

    def take_picture(self, content: QMimeData) -> None:
        """Show a picture that was given on the selected card or persona, or on a card of its own beside it."""
        from cjm_desktop.ui.descriptions import description_of

        graph, single = self._document.graph, self._single
        record = graph.get(single or "")
        if record is not None and any(field.editor == "picture" for field in description_of(record).fields):
            self._make(_("Set picture"), lambda: commands.set_picture(graph, record.id, picture_in(content)))
            return
        place = min(self._editing.selected, default=None), None if single else self._editing.cell
        self._add(_("Add a picture"), lambda: insertion.picture(graph, *place, picture_in(content)).change)

    def _add(self, label: str, edit: Callable[[], Change]) -> None:
        """Make an edit that adds cards, and select them."""
        change = self._make(label, edit)
        if change is not None and change.added:
            self._editing.select(frozenset(change.added), reveal=True)

    def _make(self, label: str, edit: Callable[[], Change]) -> Change | None:
        """Make an edit, or tell why it cannot be."""
        self._writing.finish()
        try:
            change = edit()
        except Refused as refusal:
            self._editing.refused.emit(str(refusal))
            return None
        self._editing.commit(label, change)
        return change
