"""Opening a file that anybody may have put there: a plain one only, and without waiting."""

from __future__ import annotations

import os
import stat
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO, Final

from cjm_desktop.i18n import _
from cjm_desktop.storage.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_FOR_READING: Final = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""A pipe that was put in a file's place must not make us wait for somebody to write into it."""


@contextmanager
def plain_file(path: Path) -> Iterator[BinaryIO]:
    """A plain file, opened for reading.

    Raises:
        DocumentError: it is a folder, a device or a pipe.
        OSError: it cannot be opened or read.
    """
    _check(path.stat())  # before it is opened: a device may do something then
    with os.fdopen(os.open(path, _FOR_READING), "rb") as file:
        _check(os.fstat(file.fileno()))  # another one may have come to this name
        yield file


def _check(status: os.stat_result) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise DocumentError(_("it is a folder"))
    if not stat.S_ISREG(status.st_mode):
        raise DocumentError(_("it is not a plain file"))
