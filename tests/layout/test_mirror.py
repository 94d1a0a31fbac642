"""A map of a language that is written from right to left is drawn from right to left."""

from __future__ import annotations

import io
from dataclasses import replace
from functools import cache
from itertools import pairwise
from math import ceil
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageOps

from cjm_desktop import commands
from cjm_desktop.display.geometry import Point, Rect, Size
from cjm_desktop.display.items import Frame, GlyphRun, Group, Item, Layer, Shape
from cjm_desktop.display.mirroring import mirrored_group
from cjm_desktop.kinds.pen import Align, Pen
from cjm_desktop.layout.engine import lay_out, shared_typesetter
from cjm_desktop.layout.memory import LayoutMemory
from cjm_desktop.layout.mirror import mirrored
from cjm_desktop.paint.page import bare_page
from cjm_desktop.paint.qt import png_bytes
from cjm_desktop.theme import load_theme
from tests.maps import lamp
from tests.right_to_left_maps import arabic, hebrew

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication

    from cjm_desktop.model.graph import JourneyGraph

THEME = load_theme("print")


@cache
def arabic_frame() -> Frame:
    return lay_out(arabic(), THEME)


def group(frame: Frame, source: str, part: str) -> Group:
    return next(each for each in frame.groups if (each.source, each.part) == (source, part))


def test_stages_and_steps_follow_each_other_from_right_to_left() -> None:
    grid = arabic_frame().grid

    assert arabic_frame().direction == "rtl"
    assert grid.right_to_left
    for row in (grid.stages, grid.steps):
        assert all(extent.start < extent.end for extent in row)
        assert all(one.start >= following.end for one, following in pairwise(row))
    assert grid.labels.start >= grid.stages[0].end
    assert [stage.source for stage in grid.stages] == [stage.id for stage in arabic().stages()]


def test_what_is_drawn_stands_where_the_grid_says() -> None:
    frame = arabic_frame()

    for stage in frame.grid.stages:
        box = group(frame, stage.source, "chevron").box
        assert (box.x, box.right) == pytest.approx((stage.start, stage.end))
    for lane in frame.grid.lanes:
        assert group(frame, lane.source, "label").box.x == pytest.approx(frame.grid.labels.start)
    first, following = group(frame, "touchpoints-2-1-1", "card"), group(frame, "touchpoints-2-2-1", "card")
    assert following.box.right < first.box.x


def test_bookmarks_lead_to_the_left_edge_of_a_stage() -> None:
    places = [entry.place.x for entry in arabic_frame().outline]

    assert places == [stage.start for stage in arabic_frame().grid.stages]


def test_a_map_that_runs_from_left_to_right_is_left_alone() -> None:
    frame = lay_out(lamp(), THEME)

    assert frame.direction == "ltr"
    assert not frame.grid.right_to_left


def test_the_direction_is_the_map_s_own_whatever_language_the_program_adds() -> None:
    assert lay_out(arabic(), THEME, language="en").direction == "rtl"
    assert lay_out(lamp(), THEME, language="ar").direction == "ltr"


def test_turned_over_twice_a_drawing_is_what_it_was() -> None:
    frame = lay_out(lamp(), THEME)

    again = mirrored(mirrored(frame))

    assert again.direction == "ltr"
    assert again.grid.labels.start == pytest.approx(frame.grid.labels.start)
    for before, after in zip(frame.groups, again.groups, strict=True):
        assert after.box == pytest.approx(before.box)
        assert after.ink == pytest.approx(before.ink)
    assert [entry.place.x for entry in again.outline] == pytest.approx(
        [entry.place.x for entry in frame.outline]
    )


# --- words


def pens() -> tuple[Pen, Pen]:
    """A pen for a map that runs from left to right, and one for a map that does not, in the same language."""
    plain = Pen(shared_typesetter(), THEME, "ar", str, 1.0, THEME.hue("iris"))
    return plain, replace(plain, mirrored=True)


words = st.lists(
    st.sampled_from(["شراء", "سلة", "12", "ABC", "عربية", "(شكرا)", "日本", "خدمة", "Wi-Fi"]),
    min_size=1,
    max_size=9,
).map(" ".join)
aligns: st.SearchStrategy[Align] = st.sampled_from(["start", "centre", "end"])


@given(words, aligns, st.integers(60, 400), st.integers(0, 300))
def test_words_read_right_after_the_drawing_was_turned_over(
    text: str, align: Align, width: int, x: int
) -> None:
    whole = 1_000.0
    plain, turned = (pen.block(text, "body", width, align=align) for pen in pens())
    box = turned.box(x, 0).rect
    card = Group(
        "card",
        "card",
        Layer.CARD,
        Point(0, 0),
        Size(whole, 100),
        turned.at(x, 0),
        box,
        title=turned.box(x, 0),
    )

    mirrored_card = mirrored_group(card, whole)

    assert mirrored_card.title is not None
    area = mirrored_card.title.rect
    assert area == Rect(whole - x - width, box.y, box.width, box.height)
    lines = by_line(mirrored_card.items)
    for line, untouched in zip(lines, by_line(plain.at(0, 0)), strict=True):
        first, last = line[0], line[-1]
        assert [run.words for run in line] == [run.words for run in untouched], "the visual order is kept"
        assert [run.x - first.x for run in line] == pytest.approx(
            [run.x - untouched[0].x for run in untouched]
        )
        left, right = first.x - area.x, area.right - max(run.x + run.width for run in line)
        if align == "start":
            assert right == pytest.approx(0, abs=1e-6)
        elif align == "end":
            assert min(run.x for run in line) == pytest.approx(area.x, abs=1e-6)
        else:
            assert left == pytest.approx(right, abs=1e-6)
        assert last.y == first.y


def by_line(items: tuple[Item, ...]) -> list[list[GlyphRun]]:
    """The runs of each line that have any width, from left to right."""
    lines: dict[float, list[GlyphRun]] = {}
    for item in items:
        assert isinstance(item, GlyphRun)
        if item.width:
            lines.setdefault(item.y, []).append(item)
    return [sorted(line, key=lambda run: run.x) for line in lines.values()]


@pytest.mark.parametrize("make", [arabic, hebrew])
def test_no_word_leaves_the_box_of_its_card(make: Callable[[], JourneyGraph]) -> None:
    for each in lay_out(make(), THEME).groups:
        if each.layer is Layer.CARD:
            for item in each.items:
                if isinstance(item, GlyphRun):
                    assert item.x >= 0
                    assert item.x + item.width <= each.size.width


# --- ink


def test_the_ink_of_a_turned_drawing_is_the_ink_turned_over(qapp: QApplication) -> None:
    del qapp
    drawn = shapes_only(lay_out(lamp(), THEME))

    turned, flipped = painted(mirrored(drawn)), ImageOps.mirror(painted(drawn))

    assert turned.size == flipped.size
    differing = ImageChops.difference(turned, flipped).point(lambda value: 255 if value > SPECK else 0)
    assert differing.getbbox() is None


SPECK = 40
"""How far a pixel's lightness (0..255) may differ: edges share out their pixel from the other side."""


def shapes_only(frame: Frame) -> Frame:
    """The drawing without its words, icons and pictures, as wide as a whole number of points."""

    def stripped(each: Group) -> Group:
        return each._replace(items=tuple(item for item in each.items if isinstance(item, Shape)))

    size = Size(ceil(frame.size.width), ceil(frame.size.height))
    return frame._replace(size=size, groups=tuple(stripped(each) for each in frame.groups))


def painted(frame: Frame) -> Image.Image:
    return Image.open(io.BytesIO(png_bytes(bare_page(frame), 72))).convert("L")


# --- memory


def test_what_did_not_change_stays_the_same_object() -> None:
    graph, memory = arabic(), LayoutMemory()
    before = {(each.source, each.part): each for each in lay_out(graph, THEME, memory).groups}

    graph.apply(commands.edit(graph, "touchpoints-3-1-1", title="متجر"))
    after = {(each.source, each.part): each for each in lay_out(graph, THEME, memory).groups}

    drawn = {key for key, each in after.items() if each.layer in {Layer.CARD, Layer.HEADER, Layer.LABEL}}
    assert {key for key in drawn if after[key] is not before[key]} == {("touchpoints-3-1-1", "card")}


def test_what_only_moved_keeps_what_is_drawn_in_it() -> None:
    graph, memory = arabic(), LayoutMemory()
    before = {(each.source, each.part): each for each in lay_out(graph, THEME, memory).groups}

    graph.apply(commands.move_stage(graph, "stage-5", 0))
    after = {(each.source, each.part): each for each in lay_out(graph, THEME, memory).groups}

    card = ("touchpoints-2-1-1", "card")
    assert after[card].origin.x < before[card].origin.x
    assert after[card].items is before[card].items


def test_another_language_turns_the_map_round() -> None:
    graph, memory = arabic(), LayoutMemory()
    backwards = lay_out(graph, THEME, memory)

    graph.apply(commands.edit(graph, graph.map.id, language="en"))
    forwards = lay_out(graph, THEME, memory)

    assert forwards.grid.steps[0].start < forwards.grid.steps[-1].start
    assert backwards.grid.steps[0].start > backwards.grid.steps[-1].start
