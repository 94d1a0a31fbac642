"""How far a pointer is from a line that is drawn: a transition is pointed at where it runs, not in its box."""

from __future__ import annotations

from math import hypot, inf
from typing import TYPE_CHECKING

from cjm_desktop.display.geometry import Close, CurveTo, LineTo, MoveTo, Path, Point
from cjm_desktop.display.items import Outline, Shape

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjm_desktop.display.items import Group


def paths_of(group: Group) -> Iterator[Path]:
    """The lines of a group that are stroked and not filled, local to its origin."""
    for item in group.items:
        if isinstance(item, Shape) and item.fill is None and isinstance(item.geometry, Outline):
            yield item.geometry.path


def distance_to(group: Group, point: Point) -> float:
    """How far a place on the drawing is from the nearest line of a group, in points; infinite where it has none."""
    local = Point(point.x - group.origin.x, point.y - group.origin.y)
    return min(
        (_to_stretch(local, start, end) for path in paths_of(group) for start, end in _stretches(path)),
        default=inf,
    )


def _stretches(path: Path) -> Iterator[tuple[Point, Point]]:
    """A path as straight stretches; a curve, which rounds a corner, by its chord."""
    first = last = Point(0.0, 0.0)
    for segment in path:
        match segment:
            case MoveTo(x, y):
                first = last = Point(x, y)
            case LineTo(x, y) | CurveTo(_, _, _, _, x, y):
                yield last, Point(x, y)
                last = Point(x, y)
            case Close():
                yield last, first
                last = first


def _to_stretch(point: Point, start: Point, end: Point) -> float:
    across, down = end.x - start.x, end.y - start.y
    length = across * across + down * down
    share = ((point.x - start.x) * across + (point.y - start.y) * down) / length if length else 0.0
    share = min(1.0, max(0.0, share))
    return hypot(point.x - start.x - share * across, point.y - start.y - share * down)
