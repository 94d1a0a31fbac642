"""A journey laid out into one finished drawing.

From the outside in: columns give the width and the type scale, the masthead and the header take their height, then
every lane is arranged by its kind below the one before, and paths are drawn between the touchpoints where they came to
stand. Nothing here knows paper, zoom or a window.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from functools import cache, partial
from itertools import chain, groupby
from operator import attrgetter
from typing import TYPE_CHECKING

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
from cjm_desktop.kinds.pen import Pen
from cjm_desktop.layout.collector import paused_collector
from cjm_desktop.layout.columns import columns_of
from cjm_desktop.layout.dividers import divider_height, draw_divider
from cjm_desktop.layout.header import Header, band_of, header_of
from cjm_desktop.layout.legend import legend_of
from cjm_desktop.layout.masthead import Masthead, Told, masthead_of
from cjm_desktop.layout.memory import LayoutMemory
from cjm_desktop.layout.paths.obstacles import Room
from cjm_desktop.layout.paths.stations import LaneAt, paths
from cjm_desktop.layout.persona_card import People
from cjm_desktop.layout.rows import Rows
from cjm_desktop.text.direction import direction_of
from cjm_desktop.text.typesetter import Typesetter

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cjm_desktop.layout.rows import Row
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
        if direction_of(graph.map.language) == "ltr":
            return frame
        from cjm_desktop.layout.mirror import mirrored

        return mirrored(frame, used)


def corner(graph: JourneyGraph, theme: Theme, grid: Grid, memory: LayoutMemory) -> Group:
    """Who a map is about, for the corner of a window in which the header of its drawing sticks."""
    from cjm_desktop.layout.corner import corner_of

    journey, language = graph.map, graph.map.language
    place = (grid.labels, grid.header, grid.step_row, grid.scale, grid.right_to_left)
    key = (graph.personas()[:1], journey.title, journey.scope, language, theme.name, place)

    def make() -> Group:
        return corner_of(graph, grid, _pen(graph, theme, language, shared_typesetter(), grid.scale))

    return memory.recall(journey.id, "corner", key, make)


def _pen(graph: JourneyGraph, theme: Theme, language: str, typesetter: Typesetter, scale: float) -> Pen:
    """The pen for what belongs to no stage."""
    return Pen(
        typesetter,
        theme,
        language,
        translation(language),
        scale,
        theme.hue("iris"),
        mirrored=direction_of(graph.map.language) == "rtl",
        pictures=graph.pictures,
    )


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
        backwards = direction_of(graph.map.language) == "rtl"
        self._pen = _pen(graph, theme, language, typesetter, self._columns.scale)
        self._pens: dict[str, Pen] = {}
        self._context = (theme.name, language, backwards, self._columns.scale)
        self._rows = Rows(graph, memory, self._columns, self._pen, self.pen, self._context)

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
            graph.map.id, "header", (columns, top, self._context), lambda: header_of(columns, top, self.pen)
        )
        rows = self._rows.arranged(header.steps_end)
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
                rows, [*masthead.groups, *header.groups, *(self._rows.label(row) for row in rows)]
            ),
            grid=self._grid(rows, top, header.chevrons_end, header.steps_start, header.steps_end),
            pictures=graph.pictures,
        )

    def _in_layers(self, masthead: Masthead, header: Header, rows: list[Row], bottom: float) -> Groups:
        """All groups in painting order. Cells go as a whole: there are many cards, and few of anything else."""
        layers: defaultdict[int, list[Cell]] = defaultdict(list)

        def add(groups: Iterable[Group]) -> None:
            for layer, found in groupby(groups, key=attrgetter("layer")):
                layers[layer].append(Cell.of_groups(tuple(found), loose=True))

        add((*masthead.groups, *header.groups, *self._bands(header.steps_end, bottom), *self._rules(rows)))
        for row in rows:
            add((self._rows.label(row),))
            placed = self._rows.placed(row)
            if row.drawing.cells:
                layers[Layer.CARD].extend(placed)
            else:
                add(group for cell in placed for group in cell.groups)
        add(self._paths(rows))
        return Groups(chain.from_iterable(layers[layer] for layer in sorted(layers)))

    def _masthead(self) -> Masthead:
        graph, columns = self._graph, self._columns
        pen = replace(self._pen, scale=columns.scale**MASTHEAD_GROWTH)
        told = Told(
            graph.map,
            People(graph.personas(), self._rows.curves()),
            legend_of(self._rows.marks(), self._rows.transitions),
            len(columns.stages),
            sum(len(stage.steps) for stage in columns.stages),
        )
        key = (told, columns.width, self._context)
        return self._memory.recall(
            graph.map.id, "masthead", key, lambda: masthead_of(told, columns.width, pen)
        )

    def _bands(self, top: float, bottom: float) -> list[Group]:
        steps = self._columns.shows_steps
        return [
            band_of(stage, top, bottom, self.pen(stage.stage.hue), steps=steps)
            for stage in self._columns.stages
        ]

    def _rules(self, rows: list[Row]) -> list[Group]:
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
        key = (divider, top, self._columns.labels, width, self._context)
        return self._memory.recall(
            lane,
            "divider",
            key,
            lambda: draw_divider(
                lane, divider, self._columns.labels, top - divider_height(self._pen), width, self._pen
            ),
        )

    def _paths(self, rows: list[Row]) -> tuple[Group, ...]:
        lanes = [LaneAt(row.lane.id, row.drawing, row.top, row.bottom) for row in rows]
        sides = Room(self._columns.labels, self._columns.end)
        return paths(self._graph, self._rows.transitions, lanes, sides, self._pen, self._memory)

    def _outline(self, top: float) -> tuple[OutlineEntry, ...]:
        return tuple(
            OutlineEntry(stage.stage.title, stage.stage.id, Point(stage.start, top))
            for stage in self._columns.stages
        )

    def _missing(self, rows: list[Row], others: list[Group]) -> tuple[str, ...]:
        """The characters that no face has, each once."""
        if not self._pen.typesetter.set_boxes:
            return ()
        from cjm_desktop.layout.missing import missing_in

        found = missing_in((*others, *self._paths(rows)))
        for row in rows:
            for place, cell in enumerate(self._rows.cells(row)):
                make = partial(missing_in, cell.groups)
                found |= self._memory.recall(row.lane.id, f"missing {place}", (cell,), make)
        return tuple(sorted(found))

    def _grid(
        self, rows: list[Row], top: float, chevrons_end: float, steps_start: float, steps_end: float
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


def _axis_at(axis: LevelAxis, top: float) -> LevelAxis:
    return axis._replace(top=axis.top + top, bottom=axis.bottom + top)
