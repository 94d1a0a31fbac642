"""The contract that scripts rely on: words, streams and exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from cjm_desktop.cli.program import COMMANDS, LATER, run
from tests.cli.command import cjm, environment, python
from tests.storage.documents import GOOD, written


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.cjm"
    path.write_bytes(written(GOOD))
    return path


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "en")


@pytest.mark.parametrize("command", LATER)
def test_commands_to_come_say_so_in_one_sentence(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([command, "a.cjm", "b.cjm", "--json"]) == 2
    assert capsys.readouterr() == ("", f"The command {command} is not there yet.\n")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (
            ["info"],
            "cjm-desktop info: the following arguments are required: FILE; see cjm-desktop info --help.",
        ),
        (["info", "a", "--colour"], "unrecognized arguments: --colour"),
        (["export", "a", "b", "--dpi", "many"], "argument --dpi: invalid int value: 'many'"),
        (["exprot"], "There is no command and no file named exprot."),
        (["--nonsense"], "cjm-desktop: unrecognized arguments: --nonsense"),
    ],
)
def test_a_mistake_is_told_in_one_sentence(
    words: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(words) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert sentence in err
    assert err.count("\n") == 1


def test_help_names_every_command() -> None:
    answer = cjm("--help")
    assert answer.returncode == 0
    assert all(f"  {name} " in answer.stdout.decode() for name in COMMANDS)


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    assert capsys.readouterr().out.startswith("cjm-desktop ")


def test_messages_follow_the_environment(tmp_path: Path) -> None:
    english, russian = (
        cjm("info", tmp_path / "gone.cjm", LANGUAGE=language).stderr.decode() for language in ("en", "ru")
    )
    assert "gone.cjm" in english
    assert "gone.cjm" in russian


def test_a_terminal_without_unicode_gets_escapes(good: Path) -> None:
    answer = cjm("info", good, PYTHONIOENCODING="ascii")
    assert answer.returncode == 0
    assert b"\\u041a\\u043e\\u0444\\u0435" in answer.stdout


def test_json_is_json_in_any_terminal(good: Path) -> None:
    for encoding in ("ascii", "latin-1", "utf-8"):
        answer = cjm("info", good, "--json", PYTHONIOENCODING=encoding)
        assert json.loads(answer.stdout.decode(encoding))["title"] == GOOD["title"]


def test_file_names_of_any_script_and_of_none(tmp_path: Path) -> None:
    names = [os.fsencode(tmp_path / "путь клиента 旅程 رحلة.cjm"), os.fsencode(tmp_path) + b"/\xff\xfe.cjm"]
    for name in names:
        Path(os.fsdecode(name)).write_bytes(written(GOOD))
    answer = cjm("check", "--json", *map(os.fsdecode, names))
    assert [file["file"] for file in json.loads(answer.stdout)["files"]] == list(map(os.fsdecode, names))
    for name in names:
        assert cjm("check", os.fsdecode(name), PYTHONIOENCODING="ascii").returncode == 1


def test_a_reader_that_has_gone_is_no_failure() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "cjm_desktop", "schema"]
    answer = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, env=environment(), check=False)
    os.close(writing)
    assert (answer.returncode, answer.stderr) == (0, b"")


def test_a_full_disk_behind_stdout_is_told() -> None:
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "cjm_desktop", "schema"]
        answer = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, env=environment(), check=False)
    assert (answer.returncode, answer.stderr) == (2, b"The answer cannot be printed: the disk is full.\n")


def test_a_title_cannot_give_the_terminal_orders(tmp_path: Path) -> None:
    path = tmp_path / "map.cjm"
    path.write_bytes(written({**GOOD, "title": "calm\u009b31m\u0085words"}))
    assert "\u009b" not in cjm("info", path).stdout.decode()


def test_no_window_is_loaded_for_a_job_without_one(good: Path, tmp_path: Path) -> None:
    code = (
        "import sys; from cjm_desktop.cli.program import run; code = run(sys.argv[1:]);"
        "print(code, sorted(name for name in sys.modules if 'PySide' in name or 'shiboken' in name), file=sys.stderr)"
    )
    jobs: list[tuple[list[object], int]] = [
        (["new", tmp_path / "new.cjm"], 0),
        (["templates"], 0),
        (["info", good], 0),
        (["check", good], 1),
        (["schema"], 0),
        (["doctor"], 0),
        (["export", good, tmp_path / "poster.pdf"], 0),
    ]
    for words, expected in jobs:
        answer = python(code, *words)
        assert answer.stderr.decode().splitlines() == [f"{expected} []"], words
