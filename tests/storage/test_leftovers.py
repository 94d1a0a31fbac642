"""Logs that programs left: found, claimed by one, read as far as they are sound, and never a reason to crash."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from cjm_desktop import commands
from cjm_desktop.storage import files, held
from cjm_desktop.storage.errors import DocumentError, ReadError
from cjm_desktop.storage.leftovers import Leftover, leftovers
from cjm_desktop.storage.log_format import LOCK, LOG, NEW_LOG, content_of, line_of
from tests.picture_files import png
from tests.storage.journals import TITLES, Editor, lamp, lines_of, retitled


@pytest.fixture
def left(tmp_path: Path) -> Leftover:
    """A log of three edits, which give the map these titles."""
    return retitled(tmp_path)


def test_the_newest_comes_first(tmp_path: Path) -> None:
    editors = [Editor(lamp(), tmp_path) for _ in TITLES]
    for editor, title in zip(editors, TITLES, strict=True):
        editor.retitle(title)
        editor.flush()
    for editor in (editors[1], editors[0], editors[2]):
        editor.journal.close(keep=True)
    found = leftovers(tmp_path)
    assert [left.title for left in found] == ["three", "two", "one"]
    assert [left.last_edit for left in found] == sorted((left.last_edit for left in found), reverse=True)


def test_where_no_log_was_ever_written_none_is_found(tmp_path: Path) -> None:
    assert leftovers(tmp_path / "nothing") == []
    (tmp_path / "file").touch()
    assert leftovers(tmp_path / "file") == []
    assert leftovers(tmp_path) == []


def test_only_one_program_gets_a_leftover(tmp_path: Path, left: Leftover) -> None:
    [other] = leftovers(tmp_path)
    assert left.claim()
    assert left.claim()
    assert not other.claim()
    assert leftovers(tmp_path) == []
    assert not other.remove()
    left.release()
    assert other.claim()
    assert not left.claim()
    assert other.remove()
    assert not left.claim(), "it is gone"
    assert list(tmp_path.iterdir()) == []


def test_a_leftover_that_somebody_removed_cannot_be_recovered(left: Leftover, tmp_path: Path) -> None:
    [other] = leftovers(tmp_path)
    assert other.remove()
    with pytest.raises(ReadError):
        left.recover()


def test_whoever_begins_to_recover_can_leave_a_note(left: Leftover, tmp_path: Path) -> None:
    assert not left.was_tried
    left.mark_tried()
    [again] = leftovers(tmp_path)
    assert again.was_tried
    again.clear_tried()
    assert not left.was_tried
    left.mark_tried()
    assert left.remove()
    assert list(tmp_path.iterdir()) == []


def test_logs_without_an_edit_are_cleared_away(tmp_path: Path, left: Leftover) -> None:
    lines, log = lines_of(tmp_path)
    log.write_bytes(lines[0])
    (tmp_path / "empty").mkdir()
    (tmp_path / "unborn").mkdir()
    (tmp_path / "unborn" / NEW_LOG).write_bytes(b"half a hea")
    (tmp_path / "unborn" / LOCK).touch()
    assert leftovers(tmp_path) == []
    assert list(tmp_path.iterdir()) == []
    assert not left.claim()


def test_a_folder_that_holds_something_else_too_keeps_it(tmp_path: Path) -> None:
    other = tmp_path / "mine" / "notes.txt"
    other.parent.mkdir()
    other.touch()
    assert leftovers(tmp_path) == []
    assert other.exists()


def test_what_stands_in_the_place_of_a_log_is_left_alone(tmp_path: Path, left: Leftover) -> None:
    _lines, log = lines_of(tmp_path)
    for name in ("folder", "pipe"):
        (tmp_path / name).mkdir()
    (tmp_path / "folder" / LOG).mkdir()
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe" / LOG)
    (tmp_path / "linked").symlink_to(log.parent, target_is_directory=True)
    [found] = leftovers(tmp_path)
    assert found.title == left.title


@pytest.mark.parametrize("where", ["header", "base"])
def test_where_not_even_the_map_can_be_read_one_sentence_says_so(
    tmp_path: Path, left: Leftover, where: str
) -> None:
    lines, log = lines_of(tmp_path)
    first = bytearray(lines[0])
    first[20 if where == "header" else -20] ^= 1
    log.write_bytes(b"".join((first, *lines[1:])))
    [found] = leftovers(tmp_path)
    with pytest.raises(ReadError, match="is damaged"):
        found.recover()
    with pytest.raises(ReadError):
        left.recover()
    assert found.remove()


def test_a_log_of_a_newer_program_is_left_alone(tmp_path: Path, left: Leftover) -> None:
    lines, log = lines_of(tmp_path)
    header = {**content_of(lines[0][: lines[0].index(b"\n") + 1]), "journal": 2}
    log.write_bytes(line_of(header) + lines[0][lines[0].index(b"\n") + 1 :])
    [found] = leftovers(tmp_path)
    with pytest.raises(ReadError, match="newer version"):
        found.recover()
    with pytest.raises(ReadError):
        left.recover()


def test_a_map_of_a_newer_format_is_recovered_for_reading(tmp_path: Path) -> None:
    editor = Editor(lamp(), tmp_path)
    newer = files.dumps(lamp()).replace(b'"format": 1', b'"format": 2')
    editor.journal.begin(newer, None)
    editor.retitle("Newer")
    assert editor.crash().recover().read_only


@pytest.mark.parametrize("number", range(3))
def test_what_follows_a_damaged_edit_is_not_made(tmp_path: Path, left: Leftover, number: int) -> None:
    lines, log = lines_of(tmp_path)
    damaged = bytearray(lines[number + 1])
    damaged[len(damaged) // 2] ^= 1
    lines[number + 1] = bytes(damaged)
    log.write_bytes(b"".join(lines))
    found = left.recover()
    assert found.damaged
    assert found.edits == number
    assert found.graph.map.title == ("Buying a lamp", *TITLES)[number]
    [seen] = leftovers(tmp_path)
    assert (seen.edits, seen.title) == (number, found.graph.map.title)


def test_a_log_whose_only_edit_is_damaged_is_not_passed_over(tmp_path: Path, left: Leftover) -> None:
    lines, log = lines_of(tmp_path)
    log.write_bytes(b"".join((lines[0], lines[1][:-2])))
    [seen] = leftovers(tmp_path)
    assert seen.edits == 0
    assert seen.recover().damaged
    assert left.recover().graph == lamp()


def test_an_edit_that_does_not_fit_ends_what_is_made(tmp_path: Path, left: Leftover) -> None:
    lines, log = lines_of(tmp_path)
    odd = {"n": 2, "at": "", "put": {}, "gone": ["choose"]}
    log.write_bytes(b"".join((*lines[:2], line_of(odd), *lines[2:])))
    found = left.recover()
    assert (found.damaged, found.edits, found.graph.map.title) == (True, 1, "one")


def test_a_title_that_was_not_changed_is_the_one_at_the_start(tmp_path: Path) -> None:
    editor = Editor(lamp(), tmp_path)
    editor.make(commands.remove(editor.graph, ["first"]))
    assert editor.crash().title == "Buying a lamp"


def test_a_name_that_is_no_text_comes_back(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"\xe9t\xe9 %41 \xd0\xb7.cjm")
    editor = Editor(lamp(), tmp_path, path)
    editor.retitle("Odd name")
    assert editor.crash().path == path


def test_damaged_pictures_end_what_is_made(tmp_path: Path) -> None:
    editor = Editor(lamp(), tmp_path)
    editor.retitle("one")
    editor.make(commands.set_picture(editor.graph, "first", png()))
    left = editor.crash()
    lines, log = lines_of(tmp_path)
    picture = content_of(lines[2])["picture"]
    assert isinstance(picture, dict)
    log.write_bytes(b"".join((*lines[:2], line_of({"picture": {**picture, "data": ""}}), lines[3])))
    assert left.recover().edits == 1


def test_a_line_says_what_it_was_made_of() -> None:
    line = line_of({"n": 1, "words": "Ищет \u2028"})
    assert content_of(line) == {"n": 1, "words": "Ищет \u2028"}
    for damaged in (line[:-1], line[1:], line[:9], b"", b"\n", line[:8] + b"-" + line[9:]):
        with pytest.raises(DocumentError):
            content_of(damaged)


@pytest.fixture
def without_locks(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file system that knows no locks."""

    def refuse(_descriptor: int) -> bool:
        raise held.HoldUnsupportedError(95, "not supported")

    monkeypatch.setattr(held, "hold", refuse)


@pytest.mark.usefixtures("without_locks")
def test_where_the_system_holds_no_files_the_process_counts(tmp_path: Path) -> None:
    editor = Editor(lamp(), tmp_path)
    editor.retitle("At work")
    editor.flush()
    assert leftovers(tmp_path) == [], "this process is running"
    left = editor.crash()
    assert left.claim()
    assert leftovers(tmp_path) == []
    left.release()
    [again] = leftovers(tmp_path)
    assert again.remove()
    assert list(tmp_path.iterdir()) == []


DIE_AT_WORK = """
import os, sys
from pathlib import Path
from cjm_desktop.storage import held
from tests.storage.journals import TITLES, Editor, lamp, lines_of, retitled
if "without" in sys.argv:
    def refuse(_descriptor):
        raise held.HoldUnsupportedError(95, "not supported")
    held.hold = refuse
editor = Editor(lamp(), Path(sys.argv[1]))
editor.retitle("Left behind")
editor.flush()
os._exit(9)
"""


@pytest.mark.parametrize("locks", ["with", "without"])
def test_the_log_of_a_process_that_died_is_a_leftover(
    tmp_path: Path, locks: str, request: pytest.FixtureRequest
) -> None:
    root = Path(__file__).resolve().parents[2]
    command = [sys.executable, "-c", DIE_AT_WORK, str(tmp_path), locks]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 9, done.stderr
    if locks == "without":
        request.getfixturevalue("without_locks")
    [left] = leftovers(tmp_path)
    assert (left.title, left.edits) == ("Left behind", 1)
    assert left.claim()
    assert left.recover().graph.map.title == "Left behind"
