"""One program's claim on a file, for as long as it runs or until it lets go.

The operating system holds the file. On a file system that knows no such hold, the file says which process has it, and
that counts as long as the process runs.
"""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from cjm_desktop.storage import held, lock_info, turns

if TYPE_CHECKING:
    from pathlib import Path


class Claim:
    """A file that this program has claimed; to let go of it twice is harmless."""

    def __init__(self, path: Path, descriptor: int, *, signed: bool) -> None:
        self._path = path
        self._descriptor: int | None = descriptor
        self._signed = signed

    def let_go(self) -> None:
        """Give the file free; it stays."""
        if self._descriptor is None:
            return
        descriptor, self._descriptor = self._descriptor, None
        if self._signed:
            with suppress(OSError):
                os.ftruncate(descriptor, 0)
        os.close(descriptor)

    def remove(self) -> None:
        """Take the file away and give it free.

        First away, then free, so that nobody claims what is going. A system that keeps open files gets it the other
        way round.
        """
        try:
            self._path.unlink(missing_ok=True)
        except OSError:
            self.let_go()
            with suppress(OSError):
                self._path.unlink(missing_ok=True)
        self.let_go()


def claim(path: Path, *, to_look: bool = False) -> Claim | None:
    """Claim a file, which is made if it is not there; ``None`` if another program has it.

    Args:
        path: the file.
        to_look: for a moment only: nothing is written, even where the system does not hold the file.

    Raises:
        OSError: the file cannot be made or opened.
    """
    descriptor = os.open(path, turns.OPEN | os.O_CREAT, 0o600)
    try:
        signed = False
        try:
            free = held.hold(descriptor)
        except held.HoldUnsupportedError:
            free = _is_forgotten(descriptor)
            signed = free and not to_look
        if free and turns.is_at(descriptor, path):  # who held it before may have taken it away meanwhile
            if signed:
                _sign(descriptor)
            return Claim(path, descriptor, signed=signed)
    except BaseException:
        os.close(descriptor)
        raise
    os.close(descriptor)
    return None


def _is_forgotten(descriptor: int) -> bool:
    """Whether the process that a file names is gone, or it names none."""
    content = os.read(descriptor, lock_info.SIZE)
    return not content or lock_info.understood(content).left_behind()


def _sign(descriptor: int) -> None:
    """Write which process has the file."""
    os.ftruncate(descriptor, 0)
    os.lseek(descriptor, 0, os.SEEK_SET)
    os.write(descriptor, lock_info.own(system=False, run="recovery").content)
