"""One recovery log, as its program writes it. It stores; when to store what is the journal's business."""

from __future__ import annotations

import errno
import hashlib
import os
import re
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from cjm_desktop.model import gate
from cjm_desktop.storage.changes import pictures_named, plain_of
from cjm_desktop.storage.claims import Claim, claim
from cjm_desktop.storage.disk import sync_folder, write_all
from cjm_desktop.storage.log_format import LOCK, LOG, NEW_LOG, Header, Origin, line_of, quoted_path

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from cjm_desktop.model.change import Change
    from cjm_desktop.model.pictures import PictureContent

_BINARY: Final = getattr(os, "O_BINARY", 0)
_MAKE: Final = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _BINARY
_CONTINUE: Final = os.O_WRONLY | os.O_APPEND | _BINARY
_ATTEMPTS: Final = 10
_LONG: Final = 8 * 1024 * 1024
"""Bytes of changes that may always stand in a log; in that of a large map several times the map's own."""
_TIMES_THE_BASE: Final = 4
_DIGEST: Final = re.compile(rb'"digest"\s*:\s*"([0-9a-f]{64})"')

sync = getattr(os, "fdatasync", os.fsync)
"""Force an opened file's content to the disk, and of the rest only what is needed to read it again."""


class RecoveryLog:
    """The log of one map that is open in this program, with the folder that it stands in.

    Nothing is on the disk before ``start`` and nothing is safe before ``keep``.
    """

    def __init__(self, folder: Path, document: str) -> None:
        self._parent = folder
        self._document = document
        self._folder: Path | None = None
        self._claim: Claim | None = None
        self._current: int | None = None
        self._new: int | None = None
        self._pictures: set[str] = set()
        self._room = 0

    @property
    def is_open(self) -> bool:
        """Whether changes can be added."""
        return self._new is not None or self._current is not None

    @property
    def is_long(self) -> bool:
        """Whether it holds so many changes that one from a later state would be quicker to read."""
        return self._room < 0

    def start(self, origin: Origin, base: bytes) -> None:
        """Begin anew from the bytes of a map; what was kept before stays until ``keep``.

        Raises:
            OSError: the disk refuses.
            ValueError: it would not be read again.
        """
        gate.check_size(len(base))
        folder = self._own_folder()
        self._close_new()
        header = Header(
            document=self._document,
            path=None if origin.path is None else quoted_path(origin.path),
            title=origin.title,
            fingerprint=origin.fingerprint,
            edits=origin.edits,
            started=_now(),
            size=len(base),
            digest=hashlib.sha256(base).hexdigest(),
        )
        self._new = os.open(folder / NEW_LOG, _MAKE, 0o600)
        write_all(self._new, line_of(header.model_dump()))
        write_all(self._new, base)
        write_all(self._new, b"\n")
        self._pictures = set(_digests_in(base))
        self._room = max(_LONG, _TIMES_THE_BASE * len(base))

    def add(self, number: int, at: datetime, change: Change, pictures: Mapping[str, PictureContent]) -> None:
        """Write a change, after the pictures that it names and the log does not hold yet.

        Raises:
            OSError: the disk refuses.
            DocumentError: the change would not be read again.
        """
        descriptor = self._current if self._new is None else self._new
        if descriptor is None:
            raise OSError(errno.EBADF, os.strerror(errno.EBADF))
        lines: list[bytes] = []
        for digest in pictures_named(change):
            if digest not in self._pictures and digest in pictures:
                lines.append(line_of({"picture": pictures[digest].model_dump()}))
                self._pictures.add(digest)
        lines.append(line_of({"n": number, "at": at.isoformat(), **plain_of(change)}))
        data = b"".join(lines)
        write_all(descriptor, data)
        self._room -= len(data)

    def keep(self) -> None:
        """Force to the disk what was written; a log that was begun anew takes the place of the one before.

        Raises:
            OSError: the disk refuses.
        """
        if self._new is None:
            if self._current is not None:
                sync(self._current)
            return
        folder = self._own_folder()
        sync(self._new)
        self._close_new()
        self._close_current()  # where open files cannot be replaced, none is open now
        (folder / NEW_LOG).replace(folder / LOG)
        self._current = os.open(folder / LOG, _CONTINUE)
        for each in (folder, self._parent):
            sync_folder(each)

    def abandon(self) -> None:
        """Write no more: what was kept stays, what was begun anew goes."""
        self._close_new()
        self._close_current()
        if self._folder is not None:
            with suppress(OSError):
                (self._folder / NEW_LOG).unlink(missing_ok=True)

    def drop(self) -> None:
        """Take the log away, because its edits are safe elsewhere; the next one can be begun."""
        self.abandon()
        if self._folder is not None:
            with suppress(OSError):
                (self._folder / LOG).unlink(missing_ok=True)

    def let_go(self) -> None:
        """Write no more and give the log free: who looks for leftovers finds it."""
        self._close_new()
        self._close_current()
        if self._claim is not None:
            self._claim.let_go()
        self._claim = self._folder = None

    def remove(self) -> None:
        """Take the log and its folder away."""
        self.drop()
        if self._claim is not None:
            self._claim.remove()
        if self._folder is not None:
            with suppress(OSError):
                self._folder.rmdir()
        self._claim = self._folder = None

    def _own_folder(self) -> Path:
        """The folder of this log, made and claimed when it is first asked for."""
        for _attempt in range(_ATTEMPTS):
            if self._folder is not None:
                break
            self._make_folder()
        if self._folder is None:
            raise OSError(errno.EAGAIN, os.strerror(errno.EAGAIN))
        return self._folder

    def _make_folder(self) -> None:
        """Make a folder and claim it, unless somebody who takes it for a leftover is quicker."""
        folder = self._parent / os.urandom(8).hex()
        folder.mkdir(0o700, parents=True)
        with suppress(FileNotFoundError):
            self._claim = claim(folder / LOCK)
        if self._claim is not None:
            self._folder = folder

    def _close_new(self) -> None:
        if self._new is not None:
            descriptor, self._new = self._new, None
            os.close(descriptor)

    def _close_current(self) -> None:
        if self._current is not None:
            descriptor, self._current = self._current, None
            os.close(descriptor)


def _now() -> str:
    return datetime.now(UTC).isoformat()


def _digests_in(base: bytes) -> Iterator[str]:
    """The digests of the pictures that the bytes of a map hold; one that is overlooked is written once more."""
    position = base.find(b'"pictures"')
    while position >= 0:
        if found := _DIGEST.match(base, position):
            yield found[1].decode("ascii")
        position = base.find(b'"digest"', position + 1)
