"""A journey laid out into one finished drawing.

From the outside in: columns give the width and the type scale, the masthead and the header take their height, then
every lane is arranged by its kind below the one before, and paths are drawn between the touchpoints where they came to
stand. Nothing here knows paper, zoom or a window.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from functools import cache, cached_property, partial
from itertools import chain, groupby
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from cjm_desktop.display.cells import Cell, Groups
from cjm_desktop.display.geometry import Point, Rect, Size
from cjm_desktop.display.items import (
    Extent,
    Frame,
    Grid,
    Group,
    Layer,
    LevelAxis,
    Line,
    OutlineEntry,
    Shape,
    Stroke,
)
from cjm_desktop.i18n import translation
from cjm_desktop.kinds.base import CardKind, Column, LaneDrawing, LaneKind, LaneView, Overhead
from cjm_desktop.kinds.curves import in_order
from cjm_desktop.kinds.pen import Drawing, Pen
from cjm_desktop.kinds.registry import card_kind, lane_kind
from cjm_desktop.layout.collapsed import draw_collapsed
from cjm_desktop.layout.collector import paused_collector
from cjm_desktop.layout.columns import columns_of
from cjm_desktop.layout.dividers import divider_height, draw_divider
from cjm_desktop.layout.header import Header, band_of, header_of, lane_label, lane_label_height
from cjm_desktop.layout.legend import legend_of, marks_of
from cjm_desktop.layout.masthead import Masthead, Told, masthead_of
from cjm_desktop.layout.memory import LayoutMemory
from cjm_desktop.layout.mirror import mirrored
from cjm_desktop.layout.missing import missing_in
from cjm_desktop.layout.paths.obstacles import Room
from cjm_desktop.layout.paths.stations import LaneAt, overheads, paths
from cjm_desktop.layout.persona_card import People
from cjm_desktop.model.records import Card, Lane, Marker, Transition
from cjm_desktop.text.direction import direction_of
from cjm_desktop.text.typesetter import Typesetter

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cjm_desktop.model.graph import JourneyGraph
    from cjm_desktop.model.records import Divider
    from cjm_desktop.theme import Theme

MASTHEAD_GROWTH = 0.45
"""The masthead grows with this power of the type scale: less than the cells, whose words are smaller."""


@cache
def shared_typesetter() -> Typesetter:
    """One typesetter for the program, so that a word is shaped once."""
    return Typesetter()


def lay_out(
    graph: JourneyGraph,
    theme: Theme,
    memory: LayoutMemory | None = None,
    *,
    language: str | None = None,
    typesetter: Typesetter | None = None,
) -> Frame:
    """The finished drawing of a map.

    ``memory`` makes the next layout of a slightly different map quick. ``language`` overrides the map's own for the
    words that the program adds; ``typesetter`` is another one for tests.
    """
    used = LayoutMemory() if memory is None else memory
    used.keep_only(graph)
    with paused_collector():
        frame = _Layout(
            graph,
            theme,
            used,
            language or graph.map.language,
            typesetter or shared_typesetter(),
        ).frame()
        return mirrored(frame, used) if direction_of(graph.map.language) == "rtl" else frame


class _Row(NamedTuple):
    """A lane arranged, and where it starts and ends along y."""

    lane: Lane
    drawing: LaneDrawing
    top: float
    bottom: float


class _Layout:
    """One run of the layout: what its steps share."""

    def __init__(
        self, graph: JourneyGraph, theme: Theme, memory: LayoutMemory, language: str, typesetter: Typesetter
    ) -> None:
        self._graph = graph
        self._theme = theme
        self._memory = memory
        shape = (graph.stages(), graph.steps(), theme.name)
        self._columns = memory.recall(graph.map.id, "columns", shape, lambda: columns_of(graph, theme))
        words = translation(language)
        backwards = direction_of(graph.map.language) == "rtl"
        self._pen = Pen(
            typesetter,
            theme,
            language,
            words,
            self._columns.scale,
            theme.hue("iris"),
            mirrored=backwards,
            pictures=graph.pictures,
        )
        self._pens: dict[str, Pen] = {}
        self._cards: dict[str, Mapping[str, tuple[Card, ...]]] = {}
        self._markers: dict[str, tuple[Marker, ...]] = {}

    def pen(self, hue: str) -> Pen:
        """The pen in a stage's hue."""
        if hue not in self._pens:
            self._pens[hue] = replace(self._pen, hue=self._theme.hue(hue))
        return self._pens[hue]

    def frame(self) -> Frame:
        """The drawing."""
        graph, columns, grid = self._graph, self._columns, self._theme.grid
        masthead = self._masthead()
        top = masthead.height + grid.masthead_to_map
        header = self._memory.recall(
            graph.map.id, "header", (columns, top, self._context()), lambda: header_of(columns, top, self.pen)
        )
        rows = self._rows(header.steps_end)
        bottom = rows[-1].bottom if rows else header.steps_end + 40 * columns.scale
        groups = self._in_layers(masthead, header, rows, bottom)
        return Frame(
            size=Size(columns.width, bottom + grid.poster_margin),
            groups=groups,
            background=self._theme.map.page,
            language=graph.map.language,
            title=graph.map.title,
            author=graph.map.owner,
            outline=self._outline(top),
            missing=self._missing(
                rows, [*masthead.groups, *header.groups, *(self._label(row) for row in rows)]
            ),
            grid=self._grid(rows, top, header.chevrons_end, header.steps_start, header.steps_end),
            pictures=graph.pictures,
        )

    def _in_layers(self, masthead: Masthead, header: Header, rows: list[_Row], bottom: float) -> Groups:
        """All groups in painting order. Cells go as a whole: there are many cards, and few of anything else."""
        layers: defaultdict[int, list[Cell]] = defaultdict(list)

        def add(groups: Iterable[Group]) -> None:
            for layer, found in groupby(groups, key=attrgetter("layer")):
                layers[layer].append(Cell.of_groups(tuple(found), loose=True))

        add((*masthead.groups, *header.groups, *self._bands(header.steps_end, bottom), *self._rules(rows)))
        for row in rows:
            add((self._label(row),))
            placed = self._placed(row)
            if row.drawing.cells:
                layers[Layer.CARD].extend(placed)
            else:
                add(group for cell in placed for group in cell.groups)
        add(self._paths(rows))
        return Groups(chain.from_iterable(layers[layer] for layer in sorted(layers)))

    def _context(self) -> tuple[object, ...]:
        return (self._theme.name, self._pen.language, self._pen.mirrored, self._columns.scale)

    def _masthead(self) -> Masthead:
        graph, columns = self._graph, self._columns
        pen = replace(self._pen, scale=columns.scale**MASTHEAD_GROWTH)
        lanes = [lane for lane in graph.lanes() if not lane.hidden]
        told = Told(
            graph.map,
            People(graph.personas(), self._curves(lanes)),
            legend_of((self._marks_of(lane) for lane in lanes), self._transitions),
            len(columns.stages),
            sum(len(stage.steps) for stage in columns.stages),
        )
        key = (told, columns.width, self._context())
        return self._memory.recall(
            graph.map.id, "masthead", key, lambda: masthead_of(told, columns.width, pen)
        )

    def _marks_of(self, lane: Lane) -> frozenset[str]:
        """The marks that a lane uses and the legend explains."""
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

    def _curves(self, lanes: list[Lane]) -> tuple[tuple[str, int], ...]:
        """The place of each persona's curve in the first lane of emotions."""
        for lane in lanes:
            if markers := self._markers_of(lane):
                owners = in_order(markers, tuple(persona.id for persona in self._graph.personas()))
                return tuple((persona, place) for place, ids in enumerate(owners) for persona in ids)
        return ()

    @cached_property
    def _transitions(self) -> tuple[Transition, ...]:
        return self._graph.links(Transition)

    def _bands(self, top: float, bottom: float) -> list[Group]:
        steps = self._columns.shows_steps
        return [
            band_of(stage, top, bottom, self.pen(stage.stage.hue), steps=steps)
            for stage in self._columns.stages
        ]

    def _rows(self, top: float) -> list[_Row]:
        lanes = [lane for lane in self._graph.lanes() if not lane.hidden]
        places = tuple(
            Column(step.step.id, stage.stage.id, step.x, step.width, self.pen(stage.stage.hue))
            for stage in self._columns.stages
            for step in stage.steps
        )
        rows, y = [], top
        for lane in lanes:
            drawing = self._arrange(lane, places, last=lane is lanes[-1])
            y += divider_height(self._pen) if lane.divider else 0.0
            bottom = y + max(drawing.height, self._label_height(lane))
            rows.append(_Row(lane, drawing, y, bottom))
            y = bottom
        return rows

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
            self._context(),
        )
        return self._memory.recall(lane.id, "lane", key, arrange)

    def _is_shown_above(self, lane: Lane) -> bool:
        """Whether a lane of the same kind stands higher on the drawing."""
        shown = (each for each in self._graph.lanes() if each.kind == lane.kind and not each.hidden)
        return next(shown, lane).id != lane.id

    def _gathered(self, kind: LaneKind, lane: Lane) -> tuple[object, ...]:
        """What the lane shows besides what stands in it."""
        graph = self._graph
        if kind.reads is None:
            return kind.gather(graph, lane)
        rows = tuple(graph.elements_in(each.id) for each in graph.lanes() if each.kind in kind.reads)
        key = (lane, graph.lanes(), rows, self._transitions, graph.personas())
        return self._memory.recall(lane.id, "gathered", key, partial(kind.gather, graph, lane))

    def _placed(self, row: _Row) -> list[Cell]:
        """The lane's groups where the lane came to stand, cell by cell."""
        return [
            self._memory.recall(row.lane.id, f"placed {place}", (cell, row.top), partial(cell.at, row.top))
            for place, cell in enumerate(self._cells(row))
        ]

    def _cells(self, row: _Row) -> tuple[Cell, ...]:
        """The lane's groups as they were drawn, in pieces that stay the same objects."""
        make = partial(Cell.of_groups, row.drawing.groups, loose=True)
        return row.drawing.cells or (self._memory.recall(row.lane.id, "whole", (row.drawing,), make),)

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
        return overheads(self._graph, self._transitions, self._memory)

    def _lane_words(self, lane: Lane) -> tuple[str, str]:
        return lane.title or self._pen.words(lane_kind(lane.kind).label), lane.note

    def _label_height(self, lane: Lane) -> float:
        title, note = self._lane_words(lane)
        width = self._columns.start - self._columns.labels
        key = (title, note, width, self._context())
        return self._memory.recall(
            lane.id, "label height", key, lambda: lane_label_height(title, note, width, self._pen)
        )

    def _label(self, row: _Row) -> Group:
        title, note = self._lane_words(row.lane)
        columns, colours = self._columns, lane_kind(row.lane.kind).worn_in(self._theme)
        box = Rect(columns.labels, row.top, columns.start - columns.labels, row.bottom - row.top)
        key = (title, note, box, colours, self._context())
        return self._memory.recall(
            row.lane.id,
            "label",
            key,
            lambda: lane_label(
                row.lane.id, title, note, box, colours.icon, colours.accent, colours.tint, self._pen
            ),
        )

    def _rules(self, rows: list[_Row]) -> list[Group]:
        """A hairline above every lane but the first, or the line of a blueprint that the lane comes with."""
        columns, stroke = self._columns, Stroke(self._theme.map.hair, self._theme.stroke.hairline)
        end = columns.stages[-1].end if columns.stages else columns.end
        width = end - columns.labels
        line = (Shape(Line(0, 0, width, 0), None, stroke),)
        rules = [
            Group(
                row.lane.id,
                "rule",
                Layer.RULE,
                Point(columns.labels, row.top),
                Size(width, 0),
                line,
                Rect(0, -1, width, 2),
            )
            for row in rows[1:]
            if row.lane.divider is None
        ]
        dividers = [
            self._divider(row.lane.id, row.lane.divider, row.top, width) for row in rows if row.lane.divider
        ]
        return rules + dividers

    def _divider(self, lane: str, divider: Divider, top: float, width: float) -> Group:
        key = (divider, top, self._columns.labels, width, self._context())
        return self._memory.recall(
            lane,
            "divider",
            key,
            lambda: draw_divider(
                lane, divider, self._columns.labels, top - divider_height(self._pen), width, self._pen
            ),
        )

    def _paths(self, rows: list[_Row]) -> tuple[Group, ...]:
        lanes = [LaneAt(row.lane.id, row.drawing, row.top, row.bottom) for row in rows]
        sides = Room(self._columns.labels, self._columns.end)
        return paths(self._graph, self._transitions, lanes, sides, self._pen, self._memory)

    def _outline(self, top: float) -> tuple[OutlineEntry, ...]:
        return tuple(
            OutlineEntry(stage.stage.title, stage.stage.id, Point(stage.start, top))
            for stage in self._columns.stages
        )

    def _missing(self, rows: list[_Row], others: list[Group]) -> tuple[str, ...]:
        """The characters that no face has, each once."""
        if not self._pen.typesetter.set_boxes:
            return ()
        found = missing_in((*others, *self._paths(rows)))
        for row in rows:
            for place, cell in enumerate(self._cells(row)):
                make = partial(missing_in, cell.groups)
                found |= self._memory.recall(row.lane.id, f"missing {place}", (cell,), make)
        return tuple(sorted(found))

    def _grid(
        self, rows: list[_Row], top: float, chevrons_end: float, steps_start: float, steps_end: float
    ) -> Grid:
        columns = self._columns
        axes = tuple(_axis_at(row.drawing.axis, row.top) for row in rows if row.drawing.axis)
        return Grid(
            stages=tuple(Extent(stage.stage.id, stage.start, stage.end) for stage in columns.stages),
            steps=tuple(
                Extent(step.step.id, step.x, step.x + step.width)
                for stage in columns.stages
                for step in stage.steps
            ),
            lanes=tuple(Extent(row.lane.id, row.top, row.bottom) for row in rows),
            header=Extent("", top, chevrons_end),
            step_row=Extent("", steps_start, steps_end),
            labels=Extent("", columns.labels, columns.start),
            axes=axes,
            scale=columns.scale,
        )


def _repeated(drawing: LaneDrawing, lane: str) -> LaneDrawing:
    """The drawing of a lane that shows the same records as one above: a part's name tells the two apart."""
    groups = (
        group if group.source == lane else group._replace(part=f"{group.part} in {lane}")
        for group in drawing.groups
    )
    return LaneDrawing(drawing.height, tuple(groups), drawing.axis)


def _axis_at(axis: LevelAxis, top: float) -> LevelAxis:
    return axis._replace(top=axis.top + top, bottom=axis.bottom + top)
