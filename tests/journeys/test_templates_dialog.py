"""A new map from a template: the templates show themselves one by one, and what is chosen is opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cjm_desktop.storage.templates import templates
from cjm_desktop.ui.dialogs.templates import TemplatesDialog
from cjm_desktop.ui.main_window import MainWindow

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.journeys.hands import Hands


def pictures(dialog: TemplatesDialog) -> list[QPixmap]:
    items = (dialog.list.item(row) for row in range(dialog.list.count()))
    found = (item.data(Qt.ItemDataRole.DecorationRole) for item in items)
    return [each for each in found if isinstance(each, QPixmap)]


def test_every_template_is_painted_after_the_dialog_is_there(hands: Hands, qtbot: QtBot) -> None:
    dialog = TemplatesDialog(hands.window)
    dialog.show()
    assert pictures(dialog) == []
    assert dialog.list.count() == len(templates())
    qtbot.waitUntil(lambda: dialog.is_drawn, timeout=20_000)
    drawn = pictures(dialog)
    assert len(drawn) == len(templates())
    assert len({bytes(each.toImage().constBits()) for each in drawn}) == len(drawn)
    dialog.close()


@pytest.mark.parametrize(("key", "made"), [(Qt.Key.Key_Return, True), (Qt.Key.Key_Escape, False)])
def test_arrows_choose_and_return_opens_a_new_map(hands: Hands, key: Qt.Key, made: bool) -> None:
    before = set(windows())
    chosen: list[str] = []

    def choose() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, TemplatesDialog)
        QTest.keyClick(dialog.list, Qt.Key.Key_Right)
        chosen.append(dialog.chosen)
        QTest.keyClick(dialog.list, key)

    QTimer.singleShot(0, choose)
    hands.window.actions_by_name["new_from_template"].trigger()

    assert chosen == [list(templates())[1]]
    new = set(windows()) - before
    assert bool(new) == made
    for window in new:
        assert window.document.path is None
        assert window.document.graph.stages()
        window.close()


def windows() -> list[MainWindow]:
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow)]
