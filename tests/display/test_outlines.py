from __future__ import annotations

from itertools import pairwise
from math import ceil, hypot, pi

import pytest

from cjm_desktop.display.geometry import Close, CurveTo, LineTo, MoveTo, Point
from cjm_desktop.display.outlines import dashed, rounded_polygon, rounded_polyline

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


def test_dashes_run_round_a_corner_as_long_as_they_are_said_to_be() -> None:
    line = rounded_polyline((Point(0, 0), Point(50, 0), Point(50, 40)), 10)
    drawn = dashed(line, (5, 4), 2)

    starts = [place for place, segment in enumerate(drawn) if isinstance(segment, MoveTo)]
    dashes = [drawn[a:b] for a, b in zip(starts, [*starts[1:], len(drawn)], strict=True)]
    lengths = [
        sum(
            hypot(b.x - a.x, b.y - a.y)
            for a, b in pairwise(dash)
            if not isinstance(a, Close | CurveTo) and not isinstance(b, Close | CurveTo)
        )
        for dash in dashes
    ]

    whole = 40 + 30 + 10 * pi / 2
    assert len(dashes) == ceil(whole / 9)
    assert lengths[:-1] == pytest.approx([5] * (len(dashes) - 1), abs=0.1)
    assert not any(isinstance(segment, CurveTo) for segment in drawn)


def test_a_line_shorter_than_a_dash_is_one_dash() -> None:
    assert dashed((MoveTo(0, 0), LineTo(3, 0)), (5, 4), 2) == (MoveTo(0, 0), LineTo(3, 0))
