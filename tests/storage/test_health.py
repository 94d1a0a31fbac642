"""What ``check`` tells of a file that can be read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from cjm_desktop.storage.health import examine
from tests.storage.documents import GOOD, changed, written

if TYPE_CHECKING:
    from pathlib import Path


def _rules(tmp_path: Path, data: bytes) -> list[tuple[str, str]]:
    path = tmp_path / "map.cjm"
    path.write_bytes(data)
    return [(oddity.rule, oddity.record) for oddity in examine(path).oddities]


def test_kinds_that_nobody_knows_are_told(tmp_path: Path) -> None:
    assert sorted(_rules(tmp_path, written(GOOD))) == [
        ("unknown_kind", "card0002"),
        ("unknown_kind", "lane0003"),
        ("unknown_kind", "none0001"),
    ]


def test_a_card_in_a_lane_that_does_not_take_it_is_told(tmp_path: Path) -> None:
    assert ("misplaced_card", "card0001") in _rules(tmp_path, changed("elements", 0, "lane", to="lane0002"))


def test_a_newer_format_is_told(tmp_path: Path) -> None:
    assert _rules(tmp_path, changed("format", to=2))[0] == ("newer_format", "map00001")


def test_a_sound_file_has_nothing_to_tell_even_if_it_is_laid_out_otherwise(tmp_path: Path) -> None:
    path = tmp_path / "map.cjm"
    sound = {name: value for name, value in GOOD.items() if name not in ("elements", "links")}
    sound["lanes"] = GOOD["lanes"][:2]
    path.write_bytes(written(sound))
    assert examine(path).canonical
    path.write_text(json.dumps(sound), encoding="utf-8")
    assert not examine(path).canonical
    assert not examine(path).oddities
