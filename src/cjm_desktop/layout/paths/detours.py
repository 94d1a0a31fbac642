"""The shortest way round the cards where no plain shape of a line will do: a search (A*) over the gaps between."""

from __future__ import annotations

from heapq import heappop, heappush
from typing import TYPE_CHECKING

from cjm_desktop.display.geometry import Point, Rect
from cjm_desktop.layout.paths.obstacles import leg_area

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cjm_desktop.layout.paths.obstacles import Obstacles, Points

OUT = 15.0
NEAR, FAR = 5.0, 12.0
"""How far from a card's edge a line may pass it, sideways and above or below. Points before the map's scale."""
BEND = 60.0
"""What a corner costs, in points of way."""
MOST_PLACES = 6_000
"""After so many places the search gives up: no map that one would draw needs more."""
BEYOND = 400.0
"""How far outside the box of both cards the search looks, in points before the map's scale."""

Place = tuple[int, int, bool]
"""A crossing of two tracks by number, and whether it was reached along y."""


def detour(obstacles: Obstacles, source: Rect, target: Rect, scale: float) -> Points | None:
    """A line from the end of one card to the start of another through no card; nothing where there is none."""
    region = source.united(target).grown(BEYOND * scale)
    cards = list(obstacles.touched(region))
    start = Point(source.right, source.centre.y)
    end = Point(target.x, target.centre.y)
    first, last = Point(start.x + NEAR * scale, start.y), Point(end.x - FAR * scale, end.y)
    xs = sorted({first.x, last.x, *_sides(cards, scale)})
    ys = sorted({first.y, last.y, *_heights(cards, scale)})
    search = _Search(obstacles, xs, ys, scale)
    corners = search.corners(first, last)
    return None if corners is None else _plain((start, *corners, end))


def _sides(cards: Iterable[Rect], scale: float) -> Iterator[float]:
    for card in cards:
        yield card.right + NEAR * scale
        yield card.x - NEAR * scale
        yield card.right + OUT * scale


def _heights(cards: Iterable[Rect], scale: float) -> Iterator[float]:
    for card in cards:
        yield card.y - FAR * scale
        yield card.bottom + FAR * scale


class _Search:
    """One search over the crossings of vertical tracks at ``xs`` and horizontal ones at ``ys``."""

    def __init__(self, obstacles: Obstacles, xs: list[float], ys: list[float], scale: float) -> None:
        self._obstacles = obstacles
        self._xs = xs
        self._ys = ys
        self._bend = BEND * scale
        self._clearance = (NEAR - 1.0) * scale
        self._open: dict[Place, bool] = {}

    def corners(self, first: Point, last: Point) -> Points | None:
        """The places from one point to another."""
        begin: Place = (self._xs.index(first.x), self._ys.index(first.y), False)
        goal = (self._xs.index(last.x), self._ys.index(last.y))
        reached: dict[Place, tuple[float, Place | None]] = {begin: (0.0, None)}
        waiting: list[tuple[float, Place]] = [(0.0, begin)]
        done: set[Place] = set()
        while waiting and len(done) < MOST_PLACES:  # by what the way would cost at least
            _, place = heappop(waiting)
            if place in done:
                continue
            done.add(place)
            if place[:2] == goal:
                return self._way(place, reached)
            cost = reached[place][0]
            for neighbour, step in self._neighbours(place):
                total = cost + step
                if neighbour not in reached or total < reached[neighbour][0]:
                    reached[neighbour] = (total, place)
                    left = abs(self._xs[neighbour[0]] - last.x) + abs(self._ys[neighbour[1]] - last.y)
                    heappush(waiting, (total + left, neighbour))
        return None

    def _neighbours(self, place: Place) -> Iterator[tuple[Place, float]]:
        column, row, upright = place
        for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            x, y = column + dx, row + dy
            if not (0 <= x < len(self._xs) and 0 <= y < len(self._ys)):
                continue
            if self._is_open(min(column, x), min(row, y), upright=dy != 0):
                turns = upright != (dy != 0)
                length = abs(self._xs[x] - self._xs[column]) + abs(self._ys[y] - self._ys[row])
                yield (x, y, dy != 0), length + (self._bend if turns else 0.0)

    def _is_open(self, column: int, row: int, *, upright: bool) -> bool:
        """Whether a line may run from a crossing to the next one on its right, or below it."""
        stretch = (column, row, upright)
        known = self._open.get(stretch)
        if known is None:
            here = Point(self._xs[column], self._ys[row])
            there = Point(here.x, self._ys[row + 1]) if upright else Point(self._xs[column + 1], here.y)
            known = self._obstacles.is_free(leg_area(here, there).grown(self._clearance))
            self._open[stretch] = known
        return known

    def _way(self, place: Place, reached: dict[Place, tuple[float, Place | None]]) -> Points:
        found: list[Point] = []
        at: Place | None = place
        while at is not None:
            found.append(Point(self._xs[at[0]], self._ys[at[1]]))
            at = reached[at][1]
        return tuple(reversed(found))


def _plain(points: Points) -> Points:
    """The line without the points at which it goes straight on."""
    found: list[Point] = []
    for point in points:
        while len(found) > 1 and (
            found[-2].x == found[-1].x == point.x or found[-2].y == found[-1].y == point.y
        ):
            found.pop()
        if not found or found[-1] != point:
            found.append(point)
    return tuple(found)
