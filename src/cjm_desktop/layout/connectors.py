"""The way from touchpoint to touchpoint: right-angled lines with rounded corners that keep off the cards.

A line leaves its card where the next one is nearest: straight along a row, down a column, by an elbow into another
row, and above the cards where it leads back.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from heapq import merge
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

from cjm_desktop.display.geometry import Close, LineTo, MoveTo, Point, Rect, Size
from cjm_desktop.display.items import Group, Item, Layer, Outline, Shape, Stroke
from cjm_desktop.display.outlines import rounded_polyline

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from cjm_desktop.model.records import Transition
    from cjm_desktop.theme import Theme

AFTER_SOURCE = 15.0
BEFORE_TARGET = 24.0
ABOVE_CARDS = 20.0
BEFORE_CARD = 2.0
"""Between an arrowhead and its card. Like the other three, points before the map's scale."""
SLACK = 1.0
"""How far two cards' middles may differ and still count as one line, in points."""

End = Literal["source", "target"]
Route = tuple[Point, ...]


def connectors(
    transitions: Iterable[Transition],
    boxes: Mapping[str, Rect],
    resolve: Callable[[str, End], str | None],
    theme: Theme,
    scale: float,
) -> tuple[Group, ...]:
    """A group for each transition whose ends are drawn.

    ``boxes`` are the touchpoints on the drawing by id; ``resolve`` names the touchpoint that an end stands for (a step
    stands for its last as a source and its first as a target).
    """
    groups = []
    cards = Cards(boxes.values())
    for transition in transitions:
        source, target = resolve(transition.source, "source"), resolve(transition.target, "target")
        if source is None or target is None or source == target or source not in boxes or target not in boxes:
            continue
        points = cards.route(boxes[source], boxes[target], scale)
        groups.append(_path_group(transition, points, theme, scale))
    return tuple(groups)


def route(source: Rect, target: Rect, cards: Iterable[Rect], scale: float) -> Route:
    """The corners of a line from one card to another, its ends on the cards' edges."""
    return Cards((*cards, source, target)).route(source, target, scale)


class _Column(NamedTuple):
    """Cards of the same place along x, from top to bottom, and how far down those up to each one reach."""

    x: float
    right: float
    cards: tuple[Rect, ...]
    tops: tuple[float, ...]
    reaches: tuple[float, ...]


class Cards:
    """The cards that lines keep off, sorted so that a line looks only at those beside it."""

    def __init__(self, cards: Iterable[Rect]) -> None:
        columns: dict[tuple[float, float], list[Rect]] = {}
        for card in cards:
            columns.setdefault((card.x, card.right), []).append(card)
        self._columns = [_column(*place, cards) for place, cards in columns.items()]
        edges = [(card.y, card.bottom) for column in self._columns for card in column.cards]
        # Heights above and below the cards at which a line may run.
        self._channels = sorted(
            {top - ABOVE_CARDS for top, _ in edges} | {bottom + ABOVE_CARDS for _, bottom in edges}
        )

    def route(self, source: Rect, target: Rect, scale: float) -> Route:
        """See the function ``route``."""
        if target.x > source.right:
            return self._forwards(source, target, scale)
        if abs(source.centre.x - target.centre.x) < source.width / 2:
            return self._along_column(source, target, scale)
        return self._above(source, target, scale)

    def _forwards(self, source: Rect, target: Rect, scale: float) -> Route:
        start, end = Point(source.right, source.centre.y), Point(target.x, target.centre.y)
        ends = (source, target)
        if abs(start.y - end.y) <= SLACK and self.is_clear((start, end), ends):
            return start, Point(end.x, start.y)
        gap = end.x - start.x
        elbows = (
            end.x - min(BEFORE_TARGET * scale, gap * 2 / 3),
            start.x + min(AFTER_SOURCE * scale, gap / 2),
        )
        for x in elbows:
            points: Route = (start, Point(x, start.y), Point(x, end.y), end)
            if self.is_clear(points, ends):
                return points
        arrive, leave = elbows
        for y in self._channels_near(*sorted((start.y, end.y))):
            points = (
                start,
                Point(leave, start.y),
                Point(leave, y),
                Point(arrive, y),
                Point(arrive, end.y),
                end,
            )
            if self.is_clear(points, ends):
                return points
        return start, Point(arrive, start.y), Point(arrive, end.y), end

    def _channels_near(self, top: float, bottom: float) -> Iterator[float]:
        """The channels between two heights from top to bottom, then those beyond, the nearest first."""
        channels = self._channels
        first, last = bisect_left(channels, top), bisect_right(channels, bottom)
        yield from channels[first:last]
        above = ((top - channels[place], channels[place]) for place in range(first - 1, -1, -1))
        below = ((channel - bottom, channel) for channel in channels[last:])
        for _, channel in merge(above, below):
            yield channel

    def _along_column(self, source: Rect, target: Rect, scale: float) -> Route:
        down = target.y >= source.bottom
        straight = (
            Point(source.centre.x, source.bottom if down else source.y),
            Point(source.centre.x, target.y if down else target.bottom),
        )
        if self.is_clear(straight, (source, target)):
            return straight
        x = max(source.right, target.right) + AFTER_SOURCE * scale
        return (
            Point(source.right, source.centre.y),
            Point(x, source.centre.y),
            Point(x, target.centre.y),
            Point(target.right, target.centre.y),
        )

    def _above(self, source: Rect, target: Rect, scale: float) -> Route:
        """Back to an earlier column, above all cards in between; beside the cards on the way up or down."""
        left, right = min(source.x, target.x), max(source.right, target.right)
        lowest = max(source.y, target.y)
        tops = [
            column.tops[0]
            for column in self._columns
            if column.right > left and column.x < right and column.tops[0] <= lowest
        ]
        y = min(source.y, target.y, *tops) - ABOVE_CARDS * scale
        out, into = source.right + AFTER_SOURCE * scale, target.x - AFTER_SOURCE * scale
        leaves: tuple[Route, ...] = (
            (Point(source.centre.x, source.y), Point(source.centre.x, y)),
            (Point(source.right, source.centre.y), Point(out, source.centre.y), Point(out, y)),
        )
        arrives: tuple[Route, ...] = (
            (Point(target.centre.x, y), Point(target.centre.x, target.y)),
            (Point(into, y), Point(into, target.centre.y), Point(target.x, target.centre.y)),
        )
        ways = [leave + arrive for leave in leaves for arrive in arrives]
        return next((way for way in ways if self.is_clear(way, (source, target))), ways[0])

    def is_clear(self, points: Sequence[Point], ends: tuple[Rect, Rect]) -> bool:
        """Whether no card but the two ends lies on the line."""
        for a, b in pairwise(points):
            x, y = min(a.x, b.x), min(a.y, b.y)
            leg = Rect(x, y, abs(a.x - b.x), abs(a.y - b.y)).grown(1)
            if any(card not in ends for card in self._touched(leg)):
                return False
        return True

    def _touched(self, leg: Rect) -> Iterator[Rect]:
        """The cards that share an area with a leg of a line."""
        left, right, top, bottom = leg.x, leg.right, leg.y, leg.bottom
        for column in self._columns:
            if column.x < right and left < column.right:
                first = bisect_right(column.reaches, top)
                last = bisect_left(column.tops, bottom)
                for card in column.cards[first:last]:
                    if top < card.bottom:
                        yield card


def _column(x: float, right: float, cards: Iterable[Rect]) -> _Column:
    ordered = tuple(sorted(cards, key=lambda card: card.y))
    reaches = tuple(accumulate((card.bottom for card in ordered), max))
    return _Column(x, right, ordered, tuple(card.y for card in ordered), reaches)


def _path_group(transition: Transition, points: Route, theme: Theme, scale: float) -> Group:
    colour = theme.map.exit if transition.role == "exit" else theme.map.path
    dash = (
        tuple(length * scale for length in theme.stroke.path_dash)
        if transition.role in {"loop", "exit"}
        else ()
    )
    origin = Point(min(point.x for point in points), min(point.y for point in points))
    local = [Point(point.x - origin.x, point.y - origin.y) for point in points]
    tip = _towards(local[-1], local[-2], BEFORE_CARD * scale)
    head_length = theme.size.arrowhead.width * scale
    end = _towards(tip, local[-2], head_length * 0.7)
    line = rounded_polyline([*local[:-1], end], theme.stroke.path_corner * scale)
    items: tuple[Item, ...] = (
        Shape(Outline(line), None, Stroke(colour, theme.stroke.path * scale, dash)),
        Shape(_arrowhead(tip, local[-2], head_length, theme.size.arrowhead.height * scale), colour),
    )
    width = max(point.x for point in local)
    height = max(point.y for point in local)
    ink = Rect(0, 0, width, height).grown(6 * scale)
    return Group(transition.id, "path", Layer.PATH, origin, Size(width, height), items, ink)


def _towards(start: Point, goal: Point, distance: float) -> Point:
    dx, dy = goal.x - start.x, goal.y - start.y
    length = (dx * dx + dy * dy) ** 0.5 or 1.0
    return Point(start.x + dx / length * distance, start.y + dy / length * distance)


def _arrowhead(tip: Point, before: Point, length: float, width: float) -> Outline:
    """A flat head with a notched back, pointing away from ``before``."""
    back = _towards(tip, before, length)
    notch = _towards(tip, before, length * 0.72)
    along_x, along_y = (back.x - tip.x) / length, (back.y - tip.y) / length
    side_x, side_y = -along_y * width / 2, along_x * width / 2
    return Outline(
        (
            MoveTo(*tip),
            LineTo(back.x + side_x, back.y + side_y),
            LineTo(*notch),
            LineTo(back.x - side_x, back.y - side_y),
            Close(),
        )
    )
