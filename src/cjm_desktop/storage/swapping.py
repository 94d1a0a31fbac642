"""Let two files change names in one step, so that what was replaced is at hand and nothing can slip in between.

A plain rename throws away whatever stands at the target at that moment, even what another program put there a
microsecond before. After a swap it stands beside, where it can be looked at and, if it is not what was expected, put
back. Linux calls it ``renameat2``, macOS ``renamex_np``; elsewhere there is none, and callers use links.
"""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_HERE: Final = -100
"""AT_FDCWD of Linux: paths are taken as they are."""
_RENAME_EXCHANGE: Final = 2
_RENAME_SWAP: Final = 2
_UNSUPPORTED: Final = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EXDEV})


class SwapUnsupportedError(OSError):
    """The system or the file system has no swap."""


def swap(one: Path, other: Path) -> None:
    """Give each of two files the other's name in one step.

    Raises:
        SwapUnsupportedError: there is no such call here; nothing happened.
        OSError: the system refused; nothing happened.
    """
    call = _call()
    if call is None:
        raise SwapUnsupportedError(errno.ENOSYS, os.strerror(errno.ENOSYS))
    number = call(os.fsencode(one), os.fsencode(other))
    if number in _UNSUPPORTED:
        raise SwapUnsupportedError(number, os.strerror(number))
    if number:
        raise OSError(number, os.strerror(number), str(other))


@cache
def _call() -> Callable[[bytes, bytes], int] | None:
    """The system's call: two paths to an error number, 0 when it is done."""
    if sys.platform not in {"linux", "darwin"}:
        return None
    library = ctypes.CDLL(None, use_errno=True)
    try:
        return _linux(library) if sys.platform == "linux" else _mac(library)
    except AttributeError:  # a C library from before the call
        return None


def _linux(library: ctypes.CDLL) -> Callable[[bytes, bytes], int]:
    rename = library.renameat2
    rename.argtypes = (ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_uint)

    def call(one: bytes, other: bytes) -> int:
        failed = rename(_HERE, one, _HERE, other, _RENAME_EXCHANGE)
        return ctypes.get_errno() if failed else 0

    return call


def _mac(library: ctypes.CDLL) -> Callable[[bytes, bytes], int]:
    rename = library.renamex_np
    rename.argtypes = (ctypes.c_char_p, ctypes.c_char_p, ctypes.c_uint)

    def call(one: bytes, other: bytes) -> int:
        failed = rename(one, other, _RENAME_SWAP)
        return ctypes.get_errno() if failed else 0

    return call
