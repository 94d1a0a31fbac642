"""Journey files: read behind the gate, written whole or not at all. Never through Qt."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import orjson

from cjm_desktop.i18n import _
from cjm_desktop.model import gate
from cjm_desktop.storage import envelope
from cjm_desktop.storage.errors import DocumentError, ReadError, WriteError, system_reason
from cjm_desktop.storage.fingerprint import UNASKED
from cjm_desktop.storage.format import FORMAT
from cjm_desktop.storage.migrations import format_of, migrate
from cjm_desktop.storage.reading import plain_file

if TYPE_CHECKING:
    from pathlib import Path

    from cjm_desktop.model.graph import JourneyGraph
    from cjm_desktop.storage.fingerprint import Expected, Fingerprint

_LAYOUT = orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE
_PDF = b"%PDF-"
_HEAD = 256
_FORMAT_AT_HEAD = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"format"\s*:\s*(\d{1,9})\b')
"""Every program that knows the format writes it first."""


@dataclass(frozen=True, slots=True, eq=False)
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


def dumps(graph: JourneyGraph, proved: JourneyGraph | None = None) -> bytes:
    """The bytes of a map's file: the same for the same map.

    Args:
        graph: the map.
        proved: the map as it came from a file or went to one. Records that it shares with the other need no second
            proof that they come back from a file as they are.

    Raises:
        DocumentError: the map holds something that would not come back from its file.
    """
    document = envelope.document_of(graph)
    try:
        data = orjson.dumps(document, option=_LAYOUT)
    except orjson.JSONEncodeError as error:
        raise DocumentError(
            _("the map holds something that JSON cannot: {reason}").format(reason=error)
        ) from error
    if not (loads(data).graph == graph if proved is None else _comes_back(data, graph, proved)):
        raise DocumentError(_("the map would not come back from its file as it is"))
    return data


def _comes_back(data: bytes, graph: JourneyGraph, proved: JourneyGraph) -> bool:
    """Whether a file's bytes give the map, where all records of another are known to."""
    read = orjson.loads(data)
    try:
        gate.check_extent(data)
        return orjson.dumps(read, option=_LAYOUT) == data and envelope.brings_back(read, graph, proved)
    except gate.GateError as error:
        raise DocumentError(str(error)) from error


class Saved(NamedTuple):
    """What a file holds now: its bytes, and what it is known by."""

    data: bytes
    stands: Fingerprint


def save(
    graph: JourneyGraph,
    path: Path,
    *,
    expected: Expected = UNASKED,
    proved: JourneyGraph | None = None,
) -> Saved:
    """Write a map to its file: made whole, read back and compared; what it replaces is kept as a backup.

    Args:
        graph: the map.
        path: its file.
        expected: what must stand there, so that no other program's work is replaced unseen.
        proved: as for ``dumps``.

    Raises:
        ChangedOutsideError: something else stands there; it is as it was.
        WriteError: it cannot be written; the old file is as it was.
    """
    from cjm_desktop.storage import atomic, backups  # opening a map needs neither

    try:
        data = dumps(graph, proved)
    except DocumentError as error:
        raise WriteError(path, str(error)) from error
    _spare_newer(path)
    stands = atomic.write(path, data, expected=expected, keep=partial(backups.keep, graph.map.id))
    return Saved(data, stands)


def _spare_newer(path: Path) -> None:
    """See that no newer program wrote what stands there: we would lose what only that program knows.

    Raises:
        WriteError: one did.
    """
    try:
        with plain_file(path) as file:
            head = _FORMAT_AT_HEAD.match(file.read(_HEAD))
    except (OSError, ValueError):  # whether the place can be written at all is not asked here
        return
    if head and int(head[1]) > FORMAT:
        reason = _(
            "a newer version of the program wrote what is there (format {number}); save to another file"
        )
        raise WriteError(path, reason.format(number=int(head[1])))


def _bytes(path: Path) -> bytes:
    """The content of a plain file; not one byte of one that is too large."""
    with plain_file(path) as file:
        gate.check_size(os.fstat(file.fileno()).st_size)
        data = file.read(gate.USUAL_LIMITS.size + 1)
    gate.check_size(len(data))  # it may grow while it is read
    return data
