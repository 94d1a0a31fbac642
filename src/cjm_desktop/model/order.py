"""Fractional keys: strings that sort, with room for another one between any two.

A key is a fraction in base 36 without its leading point, so ``"i"`` is one half and no key ends in ``"0"``. Between
two neighbours the new key is about half-way, a digit longer for every five insertions at one place. At the two ends,
where people add card after card, that would grow too fast: there numbers are counted in blocks that double in length
(Elias's gamma code, with leading ``0`` or ``z`` in place of its zeros), so that thousands of keys stay short.
"""

from __future__ import annotations

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_BASE = len(DIGITS)
_FIRST, _LAST = DIGITS[0], DIGITS[-1]
_LONGEST_LEAD = 4
"""Of the marks before a block: sixteen digits count further than anyone adds cards."""


def key_between(before: str | None, after: str | None) -> str:
    """A new key strictly between two others; ``None`` stands for the start and for the end of the list.

    Raises:
        ValueError: ``before`` does not sort before ``after``, or one of them is no key.
    """
    for key in (before, after):
        if key is not None and (not key or key[-1] == _FIRST or set(key) - set(DIGITS)):
            message = f"{key!r} is no order key"
            raise ValueError(message)
    if before is None:
        return "i" if after is None else _count_down(after)
    if after is None:
        return _count_up(before)
    if before >= after:
        message = f"{before!r} does not sort before {after!r}"
        raise ValueError(message)
    return _middle(before, after)


def keys(count: int) -> tuple[str, ...]:
    """``count`` keys in order, short and evenly spread, for a list that is made at once."""
    width, room = 1, _BASE
    while room <= count:
        width, room = width + 1, room * _BASE
    return tuple(_digits((index + 1) * room // (count + 1), width).rstrip(_FIRST) for index in range(count))


def _middle(before: str, after: str) -> str:
    written, bounded = "", True
    while True:
        place = len(written)
        low = _value(before[place : place + 1])
        high = _value(after[place : place + 1]) if bounded else _BASE
        if high - low > 1:
            return written + DIGITS[(low + high) // 2]
        written += DIGITS[low]
        bounded = bounded and low == high


def _count_up(key: str) -> str:
    """A short key after ``key``: the next number of its block, or the first of the next longer block."""
    return _next_number(key, lead=_LAST, step=1)


def _count_down(key: str) -> str:
    """A short key before ``key``: the mirror image of counting up."""
    return _next_number(key, lead=_FIRST, step=-1)


def _next_number(key: str, *, lead: str, step: int) -> str:
    length = len(key) - len(key.lstrip(lead))
    if length > _LONGEST_LEAD:
        return key[:_LONGEST_LEAD] + _next_number(key[_LONGEST_LEAD:], lead=lead, step=step)
    width = 1 << length
    block = key[length : length + width].ljust(width, _FIRST)
    number = _value(block) + step
    if number > 0 and number % _BASE == 0:
        number += step
    digits = _digits(number, width) if 0 < number < _BASE**width else lead
    if digits[0] != lead:
        return lead * length + digits
    outermost = _BASE ** (2 * width) - 1 if step < 0 else 1
    return lead * (length + 1) + _digits(outermost, 2 * width)


def _value(digits: str) -> int:
    return int(digits or _FIRST, _BASE)


def _digits(number: int, width: int) -> str:
    written = ""
    for _ in range(width):
        number, digit = divmod(number, _BASE)
        written = DIGITS[digit] + written
    return written
