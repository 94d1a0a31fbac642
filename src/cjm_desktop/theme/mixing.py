"""A colour between two others."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cjm_desktop.display.items import Colour


@cache
def mixed(colour: Colour, other: Colour, share: float) -> Colour:
    """``colour`` mixed with a ``share`` (0..1) of ``other``, channel by channel in sRGB."""
    pairs = ((int(colour[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)
