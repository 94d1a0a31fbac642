from __future__ import annotations

import pytest

from cjm_desktop.display.geometry import Point, Rect, Size
from cjm_desktop.layout.paths.labels import Measured, Spot, spots
from cjm_desktop.layout.paths.obstacles import Obstacles, Points
from cjm_desktop.layout.paths.routes import Way

CARD = Size(166, 62)
BARE, PILL = Size(28, 8.5), Size(40, 18)


def card(x: float, y: float) -> Rect:
    return Rect(x, y, *CARD)


def find(
    line: Points,
    *others: Points,
    words: Measured | None = None,
    cards: tuple[Rect, ...] = (),
    dashed: bool = False,
    lanes: tuple[tuple[float, float], ...] = (),
) -> Spot:
    """The spot of the words on the first of some lines between cards on a row."""
    start, end = card(0, 0), card(220, 0)
    lines = [line, *others]
    ways = [Way(str(number), f"a{number}", f"b{number}", start, end, dashed) for number in range(len(lines))]
    measured = [words or Measured(0, BARE, PILL, plain=True)]
    (found,) = spots(measured, ways, lines, {}, Obstacles((start, end, *cards)), lanes, 1.0)
    return found


STRAIGHT: Points = (Point(166, 31), Point(220, 31))
ELBOW: Points = (Point(166, 31), Point(181, 31), Point(181, 133), Point(220, 133))


def test_a_share_stands_bare_over_the_middle_of_a_straight_line() -> None:
    spot = find(STRAIGHT)

    assert not spot.pill
    assert spot.box.bottom == pytest.approx(31 - 7.6)
    assert 166 < spot.box.x < spot.box.right < 220


def test_over_a_line_that_another_crosses_it_stands_below() -> None:
    crossing: Points = (Point(190, -40), Point(190, 31))

    assert find(STRAIGHT, crossing).box.y > 31


def test_beside_an_upright_line_a_share_is_not_struck_through_by_it() -> None:
    spot = find((Point(83, 62), Point(83, 142)))

    assert not spot.pill
    assert spot.box.x == pytest.approx(83 + 7.6)
    assert spot.box.centre.y == pytest.approx(102, abs=6)


def test_on_an_elbow_it_is_a_pill_on_the_upright_leg() -> None:
    spot = find(ELBOW)

    assert spot.pill
    assert spot.leader is None
    assert spot.box.centre == Point(181, 82)


def test_a_pill_keeps_to_its_side_of_a_neighbouring_line() -> None:
    beside: Points = (Point(190, 0), Point(190, 150))
    spot = find(ELBOW, beside)

    assert spot.box.right <= 189
    assert spot.box.x <= 181 <= spot.box.right


def test_words_too_wide_for_the_gap_stand_off_with_a_leader() -> None:
    spot = find(STRAIGHT, words=Measured(0, BARE, Size(150, 18), plain=False))

    assert spot.leader is not None
    assert spot.leader.y == 31
    assert spot.box.bottom <= 0 or spot.box.y >= 62
    assert spot.box.x < spot.leader.x < spot.box.right


def test_words_stay_in_their_lane_where_they_can() -> None:
    wide = Measured(0, BARE, Size(150, 18), plain=False)

    above = find(STRAIGHT, words=wide, lanes=((-42, 74),))
    below = find(STRAIGHT, words=wide, lanes=((-12, 120),))

    assert above.box.bottom < 0
    assert below.box.y > 62


def test_no_words_stand_on_a_card() -> None:
    wall = (card(100, 90), card(100, -90))
    spot = find(STRAIGHT, words=Measured(0, BARE, Size(150, 18), plain=False), cards=wall)

    assert not any(spot.box.intersects(box) for box in (*wall, card(0, 0), card(220, 0)))


def test_a_loop_s_words_stand_on_its_level_leg() -> None:
    loop: Points = (Point(303, 0), Point(303, -20), Point(83, -20), Point(83, 0))

    assert find(loop, words=Measured(0, BARE, PILL, plain=False), dashed=True).box.centre == Point(193, -20)
