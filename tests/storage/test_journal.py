"""What the journal says is kept is on the disk, whatever happens next; and it never gets into the editor's way."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cjm_desktop import commands
from cjm_desktop.model.change import Change
from cjm_desktop.storage import files, recovery_log
from cjm_desktop.storage.errors import ReadError
from cjm_desktop.storage.journal import Journal
from cjm_desktop.storage.leftovers import leftovers
from tests.any_maps import any_change, any_map
from tests.picture_files import jpeg, png, two_halves
from tests.storage.journals import Editor, lamp
from tests.strategies import journeys

if TYPE_CHECKING:
    from cjm_desktop.model.graph import JourneyGraph

randoms = st.integers(0, 2**32).map(Random)


@settings(max_examples=40)
@given(journeys(), randoms)
def test_a_whole_log_gives_the_map_exactly(graph: JourneyGraph, random: Random) -> None:
    with TemporaryDirectory() as folder:
        editor = Editor(graph, Path(folder))
        editor.edit(random, random.randint(1, 30))
        found = editor.crash().recover()
        assert found.graph == editor.graph
        assert found.edits == len(editor.states) - 1
        assert not found.damaged


@settings(max_examples=20)
@given(randoms)
def test_whatever_field_of_whatever_kind_was_changed(random: Random) -> None:
    with TemporaryDirectory() as folder:
        editor = Editor(any_map(random), Path(folder))
        for _ in range(10):
            editor.make(any_change(editor.graph, random))
        assert editor.crash().recover().graph == editor.graph


@settings(max_examples=60)
@given(journeys(max_cards=6), randoms, st.data())
def test_a_log_cut_anywhere_gives_all_that_was_kept_by_then(
    graph: JourneyGraph, random: Random, data: st.DataObject
) -> None:
    with TemporaryDirectory() as folder:
        editor = Editor(graph, Path(folder))
        for _ in range(random.randint(1, 5)):
            editor.edit(random, random.randint(1, 4))
            if random.random() < 0.5:
                editor.flush()
        editor.flush()
        whole = editor.size()
        cut = data.draw(st.integers(0, whole) | st.sampled_from(sorted({size for _, size in editor.kept})))
        left = editor.crash()
        os.truncate(editor.log(), cut)
        kept = max((number for number, size in editor.kept if size <= cut), default=0)
        try:
            found = left.recover()
        except ReadError:
            assert kept == 0
        else:
            assert found.edits >= kept
            assert found.graph == editor.states[found.edits]


@settings(max_examples=30)
@given(journeys(max_cards=4), randoms)
def test_numbers_only_rise_and_end_with_the_last_edit(graph: JourneyGraph, random: Random) -> None:
    with TemporaryDirectory() as folder:
        editor = Editor(graph, Path(folder))
        editor.edit(random, random.randint(1, 60))
        editor.flush()
        numbers = [number for number, _size in editor.kept]
        assert numbers == sorted(set(numbers))
        assert numbers[-1] == len(editor.states) - 1
        editor.journal.close(keep=False)


def test_nothing_is_on_the_disk_before_the_first_edit(tmp_path: Path) -> None:
    folder = tmp_path / "recovery"
    editor = Editor(lamp(), folder)
    assert not folder.exists()
    assert editor.journal.flush(0)
    editor.retitle("Now")
    editor.flush()
    assert editor.log().is_file()


def test_a_map_without_a_file_is_recovered_as_one(tmp_path: Path) -> None:
    editor = Editor(lamp(), tmp_path)
    editor.retitle("A lamp for two")
    left = editor.crash()
    assert (left.path, left.title, left.edits, left.document) == (None, "A lamp for two", 1, "map")
    assert left.recover().origin.fingerprint is None


def test_a_journal_that_was_never_told_where_it_begins_begins_with_the_map(tmp_path: Path) -> None:
    graph = lamp()
    kept: list[int] = []
    unnamed = Journal(tmp_path, "map", snapshot=graph.snapshot, on_kept=kept.append, on_failed=pytest.fail)
    change = commands.edit_map(graph, title="Never saved")
    graph.apply(change)
    unnamed.append(change, graph.pictures)
    unnamed.close(keep=True)
    [left] = leftovers(tmp_path)
    assert kept == [1]
    assert left.edits == 1
    assert left.recover().graph == graph


def test_a_log_says_which_file_it_belongs_to_and_what_stood_there(tmp_path: Path) -> None:
    path = tmp_path / "lamp.cjm"
    graph = lamp()
    files.save(graph, path)
    editor = Editor(graph, tmp_path / "recovery", path)
    editor.retitle("Newer")
    left = editor.crash()
    origin = left.recover().origin
    assert left.path == origin.path == path
    assert origin.fingerprint == sha256(path.read_bytes()).hexdigest()


def test_pictures_come_back_each_written_once(tmp_path: Path) -> None:
    graph = lamp()
    commands.add_picture(graph, old := png())
    editor = Editor(graph, tmp_path)
    editor.make(commands.set_picture(graph, "first", old))
    editor.make(commands.set_picture(graph, "second", new := jpeg()))
    editor.flush()
    before = editor.size()
    editor.make(commands.set_picture(graph, "third", new))
    editor.make(commands.set_picture(graph, "second", None))
    editor.flush()
    assert editor.size() - before < len(new) < before
    found = editor.crash().recover().graph
    assert found == graph
    assert [picture.data for picture in found.pictures_in_use()] == [
        picture.data for picture in graph.pictures_in_use()
    ]
    assert len(found.pictures_in_use()) == 2


def test_a_picture_that_the_file_holds_is_not_written_again(tmp_path: Path) -> None:
    graph = lamp()
    data = jpeg(two_halves(400, 300))
    graph.apply(commands.set_picture(graph, "first", data))
    editor = Editor(graph, tmp_path)
    base = len(files.dumps(graph))
    editor.make(commands.set_picture(graph, "second", data))
    editor.flush()
    assert editor.size() < base + len(data)
    assert len(editor.crash().recover().graph.pictures_in_use()) == 1


def test_a_picture_is_written_again_for_a_file_that_does_not_hold_it(tmp_path: Path) -> None:
    editor = Editor(lamp(), tmp_path)
    given = commands.set_picture(editor.graph, "first", png())
    editor.make(given)
    editor.make(given.inverse())
    editor.flush()
    editor.save()
    editor.make(given)
    assert editor.crash().recover().graph.pictures_in_use()


def test_what_was_saved_needs_no_log(tmp_path: Path) -> None:
    editor = Editor(lamp(), tmp_path)
    editor.retitle("Saved")
    editor.flush()
    editor.save()
    editor.flush()
    assert editor.size() == 0
    editor.retitle("Not saved")
    left = editor.crash()
    found = left.recover()
    assert found.graph == editor.graph
    assert left.edits == 1
    assert files.loads(found.base).graph == editor.states[1]


def test_edits_made_while_the_file_was_written_stay_kept(tmp_path: Path) -> None:
    editor = Editor(lamp(), tmp_path)
    for title in ("one", "two", "three"):
        editor.retitle(title)
    editor.save(tmp_path / "map.cjm", upto=1)
    editor.flush()
    left = editor.crash()
    found = left.recover()
    assert found.graph == editor.graph
    assert (left.edits, left.title, found.edits) == (2, "three", 2)
    assert found.origin.fingerprint == sha256(files.dumps(editor.states[1])).hexdigest()


def test_edits_that_the_file_is_given_a_new_date_for_are_no_obstacle(tmp_path: Path) -> None:
    editor = Editor(lamp(), tmp_path)
    stamped = editor.graph.snapshot()
    stamped.apply(commands.edit_map(stamped, modified="2026-02-03"))
    editor.journal.begin(files.dumps(stamped), None)
    editor.retitle("After saving")
    assert editor.crash().recover().graph.map == editor.graph.map


def test_two_windows_keep_a_log_each(tmp_path: Path) -> None:
    one, two = (Editor(lamp(), tmp_path) for _ in range(2))
    one.retitle("One")
    two.retitle("Two")
    one.retitle("One more")
    for editor in (one, two):
        editor.flush()
    assert leftovers(tmp_path) == [], "both are at work"
    two.journal.close(keep=True)
    assert [left.title for left in leftovers(tmp_path)] == ["Two"]
    one.journal.close(keep=True)
    assert {left.title: left.edits for left in leftovers(tmp_path)} == {"One more": 2, "Two": 1}


def test_a_recovered_map_is_kept_at_once(tmp_path: Path) -> None:
    first = Editor(lamp(), tmp_path, tmp_path / "map.cjm")
    first.edit(Random(1), 5)
    left = first.crash()
    found = left.recover()
    kept: list[int] = []
    again = Journal(
        tmp_path, "map", snapshot=found.graph.snapshot, on_kept=kept.append, on_failed=pytest.fail
    )
    number = again.resume(found.origin)
    assert again.flush(30)
    assert kept == [number]
    assert left.remove()
    change = commands.edit_map(found.graph, title="And on")
    found.graph.apply(change)
    again.append(change, found.graph.pictures)
    again.close(keep=True)
    [once_more] = leftovers(tmp_path)
    assert once_more.recover().graph == found.graph
    assert once_more.recover().origin == once_more.recover().origin
    assert (once_more.edits, once_more.path) == (6, tmp_path / "map.cjm")


def test_closing_on_purpose_leaves_nothing_behind(tmp_path: Path) -> None:
    editor = Editor(lamp(), tmp_path)
    editor.edit(Random(2), 5)
    editor.journal.close(keep=False)
    editor.journal.close(keep=True)
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(ValueError, match="closed"):
        editor.journal.append(Change(), {})


def test_closing_waits_for_what_was_not_written_yet(tmp_path: Path) -> None:
    editor = Editor(lamp(), tmp_path)
    editor.edit(Random(3), 40)
    assert editor.crash().recover().graph == editor.graph


def test_a_long_log_starts_afresh_from_the_map_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recovery_log, "_LONG", 2_000)
    monkeypatch.setattr(recovery_log, "_TIMES_THE_BASE", 0)
    editor = Editor(lamp(), tmp_path, tmp_path / "map.cjm")
    largest = 0
    for number in range(300):
        editor.retitle(f"Title {number}")
        editor.flush()
        largest = max(largest, editor.size())
    left = editor.crash()
    found = left.recover()
    assert found.graph == editor.graph
    assert found.edits == left.edits == 300
    assert left.title == "Title 299"
    assert found.origin.fingerprint == sha256(files.dumps(editor.states[0])).hexdigest()
    assert largest < len(files.dumps(editor.graph)) + 4_000


def test_what_a_crash_leaves_of_a_log_in_the_making_does_not_count(tmp_path: Path) -> None:
    editor = Editor(lamp(), tmp_path)
    editor.edit(Random(6), 3)
    editor.flush()
    [folder] = tmp_path.iterdir()
    (folder / "log.new").write_bytes(editor.log().read_bytes()[:-3])
    left = editor.crash()
    assert left.recover().graph == editor.graph
    assert left.remove()
    assert list(tmp_path.iterdir()) == []
