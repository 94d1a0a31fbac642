"""The dialog of templates: a small picture of each, as the map made of it will look, its name and what is in it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from cjm_desktop.i18n import _, interface_language
from cjm_desktop.storage import files
from cjm_desktop.storage.templates import label, templates
from cjm_desktop.ui.dialogs.tiles import Tiles

if TYPE_CHECKING:
    from pathlib import Path

    from cjm_desktop.model.graph import JourneyGraph

COLUMNS, ROWS = 3, 2


class TemplatesDialog(QDialog):
    """Asks which template a new map is to be made of."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("New from a template"))
        self.list = Tiles(_("Templates"), COLUMNS, ROWS)
        self.list.itemActivated.connect(self.accept)
        self._fill()
        self._build()

    def _fill(self) -> None:
        language = interface_language()
        for name, languages in templates().items():
            title, description = label(name)
            path = languages.get(language) or languages.get("en")
            self.list.add(title, description, name, partial(_graph_in, path) if path else None)
        self.list.setCurrentRow(0)

    def _build(self) -> None:
        heading = QLabel(_("What shall the map begin with?"))
        heading.setStyleSheet("font-size: 16px; font-weight: 600;")
        cancel, make = QPushButton(_("Cancel")), QPushButton(_("Create"))
        make.setDefault(True)
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
        column.addWidget(self.list, 1)
        column.addLayout(buttons)
        self.list.setFocus()

    @property
    def chosen(self) -> str:
        """The name of the template that is chosen."""
        return str(self.list.chosen)

    @property
    def is_drawn(self) -> bool:
        """Whether every template shows its picture."""
        return self.list.is_drawn


def _graph_in(path: Path) -> JourneyGraph:
    return files.load(path).graph
