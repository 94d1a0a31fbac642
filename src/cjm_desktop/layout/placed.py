"""A drawn thing that has not been put anywhere yet."""

from __future__ import annotations

from typing import NamedTuple

from cjm_desktop.display.geometry import Point, Rect, Size
from cjm_desktop.display.items import Group, Item, Layer


class Placeable(NamedTuple):
    """Items local to their top left corner, and what they will be called in the frame."""

    source: str
    part: str
    size: Size
    items: tuple[Item, ...]
    inner: tuple[Group, ...] = ()
    """What stands on it and belongs to other records, local as well."""

    def at(self, x: float, y: float) -> Group:
        """The group with its corner there."""
        ink = Rect(0, 0, *self.size).grown(2)
        return Group(self.source, self.part, Layer.HEADER, Point(x, y), self.size, self.items, ink)

    def groups_at(self, x: float, y: float) -> tuple[Group, ...]:
        """The same with what stands on it."""
        moved = (each._replace(origin=Point(each.origin.x + x, each.origin.y + y)) for each in self.inner)
        return (self.at(x, y), *moved)
