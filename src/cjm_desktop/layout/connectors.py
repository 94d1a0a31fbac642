"""The way from touchpoint to touchpoint: right-angled lines with rounded corners that keep off the cards.

A line leaves its card where the next one is nearest: straight along a row, down a column, by an elbow into another
row, and above the cards where it leads back.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from cjm_desktop.display.geometry import Close, LineTo, MoveTo, Point, Rect, Size
from cjm_desktop.display.items import Group, Item, Layer, Outline, Shape, Stroke
from cjm_desktop.display.outlines import rounded_polyline

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

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
    cards = tuple(boxes.values())
    for transition in transitions:
        source, target = resolve(transition.source, "source"), resolve(transition.target, "target")
        if source is None or target is None or source == target or source not in boxes or target not in boxes:
            continue
        points = route(boxes[source], boxes[target], cards, scale)
        groups.append(_path_group(transition, points, theme, scale))
    return tuple(groups)


def route(source: Rect, target: Rect, cards: Sequence[Rect], scale: float) -> Route:
    """The corners of a line from one card to another, its ends on the cards' edges."""
    others = [card for card in cards if card not in (source, target)]
    if target.x > source.right:
        return _forwards(source, target, others, scale)
    if abs(source.centre.x - target.centre.x) < source.width / 2:
        return _along_column(source, target, others, scale)
    return _above(source, target, others, scale)


def _forwards(source: Rect, target: Rect, others: Sequence[Rect], scale: float) -> Route:
    start, end = Point(source.right, source.centre.y), Point(target.x, target.centre.y)
    if abs(start.y - end.y) <= SLACK and _clear((start, end), others):
        return start, Point(end.x, start.y)
    gap = end.x - start.x
    elbows = (end.x - min(BEFORE_TARGET * scale, gap * 2 / 3), start.x + min(AFTER_SOURCE * scale, gap / 2))
    for x in elbows:
        points: Route = (start, Point(x, start.y), Point(x, end.y), end)
        if _clear(points, others):
            return points
    leave, arrive = elbows[1], elbows[0]
    for y in sorted(_channels(others, source, target), key=lambda y: abs(y - end.y) + abs(y - start.y)):
        points = (start, Point(leave, start.y), Point(leave, y), Point(arrive, y), Point(arrive, end.y), end)
        if _clear(points, others):
            return points
    return start, Point(elbows[0], start.y), Point(elbows[0], end.y), end


def _channels(others: Sequence[Rect], source: Rect, target: Rect) -> set[float]:
    """Heights between, above and below the rows of cards at which a line may run."""
    half = ABOVE_CARDS
    edges = [card.y - half for card in (*others, source, target)]
    edges += [card.bottom + half for card in (*others, source, target)]
    return set(edges)


def _along_column(source: Rect, target: Rect, others: Sequence[Rect], scale: float) -> Route:
    down = target.y >= source.bottom
    straight = (
        Point(source.centre.x, source.bottom if down else source.y),
        Point(source.centre.x, target.y if down else target.bottom),
    )
    if _clear(straight, others):
        return straight
    x = max(source.right, target.right) + AFTER_SOURCE * scale
    return (
        Point(source.right, source.centre.y),
        Point(x, source.centre.y),
        Point(x, target.centre.y),
        Point(target.right, target.centre.y),
    )


def _above(source: Rect, target: Rect, others: Sequence[Rect], scale: float) -> Route:
    """Back to an earlier column, above all cards in between; beside the cards that stand on the way up or down."""
    left, right = min(source.x, target.x), max(source.right, target.right)
    between = [
        card for card in others if card.right > left and card.x < right and card.y <= max(source.y, target.y)
    ]
    y = min(card.y for card in (source, target, *between)) - ABOVE_CARDS * scale
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
    return next((way for way in ways if _clear(way, others)), ways[0])


def _clear(points: Sequence[Point], others: Sequence[Rect]) -> bool:
    """Whether no card but the two ends lies on the line."""
    for a, b in pairwise(points):
        x, y = min(a.x, b.x), min(a.y, b.y)
        leg = Rect(x, y, abs(a.x - b.x), abs(a.y - b.y)).grown(1)
        if any(leg.intersects(card) for card in others):
            return False
    return True


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
