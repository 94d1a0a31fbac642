"""What the program notes about its own working: where it is written, what it quotes, and what a crash leaves."""

from __future__ import annotations

import errno
import io
import logging
import signal
import subprocess
import sys
from contextlib import contextmanager
from logging.handlers import RotatingFileHandler
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import qWarning
from typing_extensions import override

from cjm_desktop.storage import held
from cjm_desktop.ui import logs
from tests.errors import FAILURES, PLANTED, raised

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("caplog")  # it is looked at here what is logged
OURS = logging.getLogger("cjm_desktop.tests")

PROGRAM = """
import faulthandler, os, signal, sys
from pathlib import Path
from cjm_desktop.ui.logs import Logs
logs = Logs()
logs.keep_in(Path(sys.argv[1]))
def somewhere():
    match sys.argv[2]:
        case "crash": os.kill(os.getpid(), signal.SIGSEGV)
        case "kill": os.kill(os.getpid(), signal.SIGKILL)
        case _: logs.close()
somewhere()
"""


@contextmanager
def noting(folder: Path | None = None) -> Iterator[logs.Logs]:
    """Notes of this process; a crash of the tests stays the tests' own."""
    notes = logs.Logs()
    if folder is not None:
        notes.write_to(folder)
    try:
        yield notes
    finally:
        notes.close()


def run(folder: Path, end: str) -> int:
    """Run a program that ends in a way; its exit code."""
    done = subprocess.run([sys.executable, "-c", PROGRAM, str(folder), end], check=False, capture_output=True)
    return done.returncode


def test_warnings_are_written_and_lesser_things_are_not(tmp_path: Path) -> None:
    with noting(tmp_path / "made" / "when needed"):
        OURS.setLevel(logging.DEBUG)
        OURS.info("The map was saved")
        OURS.warning("The backup of %s failed %d times", PLANTED, 3)
    written = (tmp_path / "made" / "when needed" / logs.LOG).read_text("utf-8")
    assert written.endswith(" WARNING cjm_desktop.tests: The backup of … failed 3 times\n")
    assert written.count("\n") == 1


def test_nothing_is_written_as_long_as_nothing_goes_wrong(tmp_path: Path) -> None:
    with noting(tmp_path):
        pass
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", FAILURES)
def test_nothing_that_a_map_holds_is_noted(name: str, tmp_path: Path) -> None:
    error = raised(FAILURES[name], f"{PLANTED} one")
    with noting(tmp_path) as notes:
        OURS.error("It went wrong: %s", error, exc_info=error)
        OURS.warning("%s", f"{PLANTED} two")
        OURS.warning("%(title)s", {"title": PLANTED})
        OURS.warning(error)
        message = f"{PLANTED} said somebody"
        logging.getLogger("somebody.else").warning(message)
        qWarning(f"QFileSystemWatcher::addPath: cannot watch /home/{PLANTED}/{PLANTED}.cjm")
        notes.add(error, 1)
    written = (tmp_path / logs.LOG).read_text("utf-8")
    assert PLANTED not in written
    assert PLANTED not in "".join(notes.recent.lines)
    assert type(error).__name__ in written
    assert "QFileSystemWatcher::addPath" in written


def test_the_last_lines_are_remembered() -> None:
    with noting() as notes:
        for number in range(logs.REMEMBERED + 5):
            OURS.warning("Number %d", number)
    assert len(notes.recent.lines) == logs.REMEMBERED
    assert notes.recent.lines[-1].endswith(f"Number {logs.REMEMBERED + 4}")


def test_logs_rotate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs, "LARGEST_LOG", 1_000)
    with noting(tmp_path):
        for number in range(200):
            OURS.warning("Something happened for the time number %d", number)
    found = sorted(tmp_path.iterdir())
    assert [path.name for path in found] == [logs.LOG, *(f"{logs.LOG}.{number}" for number in (1, 2, 3, 4))]
    assert all(path.stat().st_size <= 1_000 for path in found)
    assert "number 199" in found[0].read_text("utf-8")


def test_a_folder_that_refuses_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    with noting() as notes:
        notes.keep_in(tmp_path / "taken")
        OURS.warning("Still noted")
    assert notes.recent.lines[-1].endswith("Still noted")


class _FullDisk(io.TextIOWrapper):
    @override
    def write(self, words: str) -> int:
        raise OSError(errno.ENOSPC, "no space left")


def test_a_full_disk_is_done_without(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with noting(tmp_path) as notes:
        (file,) = (each for each in logging.getLogger().handlers if isinstance(each, RotatingFileHandler))
        file.stream = _FullDisk(io.BytesIO())
        OURS.warning("Still noted")
    assert notes.recent.lines[-1].endswith("Still noted")
    assert capsys.readouterr().err == ""


def test_notes_end_with_the_program(tmp_path: Path) -> None:
    before = logging.getLogger().handlers[:]
    with noting(tmp_path):
        assert len(logging.getLogger().handlers) == len(before) + 2
    assert logging.getLogger().handlers == before


# --- crashes


def test_a_crash_says_where_it_was_and_is_noticed_at_the_next_start(tmp_path: Path) -> None:
    assert run(tmp_path, "crash") == -signal.SIGSEGV
    (said,) = tmp_path.iterdir()
    assert run(tmp_path, "well") == 0
    assert not said.exists()
    crash = (tmp_path / "crash-1.txt").read_text("utf-8")
    assert "Segmentation fault" in crash
    assert "in somewhere" in crash
    assert "crashed when it ran before" in (tmp_path / logs.LOG).read_text("utf-8")


def test_the_last_three_crashes_are_kept(tmp_path: Path) -> None:
    for number in range(5):
        (tmp_path / logs.RUNNING.format(process=number)).write_text(f"crash {number}", "utf-8")
        assert logs.gather_crashes(tmp_path) == 1
    kept = {path.name: path.read_text("utf-8") for path in tmp_path.iterdir()}
    assert kept == {"crash-1.txt": "crash 4", "crash-2.txt": "crash 3", "crash-3.txt": "crash 2"}


@pytest.mark.parametrize("end", ["well", "kill"])
def test_a_program_that_did_not_crash_leaves_nothing_for_the_next(end: str, tmp_path: Path) -> None:
    run(tmp_path, end)
    assert logs.gather_crashes(tmp_path) == 0
    assert list(tmp_path.iterdir()) == []


def test_what_a_running_program_holds_is_left_to_it(tmp_path: Path) -> None:
    path = tmp_path / logs.RUNNING.format(process=7)
    with path.open("a+", encoding="utf-8") as file:
        assert held.hold(file.fileno())
        assert logs.gather_crashes(tmp_path) == 0
        assert path.exists()
