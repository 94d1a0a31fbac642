"""New, open, save and export: what a window does with files, and what it says when that fails."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cjm_desktop.i18n import _
from cjm_desktop.storage import files
from cjm_desktop.storage.errors import ChangedOutsideError, ReadError, WriteError
from cjm_desktop.storage.fingerprint import UNASKED
from cjm_desktop.storage.format import SUFFIX
from cjm_desktop.ui.dialogs import questions
from cjm_desktop.ui.document import Document

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from cjm_desktop.storage.fingerprint import Expected
    from cjm_desktop.storage.locks import Lock, NoLock
    from cjm_desktop.ui.safekeeping import Safekeeping

FORBIDDEN = set('\\/:*?"<>|')
"""Characters that some system does not allow in a file's name."""
LONGEST_NAME = 80


class FileActions:
    """The files of one window; ``show`` opens another window for a document."""

    def __init__(
        self,
        window: QWidget,
        document: Document,
        keeping: Safekeeping,
        show: Callable[[Document, Lock | NoLock | None], object],
    ) -> None:
        self._window = window
        self._document = document
        self._keeping = keeping
        self._show = show

    def new(self) -> None:
        """Show a new map."""
        from cjm_desktop.ui.application import new_document

        try:
            self._show(new_document(), None)
        except ReadError as error:
            questions.tell(self._window, str(error))

    def new_from_template(self) -> None:
        """Let a template be chosen and show a new map made of it."""
        from cjm_desktop.ui.application import new_document
        from cjm_desktop.ui.dialogs.templates import TemplatesDialog

        dialog = TemplatesDialog(self._window)
        if not dialog.exec():
            return
        try:
            self._show(new_document(dialog.chosen), None)
        except ReadError as error:
            questions.tell(self._window, str(error))

    def open(self) -> None:
        """Ask for a file and show its map."""
        from PySide6.QtWidgets import QFileDialog

        chosen, _filter = QFileDialog.getOpenFileName(self._window, _("Open a map"), self._folder(), _maps())
        if chosen:
            self.open_path(Path(chosen))

    def open_path(self, path: Path) -> None:
        """Show the map in a file, or say why that cannot be."""
        from cjm_desktop.ui.opening import open_map, window_of
        from cjm_desktop.ui.reading import Reading

        if (window := window_of(path)) is not None:
            window.raise_()
            window.activateWindow()
            return
        reading = Reading(self._window)
        try:
            opened = open_map(path, self._window, reading.read)
        except ReadError as error:
            questions.tell(self._window, str(error))
            return
        if opened is not None:
            opened.document.layout = reading.layout
            self._show(opened.document, opened.lock)

    def save(self) -> bool:
        """Save to the map's own file; say whether it is saved now."""
        document = self._document
        if document.path is None or document.read_only:
            return self.save_as()
        if self._keeping.lock is not None and not self._keeping.lock.held:
            return self._ask_after_losing(document.path)
        return self._write(document.path)

    def save_as(self, beside: str = "") -> bool:
        """Ask for a file and save to it; say whether it is saved now.

        Args:
            beside: what to add to the name of the map's own file, for a copy beside it.
        """
        from PySide6.QtWidgets import QFileDialog

        name = f"{file_name(self._document.title)}{SUFFIX}"
        if beside and self._document.path is not None:
            name = f"{self._document.path.stem} ({file_name(beside)}){SUFFIX}"
        proposed = str(Path(self._folder()) / name)
        chosen, _filter = QFileDialog.getSaveFileName(self._window, _("Save the map"), proposed, _maps())
        if not chosen:
            return False
        path = Path(chosen)
        named = path if path.suffix else path.with_suffix(SUFFIX)
        # the dialog asked about the name that was typed, not about the one that it becomes
        if named != path and named.exists() and not questions.ask_to_replace(self._window, named.name):
            return False
        return self._save_to(named)

    def _save_to(self, path: Path) -> bool:
        """Save to a file that was chosen, as its only writer from then on."""
        document, keeping = self._document, self._keeping
        if (
            document.path == path
            and not document.read_only
            and keeping.lock is not None
            and keeping.lock.held
        ):
            return self._write(path)
        from cjm_desktop.storage import locks

        lock = locks.acquire(path)
        if isinstance(lock, locks.Locked):
            questions.tell(self._window, _("{sentence} Choose another name.").format(sentence=lock.sentence))
            return False
        if not self._write(path):
            lock.release()
            return False
        keeping.move_lock(lock)
        return True

    def replace_theirs(self) -> bool:
        """Save over what another program left in the file, as the person has decided; it is kept as a backup."""
        document = self._document
        self._keeping.look()
        if document.path is None:
            return self.save_as()
        return self._write(document.path, expected=self._keeping.stands)

    def _write(self, path: Path, expected: Expected = UNASKED) -> bool:
        try:
            self._document.save(path, expected=expected)
        except ChangedOutsideError as error:
            return self._ask_after_change(error)
        except WriteError as error:
            return self._ask_after_failure(error)
        return True

    def _ask_after_change(self, error: ChangedOutsideError) -> bool:
        """Another program changed the file since: nothing of it is lost without asking."""
        self._keeping.look()
        if self._keeping.gone:
            return self.replace_theirs()
        answers = (
            questions.Answer("copy", _("Keep mine as a copy…")),
            questions.Answer("differs", _("What differs…")),
            questions.Answer("replace", _("Replace it"), harms=True),
        )
        more = _("Replacing keeps the other version as a backup.")
        wish = questions.choose(self._window, _("Changed by another program"), str(error), answers, more=more)
        if wish == "differs":
            self.show_difference()
            return self._ask_after_change(error)
        if wish == "copy":
            return self.save_as(_("my version"))
        return wish == "replace" and self.replace_theirs()

    def _ask_after_failure(self, error: WriteError) -> bool:
        """The place refuses: another one is offered, and the map stays as it is meanwhile."""
        wish = questions.choose(
            self._window,
            _("Not saved"),
            str(error),
            (questions.Answer("elsewhere", _("Save somewhere else…")),),
        )
        return wish == "elsewhere" and self.save_as()

    def _ask_after_losing(self, path: Path) -> bool:
        """Somebody took the map over: this window does not write it any more."""
        from cjm_desktop.storage import locks

        seen = locks.read(path)
        who = seen.sentence if seen else ""
        wish = questions.choose(
            self._window,
            _("Taken over"),
            _("Somebody has taken this map over, so it cannot be saved here."),
            (questions.Answer("copy", _("Keep mine as a copy…")),),
            more=who,
        )
        return wish == "copy" and self.save_as(_("my version"))

    # --- what another program left in the file

    def reload(self) -> None:
        """Take in what the file holds by now, in one step that can be undone."""
        document = self._document
        if document.path is None:
            return
        try:
            loaded = files.load(document.path)
        except ReadError as error:
            questions.tell(self._window, str(error))
            return
        if loaded.graph.map.id == document.graph.map.id and not loaded.read_only:
            document.take_in(loaded)
        else:  # another map lies there now
            self._show(Document.of(loaded, document.path), None)

    def show_difference(self) -> None:
        """List what differs between the map and what another program left in its file."""
        from cjm_desktop.ui.dialogs.difference import DifferenceDialog

        document = self._document
        if document.path is None:
            return
        try:
            theirs = files.load(document.path).graph
        except ReadError as error:
            questions.tell(self._window, str(error))
            return
        DifferenceDialog(document.graph.change_to(theirs), self._window).exec()

    def show_versions(self) -> None:
        """Let an earlier version be chosen, and show it as a map that has no file yet."""
        from cjm_desktop.storage import backups
        from cjm_desktop.ui.dialogs.versions import VersionsDialog

        found = backups.of(self._document.graph.map.id)
        if not found:
            questions.tell(
                self._window, _("There is no earlier version yet: each save keeps what it replaces.")
            )
            return
        dialog = VersionsDialog(found, self._document.graph, self._window)
        path = dialog.list.chosen if dialog.exec() else None
        if not isinstance(path, Path):
            return
        try:
            copy = Document(files.load(path).graph)
        except ReadError as error:
            questions.tell(self._window, str(error))
            return
        copy.notice = _("This is a copy: it has no file yet.")
        self._show(copy, None)

    def may_close(self) -> bool:
        """Whether the map may go: it is saved, or its changes are not wanted."""
        if self._document.is_saved:
            return True
        answer = questions.ask_to_save(self._window, self._document.title)
        return self.save() if answer == "save" else answer == "discard"

    def export(self) -> None:
        """Make a poster."""
        from cjm_desktop.ui.dialogs.export import ExportDialog

        proposed = Path(self._folder()) / f"{file_name(self._document.title)}.pdf"
        ExportDialog(self._document.graph.snapshot(), proposed, self._window).exec()

    def _folder(self) -> str:
        if self._document.path is not None:
            return str(self._document.path.parent)
        from PySide6.QtCore import QStandardPaths

        return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)


def _maps() -> str:
    """The filter of the file dialogs."""
    words = _("Journey maps")
    return f"{words} (*{SUFFIX})"


def file_name(title: str) -> str:
    """A map's title as the name of a file, on any system."""
    kept = "".join(" " if character in FORBIDDEN or ord(character) < 32 else character for character in title)
    return " ".join(kept.split())[:LONGEST_NAME].strip(" .") or _("Journey map")
