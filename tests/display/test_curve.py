from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cjm_desktop.display.curve import height_at, smooth, tangents
from cjm_desktop.display.geometry import CurveTo, MoveTo, Point

heights = st.lists(st.floats(-100, 100), min_size=2, max_size=12)
gaps = st.lists(st.floats(0.5, 50), min_size=11, max_size=11)


def points_of(ys: list[float], widths: list[float]) -> list[Point]:
    xs = [sum(widths[:index]) for index in range(len(ys))]
    return [Point(x, y) for x, y in zip(xs, ys, strict=True)]


@given(heights, gaps)
@example([0.0, 5e-324, 1.0], [1.0] * 11)  # a slope too small to divide by
def test_the_curve_never_leaves_the_heights_of_its_neighbours(ys: list[float], widths: list[float]) -> None:
    points = points_of(ys, widths)
    slopes = tangents(points)

    for a, b in pairwise(points):
        low, high = min(a.y, b.y), max(a.y, b.y)
        for part in range(11):
            y = height_at(points, slopes, a.x + (b.x - a.x) * part / 10)
            assert low - 1e-6 <= y <= high + 1e-6


@given(heights, gaps)
def test_the_curve_passes_through_every_point(ys: list[float], widths: list[float]) -> None:
    points = points_of(ys, widths)

    path = smooth(points)

    assert path[0] == MoveTo(*points[0])
    assert [(s.x, s.y) for s in path[1:] if isinstance(s, CurveTo)] == [(p.x, p.y) for p in points[1:]]


def test_the_path_and_the_heights_are_one_curve() -> None:
    points = [Point(0, 0), Point(10, 8), Point(30, 2), Point(40, 2)]
    slopes = tangents(points)
    start = points[1]
    segment = smooth(points)[2]
    assert isinstance(segment, CurveTo)

    y = 0.125 * start.y + 0.375 * segment.y1 + 0.375 * segment.y2 + 0.125 * segment.y

    assert height_at(points, slopes, 20) == pytest.approx(y)


def test_a_turning_point_is_flat_and_fewer_than_two_points_are_no_curve() -> None:
    assert tangents([Point(0, 0), Point(1, 5), Point(2, 0)])[1] == 0
    assert smooth([Point(0, 0)]) == ()
