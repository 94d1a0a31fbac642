"""A drawn thing that has not been put anywhere yet."""

from __future__ import annotations

from dataclasses import dataclass

from cjm_desktop.display.geometry import Point, Rect, Size
from cjm_desktop.display.items import Group, Item, Layer


@dataclass(frozen=True, slots=True)
class Placeable:
    """Items local to their top left corner, and what they will be called in the frame."""

    source: str
    part: str
    size: Size
    items: tuple[Item, ...]

    def at(self, x: float, y: float) -> Group:
        """The group with its corner there."""
        ink = Rect(0, 0, *self.size).grown(2)
        return Group(self.source, self.part, Layer.HEADER, Point(x, y), self.size, self.items, ink)
