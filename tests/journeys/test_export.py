"""The export dialog: its picture follows what is chosen, and the poster is made by the command line's function."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox

from cjm_desktop.export.poster import ExportOptions, export_file
from cjm_desktop.ui import work
from cjm_desktop.ui.dialogs.export import ExportDialog

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtGui import QImage
    from pytestqt.qtbot import QtBot

    from tests.journeys.hands import Hands


@pytest.fixture
def dialog(hands: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ExportDialog]:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: True)
    yield ExportDialog(hands.document.graph.snapshot(), tmp_path / "poster.pdf", hands.window)
    work.finish_all()


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


def shown(dialog: ExportDialog, qtbot: QtBot) -> QImage:
    """What the preview shows once the sheet is drawn."""
    qtbot.waitUntil(lambda: dialog.is_drawn)
    return dialog.preview.grab().toImage()


def test_the_picture_follows_what_is_chosen(dialog: ExportDialog, qtbot: QtBot) -> None:
    dialog.resize(900, 600)
    before = shown(dialog, qtbot)
    choose(dialog, theme="dark")
    dark = shown(dialog, qtbot)
    choose(dialog, orientation="portrait")
    assert before != dark
    assert dark != shown(dialog, qtbot)


def test_the_picture_is_that_of_the_last_choice(dialog: ExportDialog, qtbot: QtBot) -> None:
    dialog.show()
    choose(dialog, orientation="portrait")
    wanted = shown(dialog, qtbot)
    choose(dialog, theme="dark", paper="A0", orientation="landscape")
    choose(dialog, theme="print", paper="A3", orientation="portrait")
    assert shown(dialog, qtbot) == wanted


def test_the_picture_is_drawn_anew_for_a_larger_dialog(dialog: ExportDialog, qtbot: QtBot) -> None:
    dialog.show()
    before = shown(dialog, qtbot).size()
    dialog.resize(dialog.size() + QSize(240, 180))
    after = shown(dialog, qtbot)
    assert after.width() > before.width()
    assert dialog.preview.picture is not None
    assert dialog.preview.picture.width() == dialog.preview.pixels.width()


def test_a_poster_that_cannot_be_written_is_told_and_the_dialog_stays(
    dialog: ExportDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: said.append(box.text()))
    dialog.export_to(tmp_path / "missing" / "poster.pdf")
    assert len(said) == 1
    assert "poster.pdf" in said[0]
    assert dialog.exported is None
