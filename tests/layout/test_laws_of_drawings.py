"""What holds for the drawing of any map."""

from __future__ import annotations

from itertools import combinations, pairwise
from math import isfinite
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from cjm_desktop.display.geometry import CurveTo, MoveTo, Rect
from cjm_desktop.display.items import (
    Circle,
    GlyphRun,
    Group,
    Icon,
    Item,
    Line,
    Link,
    Outline,
    Picture,
    RoundedRect,
    Shape,
)
from cjm_desktop.layout.engine import lay_out
from cjm_desktop.layout.memory import LayoutMemory
from cjm_desktop.model.records import Card
from cjm_desktop.theme import THEMES, load_theme
from tests.any_maps import any_change, any_map

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from cjm_desktop.display.geometry import Path
    from cjm_desktop.display.items import Frame, Geometry
    from cjm_desktop.model.graph import JourneyGraph

RANDOMS = st.randoms(use_true_random=True)
LOOKS = st.sampled_from(sorted(THEMES))
BESIDE = 0.4
"""How much of a point words may stand in each other: rounding, and what letters leave free beside them."""
BEYOND = 1.0
"""How far an item may seem to lie beyond its group's ink: the flat ends of lines are taken for round ones here."""


def bounds(geometry: Geometry) -> Rect:
    match geometry:
        case RoundedRect(rect=rect):
            return rect
        case Circle(x=x, y=y, radius=radius):
            return Rect(x - radius, y - radius, 2 * radius, 2 * radius)
        case Line(x1=x1, y1=y1, x2=x2, y2=y2):
            return Rect(min(x1, x2), min(y1, y2), abs(x2 - x1), abs(y2 - y1))
        case Outline(path=path):
            numbers = [tuple(segment) for segment in path]
            xs = [x for segment in numbers for x in segment[0::2]]
            ys = [y for segment in numbers for y in segment[1::2]]
            return Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def covered(item: Item) -> Rect | None:
    """What an item is sure to cover; nothing for blank words."""
    match item:
        case Group(clip=clip, ink=ink, origin=origin):
            return (clip.rect if clip else ink).moved(*origin)
        case Shape(geometry=geometry, stroke=stroke):
            return bounds(geometry).grown(stroke.width / 2 if stroke else 0.0)
        case GlyphRun():
            return body(item) if item.text.strip() else None
        case Icon(x=x, y=y, size=size):
            return Rect(x, y, size, size)
        case Picture(rect=rect) | Link(rect=rect):
            return rect


def body(run: GlyphRun) -> Rect:
    """From the baseline to the tops of small letters: neighbouring lines never meet there."""
    return Rect(run.x, run.y - 0.55 * run.size, run.width, 0.55 * run.size)


def words_in(items: tuple[Item, ...], x: float = 0.0, y: float = 0.0) -> Iterator[tuple[str, Rect]]:
    for item in items:
        if isinstance(item, Group):
            yield from words_in(item.items, x + item.origin.x, y + item.origin.y)
        elif isinstance(item, GlyphRun) and item.text.strip() and item.width > 2 * BESIDE:
            yield item.text, body(item).moved(x, y).grown(-BESIDE)


def groups_in(group: Group) -> Iterator[Group]:
    yield group
    for item in group.items:
        if isinstance(item, Group):
            yield from groups_in(item)


def holds(outer: Rect, inner: Rect) -> bool:
    around = outer.grown(BEYOND)
    return (
        around.x <= inner.x
        and around.y <= inner.y
        and inner.right <= around.right
        and inner.bottom <= around.bottom
    )


def drawn(graph: JourneyGraph, look: str, memory: LayoutMemory | None = None) -> Frame:
    return lay_out(graph, load_theme(look), memory)


@settings(max_examples=15)
@given(RANDOMS, LOOKS)
def test_a_drawing_with_a_memory_is_the_one_from_scratch(random: Random, look: str) -> None:
    memory = LayoutMemory()
    graph = any_map(random)
    drawn(graph, look, memory)
    for _ in range(8):
        change = any_change(graph, random)
        graph.apply(change)
        remembered, anew = drawn(graph, look, memory), drawn(graph, look)
        assert [group[:2] for group in remembered.groups] == [group[:2] for group in anew.groups]
        for group, other in zip(remembered.groups, anew.groups, strict=True):
            assert group == other, change
        assert remembered == anew


@settings(max_examples=20)
@given(RANDOMS, LOOKS)
def test_nothing_hangs_out_of_its_group_or_off_the_drawing(random: Random, look: str) -> None:
    frame = drawn(any_map(random), look)
    page = Rect(0, 0, *frame.size)
    assert all(isfinite(side) and side > 0 for side in frame.size)
    for group in frame.groups:
        assert holds(page, group.ink.moved(*group.origin)), group[:2]
        for part in groups_in(group):
            for item in part.items if part.clip is None else ():
                ink = covered(item)
                assert ink is None or holds(part.ink, ink), (group[:2], item)


@settings(max_examples=20)
@given(RANDOMS, LOOKS)
def test_every_part_is_named_once_and_its_words_stand_apart(random: Random, look: str) -> None:
    frame = drawn(any_map(random), look)
    names = [group[:2] for group in frame.groups]
    assert len(names) == len(set(names))
    for group in frame.groups:
        for (one, first), (other, second) in combinations(words_in(group.items), 2):
            assert not first.intersects(second), (group[:2], one, other)


@settings(max_examples=20)
@given(RANDOMS, LOOKS)
def test_cards_lie_apart_in_their_lanes_and_columns(random: Random, look: str) -> None:
    graph = any_map(random)
    frame = drawn(graph, look)
    steps = {extent.source: extent for extent in frame.grid.steps}
    lanes = {extent.source: extent for extent in frame.grid.lanes}
    cards = [group for group in frame.groups if group.part == "card"]
    for one, other in combinations(cards, 2):
        assert not one.box.grown(-0.01).intersects(other.box), (one.source, other.source)
    for group in cards:
        card = graph.record(group.source)
        if not isinstance(card, Card):
            continue
        ends = steps[card.step], steps[card.until or card.step]
        left, right = min(end.start for end in ends), max(end.end for end in ends)
        lane = lanes[card.lane]
        cell = Rect(left, lane.start, right - left, lane.end - lane.start)
        assert holds(cell, group.box), group.source


@settings(max_examples=20)
@given(RANDOMS)
def test_ways_run_round_the_cards(random: Random) -> None:
    graph = any_map(random)
    frame = drawn(graph, "print")
    cards = [group.box.grown(-1) for group in frame.groups if group.part == "card"]
    for group in frame.groups:
        if group.part != "path":
            continue
        line = group.items[0]
        assert isinstance(line, Shape)
        assert isinstance(line.geometry, Outline)
        for leg in straight_legs(line.geometry.path):
            crossed = [card for card in cards if card.intersects(leg.moved(*group.origin))]
            assert not crossed, group.source


def straight_legs(path: Path) -> Iterator[Rect]:
    for before, segment in pairwise(path):
        if not isinstance(segment, CurveTo | MoveTo) and len(segment) == 2:
            (x, y), (end_x, end_y) = tuple(before)[-2:], segment
            yield Rect(min(x, end_x), min(y, end_y), abs(end_x - x), abs(end_y - y))
