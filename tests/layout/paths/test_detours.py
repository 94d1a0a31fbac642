from __future__ import annotations

from itertools import pairwise

from cjm_desktop.display.geometry import Rect
from cjm_desktop.layout.paths.detours import detour
from cjm_desktop.layout.paths.obstacles import Obstacles, Room, leg_area

SOURCE, TARGET = Rect(0, 0, 160, 60), Rect(600, 0, 160, 60)


def length(points: tuple[tuple[float, float], ...]) -> float:
    return sum(abs(b[0] - a[0]) + abs(b[1] - a[1]) for a, b in pairwise(points))


def test_a_way_goes_round_a_wall_on_its_shorter_side() -> None:
    wall = Rect(300, -300, 160, 400)
    obstacles = Obstacles((SOURCE, TARGET, wall))

    found = detour(obstacles, SOURCE, TARGET, 1.0)

    assert found is not None
    assert not any(leg_area(a, b).intersects(wall) for a, b in pairwise(found))
    assert length(found) == (600 - 160) + 2 * (100 + 12 - 30)


def test_a_search_over_hundreds_of_cards_reaches_its_goal() -> None:
    cards = [Rect(240 * column, 100 * row, 200, 60) for column in range(1, 20) for row in range(-8, 9)]
    far = Rect(240 * 20, 700, 160, 60)

    found = detour(Obstacles((SOURCE, far, *cards)), SOURCE, far, 1.0)

    assert found is not None
    assert not any(leg_area(a, b).intersects(card) for a, b in pairwise(found) for card in cards)


def test_words_beyond_the_sides_of_the_drawing_are_not_free() -> None:
    obstacles = Obstacles((), sides=Room(0, 100))

    assert obstacles.is_free(Rect(60, 0, 40, 10))
    assert not obstacles.is_free(Rect(61, 0, 40, 10))
