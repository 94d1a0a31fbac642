"""The rows of a map: every shown lane arranged by its kind, and placed below the one before."""

from __future__ import annotations

from functools import cached_property, partial
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from cjm_desktop.display.cells import Cell
from cjm_desktop.display.geometry import Rect
from cjm_desktop.kinds.base import CardKind, Column, LaneDrawing, LaneKind, LaneView, Overhead
from cjm_desktop.kinds.curves import in_order
from cjm_desktop.kinds.registry import card_kind, lane_kind
from cjm_desktop.layout.collapsed import draw_collapsed
from cjm_desktop.layout.dividers import divider_height
from cjm_desktop.layout.header import lane_label, lane_label_height
from cjm_desktop.layout.legend import marks_of
from cjm_desktop.layout.paths.stations import overheads
from cjm_desktop.model.records import Card, Lane, Marker, Transition

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cjm_desktop.display.items import Group
    from cjm_desktop.kinds.pen import Drawing, Pen
    from cjm_desktop.layout.columns import Columns
    from cjm_desktop.layout.memory import LayoutMemory
    from cjm_desktop.model.graph import JourneyGraph


class Row(NamedTuple):
    """A lane arranged, and where it starts and ends along y."""

    lane: Lane
    drawing: LaneDrawing
    top: float
    bottom: float


class Rows:
    """Arranges the lanes of one map.

    ``pen_in`` gives the pen in a stage's hue, ``context`` is what every drawing depends on besides its own records.
    """

    def __init__(
        self,
        graph: JourneyGraph,
        memory: LayoutMemory,
        columns: Columns,
        pen: Pen,
        pen_in: Callable[[str], Pen],
        context: tuple[object, ...],
    ) -> None:
        self._graph = graph
        self._memory = memory
        self._columns = columns
        self._pen = pen
        self._pen_in = pen_in
        self._context = context
        self._lanes = tuple(lane for lane in graph.lanes() if not lane.hidden)
        self._cards: dict[str, Mapping[str, tuple[Card, ...]]] = {}
        self._markers: dict[str, tuple[Marker, ...]] = {}

    def arranged(self, top: float) -> list[Row]:
        """The rows from ``top`` down."""
        places = tuple(
            Column(step.step.id, stage.stage.id, step.x, step.width, self._pen_in(stage.stage.hue))
            for stage in self._columns.stages
            for step in stage.steps
        )
        rows, y = [], top
        for lane in self._lanes:
            drawing = self._arrange(lane, places, last=lane is self._lanes[-1])
            y += divider_height(self._pen) if lane.divider else 0.0
            bottom = y + max(drawing.height, self._label_height(lane))
            rows.append(Row(lane, drawing, y, bottom))
            y = bottom
        return rows

    def marks(self) -> list[frozenset[str]]:
        """The marks that each row uses and the legend explains."""
        return [self._marks_of(lane) for lane in self._lanes]

    def _marks_of(self, lane: Lane) -> frozenset[str]:
        cells, feelings = self._cards_of(lane), bool(self._markers_of(lane))
        key = (lane.divider, feelings, tuple(cells.items()))
        return self._memory.recall(lane.id, "marks", key, partial(self._marks_in, lane, cells))

    def _marks_in(self, lane: Lane, cells: Mapping[str, tuple[Card, ...]]) -> frozenset[str]:
        found: set[str] = {lane.divider} if lane.divider else set()
        if self._markers_of(lane):
            found.add("feeling")
        for step, cards in cells.items():
            found |= self._memory.recall(lane.id, f"marks {step}", (cards,), partial(marks_of, cards))
        return frozenset(found)

    def _markers_of(self, lane: Lane) -> tuple[Marker, ...]:
        """The markers of a row in reading order; of a row that shows one persona, that persona's and everyone's."""
        if lane.id not in self._markers:
            steps, shown = self._graph.steps(), lane.persona
            every = chain.from_iterable(self._graph.markers(lane.id, step.id) for step in steps)
            self._markers[lane.id] = tuple(
                marker for marker in every if shown is None or not marker.personas or shown in marker.personas
            )
        return self._markers[lane.id]

    def curves(self) -> tuple[tuple[str, int], ...]:
        """The place of each persona's curve in the first lane of emotions."""
        for lane in self._lanes:
            if markers := self._markers_of(lane):
                owners = in_order(markers, tuple(persona.id for persona in self._graph.personas()))
                return tuple((persona, place) for place, ids in enumerate(owners) for persona in ids)
        return ()

    @cached_property
    def transitions(self) -> tuple[Transition, ...]:
        """All transitions of the map."""
        return self._graph.links(Transition)

    def _arrange(self, lane: Lane, places: tuple[Column, ...], *, last: bool) -> LaneDrawing:
        graph, columns = self._graph, self._columns
        cards, markers = self._cards_of(lane), self._markers_of(lane)
        scale, personas = graph.map.emotion_scale, tuple(persona.id for persona in graph.personas())
        label_height, over = self._label_height(lane), self._overheads.get(lane.id, Overhead())
        kind = lane_kind(lane.kind)
        gathered = self._gathered(kind, lane)
        again = not kind.takes and self._is_shown_above(lane)

        def arrange() -> LaneDrawing:
            view = LaneView(
                lane=lane,
                columns=places,
                cards=cards,
                markers=markers,
                draw=self._draw,
                recall=partial(self._memory.recall, lane.id),
                start=columns.stages[0].start if columns.stages else columns.start,
                end=columns.stages[-1].end if columns.stages else columns.end,
                labels=columns.labels,
                stages=tuple((stage.start, stage.end) for stage in columns.stages),
                scale=scale,
                pen=self._pen,
                over=over,
                personas=personas,
                last=last,
                label_height=label_height,
                gathered=gathered,
            )
            drawing = draw_collapsed(view) if lane.collapsed else kind.arrange(view)
            return _repeated(drawing, lane.id) if again else drawing

        cells = tuple(cards.items())
        key = (
            lane,
            cells,
            markers,
            columns,
            scale,
            personas,
            last,
            label_height,
            over,
            gathered,
            again,
            self._context,
        )
        return self._memory.recall(lane.id, "lane", key, arrange)

    def _is_shown_above(self, lane: Lane) -> bool:
        """Whether a lane of the same kind stands higher on the drawing."""
        shown = (each for each in self._lanes if each.kind == lane.kind)
        return next(shown, lane).id != lane.id

    def _gathered(self, kind: LaneKind, lane: Lane) -> tuple[object, ...]:
        """What the lane shows besides what stands in it."""
        graph = self._graph
        if kind.reads is None:
            return kind.gather(graph, lane)
        rows = tuple(graph.elements_in(each.id) for each in graph.lanes() if each.kind in kind.reads)
        key = (lane, graph.lanes(), rows, self.transitions, graph.personas())
        return self._memory.recall(lane.id, "gathered", key, partial(kind.gather, graph, lane))

    def placed(self, row: Row) -> list[Cell]:
        """The lane's groups where the lane came to stand, cell by cell."""
        return [
            self._memory.recall(row.lane.id, f"placed {place}", (cell, row.top), partial(cell.at, row.top))
            for place, cell in enumerate(self.cells(row))
        ]

    def cells(self, row: Row) -> tuple[Cell, ...]:
        """The lane's groups as they were drawn, in pieces that stay the same objects."""
        make = partial(Cell.of_groups, row.drawing.groups, loose=True)
        return row.drawing.cells or (self._memory.recall(row.lane.id, "whole", (row.drawing,), make),)

    def label(self, row: Row) -> Group:
        """The row's name and note beside it."""
        title, note = self._lane_words(row.lane)
        columns, colours = self._columns, lane_kind(row.lane.kind).worn_in(self._pen.theme)
        box = Rect(columns.labels, row.top, columns.start - columns.labels, row.bottom - row.top)
        key = (title, note, box, colours, self._context)
        return self._memory.recall(
            row.lane.id,
            "label",
            key,
            lambda: lane_label(
                row.lane.id, title, note, box, colours.icon, colours.accent, colours.tint, self._pen
            ),
        )

    def _lane_words(self, lane: Lane) -> tuple[str, str]:
        return lane.title or self._pen.words(lane_kind(lane.kind).label), lane.note

    def _label_height(self, lane: Lane) -> float:
        title, note = self._lane_words(lane)
        width = self._columns.start - self._columns.labels
        key = (title, note, width, self._context)
        return self._memory.recall(
            lane.id, "label height", key, lambda: lane_label_height(title, note, width, self._pen)
        )

    def _cards_of(self, lane: Lane) -> Mapping[str, tuple[Card, ...]]:
        """The cards of each cell that the lane shows, by step."""
        if lane.id not in self._cards:
            self._cards[lane.id] = self._shown_cards(lane)
        return self._cards[lane.id]

    def _shown_cards(self, lane: Lane) -> Mapping[str, tuple[Card, ...]]:
        graph, persona = self._graph, lane.persona
        found = ((step.id, graph.cards(lane.id, step.id)) for step in graph.steps())
        if persona is None:
            return {step: cards for step, cards in found if cards}
        shown = (
            (step, tuple(card for card in cards if not card.personas or persona in card.personas))
            for step, cards in found
        )
        return {step: cards for step, cards in shown if cards}

    def _draw(
        self, card: Card, column: Column, cell: float, height: float | None
    ) -> tuple[CardKind, Drawing]:
        kind = card_kind(card.kind)
        pen = column.pen
        width = kind.width(cell, pen)
        part = "card" if height is None else "card at height"
        key = (card, width, height, pen.hue, pen.scale, pen.language, pen.mirrored, pen.theme)
        return kind, self._memory.recall(card.id, part, key, lambda: kind.draw(card, pen, width, height))

    @cached_property
    def _overheads(self) -> Mapping[str, Overhead]:
        """How many paths lie over one another in each lane that has any."""
        return overheads(self._graph, self.transitions, self._memory)


def _repeated(drawing: LaneDrawing, lane: str) -> LaneDrawing:
    """The drawing of a lane that shows the same records as one above: a part's name tells the two apart."""
    groups = (
        group if group.source == lane else group._replace(part=f"{group.part} in {lane}")
        for group in drawing.groups
    )
    return LaneDrawing(drawing.height, tuple(groups), drawing.axis)
