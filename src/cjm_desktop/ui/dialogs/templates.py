"""The dialog of templates: a small picture of each, as the map made of it will look, its name and what is in it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from cjm_desktop.i18n import _, interface_language
from cjm_desktop.storage.templates import label, templates
from cjm_desktop.ui.dialogs.tiles import Tiles, TilesDialog, graph_in

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

COLUMNS, ROWS = 3, 2


class TemplatesDialog(TilesDialog):
    """Asks which template a new map is to be made of."""

    def __init__(self, parent: QWidget | None = None) -> None:
        tiles = Tiles(_("Templates"), COLUMNS, ROWS)
        super().__init__(_("What shall the map begin with?"), tiles, _("Create"), parent)
        self.setWindowTitle(_("New from a template"))
        language = interface_language()
        for name, languages in templates().items():
            title, description = label(name)
            path = languages.get(language) or languages.get("en")
            self.list.add(title, description, name, partial(graph_in, path) if path else None)
        self.list.setCurrentRow(0)

    @property
    def chosen(self) -> str:
        """The name of the template that is chosen."""
        return str(self.list.chosen)

    @property
    def is_drawn(self) -> bool:
        """Whether every template shows its picture."""
        return self.list.is_drawn
