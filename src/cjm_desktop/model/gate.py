"""The gate: bytes that anybody may have written become plain Python values, or one sentence that says why not.

No parser at hand is strict enough alone. ``orjson`` refuses what is not JSON, NaN, numbers beyond a double, lone
surrogates and trailing rubbish, but lets the last of two equal keys win and rounds long integers; the standard
library shows every key and keeps every integer, but accepts the rest. So the one checks the text and the other
reads it, and one walk over the values holds the limits.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

import orjson

from cjm_desktop.i18n import _
from cjm_desktop.model.characters import FORBIDDEN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Where: TypeAlias = tuple[str | int, ...]
"""Where a value stands: the keys and the positions that lead to it."""

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_FORBIDDEN = re.compile(f"[{FORBIDDEN}]")
_NUMBER = r"-?\d[\d.eE+-]*"
_NOT_A_NUMBER = r"(?i:-?(NaN|Infinity))"
_SURROGATE = r"\\u[dD][89a-fA-F]"
_PLAIN_KEY = r"[^\W\d]\w*"
_LONGEST_SHOWN = 40
_LARGEST_INTEGER = 2**63


class Limits(NamedTuple):
    """What a document may hold at most.

    Attributes:
        size: bytes of the whole document.
        values: texts, numbers, lists and objects together.
        depth: lists and objects inside one another.
        text: characters of one text; wide enough for a picture told in base 64.
    """

    size: int = 64 * 1024 * 1024
    values: int = 1_000_000
    depth: int = 64
    text: int = 16_000_000


USUAL_LIMITS: Final = Limits()
"""What a map may hold."""


class GateError(ValueError):
    """Bytes that the gate refuses; its text is a clause that says what is wrong, where, and what to do."""


class _Twice(NamedTuple):
    """Stands for an object that names one field twice."""

    field: str


def place(path: Where) -> str:
    """A path as people write it: ``stages[2].title``; very long names are shortened."""
    words = ""
    for key in path:
        if isinstance(key, int):
            words += f"[{key}]"
        elif re.fullmatch(_PLAIN_KEY, key) and len(key) <= _LONGEST_SHOWN:
            words += f".{key}"
        else:
            words += f"[{shown(key)}]"
    return words.removeprefix(".") or _("the document")


def parse(data: bytes, limits: Limits = USUAL_LIMITS) -> object:
    """Read one JSON document.

    Args:
        data: UTF-8 text, with or without a byte order mark.
        limits: what it may hold at most.

    Returns:
        Dictionaries, lists, texts, numbers, booleans and ``None``. Every number is finite, every integer fits 64
        bits and every text can be written as UTF-8 and as XML.

    Raises:
        GateError: it is not JSON, says something twice, or goes beyond a limit.
    """
    check_extent(data, limits)
    data = data.removeprefix(_BYTE_ORDER_MARK)
    text = _decoded(data)
    if not text.strip():
        raise GateError(_("it is empty"))
    try:
        orjson.loads(data)
        value = json.loads(text, object_pairs_hook=_object)
    except orjson.JSONDecodeError as error:
        raise GateError(_syntax(text, error.pos, limits)) from None
    except RecursionError:
        raise GateError(_too_deep(limits)) from None
    _walk(value, limits)
    return value


def check_size(size: int, limits: Limits = USUAL_LIMITS) -> None:
    """Refuse a document by its size in bytes alone, before it is read.

    Raises:
        GateError: it is larger than the limit.
    """
    if size > limits.size:
        raise GateError(_("it is larger than {size} MB").format(size=limits.size // (1024 * 1024)))


def check_extent(data: bytes, limits: Limits = USUAL_LIMITS) -> None:
    """Refuse a document by how much it may hold, before anything of it is built.

    Raises:
        GateError: it is larger than the limit, or may hold more values.
    """
    check_size(len(data), limits)
    # A value is the first of a list or an object, or follows a comma: an upper bound.
    if data.count(b",") + data.count(b"[") + data.count(b"{") > limits.values:
        raise GateError(_("it holds more than {count} values").format(count=limits.values))


def check(value: object, path: Where = (), limits: Limits = USUAL_LIMITS) -> None:
    """Hold a plain value that is to be written to the limits of one that is read.

    Raises:
        GateError: it goes beyond a limit.
    """
    _walk(value, limits, path)


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        reason = _(
            "it is not UTF-8 text: line {line} holds a byte that UTF-8 does not allow; save it as UTF-8"
        )
        raise GateError(reason.format(line=line)) from None


def _object(pairs: list[tuple[str, object]]) -> object:
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    names = Counter(name for name, _value in pairs)
    return _Twice(names.most_common(1)[0][0])


def _syntax(text: str, position: int, limits: Limits) -> str:
    """Why JSON text ends at a position, told from the text itself: parsers change their words between versions."""
    line = text.count("\n", 0, position) + 1
    column = position - text.rfind("\n", 0, position)
    if position >= len(text.rstrip()):
        reason = _("it ends too early, in line {line}; look for a complete copy of it")
    elif _is_at(text, position, _NOT_A_NUMBER) or _is_at(text, max(position - 2, 0), _NOT_A_NUMBER):
        reason = _("line {line}, column {column} holds NaN or Infinity, which are no numbers of JSON")
    elif _is_infinite(text, position):
        reason = _("the number in line {line}, column {column} is too large")
    elif _is_at(text, position, _SURROGATE):
        reason = _("the text in line {line}, column {column} holds half a character (a lone surrogate)")
    elif _opens_too_deep(text[: position + 1], limits):
        return _too_deep(limits)
    else:
        reason = _(
            "it is not JSON: line {line}, column {column} cannot be read; mend it there in a text editor"
        )
    return reason.format(line=line, column=column)


def _is_at(text: str, position: int, pattern: str) -> bool:
    return re.compile(pattern).match(text, position) is not None


def _is_infinite(text: str, position: int) -> bool:
    number = re.compile(_NUMBER).match(text, position)
    try:
        return number is not None and abs(float(number[0])) == float("inf")
    except ValueError:
        return False


def _opens_too_deep(before: str, limits: Limits) -> bool:
    """Whether text stops where one more list or object begins; parsers stop before its bracket or behind it."""
    opened = sum(map(before.count, "[{")) - sum(map(before.count, "]}"))
    return opened > limits.depth and not {"[", "{"}.isdisjoint(before[-2:])


def _too_deep(limits: Limits) -> str:
    return _("its lists and objects are nested more than {depth} deep").format(depth=limits.depth)


def _walk(document: object, limits: Limits, path: Where = ()) -> None:
    """Look at every value once; without recursion, because depth is one of the things to find."""
    waiting: list[tuple[object, Where]] = [(document, path)]
    while waiting:
        value, path = waiting.pop()
        if isinstance(value, dict | list):
            if len(path) >= limits.depth:
                raise GateError(_too_deep(limits))
            waiting.extend(_open(value, path, limits))
        else:
            _check_single(value, path, limits)


def _open(
    value: dict[str, object] | list[object], path: Where, limits: Limits
) -> Iterator[tuple[object, Where]]:
    """The values in an object or a list that are still to be looked at; texts, which are most, are looked at here."""
    items: Iterable[tuple[str | int, object]] = enumerate(value)
    longest = limits.text
    if isinstance(value, dict):
        items = value.items()
        for name in value:
            if len(name) > longest or not name.isprintable():
                _check_text(name, path, limits)
    for key, item in items:
        if isinstance(item, str):
            if len(item) > longest or not item.isprintable():
                _check_text(item, (*path, key), limits)
        elif item is not None:
            yield item, (*path, key)


def _check_single(value: object, path: Where, limits: Limits) -> None:
    if isinstance(value, str):
        _check_text(value, path, limits)
    elif isinstance(value, _Twice):
        reason = _("{place} names its field {field} twice; remove one of the two")
        raise GateError(reason.format(place=place(path), field=shown(value.field)))
    elif isinstance(value, int) and not -_LARGEST_INTEGER <= value < _LARGEST_INTEGER:
        raise GateError(_("the number at {place} is too large").format(place=place(path)))


def _check_text(text: str, path: Where, limits: Limits) -> None:
    if len(text) > limits.text:
        reason = _("the text at {place} is longer than {length} characters")
        raise GateError(reason.format(place=place(path), length=limits.text))
    if found := _FORBIDDEN.search(text):
        reason = _("the text at {place} holds the control character U+{code:04X}; remove it")
        raise GateError(reason.format(place=place(path), code=ord(found[0])))


def shown(name: str) -> str:
    """A name from a document, quoted, on one line and not too long."""
    short = name if len(name) <= _LONGEST_SHOWN else name[: _LONGEST_SHOWN - 1] + "…"
    return json.dumps(short, ensure_ascii=False)
