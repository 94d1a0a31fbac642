"""Words that a person typed or pasted, made fit for a map: the one place through which they enter.

Every command makes its records of ``cleaned`` values, so it is no matter which field, editor or clipboard words come
from. What a file holds is not cleaned: a text with a control character is refused at the gate, and any other comes
back from a save byte for byte, in whichever form of Unicode it is written. Marks of direction and joiners are text.

Words are cleaned, never cut: those that are longer than their field takes are refused, so that nobody loses the end of
a text without being told.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from cjm_desktop.model.characters import FORBIDDEN
from cjm_desktop.model.records import LINES, LONGEST_WORDS, Value

if TYPE_CHECKING:
    from collections.abc import Mapping

_LINE_BREAK: Final = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_STRAY: Final = re.compile(f"[{FORBIDDEN}\x7f-\x9f\ud800-\udfff]")
"""Control characters, half characters, and what is no character."""
_BREAKS: Final = re.compile(r"[\t\n]+")
_MOST_MARKS: Final = 30
"""Accents and vowel signs on one letter; no language needs more (UAX #15, stream-safe text), and putting a longer heap
in order takes the square of its length."""
_LONGEST: Final = 4 * LONGEST_WORDS
"""Composing takes four characters for one at most, so a longer text fits no field whatever becomes of it."""


def clean(text: str, *, lines: bool) -> str:
    """Words as a map holds them: composed (NFC), without what no file can hold and without blanks around them.

    Args:
        text: what was typed or pasted.
        lines: whether it may have several lines; if not, line breaks and tabs become blanks.
    """
    text = _STRAY.sub("", _LINE_BREAK.sub("\n", text)).strip()
    if not lines:
        text = " ".join(part for part in map(str.strip, _BREAKS.split(text)) if part)
    if text.isascii() or len(text) > _LONGEST:
        return text
    return _without_heaps(unicodedata.normalize("NFC", _without_heaps(text)))


def cleaned(kind: type[Value], fields: Mapping[str, object]) -> dict[str, object]:
    """Values that a person gave for fields of a record, with their words cleaned as each field asks.

    The kind stays as it is, because the record's class goes by it, and so do fields that the record does not know:
    nobody types into them.
    """
    typed = {name: field for name, field in kind.model_fields.items() if name != "kind"}
    return {
        name: _cleaned(value, lines=LINES in typed[name].metadata) if name in typed else value
        for name, value in fields.items()
    }


def _cleaned(value: object, *, lines: bool) -> object:
    if isinstance(value, str):
        return clean(value, lines=lines)
    if isinstance(value, tuple | list):
        return tuple(_cleaned(each, lines=lines) for each in value)
    if isinstance(value, Value):
        return {**value.model_extra, **cleaned(type(value), value.__dict__)}
    return value


def _without_heaps(text: str) -> str:
    """The text with the first marks only where very many stand on one letter."""
    kept, marks = [], 0
    for character in text:
        marks = marks + 1 if unicodedata.combining(character) else 0
        if marks <= _MOST_MARKS:
            kept.append(character)
    return "".join(kept) if len(kept) < len(text) else text
