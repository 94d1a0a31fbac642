"""Only one has a file at a time, and nobody has one that is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cjm_desktop.storage import held
from cjm_desktop.storage.claims import claim

if TYPE_CHECKING:
    from pathlib import Path


def test_a_file_is_claimed_until_it_is_let_go(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    first = claim(path)
    assert first is not None
    assert claim(path) is None
    first.let_go()
    first.let_go()
    again = claim(path)
    assert again is not None
    again.remove()
    again.remove()
    assert not path.exists()


def test_a_file_that_was_taken_away_meanwhile_is_no_claim(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "lock"
    hold = held.hold

    def hold_late(descriptor: int) -> bool:
        path.unlink()
        return hold(descriptor)

    monkeypatch.setattr(held, "hold", hold_late)
    assert claim(path) is None


def test_a_place_that_refuses_says_so(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        claim(tmp_path / "nowhere" / "lock")
