from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm_desktop.model.records import EmotionScale
from cjm_desktop.model.scales import NORMAL, clamp, levels, nearest_level, normalise, rescale

ends = st.floats(-100, 100)
scales = st.tuples(ends, ends).filter(lambda pair: pair[1] - pair[0] > 0.01)
any_scale = scales.map(lambda pair: EmotionScale(min=pair[0], max=pair[1]))


@pytest.mark.parametrize(
    ("value", "level"), [(0.5, 1), (-0.5, -1), (1.5, 2), (-1.5, -2), (0.49, 0), (-0.49, 0), (9, 2), (-9, -2)]
)
def test_halves_go_away_from_zero(value: float, level: float) -> None:
    assert nearest_level(value, NORMAL) == level


def test_no_level_is_a_negative_zero() -> None:
    assert math.copysign(1, nearest_level(-0.2, NORMAL)) == 1


@given(st.floats(-200, 200), any_scale)
def test_the_nearest_level_lies_on_the_scale_and_none_is_nearer(value: float, scale: EmotionScale) -> None:
    level = nearest_level(value, scale)
    assert scale.min <= level <= scale.max
    assert all(abs(level - value) <= abs(other - value) for other in levels(scale))


@given(st.floats(allow_nan=False), any_scale)
def test_clamping_changes_only_what_lies_beyond(value: float, scale: EmotionScale) -> None:
    assert scale.min <= clamp(value, scale) <= scale.max
    if scale.min <= value <= scale.max:
        assert clamp(value, scale) == value


@pytest.mark.parametrize(
    ("scale", "value", "normal"),
    [((1, 5), 1, -2), ((1, 5), 3, 0), ((1, 10), 10, 2), ((-5, 5), -5, -2), ((-5, 5), 2.5, 1), ((1, 5), 7, 2)],
)
def test_other_scales_in_use_are_told_on_the_normal_one(
    scale: tuple[float, float], value: float, normal: float
) -> None:
    assert normalise(value, EmotionScale(min=scale[0], max=scale[1])) == normal


@given(st.floats(0, 1), any_scale, any_scale)
def test_rescaling_keeps_the_place_between_the_ends(
    share: float, old: EmotionScale, new: EmotionScale
) -> None:
    value = clamp(old.min + share * (old.max - old.min), old)
    told = rescale(value, old, new)
    assert new.min <= told <= new.max
    assert told == pytest.approx(new.min + share * (new.max - new.min), abs=1e-5 + 1e-9 * 1e5)
