"""What ``doctor`` says of a computer where all is well, and of one where it is not."""

from __future__ import annotations

import json
import os
import re
from importlib import metadata
from typing import TYPE_CHECKING, Any

import pytest

from cjm_desktop import assets
from cjm_desktop.cli import doctor
from cjm_desktop.cli.program import run
from cjm_desktop.model.change import Change
from cjm_desktop.storage import files, locks, places
from cjm_desktop.storage.journal import Journal
from cjm_desktop.text.fonts import face_ids
from tests.cli.command import cjm
from tests.storage.documents import GOOD, written
from tests.storage.opener import Opener, left_by_a_crash

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def _a_display(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":7")


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "map.cjm"
    path.write_bytes(written(GOOD))
    return path


def _json(capsys: pytest.CaptureFixture[str], code: int, *words: object) -> dict[str, Any]:
    assert run(["doctor", "--json", *map(str, words)]) == code
    answer = json.loads(capsys.readouterr().out)
    assert isinstance(answer, dict)
    return answer


def _findings(capsys: pytest.CaptureFixture[str], *words: object) -> list[tuple[str, str]]:
    found = _json(capsys, 1, *words)["findings"]
    return [(finding["rule"], finding["sentence"]) for finding in found]


def test_where_all_is_well_it_says_so(fresh_settings: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["doctor"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[-1] == "Nothing is wrong."
    assert lines[0].split() == ["Versions", "cjm-desktop", metadata.version("cjm-desktop")]
    assert any(line.split()[:2] == ["pydantic", metadata.version("pydantic")] for line in lines)
    count = len(face_ids())
    assert f"Fonts      {count} of {count} bundled faces can be read" in lines
    assert "Display    DISPLAY=:7" in " ".join(lines)
    assert not list(fresh_settings.iterdir()), "looking at folders makes none"


def test_columns_stand_under_one_another(capsys: pytest.CaptureFixture[str]) -> None:
    run(["doctor"])
    folders = [line for line in capsys.readouterr().out.splitlines() if " can be made " in line]
    assert len(folders) == 5
    assert len({line.index("can be made") for line in folders}) == 1
    assert len({line.index(" /") for line in folders}) == 1


def test_one_json_object_tells_all(fresh_settings: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answer = _json(capsys, 0)
    assert answer.keys() == {
        *("findings", "versions", "libraries", "folders", "fonts", "display", "recovery", "locks"),
    }
    assert answer["findings"] == []
    assert answer["libraries"]["uharfbuzz"] == metadata.version("uharfbuzz")
    assert {"pyside6-essentials", "reportlab"} <= answer["libraries"].keys()
    assert "pytest" not in answer["libraries"]
    data = answer["folders"]["data"]
    assert data["path"] == str(fresh_settings / "xdg_data_home" / "cjm-desktop")
    assert (data["exists"], data["usable"]) == (False, True)
    assert data["free"] > 0
    assert answer["folders"]["resources"]["path"] == str(assets.resources())
    assert answer["fonts"] == {"bundled": len(face_ids()), "readable": len(face_ids()), "broken": []}
    assert answer["display"]["DISPLAY"] == ":7"
    assert answer["recovery"] == {"leftovers": 0}


def test_a_folder_that_is_there_is_tried_and_left_as_it_was(capsys: pytest.CaptureFixture[str]) -> None:
    places.recovery().mkdir(parents=True)
    assert _json(capsys, 0)["folders"]["recovery"]["exists"]
    assert not list(places.recovery().iterdir())


def test_a_folder_that_cannot_be_used_is_a_finding(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    ((rule, sentence),) = _findings(capsys)
    assert rule == "folder-refuses"
    assert sentence == f"{places.logs()} cannot be used: a part of its path is no folder."


def test_a_full_disk_is_told_of_once(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doctor, "_free", lambda _place: 31_000_000)
    ((rule, sentence),) = _findings(capsys)
    assert rule == "little-room"
    assert sentence == f"There is little room left for {places.data()}: 31 MB free."


@pytest.mark.parametrize("damage", ["gone", "cut off", "empty", "something else"])
def test_a_damaged_font_is_found(
    damage: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    name = face_ids()[0]
    (tmp_path / "fonts").mkdir()
    for face in face_ids():
        (tmp_path / "fonts" / f"{face}.ttf").symlink_to(assets.resource("fonts", f"{face}.ttf"))
    font = tmp_path / "fonts" / f"{name}.ttf"
    data = font.read_bytes()
    font.unlink()
    if damage != "gone":
        font.write_bytes({"cut off": data[:-9], "empty": b"", "something else": b"<html>" * 99}[damage])
    monkeypatch.setattr(doctor, "resources", lambda: tmp_path)
    told = f"The font {name} is missing or damaged; install the program anew."
    assert _findings(capsys) == [("font-unreadable", told)]


def test_a_missing_library_is_found(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = ["orjson>=3", "not-there-at-all<9,>=2", "pytest>=8; extra == 'dev'"]
    monkeypatch.setattr(metadata, "requires", lambda _name: wanted)
    told = "The library not-there-at-all is not installed."
    assert _findings(capsys) == [("library-missing", told)]


def test_without_a_display_no_window_can_open(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in doctor.DISPLAYS:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    ((rule, _sentence),) = _findings(capsys)
    assert rule == "no-display"
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert _json(capsys, 0)["display"]["QT_QPA_PLATFORM"] == "offscreen"


def test_edits_that_wait_are_counted_and_stay(document: Path, capsys: pytest.CaptureFixture[str]) -> None:
    loaded = files.load(document)
    graph = loaded.graph
    journal = Journal(
        places.recovery(),
        graph.map.id,
        snapshot=graph.snapshot,
        on_kept=lambda _: None,
        on_failed=pytest.fail,
    )
    journal.begin(loaded.data, document)
    change = Change.of(updated=[(graph.map, graph.map.replace(title="A secret"))])
    graph.apply(change)
    journal.append(change, graph.pictures)
    assert journal.flush(10)
    assert _json(capsys, 0)["recovery"] == {"leftovers": 0}, "its program runs"
    journal.close(keep=True)
    told = "1 map has edits that were never saved; the program offers them when it starts."
    assert _findings(capsys) == [("edits-waiting", told)]
    assert run(["doctor"]) == 1
    out = capsys.readouterr().out
    assert "Recovery   1 map is waiting" in out.splitlines()
    assert "A secret" not in out
    assert _json(capsys, 1)["recovery"] == {"leftovers": 1}


def test_locks_are_told_of_and_stay(document: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Opener() as other:
        assert _json(capsys, 0, document)["locks"] == [{"file": str(document), "state": "free"}]
        assert other.do("acquire", document).writer
        (told,) = _json(capsys, 0, document)["locks"]
        assert (told["state"], told["process"]) == ("locked", other.number)
        assert other.do("held").writer
        assert run(["doctor", str(document)]) == 0
        line = next(line for line in capsys.readouterr().out.splitlines() if line.startswith("Locks"))
        assert "Another window on this computer has had this map open since " in line
        other.kill()
    ((rule, sentence),) = _findings(capsys, document)
    assert rule == "lock-left"
    assert re.fullmatch(
        f"{re.escape(str(document))}: A program ended without closing this map, open since .+", sentence
    )
    assert locks.read(document)


def test_a_lock_that_says_nothing_is_unclear_and_an_empty_one_is_none(
    document: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lock = document.with_name(".map.cjm.lock")
    lock.write_bytes(b"mine!")
    assert [rule for rule, _sentence in _findings(capsys, document)] == ["lock-unclear"]
    lock.write_bytes(b"")
    assert _json(capsys, 0, document)["locks"][0]["state"] == "free"


def test_a_file_that_is_not_there_is_told_of_and_the_others_are_looked_at(
    document: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gone = document.with_name("gone.cjm")
    document.with_name(".map.cjm.lock").write_bytes(left_by_a_crash(os.getppid()))
    assert run(["doctor", "--json", str(gone), str(document)]) == 2
    out, err = capsys.readouterr()
    assert err == f"{gone} cannot be opened: there is no such file or folder.\n"
    assert [lock["state"] for lock in json.loads(out)["locks"]] == ["missing", "left"]


def test_nothing_of_a_map_is_told(document: Path) -> None:
    answers = [cjm("doctor", *options, document).stdout.decode() for options in ([], ["--json"])]
    assert all(str(document) in answer for answer in answers)
    words = [GOOD["title"], *(stage["title"] for stage in GOOD["stages"])]
    assert [word for word in words if any(word in answer for answer in answers)] == []
