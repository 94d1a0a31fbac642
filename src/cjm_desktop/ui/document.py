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
from cjm_desktop.storage import files, fingerprint
from cjm_desktop.storage.fingerprint import UNASKED

if TYPE_CHECKING:
    from pathlib import Path

    from cjm_desktop.layout.memory import LayoutMemory
    from cjm_desktop.model.graph import JourneyGraph
    from cjm_desktop.storage.files import Loaded
    from cjm_desktop.storage.fingerprint import Expected, Fingerprint


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
        layout: the drawing that was made of it while it was read, for the first window that shows it.
        stands: what the file held when we last read or wrote it; ``None`` without a file.
        data: its bytes then.
    """

    changed = Signal(object)
    """A change was applied, undone or redone; it carries the change."""
    renamed = Signal()
    """The path, the title or the state of being saved is another one."""
    based = Signal(object)
    """The map is as a file has it; it carries the file's bytes."""

    def __init__(self, graph: JourneyGraph, path: Path | None = None, *, read_only: bool = False) -> None:
        super().__init__()
        self.graph = graph
        self.path = path
        self.read_only = read_only
        self.notice = ""
        self.saved_at: datetime | None = None
        self.layout: LayoutMemory | None = None
        self.stands: Fingerprint | None = None
        self.data = b""
        self._modified = graph.map.modified
        self._proved: JourneyGraph | None = None
        """The map as it came from a file or went to one."""
        self.undo_stack = QUndoStack()
        finalize(self, _let_go, self.undo_stack).atexit = False
        self.undo_stack.cleanChanged.connect(self.renamed)

    @classmethod
    def open(cls, path: Path) -> Document:
        """The map in a file.

        Raises:
            ReadError: the file cannot be read, or what it holds is no journey map.
        """
        return cls.of(files.load(path), path)

    @classmethod
    def of(cls, loaded: Loaded, path: Path) -> Document:
        """The map that was read from a file."""
        document = cls(loaded.graph, path, read_only=loaded.read_only)
        document.notice = loaded.notice
        document._know(loaded.data, fingerprint.of_bytes(loaded.data))
        return document

    def _know(self, data: bytes, stands: Fingerprint) -> None:
        """Remember that the file holds the map as it is."""
        self.stands = stands
        self.data = data
        self._proved = self.graph.snapshot()
        self.based.emit(data)

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

    def save(self, path: Path, *, expected: Expected = UNASKED) -> None:
        """Write the map to a file, which is the map's own from then on.

        Args:
            path: the file.
            expected: what must stand there; left out, what stood in the map's own file last, or anything in another.

        Raises:
            ChangedOutsideError: something else stands there; it is as it was.
            WriteError: it cannot be written; the old file is as it was.
        """
        now = datetime.now(UTC).astimezone()
        modified = self._modified if self.is_saved else now.isoformat(timespec="seconds")
        if expected is UNASKED and path == self.path and self.stands is not None:
            expected = self.stands
        written = self._stamped(modified)
        saved = files.save(written, path, expected=expected, proved=self._proved)
        self._modified = modified
        self.path = path
        self.read_only = False
        self.saved_at = now
        self._know(saved.data, saved.stands)
        self.undo_stack.setClean()
        self.renamed.emit()

    def take_in(self, loaded: Loaded) -> None:
        """Become what the map's file holds by now, in one step that can be undone.

        Raises:
            ChangeRefused: it is another map.
        """
        for picture in loaded.graph.pictures.values():
            self.graph.keep_picture(picture)
        self.commit(_("Reload"), self.graph.change_to(loaded.graph))
        self._modified = loaded.graph.map.modified
        self._know(loaded.data, fingerprint.of_bytes(loaded.data))
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
