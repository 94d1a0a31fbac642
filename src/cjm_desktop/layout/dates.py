"""Dates as people write them in the language of the map."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cjm_desktop.i18n import mark

if TYPE_CHECKING:
    from collections.abc import Callable

MONTHS = (
    mark("January"),
    mark("February"),
    mark("March"),
    mark("April"),
    mark("May"),
    mark("June"),
    mark("July"),
    mark("August"),
    mark("September"),
    mark("October"),
    mark("November"),
    mark("December"),
)
PATTERN = mark("{day} {month} {year}")


def date_in_words(text: str, words: Callable[[str], str]) -> str:
    """An ISO date as day, month and year in words; anything else as it was typed."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return text
    return words(PATTERN).format(day=day.day, month=words(MONTHS[day.month - 1]), year=day.year)
