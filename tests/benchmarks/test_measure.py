"""The yardstick itself: what it compares, how, and that no benchmark is forgotten."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks import __main__ as program
from benchmarks.limits import LIMITS
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
        path.stem for path in folder.glob("*.py") if "\nBENCHMARKS:" in path.read_text(encoding="utf-8")
    }
    assert set(program.MODULES) == measuring


def test_every_limit_is_that_of_a_benchmark_and_no_two_share_a_name() -> None:
    names = [name for module in program.MODULES for name in program.benchmarks_of(module)]
    assert len(names) == len(set(names))
    assert set(LIMITS) <= set(names)


def test_a_ratio_over_its_limit_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(program, "OUTPUT", tmp_path / "build" / "bench.json")
    monkeypatch.setattr(program, "LIMITS", {"slow": 2.0, "quick": 2.0})
    assert program.report("quick", Measurement(ours=4.0, peer=2.0, unit="ms"))
    assert not program.report("slow", Measurement(ours=4.1, peer=2.0, unit="ms"))
    lines = capsys.readouterr().out.splitlines()
    assert ["over" in line for line in lines] == [False, True]
    written = json.loads((tmp_path / "build" / "bench.json").read_text(encoding="utf-8"))
    assert written["slow"] == {"ours": 4.1, "peer": 2.0, "ratio": 2.05, "unit": "ms"}
