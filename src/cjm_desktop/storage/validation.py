"""Pydantic's list of errors, told as one clause: ``stages[2].title must be text, not a number``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from cjm_desktop.i18n import _, mark
from cjm_desktop.model.gate import Where, place, shown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

_WANTED: Final[Mapping[str, str]] = {
    "string_type": mark("text"),
    "int_type": mark("a whole number"),
    "float_type": mark("a number"),
    "bool_type": mark("true or false"),
    "tuple_type": mark("a list"),
    "list_type": mark("a list"),
    "dict_type": mark("an object"),
    "model_type": mark("an object"),
}
"""What a value of the wrong type should have been, by the name of pydantic's error."""

_FOUND: Final[Mapping[type, str]] = {
    type(None): mark("nothing"),
    bool: mark("true or false"),
    int: mark("a number"),
    float: mark("a number"),
    str: mark("text"),
    list: mark("a list"),
    tuple: mark("a list"),
    dict: mark("an object"),
}

_LIMITS: Final[Mapping[str, str]] = {
    "missing": mark("{place} is missing"),
    "string_too_long": mark("{place} is longer than {max_length} characters"),
    "greater_than_equal": mark("{place} must be at least {ge}"),
    "less_than_equal": mark("{place} must be at most {le}"),
    "literal_error": mark("{place} must be one of {expected}"),
    "int_from_float": mark("{place} must be a whole number"),
    "string_pattern_mismatch": mark("{place} cannot be {value}"),
}
"""What else can be wrong, by the name of pydantic's error; the names in braces are pydantic's own."""


def clause(error: ValidationError, record: object, path: Where) -> str:
    """What is wrong with a record.

    Args:
        error: what pydantic found.
        record: the plain value that was to become a record.
        path: where the record stands in its document.
    """
    details = error.errors(include_url=False)
    where = place((*path, *_existing(details[0], record)))
    return counted(_said(details[0], where), len(details))


def counted(first: str, count: int) -> str:
    """The first of some complaints, and how many more there are."""
    return first if count == 1 else _("{first} (and {count} more)").format(first=first, count=count - 1)


def _existing(detail: ErrorDetails, record: object) -> Where:
    """The part of an error's location that names values of the document and no choices of our own types."""
    if detail["type"] == "missing":
        return detail["loc"]
    found: list[str | int] = []
    value: Any = record
    for key in detail["loc"]:
        is_there = isinstance(value, dict) and key in value
        if not is_there and not (isinstance(value, list) and isinstance(key, int)):
            break
        value = value[key]
        found.append(key)
    return tuple(found)


def _said(detail: ErrorDetails, where: str) -> str:
    kind, value = detail["type"], detail["input"]
    if kind in _WANTED:
        found = _(_FOUND.get(type(value), "?"))
        return _("{place} must be {wanted}, not {found}").format(
            place=where, wanted=_(_WANTED[kind]), found=found
        )
    if kind in _LIMITS:
        return _(_LIMITS[kind]).format(place=where, value=shown(str(value)), **detail.get("ctx", {}))
    return _("{place} is wrong: {reason}").format(place=where, reason=detail["msg"])
