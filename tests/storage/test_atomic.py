"""A file is written whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
import time
from typing import TYPE_CHECKING

import pytest

from cjm_desktop.storage import atomic, fingerprint, swapping
from cjm_desktop.storage.errors import ChangedOutsideError, WriteError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

OLD, NEW = b"the old words", b"the new words, and some more of them" * 1_000


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "map.cjm"
    path.write_bytes(OLD)
    return path


def _failing(number: int) -> Callable[..., int]:
    def fail(*_arguments: object, **_options: object) -> int:
        raise OSError(number, os.strerror(number))

    return fail


def _without_swap(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a system or a file system that has no such call."""
    error = swapping.SwapUnsupportedError(errno.ENOSYS, os.strerror(errno.ENOSYS))

    def refuse(*_paths: object) -> None:
        raise error

    monkeypatch.setattr(swapping, "swap", refuse)


@pytest.fixture(params=["swap", "link", "neither"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Each of the ways in which a file takes another's place."""
    if request.param != "swap":
        _without_swap(monkeypatch)
    if request.param == "neither":
        monkeypatch.setattr(os, "link", _failing(errno.EPERM))
    return str(request.param)


def _assert_untouched(target: Path) -> None:
    assert target.read_bytes() == OLD
    assert [path.name for path in target.parent.iterdir()] == [target.name]


def test_the_new_bytes_replace_the_old_ones(target: Path) -> None:
    atomic.write(target, NEW)
    assert target.read_bytes() == NEW
    assert [path.name for path in target.parent.iterdir()] == [target.name]


def test_a_new_file_gets_the_mode_that_new_files_get(tmp_path: Path) -> None:
    (tmp_path / "plain").touch()
    atomic.write(tmp_path / "map.cjm", NEW)
    assert (tmp_path / "map.cjm").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_the_mode_is_kept(target: Path) -> None:
    target.chmod(0o640)
    atomic.write(target, NEW)
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


def test_a_symbolic_link_stays_and_is_followed(target: Path, tmp_path: Path) -> None:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    link = folder / "link.cjm"
    link.symlink_to(target)
    atomic.write(link, NEW)
    assert link.is_symlink()
    assert target.read_bytes() == NEW


def test_short_writes_are_continued(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: whole(descriptor, data[:1000]))
    atomic.write(target, NEW)
    assert target.read_bytes() == NEW


def test_a_disk_that_fills_up_half_way_leaves_the_old_file(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, room = os.write, [5_000]

    def write(descriptor: int, data: memoryview) -> int:
        if not room[0]:
            raise OSError(errno.ENOSPC, "No space left on device")
        written = whole(descriptor, data[: room[0]])
        room[0] -= written
        return written

    monkeypatch.setattr(os, "write", write)
    with pytest.raises(WriteError, match=r"map\.cjm cannot be written: the disk is full\."):
        atomic.write(target, NEW)
    _assert_untouched(target)


def test_a_disk_that_takes_nothing_does_not_hang(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "write", lambda _descriptor, _data: 0)
    with pytest.raises(WriteError, match="took no more bytes"):
        atomic.write(target, NEW)
    _assert_untouched(target)


def test_a_disk_that_says_more_than_it_keeps_is_found_out(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = os.write

    def write(descriptor: int, data: memoryview) -> int:
        whole(descriptor, data[: len(data) // 2])
        return len(data)

    monkeypatch.setattr(os, "write", write)
    with pytest.raises(WriteError, match="did not keep every byte"):
        atomic.write(target, NEW)
    _assert_untouched(target)


@pytest.mark.parametrize("call", ["open", "write", "fsync", "swap", "replace", "close"])
@pytest.mark.parametrize("number", [errno.EACCES, errno.ENOSPC, errno.EIO, errno.EROFS])
def test_whatever_call_fails_the_old_file_stays(
    call: str, number: int, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(atomic, "PAUSES", ())
    if call == "replace":
        _without_swap(monkeypatch)
    monkeypatch.setattr(swapping if call == "swap" else os, call, _failing(number))
    with pytest.raises(WriteError):
        atomic.write(target, NEW)
    monkeypatch.undo()
    _assert_untouched(target)


def test_an_interruption_leaves_nothing_behind(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_descriptor: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        atomic.write(target, NEW)
    _assert_untouched(target)


def test_a_read_only_file_is_refused_even_to_an_administrator(target: Path) -> None:
    target.chmod(0o444)
    with pytest.raises(WriteError, match="it is read-only"):
        atomic.write(target, NEW)
    _assert_untouched(target)


def test_a_folder_a_pipe_and_a_circle_of_links_are_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "one").symlink_to(tmp_path / "two")
    (tmp_path / "two").symlink_to(tmp_path / "one")
    for path in (tmp_path, tmp_path / "pipe", tmp_path / "one", tmp_path / "no" / "such", tmp_path / "a\0b"):
        with pytest.raises(WriteError) as caught:
            atomic.write(path, NEW)
        assert caught.value.path == path
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one", "pipe", "two"]


def test_a_name_as_long_as_names_may_be_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / ("ž" * 120 + ".cjm")
    atomic.write(path, NEW)
    assert path.read_bytes() == NEW


@pytest.mark.usefixtures("way")
def test_every_way_replaces_and_leaves_nothing_beside(target: Path) -> None:
    stands = atomic.write(target, NEW, expected=fingerprint.of_file(target))
    assert target.read_bytes() == NEW
    assert stands == fingerprint.of_file(target)
    assert [path.name for path in target.parent.iterdir()] == [target.name]


@pytest.mark.usefixtures("way")
def test_every_way_makes_a_new_file(tmp_path: Path) -> None:
    atomic.write(tmp_path / "map.cjm", NEW, expected=None)
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("map.cjm", NEW)]


@pytest.mark.usefixtures("way")
def test_what_another_program_wrote_is_not_replaced(target: Path) -> None:
    known = fingerprint.of_bytes(b"what we saw last")
    with pytest.raises(ChangedOutsideError, match="another program has changed it"):
        atomic.write(target, NEW, expected=known)
    _assert_untouched(target)


@pytest.mark.usefixtures("way")
def test_a_file_that_came_or_went_meanwhile_is_told(target: Path) -> None:
    with pytest.raises(ChangedOutsideError):
        atomic.write(target, NEW, expected=None)
    _assert_untouched(target)
    known = fingerprint.of_file(target)
    target.unlink()
    with pytest.raises(ChangedOutsideError):
        atomic.write(target, NEW, expected=known)
    assert not list(target.parent.iterdir())


def test_a_file_written_in_the_last_moment_is_put_back(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known, swap = fingerprint.of_file(target), swapping.swap

    def late(one: Path, other: Path) -> None:
        if target.read_bytes() == OLD:
            target.write_bytes(b"theirs")
        swap(one, other)

    monkeypatch.setattr(swapping, "swap", late)
    with pytest.raises(ChangedOutsideError):
        atomic.write(target, NEW, expected=known)
    assert [(path.name, path.read_bytes()) for path in target.parent.iterdir()] == [("map.cjm", b"theirs")]


@pytest.mark.usefixtures("way")
def test_what_is_replaced_can_be_kept(target: Path, way: str) -> None:
    kept: list[bytes] = []
    atomic.write(target, NEW, keep=lambda path: kept.append(path.read_bytes()))
    assert kept == ([] if way == "neither" else [OLD])
    assert [path.name for path in target.parent.iterdir()] == [target.name]


def test_a_place_that_is_held_for_a_moment_is_tried_again(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    swap, refusals = swapping.swap, [errno.EBUSY, errno.EACCES, errno.EBUSY]
    waited: list[float] = []

    def held(one: Path, other: Path) -> None:
        if refusals:
            raise OSError(refusals.pop(), "held")
        swap(one, other)

    monkeypatch.setattr(swapping, "swap", held)
    monkeypatch.setattr(time, "sleep", waited.append)
    atomic.write(target, NEW)
    assert target.read_bytes() == NEW
    assert waited == list(atomic.PAUSES)


@pytest.mark.usefixtures("way")
def test_a_disk_that_keeps_other_bytes_gets_the_old_file_back(
    target: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    whole = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: whole(descriptor, b"?" * len(data)))
    with pytest.raises(WriteError, match="did not keep every byte"):
        atomic.write(target, NEW)
    if way != "neither":
        _assert_untouched(target)


def test_the_only_copy_is_never_tidied_away(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the old file cannot be put back, it stays beside."""
    swap = swapping.swap
    swapped: list[Path] = []

    def once(one: Path, other: Path) -> None:
        if swapped:
            raise OSError(errno.EIO, "gone")
        swap(one, other)
        swapped.append(one)

    monkeypatch.setattr(swapping, "swap", once)
    monkeypatch.setattr(fingerprint, "of_file", _failing(errno.EIO))
    with pytest.raises(WriteError):
        atomic.write(target, NEW)
    assert sorted(path.read_bytes() for path in target.parent.iterdir()) == sorted([OLD, NEW])
