"""What the overlay is to show of elements: their outlines, and where what is dragged would land."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.display.geometry import Point, Rect
from cjm_desktop.display.items import Circle, Shape
from cjm_desktop.display.places import places_of
from cjm_desktop.editor import drags, hits
from cjm_desktop.editor.pointing import DropBar, DropSlot, OverlayMark
from cjm_desktop.model.records import Card, Element, Lane, Link, Marker, Metric, Record, Stage, Step
from cjm_desktop.ui.overlay import Outlined

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cjm_desktop.display.items import Frame, Group
    from cjm_desktop.model.graph import JourneyGraph
    from cjm_desktop.theme import Theme

BAR_BEFORE = 4.0
"""How far before a column its drop bar stands, in points before the map's scale."""
CORNER = 10.0
"""The radius of a card's corners, in points before the map's scale."""


def outlined(graph: JourneyGraph, theme: Theme, frame: Frame, source: str) -> Outlined | None:
    """How an element is outlined; ``None`` for what this drawing does not show."""
    group = hits.group_of(frame, source)
    if group is None:
        return None
    box = group.box
    record = graph.get(source)
    radius = min(box.width, box.height) / 2 if isinstance(record, Marker) else CORNER * frame.grid.scale
    if isinstance(record, Link):
        return Outlined(box, line=places_of(frame).named(source, hits.PATH))
    return Outlined(
        box,
        radius,
        ports=drags.has_ports(record),
        handles=isinstance(record, Card | Metric),
        end=hits.end_of(frame, box) if group.part == "card" and drags.has_end(record) else None,
        accent=theme.hue(_hue_of(graph, record)).accent,
        badges=tuple(_badges(group)) if isinstance(record, Card) else (),
    )


def _badges(group: Group) -> Iterable[Rect]:
    """The discs that stand on the edge of an element: nothing is to be drawn across them."""
    size = Rect(0.0, 0.0, group.size.width, group.size.height)
    for item in group.items:
        if isinstance(item, Shape) and isinstance(item.geometry, Circle):
            disc = item.geometry
            box = Rect(disc.x - disc.radius, disc.y - disc.radius, 2 * disc.radius, 2 * disc.radius)
            if (box.x < 0 or box.y < 0) and box.intersects(size):
                yield box.moved(*group.origin)


def _hue_of(graph: JourneyGraph, record: Record | None) -> str:
    """The hue of the stage that an element belongs to; empty for what belongs to none."""
    step = graph.get(record.step) if isinstance(record, Element) else record
    stage = graph.get(step.stage) if isinstance(step, Step) else step
    return stage.hue if isinstance(stage, Stage) else ""


def landing_marks(graph: JourneyGraph, frame: Frame, sources: Iterable[str]) -> tuple[OverlayMark, ...]:
    """Where what is dragged would stand, on the previewed drawing."""
    return tuple(mark for source in sources for mark in _landing(graph, frame, source))


def _landing(graph: JourneyGraph, frame: Frame, source: str) -> tuple[OverlayMark, ...]:
    box = hits.box_of(frame, source)
    if box is None:
        return ()
    slot, grid = DropSlot(box), frame.grid
    bottom = grid.lanes[-1].end if grid.lanes else frame.size.height
    match graph.get(source):
        case Stage() | Step():
            gap = grid.scale * BAR_BEFORE
            x = box.right + gap if grid.right_to_left else box.x - gap
            return (slot, DropBar(Point(x, box.y), Point(x, bottom)))
        case Lane():
            columns = (grid.labels, *grid.stages)
            left, right = min(each.start for each in columns), max(each.end for each in columns)
            return (slot, DropBar(Point(left, box.y), Point(right, box.y)))
        case _:
            return (slot,)
