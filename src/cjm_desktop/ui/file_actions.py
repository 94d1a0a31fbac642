"""New, open, save and export: what a window does with files, and what it says when that fails."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths

from cjm_desktop.i18n import _
from cjm_desktop.storage.errors import ReadError, WriteError
from cjm_desktop.storage.format import SUFFIX
from cjm_desktop.ui.dialogs.questions import ask_to_replace, ask_to_save, tell
from cjm_desktop.ui.document import Document

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

FORBIDDEN = set('\\/:*?"<>|')
"""Characters that some system does not allow in a file's name."""
LONGEST_NAME = 80


class FileActions:
    """The files of one window. ``show`` opens another window for a document."""

    def __init__(self, window: QWidget, document: Document, show: Callable[[Document], None]) -> None:
        self._window = window
        self._document = document
        self._show = show

    def new(self) -> None:
        """Show a new map."""
        from cjm_desktop.ui.application import new_document

        try:
            self._show(new_document())
        except ReadError as error:
            tell(self._window, str(error))

    def new_from_template(self) -> None:
        """Let a template be chosen and show a new map made of it."""
        from cjm_desktop.ui.application import new_document
        from cjm_desktop.ui.dialogs.templates import TemplatesDialog

        dialog = TemplatesDialog(self._window)
        if not dialog.exec():
            return
        try:
            self._show(new_document(dialog.chosen))
        except ReadError as error:
            tell(self._window, str(error))

    def open(self) -> None:
        """Ask for a file and show its map."""
        from PySide6.QtWidgets import QFileDialog

        chosen, _filter = QFileDialog.getOpenFileName(self._window, _("Open a map"), self._folder(), _maps())
        if chosen:
            self.open_path(Path(chosen))

    def open_path(self, path: Path) -> None:
        """Show the map in a file, or say why that cannot be."""
        try:
            self._show(Document.open(path))
        except ReadError as error:
            tell(self._window, str(error))

    def save(self) -> bool:
        """Save to the map's own file; say whether it is saved now."""
        document = self._document
        if document.path is None or document.read_only:
            return self.save_as()
        return self._write(document.path)

    def save_as(self) -> bool:
        """Ask for a file and save to it; say whether it is saved now."""
        from PySide6.QtWidgets import QFileDialog

        proposed = str(Path(self._folder()) / f"{file_name(self._document.title)}{SUFFIX}")
        chosen, _filter = QFileDialog.getSaveFileName(self._window, _("Save the map"), proposed, _maps())
        if not chosen:
            return False
        path = Path(chosen)
        named = path if path.suffix else path.with_suffix(SUFFIX)
        # the dialog asked about the name that was typed, not about the one that it becomes
        if named != path and named.exists() and not ask_to_replace(self._window, named.name):
            return False
        return self._write(named)

    def _write(self, path: Path) -> bool:
        try:
            self._document.save(path)
        except WriteError as error:
            tell(self._window, str(error))
            return False
        return True

    def may_close(self) -> bool:
        """Whether the map may go: it is saved, or its changes are not wanted."""
        if self._document.is_saved:
            return True
        answer = ask_to_save(self._window, self._document.title)
        return self.save() if answer == "save" else answer == "discard"

    def export(self) -> None:
        """Make a poster."""
        from cjm_desktop.ui.dialogs.export import ExportDialog

        proposed = Path(self._folder()) / f"{file_name(self._document.title)}.pdf"
        ExportDialog(self._document.graph.snapshot(), proposed, self._window).exec()

    def _folder(self) -> str:
        if self._document.path is not None:
            return str(self._document.path.parent)
        return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)


def _maps() -> str:
    """The filter of the file dialogs."""
    words = _("Journey maps")
    return f"{words} (*{SUFFIX})"


def file_name(title: str) -> str:
    """A map's title as the name of a file, on any system."""
    kept = "".join(" " if character in FORBIDDEN or ord(character) < 32 else character for character in title)
    return " ".join(kept.split())[:LONGEST_NAME].strip(" .") or _("Journey map")
