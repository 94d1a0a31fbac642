"""The dialog of earlier versions: what saving has replaced, each as it was, to be opened as a map of its own."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QLocale

from cjm_desktop.i18n import _, ngettext
from cjm_desktop.ui.dialogs.tiles import Tiles, TilesDialog, graph_in

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from cjm_desktop.model.graph import JourneyGraph
    from cjm_desktop.storage.backups import Backup

COLUMNS, ROWS = 3, 1


class VersionsDialog(TilesDialog):
    """Asks which earlier version of a map is to be opened; there has to be one."""

    def __init__(self, found: Sequence[Backup], now: JourneyGraph, parent: QWidget | None = None) -> None:
        """Offer the versions that were found of a map, which is told as it is ``now``."""
        heading = _("Each save keeps what it replaces: the last five versions")
        super().__init__(heading, Tiles(_("Earlier versions"), COLUMNS, ROWS), _("Open a copy"), parent)
        self.setWindowTitle(_("Earlier versions"))
        self._now = now
        for backup in found:
            moment = QDateTime.fromSecsSinceEpoch(int(backup.replaced.timestamp()))
            when = QLocale().toString(moment, QLocale.FormatType.ShortFormat)
            read = partial(self._read, backup.path)
            self.list.add(_("Until {time}").format(time=when), "", backup.path, read)
        self.list.setCurrentRow(0)

    def _read(self, path: Path) -> JourneyGraph:
        """A version, for its picture; its tile tells how far it is from the map now."""
        graph = graph_in(path)
        count = len(graph.change_to(self._now).pairs())
        self.list.describe(
            path, ngettext("{count} difference", "{count} differences", count).format(count=count)
        )
        return graph
