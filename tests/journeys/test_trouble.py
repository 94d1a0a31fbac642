"""Something goes wrong in the middle of the work: one dialog, a report by keyboard, and the work goes on."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cjm_desktop.storage import files
from cjm_desktop.ui.dialogs.trouble import TroubleDialog
from cjm_desktop.ui.trouble import Trouble

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from cjm_desktop.model.change import Change
    from tests.journeys.hands import Hands

pytestmark = pytest.mark.usefixtures("caplog")  # the error is noted in the log
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@contextmanager
def faulty(hands: Hands) -> Iterator[Trouble]:
    """Some part of the window fails at every change and quotes all of it; errors are taken care of as ever."""

    def fail(change: Change) -> None:
        raise KeyError(change)

    trouble = Trouble(lambda: hands.window.keeping.flush(5))
    hands.document.changed.connect(fail)
    try:
        yield trouble
    finally:
        trouble.end()
        hands.document.changed.disconnect(fail)


def drag_stage(hands: Hands) -> None:
    """Drag the first stage behind the second."""
    first, second = hands.document.graph.stages()[:2]
    hands.drag(hands.centre(first.id, "chevron"), hands.centre(second.id, "chevron") + QPoint(30, 0))


def the_dialog(qtbot: QtBot) -> TroubleDialog:
    """The one dialog that is there."""

    def found() -> list[TroubleDialog]:
        windows = QApplication.topLevelWidgets()
        return [each for each in windows if isinstance(each, TroubleDialog) and each.isVisible()]

    qtbot.waitUntil(lambda: bool(found()))
    QApplication.processEvents()
    (dialog,) = found()
    return dialog


def press(
    dialog: TroubleDialog, key: Qt.Key, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    QTest.keyClick(dialog.focusWidget(), key, keys)


def test_the_work_goes_on_and_can_be_saved(hands: Hands, sample: Path, qtbot: QtBot) -> None:
    before = [stage.id for stage in hands.document.graph.stages()]
    with faulty(hands):
        drag_stage(hands)
        dialog = the_dialog(qtbot)
        assert dialog.parentWidget() is hands.window
        assert hands.window.keeping.all_kept
        press(dialog, Qt.Key.Key_Return)
        assert not dialog.isVisible()
        hands.window.activateWindow()
        drag_stage(hands)
        hands.key(Qt.Key.Key_Z, CONTROL)
        hands.key(Qt.Key.Key_S, CONTROL)
    assert [stage.id for stage in files.load(sample).graph.stages()] == [before[1], before[0], *before[2:]]
    assert hands.document.is_saved


@pytest.mark.parametrize("way", ["the button", "the usual keys"])
def test_the_report_is_copied_by_keyboard_and_holds_nothing_of_the_map(
    way: str, hands: Hands, qtbot: QtBot
) -> None:
    graph = hands.document.graph
    with faulty(hands):
        drag_stage(hands)
        dialog = the_dialog(qtbot)
        if way == "the button":
            press(dialog, Qt.Key.Key_Backtab, SHIFT)
            press(dialog, Qt.Key.Key_Space)
        else:
            press(dialog, Qt.Key.Key_C, CONTROL)
        report = QGuiApplication.clipboard().text()
        assert dialog.copy.text() == "Copied"
        press(dialog, Qt.Key.Key_Escape)
    assert "KeyError\n" in report
    said = {str(getattr(record, "title", "")) for record in graph.records()} - {""}
    assert len(said) > 20
    assert [words for words in said if words in report] == []
    assert graph.map.id not in report
