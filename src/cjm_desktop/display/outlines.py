"""Polygons and polylines with rounded corners, as paths."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate, pairwise
from math import acos, dist, hypot, sin, tan
from typing import TYPE_CHECKING

from cjm_desktop.display.geometry import Close, CurveTo, LineTo, MoveTo, Path, Point, Segment

if TYPE_CHECKING:
    from collections.abc import Sequence

CHORDS = 8
"""So many straight lines stand for a curve where its length matters."""
Corner = tuple[Point, float]
"""A corner and its radius in points (0: sharp)."""


def rounded_polygon(corners: Sequence[Corner]) -> Path:
    """A closed outline through the corners, each rounded by its radius as far as its edges allow."""
    count = len(corners)
    segments: list[Segment] = []
    for index, (point, radius) in enumerate(corners):
        before, after = corners[index - 1][0], corners[(index + 1) % count][0]
        segments.extend(_corner(before, point, after, radius, first=not segments))
    return (*segments, Close())


def rounded_polyline(points: Sequence[Point], radius: float) -> Path:
    """An open line through the points with every inner corner rounded by ``radius`` as far as its edges allow."""
    if len(points) < 2:
        return ()
    segments: list[Segment] = [MoveTo(*points[0])]
    for before, point, after in zip(points, points[1:], points[2:], strict=False):
        segments.extend(_corner(before, point, after, radius, first=False))
    segments.append(LineTo(*points[-1]))
    return tuple(segments)


def dashed(path: Path, dash: Sequence[float], width: float) -> Path:
    """The drawn parts of an open line, each a line of its own; ``dash`` alternates drawn and left out lengths.

    Painters disagree a little about how long a curve is and how a dash goes round a corner. Where dashes run along
    corners, they are measured here, once. A bend nearer to the end of a dash than half the ``width`` of the line is
    left out: its rounding would stick out of the dash.
    """
    points = _flattened(path)
    places = list(accumulate((dist(one, other) for one, other in pairwise(points)), initial=0.0))
    segments: list[Segment] = []
    start, number = 0.0, 0
    while start < places[-1] and any(dash):
        end = min(start + dash[number % len(dash)], places[-1])
        if number % 2 == 0 and end > start:
            inner = (
                LineTo(*point)
                for point, place in zip(points, places, strict=True)
                if start + width / 2 < place < end - width / 2
            )
            segments += [MoveTo(*_along(points, places, start)), *inner]
            segments.append(LineTo(*_along(points, places, end)))
        start, number = end, number + 1
    return tuple(segments)


def _flattened(path: Path) -> list[Point]:
    """An open line as its points, every curve as short chords."""
    points: list[Point] = []
    for segment in path:
        match segment:
            case CurveTo(x1, y1, x2, y2, x, y):
                last = points[-1]
                for step in range(1, CHORDS + 1):
                    t = step / CHORDS
                    a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
                    across = a * last.x + b * x1 + c * x2 + d * x
                    points.append(Point(across, a * last.y + b * y1 + c * y2 + d * y))
            case MoveTo(x, y) | LineTo(x, y):
                points.append(Point(x, y))
            case Close():
                points.append(points[0])
    return points


def _along(points: Sequence[Point], places: Sequence[float], place: float) -> Point:
    """The point so far along a line whose points are ``places`` far along it."""
    after = min(max(bisect_left(places, place), 1), len(points) - 1)
    (x1, y1), (x2, y2) = points[after - 1], points[after]
    length = places[after] - places[after - 1]
    share = (place - places[after - 1]) / length if length else 0.0
    return Point(x1 + (x2 - x1) * share, y1 + (y2 - y1) * share)


def _corner(before: Point, point: Point, after: Point, radius: float, *, first: bool) -> list[Segment]:
    """The line into a corner and the arc around it; a corner of no angle or radius is just a point.

    The arc of a circle that touches both edges, as one cubic Bézier curve: handles of 4/3 tan(angle / 4) times the
    radius (the usual approximation, within a thousandth of the radius up to a right angle).
    """
    start: type[MoveTo | LineTo] = MoveTo if first else LineTo
    in_x, in_y = before.x - point.x, before.y - point.y
    out_x, out_y = after.x - point.x, after.y - point.y
    in_length, out_length = hypot(in_x, in_y), hypot(out_x, out_y)
    if radius <= 0 or in_length == 0 or out_length == 0:
        return [start(*point)]
    in_x, in_y, out_x, out_y = in_x / in_length, in_y / in_length, out_x / out_length, out_y / out_length
    angle = acos(max(-1.0, min(1.0, in_x * out_x + in_y * out_y)))
    if sin(angle) < 1e-6:
        return [start(*point)]
    reach = min(radius / tan(angle / 2), in_length / 2, out_length / 2)
    turned = 3.141592653589793 - angle
    handle = reach - 4 / 3 * tan(turned / 4) * reach * tan(angle / 2)
    return [
        start(point.x + in_x * reach, point.y + in_y * reach),
        CurveTo(
            point.x + in_x * handle,
            point.y + in_y * handle,
            point.x + out_x * handle,
            point.y + out_y * handle,
            point.x + out_x * reach,
            point.y + out_y * reach,
        ),
    ]
