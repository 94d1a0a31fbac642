"""What each command answers."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from cjm_desktop.cli.program import run
from cjm_desktop.storage import files
from cjm_desktop.storage.schema import schema
from tests.cli.command import cjm
from tests.storage.documents import BAD, GOOD, changed, written

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "en")


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.cjm"
    path.write_bytes(written(GOOD))
    return path


def _json(words: list[object], capsys: pytest.CaptureFixture[str], code: int = 0) -> dict[str, Any]:
    assert run([str(word) for word in words]) == code
    out = capsys.readouterr().out
    answer = json.loads(out)
    assert isinstance(answer, dict)
    return answer


def test_new_makes_a_blank_map_in_english(tmp_path: Path) -> None:
    out = tmp_path / "map.cjm"
    assert run(["new", str(out)]) == 0
    graph = files.load(out).graph
    assert graph.map.language == "en"
    assert [stage.title for stage in graph.stages()] == ["Before", "During", "After"]


def test_new_speaks_the_language_asked_for_or_that_of_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANGUAGE", "lt_LT")
    assert run(["new", str(tmp_path / "one.cjm"), "--template", "blank", "--language", "ru"]) == 0
    assert run(["new", str(tmp_path / "two.cjm")]) == 0
    assert [files.load(tmp_path / name).graph.map.language for name in ("one.cjm", "two.cjm")] == ["ru", "lt"]


def test_new_refuses_a_file_that_exists(good: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["new", str(good)]) == 2
    assert capsys.readouterr().err == f"{good} cannot be written: it exists already.\n"
    assert good.read_bytes() == written(GOOD)


def test_new_refuses_a_link_that_leads_nowhere(tmp_path: Path) -> None:
    link = tmp_path / "link.cjm"
    link.symlink_to(tmp_path / "gone.cjm")
    assert run(["new", str(link)]) == 2
    assert not (tmp_path / "gone.cjm").exists()


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--template", "nothing"], "There is no template named nothing"),
        (["--template", "../blank"], "There is no template named ../blank"),
        (["--language", "xx"], "The template blank does not speak xx, only en, lt, ro, ru."),
    ],
)
def test_new_says_what_it_does_not_have(
    options: list[str], told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["new", str(tmp_path / "map.cjm"), *options]) == 2
    assert told in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_new_says_that_its_folder_is_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "no" / "map.cjm"
    assert run(["new", str(out)]) == 2
    assert capsys.readouterr().err == f"{out} cannot be written: there is no such file or folder.\n"


def test_templates_lists_blank_first_with_its_title_and_every_language(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert _json(["templates", "--json"], capsys)["templates"][0] == {
        "name": "blank",
        "languages": ["en", "lt", "ro", "ru"],
        "title": "Blank map",
        "description": "Three stages, three lanes and nothing else",
    }
    assert run(["templates"]) == 0
    assert capsys.readouterr().out.startswith("blank  en lt ro ru  Blank map\n")


def test_info_tells_what_a_map_holds_and_not_where_it_lies(
    good: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _json(["info", good, "--json"], capsys) == {
        "format": 1,
        "title": "Кофе с собой",
        "language": "ru",
        "journey_type": "other",
        "scope": "current",
        "stages": ["До", "После"],
        "steps": 2,
        "lanes": [
            {"kind": "touchpoints", "title": ""},
            {"kind": "emotions", "title": ""},
            {"kind": "hologram", "title": ""},
        ],
        "cards": {"ghost": 1, "sticker": 1, "touchpoint": 1},
        "emotions": 2,
        "links": 2,
        "personas": ["Ана"],
    }


def test_info_in_words_is_one_line_a_fact(good: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good.write_bytes(changed("title", to="two\nlines"))
    assert run(["info", str(good)]) == 0
    assert capsys.readouterr().out.splitlines()[:3] == [
        "Title: two lines",
        "Language: ru",
        "Stages: До, После",
    ]


def test_info_of_a_newer_format_answers_and_warns(good: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good.write_bytes(changed("format", to=2))
    assert run(["info", str(good), "--json"]) == 0
    out, err = capsys.readouterr()
    assert json.loads(out)["format"] == 2
    assert err.count("\n") == 1
    assert "newer version" in err


def test_check_finds_nothing_in_a_new_map(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "map.cjm"
    run(["new", str(path)])
    answer = _json(["check", path, "--json"], capsys)
    assert answer == {"files": [{"file": str(path), "readable": True, "canonical": True, "findings": []}]}


def test_check_looks_at_every_file_and_the_worst_one_decides(
    good: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gone = good.with_name("gone.cjm")
    answer = _json(["check", gone, good, "--json"], capsys, code=2)
    assert [file["readable"] for file in answer["files"]] == [False, True]
    assert run(["check", str(good)]) == 1
    assert "“card0002” is of a kind that this version does not know (sticker)" in capsys.readouterr().out


def test_schema_prints_the_schema(capsys: pytest.CaptureFixture[str]) -> None:
    assert _json(["schema"], capsys) == schema()


@pytest.mark.parametrize("name", BAD)
def test_every_command_refuses_a_bad_file_in_one_sentence(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data, told = BAD[name]
    path = tmp_path / "bad.cjm"
    path.write_bytes(data)
    for words in (
        ["info", path],
        ["info", path, "--json"],
        ["check", path],
        ["export", path, tmp_path / "out.pdf"],
    ):
        assert run([str(word) for word in words]) == 2
        out, err = capsys.readouterr()
        assert out == ""
        assert err.startswith(f"{path} cannot be opened: ")
        assert told in err
        assert err.count("\n") == 1
    assert path.read_bytes() == data
    assert [file.name for file in tmp_path.iterdir()] == ["bad.cjm"]


def test_bad_files_in_a_process_of_their_own(tmp_path: Path) -> None:
    paths = []
    for number, (data, _told) in enumerate(BAD.values()):
        paths.append(tmp_path / f"{number}.cjm")
        paths[-1].write_bytes(data)
    answer = cjm("check", *paths, "--json")
    assert answer.returncode == 2
    assert not any(file["readable"] for file in json.loads(answer.stdout)["files"])
    sentences = answer.stderr.decode().splitlines()
    assert len(sentences) == len(BAD)
    for path, sentence, (data, told) in zip(paths, sentences, BAD.values(), strict=True):
        assert sentence.startswith(f"{path} cannot be opened: ")
        assert told in sentence
        assert path.read_bytes() == data
    assert len(list(tmp_path.iterdir())) == len(BAD)
