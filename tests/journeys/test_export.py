"""The export dialog: its picture follows what is chosen, and the poster is made by the command line's function."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox

from cjm_desktop.export.poster import ExportOptions, export_file
from cjm_desktop.ui.dialogs.export import ExportDialog

if TYPE_CHECKING:
    from pathlib import Path

    from tests.journeys.hands import Hands


@pytest.fixture
def dialog(hands: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ExportDialog:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: True)
    return ExportDialog(hands.document.graph.snapshot(), tmp_path / "poster.pdf", hands.window)


def choose(dialog: ExportDialog, **values: str) -> None:
    for name, value in values.items():
        box = getattr(dialog, name)
        box.setCurrentIndex(box.findData(value))


@pytest.mark.parametrize("suffix", [".pdf", ".png"])
def test_the_poster_is_the_one_that_the_command_line_makes(
    dialog: ExportDialog, hands: Hands, tmp_path: Path, suffix: str
) -> None:
    choose(dialog, paper="A4", theme="dark", orientation="landscape", format=suffix, resolution="96")
    dialog.export_to(tmp_path / f"dialog{suffix}")
    options = ExportOptions(paper="A4", orientation="landscape", theme="dark", dpi=96)
    export_file(hands.document.graph, tmp_path / f"line{suffix}", options)
    assert (tmp_path / f"dialog{suffix}").read_bytes() == (tmp_path / f"line{suffix}").read_bytes()


def test_the_picture_follows_what_is_chosen(dialog: ExportDialog) -> None:
    dialog.resize(900, 600)
    before = dialog.preview.grab().toImage()
    choose(dialog, theme="dark")
    dark = dialog.preview.grab().toImage()
    choose(dialog, orientation="portrait")
    assert before != dark
    assert dark != dialog.preview.grab().toImage()


def test_a_poster_that_cannot_be_written_is_told_and_the_dialog_stays(
    dialog: ExportDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: said.append(box.text()))
    dialog.export_to(tmp_path / "missing" / "poster.pdf")
    assert len(said) == 1
    assert "poster.pdf" in said[0]
    assert dialog.exported is None
