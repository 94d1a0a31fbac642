"""Shapes painted into a PDF and read back as pictures made of letters."""

from __future__ import annotations

from textwrap import dedent

import pytest

from cjm_desktop.display.geometry import Close, CurveTo, LineTo, MoveTo, Point, Rect, Size
from cjm_desktop.display.icons import GRID, icon_path
from cjm_desktop.display.items import (
    Circle,
    Gradient,
    Group,
    Icon,
    Item,
    Layer,
    Line,
    Outline,
    Picture,
    RoundedRect,
    Shape,
    Stroke,
)
from cjm_desktop.paint.page import bare_page
from cjm_desktop.paint.pdf import UnpaintableItemError, pdf_bytes
from tests.paint.pdf.drawings import INK, drawing, letters, picture

RED, GREEN, BLUE = "#FF0000", "#00FF00", "#0000FF"


def shown(text: str) -> str:
    return dedent(text).strip()


def test_a_fill_covers_its_rectangle_and_nothing_else() -> None:
    assert letters(drawing(Shape(RoundedRect(Rect(2, 1, 5, 3)), RED))) == shown("""
        ............
        ..RRRRR.....
        ..RRRRR.....
        ..RRRRR.....
        ............
        ............
    """)


def test_a_stroke_runs_along_both_sides_of_the_edge_with_round_joins() -> None:
    shape = Shape(RoundedRect(Rect(2, 1, 8, 4)), None, Stroke(BLUE, 2.0))
    assert letters(drawing(shape)) == shown("""
        .?BBBBBBBB?.
        .BBBBBBBBBB.
        .BB......BB.
        .BB......BB.
        .BBBBBBBBBB.
        .?BBBBBBBB?.
    """)


def test_a_dash_leaves_its_gaps_out() -> None:
    line = Shape(Line(0, 1, 12, 1), None, Stroke(RED, 2.0, (4.0, 2.0)))
    assert letters(drawing(line, height=2.0)) == "RRRR..RRRR..\nRRRR..RRRR.."


def test_caps_are_flat_unless_round_ones_are_asked_for() -> None:
    def ink_at(place: tuple[int, int], *, round_caps: bool) -> bool:
        shape = Shape(Line(6, 6, 14, 6), None, Stroke(RED, 6.0, round_caps=round_caps))
        image = picture(pdf_bytes(bare_page(drawing(shape, width=20.0, height=12.0))))
        return image.colour(*place) == (255, 0, 0)

    assert ink_at((4, 6), round_caps=True)
    assert not ink_at((4, 6), round_caps=False)


def test_a_group_moves_what_is_in_it_and_clips_it() -> None:
    inner = Group(
        "b",
        "card",
        Layer.CARD,
        Point(1, 1),
        Size(4, 2),
        (Shape(RoundedRect(Rect(-9, -9, 40, 40)), GREEN),),
        Rect(-9, -9, 40, 40),
        clip=RoundedRect(Rect(0, 0, 4, 2)),
    )
    outer = Group("a", "card", Layer.CARD, Point(2, 1), Size(9, 4), (inner,), Rect(0, 0, 9, 4))
    after = Shape(RoundedRect(Rect(10, 5, 2, 1)), RED)
    assert letters(drawing(outer, after)) == shown("""
        ............
        ............
        ...GGGG.....
        ...GGGG.....
        ............
        ..........RR
    """)


def test_later_items_cover_earlier_ones() -> None:
    below, above = (Shape(RoundedRect(Rect(x, 0, 2, 1)), colour) for x, colour in ((0, RED), (1, BLUE)))
    assert letters(drawing(below, above, width=3.0, height=1.0)) == "RBB"


@pytest.mark.parametrize("geometry", [RoundedRect(Rect(0, 0, 40, 40), 20.0), Circle(20, 20, 20)])
def test_a_round_shape_covers_the_area_of_its_circle(geometry: RoundedRect | Circle) -> None:
    image = picture(pdf_bytes(bare_page(drawing(Shape(geometry, INK), width=40.0, height=40.0))), 4.0)
    covered = sum(image.darkness(x, y) for x in range(160) for y in range(160))
    assert covered / 16 == pytest.approx(3.14159 * 400, rel=0.003)


def test_a_clip_may_have_round_corners() -> None:
    square = (Shape(RoundedRect(Rect(-5, -5, 50, 50)), INK),)
    clip = RoundedRect(Rect(0, 0, 40, 40), 20.0)
    clipped = Group("a", "x", Layer.CARD, Point(0, 0), Size(40, 40), square, Rect(0, 0, 40, 40), clip=clip)
    image = picture(pdf_bytes(bare_page(drawing(clipped, width=40.0, height=40.0))), 4.0)
    covered = sum(image.darkness(x, y) for x in range(160) for y in range(160))
    assert covered / 16 == pytest.approx(3.14159 * 400, rel=0.003)


def test_an_outline_of_lines_and_curves_is_filled_to_its_edge() -> None:
    half = (MoveTo(0, 0), CurveTo(0, 0, 6, 0, 6, 0), LineTo(6, 6), LineTo(0, 6), Close())
    assert letters(drawing(Shape(Outline(half), RED))) == "\n".join(["RRRRRR......"] * 6)


def test_a_gradient_is_bound_to_its_group_wherever_that_stands() -> None:
    gradient = Gradient(Point(0, 0), Point(100, 0), ((0.0, RED), (0.5, GREEN), (1.0, BLUE)))
    bar = Shape(RoundedRect(Rect(0, 0, 100, 10)), gradient)
    line = Shape(Line(0, 20, 100, 20), None, Stroke(gradient, 8.0))
    moved = Group("a", "x", Layer.CARD, Point(30, 5), Size(1, 1), (bar, line), Rect(0, 0, 100, 30))
    image = picture(pdf_bytes(bare_page(drawing(moved, width=160.0, height=40.0))))
    for y in (10, 25):
        start, middle, end = (image.colour(x, y) for x in (31, 80, 128))
        assert start == pytest.approx((255, 0, 0), abs=16)
        assert middle == pytest.approx((0, 255, 0), abs=16)
        assert end == pytest.approx((0, 0, 255), abs=16)
    assert image.colour(29, 10) == (255, 255, 255)


def test_an_icon_is_its_path_scaled_and_stroked() -> None:
    icon = Icon("heart-handshake", 5.0, 7.0, 48.0, RED, 3.5)
    path = tuple(_twice(segment, 5.0, 7.0) for segment in icon_path("heart-handshake"))
    same = Shape(Outline(path), None, Stroke(RED, 3.5, round_caps=True))
    first, second = (
        picture(pdf_bytes(bare_page(drawing(item, width=60.0, height=60.0))), 2.0) for item in (icon, same)
    )
    assert GRID == 24.0
    places = [(x, y) for x in range(120) for y in range(120)]
    assert max(abs(first.darkness(*place) - second.darkness(*place)) for place in places) < 0.05
    assert (255, 0, 0) in {first.colour(*place) for place in places}


def _twice(
    segment: MoveTo | LineTo | CurveTo | Close, dx: float, dy: float
) -> MoveTo | LineTo | CurveTo | Close:
    moved = [value * 2 + (dx, dy)[place % 2] for place, value in enumerate(segment)]
    return type(segment)(*moved)


def test_colours_do_not_leak_out_of_a_group() -> None:
    red = Shape(RoundedRect(Rect(0, 0, 1, 1)), RED)
    blue = Group(
        "a", "x", Layer.CARD, Point(1, 0), Size(1, 1), (Shape(red.geometry, BLUE),), Rect(0, 0, 1, 1)
    )
    again = Shape(RoundedRect(Rect(2, 0, 1, 1)), RED)
    assert letters(drawing(red, blue, again, width=3.0, height=1.0)) == "RBR"


@pytest.mark.parametrize("item", [Shape(Outline(()), RED), Shape(RoundedRect(Rect(0, 0, 5, 5)))])
def test_nothing_to_draw_draws_nothing(item: Item) -> None:
    assert set(letters(drawing(item))) == {".", "\n"}


def test_a_picture_is_refused_rather_than_left_out() -> None:
    with pytest.raises(UnpaintableItemError, match="abc"):
        pdf_bytes(bare_page(drawing(Picture("abc", Rect(0, 0, 5, 5)))))
