from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as some

from cjm_desktop.display.geometry import Point, Rect
from cjm_desktop.layout.paths.obstacles import Obstacles, Points
from cjm_desktop.layout.paths.routes import CLEARANCE, Router, Way

WIDTH, HEIGHT, PITCH_X, PITCH_Y = 166.0, 62.0, 202.0, 102.0
Place = tuple[int, int]


def box(column: int, row: int) -> Rect:
    return Rect(column * PITCH_X, row * PITCH_Y, WIDTH, HEIGHT)


def way(source: Place, target: Place, *, loop: bool = False) -> Way:
    return Way(
        f"{source}-{target}", str(source), str(target), box(*source), box(*target), dashed=loop, loop=loop
    )


def route(
    source: Place, target: Place, others: list[Rect] | None = None, *, loop: bool = False, beside: int = 0
) -> Points:
    """The route of one way; ``beside`` more leave the same card."""
    found = way(source, target, loop=loop)
    ways = [found, *(found._replace(identifier=str(number)) for number in range(beside))]
    return Router(Obstacles((found.start, found.end, *(others or []))), ways, 1.0).route(found).points


def crossed(points: Points, cards: list[Rect]) -> list[Rect]:
    """The cards that a leg of the line runs through."""
    legs = [
        Rect(min(a.x, b.x), min(a.y, b.y), abs(a.x - b.x), abs(a.y - b.y)).grown(0.5)
        for a, b in pairwise(points)
    ]
    return [card for card in cards if any(leg.intersects(card) for leg in legs)]


def test_neighbours_in_a_row_are_joined_by_one_straight_line() -> None:
    assert route((0, 0), (1, 0)) == (Point(166, 31), Point(202, 31))


def test_neighbours_in_a_column_are_joined_from_foot_to_head() -> None:
    assert route((0, 0), (0, 1)) == (Point(83, 62), Point(83, 102))


def test_where_two_cards_leave_no_room_for_an_arrowhead_the_line_runs_beside_them() -> None:
    above, below = Rect(0, 0, WIDTH, HEIGHT), Rect(0, HEIGHT + 8, WIDTH, HEIGHT)
    down = Way("down", "above", "below", above, below)

    points = Router(Obstacles((above, below)), [down], 1.0).route(down).points

    assert (points[0], points[-1]) == (Point(WIDTH, above.centre.y), Point(WIDTH, below.centre.y))
    assert points[1].x == points[2].x > WIDTH


def test_a_line_from_another_row_joins_by_an_elbow_before_the_target() -> None:
    points = route((0, 1), (1, 0))

    assert points[0] == Point(166, 133)
    assert points[-1] == Point(202, 31)
    assert points[1].x == points[2].x == 202 - 24


def test_a_branch_turns_right_after_the_source() -> None:
    points = route((0, 0), (1, 1), beside=1)

    assert points[1].x == points[2].x == 166 + 15


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ((0, 0), (2, 0)),
        ((0, 0), (3, 0)),
        ((0, 0), (3, 1)),
        ((0, 1), (2, 0)),
        ((0, 0), (0, 2)),
        ((0, 2), (0, 0)),
        ((3, 1), (0, 0)),
        ((3, 2), (1, 2)),
        ((2, 0), (0, 1)),
        ((3, 2), (0, 1)),
        ((3, 0), (1, 2)),
    ],
)
@pytest.mark.parametrize("loop", [False, True])
def test_a_line_goes_round_the_cards_between_its_ends(source: Place, target: Place, *, loop: bool) -> None:
    cards = [box(column, row) for column in range(4) for row in range(3)]
    others = [card for card in cards if card not in (box(*source), box(*target))]

    points = route(source, target, cards, loop=loop)

    assert crossed(points, others) == []
    assert all(a.x == b.x or a.y == b.y for a, b in pairwise(points))


@pytest.mark.parametrize("row", [0, 1])
def test_a_loop_runs_above_the_cards_of_its_row(row: int) -> None:
    cards = [box(column, place) for column in range(4) for place in range(2)]

    points = route((3, row), (0, row), cards, loop=True)

    assert points[1].y == points[2].y == box(0, row).y - 20
    assert (points[0].x, points[-1].x) == (box(3, row).centre.x, box(0, row).centre.x)


def test_a_loop_to_the_row_above_comes_in_at_the_foot() -> None:
    points = route((1, 1), (0, 0), [box(0, 1), box(1, 0)], loop=True)

    assert points[0] == Point(box(1, 1).centre.x, box(1, 1).y)
    assert points[-1] == Point(box(0, 0).centre.x, box(0, 0).bottom)


def test_a_card_s_own_loop_leaves_and_enters_at_its_top() -> None:
    points = route((0, 0), (0, 0), loop=True)

    assert points[0].y == points[-1].y == 0
    assert points[0].x > points[-1].x
    assert points[1].y == -20


def test_a_wall_of_spanning_cards_is_gone_round() -> None:
    wall = [Rect(-100, 72, 700, 40), Rect(-100, 122, 700, 40)]
    source, target = Rect(0, 0, 166, 62), Rect(202, 202, 166, 62)
    found = Way("w", "a", "b", source, target)

    points = Router(Obstacles((source, target, *wall)), [found], 1.0).route(found).points

    assert crossed(points, wall) == []
    assert points[0] == Point(166, 31)
    assert points[-1] == Point(202, 233)


@given(
    some.lists(
        some.tuples(some.integers(0, 3), some.floats(0, 400), some.floats(10, 150)), min_size=2, max_size=24
    ),
    some.floats(0.5, 2.0),
)
def test_sorted_cards_hide_none(found: list[tuple[int, float, float]], scale: float) -> None:
    """What is called clear runs through no card, even where cards overlap."""
    cards = [Rect(column * PITCH_X, top, WIDTH, height) for column, top, height in found]
    source, target = cards[:2]
    obstacles = Obstacles(cards)
    points = Router(obstacles, [], scale).route(Way("w", "a", "b", source, target)).points
    legs = [
        Rect(min(a.x, b.x), min(a.y, b.y), abs(a.x - b.x), abs(a.y - b.y)).grown(CLEARANCE)
        for a, b in pairwise(points)
    ]
    free = not any(
        leg.intersects(card)
        for number, leg in enumerate(legs)
        for card in cards
        if not (number == 0 and card == source) and not (number == len(legs) - 1 and card == target)
    )
    assert obstacles.is_clear(points, source, target, CLEARANCE) == free


@given(
    some.lists(some.tuples(some.integers(0, 5), some.floats(0, 300), some.floats(10, 90)), max_size=20),
    some.floats(-50, 1200),
    some.floats(-50, 400),
    some.floats(1, 200),
)
def test_room_ends_at_the_nearest_cards(
    found: list[tuple[int, float, float]], x: float, top: float, height: float
) -> None:
    cards = [Rect(column * PITCH_X, y, WIDTH, tall) for column, y, tall in found]
    obstacles, bottom = Obstacles(cards), top + height
    beside = [card for card in cards if card.y < bottom and top < card.bottom]

    room = obstacles.room_beside(x, top, bottom)

    assert room.low == max((card.right for card in beside if card.right <= x), default=float("-inf"))
    assert room.high == min((card.x for card in beside if card.x > x), default=float("inf"))
