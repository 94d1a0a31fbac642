"""A smooth curve through points that never overshoots them.

Monotone cubic interpolation after F. N. Fritsch and R. E. Carlson, "Monotone Piecewise Cubic Interpolation", SIAM
Journal on Numerical Analysis 17 (1980): between two neighbours the curve stays between their values, so a feeling is
never drawn better or worse than anyone said it was.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from operator import itemgetter
from typing import TYPE_CHECKING

from cjm_desktop.display.geometry import CurveTo, MoveTo, Path, Point, Segment

if TYPE_CHECKING:
    from collections.abc import Sequence


FLAT = 1e-9
"""A slope that no drawing can show; dividing by it would leave the range of floating point."""


def tangents(points: Sequence[Point]) -> tuple[float, ...]:
    """The slope of the curve at each point; ``points`` have strictly increasing x."""
    if len(points) < 2:
        return (0.0,) * len(points)
    slopes = [(b.y - a.y) / (b.x - a.x) for a, b in pairwise(points)]
    inner = [0.0 if before * after <= 0 else (before + after) / 2 for before, after in pairwise(slopes)]
    found = [slopes[0], *inner, slopes[-1]]
    for index, slope in enumerate(slopes):
        if abs(slope) < FLAT:
            found[index] = found[index + 1] = 0.0
            continue
        a, b = found[index] / slope, found[index + 1] / slope
        length = (a * a + b * b) ** 0.5
        if length > 3.0:
            found[index] = 3.0 * a / length * slope
            found[index + 1] = 3.0 * b / length * slope
    return tuple(found)


def smooth(points: Sequence[Point]) -> Path:
    """The curve through ``points`` as cubic Bézier segments; empty for fewer than two points."""
    if len(points) < 2:
        return ()
    slopes = tangents(points)
    segments: list[Segment] = [MoveTo(*points[0])]
    for (a, b), (start, end) in zip(pairwise(points), pairwise(slopes), strict=True):
        third = (b.x - a.x) / 3
        segments.append(CurveTo(a.x + third, a.y + start * third, b.x - third, b.y - end * third, b.x, b.y))
    return tuple(segments)


def height_at(points: Sequence[Point], slopes: Sequence[float], x: float) -> float:
    """The y of the curve at ``x``; beyond the ends it is the end's own y."""
    if x <= points[0].x:
        return points[0].y
    if x > points[-1].x:
        return points[-1].y
    place = bisect_left(points, x, key=itemgetter(0))
    a, b = points[place - 1], points[place]
    width = b.x - a.x
    t = (x - a.x) / width
    u = 1 - t
    return (
        u * u * (1 + 2 * t) * a.y
        + t * t * (3 - 2 * t) * b.y
        + width * (t * u * u * slopes[place - 1] - t * t * u * slopes[place])
    )
