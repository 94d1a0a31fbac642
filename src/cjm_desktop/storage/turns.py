"""One program at a time: the few steps that make, take over or remove a lock, as if they were one.

Whose turn it is holds a guard, a file beside the lock that is there for about as long as that takes. Therefore nothing
can go wrong between looking and writing, and no file has to be replaced while it is open, which Windows does not do.
"""

from __future__ import annotations

import errno
import os
import sys
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final

from cjm_desktop.storage import held

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# A link is not followed, a pipe does not keep us waiting, and a started program gets none of it.
CAREFULLY: Final = sum(
    getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_NOCTTY", "O_BINARY")
)
OPEN: Final = os.O_RDWR | CAREFULLY

_MAKE: Final = OPEN | os.O_CREAT | os.O_EXCL
_PATIENCE: Final = 2.0
_PAUSE: Final = 0.001
_FORGOTTEN: Final = 30.0
_TRIES: Final = 100


@contextmanager
def turn(file: Path) -> Iterator[None]:
    """Be the only program that makes, takes over or removes this lock.

    Raises:
        TimeoutError: another one does not come to an end with it.
        OSError: the folder refuses.
    """
    guard = file.with_name(f"{file.name}.turn")
    until = time.monotonic() + _PATIENCE
    while (descriptor := _entered(guard)) is None:
        if time.monotonic() > until:
            raise too_long()
        time.sleep(_PAUSE)
    try:
        yield
    finally:
        _leave(guard, descriptor)


def open_or_make(file: Path) -> tuple[int, bool]:
    """A file, open, and whether it was made just now.

    Raises:
        OSError: the folder or the file refuses, or it is a link.
    """
    for _try in range(_TRIES):
        try:
            return os.open(file, _MAKE, 0o666), True
        except FileExistsError:
            with suppress(FileNotFoundError):
                return os.open(file, OPEN), False
    raise too_long()


def is_at(descriptor: int, file: Path) -> bool:
    """Whether a name leads to the file that was opened."""
    try:
        return os.path.samestat(file.lstat(), os.fstat(descriptor))
    except OSError:
        return False


def too_long() -> TimeoutError:
    """What to raise when something does not come to an end."""
    return TimeoutError(errno.ETIMEDOUT, os.strerror(errno.ETIMEDOUT))


def _entered(guard: Path) -> int | None:
    """The open guard if it is our turn.

    Raises:
        OSError: the folder refuses.
    """
    try:
        descriptor, made = open_or_make(guard)
    except PermissionError:
        if sys.platform == "win32":  # so it says of a file that is just being removed
            return None
        raise
    try:
        if _is_ours(descriptor, guard, made=made) and is_at(descriptor, guard):
            return descriptor
    except BaseException:
        os.close(descriptor)
        raise
    os.close(descriptor)
    return None


def _is_ours(descriptor: int, guard: Path, *, made: bool) -> bool:
    try:
        return held.hold(descriptor)
    except held.HoldUnsupportedError:
        # Whoever makes the file has it. One that a crash left is old beyond doubt: it makes way for the next try.
        if not made and time.time() - os.fstat(descriptor).st_mtime > _FORGOTTEN:
            guard.unlink(missing_ok=True)
        return made


def _leave(guard: Path, descriptor: int) -> None:
    if sys.platform == "win32":
        # It removes no open file: neither ours nor that of the next one, who then removes it.
        os.close(descriptor)
        with suppress(OSError):
            guard.unlink()
    else:  # the next one may have it open, and finds that it is not the file of this name any more
        with suppress(OSError):
            guard.unlink()
        os.close(descriptor)
