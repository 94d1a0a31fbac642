"""Lines that share a card's top or foot, beside what else stands there."""

from __future__ import annotations

from cjm_desktop.display.geometry import Point, Rect
from cjm_desktop.layout.paths.obstacles import Obstacles
from cjm_desktop.layout.paths.parting import PORT_PITCH, parted
from cjm_desktop.layout.paths.routes import Route, Way

WIDE = Rect(0, 0, 400, 40)
FEET = (Rect(0, 200, 180, 40), Rect(220, 200, 180, 40))


def up(identifier: str, foot: Rect, x: float = 200) -> tuple[Way, Route]:
    """A way from a card below, up through the gap at ``x`` into the wide one."""
    way = Way(identifier, identifier, "wide", foot, WIDE)
    corners = (foot.centre.x, foot.y), (foot.centre.x, 180), (x, 180), (x, WIDE.bottom)
    return way, Route(tuple(Point(*corner) for corner in corners), ((identifier, "along"),))


def ends(*others: Rect) -> list[float]:
    both = up("left", FEET[0]), up("right", FEET[1])
    obstacles = Obstacles([WIDE, *FEET, *others])
    lines = parted([way for way, _ in both], [route for _, route in both], obstacles, 1.0)
    return sorted(line[-1].x for line in lines)


def test_lines_into_one_foot_stand_beside_one_another() -> None:
    left, right = ends()
    assert right - left == PORT_PITCH
    assert left + right == 400


def test_they_stand_closer_where_another_card_leaves_no_room() -> None:
    left, right = ends(Rect(0, 90, 187, 40), Rect(213, 90, 187, 40))
    assert 187 < left < 200 < right < 213


def test_they_stand_on_one_another_rather_than_on_a_card() -> None:
    assert ends(Rect(0, 90, 196, 40), Rect(204, 90, 196, 40)) == [200, 200]
