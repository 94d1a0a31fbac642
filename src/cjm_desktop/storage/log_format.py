"""What a recovery log looks like on the disk.

Each open map of each running program has a folder of its own, with these files:

- ``log``: a header line, the bytes of the map that the log starts from, and a line for each change after that. A line
  is the CRC-32 of a JSON object in eight hexadecimal digits, a space, the object and a line feed. A picture that a
  change names and the map at the start does not hold has a line of its own before the change.
- ``log.new``: a log that is being made; it becomes ``log`` in one step once it is on the disk.
- ``lock``: held by the program as long as it runs.
- ``tried``: says that somebody began to recover the log. It is taken away when that came to an end.
"""

from __future__ import annotations

import os
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, unquote_to_bytes

import orjson
from pydantic import Field

from cjm_desktop.i18n import _
from cjm_desktop.model import gate
from cjm_desktop.model.records import Identifier, Value
from cjm_desktop.storage.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Mapping

LOG: Final = "log"
NEW_LOG: Final = "log.new"
LOCK: Final = "lock"
TRIED: Final = "tried"

VERSION: Final = 1
"""Of this layout; a reader that meets a higher number leaves the log alone."""

LONGEST_HEADER: Final = 128 * 1024
_CHECKSUM: Final = 8


@dataclass(frozen=True, slots=True)
class Origin:
    """What a log's edits belong to.

    Attributes:
        path: the map's file; ``None`` for a map that was never saved.
        title: what the map was called.
        fingerprint: the SHA-256 of the file's bytes as this program last read or wrote them.
        edits: how many edits the log's first state holds that the file does not.
    """

    path: Path | None = None
    title: str = ""
    fingerprint: str | None = None
    edits: int = 0


class Header(Value):
    """The first line of a log.

    Attributes:
        journal: the version of the layout.
        document: the id of the map.
        path: the map's file in percent-encoding, because a name may hold bytes that are no text.
        title: as in ``Origin``.
        fingerprint: as in ``Origin``.
        edits: as in ``Origin``.
        started: when the log was begun, as in ISO 8601.
        size: how many bytes the map has that the log starts from.
        digest: their SHA-256.
    """

    journal: int = VERSION
    document: Identifier
    path: str | None
    title: str
    fingerprint: str | None
    edits: int = Field(ge=0)
    started: str
    size: int = Field(ge=0, le=gate.USUAL_LIMITS.size)
    digest: str

    @property
    def origin(self) -> Origin:
        """What the log's edits belong to."""
        path = None if self.path is None else plain_path(self.path)
        return Origin(path, self.title, self.fingerprint, self.edits)


def line_of(content: Mapping[str, object]) -> bytes:
    """A line of a log.

    Raises:
        DocumentError: it would not be read again.
    """
    try:
        data = orjson.dumps(content)
        gate.check_size(len(data))
        gate.check(orjson.loads(data))
    except (gate.GateError, orjson.JSONEncodeError) as error:
        raise DocumentError(str(error)) from error
    return b"%08x %b\n" % (zlib.crc32(data), data)


def is_whole(line: bytes) -> bool:
    """Whether a line is as it was written."""
    checksum, data = line[:_CHECKSUM], line[_CHECKSUM + 1 : -1]
    return line.endswith(b"\n") and line[_CHECKSUM:][:1] == b" " and checksum == b"%08x" % zlib.crc32(data)


def content_of(line: bytes) -> dict[str, object]:
    """What a line says.

    Raises:
        DocumentError: it is damaged, or says nothing that a line can say.
    """
    if not is_whole(line):
        raise DocumentError(_("it is damaged"))
    try:
        content = gate.parse(line[_CHECKSUM + 1 : -1])
    except gate.GateError as error:
        raise DocumentError(str(error)) from error
    if not isinstance(content, dict):
        raise DocumentError(_("it is damaged"))
    return content


def quoted_path(path: Path) -> str:
    """A path in plain characters, with ``%`` and two digits for each byte that is none."""
    return quote(os.fsencode(path), safe="/\\: ")


def plain_path(quoted: str) -> Path:
    """The path that ``quoted_path`` made plain."""
    return Path(os.fsdecode(unquote_to_bytes(quoted)))
