"""How the cards of a lane are piled up: those that span several cells first, then each cell's own below them.

Only heights and column numbers come in, and only places go out: nothing here knows a card.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Span(NamedTuple):
    """Something that lies across the columns from ``first`` to ``last``, inclusive."""

    first: int
    last: int
    height: float


Slot = tuple[float, float]
"""Where something lies: its top below that of the pile, and the room that is kept for it (a plain pair: quick)."""


class Pile(NamedTuple):
    """The slots of the spans and of each column's own, as they were given, and the height of it all.

    ``single`` says that nothing lies above or below anything else.
    """

    spans: tuple[Slot, ...]
    columns: tuple[tuple[Slot, ...], ...]
    height: float
    single: bool


def piled(columns: Sequence[Sequence[float]], spans: Sequence[Span], gap: float, *, level: bool) -> Pile:
    """Pile up what has these heights, ``gap`` apart.

    Spans are packed into as few sub-rows as can be. A column's own go below the lowest span that covers the column.
    With ``level`` everything lies on lines that run through all columns, each as tall as the tallest on it, and a
    sub-row of spans is one of them.
    """
    rows = sub_rows(spans)
    covered = [0] * len(columns)
    for span, row in zip(spans, rows, strict=True):
        for column in range(span.first, span.last + 1):
            covered[column] = max(covered[column], row + 1)
    lines = [0.0] * (max(rows, default=-1) + 1)
    for span, row in zip(spans, rows, strict=True):
        lines[row] = max(lines[row], span.height)
    if level:
        _raise_lines(lines, columns, covered)
    tops = _tops(lines, gap)
    slots = [
        _slots(tuple(lines[start : start + len(heights)] if level else heights), gap, tops[start])
        for heights, start in zip(columns, covered, strict=True)
    ]
    across = tuple((tops[row], lines[row]) for row in rows)
    ends = [top + room for top, room in (*across, *(column[-1] for column in slots if column))]
    single = len(set(rows)) <= 1 and all(n + len(own) <= 1 for n, own in zip(covered, columns, strict=True))
    return Pile(across, tuple(slots), max(ends, default=0.0), single)


def sub_rows(spans: Sequence[Span]) -> list[int]:
    """The sub-row of each span: the first in which no earlier one is in its way.

    Taken by where they start, that makes them as few as spans overlap anywhere.
    """
    rows = [0] * len(spans)
    ends: list[int] = []
    for index in sorted(range(len(spans)), key=lambda each: spans[each].first):
        span = spans[index]
        row = next((row for row, end in enumerate(ends) if end < span.first), len(ends))
        ends[row:] = [span.last, *ends[row + 1 :]]
        rows[index] = row
    return rows


@lru_cache(maxsize=4096)
def _slots(rooms: tuple[float, ...], gap: float, start: float) -> tuple[Slot, ...]:
    """What lies in these rooms from ``start`` down. It is asked for every cell whenever one of its row changes."""
    # There is a top more than there are rooms: that of what would come next.
    return tuple(zip(_tops(rooms, gap, start), rooms, strict=False))


def _raise_lines(lines: list[float], columns: Sequence[Sequence[float]], covered: Sequence[int]) -> None:
    """Make every line as tall as the tallest that any column has on it."""
    for heights, start in zip(columns, covered, strict=True):
        for line, height in enumerate(heights, start):
            if line == len(lines):
                lines.append(height)
            else:
                lines[line] = max(lines[line], height)


def _tops(heights: Iterable[float], gap: float, start: float = 0.0) -> list[float]:
    """The top of each height from ``start`` down, and where one more would begin."""
    tops = [start]
    for height in heights:
        tops.append(tops[-1] + height + gap)
    return tops
