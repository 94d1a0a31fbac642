"""Where the quotes of an emotion lane stand: near their faces, clear of curves, faces and each other."""

from __future__ import annotations

from functools import cache, reduce
from typing import TYPE_CHECKING, NamedTuple, Protocol

from cjm_desktop.display.geometry import Point, Rect

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cjm_desktop.display.items import LevelAxis

DISTANCES = (10.0, 18.0, 30.0)
"""Between face and words, in points before the map's scale."""
FAR = (46.0, 64.0, 84.0, 108.0)
"""Where nothing nearer is free: words so far away have a line to their face."""
TOUCHING = 2.0
"""With less room than this, words look as if they belonged to something else. Points before the map's scale."""
SHIFTS = (0.0, -0.25, 0.25, -0.5, 0.5, -0.75, 0.75)
"""Sideways, as parts of the words' width."""
CLEAR = 9.0
"""At this distance a place is as good as any farther one, in points before the map's scale."""
SAMPLES = 9


class Obstacle(NamedTuple):
    """A face that no words may touch."""

    centre: Point
    radius: float


class Placed(NamedTuple):
    """Where words stand: their top left corner, and the ends of the line to their face where they stand far from it."""

    corner: Point
    leader: tuple[Point, Point] | None = None


class Measured(Protocol):
    """Anything with a width and a height in points."""

    @property
    def width(self) -> float:
        """The width."""
        ...

    @property
    def height(self) -> float:
        """The height."""
        ...


def place_quotes(
    places: Sequence[Point],
    blocks: Sequence[Measured | None],
    obstacles: Sequence[Obstacle],
    curves: Sequence[Callable[[float], float]],
    area: Rect,
    axis: LevelAxis,
    scale: float,
    *,
    taken: Sequence[Rect] = (),
) -> list[Placed | None]:
    """Where each block stands, or nothing where there is no block.

    Above for feelings over the middle of the scale and below for the others; of all places that fit the area, the
    first that keeps ``CLEAR`` from everything, else the one that keeps farthest. Where even that would touch
    something, the words go farther away, at the end of a line. ``taken`` is where other things stand.
    """
    middle, enough = (axis.top + axis.bottom) / 2, CLEAR * scale
    heights = [cache(curve) for curve in curves]
    occupied = list(taken)
    found: list[Placed | None] = []
    for place, block, own in zip(places, blocks, obstacles, strict=True):
        if block is None:
            found.append(None)
            continue
        above = place.y <= middle
        leader: tuple[Point, Point] | None = None
        near = _candidates(place, block, own.radius, area, DISTANCES, scale, above_first=above)
        chosen, room = _roomiest(near, obstacles, heights, occupied, enough)
        if room < TOUCHING * scale:
            far = _candidates(place, block, own.radius, area, FAR, scale, above_first=above)
            farther, more = _roomiest(far, obstacles, heights, occupied, enough)
            if farther and more > max(room, 0.0):
                chosen, leader = farther, _leader(place, own.radius, farther, scale)
        rect = chosen or Rect(place.x - block.width / 2, place.y + own.radius, block.width, block.height)
        occupied.append(rect)
        found.append(Placed(Point(rect.x, rect.y), leader))
    return found


def _leader(place: Point, radius: float, words: Rect, scale: float) -> tuple[Point, Point]:
    """From the edge of a face to the nearest edge of its words."""
    gap = 4 * scale
    x = min(max(place.x, words.x + words.width * 0.2), words.right - words.width * 0.2)
    above = words.bottom <= place.y
    end = Point(x, words.bottom + gap / 2 if above else words.y - gap / 2)
    start = Point(place.x, place.y - radius - gap if above else place.y + radius + gap)
    return start, end


def _candidates(
    place: Point,
    block: Measured,
    radius: float,
    area: Rect,
    distances: Sequence[float],
    scale: float,
    *,
    above_first: bool,
) -> list[Rect]:
    sides = (True, False) if above_first else (False, True)
    rects = []
    for above in sides:
        for distance in distances:
            away = radius + distance * scale
            y = place.y - away - block.height if above else place.y + away
            for shift in SHIFTS:
                x = place.x - block.width / 2 + shift * block.width
                x = min(max(x, area.x), area.right - block.width)
                rect = Rect(x, y, block.width, block.height)
                if rect.y >= area.y and rect.bottom <= area.bottom:
                    rects.append(rect)
    return rects


def _roomiest(
    candidates: Sequence[Rect],
    obstacles: Sequence[Obstacle],
    curves: Sequence[Callable[[float], float]],
    taken: Sequence[Rect],
    enough: float,
) -> tuple[Rect | None, float]:
    """The first that has enough room, else the one with most, and how much that is."""
    if not candidates:
        return None, float("-inf")
    # What has enough room from all of them decides nothing.
    around = reduce(Rect.united, candidates)
    faces = [face for face in obstacles if _distance(around, face) < enough]
    words = [rect for rect in taken if _gap(around, rect) < enough]
    best, best_room = None, float("-inf")
    for rect in candidates:
        room = _clearance(rect, faces, curves, words, best_room + 0.01)
        if room > best_room + 0.01:
            best, best_room = rect, room
        if best_room >= enough:
            break
    return best, best_room


def _clearance(
    rect: Rect,
    obstacles: Sequence[Obstacle],
    curves: Sequence[Callable[[float], float]],
    taken: Sequence[Rect],
    least: float,
) -> float:
    """The distance from the words to the nearest curve, face or other words; negative where they overlap.

    Where it is not more than ``least`` it need not be exact.
    """
    room = min((_distance(rect, obstacle) for obstacle in obstacles), default=float("inf"))
    room = min(room, min((_gap(rect, other) for other in taken), default=room))
    middle = rect.centre.y
    for index in range(SAMPLES):
        if room <= least:
            break
        x = rect.x + rect.width * index / (SAMPLES - 1)
        for curve in curves:
            y = curve(x)
            room = min(room, rect.y - y if y < middle else y - rect.bottom)
    return room


def _distance(rect: Rect, obstacle: Obstacle) -> float:
    dx = max(rect.x - obstacle.centre.x, 0.0, obstacle.centre.x - rect.right)
    dy = max(rect.y - obstacle.centre.y, 0.0, obstacle.centre.y - rect.bottom)
    return float((dx * dx + dy * dy) ** 0.5) - obstacle.radius


def _gap(a: Rect, b: Rect) -> float:
    dx = max(a.x - b.right, b.x - a.right)
    dy = max(a.y - b.bottom, b.y - a.bottom)
    return max(dx, dy)
