"""What lies under a point of a drawing: an element, a port, a cell, or a place between two columns or rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cjm_desktop.display.geometry import Point, Rect
from cjm_desktop.display.items import Extent, Frame, Group, Layer, LevelAxis
from cjm_desktop.editor.pointing import Hit

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

SMALLEST_TARGET = 24.0
"""Anything can be hit within a square of this side, in pixels, however small it is drawn."""
PORT_REACH = 9.0
"""How near a pointer must come to a port, in pixels."""
PORT_GAP = 14.0
"""How far the ports of a selected element stand outside it, in pixels."""
PORT = "port"
"""The part of a hit on a port."""
_ELEMENTS = frozenset({Layer.CARD, Layer.MARKER})


class Cell(NamedTuple):
    """Where a lane and a step cross."""

    lane: str
    step: str


def hit_at(frame: Frame, point: Point, pixel: float = 1.0, ported: Collection[str] = ()) -> Hit | None:
    """The topmost element at a point.

    Args:
        frame: the drawing.
        point: a place on it.
        pixel: the length of a screen pixel, in points.
        ported: the elements whose ports are shown and can be hit.
    """
    for group in touchable(frame) if ported else ():
        if group.source in ported and any(
            _near(port, point, PORT_REACH * pixel) for port in ports_of(group.box, PORT_GAP * pixel)
        ):
            return Hit(group.source, PORT, group.box)
    for group in reversed(frame.groups):
        if _can_be_hit(group) and _covers(group, point, SMALLEST_TARGET * pixel):
            return Hit(group.source, group.part, group.box)
    return None


def _covers(group: Group, point: Point, smallest: float) -> bool:
    """Whether a point is on a group or, if the group is small, within a square of ``smallest`` around it."""
    size = group.size
    reach = max(0.0, (smallest - min(size.width, size.height)) / 2)
    x, y = point.x - group.origin.x, point.y - group.origin.y
    return -reach <= x <= size.width + reach and -reach <= y <= size.height + reach


def _can_be_hit(group: Group) -> bool:
    """Elements, and whatever else has words of its own: chevrons, step names, lane labels, the map's title."""
    return bool(group.source) and (group.layer in _ELEMENTS or group.title is not None)


def touchable(frame: Frame) -> Iterable[Group]:
    """The groups that stand for one element each: cards and markers."""
    return (group for group in frame.groups if group.source and group.layer in _ELEMENTS)


def ports_of(box: Rect, gap: float) -> tuple[Point, Point, Point, Point]:
    """The four ports of a box, ``gap`` points outside it: left, top, right, bottom."""
    centre = box.centre
    return (
        Point(box.x - gap, centre.y),
        Point(centre.x, box.y - gap),
        Point(box.right + gap, centre.y),
        Point(centre.x, box.bottom + gap),
    )


def boxes(frame: Frame) -> dict[str, Rect]:
    """The box of every card and marker, by id."""
    return {group.source: group.box for group in touchable(frame)}


def group_of(frame: Frame, source: str, part: str | None = None) -> Group | None:
    """The group that stands for an element: the one of that part, or else its first that can be hit."""
    found = [group for group in frame.groups if group.source == source and _can_be_hit(group)]
    return next((group for group in found if group.part == part), found[0] if found else None)


def box_of(frame: Frame, source: str) -> Rect | None:
    """The box that stands for an element: its card, marker, chevron, name or label."""
    group = group_of(frame, source)
    return group.box if group else None


def within(box: Rect, frame: Frame) -> tuple[str, ...]:
    """The cards and markers that a rubber band touches, in painting order."""
    return tuple(group.source for group in touchable(frame) if group.box.intersects(box))


def cell_at(frame: Frame, point: Point) -> Cell | None:
    """The cell at a point; in the gaps between columns the nearer one, outside the lanes none."""
    lane = containing(frame.grid.lanes, point.y)
    step = nearest(frame.grid.steps, point.x)
    if lane is None or step is None or point.x < frame.grid.labels.end:
        return None
    return Cell(lane.source, step.source)


def cell_box(frame: Frame, cell: Cell) -> Rect | None:
    """The area of a cell."""
    lane = extent_of(frame.grid.lanes, cell.lane)
    step = extent_of(frame.grid.steps, cell.step)
    if lane is None or step is None:
        return None
    return Rect(step.start, lane.start, step.end - step.start, lane.end - lane.start)


def containing(extents: Sequence[Extent], at: float) -> Extent | None:
    """The extent that holds a place."""
    return next((extent for extent in extents if extent.start <= at < extent.end), None)


def nearest(extents: Sequence[Extent], at: float) -> Extent | None:
    """The extent whose edge or inside is nearest to a place."""
    return min(extents, key=lambda extent: max(extent.start - at, at - extent.end, 0.0), default=None)


def extent_of(extents: Sequence[Extent], source: str) -> Extent | None:
    """The extent of an element."""
    return next((extent for extent in extents if extent.source == source), None)


def insertion_index(extents: Sequence[Extent], moving: str, at: float) -> int:
    """At which index of the others ``moving`` would stand if it were let go at this place."""
    return sum(extent.middle < at for extent in extents if extent.source != moving)


def axis_of(frame: Frame, lane: str) -> LevelAxis | None:
    """How an emotion lane maps values to places."""
    return next((axis for axis in frame.grid.axes if axis.lane == lane), None)


def _near(place: Point, point: Point, reach: float) -> bool:
    return abs(place.x - point.x) <= reach and abs(place.y - point.y) <= reach
