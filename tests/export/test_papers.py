"""The table of papers."""

from __future__ import annotations

import pytest

from cjm_desktop.export.errors import UnsuitableError
from cjm_desktop.export.papers import ISO, MILLIMETRE, paper_named


@pytest.mark.parametrize("name", ["A3", "a3", "LETTER", "Fit", "tabloid"])
def test_a_paper_is_found_whatever_its_case(name: str) -> None:
    assert paper_named(name).name.casefold() == name.casefold()


def test_an_unknown_paper_is_refused_with_those_there_are() -> None:
    with pytest.raises(UnsuitableError, match=r"no paper named B9 \(there are A4, .*, fit\)"):
        paper_named("B9")


def test_iso_sheets_have_one_shape_and_double_in_area() -> None:
    areas = []
    for paper in ISO:
        assert paper.size is not None
        assert paper.size.height / paper.size.width == pytest.approx(2**0.5, rel=0.003)
        areas.append(paper.size.width * paper.size.height / MILLIMETRE**2 / 1e6)
    assert areas == pytest.approx([1 / 16, 1 / 8, 1 / 4, 1 / 2, 1], rel=0.005)
