"""Numbers as people write them in the language of a map."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cjm_desktop.i18n import mark
from cjm_desktop.kinds.percentages import DECIMAL_COMMA

if TYPE_CHECKING:
    from collections.abc import Callable

NARROW: Final = "\u202f"
"""A narrow space that no line breaks at: between groups of digits."""
MINUS: Final = "\u2212"
CURRENCIES: Final = frozenset("$€£¥₹")
"""Signs that stand before their number where decimals follow a point."""
SHORT_FROM: Final = 10_000.0
"""From here on a number is told in thousands, millions or billions."""
SCALES: Final = (
    (1e3, mark("{number}k")),
    (1e6, mark("{number}M")),
    (1e9, mark("{number}bn")),
)
"""What a large number is told in, and how it is written."""


def plain(value: float, language: str, decimals: int | None = None) -> str:
    """A number with all its digits.

    Args:
        value: what to write.
        language: the language of the map (BCP 47).
        decimals: digits behind the decimal sign; up to two, as many as there are, where it is left out.
    """
    written = f"{abs(value):,.{2 if decimals is None else decimals}f}"
    if decimals is None and "." in written:
        written = written.rstrip("0").rstrip(".")
    if _writes_comma(language):
        written = written.replace(",", NARROW).replace(".", ",")
    return MINUS + written if value < 0 and any(digit in written for digit in "123456789") else written


def short(value: float, language: str, words: Callable[[str], str]) -> str:
    """A number in three digits or so: 48.2k, 3.2M; one below ``SHORT_FROM`` as it is.

    Args:
        value: what to write.
        language: the language of the map (BCP 47).
        words: what translates into it.
    """
    if abs(value) < SHORT_FROM:
        return plain(value, language)
    # What rounds to a thousand thousands is a million.
    size, pattern = next((scale for scale in SCALES if round(abs(value) / scale[0], 0) < 1000), SCALES[-1])
    number = value / size
    decimals = 0 if abs(number) >= 99.95 or round(number, 1) == round(number) else 1
    return words(pattern).format(number=plain(number, language, decimals))


def clock(value: float) -> str:
    """Minutes with seconds, or hours with minutes: 2.5 is 2:30."""
    minutes, rest = divmod(abs(value), 1.0)  # sixty times the largest number would be none
    whole = int(minutes) * 60 + round(rest * 60)
    return f"{MINUS if value < 0 and whole else ''}{whole // 60}:{whole % 60:02d}"


def writes_unit_first(unit: str, language: str) -> bool:
    """Whether a unit stands before its number: a currency's sign where that is the custom."""
    return unit in CURRENCIES and not _writes_comma(language)


def _writes_comma(language: str) -> bool:
    """Whether decimals follow a comma; then groups of digits are set apart by a space."""
    return f" {language.partition('-')[0].lower()} " in DECIMAL_COMMA
