"""The corners of each way: along a row, down a column, by an elbow into another row, back above the cards.

Each way is found for itself here; ``tracks`` parts those that came to lie on one another.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from heapq import merge
from typing import TYPE_CHECKING, NamedTuple

from cjm_desktop.display.geometry import Point, Rect

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cjm_desktop.layout.paths.obstacles import Obstacles, Points

AFTER_SOURCE = 15.0
BEFORE_TARGET = 24.0
ABOVE_CARDS = 20.0
"""Where a line turns after its source and before its target, and how high above the cards it passes them."""
LOWER = 24.0
"""How much nearer a stretch below a row must be than one above it, where room is kept for it."""
CLEARANCE = 4.0
"""From any card that a line passes. Like all here, points before the map's scale."""
LEAST_STRAIGHT = 13.0
"""The shortest line from one card down to the next: an arrowhead is nearly as long."""
SLACK = 1.0
"""How far two cards' middles may differ and still count as one line, in points."""
SELF_REACH = 0.38
"""How far from its middle a card's own loop stands, in widths of the card."""


class Way(NamedTuple):
    """A transition to be drawn: its id, the cards it joins, and whether it leads back or leaves, and so is dashed."""

    identifier: str
    source: str
    target: str
    start: Rect
    end: Rect
    dashed: bool = False
    loop: bool = False


Bundle = tuple[str, str]
"""What lines have in common that may share a leg: all that part after one card, or all that meet before one."""


class Route(NamedTuple):
    """The corners of a way from edge to edge, and the bundle of each leg that may still be moved.

    The first and the last leg stay at their cards, so there are three points more than bundles; a straight line has
    none.
    """

    points: Points
    bundles: tuple[Bundle, ...] = ()


class Router:
    """Finds the route of one way after the other."""

    def __init__(self, obstacles: Obstacles, ways: Iterable[Way], scale: float) -> None:
        self._obstacles = obstacles
        self._scale = scale
        forwards = [way for way in ways if way.end.x > way.start.right and not way.loop]
        self._leaving = Counter(way.source for way in forwards if not way.dashed)
        # Just above cards runs whatever must pass them: what is above the lowest row is below the one over it.
        self._heights = [top - ABOVE_CARDS * scale for top in obstacles.tops]

    def route(self, way: Way) -> Route:
        """The route of a way, through no card."""
        candidates = self._candidates(way)
        first = None
        for route in candidates:
            first = first or route
            if self._is_clear(route.points, way):
                return route
        from cjm_desktop.layout.paths.detours import detour  # few maps are so full

        found = detour(self._obstacles, way.start, way.end, self._scale)
        if found is None:
            return first or Route((way.start.centre, way.end.centre))
        return Route(found, tuple((way.identifier, str(leg)) for leg in range(max(0, len(found) - 3))))

    def _is_clear(self, points: Points, way: Way) -> bool:
        return self._obstacles.is_clear(points, way.start, way.end, CLEARANCE * self._scale)

    def _candidates(self, way: Way) -> Iterator[Route]:
        source, target = way.start, way.end
        if way.source == way.target:
            yield self._round_itself(way)
        elif abs(source.centre.x - target.centre.x) < source.width / 2:
            straight = _along_column(source, target)
            if _length(straight) >= LEAST_STRAIGHT * self._scale:
                yield straight
            yield from self._beside_column(way)
            yield straight
        elif target.x > source.right and not way.loop:
            yield from self._forwards(way)
            yield from self._between_rows(way)
        else:
            yield from self._between_rows(way)
            yield from self._by_channel(way, around=True)

    def _bundles(self, way: Way) -> tuple[Bundle, Bundle]:
        """Solid lines from one card part together and lines to one card meet; dashes would blur each other."""
        if way.dashed:
            return (way.identifier, "out"), (way.identifier, "in")
        return ("from", way.source), ("into", way.target)

    def _forwards(self, way: Way) -> Iterator[Route]:
        """Along a row, by one elbow, or by two with a stretch between the rows."""
        start, end = Point(way.start.right, way.start.centre.y), Point(way.end.x, way.end.centre.y)
        if abs(start.y - end.y) <= SLACK:
            yield Route((start, Point(end.x, start.y)))
        else:
            leave, arrive = self._elbows(way)
            parts, meets = self._bundles(way)
            elbows = ((leave, parts), (arrive, meets))
            for x, bundle in elbows if self._leaving[way.source] > 1 else reversed(elbows):
                yield Route((start, Point(x, start.y), Point(x, end.y), end), (bundle,))
        yield from self._by_channel(way)

    def _elbows(self, way: Way) -> tuple[float, float]:
        """Where a line turns after its source and before its target."""
        gap = way.end.x - way.start.right
        if gap <= 0:
            return way.start.right + AFTER_SOURCE * self._scale, way.end.x - BEFORE_TARGET * self._scale
        leave = way.start.right + min(AFTER_SOURCE * self._scale, gap / 2)
        return leave, way.end.x - min(BEFORE_TARGET * self._scale, gap * 2 / 3)

    def _by_channel(self, way: Way, *, around: bool = False) -> Iterator[Route]:
        """Out at the end of the source, along a free height, in at the start of the target."""
        start, end = Point(way.start.right, way.start.centre.y), Point(way.end.x, way.end.centre.y)
        leave, arrive = self._elbows(way)
        parts, meets = self._bundles(way)
        for y in self._heights_near(min(start.y, end.y), max(start.y, end.y), inside=not around):
            turns = (Point(leave, start.y), Point(leave, y), Point(arrive, y), Point(arrive, end.y))
            yield Route((start, *turns, end), (parts, (way.identifier, "along"), meets))

    def _heights_near(self, top: float, bottom: float, *, inside: bool) -> Iterator[float]:
        """The free heights between two others from top to bottom, then those beyond, the nearest first."""
        heights = self._heights
        first, last = bisect_left(heights, top), bisect_right(heights, bottom)
        between = heights[first:last]
        if inside:
            yield from between
        above = ((top - heights[place], heights[place]) for place in range(first - 1, -1, -1))
        below = ((height - bottom + LOWER * self._scale, height) for height in heights[last:])
        for _, height in merge(above, below):
            yield height
        if not inside:
            yield from between

    def _between_rows(self, way: Way) -> Iterator[Route]:
        """Out at the top or foot of the source, along the gap beside its row, in at the top or foot of the target."""
        source, target = way.start, way.end
        level = abs(source.centre.y - target.centre.y) < min(source.height, target.height) / 2
        lower = target if level or source.y < target.y else source
        left, right = min(source.x, target.x), max(source.right, target.right)
        row = self._obstacles.touched(Rect(left, lower.y, right - left, lower.height))
        tops = [card.y for card in row if card.y <= lower.centre.y]
        y = min(tops, default=lower.y) - ABOVE_CARDS * self._scale
        out = source.y if level or lower is source else source.bottom
        into = target.y if level or lower is target else target.bottom
        points = (
            Point(source.centre.x, out),
            Point(source.centre.x, y),
            Point(target.centre.x, y),
            Point(target.centre.x, into),
        )
        if (out - y) * (out - source.centre.y) < 0 and (into - y) * (into - target.centre.y) < 0:
            yield Route(points, ((way.identifier, "along"),))

    def _beside_column(self, way: Way) -> Iterator[Route]:
        """Out and in at the same side, past the cards between."""
        source, target = way.start, way.end
        y1, y2 = source.centre.y, target.centre.y
        x = max(source.right, target.right) + AFTER_SOURCE * self._scale
        name = (way.identifier, "beside")
        yield Route(
            (Point(source.right, y1), Point(x, y1), Point(x, y2), Point(target.right, y2)),
            (name,),
        )
        x = min(source.x, target.x) - BEFORE_TARGET * self._scale
        yield Route((Point(source.x, y1), Point(x, y1), Point(x, y2), Point(target.x, y2)), (name,))

    def _round_itself(self, way: Way) -> Route:
        """Out at the top of the card and in again."""
        card = way.start
        y = card.y - ABOVE_CARDS * self._scale
        out, into = card.centre.x + card.width * SELF_REACH, card.centre.x - card.width * SELF_REACH
        points = (Point(out, card.y), Point(out, y), Point(into, y), Point(into, card.y))
        return Route(points, ((way.identifier, "along"),))


def _length(route: Route) -> float:
    start, end = route.points
    return abs(end.y - start.y)


def _along_column(source: Rect, target: Rect) -> Route:
    x = source.centre.x
    if target.y >= source.y:
        return Route((Point(x, source.bottom), Point(x, target.y)))
    return Route((Point(x, source.y), Point(x, target.bottom)))
