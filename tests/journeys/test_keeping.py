"""What happens to the map when it is closed, when it cannot be saved, and when a file is no map."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from cjm_desktop import commands
from cjm_desktop.storage import files
from cjm_desktop.ui.application import new_document
from cjm_desktop.ui.main_window import MainWindow

if TYPE_CHECKING:
    from pathlib import Path

    from tests.journeys.hands import Hands


class Boxes:
    """Answers message boxes and keeps what they said."""

    def __init__(self, answer: str = "") -> None:
        self.answer = answer
        self.said: list[str] = []

    def exec(self, box: QMessageBox) -> int:
        self.said.append(box.text())
        for button in box.buttons():
            if button.text() == self.answer:
                button.click()
        return 0


@pytest.fixture
def boxes(monkeypatch: pytest.MonkeyPatch) -> Boxes:
    found = Boxes()

    def answer(box: QMessageBox) -> int:
        return found.exec(box)

    monkeypatch.setattr(QMessageBox, "exec", answer)
    return found


def retitle(hands: Hands, title: str = "Another title") -> None:
    graph = hands.document.graph
    hands.window.editing.commit("Edit text", commands.edit(graph, graph.map.id, title=title))


def test_a_saved_map_closes_without_a_question(hands: Hands, boxes: Boxes) -> None:
    assert hands.window.close()
    assert boxes.said == []


@pytest.mark.parametrize(
    ("answer", "closes", "title"),
    [("Don't save", True, ""), ("Cancel", False, ""), ("Save", True, "Another title")],
)
def test_unsaved_changes_are_asked_about(
    hands: Hands, boxes: Boxes, sample: Path, answer: str, closes: bool, title: str
) -> None:
    before = files.load(sample).graph.map.title
    retitle(hands)
    boxes.answer = answer
    assert hands.window.close() is closes
    assert boxes.said == ["Save the changes to “Another title”?"]
    assert files.load(sample).graph.map.title == (title or before)


def test_a_map_that_cannot_be_saved_stays_open_with_one_sentence(
    hands: Hands, boxes: Boxes, tmp_path: Path
) -> None:
    retitle(hands)
    hands.document.path = tmp_path / "missing folder" / "map.cjm"
    hands.key(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert len(boxes.said) == 1
    assert "\n" not in boxes.said[0]
    assert "map.cjm" in boxes.said[0]
    assert hands.window.isVisible()
    assert not hands.document.is_saved
    assert hands.window.isWindowModified()


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"format": 1, "format": 1}', b"\xff\xfe"])
def test_a_file_that_is_no_map_is_told_in_one_sentence_and_the_open_map_stays(
    hands: Hands, boxes: Boxes, tmp_path: Path, content: bytes
) -> None:
    bad = tmp_path / "bad.cjm"
    bad.write_bytes(content)
    before = hands.document.graph.records()
    hands.window.files.open_path(bad)
    assert len(boxes.said) == 1
    assert "bad.cjm" in boxes.said[0]
    assert hands.document.graph.records() == before
    shown = [
        each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow) and each.isVisible()
    ]
    assert shown == [hands.window]
    assert bad.read_bytes() == content


def test_a_map_without_a_file_asks_for_one_and_gets_the_suffix(
    hands: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands.document.path = None
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "chosen"), ""))
    hands.key(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert hands.document.path == tmp_path / "chosen.cjm"
    assert files.load(tmp_path / "chosen.cjm").graph.records() == hands.document.graph.records()


@pytest.mark.parametrize(("answer", "replaced"), [("Replace", True), ("Cancel", False)])
def test_a_file_that_the_suffix_leads_to_is_not_written_over_unasked(
    hands: Hands, boxes: Boxes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: str, replaced: bool
) -> None:
    there = tmp_path / "chosen.cjm"
    there.write_bytes(b"mine")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "chosen"), ""))
    boxes.answer = answer
    hands.window.actions_by_name["save_as"].trigger()
    assert boxes.said == ["“chosen.cjm” is there already. Replace it?"]
    assert (there.read_bytes() == b"mine") is not replaced


def test_the_title_shows_what_is_unsaved(hands: Hands) -> None:
    assert not hands.window.isWindowModified()
    retitle(hands)
    assert hands.window.isWindowModified()
    assert hands.window.windowTitle() == "Another title[*]"
    hands.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not hands.window.isWindowModified()


def test_a_new_map_speaks_the_language_of_the_window(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cjm_desktop.i18n.interface_language", lambda: "lt")
    assert new_document().graph.map.language == "lt"
    assert new_document().path is None
