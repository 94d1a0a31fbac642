"""A large map: its poster is called off, its file is opened, and the window answers all the while."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest

from benchmarks.maps import journey
from cjm_desktop.export import poster
from cjm_desktop.paint import qt
from cjm_desktop.storage import files
from cjm_desktop.ui import work
from cjm_desktop.ui.dialogs.export import ExportDialog
from cjm_desktop.ui.dialogs.work import WorkDialog
from cjm_desktop.ui.opening import windows
from tests.journeys.answers import when_shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.journeys.hands import Hands

CARDS = 1_500


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """The file of a large map."""
    path = tmp_path / "large.cjm"
    files.save(journey(CARDS), path)
    return path


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The dialog of long work is shown at once."""
    monkeypatch.setattr(work, "PATIENCE", 0)
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: True)
    yield
    work.finish_all()


class Gate:
    """Stops a job in the middle, until it is opened."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, place: object, name: str) -> None:
        self.reached, self.open = threading.Event(), threading.Event()
        through = getattr(place, name)

        def wait(*arguments: object, **named: object) -> object:
            self.reached.set()
            self.open.wait()
            return through(*arguments, **named)

        monkeypatch.setattr(place, name, wait)


def press_cancel(gate: Gate) -> Callable[[WorkDialog], None]:
    """Press the dialog's button while the job is held in the middle."""

    def press(dialog: WorkDialog) -> None:
        gate.reached.wait()
        QTest.mouseClick(dialog.cancel, Qt.MouseButton.LeftButton)

    return press


@pytest.mark.parametrize("suffix", [".pdf", ".png", ".svg"])
def test_a_poster_that_is_called_off_leaves_no_file_and_the_window_goes_on(
    suffix: str, hands: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    folder = tmp_path / "posters"
    folder.mkdir()
    dialog = ExportDialog(hands.document.graph.snapshot(), folder / "poster.pdf", hands.window)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.is_drawn)
    gate = Gate(monkeypatch, poster, "paginate")
    when_shown(WorkDialog, press_cancel(gate))
    dialog.export_to(folder / f"poster{suffix}")
    assert dialog.isVisible(), "another format can be chosen"
    assert dialog.exported is None
    gate.open.set()
    work.finish_all()
    assert list(folder.iterdir()) == []
    dialog.export_to(folder / f"poster{suffix}")
    assert [path.name for path in folder.iterdir()] == [f"poster{suffix}"]
    hands.window.activateWindow()
    hands.window.actions_by_name["add_stage"].trigger()
    assert hands.document.undo_stack.count() == 1


def test_a_dialog_that_is_closed_calls_its_picture_off(
    hands: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate(monkeypatch, poster, "paginate")
    dialog = ExportDialog(hands.document.graph.snapshot(), tmp_path / "poster.pdf", hands.window)
    dialog.show()
    gate.reached.wait()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    gate.open.set()
    work.finish_all()
    assert dialog.preview.picture is None


def test_a_large_map_is_opened_beside_the_window(
    hands: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    other = tmp_path / "other.cjm"
    files.save(journey(CARDS, edition=1), other)
    gate, said, drawn = Gate(monkeypatch, files, "load"), [], []

    def watch(dialog: WorkDialog) -> None:
        said.append(dialog.words.text())
        hands.canvas.drawing.picture.paints = 0
        hands.canvas.viewport().update()
        qtbot.waitUntil(lambda: hands.canvas.drawing.picture.paints > 0)
        drawn.append("while it was read")
        gate.open.set()

    when_shown(WorkDialog, watch)
    hands.window.files.open_path(other)
    assert said == ["“other.cjm” is being opened…"]
    assert drawn == ["while it was read"]
    (opened,) = (window for window in windows() if window is not hands.window)
    assert opened.document.path == other
    assert opened.document.layout is None, "the window has taken it"
    assert len(opened.editing.frame.grid.steps) == len(opened.document.graph.steps())
    opened.close()


def test_opening_can_be_called_off(hands: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = tmp_path / "other.cjm"
    files.save(journey(CARDS, edition=1), other)
    gate = Gate(monkeypatch, files, "load")
    when_shown(WorkDialog, press_cancel(gate))
    hands.window.files.open_path(other)
    assert windows() == [hands.window]
    gate.open.set()
    work.finish_all()
    assert windows() == [hands.window]
    hands.window.files.open_path(other)  # nobody holds it
    (opened,) = (window for window in windows() if window is not hands.window)
    assert not opened.document.read_only
    opened.close()


def test_the_map_can_be_moved_about_while_its_picture_is_made(hands: Hands) -> None:
    """Both paint the same words in the same faces, each in its thread."""
    canvas = hands.canvas
    page = poster.compose(hands.document.graph.snapshot(), poster.ExportOptions()).page
    made: list[bytes] = []
    work.run(hands.window, lambda _progress: qt.png_bytes(page, 40), done=made.append)
    canvas.zoom_to(0.8)
    bar = canvas.verticalScrollBar()
    while not made:
        bar.setValue(bar.value() + 37 if bar.value() < bar.maximum() else 0)
        canvas.viewport().repaint()
        QTest.qWait(5)
    assert made == [qt.png_bytes(page, 40)]
