"""Characters that no bundled font has are told, and a font of this computer is used when a person says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QPushButton

from cjm_desktop import commands
from cjm_desktop.text import fonts, system_faces
from cjm_desktop.ui.added_fonts import kept_fonts, use_kept_fonts
from cjm_desktop.ui.dialogs.fonts import FontsDialog
from tests.text.made_fonts import RUNES, runic_font

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.journeys.hands import Hands


@pytest.fixture(autouse=True)
def only_bundled_faces() -> Iterator[None]:
    """Each test starts and ends without added faces."""
    fonts.added.set(())
    yield
    fonts.added.set(())


def name_in_runes(hands: Hands) -> None:
    graph = hands.document.graph
    hands.document.commit("Title", commands.edit(graph, graph.map.id, title=RUNES))


def button(hands: Hands) -> QPushButton:
    return next(
        each for each in hands.window.status.findChildren(QPushButton) if "font" in each.text().lower()
    )


def answer(press: str) -> list[str]:
    """Press a button of the dialog that opens next; what it offers."""
    offered: list[str] = []

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, FontsDialog)
        offered.extend(box.text() for box in dialog.boxes.values())
        next(each for each in dialog.findChildren(QPushButton) if each.text() == press).click()

    QTimer.singleShot(0, act)
    return offered


def test_missing_characters_are_told_until_they_are_gone(hands: Hands) -> None:
    assert not hands.window.status.findChildren(QPushButton)
    name_in_runes(hands)
    assert not button(hands).isHidden()
    hands.window.actions_by_name["undo"].trigger()
    assert button(hands).isHidden()


def test_a_font_is_used_and_remembered_when_a_person_says_so(
    hands: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = runic_font(tmp_path / "runic.ttf")
    monkeypatch.setattr(system_faces, "font_folders", lambda: (tmp_path,))
    name_in_runes(hands)
    offered = answer("Use")
    hands.window.status.fonts_wanted.emit()
    assert offered == [f"Runic Regular shows {' '.join(RUNES)}"]
    assert hands.window.editing.frame.missing == ()
    assert button(hands).isHidden()
    assert kept_fonts() == (path,)

    fonts.added.set(())
    use_kept_fonts()
    assert list(fonts.added.by_id) == ["Runic-Regular"]


def test_nothing_is_used_without_a_yes(hands: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    runic_font(tmp_path / "runic.ttf")
    monkeypatch.setattr(system_faces, "font_folders", lambda: (tmp_path,))
    name_in_runes(hands)
    answer("Cancel")
    button(hands).click()
    assert hands.window.editing.frame.missing == tuple(RUNES)
    assert kept_fonts() == ()


def test_where_no_font_helps_that_is_said(
    hands: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system_faces, "font_folders", lambda: (tmp_path,))
    name_in_runes(hands)
    assert answer("Close") == []
    hands.key(Qt.Key.Key_Escape)
    button(hands).click()
    assert hands.window.editing.frame.missing == tuple(RUNES)
