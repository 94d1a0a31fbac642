"""The face that is drawn for a persona without a picture, put together from parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel
from typing_extensions import override

from cjm_desktop.i18n import _, mark
from cjm_desktop.layout.avatar import avatar
from cjm_desktop.model.records import Persona, Portrait
from cjm_desktop.paint import qt
from cjm_desktop.ui.choice import Choice
from cjm_desktop.ui.fields.base import Access, FieldEditor

if TYPE_CHECKING:
    from collections.abc import Mapping

SIDE = 84
CHANCE = (None, mark("By chance"))
YES_OR_NO = (CHANCE, (False, mark("No")), (True, mark("Yes")))
PARTS: Mapping[str, tuple[str, tuple[tuple[object, str], ...]]] = {
    "hair": (
        mark("Hair"),
        (
            CHANCE,
            ("short", mark("Short")),
            ("curly", mark("Curly")),
            ("bob", mark("Bob")),
            ("long", mark("Long")),
            ("bun", mark("Bun")),
            ("bald", mark("Bald")),
        ),
    ),
    "hair_colour": (
        mark("Colour"),
        (
            CHANCE,
            ("dark", mark("Black")),
            ("brown", mark("Brown")),
            ("red", mark("Red")),
            ("blond", mark("Blond")),
            ("grey", mark("Grey")),
        ),
    ),
    "skin": (mark("Skin"), (CHANCE, *((tone, str(tone)) for tone in range(1, 6)))),
    "glasses": (mark("Glasses"), YES_OR_NO),
    "beard": (mark("Beard"), ((None, mark("No")), (True, mark("Yes")))),
}
"""The parts of a portrait, and what each may be."""


class PortraitEditor(FieldEditor):
    """The face beside a list for each of its parts."""

    def __init__(self, access: Access) -> None:
        super().__init__(access)
        self._face = QLabel()
        self._face.setFixedSize(SIDE, SIDE)
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        self.parts: dict[str, Choice] = {}
        for name, (label, choices) in PARTS.items():
            box = self.parts[name] = Choice()
            for value, words in choices:
                box.addItem(_(words), value)
            box.activated.connect(lambda index, name=name, box=box: self._set(name, box.itemData(index)))
            form.addRow(_(label), box)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._face, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(form, 1)

    def _portrait(self) -> Portrait:
        value = self.access.value()
        return value if isinstance(value, Portrait) else Portrait()

    def _set(self, name: str, value: object) -> None:
        self.access.keep(self._portrait().replace(**{name: value}))
        self.refresh()

    @override
    def refresh(self) -> None:
        portrait, persona = self._portrait(), self.access.record
        for name, box in self.parts.items():
            values = [box.itemData(index) for index in range(box.count())]
            value = getattr(portrait, name)
            box.setCurrentIndex(values.index(value) if value in values else 0)
        if isinstance(persona, Persona):
            self._face.setPixmap(self._picture(persona))

    def _picture(self, persona: Persona) -> QPixmap:
        ratio = self.devicePixelRatioF()
        picture = QPixmap(round(SIDE * ratio), round(SIDE * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        items = avatar(persona, 0, 0, SIDE, self.access.theme.hue(persona.hue or "iris"))
        qt.paint(painter, qt.prepare(items))
        painter.end()
        return picture
