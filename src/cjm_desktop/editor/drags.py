"""What dragging each thing does: from the map as it was when the drag began, and the pointer, to an edit.

Each drag is a pure function. It never looks at its own last step, so a drag that comes back to where it began changes
nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from cjm_desktop import commands
from cjm_desktop.display.geometry import Rect
from cjm_desktop.display.items import Extent, Frame
from cjm_desktop.editor import hits, together
from cjm_desktop.editor.outcomes import Preview
from cjm_desktop.editor.pointing import Band, Carried, DropSlot, Ghost, Hit, Pointer, Tag, Thread
from cjm_desktop.i18n import mark
from cjm_desktop.kinds.key_moments import MOMENT_PART
from cjm_desktop.kinds.metrics import Metrics
from cjm_desktop.kinds.registry import card_kind
from cjm_desktop.model.change import Change
from cjm_desktop.model.records import (
    Card,
    Element,
    Lane,
    Link,
    Marker,
    Metric,
    Persona,
    Record,
    Stage,
    Step,
)
from cjm_desktop.model.scales import nearest_level

if TYPE_CHECKING:
    from cjm_desktop.model.graph import JourneyGraph

SIDEWAYS_SLACK = 10.0
"""A marker keeps its place in the step until it is dragged this far sideways, in pixels."""
SNAP_TO_MIDDLE = 8.0
"""Within this distance a marker snaps to the middle of its step, in pixels."""
MIDDLE = 0.5
NOTHING = Change()


@dataclass(frozen=True)
class Start:
    """What a drag begins with: the map, its drawing, where it was pressed, what lay there, and what was selected."""

    graph: JourneyGraph
    frame: Frame
    pointer: Pointer
    hit: Hit
    selected: frozenset[str] = frozenset()

    def moved(self, pointer: Pointer) -> tuple[float, float]:
        """How far the pointer is from where it was pressed."""
        return pointer.point.x - self.pointer.point.x, pointer.point.y - self.pointer.point.y

    @cached_property
    def block(self) -> tuple[Element, ...]:
        """What is dragged: the card that was pressed, with all that is selected if it is."""
        source = self.hit.source
        return together.movable(self.graph, self.selected if source in self.selected else {source})


Drag = Callable[[Start, Pointer], Preview]


class Dragging(NamedTuple):
    """A way of dragging: the message that names it in the history, and what it does."""

    label: str
    drag: Drag


def drag_stage(start: Start, pointer: Pointer) -> Preview:
    """Reorder the stages: the other columns make room."""
    grid, source = start.frame.grid, start.hit.source
    index = hits.insertion_index(grid.stages, source, pointer.point.x, backwards=grid.right_to_left)
    dx, _ = start.moved(pointer)
    change = commands.move_stage(start.graph, source, index)
    return _lifted(start, change, dx, 0.0)


def drag_step(start: Start, pointer: Pointer) -> Preview:
    """Move a step within its stage or into another one."""
    frame, source = start.frame, start.hit.source
    dx, _ = start.moved(pointer)
    stage = hits.nearest(frame.grid.stages, pointer.point.x)
    if stage is None:
        return Preview(NOTHING)
    own = {step.id for step in start.graph.steps(stage.source)}
    steps = [extent for extent in frame.grid.steps if extent.source in own]
    index = hits.insertion_index(steps, source, pointer.point.x, backwards=frame.grid.right_to_left)
    change = commands.move_step(start.graph, source, stage.source, index)
    return _lifted(start, change, dx, 0.0)


def drag_lane(start: Start, pointer: Pointer) -> Preview:
    """Reorder the lanes."""
    source, rows = start.hit.source, start.frame.grid.lanes
    shown = [row.source for row in rows if row.source != source]
    others = [lane.id for lane in start.graph.lanes() if lane.id != source]
    index = _among_all(others, shown, hits.insertion_index(rows, source, pointer.point.y))
    _, dy = start.moved(pointer)
    change = commands.move_lane(start.graph, source, index)
    return _lifted(start, change, 0.0, dy)


def drag_card(start: Start, pointer: Pointer) -> Preview:
    """Move cards between and within cells; a lane that does not take them refuses."""
    card = start.graph.get(start.hit.source)
    groups = [
        group for each in start.block if (group := hits.group_of(start.frame, each.id, "card")) is not None
    ]
    dx, dy = start.moved(pointer)
    carried = tuple(Carried(group.source, group.part, dx, dy) for group in groups)
    ghosts = tuple(Ghost(group.box) for group in groups)
    cell = hits.cell_at(start.frame, pointer.point)
    if not isinstance(card, Card) or cell is None:
        return Preview(NOTHING, (*ghosts, *carried))
    if not takes(start.graph, cell.lane, card):
        refusing = DropSlot(hits.cell_box(start.frame, cell) or start.hit.box, refused=True)
        return Preview(NOTHING, (refusing, *ghosts, *carried))
    index = _index_in_cell(start, cell, start.hit.box.centre.y + dy)
    ids = [each.id for each in start.block]
    change = together.move_together(start.graph, ids, card.id, cell, index)
    return Preview(change, carried, landing=tuple(ids))


def drag_end(start: Start, pointer: Pointer) -> Preview:
    """Let a card reach to the step under the pointer; it always covers its own."""
    source = start.hit.source
    step = hits.nearest(start.frame.grid.steps, pointer.point.x)
    change = NOTHING if step is None else reach(start.graph, source, start.graph.position(step.source))
    return Preview(change, outlined=(source,))


def reach(graph: JourneyGraph, source: str, place: int) -> Change:
    """Let a card end at the step at this place of the map, or at its own if that comes later."""
    card = graph.get(source)
    if not isinstance(card, Card):
        return NOTHING
    own, steps = graph.position(card.step), graph.steps()
    until = steps[min(place, len(steps) - 1)].id if place > own else None
    return commands.edit(graph, source, until=until)


def has_end(record: Record | None) -> bool:
    """Whether a card may reach over several steps: its kind asks how far."""
    return isinstance(record, Card) and any(
        field.editor == "step" for field in card_kind(record.kind).fields or ()
    )


def drag_metric(start: Start, pointer: Pointer) -> Preview:
    """Let a metric measure another step, or stand higher or lower among those of its own subject."""
    metric, group = start.graph.get(start.hit.source), hits.group_of(start.frame, start.hit.source, "card")
    cell = hits.cell_at(start.frame, pointer.point)
    if not isinstance(metric, Metric) or group is None or cell is None:
        return Preview(NOTHING)
    dx, dy = start.moved(pointer)
    carried, ghost = Carried(group.source, group.part, dx, dy), Ghost(group.box)
    home = hits.cell_at(start.frame, group.box.centre)
    lane = start.graph.get(cell.lane)
    if home is None or not isinstance(lane, Lane) or lane.kind != Metrics.identifier:
        refusing = DropSlot(hits.cell_box(start.frame, cell) or start.hit.box, refused=True)
        return Preview(NOTHING, (refusing, ghost, carried))
    subject = metric.subject if cell.step == home.step else cell.step
    index = _index_of_metric(start, metric, subject, start.hit.box.centre.y + dy)
    change = commands.move_metric(start.graph, metric.id, subject, index)
    return Preview(change, (carried,), landing=(metric.id,))


def _index_of_metric(start: Start, metric: Metric, subject: str, at: float) -> int:
    """Above which of the other metrics of a subject one would stand whose middle is at this height."""
    others = [each.id for each in start.graph.metrics(subject) if each.id != metric.id]
    groups = [group for other in others if (group := hits.group_of(start.frame, other, "card")) is not None]
    stack = [Extent(group.source, group.box.y, group.box.bottom) for group in groups]
    return _among_all(others, [each.source for each in stack], hits.insertion_index(stack, metric.id, at))


def takes(graph: JourneyGraph, lane: str, card: Card) -> bool:
    """Whether a lane takes a card."""
    record = graph.get(lane)
    return isinstance(record, Lane) and commands.accepts(record, card)


def _index_in_cell(start: Start, cell: hits.Cell, at: float) -> int:
    """Above which of the cards that stay a card would stand whose middle is at this height."""
    moving = {each.id for each in start.block}
    others = [card.id for card in start.graph.cards(*cell) if card.id not in moving]
    groups = [group for other in others if (group := hits.group_of(start.frame, other, "card")) is not None]
    stack = [Extent(group.source, group.box.y, group.box.bottom) for group in groups]
    index = hits.insertion_index(stack, start.hit.source, at)
    return _among_all(others, [extent.source for extent in stack], index)


def _among_all(everything: list[str], shown: list[str], index: int) -> int:
    """An index among what is shown as one among everything, what is hidden included."""
    return everything.index(shown[index]) if index < len(shown) else len(everything)


def drag_marker(start: Start, pointer: Pointer) -> Preview:
    """Set an emotion's value by height and its step and place in it sideways.

    Values snap to whole levels and places to the middle of the step; the Alt key lets go of both.
    """
    marker = start.graph.get(start.hit.source)
    if not isinstance(marker, Marker):
        return Preview(NOTHING)
    axis = hits.axis_of(start.frame, marker.lane)
    if axis is None:
        return Preview(NOTHING)
    dx, dy = start.moved(pointer)
    centre = start.hit.box.centre
    free = pointer.modifiers.alt
    raw = axis.value(centre.y + dy)
    value = round(raw, 2) if free else nearest_level(raw, start.graph.map.emotion_scale)
    step, offset = marker.step, marker.offset
    if free or abs(dx) > SIDEWAYS_SLACK * pointer.pixel:
        step, offset = _place_in_step(start, centre.x + dx, pointer, marker)
    change = commands.set_emotion(start.graph, marker.id, value=value, step=step, offset=offset)
    return Preview(change, (Tag(pointer.point, signed(value)),))


def signed(value: float) -> str:
    """A value of the emotion scale as it is written: +1, 0, −1.5."""
    return "0" if value == 0 else f"{value:+g}".replace("-", "−")


def _place_in_step(start: Start, x: float, pointer: Pointer, marker: Marker) -> tuple[str, float]:
    extent = hits.nearest(start.frame.grid.steps, x)
    if extent is None:
        return marker.step, marker.offset
    if not pointer.modifiers.alt and abs(x - extent.middle) <= SNAP_TO_MIDDLE * pointer.pixel:
        return extent.source, MIDDLE
    passed = extent.end - x if start.frame.grid.right_to_left else x - extent.start
    offset = passed / (extent.end - extent.start)
    return extent.source, round(min(1.0, max(0.0, offset)), 3)


def drag_connection(start: Start, pointer: Pointer) -> Preview:
    """Draw a transition from a port to another touchpoint."""
    target = pointer.hit
    begin = min(
        hits.ports_of(start.hit.box, 0.0),
        key=lambda port: abs(port.x - start.pointer.point.x) + abs(port.y - start.pointer.point.y),
    )
    if target is None or not can_connect(start.graph, start.hit.source, target.source):
        return Preview(NOTHING, (Thread(begin, pointer.point),))
    change = commands.connect(start.graph, start.hit.source, target.source)
    return Preview(change, (Thread(begin, pointer.point, target.box),))


def can_connect(graph: JourneyGraph, source: str, target: str) -> bool:
    """Whether a transition may be drawn: between two different touchpoints that are not connected yet."""
    if source == target or not has_ports(graph.get(target)):
        return False
    return all((link.source, link.target) != (source, target) for link in graph.links_of(source))


def has_ports(record: Record | None) -> bool:
    """Whether transitions may start and end at an element."""
    return isinstance(record, Card) and record.kind in {"touchpoint", "exit"}


def drag_band(start: Start, pointer: Pointer) -> Preview:
    """Stretch a rubber band; what it touches is selected when it is let go."""
    return Preview(NOTHING, (Band(band_box(start, pointer)),))


def band_box(start: Start, pointer: Pointer) -> Rect:
    """The rubber band between where the drag began and the pointer."""
    a, b = start.pointer.point, pointer.point
    return Rect(min(a.x, b.x), min(a.y, b.y), abs(b.x - a.x), abs(b.y - a.y))


def _lifted(start: Start, change: Change, dx: float, dy: float) -> Preview:
    carried = Carried(start.hit.source, start.hit.part, dx, dy)
    return Preview(change, (carried,), landing=(start.hit.source,))


MOVE_STAGE = Dragging(mark("Move stage"), drag_stage)
MOVE_STEP = Dragging(mark("Move step"), drag_step)
MOVE_LANE = Dragging(mark("Move lane"), drag_lane)
MOVE_CARD = Dragging(mark("Move card"), drag_card)
MOVE_MARKER = Dragging(mark("Change emotion"), drag_marker)
CONNECT = Dragging(mark("Connect touchpoints"), drag_connection)
MOVE_METRIC = Dragging(mark("Move metric"), drag_metric)
REACH = Dragging(mark("Change the reach"), drag_end)
SELECT_AREA = Dragging("", drag_band)


HANDLES = {hits.PORT: CONNECT, hits.END: REACH}
"""How the handles of what is selected are dragged."""


def dragging_of(record: Record | None, part: str) -> Dragging | None:
    """How something is dragged when it is pressed at one of its parts; ``None`` for what stays where it is."""
    if part in HANDLES:
        return HANDLES[part]
    found: Dragging | None = None
    match record:
        case Stage():
            found = MOVE_STAGE
        case Step():
            found = MOVE_STEP
        case Lane() if part == "label":
            found = MOVE_LANE
        case Card() if part != MOMENT_PART:
            found = MOVE_CARD
        case Metric():
            found = MOVE_METRIC
        case Marker() if part == "marker":
            found = MOVE_MARKER
        case Link() | Persona():  # they lie where they belong: a band can begin on them
            found = SELECT_AREA
        case _:
            pass
    return found
