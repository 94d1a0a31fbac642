from __future__ import annotations

from dataclasses import dataclass

from cjm_desktop.display.geometry import Point, Rect
from cjm_desktop.display.items import LevelAxis
from cjm_desktop.kinds.quotes import Obstacle, place_quotes

AREA = Rect(0, 0, 600, 300)
AXIS = LevelAxis("emotions", 50, 250, -2, 2)


@dataclass(frozen=True)
class Words:
    width: float = 120.0
    height: float = 16.0


def placed(places: list[Point], curve: float = 150.0) -> list[Rect]:
    words = [Words() for _ in places]
    faces = [Obstacle(place, 16) for place in places]
    found = place_quotes(places, words, faces, [lambda _x: curve], AREA, AXIS, 1.0)
    return [Rect(*words.corner, 120, 16) for words in found if words]


def test_words_stand_above_a_good_feeling_and_below_a_bad_one() -> None:
    good, bad = placed([Point(150, 80), Point(450, 220)])

    assert good.bottom <= 80 - 16
    assert bad.y >= 220 + 16


def test_words_keep_off_the_curve_other_faces_and_each_other() -> None:
    places = [Point(200, 150), Point(260, 150), Point(320, 150)]
    rects = placed(places)

    assert not any(a.intersects(b) for index, a in enumerate(rects) for b in rects[index + 1 :])
    for rect in rects:
        assert not rect.y < 150 < rect.bottom
        for place in places:
            assert not rect.intersects(Rect(place.x - 11, place.y - 11, 22, 22))


def test_words_stay_inside_the_panel_at_its_edges() -> None:
    for rect in placed([Point(5, 60), Point(595, 245)]):
        assert rect.x >= AREA.x
        assert rect.right <= AREA.right
        assert AREA.y <= rect.y
        assert rect.bottom <= AREA.bottom


def test_a_marker_without_words_takes_no_place() -> None:
    place = Point(100, 100)

    assert place_quotes([place], [None], [Obstacle(place, 16)], [], AREA, AXIS, 1.0) == [None]
