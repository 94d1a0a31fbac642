"""Write a file whole or not at all, on the operating system's own calls.

The bytes go to a new file beside the target, are counted, are forced to the disk and take the target's place in one
step. Whatever fails, the target keeps its old bytes and the new file is gone.
"""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress
from typing import TYPE_CHECKING

from cjm_desktop.i18n import _
from cjm_desktop.storage.errors import WriteError, system_reason

if TYPE_CHECKING:
    from pathlib import Path

_NEW_FILE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_ANY_WRITER = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


def write(path: Path, data: bytes) -> None:
    """Replace a file's content, or make the file.

    A symbolic link is followed and stays; the file's mode is kept.

    Raises:
        WriteError: the file is read-only or no plain file, its folder refuses, or the disk does.
    """
    try:
        target = path.resolve()
        mode = _mode_to_keep(path, target)
        _replace(target, data, mode)
    except OSError as error:
        raise WriteError(path, system_reason(error)) from error
    except (RuntimeError, ValueError) as error:  # links in a circle before Python 3.13; a NUL in the name
        raise WriteError(path, str(error)) from error


def _mode_to_keep(path: Path, target: Path) -> int | None:
    """The mode of the file that stands there, if one does and may be replaced."""
    try:
        mode = target.stat().st_mode
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(mode):
        raise WriteError(path, _("it is a folder"))
    if not stat.S_ISREG(mode):
        raise WriteError(path, _("it is not a plain file"))
    # A replacement needs no right to the file itself, so the wish of its owner is asked for here. The bits are
    # looked at too, because an administrator may do everything.
    if not mode & _ANY_WRITER or not os.access(target, os.W_OK):
        raise WriteError(path, _("it is read-only"))
    return stat.S_IMODE(mode)


def _replace(target: Path, data: bytes, mode: int | None) -> None:
    beside = target.with_name(f".{os.urandom(8).hex()}.tmp")
    descriptor = os.open(beside, _NEW_FILE, 0o666)
    try:
        try:
            _write_all(descriptor, data)
            if mode is not None:
                beside.chmod(mode)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        beside.replace(target)
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise
    _sync_folder(target.parent)


def _write_all(descriptor: int, data: bytes) -> None:
    """Write every byte: one call may take fewer than it was given, and a full disk may not say so until the next."""
    rest = memoryview(data)
    while rest:
        written = os.write(descriptor, rest)
        if written <= 0:
            raise OSError(errno.EIO, _("the disk took no more bytes"))
        rest = rest[written:]
    if os.fstat(descriptor).st_size != len(data):
        raise OSError(errno.EIO, _("the disk did not keep every byte"))


def _sync_folder(folder: Path) -> None:
    """Make the new name last through a power cut, where folders can be synced; the file is whole either way."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
