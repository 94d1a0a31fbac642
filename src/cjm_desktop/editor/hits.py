"""What lies under a point of a drawing: an element, a port, a cell, or a place between two columns or rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cjm_desktop.display.cells import groups_of
from cjm_desktop.display.geometry import Point, Rect
from cjm_desktop.display.items import Extent, Frame, Group, Layer, LevelAxis
from cjm_desktop.display.places import places_of
from cjm_desktop.editor.lines import distance_to
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
END = "end"
"""The part of a hit on the handle at the end of a card, by which it is made to reach over more steps."""
LINE_REACH = 6.0
"""How near a pointer must come to a line, in pixels."""
PATH = "path"
"""The part of a group that is the line of a transition."""
_WORDLESS = frozenset({"persona", PATH, "path label", "path node"})
"""Parts that stand for their record and are pointed at, though no words of theirs are written in place."""
_ELEMENTS = frozenset({Layer.CARD, Layer.MARKER})


class Cell(NamedTuple):
    """Where a lane and a step cross."""

    lane: str
    step: str


def hit_at(
    frame: Frame,
    point: Point,
    pixel: float = 1.0,
    ported: Collection[str] = (),
    ended: Collection[str] = (),
) -> Hit | None:
    """The topmost element at a point.

    Args:
        frame: the drawing.
        point: a place on it.
        pixel: the length of a screen pixel, in points.
        ported: the elements whose ports are shown and can be hit.
        ended: the elements with a handle at their end.
    """
    places = places_of(frame)
    reach = max(SMALLEST_TARGET / 2, PORT_GAP + PORT_REACH) * pixel
    near = places.touching(Rect(point.x, point.y, 0.0, 0.0).grown(reach))
    for group in near if ended else ():
        if (
            _is_element(group)
            and group.source in ended
            and _near(end_of(frame, group.box), point, PORT_REACH * pixel)
        ):
            return Hit(group.source, END, group.box)
    for group in near if ported else ():
        if (
            _is_element(group)
            and group.source in ported
            and any(_near(port, point, PORT_REACH * pixel) for port in ports_of(group.box, PORT_GAP * pixel))
        ):
            return Hit(group.source, PORT, group.box)
    for group in reversed(near):
        if _can_be_hit(group) and _covers(group, point, SMALLEST_TARGET * pixel):
            return Hit(group.source, group.part, group.box)
    return None


def _covers(group: Group, point: Point, smallest: float) -> bool:
    """Whether a point is on a group or, if the group is small, within a square of ``smallest`` around it."""
    if group.part == PATH:
        return distance_to(group, point) <= LINE_REACH / SMALLEST_TARGET * smallest
    size = group.size
    reach = max(0.0, (smallest - min(size.width, size.height)) / 2)
    x, y = point.x - group.origin.x, point.y - group.origin.y
    return -reach <= x <= size.width + reach and -reach <= y <= size.height + reach


def _can_be_hit(group: Group) -> bool:
    """Elements, whatever else has words of its own (chevrons, names, labels, the map's title), personas and paths."""
    return bool(group.source) and (
        group.layer in _ELEMENTS or group.title is not None or group.part in _WORDLESS
    )


def touchable(frame: Frame) -> Iterable[Group]:
    """The groups that stand for one element each: cards and markers."""
    return (group for group in frame.groups if _is_element(group))


def _is_element(group: Group) -> bool:
    return bool(group.source) and group.layer in _ELEMENTS


def ports_of(box: Rect, gap: float) -> tuple[Point, Point, Point, Point]:
    """The four ports of a box, ``gap`` points outside it: left, top, right, bottom."""
    centre = box.centre
    return (
        Point(box.x - gap, centre.y),
        Point(centre.x, box.y - gap),
        Point(box.right + gap, centre.y),
        Point(centre.x, box.bottom + gap),
    )


def end_of(frame: Frame, box: Rect) -> Point:
    """The middle of the edge of a box that lies where reading ends."""
    return Point(box.x if frame.grid.right_to_left else box.right, box.centre.y)


def boxes(frame: Frame) -> dict[str, Rect]:
    """The box of every card and marker, by id."""
    return {group.source: group.box for group in touchable(frame)}


def group_of(frame: Frame, source: str, part: str | None = None) -> Group | None:
    """The group that stands for an element: the one of that part, or else its first that can be hit."""
    found = [group for group in groups_of(frame, source) if _can_be_hit(group)]
    return next((group for group in found if group.part == part), found[0] if found else None)


def box_of(frame: Frame, source: str) -> Rect | None:
    """The box that stands for an element: its card, marker, chevron, name or label."""
    group = group_of(frame, source)
    return group.box if group else None


def within(box: Rect, frame: Frame) -> tuple[str, ...]:
    """The cards and markers that a rubber band touches, in painting order."""
    near = places_of(frame).touching(box)
    return tuple(group.source for group in near if _is_element(group) and group.box.intersects(box))


def cell_at(frame: Frame, point: Point) -> Cell | None:
    """The cell at a point; in the gaps between columns the nearer one, outside the lanes none."""
    lane = containing(frame.grid.lanes, point.y)
    step = nearest(frame.grid.steps, point.x)
    if lane is None or step is None or _is_beside(frame, point):
        return None
    return Cell(lane.source, step.source)


def _is_beside(frame: Frame, point: Point) -> bool:
    """Whether a place lies in the column of labels or beyond it."""
    labels = frame.grid.labels
    return point.x > labels.start if frame.grid.right_to_left else point.x < labels.end


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


def insertion_index(extents: Sequence[Extent], moving: str, at: float, *, backwards: bool = False) -> int:
    """At which index of the others ``moving`` would stand if it were let go at this place.

    ``backwards`` says that the extents follow each other from right to left.
    """
    others = (extent.middle for extent in extents if extent.source != moving)
    return sum(middle > at if backwards else middle < at for middle in others)


def axis_of(frame: Frame, lane: str) -> LevelAxis | None:
    """How an emotion lane maps values to places."""
    return next((axis for axis in frame.grid.axes if axis.lane == lane), None)


def _near(place: Point, point: Point, reach: float) -> bool:
    return abs(place.x - point.x) <= reach and abs(place.y - point.y) <= reach
