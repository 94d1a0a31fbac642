"""One writer for each map, whoever else opens it, and whatever lies where its lock should."""

from __future__ import annotations

import errno
import json
import os
import socket
import stat
import tempfile
import time
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm_desktop.storage import held, lock_info, locks, turns
from cjm_desktop.storage.lock_info import LockInfo, understood
from cjm_desktop.storage.locks import Lock, Locked, NoLock
from tests.cli.command import python
from tests.storage.opener import Answer, Opener, left_by_a_crash, said

if TYPE_CHECKING:
    from collections.abc import Iterator

NOBODY = 65534
ELSEWHERE = LockInfo(
    host="studio-7",
    machine="feedfeedfeedfeed",
    process=4711,
    started=datetime(2026, 3, 3, 9, 5, tzinfo=UTC),
    user="Ona",
    run="0123456789abcdef",
    program="cjm-desktop",
    system=True,
)


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "map.cjm"
    path.write_bytes(b"the map")
    return path


@pytest.fixture
def lock_file(document: Path) -> Path:
    return document.with_name(".map.cjm.lock")


@pytest.fixture
def other() -> Iterator[Opener]:
    with Opener() as opener:
        yield opener


@pytest.fixture(autouse=True)
def _in_utc(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.fixture(autouse=True)
def _nothing_stays_open() -> Iterator[None]:
    yield
    assert _descriptors() == [], "a descriptor was left open"


def _descriptors() -> list[str]:
    links = (os.path.realpath(path) for path in Path("/proc/self/fd").iterdir())
    return sorted(link for link in links if ".lock" in link)


@contextmanager
def _opened(path: Path) -> Iterator[Lock]:
    lock = locks.acquire(path)
    assert isinstance(lock, Lock)
    yield lock
    lock.release()


def _refused(path: Path) -> Locked:
    outcome = locks.acquire(path)
    assert isinstance(outcome, Locked)
    return outcome


def _taken_over(path: Path, seen: LockInfo) -> Lock:
    lock = locks.take_over(path, seen)
    assert isinstance(lock, Lock)
    return lock


# One writer


def test_the_lock_says_who_has_the_map(document: Path, lock_file: Path) -> None:
    with _opened(document) as lock:
        words = json.loads(lock_file.read_bytes())
        assert words.keys() == {
            "host", "machine", "process", "started", "user", "run", "program", "system",
        }  # fmt: skip
        assert (words["host"], words["process"]) == (os.uname().nodename, os.getpid())
        assert (words["run"], words["program"]) == (lock.info.run, "cjm-desktop")
        assert abs(datetime.fromisoformat(words["started"]) - datetime.now(UTC)).total_seconds() < 60
        assert locks.read(document) == lock.info
    assert locks.read(document) is None


def test_a_second_program_is_told_and_gets_the_map_afterwards(document: Path, other: Opener) -> None:
    with _opened(document) as lock:
        answer = other.do("acquire", document)
        assert not answer.writer
        assert answer.sentence.startswith("Another window on this computer has had this map open since ")
        assert lock.info.since in answer.sentence
        assert not answer.own
        assert lock.held
    assert other.do("acquire", document) == Answer(writer=True)
    assert not _refused(document).own


def test_a_second_window_of_one_program_is_told_that_it_is_its_own(document: Path) -> None:
    with _opened(document) as lock:
        second = _refused(document)
        assert second.own
        assert second.sentence == "This map is open in another window already."
        assert lock.held
    with _opened(document):
        pass


def test_nothing_is_left_beside_the_map(document: Path) -> None:
    with _opened(document):
        assert sorted(path.name for path in document.parent.iterdir()) == [".map.cjm.lock", "map.cjm"]
    assert [path.name for path in document.parent.iterdir()] == ["map.cjm"]


def test_releasing_twice_gives_back_once(document: Path) -> None:
    lock = locks.acquire(document)
    assert isinstance(lock, Lock)
    lock.release()
    with _opened(document) as second:
        lock.release()
        assert not lock.held
        assert second.held


def test_a_program_that_ends_removes_its_lock(document: Path, lock_file: Path, other: Opener) -> None:
    assert other.do("acquire", document).writer
    assert lock_file.exists()
    assert other.leave() == 0
    assert not lock_file.exists()


def test_the_child_of_a_fork_leaves_the_lock_to_its_parent(document: Path) -> None:
    code = """if True:
        import os, sys
        from pathlib import Path
        from cjm_desktop.storage import locks
        lock = locks.acquire(Path(sys.argv[1]))
        if not os.fork():
            sys.exit(0)
        os.wait()
        print(lock.held, locks.read(Path(sys.argv[1])) == lock.info)
    """
    answer = python(code, document)
    assert (answer.stdout.decode().split(), answer.stderr) == (["True", "True"], b"")
    assert locks.read(document) is None


def test_every_name_of_a_map_leads_to_one_lock(
    document: Path, tmp_path: Path, other: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "links"
    folder.mkdir()
    (folder / "link.cjm").symlink_to(document)
    (folder / "link to link.cjm").symlink_to(folder / "link.cjm")
    (folder / "folder").symlink_to(tmp_path)
    with _opened(folder / "link to link.cjm"):
        for name in (document, folder / "link.cjm", folder / "folder" / "map.cjm", folder / ".." / "map.cjm"):
            assert not other.do("acquire", name).writer, name
        monkeypatch.chdir(tmp_path)
        assert _refused(Path("map.cjm")).own
    assert sorted(path.name for path in folder.iterdir()) == ["folder", "link to link.cjm", "link.cjm"]


@pytest.mark.parametrize("name", ["ž" * 122 + ".cjm", "旅" * 60 + ".cjm", os.fsdecode(b"\xff\xfe.cjm")])
def test_a_map_of_any_name_has_a_lock(name: str, tmp_path: Path) -> None:
    with _opened(tmp_path / name) as lock, _opened(tmp_path / f"x{name[1:]}") as another:
        assert isinstance(locks.acquire(tmp_path / name), Locked)
        new = _taken_over(tmp_path / f"x{name[1:]}", another.info)
        assert (lock.held, another.held, new.held) == (True, False, True)
        new.release()
    assert not list(tmp_path.iterdir())


# What a crash leaves


def test_the_lock_of_a_killed_program_is_taken_and_told_of(document: Path, other: Opener) -> None:
    assert other.do("acquire", document).writer
    left = locks.read(document)
    assert locks.leftover(document) is None
    other.kill()
    assert locks.leftover(document) == left
    with _opened(document) as lock:
        assert lock.taken_over == left
        assert left
        assert left.process == other.number
        sentence = "A program ended without closing this map, open since {time}; its lock was removed."
        assert lock.notice == sentence.format(time=left.since)
        assert locks.leftover(document) is None
        assert lock.held


def test_a_leftover_is_known_even_if_its_number_is_used_again(document: Path, lock_file: Path) -> None:
    lock_file.write_bytes(left_by_a_crash(os.getppid()))
    with _opened(document) as lock:
        assert lock.taken_over
        assert lock.taken_over.process == os.getppid()


def test_a_program_whose_lock_the_system_never_held_is_asked_for_by_number(
    document: Path, lock_file: Path
) -> None:
    with Opener() as gone:
        number = gone.number
    living, dead = (replace(understood(left_by_a_crash(of)), system=False) for of in (os.getppid(), number))
    lock_file.write_bytes(said(living))
    assert _refused(document).info.process == os.getppid()
    lock_file.write_bytes(said(dead))
    with _opened(document) as lock:
        assert lock.taken_over


def test_an_empty_lock_was_left_between_making_and_writing(document: Path, lock_file: Path) -> None:
    lock_file.touch()
    with _opened(document) as lock:
        assert (lock.taken_over, lock.notice) == (None, "")


def test_a_computer_with_a_new_name_knows_its_own_leftovers(
    document: Path, lock_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock_info, "_machine", lambda: "abcdefabcdefabcd")
    left = replace(understood(left_by_a_crash(1)), host="old-name", machine="abcdefabcdefabcd")
    lock_file.write_bytes(said(left))
    with _opened(document) as lock:
        assert lock.taken_over


def test_another_computer_of_the_same_name_is_another_computer(document: Path, lock_file: Path) -> None:
    lock_file.write_bytes(said(replace(ELSEWHERE, host=os.uname().nodename)))
    assert _refused(document).info.user == "Ona"


def test_where_computers_have_only_names_these_decide(
    document: Path, lock_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock_info, "_machine", lambda: "")
    lock_file.write_bytes(said(replace(ELSEWHERE, machine="")))
    assert not _refused(document).info.here
    lock_file.write_bytes(said(replace(ELSEWHERE, machine="", host=os.uname().nodename)))
    with _opened(document) as lock:
        assert lock.taken_over


# Other computers, and taking over


def test_another_computer_is_respected_and_named(document: Path, lock_file: Path) -> None:
    lock_file.write_bytes(said(ELSEWHERE))
    refused = _refused(document)
    told = "Ona has had this map open on the computer studio-7 since 3 March 2026, 09:05."
    assert refused.sentence == told
    assert lock_file.read_bytes() == said(ELSEWHERE)
    assert locks.leftover(document) is None


@pytest.mark.parametrize(
    ("info", "sentence"),
    [
        (
            replace(ELSEWHERE, user=""),
            "This map has been open on the computer studio-7 since 3 March 2026, 09:05.",
        ),
        (
            replace(ELSEWHERE, machine="here"),
            "Ona has had this map open on this computer since 3 March 2026, 09:05.",
        ),
        (
            replace(ELSEWHERE, machine="here", user=""),
            "Another window on this computer has had this map open since 3 March 2026, 09:05.",
        ),
        (LockInfo(), "Somebody may have this map open: the lock beside it does not say who."),
    ],
)
def test_the_sentence_says_what_is_known(
    info: LockInfo, sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock_info, "_machine", lambda: "here")
    assert Locked(info).sentence == sentence


def test_taking_over_ends_the_hold_of_the_other(document: Path, other: Opener) -> None:
    assert other.do("acquire", document).writer
    seen = _refused(document).info
    lock = _taken_over(document, seen)
    assert lock.taken_over == seen
    assert lock.held
    assert not other.do("held").writer
    assert not other.do("acquire", document).writer
    lock.release()


def test_who_was_taken_over_does_not_remove_the_new_lock(document: Path, other: Opener) -> None:
    assert other.do("acquire", document).writer
    lock = _taken_over(document, _refused(document).info)
    other.do("release")
    assert lock.held
    other.leave()
    assert lock.held
    assert isinstance(locks.acquire(document), Locked)
    lock.release()


def test_only_the_lock_that_was_seen_is_taken_over(document: Path, lock_file: Path, other: Opener) -> None:
    lock_file.write_bytes(said(ELSEWHERE))
    other.do("see", document)
    mine = _taken_over(document, _refused(document).info)
    answer = other.do("take over", document)
    assert not answer.writer
    assert answer.sentence.startswith("Another window on this computer")
    assert mine.held
    mine.release()


def test_taking_over_what_is_gone_is_opening(document: Path) -> None:
    lock = _taken_over(document, ELSEWHERE)
    assert lock.taken_over is None
    assert lock.held
    lock.release()


def test_a_lock_that_cannot_be_removed_is_written_over(
    document: Path, lock_file: Path, other: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert other.do("acquire", document).writer
    remove = Path.unlink

    def unlink(path: Path, missing_ok: bool = False) -> None:
        if path == lock_file:
            raise PermissionError(errno.EACCES, "it is open, as Windows says")
        remove(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", unlink)
    lock = _taken_over(document, _refused(document).info)
    monkeypatch.undo()
    assert lock.held
    assert not other.do("held").writer
    assert _refused(document).own
    other.leave()
    assert lock.held
    assert isinstance(locks.acquire(document), Locked), "the number of its process says that it lives"
    lock.release()
    assert not lock_file.exists()


# What happens to a lock in the meantime


def test_a_lock_that_was_cleaned_away_is_put_back(document: Path, lock_file: Path, other: Opener) -> None:
    with _opened(document) as lock:
        lock_file.unlink()
        assert lock.held
        assert locks.read(document) == lock.info
        assert not other.do("acquire", document).writer
    assert not lock_file.exists()


def test_a_map_that_somebody_opened_after_a_cleaning_is_not_ours(
    document: Path, lock_file: Path, other: Opener
) -> None:
    with _opened(document) as lock:
        lock_file.unlink()
        assert other.do("acquire", document).writer
        assert not lock.held
    assert other.do("held").writer


def test_a_folder_that_goes_away_takes_nothing_else_along(tmp_path: Path) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    with _opened(folder / "map.cjm") as lock:
        folder.rename(tmp_path / "pulled out")
        assert lock.held
    assert (tmp_path / "pulled out" / ".map.cjm.lock").exists()
    with _opened(tmp_path / "pulled out" / "map.cjm") as lock:
        assert lock.taken_over


# Folders that refuse, disks that are full, systems without locks


@contextmanager
def _as_nobody() -> Iterator[None]:
    """An administrator may do everything; be somebody who may not."""
    was = os.geteuid()
    if was == 0:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(was)


@pytest.fixture
def shared() -> Iterator[Path]:
    """A folder that others may look into, which the folders of tests are not."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)
        Path(folder).chmod(0o755)


def test_a_folder_that_refuses_keeps_no_map_closed(shared: Path) -> None:
    shared.chmod(0o555)
    with _as_nobody():
        outcome = locks.acquire(shared / "map.cjm")
    assert isinstance(outcome, NoLock)
    assert outcome.sentence == "Others cannot be told that this map is open here: permission is missing."
    assert outcome.held
    outcome.release()
    assert not list(shared.iterdir())


def test_a_folder_that_refuses_tells_of_its_lock_all_the_same(shared: Path) -> None:
    document = shared / "map.cjm"
    (shared / ".map.cjm.lock").write_bytes(said(ELSEWHERE))
    (shared / ".map.cjm.lock").chmod(0o644)
    shared.chmod(0o555)
    with _as_nobody():
        refused = _refused(document)
        assert refused.info.user == "Ona"
        assert isinstance(locks.take_over(document, refused.info), NoLock)


def test_the_lock_of_another_account_is_respected_and_taken_over_in_a_shared_folder(shared: Path) -> None:
    document, lock_file = shared / "map.cjm", shared / ".map.cjm.lock"
    shared.chmod(0o777)
    lock_file.write_bytes(said(ELSEWHERE))
    lock_file.chmod(0o600)
    with _as_nobody():
        if os.getuid():
            lock_file.chmod(0o000)
        refused = _refused(document)
        assert not refused.info.known
        lock = _taken_over(document, refused.info)
        assert lock.held
        lock.release()


@pytest.mark.parametrize("name", ["no/such/map.cjm", "a\0b.cjm", "circle/map.cjm"])
def test_where_no_file_can_be_there_is_no_lock(name: str, tmp_path: Path) -> None:
    (tmp_path / "circle").symlink_to(tmp_path / "circle")
    outcome = locks.acquire(tmp_path / name)
    assert isinstance(outcome, NoLock)
    assert outcome.reason
    assert locks.read(tmp_path / name) is None
    assert isinstance(locks.take_over(tmp_path / name, ELSEWHERE), NoLock)


def test_a_disk_that_is_full_still_has_one_writer(
    document: Path, other: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_descriptor: int, _data: bytes) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", full)
        lock = locks.acquire(document)
    assert isinstance(lock, Lock)
    assert lock.held
    assert not other.do("acquire", document).writer
    lock.release()
    assert other.do("acquire", document).writer
    assert not lock.held


@pytest.fixture
def _no_system_locks(monkeypatch: pytest.MonkeyPatch) -> None:
    def unsupported(_descriptor: int) -> bool:
        raise held.HoldUnsupportedError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(held, "hold", unsupported)


@pytest.mark.usefixtures("_no_system_locks")
def test_where_the_system_has_no_locks_the_file_is_the_lock(document: Path, lock_file: Path) -> None:
    with _opened(document) as lock:
        assert not lock.info.system
        assert _refused(document).own
        new = _taken_over(document, lock.info)
        assert (lock.held, new.held) == (False, True)
    assert lock_file.exists()
    new.release()
    lock_file.write_bytes(left_by_a_crash(os.getppid()))
    assert _refused(document).info.known, "nobody can say whether it is left over"
    lock_file.write_bytes(b"")
    assert not _refused(document).info.known


@pytest.mark.usefixtures("_no_system_locks")
def test_a_turn_that_a_crash_left_passes(
    document: Path, lock_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    guard = lock_file.with_name(".map.cjm.lock.turn")
    guard.touch()
    monkeypatch.setattr(turns, "_PATIENCE", 0.05)
    assert isinstance(locks.acquire(document), Locked), "it is young: somebody is at it"
    os.utime(guard, (0, 0))
    with _opened(document):
        assert not guard.exists()


def test_a_guard_that_a_crash_left_is_no_obstacle(document: Path, lock_file: Path) -> None:
    guard = lock_file.with_name(".map.cjm.lock.turn")
    guard.touch()
    with _opened(document):
        assert not guard.exists()


def test_who_hangs_in_its_turn_keeps_others_waiting_and_not_for_ever(
    document: Path, lock_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turns, "_PATIENCE", 0.0)
    with turns.turn(lock_file):
        refused = _refused(document)
        assert not refused.info.known
        assert isinstance(locks.take_over(document, refused.info), Locked)
    lock = _taken_over(document, refused.info)
    lock.release()


# Hostile things where the lock should be

FACTS = json.loads(said(ELSEWHERE))
STRANGE = {
    "words": b"locked by Ona",
    "a list": b"[]",
    "an empty object": b"{}",
    "half of it": said(ELSEWHERE)[:60],
    "zeros": bytes(300),
    "no text": b"\xff\xfe\xfd",
    "twice": b'{"run": "a", "run": "b"}',
    "deep": b"[" * 4000,
    "huge": said(ELSEWHERE) + b" " * 10_000_000,
    "a number for a name": json.dumps({**FACTS, "host": 7}).encode(),
    "a name of many letters": json.dumps({**FACTS, "user": "O" * 300}).encode(),
    "a name with tags": json.dumps({**FACTS, "user": "<img src='file:///etc/passwd'>"}).encode(),
    "a name with an order to the terminal": json.dumps({**FACTS, "host": "\u202eevil"}).encode(),
    "no name": json.dumps({**FACTS, "host": ""}).encode(),
    "a process that is a text": json.dumps({**FACTS, "process": "1"}).encode(),
    "a process that is true": json.dumps({**FACTS, "process": True}).encode(),
    "process 0": json.dumps({**FACTS, "process": 0}).encode(),
    "process -1": json.dumps({**FACTS, "process": -1}).encode(),
    "a process too large": json.dumps({**FACTS, "process": 2**40}).encode(),
    "a day that never was": json.dumps({**FACTS, "started": "2026-02-30T00:00:00+00:00"}).encode(),
    "a time without a zone": json.dumps({**FACTS, "started": "2026-02-03T00:00:00"}).encode(),
    "the first year": json.dumps({**FACTS, "started": "0001-01-01T00:00:00+14:00"}).encode(),
    "the last year": json.dumps({**FACTS, "started": "9999-12-31T23:59:59-14:00"}).encode(),
}


@pytest.mark.parametrize("name", STRANGE)
def test_a_lock_that_nobody_understands_is_somebodys(name: str, document: Path, lock_file: Path) -> None:
    lock_file.write_bytes(STRANGE[name])
    refused = _refused(document)
    assert refused.sentence == "Somebody may have this map open: the lock beside it does not say who."
    assert lock_file.read_bytes() == STRANGE[name]
    assert locks.leftover(document) is None
    lock = _taken_over(document, refused.info)
    assert lock.held
    lock.release()
    assert not lock_file.exists()


@given(st.binary(max_size=300))
def test_no_bytes_are_too_strange_to_read(content: bytes) -> None:
    info = understood(content)
    assert info.content == content
    assert Locked(info).sentence


_VALUES = (
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text() | st.lists(st.text())
)


@given(st.dictionaries(st.sampled_from(sorted(FACTS)), _VALUES))
def test_no_values_are_too_strange_to_tell(changes: dict[str, object]) -> None:
    content = json.dumps({**FACTS, **changes}, ensure_ascii=True).encode()
    assert Locked(understood(content)).sentence


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _link(path: Path) -> None:
    path.symlink_to(path.with_name("victim"))


def _link_to_nowhere(path: Path) -> None:
    path.symlink_to(path.with_name("nowhere"))


def _link_to_a_device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def _folder(path: Path) -> None:
    path.mkdir()
    (path / "inside").touch()


def _socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(os.path.relpath(path))


THINGS = [_pipe, _link, _link_to_nowhere, _link_to_a_device, _folder, _socket]


@pytest.mark.parametrize("make", THINGS)
def test_a_thing_that_is_no_file_is_neither_followed_nor_waited_for(
    make: object, document: Path, lock_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert callable(make)
    victim = document.with_name("victim")
    victim.write_bytes(b"")
    monkeypatch.chdir(document.parent)
    make(lock_file)
    kind = stat.S_IFMT(lock_file.lstat().st_mode)
    refused = _refused(document)
    assert not refused.info.known
    assert stat.S_IFMT(lock_file.lstat().st_mode) == kind
    lock = _taken_over(document, refused.info)
    assert lock.held
    assert stat.S_ISREG(lock_file.lstat().st_mode)
    lock.release()
    assert not lock_file.exists()
    assert victim.read_bytes() == b""
    assert not document.with_name("nowhere").exists()


@pytest.mark.parametrize("make", THINGS)
def test_a_thing_where_the_guard_should_be_keeps_no_map_closed(
    make: object, document: Path, lock_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert callable(make)
    monkeypatch.chdir(document.parent)
    victim = document.with_name("victim")
    victim.write_bytes(b"")
    make(lock_file.with_name(".map.cjm.lock.turn"))
    outcome = locks.acquire(document)
    assert isinstance(outcome, Lock | NoLock)
    assert outcome.held
    outcome.release()
    assert victim.read_bytes() == b""
    assert not document.with_name("nowhere").exists()


@pytest.mark.parametrize("name", [".map.cjm.lock", ".map.cjm.lock.turn"])
def test_a_file_that_is_taken_away_while_we_ask_for_it_is_asked_for_again(
    name: str, document: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, hold, seen = document.with_name(name), held.hold, list[int]()

    def slow(descriptor: int) -> bool:
        if turns.is_at(descriptor, file):
            seen.append(descriptor)
            if len(seen) == 1:
                file.unlink()
                file.touch()
        return hold(descriptor)

    monkeypatch.setattr(held, "hold", slow)
    with _opened(document) as lock:
        assert len(seen) == 2
        assert locks.read(document) == lock.info
