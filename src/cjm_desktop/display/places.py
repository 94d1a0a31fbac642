"""Where the groups of a drawing lie: which of them an area touches, found without looking at all of them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cjm_desktop.display.geometry import Rect
    from cjm_desktop.display.items import Frame, Group

CHUNK = 64
"""So many groups in painting order are looked at together; those of a lane's column follow each other."""


class Chunk(NamedTuple):
    """Some groups in painting order, and the area that their ink and their boxes cover together."""

    groups: tuple[Group, ...]
    left: float
    top: float
    right: float
    bottom: float


class Places:
    """The groups of one drawing by where they are.

    ``before`` are those of the drawing that was shown before: what stayed the same is not measured again, so that an
    edit costs what it changed.
    """

    def __init__(self, groups: tuple[Group, ...], before: Places | None = None) -> None:
        known = before.chunks if before is not None else ()
        parts = (groups[start : start + CHUNK] for start in range(0, len(groups), CHUNK))
        self.groups = groups
        self.chunks: tuple[Chunk, ...] = tuple(
            known[number] if number < len(known) and known[number].groups == part else _chunk(part)
            for number, part in enumerate(parts)
        )

    def touching(self, area: Rect) -> list[Group]:
        """The groups that may have ink in an area, or their box, in painting order."""
        left, top, right, bottom = area.x, area.y, area.right, area.bottom
        found: list[Group] = []
        for chunk in self.chunks:
            if chunk.left > right or chunk.right < left or chunk.top > bottom or chunk.bottom < top:
                continue
            for group in chunk.groups:
                _, _, _, (x, y), (width, height), _, (ink_x, ink_y, ink_width, ink_height), *_ = group
                if (
                    (y <= bottom or y + ink_y <= bottom)
                    and (y + height >= top or y + ink_y + ink_height >= top)
                    and (x <= right or x + ink_x <= right)
                    and (x + width >= left or x + ink_x + ink_width >= left)
                ):
                    found.append(group)
        return found

    @cached_property
    def by_key(self) -> Mapping[tuple[str, str], Group]:
        """The groups by source and part."""
        return {(group.source, group.part): group for group in self.groups}


def _chunk(groups: tuple[Group, ...]) -> Chunk:
    # Taken apart in one go: it is done for every group of a row that moves, at every step of a drag.
    places = [(x, y, width, height, ink) for _, _, _, (x, y), (width, height), _, ink, *_ in groups]
    return Chunk(
        groups,
        min([x + ink[0] if ink[0] < 0 else x for x, _, _, _, ink in places]),
        min([y + ink[1] if ink[1] < 0 else y for _, y, _, _, ink in places]),
        max([x + max(width, ink[0] + ink[2]) for x, _, width, _, ink in places]),
        max([y + max(height, ink[1] + ink[3]) for _, y, _, height, ink in places]),
    )


_recent: list[tuple[Frame, Places]] = []
RECENT = 3
"""So many drawings are remembered: the map as it is, as an edit would make it, and as it was a moment ago."""


def places_of(frame: Frame) -> Places:
    """Where the groups of a drawing lie; it is remembered for the drawings that were asked about last."""
    for number, (known, places) in enumerate(_recent):
        if known is frame:
            _recent.append(_recent.pop(number))
            return places
    made = Places(frame.groups, _recent[-1][1] if _recent else None)
    _recent.append((frame, made))
    del _recent[:-RECENT]
    return made
