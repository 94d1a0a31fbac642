from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm_desktop.display.geometry import Point, Rect
from cjm_desktop.layout.connectors import Cards, route

WIDTH, HEIGHT, PITCH_X, PITCH_Y = 166.0, 62.0, 202.0, 102.0


def box(column: int, row: int) -> Rect:
    return Rect(column * PITCH_X, row * PITCH_Y, WIDTH, HEIGHT)


def crossed(points: tuple[Point, ...], cards: list[Rect]) -> list[Rect]:
    """The cards that a leg of the line runs through."""
    legs = [
        Rect(min(a.x, b.x), min(a.y, b.y), abs(a.x - b.x), abs(a.y - b.y)).grown(0.5)
        for a, b in pairwise(points)
    ]
    return [card for card in cards if any(leg.intersects(card) for leg in legs)]


def test_neighbours_in_a_row_are_joined_by_one_straight_line() -> None:
    assert route(box(0, 0), box(1, 0), [], 1.0) == (Point(166, 31), Point(202, 31))


def test_neighbours_in_a_column_are_joined_from_foot_to_head() -> None:
    assert route(box(0, 0), box(0, 1), [], 1.0) == (Point(83, 62), Point(83, 102))


def test_another_row_is_joined_by_an_elbow_before_the_target() -> None:
    points = route(box(0, 1), box(1, 0), [], 1.0)

    assert points[0] == Point(166, 133)
    assert points[-1] == Point(202, 31)
    assert points[1].x == points[2].x == 202 - 24


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ((0, 0), (2, 0)),
        ((0, 0), (3, 0)),
        ((0, 0), (3, 1)),
        ((0, 1), (2, 0)),
        ((0, 0), (0, 2)),
        ((0, 2), (0, 0)),
    ],
)
def test_a_line_goes_round_the_cards_between_its_ends(
    source: tuple[int, int], target: tuple[int, int]
) -> None:
    cards = [box(column, row) for column in range(4) for row in range(3)]
    others = [card for card in cards if card not in (box(*source), box(*target))]

    points = route(box(*source), box(*target), cards, 1.0)

    assert crossed(points, others) == []
    assert all(a.x == b.x or a.y == b.y for a, b in pairwise(points))


def test_a_line_back_runs_above_all_cards_in_between() -> None:
    cards = [box(column, 0) for column in range(4)]

    points = route(box(3, 0), box(0, 0), cards, 1.0)

    assert points[1].y == points[2].y == -20
    assert crossed(points, cards[1:3]) == []


@pytest.mark.parametrize(
    ("source", "target"), [((3, 1), (0, 0)), ((3, 2), (1, 2)), ((2, 0), (0, 1)), ((3, 2), (0, 1))]
)
def test_a_line_back_between_rows_goes_beside_the_cards_above_its_ends(
    source: tuple[int, int], target: tuple[int, int]
) -> None:
    cards = [box(column, row) for column in range(4) for row in range(3)]
    others = [card for card in cards if card not in (box(*source), box(*target))]

    points = route(box(*source), box(*target), cards, 1.0)

    assert crossed(points, others) == []
    assert points[-1].x <= box(*target).right
    assert all(a.x == b.x or a.y == b.y for a, b in pairwise(points))


@given(
    st.lists(st.tuples(st.integers(0, 3), st.floats(0, 400), st.floats(10, 150)), min_size=2, max_size=24),
    st.floats(0.5, 2.0),
)
def test_sorted_cards_hide_none(found: list[tuple[int, float, float]], scale: float) -> None:
    """A line that was found free runs through no card, even where cards overlap."""
    cards = [Rect(column * PITCH_X, top, WIDTH, height) for column, top, height in found]
    sorted_cards = Cards(cards)
    points = sorted_cards.route(cards[0], cards[1], scale)
    others = [card for card in cards if card not in cards[:2]]
    legs = [
        Rect(min(a.x, b.x), min(a.y, b.y), abs(a.x - b.x), abs(a.y - b.y)).grown(1)
        for a, b in pairwise(points)
    ]
    free = not any(leg.intersects(card) for leg in legs for card in others)
    assert sorted_cards.is_clear(points, (cards[0], cards[1])) == free
