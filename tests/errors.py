"""Errors that quote what a map holds, as many kinds as the program can meet."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import TYPE_CHECKING, Self

import orjson

from cjm_desktop import commands
from cjm_desktop.model import gate
from cjm_desktop.model.records import JourneyMap
from cjm_desktop.storage import files
from cjm_desktop.storage.errors import DocumentError, WriteError
from tests.maps import lamp

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from types import TracebackType

PLANTED = "Tajemstvi"
"""What the map holds; it stands in no code but this."""


class Caught:
    """A block whose error is looked at afterwards.

    Attributes:
        error: what the block raised.
    """

    def __init__(self) -> None:
        self.error = Exception()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: object, error: BaseException | None, trace: TracebackType | None) -> bool:
        assert isinstance(error, Exception), "nothing went wrong"
        self.error = error
        return True


def raised(fails: Callable[[str], object], quoted: str) -> Exception:
    """What a call raises that is given the words to quote."""
    with Caught() as caught:
        fails(quoted)
    return caught.error


_MAPS: dict[str, str] = {}


def _caused(words: str) -> None:
    try:
        _MAPS[words]
    except LookupError as error:
        raise RuntimeError(words, words) from error


def _after_another(words: str) -> None:
    try:
        orjson.loads(words)
    finally:
        raise OSError(errno.ENOSPC, words, words)


def _noted(words: str) -> None:
    error = ValueError(words)
    error.add_note(words)
    raise error


def _several(words: str) -> None:
    raise ExceptionGroup(words, [ValueError(words), KeyError(words)])


def _of_a_file(words: str) -> None:
    raise WriteError(Path(words), words)


def _of_a_document(words: str) -> None:
    raise DocumentError(words)


FAILURES: Mapping[str, Callable[[str], object]] = {
    "a missing key": _MAPS.__getitem__,
    "no number": int,
    "no attribute": lambda words: getattr(lamp(), words),
    "a missing file": lambda words: Path(words).read_bytes(),
    "an encoding": lambda words: f"{words}€".encode("latin-1"),
    "JSON": orjson.loads,
    "the gate": lambda words: gate.parse(f'{{"{words}": 1, "{words}": 2}}'.encode()),
    "a record": lambda words: JourneyMap.model_validate({"id": words, "title": [words], words: words}),
    "a document": lambda words: files.loads(
        orjson.dumps({"format": 1, "stages": {words: words}, "id": words})
    ),
    "a command": lambda words: commands.edit(lamp(), "map", **{words: words}),
    "our own, of a file": _of_a_file,
    "our own, of a document": _of_a_document,
    "a cause": _caused,
    "one after another": _after_another,
    "a note": _noted,
    "several at once": _several,
}
"""What goes wrong, by name, each with words that it quotes in one way or another."""
