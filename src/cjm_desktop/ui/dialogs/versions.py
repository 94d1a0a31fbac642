"""The dialog of earlier versions: what saving has replaced, each as it was, to be opened as a map of its own."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QLocale

from cjm_desktop.i18n import _
from cjm_desktop.ui.dialogs.tiles import Tiles, TilesDialog, graph_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from cjm_desktop.storage.backups import Backup

COLUMNS, ROWS = 3, 1


class VersionsDialog(TilesDialog):
    """Asks which earlier version of a map is to be opened; there has to be one."""

    def __init__(self, found: Sequence[Backup], parent: QWidget | None = None) -> None:
        heading = _("Each save keeps what it replaces: the last five versions")
        super().__init__(heading, Tiles(_("Earlier versions"), COLUMNS, ROWS), _("Open a copy"), parent)
        self.setWindowTitle(_("Earlier versions"))
        for backup in found:
            moment = QDateTime.fromSecsSinceEpoch(int(backup.replaced.timestamp()))
            when = QLocale().toString(moment, QLocale.FormatType.ShortFormat)
            read = partial(graph_in, backup.path)
            self.list.add(_("Until {time}").format(time=when), "", backup.path, read)
        self.list.setCurrentRow(0)
