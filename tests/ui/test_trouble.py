"""Unexpected errors: noted wherever they come from, told once, with the work kept and nothing of it in the report."""

from __future__ import annotations

import errno
import faulthandler
import os
import subprocess
import sys
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QWidget
from typing_extensions import override

from cjm_desktop import i18n
from cjm_desktop.storage import places
from cjm_desktop.storage.errors import WriteError
from cjm_desktop.theme import load_theme
from cjm_desktop.ui import logs, style, trouble
from cjm_desktop.ui.dialogs.trouble import TroubleDialog
from cjm_desktop.ui.trouble import Trouble, cause_of
from tests.errors import FAILURES, PLANTED, raised
from tests.theme.test_themes import contrast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtGui import QPaintEvent
    from pytestqt.qtbot import QtBot

    from cjm_desktop.theme import ThemeName

pytestmark = pytest.mark.usefixtures("caplog")  # the errors are noted in the log


@contextmanager
def watched(keep_work: Callable[[], bool] = lambda: True) -> Iterator[Trouble]:
    """Unexpected errors are taken care of in the block."""
    found = Trouble(keep_work)
    try:
        yield found
    finally:
        found.end()
        if found.dialog is not None:
            found.dialog.close()


def fail(words: str = PLANTED) -> None:
    raise LookupError(words, words)


def fail_elsewhere() -> None:
    raise ValueError(PLANTED, PLANTED)


def shown(found: Trouble, qtbot: QtBot) -> TroubleDialog:
    """The dialog, once it is there."""
    qtbot.waitUntil(lambda: found.dialog is not None)
    assert found.dialog is not None
    return found.dialog


def dialogs() -> list[TroubleDialog]:
    found = QApplication.topLevelWidgets()
    return [each for each in found if isinstance(each, TroubleDialog) and each.isVisible()]


def words_of(dialog: QWidget) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel) if label.text() and label.isVisible()]


# --- where they come from


def test_an_error_in_a_slot_is_told(qtbot: QtBot) -> None:
    with watched() as found:
        QTimer.singleShot(0, fail)
        dialog = shown(found, qtbot)
        assert dialog.isVisible()
        assert "LookupError" in dialog.report.toPlainText()


class Unpaintable(QWidget):
    """Fails whenever it is painted."""

    times = 0

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        self.times += 1
        fail()

    def paint_again(self, qtbot: QtBot) -> None:
        times = self.times
        self.update()
        qtbot.waitUntil(lambda: self.times > times)


def test_an_error_in_painting_is_told_from_outside_of_it(qtbot: QtBot) -> None:
    widget = Unpaintable()
    qtbot.addWidget(widget)
    with watched() as found:
        widget.show()
        assert "Unpaintable.paintEvent" in shown(found, qtbot).report.toPlainText()


def test_an_error_in_a_thread_is_told(qtbot: QtBot) -> None:
    with watched() as found:
        thread = threading.Thread(target=fail)
        thread.start()
        thread.join()
        assert "LookupError" in shown(found, qtbot).report.toPlainText()


class Breaking:
    """Fails when it goes."""

    def __del__(self) -> None:
        fail()


def test_an_error_where_python_cannot_raise_is_told(qtbot: QtBot) -> None:
    with watched() as found:
        broken = Breaking()
        del broken
        assert "Breaking.__del__" in shown(found, qtbot).report.toPlainText()


def test_what_is_no_error_of_the_program_is_left_to_python(monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, _error, _trace: heard.append(kind))
    with watched():
        sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert heard == [KeyboardInterrupt]


def test_in_the_end_errors_are_left_to_python() -> None:
    before = sys.excepthook, threading.excepthook, sys.unraisablehook
    with watched():
        assert sys.excepthook is not before[0]
    assert (sys.excepthook, threading.excepthook, sys.unraisablehook) == before


ENDING = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from cjm_desktop.ui import trouble
application = QApplication(["cjm-desktop"])
found = trouble.install(lambda: True)
def look():
    if found.dialog is not None:
        print("told:", found.dialog.isVisible())
        found.dialog.accept()
timer = QTimer(interval=5)
timer.timeout.connect(look)
timer.start()
raise KeyError("".join(reversed("ivtsmejaT")))
"""


def test_an_error_that_ends_the_program_is_told_before_it_ends() -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", ENDING],
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
        env=environment,
    )
    assert (done.returncode, done.stdout) == (1, "told: True\n")
    assert "KeyError" in done.stderr
    assert PLANTED not in done.stderr


# --- one dialog and no storm


def test_what_comes_while_the_dialog_is_shown_is_told_in_it(qtbot: QtBot) -> None:
    kept: list[str] = []

    def keep() -> bool:
        kept.append("kept")
        return True

    with watched(keep) as found:
        for _time in range(2):
            QTimer.singleShot(0, fail)
        dialog = shown(found, qtbot)
        for _time in range(3):
            QTimer.singleShot(0, fail_elsewhere)
        qtbot.waitUntil(lambda: "4 more" in dialog.more.text())
        assert dialogs() == [dialog]
        report = dialog.report.toPlainText()
    assert (report.count("LookupError\n"), report.count("ValueError\n")) == (1, 1)
    assert report.index("× 2") < report.index("ValueError\n") < report.index("× 3")
    assert len(kept) == 1


def test_an_error_that_comes_again_and_again_is_not_told_again_and_again(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [1_000.0]
    monkeypatch.setattr(trouble, "monotonic", lambda: now[0])
    widget = Unpaintable()
    qtbot.addWidget(widget)
    with watched() as found:
        widget.show()
        shown(found, qtbot).accept()
        for _time in range(20):
            now[0] += trouble.QUIET - 1
            widget.paint_again(qtbot)
        assert found.dialog is None
        now[0] += trouble.QUIET
        widget.paint_again(qtbot)
        assert "× " in shown(found, qtbot).report.toPlainText()


def test_another_error_is_told_at_once(qtbot: QtBot) -> None:
    with watched() as found:
        QTimer.singleShot(0, fail)
        shown(found, qtbot).accept()
        QTimer.singleShot(0, fail_elsewhere)
        report = shown(found, qtbot).report.toPlainText()
    assert "ValueError\n" in report
    assert "LookupError\n" not in report


def test_a_storm_does_not_fill_the_log(qtbot: QtBot) -> None:
    widget = Unpaintable()
    qtbot.addWidget(widget)
    with watched() as found:
        widget.show()
        shown(found, qtbot)
        for _time in range(100):
            widget.paint_again(qtbot)
        lines = [line for line in found.report().splitlines() if " ERROR " in line]
    assert widget.times > 100
    assert len(lines) <= 8


def test_an_error_of_the_dialog_itself_is_only_noted(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_arguments: object, **_named: object) -> None:
        fail_elsewhere()

    monkeypatch.setattr(TroubleDialog, "__init__", broken)
    with watched() as found:
        QTimer.singleShot(0, fail)
        qtbot.waitUntil(lambda: "ValueError" in found.report())
        QTimer.singleShot(0, fail)
        QApplication.processEvents()
        assert found.dialog is None
        assert "LookupError" in found.report()


# --- what is said


@pytest.mark.parametrize(
    ("answer", "said"), [(True, "Your edits are kept"), (False, "Your edits could not be kept")]
)
def test_it_says_whether_the_work_is_kept(answer: bool, said: str, qtbot: QtBot) -> None:
    with watched(lambda: answer) as found:
        QTimer.singleShot(0, fail)
        assert any(words.startswith(said) for words in words_of(shown(found, qtbot)))


def test_work_that_cannot_be_kept_at_all_is_not_kept(qtbot: QtBot) -> None:
    def keep() -> bool:
        fail_elsewhere()
        return True

    with watched(keep) as found:
        QTimer.singleShot(0, fail)
        assert any("could not be kept" in words for words in words_of(shown(found, qtbot)))


def test_the_cause_is_one_plain_sentence() -> None:
    path = Path("/maps/plan.cjm")
    assert (
        cause_of(WriteError(path, "the disk is full"))
        == "/maps/plan.cjm cannot be written: the disk is full."
    )
    assert cause_of(OSError(errno.ENOSPC, "No space")) == "The system refused: the disk is full."
    assert cause_of(MemoryError()) == "There is not enough memory for this."
    assert cause_of(KeyError(PLANTED)) == "A fault in the program broke off what was being done."


@pytest.mark.parametrize("name", FAILURES)
def test_nothing_that_a_map_holds_is_in_the_report(name: str, qtbot: QtBot) -> None:
    def fails() -> None:
        raise raised(FAILURES[name], f"{PLANTED} one")

    with watched() as found:
        QTimer.singleShot(0, fails)
        report = shown(found, qtbot).report.toPlainText()
    assert PLANTED not in report
    assert "test_trouble.py" in report
    assert str(Path.home()) not in report


def test_a_file_that_is_named_like_a_tag_is_named_as_it_is(qtbot: QtBot) -> None:
    def fails() -> None:
        raise WriteError(Path("<b>plan</b>.cjm"), "the disk is full")

    with watched() as found:
        QTimer.singleShot(0, fails)
        dialog = shown(found, qtbot)
        label = next(each for each in dialog.findChildren(QLabel) if "plan" in each.text())
        assert label.textFormat().name == "PlainText"


@pytest.mark.parametrize("language", i18n.available())
def test_it_speaks_the_language_of_the_window(language: str, qtbot: QtBot) -> None:
    i18n.use("en")
    with watched() as found:
        QTimer.singleShot(0, fail)
        english = words_of(shown(found, qtbot))
    i18n.use(language)
    with watched() as found:
        QTimer.singleShot(0, fail)
        spoken = words_of(shown(found, qtbot))
    assert len(spoken) == len(english) == 5
    assert all((one == other) is (language == "en") for one, other in zip(english, spoken, strict=True))


@pytest.mark.parametrize("name", ["light", "dark", "contrast"])
def test_it_can_be_read_in_every_theme(name: ThemeName, qapp: QApplication, qtbot: QtBot) -> None:
    worn = style.worn()
    style.dress(qapp, load_theme(name))
    with watched() as found:
        QTimer.singleShot(0, fail)
        dialog = shown(found, qtbot)
        grounds = {"dialog": dialog, "report": dialog.report.viewport()}
        seen = {}
        for what, widget in grounds.items():
            picture = widget.grab().toImage()
            places = [(x, y) for x in range(0, picture.width(), 2) for y in range(0, picture.height(), 2)]
            seen[what] = [picture.pixelColor(x, y).name() for x, y in places]
    style.dress(qapp, worn)
    for colours in seen.values():
        ground = max(set(colours), key=colours.count)
        assert max(contrast(ground, each) for each in set(colours)) >= (7 if name == "contrast" else 4.5)


def test_an_open_menu_makes_way(qtbot: QtBot) -> None:
    menu = QMenu()
    qtbot.addWidget(menu)
    menu.addAction("Something")
    menu.popup(menu.pos())
    qtbot.waitUntil(menu.isVisible)
    with watched() as found:
        QTimer.singleShot(0, fail)
        dialog = shown(found, qtbot)
        assert not menu.isVisible()
        assert dialog.isVisible()


def test_a_dialog_that_went_with_its_window_makes_way_for_the_next(qtbot: QtBot) -> None:
    with watched() as found:
        QTimer.singleShot(0, fail)
        dialog = shown(found, qtbot)
        with qtbot.waitSignal(dialog.destroyed):
            dialog.deleteLater()
        QTimer.singleShot(0, fail_elsewhere)
        qtbot.waitUntil(lambda: len(dialogs()) == 1)


def test_notes_are_kept_in_the_platforms_place(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    monkeypatch.setattr(faulthandler, "enable", lambda _file: None)  # a crash of the tests is the tests' own
    monkeypatch.setattr(faulthandler, "disable", lambda: None)
    with watched() as found:
        found.keep_logs()
        QTimer.singleShot(0, fail)
        shown(found, qtbot)
        assert "LookupError" in (places.logs() / logs.LOG).read_text("utf-8")
    assert [path.name for path in places.logs().iterdir()] == [logs.LOG]
