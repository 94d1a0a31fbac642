"""Journey files: read behind the gate, written whole or not at all. Never through Qt."""

from __future__ import annotations

import stat
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import orjson

from cjm_desktop.i18n import _
from cjm_desktop.model import gate
from cjm_desktop.storage import atomic, envelope
from cjm_desktop.storage.errors import DocumentError, ReadError, WriteError, system_reason
from cjm_desktop.storage.format import FORMAT
from cjm_desktop.storage.migrations import format_of, migrate

if TYPE_CHECKING:
    from pathlib import Path

    from cjm_desktop.model.graph import JourneyGraph

_LAYOUT = orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE
_PDF = b"%PDF-"


@dataclass(frozen=True, slots=True)
class Loaded:
    """A map as it came from a file.

    Attributes:
        graph: the map.
        format: the format its file is in.
        data: the bytes of the file.
    """

    graph: JourneyGraph
    format: int
    data: bytes = field(repr=False)

    @property
    def read_only(self) -> bool:
        """Whether saving to the same file would lose what a newer program wrote there."""
        return self.format > FORMAT

    @property
    def notice(self) -> str:
        """The sentence to tell about a file that is opened for reading only; empty for any other."""
        if not self.read_only:
            return ""
        sentence = _(
            "A newer version of the program wrote this map (format {number}), so it is opened for reading only."
        )
        return sentence.format(number=self.format)


def load(path: Path) -> Loaded:
    """Read a journey file.

    Raises:
        ReadError: the file cannot be read, or what it holds is no journey map.
    """
    try:
        return loads(_bytes(path))
    except OSError as error:
        raise ReadError(path, system_reason(error)) from error
    except ValueError as error:  # what the file holds, or a NUL in its name
        raise ReadError(path, str(error)) from error


def loads(data: bytes) -> Loaded:
    """Read a journey from the bytes of a file.

    Raises:
        DocumentError: they are no journey map; its text is a clause that says what is wrong and where.
    """
    if data.startswith(_PDF):
        raise DocumentError(_("it is a PDF; open the journey map it was made from"))
    try:
        document = gate.parse(data)
    except gate.GateError as error:
        raise DocumentError(str(error)) from error
    if not isinstance(document, dict):
        raise DocumentError(_("it is no journey map: it is JSON, but no object"))
    number = format_of(document)
    try:
        return Loaded(envelope.graph_of(migrate(document)), number, data)
    except DocumentError as error:
        if number <= FORMAT:
            raise
        reason = _("it was written by a newer version of the program (format {number}), and {reason}")
        raise DocumentError(reason.format(number=number, reason=error)) from error


def dumps(graph: JourneyGraph) -> bytes:
    """The bytes of a map's file: the same for the same map.

    Raises:
        DocumentError: the map holds something that would not come back from its file.
    """
    try:
        data = orjson.dumps(envelope.document_of(graph), option=_LAYOUT)
    except orjson.JSONEncodeError as error:
        raise DocumentError(
            _("the map holds something that JSON cannot: {reason}").format(reason=error)
        ) from error
    if loads(data).graph != graph:
        raise DocumentError(_("the map would not come back from its file as it is"))
    return data


def save(graph: JourneyGraph, path: Path) -> None:
    """Write a map to its file: made whole, read back and compared before the old file is replaced.

    Raises:
        WriteError: it cannot be written; the old file is as it was.
    """
    try:
        data = dumps(graph)
    except DocumentError as error:
        raise WriteError(path, str(error)) from error
    atomic.write(path, data)


def _bytes(path: Path) -> bytes:
    """The content of a plain file; not one byte of one that is too large."""
    status = path.stat()
    if stat.S_ISDIR(status.st_mode):
        raise DocumentError(_("it is a folder"))
    if not stat.S_ISREG(status.st_mode):
        raise DocumentError(_("it is not a plain file"))
    gate.check_size(status.st_size)
    return path.read_bytes()
