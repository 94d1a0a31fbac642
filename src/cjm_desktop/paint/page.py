"""A sheet to paint on: a finished drawing, how large it is to appear, and where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjm_desktop.display.geometry import Point, Size

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjm_desktop.display.items import Colour, Frame, Group

TOP_LEFT = Point(0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet of a document.

    ``size`` is the sheet's, in points. A place on the drawing is multiplied by ``scale`` and then moved by ``offset``.
    ``groups`` is all that is painted, in the drawing's own coordinates: the frame's groups, and whatever belongs to
    the sheet alone, such as its footer.
    """

    frame: Frame
    size: Size
    groups: Sequence[Group]
    scale: float = 1.0
    offset: Point = TOP_LEFT

    @property
    def background(self) -> Colour:
        """The colour of the whole sheet."""
        return self.frame.background


def bare_page(frame: Frame) -> Page:
    """The drawing alone, on a sheet of its own size."""
    return Page(frame, frame.size, frame.groups)
