"""A drawing made for a language that is written from right to left.

Kinds, header and masthead draw from start to end, which is from left to right, with words set by a mirrored ``Pen``.
Here the finished drawing is turned over once: groups about its middle, what is in a group about the group's own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.display.geometry import Point
from cjm_desktop.display.items import Extent, Frame, Grid, Group, OutlineEntry
from cjm_desktop.display.mirroring import mirrored_group

if TYPE_CHECKING:
    from cjm_desktop.layout.memory import LayoutMemory
    from cjm_desktop.text.direction import Direction


class _Kept:
    """What was mirrored last: each group and what it became, by source and part, on a drawing ``width`` wide."""

    def __init__(self) -> None:
        self.width = 0.0
        self.pairs: dict[tuple[str, str], tuple[Group, Group]] = {}


def mirrored(frame: Frame, memory: LayoutMemory | None = None) -> Frame:
    """The drawing with its start on the other side; doing it twice gives the same drawing again.

    ``memory`` keeps what was mirrored last: a group that stayed the same object does so here too, and one that only
    moved keeps what is drawn in it.
    """
    kept = _Kept() if memory is None else memory.recall("", "mirrored", (), _Kept)
    width, grid = frame.size.width, _grid(frame.grid, frame.size.width)
    groups = tuple([_turned(group, width, kept) for group in frame.groups])
    kept.width = width
    kept.pairs = {
        (group.source, group.part): (group, turned)
        for group, turned in zip(frame.groups, groups, strict=True)
    }
    direction: Direction = "ltr" if frame.direction == "rtl" else "rtl"
    return frame._replace(
        groups=groups,
        direction=direction,
        outline=tuple(_entry(entry, grid, width) for entry in frame.outline),
        grid=grid,
    )


def _turned(group: Group, width: float, kept: _Kept) -> Group:
    """The group on the other side of a drawing ``width`` wide."""
    before, turned = kept.pairs.get((group.source, group.part), (None, group))
    if kept.width == width and before == group:
        return turned
    if before is None or not _is_drawn_alike(before, group):
        return mirrored_group(group, width)
    origin = Point(width - group.origin.x - group.size.width, group.origin.y)
    return group._replace(
        origin=origin, items=turned.items, ink=turned.ink, clip=turned.clip, title=turned.title
    )


def _is_drawn_alike(before: Group, group: Group) -> bool:
    """Whether one group is the other somewhere else. Identity will do: what only moved keeps its parts."""
    return (
        before.items is group.items
        and before.size.width == group.size.width
        and before.ink == group.ink
        and before.clip == group.clip
        and before.title is group.title
    )


def _grid(grid: Grid, width: float) -> Grid:
    return grid._replace(
        stages=tuple(_extent(extent, width) for extent in grid.stages),
        steps=tuple(_extent(extent, width) for extent in grid.steps),
        labels=_extent(grid.labels, width),
        right_to_left=not grid.right_to_left,
    )


def _extent(extent: Extent, width: float) -> Extent:
    return Extent(extent.source, width - extent.end, width - extent.start)


def _entry(entry: OutlineEntry, grid: Grid, width: float) -> OutlineEntry:
    """A reader scrolls a place to its left edge, so a stage's is its left edge here as well."""
    lefts = {extent.source: extent.start for extent in grid.stages}
    return entry._replace(place=Point(lefts.get(entry.source, width - entry.place.x), entry.place.y))
