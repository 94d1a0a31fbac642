from __future__ import annotations

import pytest

from cjm_desktop.layout.columns import columns_of
from cjm_desktop.theme import load_theme
from tests.drawn_maps import journey

THEME = load_theme("print")


def test_a_map_of_ten_steps_in_five_stages_fills_an_a1_sheet_with_plain_cells() -> None:
    columns = columns_of(journey([2, 2, 2, 3, 1]), THEME)

    assert columns.scale == pytest.approx(1.0)
    assert columns.width == pytest.approx(2384.0)
    assert columns.stages[0].steps[0].width == pytest.approx(THEME.grid.cell_width)


@pytest.mark.parametrize("stages", [5, 6, 7, 8])
def test_a_map_of_few_columns_is_as_wide_as_a_full_one(stages: int) -> None:
    columns = columns_of(journey([1] * stages), THEME)

    assert columns.width == pytest.approx(2384.0)
    assert columns.scale > 1.0


def test_one_column_is_as_wide_as_a_cell_may_be() -> None:
    columns = columns_of(journey([1]), THEME)

    assert columns.stages[0].steps[0].width == pytest.approx(THEME.grid.column_max)
    assert THEME.type.body.size * columns.scale == pytest.approx(THEME.grid.body_max)


@pytest.mark.parametrize("steps", [[1] * 20, [3] * 20, [60]])
def test_many_columns_keep_the_plain_cell_and_type(steps: list[int]) -> None:
    columns = columns_of(journey(steps), THEME)

    assert columns.scale == 1.0
    assert {step.width for stage in columns.stages for step in stage.steps} == {THEME.grid.cell_width}


def test_columns_neither_touch_nor_leave_their_stage() -> None:
    columns = columns_of(journey([3, 1, 2]), THEME)

    end = columns.start
    for stage in columns.stages:
        assert stage.start >= end
        inside = stage.start
        for step in stage.steps:
            assert step.x > inside
            inside = step.x + step.width
        assert inside < stage.end
        end = stage.end
    assert end <= columns.end


def test_steps_are_numbered_across_stages_and_named_only_where_a_stage_has_several() -> None:
    several, single = columns_of(journey([2, 1]), THEME), columns_of(journey([1, 1]), THEME)

    assert [step.number for stage in several.stages for step in stage.steps] == [1, 2, 3]
    assert several.shows_steps
    assert not single.shows_steps
