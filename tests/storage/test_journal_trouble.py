"""A disk that is full, gone or slow: the journal gets into nobody's way and loses no more than it says."""

from __future__ import annotations

import errno
import gc
import os
import threading
from random import Random
from typing import TYPE_CHECKING

import pytest

from cjm_desktop.model.change import Change
from cjm_desktop.storage import journal, recovery_log
from cjm_desktop.storage.leftovers import leftovers
from tests.storage.journals import Editor, lamp

if TYPE_CHECKING:
    from pathlib import Path


class Disk:
    """The disk that the journal writes to: it may refuse, or hang until it is let go.

    Attributes:
        refuses: whether it takes no more bytes.
    """

    def __init__(self) -> None:
        self.refuses = False
        self.partly = False
        self.works = threading.Event()
        self.works.set()
        self.reached = threading.Event()
        self._write = os.write

    def write(self, descriptor: int, data: bytes | memoryview) -> int:
        """Stands for ``os.write``."""
        if not self.refuses:
            return self._write(descriptor, data)
        if self.partly and len(data) > 1:
            return self._write(descriptor, data[: len(data) // 2])
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def sync(self, descriptor: int) -> None:
        """Stands for ``os.fdatasync``."""
        self.reached.set()
        self.works.wait(60)
        os.fsync(descriptor)


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    """A disk that does what a test wants."""
    disk = Disk()
    monkeypatch.setattr(os, "write", disk.write)
    monkeypatch.setattr(recovery_log, "sync", disk.sync)
    return disk


@pytest.mark.parametrize("partly", [False, True])
@pytest.mark.parametrize("before", [0, 3])
def test_a_full_disk_is_told_once_and_the_next_edit_tries_again(
    tmp_path: Path, disk: Disk, before: int, *, partly: bool
) -> None:
    editor = Editor(lamp(), tmp_path, tmp_path / "map.cjm")
    editor.edit(Random(4), before)
    editor.flush()
    disk.refuses, disk.partly = True, partly
    for title in ("lost", "lost too"):
        editor.retitle(title)
        assert not editor.journal.flush(30)
    assert len(editor.failed) == 1
    assert "disk is full" in editor.failed[0]
    disk.refuses = False
    editor.retitle("kept")
    editor.flush()
    assert editor.kept[-1][0] == before + 3
    editor.retitle("kept too")
    left = editor.crash()
    found = left.recover()
    assert found.graph == editor.graph
    assert found.edits == left.edits == before + 4
    assert found.origin.path == tmp_path / "map.cjm"
    disk.refuses = True
    assert len(editor.failed) == 1


def test_what_was_kept_before_a_disk_filled_up_is_not_lost(tmp_path: Path, disk: Disk) -> None:
    editor = Editor(lamp(), tmp_path)
    editor.edit(Random(5), 6)
    editor.flush()
    disk.refuses = disk.partly = True
    editor.retitle("lost")
    assert not editor.journal.flush(30)
    left = editor.crash()
    assert left.edits == 6
    assert left.recover().graph == editor.states[6]
    assert left.recover().damaged


def test_trouble_that_comes_back_is_told_again(tmp_path: Path, disk: Disk) -> None:
    editor = Editor(lamp(), tmp_path)
    for refuses in (True, False, True, True):
        disk.refuses = refuses
        editor.retitle(str(refuses))
        assert editor.journal.flush(30) is not refuses
    assert len(editor.failed) == 2
    editor.journal.close(keep=False)


def test_a_place_that_cannot_be_written_is_told_and_harms_nothing(tmp_path: Path) -> None:
    (tmp_path / "recovery").write_text("in the way")
    editor = Editor(lamp(), tmp_path / "recovery")
    editor.retitle("Kept nowhere")
    assert not editor.journal.flush(30)
    assert len(editor.failed) == 1
    editor.journal.close(keep=True)


def test_a_change_that_no_file_could_hold_is_told_and_the_next_one_is_kept(tmp_path: Path) -> None:
    editor = Editor(lamp(), tmp_path)
    whole = editor.graph.map
    odd = Change.of(updated=[(whole, whole.replace(x_future="a\x00b"))])
    editor.make(odd)
    assert not editor.journal.flush(30)
    assert "U+0000" in editor.failed[0]
    editor.make(odd.inverse())
    assert editor.crash().recover().graph == editor.graph


def test_an_edit_does_not_wait_for_the_disk(tmp_path: Path, disk: Disk) -> None:
    editor = Editor(lamp(), tmp_path)
    disk.works.clear()
    editor.retitle("one")
    assert disk.reached.wait(30)
    for title in "abc":
        editor.retitle(title)  # comes back although the disk hangs
    assert not editor.journal.flush(0.01)
    assert editor.kept == []
    disk.works.set()
    editor.flush()
    assert [number for number, _size in editor.kept] == [1, 4], "what waited was written in one go"
    editor.journal.close(keep=False)


def test_closing_does_not_wait_for_a_disk_that_hangs(
    tmp_path: Path, disk: Disk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal, "PATIENCE", 0.01)
    before = set(writers())
    editor = Editor(lamp(), tmp_path)
    disk.works.clear()
    editor.retitle("stuck")
    assert disk.reached.wait(30)
    editor.journal.close(keep=False)
    [writer] = set(writers()) - before
    assert writer.is_alive()
    assert writer.daemon, "the program can end all the same"
    disk.works.set()
    writer.join(30)
    assert list(tmp_path.iterdir()) == []


def writers() -> list[threading.Thread]:
    """The threads of journals."""
    return [thread for thread in threading.enumerate() if thread.name == "journal"]


def test_the_thread_ends_when_nothing_is_to_do_and_another_one_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal, "IDLE", 0.0)
    editor = Editor(lamp(), tmp_path)
    before = set(writers())
    for title in ("one", "two"):
        editor.retitle(title)
        editor.flush()
        for thread in set(writers()) - before:
            thread.join(30)
            assert not thread.is_alive()
    assert editor.crash().recover().graph == editor.graph


def test_a_journal_that_is_forgotten_gives_its_log_free(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal, "IDLE", 0.0)
    before = set(writers())
    editor = Editor(lamp(), tmp_path)
    editor.retitle("Forgotten")
    editor.flush()
    for thread in set(writers()) - before:
        thread.join(30)
    assert leftovers(tmp_path) == []
    del editor
    gc.collect()
    assert [left.title for left in leftovers(tmp_path)] == ["Forgotten"]


def test_what_is_saved_counts_as_kept_even_if_the_journal_could_not(tmp_path: Path, disk: Disk) -> None:
    editor = Editor(lamp(), tmp_path)
    disk.refuses = True
    editor.retitle("Saved")
    assert not editor.journal.flush(30)
    editor.save()
    editor.flush()
    assert editor.kept == [(1, 0)]


@pytest.mark.usefixtures("running_collector")
def test_nothing_is_collected_by_the_writing_thread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What belongs to a window must not come to its end in another thread."""
    collecting: list[bool] = []

    def sync(_descriptor: int) -> None:
        collecting.append(gc.isenabled())

    monkeypatch.setattr(recovery_log, "sync", sync)
    editor = Editor(lamp(), tmp_path)
    editor.retitle("Calm")
    editor.flush()
    assert collecting == [False]
    editor.journal.close(keep=False)
    assert gc.isenabled()
