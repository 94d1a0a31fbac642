"""Earlier versions of a map are kept, the last few of them."""

from __future__ import annotations

import errno
import json
import os
from typing import TYPE_CHECKING

from cjm_desktop.model.change import Change
from cjm_desktop.storage import backups, files, places
from tests.storage.documents import GOOD

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from cjm_desktop.model.graph import JourneyGraph


def _example(identifier: str = "map00001") -> JourneyGraph:
    return files.loads(json.dumps({**GOOD, "id": identifier}).encode()).graph


def _renamed(graph: JourneyGraph, title: str) -> JourneyGraph:
    graph.apply(Change.of(updated=[(graph.map, graph.map.replace(title=title))]))
    return graph


def _titles(document: str) -> list[str]:
    return [files.load(backup.path).graph.map.title for backup in backups.of(document)]


def test_what_a_save_replaces_is_kept(tmp_path: Path) -> None:
    graph, path = _example(), tmp_path / "map.cjm"
    files.save(_renamed(graph, "First"), path)
    assert not backups.of(graph.map.id)
    files.save(_renamed(graph, "Second"), path)
    assert _titles(graph.map.id) == ["First"]


def test_the_last_five_versions_are_kept_wherever_the_file_lies(tmp_path: Path) -> None:
    graph = _example()
    for number in range(9):
        path = tmp_path / f"{number % 2}.cjm"
        files.save(_renamed(graph, f"Version {number}"), path)
    assert _titles(graph.map.id) == [f"Version {number}" for number in (6, 5, 4, 3, 2)]


def test_documents_do_not_share_their_past(tmp_path: Path) -> None:
    one, other = _example(), _example("another")
    for graph in (one, other):
        for title in ("First", "Second"):
            files.save(_renamed(graph, title), tmp_path / f"{graph.map.id}.cjm")
    assert _titles("another") == _titles(one.map.id) == ["First"]


def test_a_folder_that_refuses_does_not_keep_a_map_from_being_saved(tmp_path: Path) -> None:
    graph, path = _example(), tmp_path / "map.cjm"
    files.save(_renamed(graph, "First"), path)
    places.backups().parent.mkdir(parents=True, exist_ok=True)
    places.backups().write_bytes(b"a file where a folder should be")
    files.save(_renamed(graph, "Second"), path)
    assert files.load(path).graph.map.title == "Second"
    assert [found.name for found in tmp_path.iterdir()] == ["map.cjm"]


def test_a_version_comes_from_another_disk_as_well(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replaced = tmp_path / "old.cjm"
    replaced.write_bytes(b"old")

    def across(*_arguments: object, **_options: object) -> None:
        raise OSError(errno.EXDEV, os.strerror(errno.EXDEV))

    monkeypatch.setattr(os, "replace", across)
    backups.keep("map", replaced)
    assert [backup.path.read_bytes() for backup in backups.of("map")] == [b"old"]


def test_other_files_in_the_folder_are_left_alone() -> None:
    folder = places.backups() / "map"
    folder.mkdir(parents=True)
    for name in ("notes.txt", "mine.cjm"):
        (folder / name).touch()
    assert not backups.of("map")
    assert len(list(folder.iterdir())) == 2
