"""Where the words of a transition stand: beside its straight arm, on its line, or a short leader away from it.

They stand on no card, on no other words and, if there is any other place, on no other line.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from math import inf
from typing import TYPE_CHECKING, NamedTuple

from cjm_desktop.display.geometry import Point, Rect, Size
from cjm_desktop.layout.paths.obstacles import leg_area

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from cjm_desktop.layout.paths.obstacles import Obstacles, Points
    from cjm_desktop.layout.paths.routes import Way

SPACING = 2.0
APART = 0.4
"""Between words and cards, and between the words of two lines."""
OVER_LINE = 7.6
"""Between a line and the baseline of words over it, or the tops of words under it."""
ALONG = (0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.1, 0.9)
"""Where on a leg words are tried, in lengths of the leg."""
ASIDE = (0.0, -0.2, 0.2, -0.38, 0.38, -0.46, 0.46)
"""How far beside its leg a pill is tried, in widths of the pill: the line still runs into it."""
LEADER = 7.0
"""Between the cards beside a line and words that found no room on it."""
LEADER_STEPS = 12
FAR = (-0.7, 0.7, -1.2, 1.2, -2.0, 2.0, -3.0, 3.0, -5.0, 5.0)
"""How far beside a crowded place words are looked a place for at last, in their widths."""
COVERED, STRUCK, LED, OUTSIDE = 3.0, 9.0, 4.0, 40.0
"""What a place costs where a pill covers a foreign line, such a line runs through bare words, a leader is needed, or
the lanes are left."""
SHORT = 60.0
"""The length of a leader that costs as much as having one, before the map's scale."""
BEFORE_HEAD = 9.0
CORNER = 10.0
"""How much of a leg's end belongs to the arrowhead or the corner. Points before the map's scale, like those above."""
BUCKET = 96.0
"""The side of the squares by which rectangles are looked up, in points."""

Lanes = tuple[tuple[float, float], ...]


class Measured(NamedTuple):
    """The words of one line: its number, their size as bare words, and as a pill. ``plain`` words may stand bare."""

    way: int
    bare: Size
    pill: Size
    plain: bool


class Spot(NamedTuple):
    """Where words stand: as a pill or bare; ``leader`` is where on the line a leader starts, if one is needed."""

    way: int
    box: Rect
    pill: bool
    leader: Point | None = None


class _Leg(NamedTuple):
    """A stretch of a line that it has to itself."""

    a: Point
    b: Point

    @property
    def level(self) -> bool:
        return self.a.y == self.b.y

    @property
    def length(self) -> float:
        return abs(self.a.x - self.b.x) + abs(self.a.y - self.b.y)

    def at(self, share: float) -> Point:
        return Point(self.a.x + (self.b.x - self.a.x) * share, self.a.y + (self.b.y - self.a.y) * share)


class _Boxes:
    """Rectangles to be found by place."""

    def __init__(self) -> None:
        self._buckets: dict[tuple[int, int], list[tuple[Rect, int]]] = {}

    def add(self, box: Rect, owner: int = -1) -> None:
        for bucket in _buckets(box):
            self._buckets.setdefault(bucket, []).append((box, owner))

    def owners(self, box: Rect) -> set[int]:
        """Whose rectangles share an area with a box."""
        found: set[int] = set()
        left, right, top, bottom = box.x, box.x + box.width, box.y, box.y + box.height
        for bucket in _buckets(box):
            for (x, y, width, height), owner in self._buckets.get(bucket, ()):
                if x < right and left < x + width and y < bottom and top < y + height:
                    found.add(owner)
        return found


def _buckets(box: Rect) -> Iterator[tuple[int, int]]:
    """The squares of a grid that a box lies in."""
    first, last = int(box.y // BUCKET), int(box.bottom // BUCKET)
    for column in range(int(box.x // BUCKET), int(box.right // BUCKET) + 1):
        for row in range(first, last + 1):
            yield column, row


def spots(
    measured: Sequence[Measured],
    ways: Sequence[Way],
    lines: Sequence[Points],
    nodes: Mapping[str, Point],
    obstacles: Obstacles,
    lanes: Lanes,
    scale: float,
) -> tuple[Spot, ...]:
    """A spot for the words of each line that has any; ``nodes`` are the forks by the card they part from.

    ``lanes`` are the rows (top, bottom) in which words may stand; outside of them they do if there is no other place.
    """
    return _Spots(ways, lines, nodes, obstacles, lanes, scale).find(measured) if measured else ()


class _Spots:
    """What is there already, and the search for room."""

    def __init__(
        self,
        ways: Sequence[Way],
        lines: Sequence[Points],
        nodes: Mapping[str, Point],
        obstacles: Obstacles,
        lanes: Lanes,
        scale: float,
    ) -> None:
        self._ways = ways
        self._lines = lines
        self._nodes = nodes
        self._obstacles = obstacles
        self._lanes = lanes
        self._scale = scale
        self._taken = _Boxes()
        self._strokes = _Boxes()
        self._by_end: dict[tuple[str, str], list[int]] = defaultdict(list)
        for index, (way, line) in enumerate(zip(ways, lines, strict=True)):
            for a, b in pairwise(line):
                self._strokes.add(leg_area(a, b).grown(scale), index)
            end = line[-1]
            self._strokes.add(Rect(end.x, end.y, 0, 0).grown(5 * scale), index)
            if not way.dashed:
                self._by_end["from", way.source].append(index)
                self._by_end["into", way.target].append(index)
        for node in nodes.values():
            self._taken.add(Rect(node.x, node.y, 0, 0).grown(5 * scale))

    def find(self, measured: Sequence[Measured]) -> tuple[Spot, ...]:
        """Shares first, as they must stand close to their line; then the shorter words before the longer."""
        found = []
        for words in sorted(measured, key=lambda words: (not words.plain, words.pill.width, words.way)):
            spot = self._spot(words)
            if spot is not None:
                self._taken.add(spot.box)
                if spot.leader is not None:
                    self._taken.add(_thread(spot.leader, spot.box))
                found.append(spot)
        return tuple(found)

    def _spot(self, words: Measured) -> Spot | None:
        """The best free place; where there is none, the nearest to which a leader runs over other words."""
        best: Spot | None = None
        least = inf
        for spot in self._candidates(words):
            cost = self._leader_cost(spot)
            if cost < least and self._is_free(spot):
                cost += self._cost(spot)
                if cost < least:
                    best, least = spot, cost
            if least <= 0 or (spot.leader is not None and least <= LED):
                break
        return best or next((spot for spot in self._anywhere(words) if self._has_room(spot.box)), None)

    def _anywhere(self, words: Measured) -> Iterator[Spot]:
        """Places ever further from the line, with a leader as long as one can be drawn."""
        for leg in _whole(self._lines[words.way]):
            yield from self._led(words, leg)
        for leg in _whole(self._lines[words.way]):
            for spot in self._led(words, leg):
                for shift in FAR:
                    yield Spot(words.way, spot.box.moved(shift * spot.box.width, 0), pill=True)

    def _leader_cost(self, spot: Spot) -> float:
        if spot.leader is None:
            return 0.0
        return LED * (1 + _thread(spot.leader, spot.box).height / (SHORT * self._scale))

    def _cost(self, spot: Spot) -> float:
        """What a free place costs for what it covers and where it lies."""
        covered = self._strokes.owners(spot.box) - {spot.way}
        return (COVERED if spot.pill else STRUCK) * len(covered) + (
            0.0 if self._is_inside(spot.box) else OUTSIDE
        )

    def _has_room(self, box: Rect) -> bool:
        if not self._obstacles.is_free(box.grown(SPACING * self._scale)):
            return False
        return not self._taken.owners(box.grown(APART * self._scale))

    def _is_free(self, spot: Spot) -> bool:
        if not self._has_room(spot.box):
            return False
        if spot.leader is None:
            return True
        thread = _thread(spot.leader, spot.box).grown(1)
        return self._obstacles.is_free(thread) and not self._taken.owners(thread)

    def _is_inside(self, box: Rect) -> bool:
        return not self._lanes or any(top <= box.y and box.bottom <= bottom for top, bottom in self._lanes)

    def _candidates(self, words: Measured) -> Iterator[Spot]:
        legs, line = self._own_legs(words.way), self._lines[words.way]
        level = [leg for leg in legs if leg.level]
        straight = words.plain and len(line) == 2
        if straight:
            yield from self._beside(words, level or _whole(line))
        dashed = self._ways[words.way].dashed
        for leg in sorted(legs, key=lambda leg: (leg.level != dashed, -leg.length)):
            for share in ALONG:
                middle = leg.at(share)
                for aside in (0.0,) if leg.level else ASIDE:
                    place = Point(middle.x + aside * words.pill.width, middle.y)
                    yield Spot(words.way, _around(place, words.pill), pill=True)
        if words.plain and not straight:
            yield from self._beside(words, level)
        for leg in legs or _whole(line):
            yield from self._led(words, leg)

    def _beside(self, words: Measured, legs: Iterable[_Leg]) -> Iterator[Spot]:
        """Bare words over a level leg or under it: in its middle, in that of the gap, or near there.

        They stand after an upright leg, or before it.
        """
        size, over, way = words.bare, OVER_LINE * self._scale, self._ways[words.way]
        for leg in legs:
            if not leg.level:
                for share in ALONG[:3]:
                    x, y = leg.at(share)
                    for left in (x + over, x - over - size.width):
                        yield Spot(words.way, Rect(left, y - size.height / 2, *size), pill=False)
                continue
            gap = (way.start.right + way.end.x) / 2
            middles = [leg.at(0.5).x]
            if abs(gap - middles[0]) < size.width:
                middles += [gap, (gap + middles[0]) / 2]
            for y in (leg.a.y - over - size.height, leg.a.y + over):
                for middle in middles:
                    yield Spot(words.way, Rect(middle - size.width / 2, y, *size), pill=False)

    def _led(self, words: Measured, leg: _Leg) -> Iterator[Spot]:
        """A pill above or below the cards beside a leg, with a leader to it."""
        way, size = self._ways[words.way], words.pill
        start = leg.at(0.5)
        gap, pitch = LEADER * self._scale, size.height + SPACING * self._scale
        if leg.level:
            top, bottom = start.y - way.start.height / 2, start.y + way.start.height / 2
        else:
            top, bottom = min(way.start.y, start.y), max(way.start.bottom, start.y)
        first = gap + size.height / 2
        for step in range(LEADER_STEPS):
            for y in (top - first - step * pitch, bottom + first + step * pitch):
                for shift in (0.0, -0.3, 0.3):
                    middle = Point(start.x + shift * size.width, y)
                    yield Spot(words.way, _around(middle, size), pill=True, leader=start)

    def _own_legs(self, index: int) -> list[_Leg]:
        """The stretches of a line that no other shares, without corners and arrowhead."""
        line, way = self._lines[index], self._ways[index]
        legs: list[_Leg] = []
        last = len(line) - 2
        for number, (a, b) in enumerate(pairwise(line)):
            low, high = min(a, b), max(a, b)
            stretches = [(low, high)]
            for other in {*self._by_end["from", way.source], *self._by_end["into", way.target]} - {index}:
                for c, d in pairwise(self._lines[other]):
                    stretches = [
                        rest for stretch in stretches for rest in _without(stretch, min(c, d), max(c, d))
                    ]
            head = BEFORE_HEAD * self._scale if number == last else 0.0
            legs.extend(leg for leg in (_trimmed(stretch, b, head) for stretch in stretches) if leg)
        return legs


def _without(stretch: tuple[Point, Point], c: Point, d: Point) -> list[tuple[Point, Point]]:
    """What is left of a stretch (from its upper or left end) where another does not lie on it."""
    a, b = stretch
    if a.x == b.x == c.x == d.x:
        if d.y <= a.y or b.y <= c.y:
            return [stretch]
        return [
            (Point(a.x, start), Point(a.x, end)) for start, end in ((a.y, c.y), (d.y, b.y)) if start < end
        ]
    if a.y == b.y == c.y == d.y:
        if d.x <= a.x or b.x <= c.x:
            return [stretch]
        return [
            (Point(start, a.y), Point(end, a.y)) for start, end in ((a.x, c.x), (d.x, b.x)) if start < end
        ]
    return [stretch]


def _trimmed(stretch: tuple[Point, Point], end: Point, head: float) -> _Leg | None:
    """A stretch without the arrowhead that stands at ``end``; nothing if it is too short for anything."""
    a, b = stretch
    length = abs(a.x - b.x) + abs(a.y - b.y)
    if length - head < 4:
        return None
    share = head / length
    if b == end:
        return _Leg(a, Point(b.x + (a.x - b.x) * share, b.y + (a.y - b.y) * share))
    if a == end:
        return _Leg(Point(a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share), b)
    return _Leg(a, b)


def _whole(line: Points) -> list[_Leg]:
    """A line that has no stretch to itself, from its end backwards."""
    return [_Leg(a, b) for a, b in pairwise(line)][::-1]


def _around(centre: Point, size: Size) -> Rect:
    return Rect(centre.x - size.width / 2, centre.y - size.height / 2, size.width, size.height)


def _thread(start: Point, box: Rect) -> Rect:
    """The area of the leader from a line up or down to a box."""
    top, bottom = (box.bottom, start.y) if start.y > box.bottom else (start.y, box.y)
    return Rect(start.x, top, 0, max(0.0, bottom - top))
