"""A map is what its history says; and the harness finds maps that forget and maps that grow."""

from __future__ import annotations

from typing_extensions import override

from cjm_desktop.model.change import Change
from cjm_desktop.model.graph import JourneyGraph
from tests.faults.edits import run
from tests.faults.maps import small_map


def test_many_edits_leave_a_map_as_its_history_says_and_no_larger() -> None:
    found = run(2_000, 1)
    assert found["edits"] == 2_000
    assert found["differences"] == 0
    assert found["memory_growth_percent"] <= 10


class Hoarding(JourneyGraph):
    """Keeps every change that was ever made."""

    changes: tuple[Change, ...] = ()

    @override
    def apply(self, change: Change) -> None:
        super().apply(change)
        self.changes = (*self.changes, change)


class Forgetful(JourneyGraph):
    """Does not take the additions of a large change back."""

    @override
    def apply(self, change: Change) -> None:
        kept = {} if len(change.removed) > 3 and not change.updated else change.removed
        super().apply(Change(change.added, change.updated, kept))


def of(kind: type[JourneyGraph]) -> JourneyGraph:
    graph = small_map()
    return kind(graph.map, [record for record in graph if record is not graph.map])


def test_a_map_that_grows_with_every_edit_is_found_out() -> None:
    assert run(2_000, 1, lambda: of(Hoarding))["memory_growth_percent"] > 10


def test_a_map_that_forgets_is_found_out() -> None:
    assert run(500, 1, lambda: of(Forgetful))["differences"] > 0
