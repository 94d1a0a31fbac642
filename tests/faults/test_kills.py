"""No kill tears a map or takes back what was acknowledged; and the harness finds saves and journals that let it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from typing_extensions import override

from cjm_desktop.storage.envelope import document_of
from cjm_desktop.storage.journal import Journal
from tests.faults.kills import run

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from cjm_desktop.model.change import Change
    from cjm_desktop.model.graph import JourneyGraph
    from cjm_desktop.model.pictures import PictureContent


def test_a_kill_tears_nothing_and_takes_nothing_back() -> None:
    assert run(30, 1) == {"kills": 30, "torn": 0, "acknowledged_lost": 0}


def save_in_place(graph: JourneyGraph, path: Path) -> None:
    """What not to do: the old map is gone before the new one is there."""
    with path.open("w", encoding="utf-8") as file:
        for piece in json.JSONEncoder(indent=2).iterencode(document_of(graph)):
            file.write(piece)
            file.flush()


def test_a_save_in_place_is_found_out() -> None:
    assert run(15, 1, save=save_in_place)["torn"] > 0


def save_later(_graph: JourneyGraph, path: Path) -> None:
    """What not to do either: it comes back before anything is on the disk."""
    path.with_name("later").touch()


def test_a_save_that_is_acknowledged_too_early_is_found_out() -> None:
    assert run(15, 1, save=save_later)["acknowledged_lost"] > 0


class HastyJournal(Journal):
    """Calls edits kept before they are, and writes them when ten wait."""

    @override
    def append(self, change: Change, pictures: Mapping[str, PictureContent]) -> int:
        waiting: list[tuple[Change, Mapping[str, PictureContent]]] = vars(self).setdefault("waiting", [])
        waiting.append((change, pictures))
        number = self._number + len(waiting)
        self._on_kept(number)
        if len(waiting) == 10:
            for each in waiting:
                super().append(*each)
            waiting.clear()
        return number


def test_a_journal_that_is_hasty_is_found_out() -> None:
    assert run(15, 1, journal=HastyJournal)["acknowledged_lost"] > 0
