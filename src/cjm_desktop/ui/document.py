"""An open map: its graph, its history, and the file it came from."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING
from weakref import finalize, ref

from PySide6.QtCore import QObject, QSignalBlocker, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack
from shiboken6 import isValid
from typing_extensions import override

from cjm_desktop.i18n import _
from cjm_desktop.model.change import Change
from cjm_desktop.storage import files

if TYPE_CHECKING:
    from pathlib import Path

    from cjm_desktop.model.graph import JourneyGraph


class ApplyChange(QUndoCommand):
    """The one undo command there is: a change that was made, and can be taken back and made again.

    A change that ``goes_on`` becomes one with the change before it.
    """

    def __init__(self, document: Document, label: str, change: Change, *, goes_on: bool = False) -> None:
        super().__init__(label)
        self._document = ref(document)  # see _let_go
        self.change = change
        self._made = True
        self.goes_on = goes_on

    @override
    def id(self) -> int:
        return 1  # any number but -1: Qt asks commands of the same one whether they belong together

    @override
    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, ApplyChange) or not other.goes_on:
            return False
        self.change = self.change.then(other.change)
        return True

    @override
    def redo(self) -> None:
        if not self._made:  # Qt redoes a command when it is pushed
            self._apply(self.change)
        self._made = False

    @override
    def undo(self) -> None:
        self._apply(self.change.inverse())

    def _apply(self, change: Change) -> None:
        if document := self._document():
            document.apply(change)


def _let_go(stack: QUndoStack) -> None:
    """Empty the stack of a document that is about to be collected.

    Where Python's collector finds stack and commands unreachable together, it deletes the commands first, and the stack
    would delete them once more. So the stack is kept until this is called; for that its commands must not keep the
    document in turn.
    """
    if isValid(stack):
        with QSignalBlocker(stack):
            stack.clear()


class Document(QObject):
    """A map that is being edited.

    Attributes:
        graph: the map; changed only through ``commit``, undo and redo.
        undo_stack: the history; it is clean when the map is as it was saved.
        path: the file, or ``None`` for a map that was never saved.
        read_only: whether saving over ``path`` would lose something.
        notice: a sentence to tell about the file; empty for an ordinary one.
        saved_at: when it was saved last.
    """

    changed = Signal(object)
    """A change was applied, undone or redone; it carries the change."""
    renamed = Signal()
    """The path, the title or the state of being saved is another one."""

    def __init__(self, graph: JourneyGraph, path: Path | None = None, *, read_only: bool = False) -> None:
        super().__init__()
        self.graph = graph
        self.path = path
        self.read_only = read_only
        self.notice = ""
        self.saved_at: datetime | None = None
        self._modified = graph.map.modified
        self.undo_stack = QUndoStack()
        finalize(self, _let_go, self.undo_stack).atexit = False
        self.undo_stack.cleanChanged.connect(self.renamed)

    @classmethod
    def open(cls, path: Path) -> Document:
        """The map in a file.

        Raises:
            ReadError: the file cannot be read, or what it holds is no journey map.
        """
        loaded = files.load(path)
        document = cls(loaded.graph, path, read_only=loaded.read_only)
        document.notice = loaded.notice
        return document

    @property
    def is_saved(self) -> bool:
        """Whether the file holds the map as it is."""
        return self.undo_stack.isClean()

    @property
    def title(self) -> str:
        """What to call the map: its own title, or its file's name."""
        if self.graph.map.title:
            return self.graph.map.title
        return self.path.stem if self.path else _("Untitled map")

    def commit(self, label: str, change: Change, *, goes_on: bool = False) -> None:
        """Make an edit that can be undone in one step; an empty change makes none.

        One that ``goes_on`` is undone in one step with the edit before it, whose name it goes by.

        Raises:
            ChangeRefused: the change does not fit the map; nothing happened.
        """
        if change.is_empty:
            return
        self.apply(change)  # before the push: a redo that fails would stay on Qt's stack
        self.undo_stack.push(ApplyChange(self, label, change, goes_on=goes_on))

    def apply(self, change: Change) -> None:
        """Change the graph and tell everyone: for ``commit`` and its undo command."""
        self.graph.apply(change)
        self.changed.emit(change)
        if self.graph.map.id in change.updated:
            self.renamed.emit()

    def save(self, path: Path) -> None:
        """Write the map to a file, which is the map's own from then on.

        Raises:
            WriteError: it cannot be written; the old file is as it was.
        """
        now = datetime.now(UTC).astimezone()
        modified = self._modified if self.is_saved else now.isoformat(timespec="seconds")
        files.save(self._stamped(modified), path)
        self._modified = modified
        self.path = path
        self.read_only = False
        self.saved_at = now
        self.undo_stack.setClean()
        self.renamed.emit()

    def _stamped(self, modified: str) -> JourneyGraph:
        """The map as it is written: with the time of its last edit, which is no edit that could be undone."""
        journey_map = self.graph.map
        if journey_map.modified == modified:
            return self.graph
        stamped = self.graph.snapshot()
        stamped.apply(Change.of(updated=[(journey_map, journey_map.replace(modified=modified))]))
        return stamped
