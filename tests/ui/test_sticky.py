"""Header and labels that stay in sight when the map is scrolled."""

from __future__ import annotations

import pytest

from cjm_desktop.display.geometry import Point, Rect
from cjm_desktop.display.items import Extent, Grid
from cjm_desktop.ui.sticky import EDGE, Shift, corner_area, edges_of

GRID = Grid(
    stages=(Extent("a", 200, 600), Extent("b", 600, 1000)),
    steps=(Extent("s", 200, 600), Extent("t", 600, 1000)),
    lanes=(Extent("l", 400, 700), Extent("m", 700, 1200)),
    header=Extent("", 300, 360),
    step_row=Extent("", 365, 400),
    labels=Extent("", 50, 200),
)


@pytest.mark.parametrize(
    ("x", "y", "header", "labels"),
    [
        (0, 0, False, False),
        (0, 500, True, False),
        (300, 0, False, True),
        (300, 500, True, True),
        (0, 1150, False, False),
        (980, 0, False, False),
    ],
)
def test_what_was_scrolled_out_of_view_sticks_while_its_map_is_seen(
    x: float, y: float, header: bool, labels: bool
) -> None:
    edges = edges_of(GRID, Rect(x, y, 300, 300))
    assert (edges.header is not None, edges.labels is not None) == (header, labels)


def test_a_map_without_lanes_has_nothing_that_sticks() -> None:
    edges = edges_of(Grid(), Rect(100, 100, 300, 300))
    assert (edges.header, edges.labels) == (None, None)


def test_what_is_seen_under_the_pointer_is_found_at_its_own_place() -> None:
    edges = edges_of(GRID, Rect(300, 500, 300, 300))
    on_header, on_labels, on_cards = Point(590, 510), Point(310, 790), Point(590, 790)
    assert edges.shift_at(on_header) == Shift(0, 500 - (300 - EDGE))
    assert edges.shift_at(on_labels) == Shift(300 - (50 - EDGE), 0)
    assert edges.shift_at(on_cards) == Shift()


# --- a map that is read from right to left

BACKWARDS = Grid(
    stages=(Extent("a", 600, 1000), Extent("b", 200, 600)),
    steps=(Extent("s", 600, 1000), Extent("t", 200, 600)),
    lanes=GRID.lanes,
    header=GRID.header,
    step_row=GRID.step_row,
    labels=Extent("", 1000, 1150),
    right_to_left=True,
)


@pytest.mark.parametrize(
    ("x", "labels"), [(900, False), (800, True), (300, True), (80, True), (40, False), (-200, False)]
)
def test_labels_at_the_right_stick_to_the_right_edge(x: float, labels: bool) -> None:
    edges = edges_of(BACKWARDS, Rect(x, 0, 300, 300))

    assert (edges.labels is not None) == labels
    assert edges.labels is None or edges.labels.right == x + 300


def test_labels_at_the_right_are_found_at_their_own_place() -> None:
    edges = edges_of(BACKWARDS, Rect(300, 500, 300, 300))

    assert edges.labels is not None
    assert edges.labels.width == 150 + 2 * EDGE
    assert edges.shift_at(Point(590, 790)) == Shift(600 - (1150 + EDGE), 0)
    assert edges.shift_at(Point(310, 790)) == Shift()


def test_the_corner_is_where_a_header_that_sticks_meets_the_labels() -> None:
    assert corner_area(GRID, edges_of(GRID, Rect(300, 0, 300, 300))) is None
    area = corner_area(GRID, edges_of(GRID, Rect(300, 500, 300, 300)))
    assert area is not None
    assert (area.x, area.y, area.width) == (300 + EDGE, 500, 150)
    aside = corner_area(GRID, edges_of(GRID, Rect(0, 500, 300, 300)))
    assert aside is not None
    assert (aside.x, aside.right) == (50, 200)
