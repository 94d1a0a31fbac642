"""The dialog that offers fonts of this computer for characters which stand as boxes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from cjm_desktop.i18n import _
from cjm_desktop.ui.check_box import CheckBox

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from cjm_desktop.text.system_faces import Offer

SHOWN = 12
"""So many characters of a font are named."""
WIDTH = 460


class FontsDialog(QDialog):
    """Asks which of the offered fonts are to be used."""

    def __init__(
        self, offers: Sequence[Offer], missing: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Fonts of this computer"))
        self.setMinimumWidth(WIDTH)
        self.boxes: dict[Path, CheckBox] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(10)
        column.addWidget(_paragraph(self._introduction(offers)))
        for offer in offers:
            words = _("{font} shows {characters}")
            box = CheckBox(words.format(font=offer.name, characters=shortened(offer.characters)))
            box.setChecked(True)
            self.boxes[offer.path] = box
            column.addWidget(box)
        shown = {each for offer in offers for each in offer.characters}
        left = [each for each in missing if each not in shown]
        if offers and left:
            words = _("No font of this computer shows {characters}.")
            column.addWidget(_paragraph(words.format(characters=shortened(left))))
        column.addStretch(1)
        column.addLayout(self._buttons(useful=bool(offers)))

    @staticmethod
    def _introduction(offers: Sequence[Offer]) -> str:
        if not offers:
            return _(
                "No font of this computer shows these characters and may be embedded in a PDF. "
                "Install a TrueType font that has them, then ask again."
            )
        return _(
            "A map looks the same on every computer because its fonts come with the program. "
            "A font that is used from here stays a setting of this computer: elsewhere these characters are boxes."
        )

    def _buttons(self, *, useful: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch(1)
        leave = QPushButton(_("Cancel") if useful else _("Close"))
        leave.clicked.connect(self.reject)
        row.addWidget(leave)
        if useful:
            use = QPushButton(_("Use"))
            use.setDefault(True)
            use.clicked.connect(self.accept)
            row.addWidget(use)
        return row

    @property
    def chosen(self) -> tuple[Path, ...]:
        """The files of the fonts that are to be used."""
        return tuple(path for path, box in self.boxes.items() if box.isChecked())


def shortened(characters: Sequence[str]) -> str:
    """The first few characters, and a sign that there are more."""
    more = " …" if len(characters) > SHOWN else ""
    return " ".join(characters[:SHOWN]) + more


def _paragraph(words: str) -> QLabel:
    label = QLabel(words)
    label.setWordWrap(True)
    return label
