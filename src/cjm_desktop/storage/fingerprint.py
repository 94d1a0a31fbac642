"""What a file held when we last looked, so that a change by another program is seen."""

from __future__ import annotations

import hashlib
import os
import stat
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from pathlib import Path

_PIECE = 1024 * 1024
_NO_WAITING = getattr(os, "O_NONBLOCK", 0)
"""A pipe that was put in a map's place must not make us wait for somebody to write into it."""


class Fingerprint(NamedTuple):
    """Size in bytes, time of the last change in nanoseconds, and the SHA-256 of the content."""

    size: int
    modified: int
    digest: str

    def same_content(self, other: Fingerprint | None) -> bool:
        """Whether both stand for the same bytes, whenever they were written."""
        return other is not None and bool(self.digest) and self.digest == other.digest


class Unasked:
    """Stands for no expectation: whatever stands in a file's place may be replaced."""


UNASKED: Final = Unasked()
Expected: TypeAlias = Fingerprint | Unasked | None
"""What must stand in a file's place: a known content, anything, or nothing at all."""


def of_file(path: Path, most: int | None = None) -> Fingerprint | None:
    """The fingerprint of a plain file, read through one descriptor; ``None`` where there is no file.

    One of more than ``most`` bytes is not read: it has no digest, and so the content of no other.

    Raises:
        OSError: it cannot be read, or is no plain file.
    """
    try:
        descriptor = os.open(path, os.O_RDONLY | _NO_WAITING | getattr(os, "O_BINARY", 0))
    except FileNotFoundError:
        return None
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode) or (most is not None and status.st_size > most):
            return Fingerprint(status.st_size, status.st_mtime_ns, "")
        digest = hashlib.sha256()
        size = 0
        while piece := os.read(descriptor, _PIECE):
            digest.update(piece)
            size += len(piece)
        return Fingerprint(size, status.st_mtime_ns, digest.hexdigest())
    finally:
        os.close(descriptor)


def of_bytes(data: bytes, modified: int = 0) -> Fingerprint:
    """The fingerprint that a file of these bytes has."""
    return Fingerprint(len(data), modified, hashlib.sha256(data).hexdigest())


def looks_the_same(path: Path, known: Fingerprint) -> bool:
    """Whether a file has the size and time that it had: then nobody needs to read it.

    Raises:
        OSError: it cannot be looked at.
    """
    status = path.stat()
    return (status.st_size, status.st_mtime_ns) == (known.size, known.modified)
