"""Write a file whole or not at all, on the operating system's own calls.

The bytes go to a new file beside the target, are counted, are forced to the disk and take the target's place in one
step; then they are read back. Whatever fails, the target keeps its old bytes and the new file is gone. What stood there
is looked at once more while it is replaced, so that nothing that another program wrote is lost unseen.
"""

from __future__ import annotations

import errno
import os
import stat
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Final, NoReturn

from cjm_desktop.i18n import _
from cjm_desktop.storage import fingerprint, swapping
from cjm_desktop.storage.disk import sync_folder, write_all
from cjm_desktop.storage.errors import ChangedOutsideError, WriteError, system_reason
from cjm_desktop.storage.fingerprint import UNASKED, Unasked

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from cjm_desktop.storage.fingerprint import Expected, Fingerprint

_NEW_FILE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_ANY_WRITER = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH
PAUSES: Final = (0.05, 0.1, 0.2)
"""Seconds before each new try: programs that sync or scan files hold them for a moment."""
_PASSING: Final = frozenset(
    {
        *(errno.EACCES, errno.EPERM, errno.EBUSY, errno.EAGAIN, errno.EINTR, errno.ETXTBSY),
        *(errno.ENOENT, errno.EEXIST),  # the target came or went while we looked
    }
)
"""What may be over in a moment."""


def write(
    path: Path,
    data: bytes,
    *,
    expected: Expected = UNASKED,
    keep: Callable[[Path], None] | None = None,
) -> Fingerprint:
    """Replace a file's content, or make the file.

    A symbolic link is followed and stays; the file's mode is kept.

    Args:
        path: the file.
        data: all its bytes.
        expected: what must stand there before.
        keep: is given the path of what stood there, to move it where it is kept; what it leaves is removed.

    Returns:
        What stands there now.

    Raises:
        ChangedOutsideError: something else stands there; it is as it was.
        WriteError: the file is read-only or no plain file, its folder refuses, or the disk does.
    """
    try:
        return _Replacement(path, data, expected, keep).make()
    except OSError as error:
        raise WriteError(path, system_reason(error)) from error
    except (RuntimeError, ValueError) as error:  # links in a circle before Python 3.13; a NUL in the name
        raise WriteError(path, str(error)) from error


class _Replacement:
    """One replacement.

    ``beside`` is the new file at first, and what stood at the target after the two have changed places.
    """

    def __init__(
        self, path: Path, data: bytes, expected: Expected, keep: Callable[[Path], None] | None
    ) -> None:
        self._path = path
        self._target = path.resolve()
        self._data = data
        self._expected = expected
        self._keep = keep
        self._beside = _new_name(self._target)
        self._written: tuple[int, int, int] | None = None
        """What tells the new file from any other, once it is written."""
        self._replaced = False
        """Whether what stood at the target stands beside it now."""
        self._stuck = False
        """Whether that could not be put back where it belongs."""

    def make(self) -> Fingerprint:
        """Write, replace, compare, keep what stood there."""
        mode = self._mode_to_keep()
        self._check(self._target)
        descriptor = os.open(self._beside, _NEW_FILE, 0o666)
        try:
            status = self._write(descriptor, mode)
            self._take_place()
            self._compare()
        finally:
            self._tidy()
        sync_folder(self._target.parent)
        return fingerprint.of_bytes(self._data, status.st_mtime_ns)

    def _mode_to_keep(self) -> int | None:
        """The mode of the file that stands there, if one does and may be replaced."""
        try:
            mode = self._target.stat().st_mode
        except FileNotFoundError:
            return None
        if stat.S_ISDIR(mode):
            raise WriteError(self._path, _("it is a folder"))
        if not stat.S_ISREG(mode):
            raise WriteError(self._path, _("it is not a plain file"))
        # A replacement needs no right to the file itself, so the wish of its owner is asked for here. The bits are
        # looked at too, because an administrator may do everything.
        if not mode & _ANY_WRITER or not os.access(self._target, os.W_OK):
            raise WriteError(self._path, _("it is read-only"))
        return stat.S_IMODE(mode)

    def _write(self, descriptor: int, mode: int | None) -> os.stat_result:
        """Write the new file and see that the disk has it; what the system then says of it."""
        try:
            write_all(descriptor, self._data)
            if os.fstat(descriptor).st_size != len(self._data):
                _fail_to_keep()
            if mode is not None:
                self._beside.chmod(mode)
            os.fsync(descriptor)
            status = os.fstat(descriptor)
            self._written = _marks_of(status)
            return status
        finally:
            os.close(descriptor)

    def _check(self, stands: Path) -> None:
        """See that a file is what was expected at the target."""
        if isinstance(self._expected, Unasked):
            return
        found = fingerprint.of_file(stands)
        if found is not self._expected and not (found and found.same_content(self._expected)):
            raise ChangedOutsideError(self._path)

    def _take_place(self) -> None:
        """Put the new file at the target, a few times if somebody holds it."""
        for pause in PAUSES:
            try:
                return self._try()
            except OSError as error:
                if error.errno not in _PASSING:
                    raise
            time.sleep(pause)
        return self._try()

    def _try(self) -> None:
        if not os.path.lexists(self._target):
            return self._arrive()
        try:
            swapping.swap(self._beside, self._target)
        except swapping.SwapUnsupportedError:
            return self._replace_linked()
        self._replaced = True
        try:
            self._check(self._beside)
        except BaseException:
            self._put_back()
            raise
        return None

    def _put_back(self) -> None:
        """Let the target be what it was."""
        if not self._replaced:
            self._target.unlink()
            return
        self._stuck = True
        try:
            swapping.swap(self._beside, self._target)
        except swapping.SwapUnsupportedError:
            self._beside.replace(self._target)
        else:
            if _is_another(self._beside, self._written):  # written while ours stood there: that is the latest
                swapping.swap(self._beside, self._target)
        self._stuck = self._replaced = False

    def _arrive(self) -> None:
        """Take a place where nothing stands, without replacing what may arrive there at the same moment."""
        self._check(self._target)
        try:
            os.link(self._beside, self._target)
        except FileExistsError:
            if self._expected is None:
                raise ChangedOutsideError(self._path) from None
            raise
        except OSError:  # a file system without links
            self._beside.replace(self._target)

    def _replace_linked(self) -> None:
        """Replace without a swap: a second name keeps what stands there, where the file system has such names."""
        aside = _new_name(self._target)
        try:
            os.link(self._target, aside)
        except OSError:
            self._check(self._target)
            self._beside.replace(self._target)
            return
        try:
            self._check(aside)
            self._beside.replace(self._target)
        except BaseException:
            with suppress(OSError):
                aside.unlink()
            raise
        self._beside, self._replaced = aside, True

    def _compare(self) -> None:
        """Read back what was written; a disk that kept something else gets the old file back."""
        try:
            if not fingerprint.of_bytes(self._data).same_content(fingerprint.of_file(self._target)):
                _fail_to_keep()
        except OSError:
            if _is_another(self._target, self._written):  # somebody wrote there just now: that is theirs
                raise ChangedOutsideError(self._path) from None
            self._put_back()
            raise

    def _tidy(self) -> None:
        """Keep what was replaced, and leave nothing beside but what could not be put back."""
        if self._replaced and self._keep is not None and not self._stuck:
            with suppress(OSError):  # the map is saved; an older version of it is not worth a refusal
                self._keep(self._beside)
        if not self._stuck:
            with suppress(OSError):
                self._beside.unlink()


def _new_name(target: Path) -> Path:
    return target.with_name(f".{os.urandom(8).hex()}.tmp")


def _marks_of(status: os.stat_result) -> tuple[int, int, int]:
    """The size counts, because the clock of files goes in steps of some milliseconds."""
    return (status.st_ino, status.st_size, status.st_mtime_ns)


def _is_another(path: Path, written: tuple[int, int, int] | None) -> bool:
    """Whether a file is not the one that we wrote, or was written to since."""
    try:
        return _marks_of(path.stat()) != written
    except OSError:
        return False


def _fail_to_keep() -> NoReturn:
    raise OSError(errno.EIO, _("the disk did not keep every byte"))
