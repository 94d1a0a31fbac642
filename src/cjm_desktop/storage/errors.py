"""What can go wrong with a file, each told in one plain sentence."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING, Final

from cjm_desktop.i18n import _, mark

if TYPE_CHECKING:
    from pathlib import Path

_REASONS: Final = {
    errno.ENOENT: mark("there is no such file or folder"),
    errno.EACCES: mark("permission is missing"),
    errno.EPERM: mark("permission is missing"),
    errno.EISDIR: mark("it is a folder"),
    errno.ENOTDIR: mark("a part of its path is no folder"),
    errno.ENOSPC: mark("the disk is full"),
    errno.EDQUOT: mark("the disk is full"),
    errno.EROFS: mark("the disk can only be read"),
    errno.EFBIG: mark("it would be larger than this disk allows"),
    errno.ENAMETOOLONG: mark("its name is too long"),
    errno.ELOOP: mark("its links lead round in a circle"),
}


class DocumentError(ValueError):
    """What a document holds is no journey map; its text is a clause that says what is wrong and where."""


class FileError(Exception):
    """A file cannot be used; its text is one sentence that names the file and the reason.

    Attributes:
        path: the file.
        reason: the reason alone, a clause without a full stop.
    """

    def __init__(self, sentence: str, path: Path, reason: str) -> None:
        super().__init__(sentence.format(file=path, reason=reason))
        self.path = path
        self.reason = reason


class ReadError(FileError):
    """A file cannot be opened."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(_("{file} cannot be opened: {reason}."), path, reason)


class WriteError(FileError):
    """A file cannot be written; whatever stood there before is untouched."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(_("{file} cannot be written: {reason}."), path, reason)


class ChangedOutsideError(WriteError):
    """A file is not what it was when we last saw it: another program wrote it. It is as that program left it."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, _("another program has changed it"))


def system_reason(error: OSError) -> str:
    """Why the operating system refused, as a clause."""
    known = _REASONS.get(error.errno or 0)
    return _(known) if known else error.strerror or type(error).__name__
