"""One writer for each map: a lock beside its file that says who has it open, and that nobody steals unasked.

The lock of ``map.cjm`` is the hidden file ``.map.cjm.lock``. Symbolic links to the map are followed first, so all its
names share one lock; a hard link is another file, as it will be once either is saved. Whoever has the map open holds
the lock with the operating system too (``held``), so one that a crash left is known for what it is, even where numbers
of processes are used again. Where such a hold does not reach, on another computer, what the file says decides.

Locks are made, taken over and removed in turn (``turns``); in between, they are only read.
"""

from __future__ import annotations

import atexit
import errno
import os
import stat
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from cjm_desktop.i18n import _
from cjm_desktop.storage import held, lock_info, turns
from cjm_desktop.storage.errors import system_reason
from cjm_desktop.storage.lock_info import SIZE, LockInfo
from cjm_desktop.storage.turns import turn

if TYPE_CHECKING:
    from os import stat_result

__all__ = ["Lock", "LockInfo", "Locked", "NoLock", "Outcome", "acquire", "leftover", "read", "take_over"]

_LONGEST_NAME: Final = 120  # bytes; some encrypted folders take 143, and endings come to it
_TRIES: Final = 100

_runs: set[str] = set()


@dataclass(frozen=True, slots=True)
class Locked:
    """Somebody has the map open: it can be read, copied, or taken over.

    Attributes:
        info: what the lock says; hand it to ``take_over`` when a person has decided so.
    """

    info: LockInfo

    @property
    def own(self) -> bool:
        """Whether this very program has the map open, in another of its windows."""
        return self.info.run in _runs

    @property
    def sentence(self) -> str:
        """Who has the map open, on which computer, since when."""
        return _("This map is open in another window already.") if self.own else self.info.sentence


@dataclass(frozen=True, slots=True)
class NoLock:
    """No lock can be made there, because the folder refuses: the map is opened all the same.

    Saving there would fail as well, and says so itself. It is used like a lock that nobody takes over.

    Attributes:
        reason: why, as a clause.
    """

    reason: str

    @property
    def held(self) -> bool:
        """Whether nobody has taken the map over; nobody can."""
        return True

    @property
    def sentence(self) -> str:
        """What it means."""
        sentence = _("Others cannot be told that this map is open here: {reason}.")
        return sentence.format(reason=self.reason)

    def release(self) -> None:
        """Do nothing: there is nothing to give back."""


class _Claim(NamedTuple):
    """A lock's file that has become ours: open, with what it says now and what it said before."""

    descriptor: int
    info: LockInfo
    before: LockInfo
    written: bool


class Lock:
    """The map is ours to write, until it is released or somebody takes it over.

    Attributes:
        info: what our lock says.
        taken_over: what the lock said that was here before, if there was one: of a program that is gone, or the one
            that a person chose to take over.
        notice: the sentence to tell about a lock that a program left behind; empty where there was none.
    """

    def __init__(self, file: Path, claim: _Claim) -> None:
        self.info = claim.info
        self.taken_over = claim.before if claim.before.known else None
        self.notice = ""
        if self.taken_over:
            notice = _("A program ended without closing this map, open since {time}; its lock was removed.")
            self.notice = notice.format(time=self.taken_over.since)
        self._file = file
        self._claim = claim
        self._process = os.getpid()
        self._released = False
        _runs.add(claim.info.run)
        atexit.register(self.release)

    @property
    def held(self) -> bool:
        """Whether nobody has taken the map over: looked up in the file each time.

        A lock that somebody has cleaned away, as tools do with hidden files, is put back.
        """
        if self._released:
            return False
        found = _look(self._file)
        return self._is_ours(found) if found else self._put_back()

    def release(self) -> None:
        """Give the map back: the lock's file goes, if it is still ours. A second time does nothing."""
        if self._released:
            return
        self._released = True
        atexit.unregister(self.release)
        _runs.discard(self.info.run)
        try:
            if self._process == os.getpid():  # the child of a fork leaves the lock to its parent
                self._remove()
        except OSError:
            pass  # the folder is gone, or refuses by now: what stays there is known for a leftover
        finally:
            self._close()

    def _remove(self) -> None:
        with turn(self._file):
            found = _look(self._file)
            ours = found is not None and self._is_ours(found)
            self._close()  # first, because Windows removes no open file
            if ours:
                self._file.unlink()

    def _close(self) -> None:
        if self._claim.descriptor >= 0:
            os.close(self._claim.descriptor)
            self._claim = self._claim._replace(descriptor=-1)

    def _is_ours(self, found: LockInfo) -> bool:
        if self._claim.written:
            return found.run == self.info.run
        # A full disk took no words: the system's hold on the file is all there is.
        return turns.is_at(self._claim.descriptor, self._file)

    def _put_back(self) -> bool:
        try:
            with turn(self._file):
                claim = _take(self._file, self.info.run)
        except OSError:  # the folder refuses or is gone: nobody can have made a lock there
            return _look(self._file) is None
        if isinstance(claim, Locked):
            return False
        self._close()
        self._claim, self.info = claim, claim.info
        return True


Outcome: TypeAlias = Lock | Locked | NoLock
"""What came of asking for a map."""


def acquire(path: Path) -> Outcome:
    """Become the one who writes a map, unless somebody is; a lock of a program that is gone is taken and told of."""
    try:
        file = _file_of(path)
        with turn(file):
            return _settled(file, _take(file, _new_run()))
    except TimeoutError:
        return Locked(read(path) or LockInfo())
    except (OSError, ValueError) as error:
        found = read(path)
        return Locked(found) if found else NoLock(_reason(error))


def take_over(path: Path, seen: LockInfo) -> Outcome:
    """Become the one who writes a map although somebody is, as a person has decided after seeing who.

    If another lock stands there by now, it is respected. The old holder finds that its lock is not ``held`` any more.

    Args:
        path: the map's file.
        seen: what the lock said that the person saw.
    """
    try:
        file = _file_of(path)
        with turn(file):
            if _look(file) != seen:
                return _settled(file, _take(file, _new_run()))
            outcome = _settled(file, _seize(file, _new_run()))
    except TimeoutError:
        return Locked(read(path) or LockInfo())
    except (OSError, ValueError) as error:
        return NoLock(_reason(error))
    if isinstance(outcome, Lock):
        outcome.taken_over = seen
    return outcome


def read(path: Path) -> LockInfo | None:
    """What the lock of a map says; nothing if there is none."""
    try:
        return _look(_file_of(path))
    except ValueError:  # a NUL in the name
        return None


def leftover(path: Path) -> LockInfo | None:
    """What the lock of a map says if a program left it that is gone; nothing otherwise. The lock stays."""
    try:
        file = _file_of(path)
        with turn(file):
            descriptor = os.open(file, turns.OPEN)
            try:
                info, free, _system = _examine(descriptor, made=False)
            finally:
                os.close(descriptor)
    except (OSError, ValueError):
        return None
    return info if free else None


def _file_of(path: Path) -> Path:
    """Where the lock of a map lies.

    Raises:
        ValueError: no file can have this name.
    """
    target = Path(os.path.realpath(path))
    name = target.name
    if len(os.fsencode(name)) > _LONGEST_NAME:
        from hashlib import blake2s

        # One lock for all ways to write the name, because there are disks where they mean one file.
        name = blake2s(os.fsencode(name.casefold()), digest_size=16).hexdigest()
    return target.with_name(f".{name}.lock")


def _new_run() -> str:
    return os.urandom(16).hex()


def _settled(file: Path, claim: _Claim | Locked) -> Lock | Locked:
    return claim if isinstance(claim, Locked) else Lock(file, claim)


def _take(file: Path, run: str) -> _Claim | Locked:
    """Make the lock or take a leftover one; in turn.

    Raises:
        OSError: the folder or the file refuses.
    """
    for _try in range(_TRIES):
        descriptor, made = turns.open_or_make(file)
        try:
            before, free, system = _examine(descriptor, made=made)
            if free and turns.is_at(descriptor, file):
                return _claimed(file, descriptor, run, before, system=system)
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)
        if not free:
            return Locked(before)
        # It was free and is another file now: somebody who knows nothing of turns has cleaned up.
    raise turns.too_long()


def _examine(descriptor: int, *, made: bool) -> tuple[LockInfo, bool, bool]:
    """What an open lock says, whether it is free to take, and whether the system holds it for us now."""
    status = os.fstat(descriptor)
    if not stat.S_ISREG(status.st_mode):
        return _of_no_file(status), False, False
    try:
        free, system = held.hold(descriptor), True
    except held.HoldUnsupportedError:
        free, system = made, False  # whoever makes the file has it
    info = lock_info.understood(_content(descriptor))
    # An empty one was left in the moment between making and writing.
    return info, free and (made or not info.content or info.left_behind()), system


def _claimed(file: Path, descriptor: int, run: str, before: LockInfo, *, system: bool) -> _Claim:
    """Say in an open lock that it is ours.

    Raises:
        OSError: it takes no words, and the system does not hold it either.
    """
    info = lock_info.own(system=system, run=run)
    try:
        _write(descriptor, info.content)
    except OSError:
        if not system:
            file.unlink()
            raise
        return _Claim(descriptor, info, before, written=False)
    return _Claim(descriptor, info, before, written=True)


def _seize(file: Path, run: str) -> _Claim | Locked:
    """Put our lock in place of somebody's; in turn.

    Raises:
        OSError: the folder or the file refuses.
    """
    try:
        with suppress(FileNotFoundError):  # somebody who knows nothing of turns was quicker
            if stat.S_ISDIR(file.lstat().st_mode):
                file.rename(file.with_name(f"{file.name}.{run}"))
            else:
                file.unlink()
    except PermissionError:
        # On Windows its holder has it open; in a shared folder, it is another account's. That it says who has the map
        # now is enough: the holder looks before it saves.
        descriptor = os.open(file, turns.OPEN)
        try:
            info = lock_info.own(system=False, run=run)
            _write(descriptor, info.content)
        except BaseException:
            os.close(descriptor)
            raise
        return _Claim(descriptor, info, LockInfo(), written=True)
    return _take(file, run)


def _look(file: Path) -> LockInfo | None:
    """What a lock says without touching it; nothing if there is none."""
    try:
        status = file.lstat()
    except OSError:  # nothing there, or nothing that this account could ever see
        return None
    if not stat.S_ISREG(status.st_mode):
        return _of_no_file(status)
    try:
        descriptor = os.open(file, os.O_RDONLY | turns.CAREFULLY)
    except FileNotFoundError:
        return None
    except OSError:
        return LockInfo()
    try:
        return lock_info.understood(_content(descriptor))
    except OSError:
        return LockInfo()
    finally:
        os.close(descriptor)


def _of_no_file(status: stat_result) -> LockInfo:
    """What a pipe, a link or a folder says that has the name of a lock: nothing, but one is not another."""
    return LockInfo(content=f"? {status.st_mode} {status.st_ino}".encode())


def _content(descriptor: int) -> bytes:
    """The bytes of a lock, and one more than it may have of one that is too long."""
    os.lseek(descriptor, 0, os.SEEK_SET)
    return os.read(descriptor, SIZE + 1)


def _write(descriptor: int, content: bytes) -> None:
    """Make this the content of an open lock.

    Raises:
        OSError: not all of it was taken.
    """
    os.lseek(descriptor, 0, os.SEEK_SET)
    if os.write(descriptor, content) != len(content):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    os.ftruncate(descriptor, len(content))


def _reason(error: Exception) -> str:
    return system_reason(error) if isinstance(error, OSError) else str(error)
