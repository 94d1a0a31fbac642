"""Kept pictures of groups look as the groups themselves do, and are made anew when they must."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage, QPainter, QTransform

from cjm_desktop.display.geometry import Point, Rect, Size
from cjm_desktop.display.items import Circle, Group, Icon, Item, Layer, RoundedRect, Shape, Stroke
from cjm_desktop.paint import qt
from cjm_desktop.paint.qt import Detail
from cjm_desktop.theme import load_theme
from cjm_desktop.ui import sprites
from cjm_desktop.ui.sprites import SMOOTH, GroupPainter, Level, level_at

SIZE = Size(60, 40)
INK = Rect(-1, -1, 62, 42)


@pytest.fixture(autouse=True)
def _application(qapp: object) -> None:
    del qapp


def group(x: float, y: float, *more: Item, colour: str = "#2266CC") -> Group:
    items = (
        Shape(RoundedRect(Rect(0.5, 0.5, 59, 39), 8), "#FFFFFF", Stroke(colour)),
        Shape(Circle(20, 20, 9), colour),
        Icon("mail", 12, 12, 16, "#FFFFFF", 1.5),
        *more,
    )
    return Group("a", "card", Layer.CARD, Point(x, y), SIZE, items, INK)


def painted(
    painter_of_groups: GroupPainter, *groups: Group, scale: float = 1.0, shift: float = 0.0
) -> QImage:
    image = QImage(200, 120, QImage.Format.Format_RGB32)
    image.fill("#EEF2F6")
    painter = QPainter(image)
    painter.setRenderHints(SMOOTH)
    painter.setWorldTransform(QTransform(scale, 0, 0, scale, shift, shift))
    painter_of_groups.paint(painter, groups)
    assert painter.worldTransform().dx() == shift
    painter.end()
    return image


EDGE = 255 / 8
"""What one edge may differ by that lies an eighth of a pixel beside its place; a line has two."""


def differences(one: QImage, other: QImage) -> list[int]:
    """By how much the pixels differ, in each channel, the most first."""
    pairs = zip(bytes(one.constBits()), bytes(other.constBits()), strict=True)
    return sorted((abs(a - b) for a, b in pairs), reverse=True)


def new_painter(*, keeps: bool = True) -> GroupPainter:
    made = GroupPainter(load_theme("light").detail)
    made.keeps = keeps
    return made


@pytest.mark.parametrize("scale", [0.6, 1.0, 1.25, 2.0])
def test_a_kept_picture_looks_like_the_group_on_whole_pixels(scale: float) -> None:
    x = 20 / scale
    direct = painted(new_painter(keeps=False), group(x, x), scale=scale)
    kept = new_painter()
    for _ in range(2):
        found = differences(painted(kept, group(x, x), scale=scale), direct)
        assert found[0] <= EDGE
        assert found[100] <= 2


def test_between_pixels_it_is_off_by_no_more_than_an_eighth_of_one() -> None:
    for offset in (0.1, 0.37, 0.62, 0.9):
        direct = painted(new_painter(keeps=False), group(20 + offset, 20), scale=1.0)
        assert differences(painted(new_painter(), group(20 + offset, 20)), direct)[0] <= 2 * EDGE


def test_a_group_that_moved_by_whole_pixels_is_not_drawn_again(monkeypatch: pytest.MonkeyPatch) -> None:
    kept, first = new_painter(), group(20, 20)
    painted(kept, first)
    monkeypatch.setattr(qt, "paint", lambda *_: pytest.fail("it was drawn again"))
    moved = first._replace(origin=Point(31, 44))
    image = painted(kept, moved)
    assert image.pixelColor(31 + 12, 44 + 20).name() == "#2266cc"


def test_other_items_at_the_same_place_are_drawn() -> None:
    kept = new_painter()
    painted(kept, group(20, 20))
    assert painted(kept, group(20, 20, colour="#CC2222")).pixelColor(32, 40).name() == "#cc2222"


def test_what_is_kept_stays_within_its_budget(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was painted longest ago goes first, and is drawn again when it is wanted."""
    monkeypatch.setattr(sprites, "BUDGET", 3 * 66 * 46)
    kept, groups = new_painter(), [group(2.0 * number, 10) for number in range(6)]
    painted(kept, *groups)
    drawn: list[object] = []
    monkeypatch.setattr(qt, "paint", lambda _, marks: drawn.append(marks))
    painted(kept, groups[5])
    assert not drawn
    painted(kept, groups[0])
    assert len(drawn) == 1


def test_small_parts_go_before_words_become_bars() -> None:
    scales = load_theme("light").detail
    assert level_at(1.0, scales) == Level(Detail.FULL, 1.0)
    assert level_at(scales.plain, scales) == Level(Detail.FULL, 1.0)
    assert level_at(scales.plain - 0.01, scales).detail is Detail.FULL
    assert level_at(scales.bars - 0.01, scales).detail is Detail.BARS
    dot = Group(
        "",
        "badge",
        Layer.CARD,
        Point(40, 0),
        Size(20, 20),
        (Shape(Circle(10, 10, 9), "#CC2222"),),
        Rect(0, 0, 20, 20),
        smallest_scale=scales.plain,
    )
    shown = {}
    for scale in (scales.plain - 0.05, scales.plain + 0.05):
        image = painted(new_painter(), group(50, 50, dot), scale=scale)
        shown[scale] = image.pixelColor(round((50 + 40 + 10) * scale), round((50 + 10) * scale)).name()
    assert list(shown.values()) == ["#ffffff", "#cc2222"]


@pytest.mark.parametrize("at_once", [70, 500, 1_000, 16_000])
def test_a_picture_in_strips_looks_like_the_whole(monkeypatch: pytest.MonkeyPatch, at_once: int) -> None:
    plain = painted(new_painter(), group(12, 20))
    monkeypatch.setattr(sprites, "AT_ONCE", at_once)

    assert painted(new_painter(), group(12, 20)) == plain
