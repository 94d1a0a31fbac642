from __future__ import annotations

from cjm_desktop.model.records import Transition
from cjm_desktop.model.shares import shares


def way(source: str, target: str, **fields: object) -> Transition:
    return Transition.model_validate(
        {"id": f"{source}-{target}", "source": source, "target": target, **fields}
    )


def test_a_probability_is_the_share() -> None:
    assert shares([way("a", "b", probability=0.3), way("a", "c")]) == {"a-b": 0.3}


def test_a_count_is_a_share_of_all_counts_that_leave_the_same_place() -> None:
    ways = [way("a", "b", count=30), way("a", "c", count=10), way("b", "c", count=7)]

    assert shares(ways) == {"a-b": 0.75, "a-c": 0.25, "b-c": 1.0}


def test_where_nobody_was_counted_there_is_no_share() -> None:
    assert shares([way("a", "b", count=0)]) == {}
