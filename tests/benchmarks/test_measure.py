"""The yardstick itself: what it compares, how, and that no benchmark is forgotten."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import __main__ as program
from benchmarks.measure import Measurement, compare, percentile


def test_a_ratio_says_how_many_times_the_peer_we_need() -> None:
    assert Measurement(ours=3.0, peer=2.0, unit="ms").ratio == 1.5


def test_both_sides_run_in_turn_and_the_first_round_is_not_counted() -> None:
    calls: list[str] = []
    measured = compare(lambda: calls.append("ours"), lambda: calls.append("peer"), rounds=3)
    assert calls == ["ours", "peer"] * 4
    assert measured.unit == "ms"
    assert measured.ours >= 0


@pytest.mark.parametrize(("share", "value"), [(0.0, 1), (0.5, 5), (0.95, 10), (1.0, 10)])
def test_a_percentile_is_the_value_that_the_share_does_not_exceed(share: float, value: float) -> None:
    assert percentile([10, 9, 8, 7, 6, 5, 4, 3, 2, 1], share) == value


def test_every_module_that_measures_is_in_the_table() -> None:
    folder = Path(program.__file__).parent
    measuring = {
        path.stem for path in folder.glob("*.py") if "\ndef measure(" in path.read_text(encoding="utf-8")
    }
    assert set(program.BENCHMARKS) == measuring
