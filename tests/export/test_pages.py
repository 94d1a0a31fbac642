"""A drawing on a sheet: as large as it goes, never clipped, with a footer that keeps to itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm_desktop.display.geometry import Point, Rect, Size
from cjm_desktop.display.items import Frame, GlyphRun, Group, Layer, RoundedRect, Shape
from cjm_desktop.export.pages import LARGEST_SCALE, SAFE_INSET, Footer, paginate, sheet_for
from cjm_desktop.export.papers import PAPERS, Orientation, Paper, paper_named
from cjm_desktop.text.direction import direction_of
from cjm_desktop.text.typesetter import Typesetter
from cjm_desktop.theme import load_theme

if TYPE_CHECKING:
    from cjm_desktop.paint.page import Page

MARGIN = 48.0
THEME = load_theme("print")
WORDS = Footer("Buying a laptop", "current state, version 3", "A1 landscape, scale 100 %, sheet 1 of 1")

papers = st.sampled_from(PAPERS)
orientations: st.SearchStrategy[Orientation] = st.sampled_from(("auto", "landscape", "portrait"))
sizes = st.builds(Size, st.floats(300, 14_000), st.floats(300, 14_000))


def page_of(drawing: Size, paper: Paper, footer: Footer = WORDS, language: str = "en") -> Page:
    masthead = Rect(0.0, 0.0, drawing.width, 100.0)
    ground = (Shape(RoundedRect(masthead), THEME.map.masthead),)
    group = Group("m", "masthead", Layer.GROUND, Point(0, 0), Size(drawing.width, 100.0), ground, masthead)
    frame = Frame(drawing, (group,), "#FFFFFF", language, direction_of(language))
    return paginate(frame, sheet_for(drawing, paper, "auto", MARGIN), THEME, footer, Typesetter())


def footer_runs(page: Page) -> list[GlyphRun]:
    (group,) = [group for group in page.groups if group.part == "footer"]
    return [item for item in group.items if isinstance(item, GlyphRun)]


@given(sizes, papers, orientations)
def test_the_whole_drawing_is_on_the_sheet_and_its_content_is_printable(
    drawing: Size, paper: Paper, orientation: Orientation
) -> None:
    sheet = sheet_for(drawing, paper, orientation, MARGIN)
    for length, side, start in zip(drawing, sheet.size, sheet.offset, strict=True):
        assert start >= -1e-6
        assert start + length * sheet.scale <= side + 1e-6
        if paper.size is not None:
            first, last = start + MARGIN * sheet.scale, start + (length - MARGIN) * sheet.scale
            assert first >= SAFE_INSET - 1e-6
            assert last <= side - SAFE_INSET + 1e-6


@given(sizes, papers)
def test_the_free_orientation_is_the_better_one(drawing: Size, paper: Paper) -> None:
    ways: tuple[Orientation, ...] = ("landscape", "portrait")
    scales = [sheet_for(drawing, paper, way, MARGIN).scale for way in ways]
    assert sheet_for(drawing, paper, "auto", MARGIN).scale == max(scales)


@given(sizes, papers)
def test_it_fills_the_sheet_in_one_direction(drawing: Size, paper: Paper) -> None:
    sheet = sheet_for(drawing, paper, "auto", MARGIN)
    room = [
        (side - 2 * SAFE_INSET, (length - 2 * MARGIN) * sheet.scale)
        for side, length in zip(sheet.size, drawing, strict=True)
    ]
    touches_edge = any(
        length * sheet.scale == pytest.approx(side) for side, length in zip(sheet.size, drawing, strict=True)
    )
    touches_inset = any(used == pytest.approx(free) for free, used in room)
    assert touches_edge or touches_inset or sheet.scale == LARGEST_SCALE


@pytest.mark.parametrize("orientation", ["landscape", "portrait"])
def test_an_orientation_that_is_asked_for_is_kept(orientation: Orientation) -> None:
    for drawing in (Size(2000, 500), Size(500, 2000)):
        sheet = sheet_for(drawing, paper_named("letter"), orientation, MARGIN)
        assert (sheet.size.width > sheet.size.height) is (orientation == "landscape")
        assert sheet.orientation == orientation


def test_a_small_map_grows_and_a_large_one_shrinks() -> None:
    small, large = (
        sheet_for(Size(side, side / 2), paper_named("A2"), "auto", MARGIN) for side in (600, 6000)
    )
    assert small.scale > 1 > large.scale


def test_fit_is_the_drawing_itself() -> None:
    sheet = sheet_for(Size(1234, 567), paper_named("fit"), "auto", MARGIN)
    assert (sheet.size, sheet.scale, sheet.offset) == (Size(1234, 567), 1.0, Point(0, 0))


@pytest.mark.parametrize("drawing", [Size(1000, 2000), Size(2000, 1000), Size(13_000, 4000)])
def test_the_masthead_reaches_the_edges_of_any_sheet(drawing: Size) -> None:
    page = page_of(drawing, paper_named("A4"))
    (shape,) = [item for item in page.groups[0].items if isinstance(item, Shape)]
    assert isinstance(shape.geometry, RoundedRect)
    ground = shape.geometry.rect
    assert shape.fill == THEME.map.masthead
    assert page.offset.x + ground.x * page.scale == pytest.approx(0)
    assert page.offset.x + ground.right * page.scale == pytest.approx(page.size.width)
    assert page.offset.y + ground.y * page.scale == pytest.approx(0)
    assert ground.bottom == pytest.approx(100)


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("drawing", [Size(500, 700), Size(2000, 1500), Size(9000, 3000)])
def test_the_footer_stands_in_the_lower_margin_between_the_side_margins(paper: Paper, drawing: Size) -> None:
    page = page_of(drawing, paper)
    content_end = page.offset.y + (drawing.height - MARGIN) * page.scale
    for run in footer_runs(page):
        baseline = page.offset.y + run.y * page.scale
        assert baseline - run.size * page.scale * 0.75 > content_end
        assert baseline < page.size.height - 3
        assert run.x >= MARGIN - 0.01
        assert run.x + run.width <= drawing.width - MARGIN + 0.01


def test_the_footer_says_the_map_at_its_start_and_the_sheet_at_its_end() -> None:
    first, *_, last = footer_runs(page_of(Size(2000, 1000), paper_named("A1")))
    assert first.text.startswith("Buying a laptop, current state, version 3"[: len(first.text)])
    assert last.x + last.width == pytest.approx(2000 - MARGIN)
    assert first.x == pytest.approx(MARGIN)


def test_a_right_to_left_footer_is_turned_round() -> None:
    words = Footer("מסע הלקוח", "", "גיליון 1 מתוך 1")
    runs = footer_runs(page_of(Size(2000, 1000), paper_named("A1"), words, "he"))
    title = [run for run in runs if "מסע" in run.text]
    assert max(run.x + run.width for run in title) == pytest.approx(2000 - MARGIN)


@pytest.mark.parametrize("title", ["Long title " * 8, "Long title " * 80])
def test_ends_of_the_footer_never_meet(title: str) -> None:
    for drawing in (Size(420, 600), Size(900, 600), Size(3000, 600)):
        page = page_of(drawing, paper_named("A4"), WORDS._replace(title=title))
        runs = footer_runs(page)
        sheet = [run for run in runs if run.text.startswith("A1")]
        about = [run for run in runs if run not in sheet]
        assert max(run.x + run.width for run in about) < min(run.x for run in sheet)


def test_footer_type_is_no_smaller_on_paper_than_can_be_read_close_by() -> None:
    page = page_of(Size(9000, 4000), paper_named("A4"))
    assert min(run.size for run in footer_runs(page)) * page.scale == pytest.approx(6.0)
