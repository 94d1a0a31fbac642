"""The dialog of earlier versions: what saving has replaced, each as it was, to be opened as a map of its own."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QLocale
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from cjm_desktop.i18n import _
from cjm_desktop.storage import files
from cjm_desktop.ui.dialogs.tiles import Tiles

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from cjm_desktop.model.graph import JourneyGraph
    from cjm_desktop.storage.backups import Backup

COLUMNS, ROWS = 3, 1


class VersionsDialog(QDialog):
    """Asks which earlier version of a map is to be opened."""

    def __init__(self, found: Sequence[Backup], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Earlier versions"))
        self.list = Tiles(_("Earlier versions"), COLUMNS, ROWS)
        self.list.itemActivated.connect(self.accept)
        for backup in found:
            moment = QDateTime.fromSecsSinceEpoch(int(backup.replaced.timestamp()))
            when = QLocale().toString(moment, QLocale.FormatType.ShortFormat)
            self.list.add(
                _("Until {time}").format(time=when), "", backup.path, partial(_graph_in, backup.path)
            )
        self.list.setCurrentRow(0)
        self._build(any_found=bool(found))

    def _build(self, *, any_found: bool) -> None:
        heading = QLabel(_("Each save keeps what it replaces: the last five versions"))
        heading.setStyleSheet("font-size: 16px; font-weight: 600;")
        none = QLabel(_("There is none yet."))
        none.setVisible(not any_found)
        cancel, make = QPushButton(_("Cancel")), QPushButton(_("Open a copy"))
        make.setDefault(True)
        make.setEnabled(any_found)
        cancel.clicked.connect(self.reject)
        make.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(make)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(12)
        column.addWidget(heading)
        column.addWidget(none)
        column.addWidget(self.list, 1)
        column.addLayout(buttons)
        self.list.setFocus()


def _graph_in(path: Path) -> JourneyGraph:
    return files.load(path).graph
