"""A disc with an icon at the start of a card; words stand beside it, or below it on a narrow card."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from cjm_desktop.display.items import Circle, Item, Shape

if TYPE_CHECKING:
    from cjm_desktop.display.items import Colour
    from cjm_desktop.kinds.pen import Pen

LEAST_WORDS = 62.0
"""Where there is less room for words beside the disc, they stand below it."""
NARROW_INSET = 9.0
NARROW_GAP = 5.0
"""On a narrow card: beside words and disc, and between the two. Points before the map's scale, like the first."""


class Insets(NamedTuple):
    """Before a disc, between it and the words, and after the words, in points."""

    start: float
    gap: float
    end: float


class DiscPlace(NamedTuple):
    """Where disc and words stand along x, in points; ``above`` is what a disc over the words adds to their height."""

    disc: float
    centre: float
    words: float
    room: float
    above: float

    @property
    def beside(self) -> bool:
        """Whether the words stand beside the disc."""
        return not self.above

    def centre_y(self, top: float, height: float) -> float:
        """The middle of the disc on a card so high, whose words start at ``top``."""
        return height / 2 if self.beside else top - self.above + self.disc / 2


@lru_cache(maxsize=256)
def disc_place(width: float, disc: float, insets: Insets, scale: float) -> DiscPlace:
    """The place of a disc on a card ``width`` points wide."""
    words = insets.start + disc + insets.gap
    room = width - words - insets.end
    if room >= LEAST_WORDS * scale:
        return DiscPlace(disc, insets.start + disc / 2, words, room, 0.0)
    inset = NARROW_INSET * scale
    small = min(disc, width - 2 * inset)
    return DiscPlace(small, inset + small / 2, inset, width - 2 * inset, small + NARROW_GAP * scale)


def narrowed(cell: float, room: float) -> float:
    """How wide a card is that leaves ``room`` for paths in its cell, but never more than a share of a narrow one."""
    return cell - min(room, cell * MOST_ROOM)


MOST_ROOM = 0.16
"""The part of a cell that is left for paths at most."""


def icon_disc(
    icon: str, centre: tuple[float, float], disc: float, size: float, colours: tuple[Colour, Colour], pen: Pen
) -> tuple[Item, ...]:
    """A filled disc with an icon; ``colours`` are of disc and icon, ``size`` is the icon's share of the disc."""
    x, y = centre
    fill, line = colours
    return Shape(Circle(x, y, disc / 2), fill), pen.icon(icon, x, y, disc * size / pen.scale, line)
