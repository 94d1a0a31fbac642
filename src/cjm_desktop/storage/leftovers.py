"""The recovery logs of programs that ended in the middle of their work, and what can be had from them.

Whatever stands in such a log was written by a program that crashed, on a disk that may be failing. So all of it passes
the gate, and the first line that is not as it was written ends what is read: the edits before it are what is recovered.
"""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, BinaryIO, Final

from pydantic import ValidationError

from cjm_desktop.i18n import _
from cjm_desktop.model import gate
from cjm_desktop.model.graph import ChangeRefused
from cjm_desktop.model.pictures import PictureContent
from cjm_desktop.storage import files
from cjm_desktop.storage.changes import MAP, change_of
from cjm_desktop.storage.claims import Claim, claim
from cjm_desktop.storage.envelope import record_of
from cjm_desktop.storage.errors import DocumentError, ReadError, system_reason
from cjm_desktop.storage.log_format import (
    LOCK,
    LOG,
    LONGEST_HEADER,
    NEW_LOG,
    TRIED,
    VERSION,
    Header,
    Origin,
    content_of,
    is_whole,
)
from cjm_desktop.storage.reading import plain_file

if TYPE_CHECKING:
    from pathlib import Path

    from cjm_desktop.model.graph import JourneyGraph

_LONGEST_LINE: Final = gate.USUAL_LIMITS.size + 64
_ENTRY: Final = b'{"n":'
_TITLED: Final = b'"%b":[{' % MAP.encode()


@dataclass(frozen=True, slots=True)
class Recovered:
    """A map as it was when the last readable edit had been made.

    Attributes:
        graph: the map.
        base: the bytes of the map that its log started from.
        origin: its file, the fingerprint that this file had, and how many edits are not in it; give it to
            ``Journal.resume``.
        damaged: whether something follows in the log that cannot be read.
        read_only: whether a newer program made the map, so that saving it would lose something.
    """

    graph: JourneyGraph
    base: bytes = field(repr=False)
    origin: Origin
    damaged: bool
    read_only: bool

    @property
    def edits(self) -> int:
        """How many edits are recovered."""
        return self.origin.edits


class Leftover:
    """A log that nobody writes any more.

    Attributes:
        document: the id of the map; empty where even the first line is damaged.
        path: the map's file, if it had one.
        title: what the map was called last.
        fingerprint: the SHA-256 of the file's bytes when the program last read or wrote them.
        edits: how many edits the log has that the file has not.
        last_edit: when the last of them was made.
    """

    def __init__(self, folder: Path, seen: _Seen) -> None:
        self.document = seen.document
        self.path = seen.origin.path
        self.title = seen.origin.title
        self.fingerprint = seen.origin.fingerprint
        self.edits = seen.origin.edits
        self.last_edit = seen.last_edit
        self._folder = folder
        self._claim: Claim | None = None

    def claim(self) -> bool:
        """Make it ours to recover or remove; false if another program was quicker."""
        if self._claim is None:
            with suppress(OSError):
                self._claim = _claim_of(self._folder)
        return self._claim is not None

    def release(self) -> None:
        """Leave it for another time."""
        if self._claim is not None:
            self._claim.let_go()
            self._claim = None

    def recover(self) -> Recovered:
        """Make the edits once more, from the map that they started from.

        Raises:
            ReadError: not even that map can be read.
        """
        path = self._folder / LOG
        try:
            with plain_file(path) as file:
                return _recovered(file)
        except OSError as error:
            raise ReadError(path, system_reason(error)) from error
        except ValueError as error:
            raise ReadError(path, str(error)) from error

    @property
    def was_tried(self) -> bool:
        """Whether somebody began to recover it and did not come to an end."""
        return (self._folder / TRIED).exists()

    def mark_tried(self) -> None:
        """Note that recovering begins: if it ends with a crash, the next start knows."""
        with suppress(OSError):
            (self._folder / TRIED).touch()

    def clear_tried(self) -> None:
        """Note that recovering came to an end, whatever came of it."""
        with suppress(OSError):
            (self._folder / TRIED).unlink(missing_ok=True)

    def remove(self) -> bool:
        """Take the log away, because its edits are safe or not wanted; false if another program has it."""
        if not self.claim() or self._claim is None:
            return False
        _clear(self._folder, self._claim)
        self._claim = None
        return True


def leftovers(folder: Path) -> list[Leftover]:
    """What programs that are gone left in a folder of recovery logs, the newest first.

    What holds no edit is cleared away: such a program was killed while all was saved.
    """
    try:
        folders = [each for each in folder.iterdir() if each.is_dir() and not each.is_symlink()]
    except OSError:
        return []
    found: list[Leftover | None] = []
    for each in folders:
        with suppress(OSError, DocumentError):
            found.append(_looked_at(each))
    return sorted(filter(None, found), key=lambda leftover: leftover.last_edit, reverse=True)


@dataclass(frozen=True, slots=True)
class _Seen:
    """What a look at a log tells without reading the map."""

    document: str
    origin: Origin
    last_edit: datetime


def _looked_at(folder: Path) -> Leftover | None:
    """The leftover in a folder, if there is one and its program is gone.

    Raises:
        OSError: it cannot be read.
        DocumentError: somebody put something there that is no file.
    """
    claimed = claim(folder / LOCK, to_look=True)
    if claimed is None:
        return None
    try:
        seen = _seen(folder)
        if seen is None:
            _clear(folder, claimed)
        return None if seen is None else Leftover(folder, seen)
    finally:
        claimed.let_go()


def _claim_of(folder: Path) -> Claim | None:
    """The claim on a log that is still there."""
    claimed = claim(folder / LOCK)
    if claimed is None or (folder / LOG).is_file():
        return claimed
    _clear(folder, claimed)
    return None


def _clear(folder: Path, claimed: Claim) -> None:
    """Take away what a log's folder holds, and the folder."""
    for name in (LOG, NEW_LOG, TRIED):
        with suppress(OSError):
            (folder / name).unlink(missing_ok=True)
    claimed.remove()
    with suppress(OSError):
        folder.rmdir()


def _seen(folder: Path) -> _Seen | None:
    """What a log tells of itself; nothing where there is none, or none with an edit."""
    try:
        with plain_file(folder / LOG) as file:
            return _seen_in(file)
    except FileNotFoundError:
        return None


def _seen_in(file: BinaryIO) -> _Seen | None:
    status = os.fstat(file.fileno())
    changed = datetime.fromtimestamp(status.st_mtime, UTC)
    try:
        header = _header(file)
    except DocumentError:
        return _Seen("", Origin(), changed)
    file.seek(header.size + 1, os.SEEK_CUR)
    edits, title, last, whole = header.edits, header.title, None, True
    for line in iter(lambda: file.readline(_LONGEST_LINE), b""):
        whole = is_whole(line)
        if not whole:
            break
        if line[9:].startswith(_ENTRY):
            edits, last = edits + 1, line
            if _TITLED in line:
                title = _title_in(line) or title
    if not edits and whole and file.tell() == status.st_size:
        return None
    origin = Origin(header.origin.path, title, header.fingerprint, edits)
    made = _moment(header.started) if last is None else _moment_of(last)
    return _Seen(header.document, origin, made or changed)


def _header(file: BinaryIO) -> Header:
    """The first line of a log.

    Raises:
        DocumentError: it is damaged, or of a layout that we do not know.
    """
    content = content_of(file.readline(LONGEST_HEADER))
    if content.get("journal") != VERSION:
        raise DocumentError(_("it was written by a newer version of the program"))
    try:
        header = Header.model_validate(content)
    except ValidationError:
        raise DocumentError(_("it is damaged")) from None
    if "\0" in str(header.origin.path):  # no file has such a name, and not every function takes one
        raise DocumentError(_("it is damaged"))
    return header


def _recovered(file: BinaryIO) -> Recovered:
    header = _header(file)
    base = file.read(header.size)
    if hashlib.sha256(base).hexdigest() != header.digest or file.read(1) != b"\n":
        raise DocumentError(_("it is damaged"))
    loaded = files.loads(base)
    graph, edits, damaged = loaded.graph, header.edits, False
    try:
        for line in iter(lambda: file.readline(_LONGEST_LINE), b""):
            edits += _make(content_of(line), graph)
    except (DocumentError, ChangeRefused):
        damaged = True
    origin = Origin(header.origin.path, graph.map.title, header.fingerprint, edits)
    return Recovered(graph, base, origin, damaged, loaded.read_only)


def _make(content: dict[str, object], graph: JourneyGraph) -> int:
    """Do to a map what a line says; how many edits that is.

    Raises:
        DocumentError: the line says nothing that we know.
        ChangeRefused: the map does not take the edit.
    """
    if "picture" not in content:
        graph.apply(change_of(content, graph))
        return 1
    picture = content["picture"]
    if not isinstance(picture, dict):
        raise DocumentError(_("it is damaged"))
    graph.keep_picture(record_of(PictureContent, picture, ("picture",)))
    return 0


def _title_in(line: bytes) -> str:
    """What a line that changes the map's own record calls the map; empty where it does not say."""
    with suppress(DocumentError):
        match content_of(line):
            case {"put": {"map": [{"title": str(title)}]}}:
                return title
            case _:
                pass
    return ""


def _moment_of(line: bytes) -> datetime | None:
    """When the edit of a line was made."""
    with suppress(DocumentError):
        return _moment(content_of(line).get("at"))
    return None


def _moment(text: object) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        return None
    return moment if moment is None or moment.tzinfo else moment.replace(tzinfo=UTC)
