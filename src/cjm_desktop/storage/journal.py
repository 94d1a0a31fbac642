"""The journal of an open map: every edit is on the disk a moment after it was made, without anybody waiting for it.

    journal = Journal(places.recovery(), graph.map.id, snapshot=graph.snapshot, on_kept=…, on_failed=…)
    journal.begin(data, path)            # after opening and after each save: the file holds everything up to here
    number = journal.append(change, graph.pictures)     # after each change, made, undone or redone; returns at once
    journal.close(keep=False)            # everything is saved, or thrown away on purpose

A thread of its own takes what waits, writes it, forces it to the disk and says how far it came: ``on_kept(number)``.
It is there only while there is something to do. Both callbacks come from that thread; neither may wait for the journal.

What goes wrong never reaches the editor as an exception. ``on_failed`` gets one sentence, once for each time that
trouble begins, and the next edit starts a new log from the map as it is then. ``on_kept`` says that all is well again.

``leftovers`` reads what a program that ended in the middle of its work has left:

    for leftover in leftovers(places.recovery()):       # the newest first
        if leftover.claim():                            # no other program gets it now
            leftover.mark_tried()
            recovered = leftover.recover()              # graph, base, origin, edits, damaged, read_only
            number = journal.resume(recovered.origin)   # of the new document; once that is kept:
            leftover.remove()                           # or clear_tried() and release()
"""

from __future__ import annotations

import threading
import weakref
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Final, TypeAlias

import orjson

from cjm_desktop.i18n import _
from cjm_desktop.layout.collector import paused_collector
from cjm_desktop.storage.envelope import document_of
from cjm_desktop.storage.errors import system_reason
from cjm_desktop.storage.log_format import Origin
from cjm_desktop.storage.recovery_log import RecoveryLog

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from cjm_desktop.model.change import Change
    from cjm_desktop.model.graph import JourneyGraph
    from cjm_desktop.model.pictures import PictureContent

IDLE: Final = 2.0
"""Seconds without work after which the writing thread ends; the next edit starts another."""
PATIENCE: Final = 5.0
"""Seconds that closing waits for a disk at most."""
_TROUBLE: Final = (OSError, ValueError, TypeError, RuntimeError, MemoryError)


@dataclass(frozen=True, slots=True)
class _Start:
    """A log begins anew from a map: from its file's bytes, or as it was when this was asked for."""

    number: int
    origin: Origin
    base: bytes | JourneyGraph


@dataclass(frozen=True, slots=True)
class _Entry:
    """A change was made."""

    number: int
    at: datetime
    change: Change
    pictures: Mapping[str, PictureContent]


@dataclass(frozen=True, slots=True)
class _Saved:
    """Everything up to a number stands in the map's file."""

    number: int


@dataclass(frozen=True, slots=True)
class _Close:
    """The log is left for others to find, or taken away."""

    keep: bool


_Job: TypeAlias = _Start | _Entry | _Saved | _Close


class Journal:
    """The recovery log of one open map. All methods are for one thread, that of the editor."""

    def __init__(
        self,
        folder: Path,
        document: str,
        *,
        snapshot: Callable[[], JourneyGraph],
        on_kept: Callable[[int], None],
        on_failed: Callable[[str], None],
    ) -> None:
        """Nothing is written and no thread is started before the first edit.

        Args:
            folder: where recovery logs are.
            document: the id of the map.
            snapshot: gives the map as it is, as a copy that nobody changes. It is asked within ``append`` and ``begin``
                where a log has to start from something else than a file's bytes.
            on_kept: gets the number of the last edit that is on the disk.
            on_failed: gets a sentence when edits cannot be kept any more.
        """
        self._snapshot = snapshot
        self._on_kept = on_kept
        self._on_failed = on_failed
        self._log = RecoveryLog(folder, document)
        self._changed = threading.Condition()
        # What follows belongs to the editor's thread …
        self._number = 0
        self._origin = Origin()
        self._edits = 0
        self._base: bytes | None = None
        # … and this to both, under the condition.
        self._closed = False
        self._waiting: list[_Job] = []
        self._thread: threading.Thread | None = None
        self._busy = False
        self._afresh = True
        self._kept = 0
        self._troubled = False
        weakref.finalize(self, self._log.let_go).atexit = False

    def begin(
        self,
        base: bytes,
        path: Path | None,
        *,
        title: str = "",
        fingerprint: str | None = None,
        upto: int | None = None,
    ) -> None:
        """Say what the edits that follow start from: after opening, and after each save.

        Nothing is written before the next edit; what was kept before is not needed any more and goes.

        Args:
            base: the bytes of the map's file.
            path: the file; ``None`` for a map that has none.
            title: what the map is called.
            fingerprint: the SHA-256 of the bytes, where it is known.
            upto: the number of the last edit that the file holds, where others were made while it was saved.
        """
        self._refuse_if_closed()
        since = 0 if upto is None else max(0, self._number - upto)
        if path is not None:
            path, fingerprint = path.absolute(), fingerprint or sha256(base).hexdigest()
        self._origin, self._edits = Origin(path, title, fingerprint, since), since
        self._base = base
        with self._changed:
            self._afresh = False
            if since:
                self._base = None
                self._put(_Start(self._number, self._origin, self._snapshot()))
            elif self._number:
                self._put(_Saved(self._number))

    def resume(self, origin: Origin) -> int:
        """Take over a map that was recovered: it is kept as it is now, at once.

        Args:
            origin: where the recovered edits belong, as the leftover says.

        Returns:
            A number like that of an edit: once it is kept, the leftover may go.
        """
        self._refuse_if_closed()
        self._number += 1
        self._origin, self._edits, self._base = origin, origin.edits, None
        with self._changed:
            self._afresh = False
            self._put(_Start(self._number, origin, self._snapshot()))
        return self._number

    def append(self, change: Change, pictures: Mapping[str, PictureContent]) -> int:
        """Keep a change that was just made; returns at once.

        Args:
            change: what was done, undone or redone.
            pictures: those of the map.

        Returns:
            The number of the edit, one more than that of the edit before.
        """
        self._refuse_if_closed()
        self._number += 1
        self._edits += 1
        base, self._base = self._base, None
        with self._changed:
            if self._afresh:
                self._afresh = False
                now = self._snapshot()
                origin = replace(self._origin, title=now.map.title, edits=self._edits)
                self._put(_Start(self._number, origin, now))
                return self._number
            if base is not None:
                self._put(_Start(self._number - 1, self._origin, base))
            self._put(_Entry(self._number, datetime.now(UTC), change, pictures))
        return self._number

    def flush(self, timeout: float) -> bool:
        """Wait until every edit so far is kept; false if that fails or takes longer than so many seconds."""
        with self._changed:
            self._changed.wait_for(lambda: not (self._busy or self._waiting), timeout)
            return self._kept >= self._number

    def close(self, *, keep: bool) -> None:
        """End. With ``keep`` the log is left for the next start, else it is taken away. Closing twice is harmless."""
        with self._changed:
            if self._closed:
                return
            self._closed = True
            if self._number:
                self._put(_Close(keep))
            thread = self._thread
        if thread is not None:
            thread.join(PATIENCE)

    def _refuse_if_closed(self) -> None:
        if self._closed:
            message = "the journal is closed"
            raise ValueError(message)

    def _put(self, job: _Job) -> None:
        """Hand a job to the writing thread; the caller has the condition."""
        self._waiting.append(job)
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="journal", daemon=True)
            self._thread.start()
        self._changed.notify_all()

    def _work(self) -> None:
        """The writing thread: does what waits, all of it in one go, until nothing has come for a while."""
        try:
            while jobs := self._take():
                # Objects of the window must not be collected by another thread than its own.
                with paused_collector():
                    self._do(jobs)
        finally:
            with self._changed:
                if self._thread is threading.current_thread():  # an exception of a callback
                    self._thread, self._busy, self._afresh = None, False, True
                    self._changed.notify_all()

    def _take(self) -> Sequence[_Job]:
        """What waits; nothing when the thread is to end."""
        with self._changed:
            self._busy = False
            self._changed.notify_all()
            self._changed.wait_for(lambda: self._waiting, 0.0 if self._closed else IDLE)
            jobs, self._waiting = self._waiting, []
            self._busy = bool(jobs)
            if not jobs:
                self._thread = None
        return _still_needed(jobs)

    def _do(self, jobs: Sequence[_Job]) -> None:
        written = any(isinstance(job, _Start | _Entry) for job in jobs)
        try:
            for job in jobs:
                self._do_one(job)
            self._log.keep()
        except _TROUBLE as error:
            self._log.abandon()
            self._fail(error)
            return
        if written:
            self._troubled = False
        numbers = [job.number for job in jobs if not isinstance(job, _Close)]
        if numbers:
            self._on_kept(numbers[-1])
            with self._changed:
                self._kept = numbers[-1]
                self._afresh = self._afresh or self._log.is_long

    def _do_one(self, job: _Job) -> None:
        match job:
            case _Start():
                base = job.base
                self._log.start(
                    job.origin, base if isinstance(base, bytes) else orjson.dumps(document_of(base))
                )
            case _Entry():
                self._log.add(job.number, job.at, job.change, job.pictures)
            case _Saved():
                self._log.drop()
            case _Close(keep=False):
                self._log.remove()
            case _Close():
                try:
                    self._log.keep()
                finally:
                    self._log.let_go()

    def _fail(self, error: BaseException) -> None:
        """Start from the map itself with the next edit: it holds what is lost now."""
        with self._changed:
            rest = _still_needed(self._waiting)
            if not rest or not isinstance(rest[0], _Start | _Saved):
                self._afresh = True
                rest = [job for job in rest if isinstance(job, _Close)]
            self._waiting = list(rest)
        if not self._troubled:
            self._troubled = True
            reason = system_reason(error) if isinstance(error, OSError) else str(error)
            sentence = _("Your edits cannot be kept for recovery: {reason}.")
            self._on_failed(sentence.format(reason=reason or type(error).__name__))


def _still_needed(jobs: Sequence[_Job]) -> Sequence[_Job]:
    """The jobs from the last one that makes those before it needless."""
    for index in range(len(jobs) - 1, 0, -1):
        job = jobs[index]
        if isinstance(job, _Start | _Saved) or job == _Close(keep=False):
            return jobs[index:]
    return jobs
