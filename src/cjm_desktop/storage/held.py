"""A file that one program holds: the operating system's own lock, which ends with the program however it ends.

The lock belongs to the opened file and not to its name: whoever takes it asks afterwards whether the name still leads
to the file that was opened. Closing the descriptor lets go. A child made by a bare fork shares it; a started program
does not, because Python's descriptors are not handed on.
"""

from __future__ import annotations

import errno
import os
import sys
from typing import Final

_TAKEN: Final = {errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK}
_UNKNOWN_HERE: Final = {errno.ENOLCK, errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP}


class HoldUnsupportedError(OSError):
    """The file system knows no locks, as some that lie across a network or in another machine's folder."""


def hold(descriptor: int) -> bool:
    """Take the lock of an opened file without waiting; false if somebody has it.

    The file has to be open for reading and writing: where locks travel over a network, others are refused.

    Raises:
        HoldUnsupportedError: the file system knows no locks.
        OSError: the lock could not be asked for.
    """
    try:
        _take(descriptor)
    except OSError as error:
        if error.errno in _TAKEN:
            return False
        if error.errno in _UNKNOWN_HERE:
            raise HoldUnsupportedError(error.errno, error.strerror) from error
        raise
    return True


def let_go(descriptor: int) -> None:
    """Give the lock of an opened file back; the file stays open.

    Raises:
        OSError: it is not open.
    """
    _give(descriptor)


if sys.platform == "win32":
    import msvcrt

    # Windows keeps everybody else from the very bytes that are locked, reading included. So the lock lies on one byte
    # far behind any content, where it keeps nobody from reading who holds the file.
    _FAR: Final = 0x7FFF_0000

    def _take(descriptor: int) -> None:
        _on_the_far_byte(descriptor, msvcrt.LK_NBLCK)

    def _give(descriptor: int) -> None:
        _on_the_far_byte(descriptor, msvcrt.LK_UNLCK)

    def _on_the_far_byte(descriptor: int, mode: int) -> None:
        place = os.lseek(descriptor, 0, os.SEEK_CUR)
        try:
            os.lseek(descriptor, _FAR, os.SEEK_SET)
            msvcrt.locking(descriptor, mode, 1)
        finally:
            os.lseek(descriptor, place, os.SEEK_SET)

else:
    import fcntl

    def _take(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _give(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_UN)
