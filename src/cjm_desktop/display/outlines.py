"""Polygons and polylines with rounded corners, as paths."""

from __future__ import annotations

from math import acos, hypot, sin, tan
from typing import TYPE_CHECKING

from cjm_desktop.display.geometry import Close, CurveTo, LineTo, MoveTo, Path, Point, Segment

if TYPE_CHECKING:
    from collections.abc import Sequence

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
