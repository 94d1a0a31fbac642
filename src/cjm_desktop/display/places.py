"""Where the groups of a drawing lie: which of them an area touches, found without looking at all of them."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from cjm_desktop.display.cells import Groups, cells_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjm_desktop.display.cells import Cell
    from cjm_desktop.display.geometry import Rect
    from cjm_desktop.display.items import Frame, Group


QUESTIONS = 3
"""So many of the latest areas are remembered: what is in view is asked for by every frame."""


class Places:
    """The groups of one drawing by where they are.

    ``before`` are those of the drawing that was shown before: what stayed the same is not measured again, so that an
    edit costs what it changed.
    """

    def __init__(self, groups: Sequence[Group], before: Places | None = None) -> None:
        known = before.cells if before is not None and not isinstance(groups, Groups) else ()
        self.groups = groups
        self._asked: list[tuple[Rect, Sequence[Group]]] = []
        self.cells: tuple[Cell, ...] = tuple(
            known[number] if number < len(known) and known[number].groups == cell.groups else cell
            for number, cell in enumerate(cells_of(groups))
        )

    def touching(self, area: Rect) -> Sequence[Group]:
        """The groups that may have ink in an area, or their box, in painting order."""
        for asked, found in self._asked:
            if asked == area:
                return found
        found = self._found(area)
        self._asked = [*self._asked[1 - QUESTIONS :], (area, found)]
        return found

    def _found(self, area: Rect) -> list[Group]:
        left, top, right, bottom = area.x, area.y, area.right, area.bottom
        found: list[Group] = []
        for cell in self.cells:
            first, upper, last, lower = cell.area
            if first > right or last < left or upper > bottom or lower < top:
                continue
            for group in cell.groups:
                _, _, _, (x, y), (width, height), _, (ink_x, ink_y, ink_width, ink_height), *_ = group
                if (
                    (y <= bottom or y + ink_y <= bottom)
                    and (y + height >= top or y + ink_y + ink_height >= top)
                    and (x <= right or x + ink_x <= right)
                    and (x + width >= left or x + ink_x + ink_width >= left)
                ):
                    found.append(group)
        return found

    def of(self, source: str) -> tuple[Group, ...]:
        """The groups of one element, in painting order."""
        return tuple(chain.from_iterable(cell.of(source) for cell in self.cells))

    def named(self, source: str, part: str) -> Group | None:
        """One group by its source and part."""
        return next((group for group in self.of(source) if group.part == part), None)


_recent: list[tuple[Frame, Places]] = []
RECENT = 4
"""So many drawings are remembered: the map as it is, as an edit would make it, and as it was a moment ago."""


def places_of(frame: Frame, before: Places | None = None) -> Places:
    """Where the groups of a drawing lie; it is remembered for the drawings that were asked about last.

    ``before`` are those of an earlier drawing of the same map, where that is known.
    """
    for number, (known, places) in enumerate(_recent):
        if known is frame:
            _recent.append(_recent.pop(number))
            return places
    if before is None and _recent:
        before = _recent[-1][1]
    made = Places(frame.groups, before)
    _recent.append((frame, made))
    del _recent[:-RECENT]
    return made
