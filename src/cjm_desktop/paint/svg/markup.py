"""Elements, attributes, numbers and ids as they are written in an XML file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_UNSPEAKABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML file may hold, not even escaped (XML 1.0, 2.2)."""
_QUOTED = {'"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}
_NOT_IN_NAMES = re.compile("[^A-Za-z0-9._-]")


def element(name: str, attributes: Mapping[str, str], content: str = "") -> str:
    """An element around content that is markup already; closed at once where there is none."""
    said = "".join([f' {key}="{escape(spoken(value), _QUOTED)}"' for key, value in attributes.items()])
    return f"<{name}{said}>{content}</{name}>" if content else f"<{name}{said}/>"


def characters(text: str) -> str:
    """A text as the content of an element."""
    return escape(spoken(text), {"\r": "&#13;"})


def spoken(text: str) -> str:
    """The text with a replacement character for each one that XML cannot hold."""
    return _UNSPEAKABLE.sub("\ufffd", text)


def number(value: float, digits: int = 2) -> str:
    """A number to so many digits behind the point, without needless zeros and never with an exponent."""
    written = f"{value:.{digits}f}"
    if digits:
        written = written.rstrip("0").rstrip(".")
    return "0" if written == "-0" else written


def numbers(values: Iterable[float], digits: int = 2) -> str:
    """Numbers in a row, to so many digits behind the point."""
    return " ".join([number(value, digits) for value in values])


class Identifiers:
    """Gives ids that are valid in XML, each once.

    The same name gets the same id in every file, unless two names of one file come out alike.
    """

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def unique(self, name: str) -> str:
        """An id that says the name: letters, digits, ``.``, ``_`` and ``-``, a letter or ``_`` first."""
        valid = _NOT_IN_NAMES.sub("-", name).rstrip("-")
        if not valid[:1].isalpha():
            valid = f"_{valid}"
        found, count = valid, 1
        while found in self._taken:
            count += 1
            found = f"{valid}-{count}"
        self._taken.add(found)
        return found
