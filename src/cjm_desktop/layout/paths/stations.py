"""Between which cards the ways of a map run, and how many lie over one another in each lane."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from cjm_desktop.kinds.base import Overhead
from cjm_desktop.kinds.exits import ExitCard
from cjm_desktop.kinds.registry import lane_kind
from cjm_desktop.kinds.touchpoints import TouchpointCard
from cjm_desktop.layout.paths.connectors import Places, connectors
from cjm_desktop.model.records import Step

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from cjm_desktop.display.geometry import Rect
    from cjm_desktop.display.items import Group
    from cjm_desktop.kinds.base import LaneDrawing
    from cjm_desktop.kinds.exits import Outcome
    from cjm_desktop.kinds.pen import Pen
    from cjm_desktop.layout.memory import LayoutMemory
    from cjm_desktop.layout.paths.connectors import End
    from cjm_desktop.layout.paths.obstacles import Room
    from cjm_desktop.model.graph import JourneyGraph
    from cjm_desktop.model.records import Transition


class LaneAt(NamedTuple):
    """A lane's drawing and where it came to stand along y."""

    lane: str
    drawing: LaneDrawing
    top: float
    bottom: float


class Stations(NamedTuple):
    """The cards of a lane on its drawing: those at which a way may end, by id, and the others."""

    boxes: Mapping[str, Rect]
    steps: Mapping[str, tuple[str, ...]]
    exits: Mapping[str, Outcome]
    others: tuple[Rect, ...]


NO_STATIONS = Stations({}, {}, {}, ())


def paths(
    graph: JourneyGraph,
    transitions: tuple[Transition, ...],
    lanes: Sequence[LaneAt],
    sides: Room,
    pen: Pen,
    memory: LayoutMemory,
) -> tuple[Group, ...]:
    """The drawing of all transitions, with their words between the ``sides`` of the map along x.

    Lanes that only moved, all together, have their ways moved with them.
    """
    if not transitions:
        return ()
    found = [
        memory.recall(lane.lane, "stations", (lane.drawing,), partial(_stations, graph, lane.drawing))
        for lane in lanes
    ]
    ends = [index for index, stations in enumerate(found) if stations.boxes]
    if not ends:
        return ()
    crossed = slice(ends[0], ends[-1] + 1)
    top = lanes[ends[0]].top
    rows = tuple((round(lane.top - top, 6), round(lane.bottom - top, 6)) for lane in lanes[crossed])
    context = (pen.theme.name, pen.language, pen.mirrored, pen.scale)
    drawn = memory.recall(
        graph.map.id,
        "paths",
        (transitions, tuple(found[crossed]), rows, sides, context),
        partial(_drawn, transitions, found[crossed], rows, sides, pen),
    )
    return memory.recall(graph.map.id, "paths placed", (drawn, top), partial(_moved, drawn, top))


def _stations(graph: JourneyGraph, drawing: LaneDrawing) -> Stations:
    boxes: dict[str, Rect] = {}
    steps: dict[str, tuple[str, ...]] = {}
    exits: dict[str, Outcome] = {}
    others: list[Rect] = []
    for group in drawing.groups:
        if not group.part.startswith("card"):
            continue
        match graph.get(group.source):
            case TouchpointCard(id=card, step=step):
                boxes[card] = group.box
                steps[step] = (*steps.get(step, ()), card)
            case ExitCard(id=card, outcome=outcome):
                boxes[card] = group.box
                exits[card] = outcome
            case _:
                others.append(group.box)
    return Stations(boxes, steps, exits, tuple(others))


def _drawn(
    transitions: tuple[Transition, ...],
    found: Sequence[Stations],
    rows: tuple[tuple[float, float], ...],
    sides: Room,
    pen: Pen,
) -> tuple[Group, ...]:
    boxes: dict[str, Rect] = {}
    steps: dict[str, list[str]] = {}
    exits: dict[str, Outcome] = {}
    others: list[Rect] = []
    for stations, (top, _) in zip(found, rows, strict=True):
        boxes.update((card, box.moved(0, top)) for card, box in stations.boxes.items())
        exits.update(stations.exits)
        others.extend(box.moved(0, top) for box in stations.others)
        for step, cards in stations.steps.items():
            steps.setdefault(step, []).extend(cards)

    def resolve(end: str, side: End) -> str | None:
        if end in boxes:
            return end
        inside = steps.get(end)
        return None if not inside else inside[-1 if side == "source" else 0]

    return connectors(transitions, Places(boxes, exits, tuple(others), rows, sides), resolve, pen)


def _moved(groups: tuple[Group, ...], down: float) -> tuple[Group, ...]:
    return tuple(group._replace(origin=group.origin._replace(y=group.origin.y + down)) for group in groups)


class _Place(NamedTuple):
    """Where a card stands: its lane, the number of its step, and its place in the cell from the top."""

    lane: str
    step: int
    row: int


LONG_WORDS = 5
"""Words of more characters find no room between two cards of a row and stand above them."""

Stretch = tuple[int, int]


def overheads(
    graph: JourneyGraph, transitions: tuple[Transition, ...], memory: LayoutMemory
) -> Mapping[str, Overhead]:
    """How many ways lie over one another in each lane, words that stand above their row counted as ways.

    Ways that lead back do, and those that pass cards of their row.
    """
    lanes = (lane.id for lane in graph.lanes() if lane_kind(lane.kind).accepts("touchpoint"))
    key = (transitions, graph.steps(), tuple(graph.elements_in(lane) for lane in lanes))
    return memory.recall(graph.map.id, "overheads", key, partial(_overheads, graph, transitions))


def _overheads(graph: JourneyGraph, transitions: Iterable[Transition]) -> dict[str, Overhead]:
    stretches: dict[str, dict[int, list[Stretch]]] = {}
    for way in transitions:
        source, target = _place(way.source, graph, last=True), _place(way.target, graph, last=False)
        if source is None or target is None or source.lane != target.lane:
            continue
        if _passes_above(way, source, target, graph):
            low, high = sorted((2 * source.step, 2 * target.step))
            # Half a step beside a way's own: two that only touch at a card need no two levels.
            stretch = (low, high) if low < high else (low - 1, low + 1)
            row = max(source.row, target.row)
            stretches.setdefault(source.lane, {}).setdefault(row, []).append(stretch)
    found = {}
    for lane, rows in stretches.items():
        between = max((_deepest(rows[row]) for row in rows if row), default=0)
        found[lane] = Overhead(_deepest(rows.get(0, ())), between)
    return found


def _place(end: str, graph: JourneyGraph, *, last: bool) -> _Place | None:
    record = graph.get(end)
    if isinstance(record, Step):
        cards = [card for card in graph.elements_at(end) if isinstance(card, TouchpointCard)]
        record = cards[-1 if last else 0] if cards else None
    if not isinstance(record, TouchpointCard | ExitCard):
        return None
    cell = graph.cards(record.lane, record.step)
    row = next((row for row, card in enumerate(cell) if card.id == record.id), 0)
    return _Place(record.lane, graph.position(record.step), row)


def _passes_above(way: Transition, source: _Place, target: _Place, graph: JourneyGraph) -> bool:
    """Whether a way, or its words, needs room above the lower of the rows where it starts and ends."""
    apart = target.step - source.step
    if apart <= 0:
        return way.role == "loop" or apart < 0
    if source.row != target.row:
        return False
    if apart == 1:
        return len(way.label) > LONG_WORDS or len(way.condition) > LONG_WORDS
    steps = graph.steps()[source.step + 1 : target.step]
    return any(len(graph.cards(source.lane, step.id)) > source.row for step in steps)


def _deepest(stretches: Iterable[Stretch]) -> int:
    """The most stretches over any one place."""
    edges = sorted(edge for start, end in stretches for edge in ((start, 1), (end, -1)))
    depth = most = 0
    for _, change in edges:
        depth += change
        most = max(most, depth)
    return most
