"""The cards that lines and their labels keep off, sorted so that a line looks only at those beside it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate, pairwise
from math import inf
from typing import TYPE_CHECKING, NamedTuple

from cjm_desktop.display.geometry import Point, Rect

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Points = tuple[Point, ...]


class Room(NamedTuple):
    """A free stretch across a line, between two cards; infinite where no card ends it."""

    low: float
    high: float


class _Column(NamedTuple):
    """Cards of the same place along x, from top to bottom, and how far down those up to each one reach."""

    x: float
    right: float
    cards: tuple[Rect, ...]
    tops: tuple[float, ...]
    reaches: tuple[float, ...]

    def between(self, top: float, bottom: float) -> Iterator[Rect]:
        """The cards that share a height with a stretch along y."""
        first, last = bisect_right(self.reaches, top), bisect_left(self.tops, bottom)
        for card in self.cards[first:last]:
            if top < card.bottom:
                yield card


ANYWHERE = Room(-inf, inf)


class Obstacles:
    """Cards by column. A column is what starts and ends at the same x.

    ``limits`` bound the known cards along y: what is beyond counts as taken. ``sides`` bound the drawing along x.
    """

    def __init__(self, cards: Iterable[Rect], limits: Room = ANYWHERE, sides: Room = ANYWHERE) -> None:
        self._limits = limits
        self._sides = sides
        columns: dict[tuple[float, float], list[Rect]] = {}
        for card in cards:
            columns.setdefault((card.x, card.right), []).append(card)
        self._columns = [_column(*place, columns[place]) for place in sorted(columns)]
        self._starts = [column.x for column in self._columns]
        self._ends = list(accumulate((column.right for column in self._columns), max))
        self.tops = sorted({top for column in self._columns for top in column.tops})

    def touched(self, area: Rect) -> Iterator[Rect]:
        """The cards that share an area with a rectangle."""
        left, right = area.x, area.right
        for column in self._columns[bisect_right(self._ends, left) : bisect_left(self._starts, right)]:
            if left < column.right:
                yield from column.between(area.y, area.bottom)

    def is_free(self, area: Rect) -> bool:
        """Whether no card shares an area with a rectangle inside the limits and between the sides."""
        limits, sides = self._limits, self._sides
        inside = limits.low <= area.y and area.bottom <= limits.high
        between = sides.low <= area.x and area.right <= sides.high
        return inside and between and next(self.touched(area), None) is None

    def is_clear(self, points: Sequence[Point], source: Rect, target: Rect, clearance: float) -> bool:
        """Whether a line keeps its distance from every card, but for its ends at the two it joins."""
        last = len(points) - 2
        for number, (a, b) in enumerate(pairwise(points)):
            area = leg_area(a, b).grown(clearance)
            for card in self.touched(area):
                if not (card == source and number == 0) and not (card == target and number == last):
                    return False
        return True

    def room_beside(self, x: float, top: float, bottom: float) -> Room:
        """How far a vertical line at ``x`` may move without meeting a card."""
        low, high = -inf, inf
        place = bisect_right(self._starts, x)
        for index in range(place - 1, -1, -1):
            if self._ends[index] <= low:
                break
            column = self._columns[index]
            if low < column.right <= x and next(column.between(top, bottom), None):
                low = column.right
        for column in self._columns[place:]:
            if next(column.between(top, bottom), None):
                high = column.x
                break
        return Room(low, high)

    def room_above_and_below(self, y: float, left: float, right: float) -> Room:
        """How far a horizontal line at ``y`` may move without meeting a card or a limit."""
        low, high = self._limits
        for column in self._columns[bisect_right(self._ends, left) : bisect_left(self._starts, right)]:
            if left < column.right:
                below = bisect_left(column.tops, y)
                if below:
                    low = max(low, column.reaches[below - 1])
                if below < len(column.tops):
                    high = min(high, column.tops[below])
        return Room(low, high)


def _column(x: float, right: float, cards: Iterable[Rect]) -> _Column:
    ordered = tuple(sorted(cards, key=lambda card: card.y))
    reaches = tuple(accumulate((card.bottom for card in ordered), max))
    return _Column(x, right, ordered, tuple(card.y for card in ordered), reaches)


def leg_area(a: Point, b: Point) -> Rect:
    """The area of a straight leg of a line, of no width."""
    return Rect(min(a.x, b.x), min(a.y, b.y), abs(a.x - b.x), abs(a.y - b.y))
