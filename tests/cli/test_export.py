"""``export`` on the command line: its options, its answer and what it refuses."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from cjm_desktop.cli.program import run
from cjm_desktop.storage.templates import templates
from cjm_desktop.theme import load_theme

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "en")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "map.cjm"
    path.write_bytes(templates()["classic"]["ru"].read_bytes())
    return path


def test_a_poster_is_a3_landscape_unless_asked_otherwise(
    source: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = source.with_suffix(".pdf")
    assert run(["export", str(source), str(out), "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["file"] == str(out)
    assert (answer["pages"], answer["paper"], answer["orientation"]) == (1, "A3", "landscape")
    assert (answer["width"], answer["height"]) == (1190.55, 841.89)
    assert out.read_bytes().startswith(b"%PDF-")


def test_options_reach_the_poster(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = source.with_suffix(".pdf")
    options = ["--paper", "a4", "--orientation", "portrait", "--theme", "dark", "--language", "lt"]
    assert run(["export", str(source), str(out), *options, "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["paper"], answer["orientation"]) == ("A4", "portrait")


def test_a_drawing_is_made_with_no_background(source: Path) -> None:
    out = source.with_suffix(".svg")
    colours = []
    for background in ("page", "none"):
        options = ["--background", background, "--theme", "dark", "--paper", "fit"]
        assert run(["export", str(source), str(out), *options]) == 0
        colours.append(re.findall(r'^<rect [^>]* fill="(#\w+)"/>$', out.read_text("utf-8"), re.MULTILINE))
    assert colours[0][0] == load_theme("dark").map.page
    assert colours[1] == colours[0][1:]


def test_an_old_poster_is_replaced_and_silence_means_done(
    source: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = source.with_suffix(".pdf")
    out.write_bytes(b"an old poster")
    assert run(["export", str(source), str(out), "--paper", "A0"]) == 0
    assert capsys.readouterr() == ("", "")
    assert out.read_bytes().startswith(b"%PDF-")


def test_a_warning_goes_to_stderr_in_one_line(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["export", str(source), str(source.with_suffix(".pdf")), "--paper", "A4"]) == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert "hard to read" in err
    assert err.count("\n") == 1


@pytest.mark.parametrize("option", [["--tile", "A4"], ["--overlap", "10mm"], ["--bleed", "3mm"], ["--marks"]])
def test_options_to_come_say_so(option: list[str], source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = source.with_suffix(".pdf")
    assert run(["export", str(source), str(out), *option]) == 2
    assert capsys.readouterr().err == f"The option {option[0]} is not there yet.\n"
    assert not out.exists()


@pytest.mark.parametrize(
    ("out", "options", "told"),
    [
        ("poster", [], "poster cannot be written: its name must end in"),
        ("poster.docx", [], "poster.docx cannot be written: its name must end in"),
        ("map.cjm", [], "map.cjm cannot be written: it is the map itself."),
        ("no/poster.pdf", [], "poster.pdf cannot be written: there is no such file or folder."),
        ("folder.pdf", [], "folder.pdf cannot be written: it is a folder."),
        ("locked.pdf", [], "locked.pdf cannot be written: it is read-only."),
        ("n" * 300 + ".pdf", [], "cannot be written: its name is too long."),
        ("poster.pdf", ["--paper", "B7"], "there is no paper named B7"),
        ("poster.pdf", ["--theme", "pink"], "there is no theme named pink"),
        ("poster.pdf", ["--orientation", "up"], "there is no orientation named up"),
        ("poster.svg", ["--background", "pink"], "there is no background named pink"),
        ("poster.pdf", ["--dpi", "0"], "dots per inch, not 0"),
        ("poster.pdf", ["--language", "de"], "There are no labels in de, only in en, ru, ro, lt."),
    ],
)
def test_what_cannot_be_made_leaves_everything_as_it_was(
    out: str, options: list[str], told: str, source: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (source.parent / "folder.pdf").mkdir()
    locked = source.parent / "locked.pdf"
    locked.write_bytes(b"keep me")
    locked.chmod(0o444)
    before = {path.name: path.is_file() and path.read_bytes() for path in source.parent.iterdir()}
    assert run(["export", str(source), str(source.parent / out), *options]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert told in printed.err
    assert printed.err.count("\n") == 1
    assert {path.name: path.is_file() and path.read_bytes() for path in source.parent.iterdir()} == before


def test_a_link_to_the_map_is_the_map_itself(source: Path) -> None:
    link = source.with_name("poster.pdf")
    link.hardlink_to(source)
    before = source.read_bytes()
    assert run(["export", str(source), str(link)]) == 2
    assert source.read_bytes() == before
