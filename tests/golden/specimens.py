"""The specimen sheets, and which of them are painted in which theme: together they show every kind in its states."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tests.golden import elements, journeys
from tests.right_to_left_maps import arabic

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cjm_desktop.model.graph import JourneyGraph
    from cjm_desktop.theme import ThemeName

SHEETS: Mapping[str, Callable[[], JourneyGraph]] = {
    "cards": elements.cards,
    "numbers": elements.numbers,
    "words": elements.words,
    "paths": journeys.paths,
    "people": journeys.people,
    "blueprint": journeys.blueprint,
    "single": journeys.single,
    "crowd": journeys.crowd,
    "arabic": arabic,
    "scripts": journeys.scripts,
}
RICHEST = ("cards", "people")
"""The sheets that are painted in every theme."""
DPI = 48.0
SCALED_DOWN = {"crowd": 20.0}
"""Dots per inch of the sheets that would be too large otherwise."""


class Specimen(NamedTuple):
    """A sheet in a theme: one golden picture."""

    sheet: str
    theme: ThemeName

    @property
    def name(self) -> str:
        """What its picture's file is called, without a suffix."""
        return f"{self.sheet}.{self.theme}"

    @property
    def dpi(self) -> float:
        """How many dots an inch of its picture has."""
        return SCALED_DOWN.get(self.sheet, DPI)


SPECIMENS = (
    *(Specimen(sheet, "print") for sheet in SHEETS),
    *(Specimen(sheet, theme) for theme in ("light", "dark", "contrast") for sheet in RICHEST),
)
