"""Long work beside the window: where it runs, who hears of it, and what becomes of it when it is called off."""

from __future__ import annotations

import gc
import sys
import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from cjm_desktop.export.progress import Progress, StoppedError
from cjm_desktop.theme import load_theme
from cjm_desktop.ui import style, work
from cjm_desktop.ui.dialogs.work import WorkDialog
from tests.journeys.answers import when_shown
from tests.theme.test_themes import contrast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from cjm_desktop.theme import ThemeName


@pytest.fixture(autouse=True)
def nothing_left() -> Iterator[None]:
    yield
    work.finish_all()
    assert [each.name for each in threading.enumerate() if each.name.startswith("work")] == []


@pytest.fixture
def owner() -> QObject:
    return QObject()


def unheard(what: object) -> None:
    """Fail: nobody was to hear of it."""
    pytest.fail(f"told: {what}")


class Held:
    """A job that is at work until it is let go, and looks up all the time."""

    def __init__(self, result: object = "made") -> None:
        self.let_go = threading.Event()
        self.begun = threading.Event()
        self.ended = threading.Event()
        self._result = result

    def __call__(self, progress: Progress) -> object:
        self.begun.set()
        try:
            while not self.let_go.wait(0.001):
                progress.check()
        finally:
            self.ended.set()
        return self._result


# --- run


def test_a_job_runs_in_another_thread_and_is_told_in_this_one(owner: QObject, qtbot: QtBot) -> None:
    told: list[tuple[object, int]] = []
    work.run(
        owner,
        lambda _progress: threading.get_ident(),
        done=lambda result: told.append((result, threading.get_ident())),
    )
    qtbot.waitUntil(lambda: bool(told))
    ((ran, heard),) = told
    assert heard == threading.get_ident() != ran


def test_what_it_raised_is_told_to_those_who_asked(owner: QObject, qtbot: QtBot) -> None:
    told: list[Exception] = []
    work.run(owner, lambda _progress: 1 // 0, done=unheard, failed=told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert isinstance(told[0], ZeroDivisionError)


def test_what_it_raised_is_an_error_of_the_program_otherwise(owner: QObject, qtbot: QtBot) -> None:
    with qtbot.captureExceptions() as caught:
        begun = work.run(owner, lambda _progress: 1 // 0, done=unheard)
        with qtbot.waitSignal(begun.ended):
            pass
    assert [kind for kind, _error, _trace in caught] == [ZeroDivisionError]


def test_nobody_hears_of_a_job_that_was_called_off(owner: QObject, qtbot: QtBot) -> None:
    job = Held()
    begun = work.run(owner, job, done=unheard, failed=unheard)
    assert begun.stop()
    with qtbot.waitSignal(begun.ended):
        pass
    assert job.ended.is_set()


def test_nobody_hears_of_a_job_that_does_not_look_up_after_it_was_called_off(
    owner: QObject, qtbot: QtBot
) -> None:
    let_go = threading.Event()
    begun = work.run(owner, lambda _progress: let_go.wait(), done=unheard)
    assert begun.stop()
    with qtbot.waitSignal(begun.ended):
        let_go.set()


def test_a_job_that_changes_what_stays_runs_to_its_end(owner: QObject, qtbot: QtBot) -> None:
    told: list[object] = []
    sealed, let_go = threading.Event(), threading.Event()

    def job(progress: Progress) -> str:
        progress.seal()
        sealed.set()
        let_go.wait()
        return "written"

    begun = work.run(owner, job, done=told.append)
    sealed.wait()
    assert not begun.stop()
    let_go.set()
    qtbot.waitUntil(lambda: told == ["written"])


def test_a_job_is_called_off_with_what_it_is_for(qtbot: QtBot) -> None:
    window, job = QWidget(), Held()
    begun = work.run(window, job, done=unheard, failed=unheard)
    job.begun.wait()
    with qtbot.waitSignal(begun.ended):
        window.deleteLater()
        QApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)
    assert job.ended.is_set()


def test_the_interpreter_is_set_for_company_and_set_back(owner: QObject, qtbot: QtBot) -> None:
    alone = sys.getswitchinterval(), gc.isenabled()
    first, second = Held(), Held()
    begun = [work.run(owner, job, done=lambda _made: None) for job in (first, second)]
    assert (sys.getswitchinterval(), gc.isenabled()) == (work.TURN, False)
    with qtbot.waitSignal(begun[0].ended):
        first.let_go.set()
    assert (sys.getswitchinterval(), gc.isenabled()) == (work.TURN, False)
    with qtbot.waitSignal(begun[1].ended):
        second.let_go.set()
    assert (sys.getswitchinterval(), gc.isenabled()) == alone


def test_when_the_program_ends_jobs_are_called_off_and_waited_for(owner: QObject) -> None:
    jobs = [Held(), Held()]
    for job in jobs:
        work.run(owner, job, done=unheard)
    application = QApplication.instance()
    assert application is not None
    application.aboutToQuit.emit()
    assert all(job.ended.is_set() for job in jobs)


# --- wait_for


def test_a_quick_job_needs_no_dialog(qapp: QApplication) -> None:
    shown: list[QWidget] = []
    seen = Watcher(shown)
    qapp.installEventFilter(seen)
    assert work.wait_for(None, "Working", lambda _progress: 42) == 42
    qapp.removeEventFilter(seen)
    assert shown == []


class Watcher(QObject):
    """Notes which windows are shown."""

    def __init__(self, shown: list[QWidget]) -> None:
        super().__init__()
        self._shown = shown

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self._shown.append(watched)
        return False


def test_what_a_job_raises_is_raised() -> None:
    with pytest.raises(ZeroDivisionError):
        work.wait_for(None, "Working", lambda _progress: 1 // 0)


def test_a_job_that_takes_long_says_what_it_is_at(qtbot: QtBot) -> None:
    job, said = Held(), []

    def listen(dialog: WorkDialog) -> None:
        said.append(dialog.words.text())
        qtbot.waitUntil(lambda: dialog.words.text() == "Almost there")
        said.append(dialog.words.text())
        job.let_go.set()

    def at_work(progress: Progress) -> object:
        job.begun.wait()
        progress.tell("Almost there")
        return job(progress)

    def begin(dialog: WorkDialog) -> None:
        job.begun.set()
        listen(dialog)

    when_shown(WorkDialog, begin)
    assert work.wait_for(None, "A poster is being made", at_work) == "made"
    assert said == ["A poster is being made", "Almost there"]


def test_the_window_is_painted_while_a_job_is_waited_for(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    painted, job = Painted(window), Held()
    window.installEventFilter(painted)
    when_shown(WorkDialog, lambda _dialog: (window.update(), QTimer.singleShot(50, job.let_go.set)))
    work.wait_for(window, "Working", job)
    assert painted.times


class Painted(QObject):
    """Counts how often a widget is painted."""

    times = 0

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.times += event.type() == QEvent.Type.Paint
        return False


@pytest.mark.parametrize("way", ["button", "escape", "window"])
def test_it_can_be_called_off(way: str, qtbot: QtBot) -> None:
    job = Held()
    ways: dict[str, Callable[[WorkDialog], object]] = {
        "button": lambda dialog: QTest.mouseClick(dialog.cancel, Qt.MouseButton.LeftButton),
        "escape": lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Escape),
        "window": lambda dialog: dialog.close(),
    }
    when_shown(WorkDialog, ways[way])
    with pytest.raises(StoppedError):
        work.wait_for(None, "Working", job)
    qtbot.waitUntil(job.ended.is_set)


def test_enter_does_not_call_it_off() -> None:
    job = Held()

    def press(dialog: WorkDialog) -> None:
        QTest.keyClick(dialog, Qt.Key.Key_Return)
        QTest.keyClick(dialog.cancel, Qt.Key.Key_Return)
        job.let_go.set()

    when_shown(WorkDialog, press)
    assert work.wait_for(None, "Working", job) == "made"


def test_where_it_is_too_late_the_end_is_waited_for() -> None:
    let_go = threading.Event()
    pressed: list[tuple[bool, bool]] = []

    def job(progress: Progress) -> str:
        progress.seal()
        let_go.wait()
        return "written"

    def press(dialog: WorkDialog) -> None:
        QTest.mouseClick(dialog.cancel, Qt.MouseButton.LeftButton)
        pressed.append((dialog.isVisible(), dialog.cancel.isEnabled()))
        let_go.set()

    when_shown(WorkDialog, press)
    assert work.wait_for(None, "Working", job) == "written"
    assert pressed == [(True, False)]


@pytest.mark.parametrize("name", ["light", "dark", "contrast"])
def test_the_bar_can_be_told_from_its_ground(name: ThemeName, qapp: QApplication, qtbot: QtBot) -> None:
    worn, job = style.worn(), Held()
    style.dress(qapp, load_theme(name))
    dialog = WorkDialog("Working", work.Work(job))
    qtbot.addWidget(dialog)
    dialog.show()
    bar, ui = dialog.bar, style.window_colours(load_theme(name))
    colours: set[str] = set()

    def bright_part_seen() -> bool:
        picture, line = bar.grab().toImage(), bar.height() // 2
        colours.update(picture.pixelColor(x, line).name().upper() for x in range(4, bar.width() - 4))
        return ui.highlight.upper() in colours and len(colours) > 1

    qtbot.waitUntil(bright_part_seen)
    style.dress(qapp, worn)
    assert contrast(ui.highlight, ui.window) >= 3
    assert max(contrast(ui.highlight, each) for each in colours) >= 3
