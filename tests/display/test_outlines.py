from __future__ import annotations

from math import hypot

import pytest

from cjm_desktop.display.geometry import Close, CurveTo, LineTo, MoveTo, Point
from cjm_desktop.display.outlines import rounded_polygon, rounded_polyline

SQUARE = [(Point(0, 0), 10.0), (Point(100, 0), 10.0), (Point(100, 100), 10.0), (Point(0, 100), 10.0)]


def test_a_rounded_corner_is_a_quarter_of_a_circle() -> None:
    path = rounded_polygon(SQUARE)
    start, arc = path[0], path[1]
    assert isinstance(start, MoveTo)
    assert isinstance(arc, CurveTo)

    x = 0.125 * start.x + 0.375 * arc.x1 + 0.375 * arc.x2 + 0.125 * arc.x
    y = 0.125 * start.y + 0.375 * arc.y1 + 0.375 * arc.y2 + 0.125 * arc.y

    assert hypot(x - 10, y - 10) == pytest.approx(10, abs=0.01)


def test_a_radius_never_reaches_past_the_middle_of_an_edge() -> None:
    path = rounded_polygon([(point, 500.0) for point, _ in SQUARE])

    assert all(0 <= s.x <= 100 and 0 <= s.y <= 100 for s in path if not isinstance(s, Close))
    assert path[0] == MoveTo(0, 50)


def test_sharp_and_straight_corners_stay_points() -> None:
    assert rounded_polygon([(point, 0.0) for point, _ in SQUARE]) == (
        MoveTo(0, 0), LineTo(100, 0), LineTo(100, 100), LineTo(0, 100), Close(),
    )  # fmt: skip
    straight = rounded_polyline([Point(0, 0), Point(5, 0), Point(10, 0)], 3)
    assert straight == (MoveTo(0, 0), LineTo(5, 0), LineTo(10, 0))


def test_a_polyline_keeps_its_ends() -> None:
    path = rounded_polyline([Point(0, 0), Point(50, 0), Point(50, 50)], 10)

    assert path[0] == MoveTo(0, 0)
    assert path[-1] == LineTo(50, 50)
    assert rounded_polyline([Point(0, 0)], 10) == ()
