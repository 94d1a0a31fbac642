"""A crash, another window and another program: each is told, and none costs an edit."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QFileSystemWatcher, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog, QPushButton

from cjm_desktop import commands
from cjm_desktop.model.change import Change
from cjm_desktop.storage import backups, files, locks, places, swapping
from cjm_desktop.storage.leftovers import leftovers
from cjm_desktop.storage.locks import Lock
from cjm_desktop.ui import recovering
from cjm_desktop.ui.dialogs.difference import DifferenceDialog
from cjm_desktop.ui.dialogs.tiles import DESCRIPTION
from cjm_desktop.ui.dialogs.versions import VersionsDialog
from cjm_desktop.ui.opening import windows
from cjm_desktop.ui.safekeeping import CALM
from tests.journeys.answers import Answers, button

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from cjm_desktop.ui.banner import Banner
    from cjm_desktop.ui.main_window import MainWindow
    from tests.journeys.hands import Hands

CRASHES = """
import os, signal, sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from cjm_desktop import commands
from cjm_desktop.theme import load_theme
from cjm_desktop.ui.main_window import MainWindow
from cjm_desktop.ui.opening import open_map
from cjm_desktop.ui.application import new_document
from cjm_desktop.storage import files
application = QApplication(sys.argv[:1])
path = sys.argv[1]
if path:
    opened = open_map(Path(path), None, files.load)
    window = MainWindow(opened.document, load_theme("light"), opened.lock)
else:
    window = MainWindow(new_document(), load_theme("light"))
graph = window.document.graph
for title in ("First", "Second", "Third"):
    window.document.commit("Edit text", commands.edit(graph, graph.map.id, title=title))
while not window.keeping.all_kept:
    application.processEvents()
os.kill(os.getpid(), signal.SIGKILL)
"""

IS_ENDED = """
import os, signal, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from cjm_desktop import i18n
from cjm_desktop.cli.program import open_windows
i18n.use("en")
opened = open_windows([Path(sys.argv[1])])
window = opened.windows[0]
def write():
    window.actions_by_name["add_stage"].trigger()
    window.writing.begin(window.document.graph.stages()[0].id, "", "Typed just now")
    os.kill(os.getpid(), signal.SIGTERM)
QTimer.singleShot(0, write)
sys.exit(opened.wait())
"""

HOLDS = """
import sys
from pathlib import Path
from cjm_desktop.storage import locks
lock = locks.acquire(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
lock.release()
"""


TAKES_OVER = """
import os, sys
from pathlib import Path
from cjm_desktop.storage import locks
path = Path(sys.argv[1])
print(type(locks.take_over(path, locks.read(path))).__name__, flush=True)
os._exit(0)
"""


def shown(path: Path) -> MainWindow:
    """The window that shows a file."""
    return next(window for window in windows() if window.document.path == path)


def taken(path: Path) -> Lock:
    """The lock of a file that nobody else has."""
    lock = locks.acquire(path)
    assert isinstance(lock, Lock)
    return lock


def press(banner: Banner, words: str) -> None:
    """Click a button of the strip above the map."""
    found = [each for each in banner.findChildren(QPushButton) if each.isVisible() and each.text() == words]
    QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)


def retitle(hands: Hands, title: str) -> None:
    graph = hands.document.graph
    hands.window.editing.commit("Edit text", commands.edit(graph, graph.map.id, title=title))


@pytest.fixture
def crashed(tmp_path: Path, sample: Path) -> Path:
    """A map whose program was killed after three edits."""
    path = tmp_path / "crashed.cjm"
    path.write_bytes(sample.read_bytes())
    crash(path)
    return path


def crash(path: Path | None) -> None:
    """A program with a window that edits a map three times and is killed."""
    done = subprocess.run(
        [sys.executable, "-c", CRASHES, str(path or "")],
        check=False,
        capture_output=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert done.returncode < 0, done.stderr


def write_outside(path: Path, title: str) -> bytes:
    """Another program saves the map under another title."""
    graph = files.load(path).graph
    graph.apply(Change.of(updated=[(graph.map, graph.map.replace(title=title))]))
    beside = path.with_suffix(".theirs")
    beside.write_bytes(files.dumps(graph))
    beside.replace(path)
    return path.read_bytes()


@pytest.fixture
def theirs(tmp_path: Path, sample: Path) -> Path:
    """Another map."""
    path = tmp_path / "theirs.cjm"
    path.write_bytes(sample.read_bytes())
    return path


@pytest.fixture
def stranger(theirs: Path) -> Iterator[subprocess.Popen[str]]:
    """Another program that has it open."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLDS, str(theirs)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process
        process.communicate()


@pytest.fixture(autouse=True)
def nothing_stays_open() -> Iterator[None]:
    """Close what a test leaves open, without a question."""
    yield
    for window in windows():
        window.document.undo_stack.setClean()
        window.close()


# --- the journal


def test_the_status_bar_says_whether_a_crash_would_cost_an_edit(hands: Hands, qtbot: QtBot) -> None:
    status = hands.window.status
    assert status.kept_words == ""
    retitle(hands, "Another title")
    assert status.kept_words == "being kept…"
    qtbot.waitUntil(lambda: status.kept_words == "kept for recovery")
    hands.window.files.save()
    assert status.kept_words == ""


def test_a_disk_that_takes_no_edits_is_told_and_editing_goes_on(hands: Hands, qtbot: QtBot) -> None:
    places.recovery().parent.mkdir(parents=True, exist_ok=True)
    places.recovery().write_bytes(b"a file where a folder should be")
    retitle(hands, "Another title")
    qtbot.waitUntil(lambda: hands.window.status.kept_words == "not kept for recovery")
    assert "cannot be kept for recovery" in hands.window.banner.sentence
    assert hands.document.graph.map.title == "Another title"
    assert hands.window.files.save()


@pytest.mark.parametrize("named", [True, False])
def test_after_a_crash_the_last_edit_comes_back(
    hands: Hands, qtbot: QtBot, request: pytest.FixtureRequest, sample: Path, named: bool
) -> None:
    path: Path | None = request.getfixturevalue("crashed") if named else None
    if path is None:
        crash(None)
    dialog = recovering.offer(hands.window)
    assert dialog is not None
    assert dialog.list.count() == 1
    qtbot.waitUntil(lambda: dialog.is_drawn)
    assert dialog.list.item(0).text() == "Third"
    button(dialog, "Recover").click()
    shown = next(window for window in windows() if window.document.graph.map.title == "Third")
    assert shown.document.path == path
    assert not shown.document.is_saved
    assert "3 edits were recovered" in shown.banner.sentence
    qtbot.waitUntil(lambda: shown.keeping.all_kept and bool(shown.canvas.drawing.picture.paints))
    qtbot.waitUntil(lambda: not leftovers(places.recovery()))
    if path is not None:
        assert path.read_bytes() == sample.read_bytes()
        assert shown.files.save()
        assert files.load(path).graph.map.title == "Third"
    shown.document.undo_stack.setClean()
    shown.close()


def test_what_is_recovered_is_safe_from_the_next_crash(hands: Hands, qtbot: QtBot) -> None:
    crash(None)
    dialog = recovering.offer(hands.window)
    assert dialog is not None
    button(dialog, "Recover").click()
    shown = next(window for window in windows() if window.document.graph.map.title == "Third")
    qtbot.waitUntil(lambda: shown.keeping.all_kept)
    shown.keeping.close(keep=True)  # as a kill would leave it
    assert [left.title for left in leftovers(places.recovery()) if left.edits >= 3] != []
    shown.document.undo_stack.setClean()


def test_what_crashed_while_it_was_opened_is_offered_without_recovery(hands: Hands, crashed: Path) -> None:
    left = leftovers(places.recovery())[0]
    left.mark_tried()
    dialog = recovering.offer(hands.window)
    assert dialog is not None
    assert button(dialog, "Open without recovery").isDefault()
    button(dialog, "Open without recovery").click()
    window = shown(crashed)
    assert window.document.graph == files.load(crashed).graph
    assert leftovers(places.recovery())[0].edits == 3  # still there for another try
    window.close()


def test_unwanted_edits_are_thrown_away_only_after_a_question(hands: Hands) -> None:
    crash(None)
    dialog = recovering.offer(hands.window)
    assert dialog is not None
    answers = Answers("Cancel", "Throw away")
    button(dialog, "Throw away…").click()
    assert dialog.list.count() == 1
    button(dialog, "Throw away…").click()
    assert answers.all_given
    assert not dialog.isVisible()
    assert leftovers(places.recovery()) == []


def test_recovery_can_wait(hands: Hands) -> None:
    crash(None)
    dialog = recovering.offer(hands.window)
    assert dialog is not None
    button(dialog, "Later").click()
    again = recovering.offer(hands.window)
    assert again is not None
    assert again.list.count() == 1
    again.reject()


def test_a_recovered_map_whose_file_was_changed_meanwhile_does_not_replace_it(
    hands: Hands, crashed: Path
) -> None:
    theirs = write_outside(crashed, "Theirs")
    dialog = recovering.offer(hands.window)
    assert dialog is not None
    button(dialog, "Recover").click()
    window = shown(crashed)
    answers = Answers("Cancel")
    assert not window.files.save()
    assert "another program has changed it" in answers.said[0]
    assert crashed.read_bytes() == theirs
    window.document.undo_stack.setClean()
    window.close()


# --- locks


@pytest.mark.usefixtures("stranger")
def test_a_map_that_another_program_has_open_can_be_read(
    hands: Hands, theirs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = Answers("Open for reading")
    hands.window.files.open_path(theirs)
    assert "on this computer" in answers.said[0]
    window = shown(theirs)
    assert window.document.read_only
    assert "reading only" in window.banner.sentence
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "copy.cjm"), ""))
    assert window.files.save()
    assert window.document.path == tmp_path / "copy.cjm"
    assert locks.read(tmp_path / "copy.cjm") is not None
    window.close()
    assert locks.read(tmp_path / "copy.cjm") is None


@pytest.mark.usefixtures("stranger")
def test_a_map_that_another_program_has_open_can_be_copied(hands: Hands, theirs: Path) -> None:
    answers = Answers("Open a copy")
    hands.window.files.open_path(theirs)
    assert answers.all_given
    copy = next(window for window in windows() if window.document.path is None)
    assert copy.document.graph == files.load(theirs).graph
    copy.close()


@pytest.mark.usefixtures("stranger")
def test_a_map_that_another_program_has_open_is_left_alone_on_cancel(hands: Hands, theirs: Path) -> None:
    answers = Answers("Cancel")
    hands.window.files.open_path(theirs)
    assert answers.all_given
    assert windows() == [hands.window]


def test_a_map_can_be_taken_over_and_the_other_one_is_told(hands: Hands, sample: Path) -> None:
    """The program that is taken over is this one; the other one decides so in its own process."""
    hands.window.keeping.move_lock(taken(sample))
    done = subprocess.run(
        [sys.executable, "-c", TAKES_OVER, str(sample)], check=True, capture_output=True, text=True
    )
    assert done.stdout == "Lock\n"
    before = sample.read_bytes()
    retitle(hands, "Mine")
    answers = Answers("Cancel")
    assert not hands.window.files.save()
    assert "taken this map over" in answers.said[0]
    assert sample.read_bytes() == before


@pytest.mark.usefixtures("stranger")
def test_taking_over_makes_this_window_the_writer(hands: Hands, theirs: Path) -> None:
    answers = Answers("Take over")
    hands.window.files.open_path(theirs)
    assert answers.all_given
    window = shown(theirs)
    assert not window.document.read_only
    assert window.keeping.lock is not None
    assert window.keeping.lock.held
    window.close()


def test_a_map_that_is_open_here_already_comes_to_the_front(hands: Hands, sample: Path) -> None:
    hands.window.files.open_path(sample)
    assert windows() == [hands.window]


def test_a_program_that_the_system_ends_gives_its_map_back(theirs: Path, qtbot: QtBot) -> None:
    program = subprocess.Popen(
        [sys.executable, "-m", "cjm_desktop", str(theirs)], env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    )
    qtbot.waitUntil(lambda: any(places.logs().glob("running-*")), timeout=30_000)  # its event loop runs
    assert locks.read(theirs) is not None
    program.send_signal(signal.SIGTERM)
    assert program.wait(30) == 0
    assert locks.read(theirs) is None
    assert leftovers(places.recovery()) == []


def test_what_a_program_had_when_the_system_ended_it_is_kept_without_a_question(theirs: Path) -> None:
    before = theirs.read_bytes()
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    subprocess.run([sys.executable, "-c", IS_ENDED, str(theirs)], env=environment, timeout=60, check=True)
    assert locks.read(theirs) is None
    assert theirs.read_bytes() == before
    (left,) = leftovers(places.recovery())
    assert left.claim()
    recovered = left.recover().graph
    assert len(recovered.stages()) == len(files.load(theirs).graph.stages()) + 1
    assert recovered.stages()[0].title == "Typed just now"


# --- other hands


def test_what_another_program_wrote_is_told_and_taken_in_and_can_be_undone(
    hands: Hands, qtbot: QtBot, sample: Path
) -> None:
    hands.window.keeping.watch()
    retitle(hands, "Mine")
    write_outside(sample, "Theirs")
    banner = hands.window.banner
    qtbot.waitUntil(banner.isVisible)
    assert "has changed" in banner.sentence
    press(banner, "Reload")
    assert hands.document.graph.map.title == "Theirs"
    assert hands.document.is_saved
    hands.document.undo_stack.undo()
    assert hands.document.graph.map.title == "Mine"
    assert not hands.document.is_saved


def test_what_was_written_before_anybody_watched_is_told_as_well(
    hands: Hands, qtbot: QtBot, sample: Path
) -> None:
    write_outside(sample, "Theirs")
    hands.window.keeping.watch()
    qtbot.waitUntil(hands.window.banner.isVisible)
    assert "has changed" in hands.window.banner.sentence


def test_a_huge_file_in_the_map_s_place_is_told_without_being_read(
    hands: Hands, qtbot: QtBot, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.truncate(sample, 100 * 1024**3)

    def read(_descriptor: int, _size: int) -> bytes:
        pytest.fail("it was read")

    monkeypatch.setattr(os, "read", read)
    hands.window.keeping.watch()
    qtbot.waitUntil(hands.window.banner.isVisible)
    assert hands.window.keeping.outside is not None
    assert hands.window.keeping.outside.digest == ""


def test_what_differs_is_listed(hands: Hands, qtbot: QtBot, sample: Path) -> None:
    hands.window.keeping.watch()
    graph = hands.document.graph
    hands.window.editing.commit("Add", commands.add_stage(graph, title="Mine alone"))
    write_outside(sample, "Theirs")
    qtbot.waitUntil(hands.window.banner.isVisible)
    answers, listed = Answers("Close"), list[str]()

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, DifferenceDialog)
        tops = [dialog.tree.topLevelItem(place) for place in range(dialog.tree.topLevelItemCount())]
        rows = [top.child(row) for top in tops if top for row in range(top.childCount())]
        listed.extend(row.text(0) for row in rows if row)

    answers.looked = look
    press(hands.window.banner, "What differs…")
    assert "Theirs" in listed
    assert "Mine alone" in listed
    assert hands.window.banner.isVisible()


def test_a_save_asks_before_it_replaces_what_another_program_wrote(hands: Hands, sample: Path) -> None:
    theirs = write_outside(sample, "Theirs")
    retitle(hands, "Mine")
    answers = Answers("Cancel")
    assert not hands.window.files.save()
    assert answers.all_given
    assert sample.read_bytes() == theirs
    answers = Answers("Replace it")
    assert hands.window.files.save()
    assert files.load(sample).graph.map.title == "Mine"
    assert theirs in [backup.path.read_bytes() for backup in backups.of(hands.document.graph.map.id)]


def test_mine_can_be_kept_as_a_copy(
    hands: Hands, sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs = write_outside(sample, "Theirs")
    retitle(hands, "Mine")
    proposed: list[str] = []

    def choose(_window: object, _title: str, name: str, _filter: str) -> tuple[str, str]:
        proposed.append(name)
        return name, ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    answers = Answers("Keep mine as a copy…")
    assert hands.window.files.save()
    assert answers.all_given
    assert proposed == [str(tmp_path / "sample (my version).cjm")]
    assert sample.read_bytes() == theirs
    assert files.load(tmp_path / "sample (my version).cjm").graph.map.title == "Mine"


def test_a_file_that_is_gone_can_be_saved_again(hands: Hands, qtbot: QtBot, sample: Path) -> None:
    hands.window.keeping.watch()
    sample.unlink()
    qtbot.waitUntil(hands.window.banner.isVisible)
    press(hands.window.banner, "Save it again")
    assert files.load(sample).graph == hands.document.graph


def test_our_own_save_is_no_news(hands: Hands, qtbot: QtBot) -> None:
    hands.window.keeping.watch()
    retitle(hands, "Mine")
    assert hands.window.files.save()
    hands.window.keeping.look()
    qtbot.wait(CALM + 100)  # as long as news of the folder would take
    assert not hands.window.banner.isVisible()


def test_news_that_comes_while_a_map_is_closed_are_not_looked_into(hands: Hands) -> None:
    keeping = hands.window.keeping
    keeping.watch()
    watcher, calm = keeping.findChild(QFileSystemWatcher), keeping.findChild(QTimer)
    assert watcher is not None
    assert calm is not None
    assert calm.isActive()
    keeping.close()
    assert not calm.isActive()
    watcher.directoryChanged.emit("anything")  # it is told before the watcher is gone
    assert not calm.isActive()


def test_a_full_disk_offers_another_place(
    hands: Hands, sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = sample.read_bytes()
    retitle(hands, "Mine")
    swap = swapping.swap

    def full(beside: Path, target: Path) -> None:
        if target == sample:
            raise OSError(errno.ENOSPC, "full")
        swap(beside, target)

    other = tmp_path / "elsewhere"
    other.mkdir()
    monkeypatch.setattr(swapping, "swap", full)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(other / "map.cjm"), ""))
    answers = Answers("Save somewhere else…")
    assert hands.window.files.save()
    assert "the disk is full" in answers.said[0]
    assert sample.read_bytes() == before
    assert files.load(other / "map.cjm").graph.map.title == "Mine"


def test_an_earlier_version_can_be_opened_beside(hands: Hands) -> None:
    retitle(hands, "Second")
    assert hands.window.files.save()
    retitle(hands, "Third")
    assert hands.window.files.save()
    answers = Answers("Open a copy")
    hands.window.actions_by_name["versions"].trigger()
    assert answers.all_given
    copy = next(window for window in windows() if window is not hands.window)
    assert copy.document.graph.map.title == "Second"
    assert copy.document.path is None


def test_an_earlier_version_says_how_far_it_is_from_the_map_now(hands: Hands, qtbot: QtBot) -> None:
    for title in ("Second", "Third"):
        retitle(hands, title)
        assert hands.window.files.save()
    graph = hands.document.graph
    dialog = VersionsDialog(backups.of(graph.map.id), graph, hands.window)
    qtbot.waitUntil(lambda: dialog.list.is_drawn)
    assert dialog.list.item(0).data(DESCRIPTION) == "1 difference"
    dialog.deleteLater()


def test_a_map_that_was_never_replaced_has_no_earlier_version(hands: Hands) -> None:
    answers = Answers("Close")
    hands.window.actions_by_name["versions"].trigger()
    assert "no earlier version yet" in answers.said[0]
    assert windows() == [hands.window]
