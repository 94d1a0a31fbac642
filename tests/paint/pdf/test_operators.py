"""Numbers and gradients as PDF says them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm_desktop.display.geometry import Point
from cjm_desktop.display.items import Gradient
from cjm_desktop.paint.pdf.operators import fill_colour, hundredths, number, stroke_colour
from cjm_desktop.paint.pdf.shading import spans


@given(st.floats(-20_000, 20_000))
def test_a_number_is_near_and_as_short_as_it_can_be(value: float) -> None:
    written = number(value)
    assert re.fullmatch(r"-?\d+(\.\d*[1-9])?", written)
    assert written != "-0"
    assert float(written) == pytest.approx(value, abs=0.00501)


@given(st.integers(-2_000_000, 2_000_000))
def test_hundredths_are_said_as_the_number_they_make(count: int) -> None:
    assert hundredths(count) == number(count / 100)


@pytest.mark.parametrize(
    ("colour", "fill", "stroke"),
    [
        ("#000000", "0 g", "0 G"),
        ("#FFFFFF", "1 g", "1 G"),
        ("#FF0080", "1 0 0.502 rg", "1 0 0.502 RG"),
    ],
)
def test_grey_is_said_shortly_and_other_colours_in_full(colour: str, fill: str, stroke: str) -> None:
    assert (fill_colour(colour), stroke_colour(colour)) == (fill, stroke)


@given(st.integers(0, 255))
def test_a_colour_keeps_its_255th(level: int) -> None:
    red = fill_colour(f"#{level:02X}0100").split()[0]
    assert round(float(red) * 255) == level


def test_a_gradient_reaches_both_ends_and_hard_edges_take_no_room() -> None:
    stops = ((0.2, "#000000"), (0.5, "#111111"), (0.5, "#EEEEEE"), (0.8, "#FFFFFF"))
    assert spans(Gradient(Point(0, 0), Point(1, 0), stops)) == [
        (0.0, 0.2, "#000000", "#000000"),
        (0.2, 0.5, "#000000", "#111111"),
        (0.5, 0.8, "#EEEEEE", "#FFFFFF"),
        (0.8, 1.0, "#FFFFFF", "#FFFFFF"),
    ]
