"""What keeps an open map safe: its journal, its lock, and an eye on its file."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal, Slot

from cjm_desktop.model.gate import USUAL_LIMITS
from cjm_desktop.storage import fingerprint

if TYPE_CHECKING:
    from pathlib import Path

    from cjm_desktop.model.change import Change
    from cjm_desktop.storage.fingerprint import Fingerprint
    from cjm_desktop.storage.journal import Journal
    from cjm_desktop.storage.locks import Lock, NoLock
    from cjm_desktop.storage.log_format import Origin
    from cjm_desktop.ui.document import Document

CALM = 250
"""Milliseconds without news of the folder after which the file is looked at: programs write in several steps."""


class Safekeeping(QObject):
    """Keeps one document safe for as long as it is open.

    Attributes:
        lock: that of the document's file; ``None`` where it has none or somebody else has it.
        outside: what another program left in the file; ``None`` where the file is as we know it.
        gone: whether the file is not there any more.
    """

    told = Signal()
    """More or fewer edits are kept for recovery than before, or keeping them fails."""
    troubled = Signal(str)
    """Edits cannot be kept for recovery any more; it carries a sentence that says why."""
    changed_outside = Signal()
    """Another program changed the file, or took it away."""
    _heard = Signal(int, str)
    """From the writing thread: how many edits are kept, and what went wrong."""

    def __init__(self, document: Document, lock: Lock | NoLock | None = None) -> None:
        super().__init__()
        self.lock = lock
        self.outside: Fingerprint | None = None
        self.gone = False
        self.trouble = ""
        self._document = document
        self._journal: Journal | None = None
        self._made = self._kept = 0
        self._watcher: QFileSystemWatcher | None = None
        self._closed = False
        self._calm = QTimer(self, singleShot=True, interval=CALM)
        self._calm.timeout.connect(self.look)
        self._heard.connect(self._hear)
        document.changed.connect(self._append)
        document.based.connect(self._begin)

    # --- the journal

    @property
    def all_kept(self) -> bool:
        """Whether a crash now would cost nothing."""
        return self._kept >= self._made

    def flush(self, timeout: float) -> bool:
        """Wait so many seconds at most until a crash would cost nothing; say whether it is so."""
        return self._journal is None or self._journal.flush(timeout)

    def resume(self, origin: Origin) -> None:
        """Keep a map that was recovered, at once."""
        self._made = self._open_journal().resume(origin)

    def _append(self, change: Change) -> None:
        self._made = self._open_journal().append(change, self._document.graph.pictures)
        self.told.emit()

    def _open_journal(self) -> Journal:
        if self._journal is None:
            from cjm_desktop.storage import places
            from cjm_desktop.storage.journal import Journal

            document = self._document
            self._journal = Journal(
                places.recovery(),
                document.graph.map.id,
                snapshot=document.graph.snapshot,
                on_kept=lambda number: self._heard.emit(number, ""),
                on_failed=lambda sentence: self._heard.emit(-1, sentence),
            )
            if document.data:
                self._begin(document.data)
        return self._journal

    def _begin(self, data: bytes) -> None:
        """The file holds the map: what was kept for recovery may go."""
        document = self._document
        if self._journal is not None and document.stands is not None:
            title, digest = document.graph.map.title, document.stands.digest
            self._journal.begin(data, document.path, title=title, fingerprint=digest)
        self.outside, self.gone = None, False
        self.watch()

    @Slot(int, str)  # the class knows it: a slot of one object alone is looked up without Python's lock
    def _hear(self, kept: int, trouble: str) -> None:
        self._kept = max(self._kept, kept)
        self.trouble = trouble
        self.told.emit()
        if trouble:
            self.troubled.emit(trouble)

    # --- other hands

    def watch(self) -> None:
        """Look after the folder of the document's file: the file itself is replaced by whoever saves it."""
        path = self._document.path
        if self._watcher is None:
            self._watcher = QFileSystemWatcher(self)
            self._watcher.directoryChanged.connect(self._hear_of_file)
            self._watcher.fileChanged.connect(self._hear_of_file)
        watched = {*self._watcher.directories(), *self._watcher.files()}
        places = [] if path is None else [each for each in (path.resolve().parent, path) if each.exists()]
        wanted = {str(each) for each in places}
        if watched - wanted:
            self._watcher.removePaths(list(watched - wanted))
        if wanted - watched:
            self._watcher.addPaths(list(wanted - watched))
        self._calm.start()  # what happened meanwhile was not heard of

    def _hear_of_file(self, _place: str) -> None:
        if not self._closed:  # news may be on its way while the watcher goes
            self._calm.start()

    def look(self) -> None:
        """See whether the file is still what we know."""
        document = self._document
        if document.path is None or document.stands is None:
            return
        try:
            found = self._found(document.path, document.stands)
        except OSError:
            return  # it cannot be read just now; a save looks again
        gone = found is None
        other = None if document.stands.same_content(found) else found
        if found is not None and other is None:
            document.stands = found
        if (gone, other) != (self.gone, self.outside):
            self.gone, self.outside = gone, other
            self.changed_outside.emit()
        if self._watcher is not None and not gone and str(document.path) not in self._watcher.files():
            self._watcher.addPath(str(document.path))

    @staticmethod
    def _found(path: Path, known: Fingerprint) -> Fingerprint | None:
        """What the file holds now; it is read only if its size or time is another one."""
        with suppress(FileNotFoundError):
            if fingerprint.looks_the_same(path, known):
                return known
        return fingerprint.of_file(path, USUAL_LIMITS.size)

    @property
    def stands(self) -> Fingerprint | None:
        """What stands in the file now, as far as we looked."""
        return None if self.gone else self.outside or self._document.stands

    # --- the end

    def move_lock(self, lock: Lock | NoLock) -> None:
        """Hold the lock of another file from now on."""
        if self.lock is not None:
            self.lock.release()
        self.lock = lock

    def close(self, *, keep: bool = False) -> None:
        """Let everything go: the document is closed. With ``keep``, what is kept for recovery stays."""
        if self._closed:
            return
        self._closed = True
        self._document.changed.disconnect(self._append)
        self._document.based.disconnect(self._begin)
        self._calm.stop()
        if self._watcher is not None:
            self._watcher.deleteLater()
            self._watcher = None
        if self._journal is not None:
            self._journal.close(keep=keep)
        if self.lock is not None:
            self.lock.release()
            self.lock = None
