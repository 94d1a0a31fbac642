from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as some

from cjm_desktop.kinds.stacking import Span, piled, sub_rows

COLUMNS = 6
HEIGHTS = some.floats(1, 100)
CELLS = some.lists(some.lists(HEIGHTS, max_size=3), min_size=COLUMNS, max_size=COLUMNS)


@some.composite
def spans(draw: some.DrawFn) -> Span:
    first = draw(some.integers(0, COLUMNS - 1))
    return Span(first, draw(some.integers(first, COLUMNS - 1)), draw(HEIGHTS))


def overlap(a: Span, b: Span) -> bool:
    return a.first <= b.last and b.first <= a.last


@given(some.lists(spans(), max_size=8))
def test_sub_rows_keep_apart_what_overlaps_and_are_as_few_as_can_be(found: list[Span]) -> None:
    rows = sub_rows(found)

    for (a, row_a), (b, row_b) in combinations(zip(found, rows, strict=True), 2):
        assert row_a != row_b or not overlap(a, b)
    deepest = max((sum(s.first <= c <= s.last for s in found) for c in range(COLUMNS)), default=0)
    assert len(set(rows)) == deepest


@given(CELLS, some.lists(spans(), max_size=5), some.booleans())
def test_nothing_lies_on_anything_else_and_all_have_their_room(
    cells: list[list[float]], across: list[Span], level: bool
) -> None:
    pile = piled(cells, across, 6, level=level)

    for column, (heights, slots) in enumerate(zip(cells, pile.columns, strict=True)):
        above = [
            slot for span, slot in zip(across, pile.spans, strict=True) if span.first <= column <= span.last
        ]
        lying = sorted([*above, *slots])
        for upper, lower in pairwise(lying):
            assert lower[0] >= sum(upper) + 6 - 1e-9
        if slots and above:
            assert slots[0] > max(above)
        for height, slot in zip(heights, slots, strict=True):
            assert slot[1] >= height
            assert sum(slot) <= pile.height + 1e-9
    for span, slot in zip(across, pile.spans, strict=True):
        assert slot[1] >= span.height


@given(CELLS, some.lists(spans(), max_size=5))
def test_on_level_lines_all_of_one_line_start_at_one_height(
    cells: list[list[float]], across: list[Span]
) -> None:
    pile = piled(cells, across, 6, level=True)

    slots = {slot for column in pile.columns for slot in column} | set(pile.spans)
    tops = {top for top, _room in slots}
    assert len(slots) == len(tops)


def test_a_single_pile_has_one_thing_in_each_column_at_most() -> None:
    across = [Span(0, 1, 10), Span(3, 4, 10)]

    assert piled([[], [], [5], [], [], []], across, 6, level=False).single
    assert not piled([[], [5], [], [], [], []], across, 6, level=False).single
    assert not piled([[], [], [5, 5], [], [], []], [], 6, level=False).single
    assert not piled([[]] * 6, [Span(0, 2, 10), Span(1, 3, 10)], 6, level=False).single
