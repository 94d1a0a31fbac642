"""What every writer of ours asks of a disk: to take all bytes, and to make a new name last."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from typing import TYPE_CHECKING

from cjm_desktop.i18n import _

if TYPE_CHECKING:
    from pathlib import Path


def write_all(descriptor: int, data: bytes) -> None:
    """Write every byte: one call may take fewer than it was given, and a full disk may not say so until the next.

    Raises:
        OSError: the disk takes no more.
    """
    rest = memoryview(data)
    while rest:
        written = os.write(descriptor, rest)
        if written <= 0:
            raise OSError(errno.EIO, _("the disk took no more bytes"))
        rest = rest[written:]


def sync_folder(folder: Path) -> None:
    """Make a new name in a folder last through a power cut, where folders can be synced; the file is whole anyway."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
