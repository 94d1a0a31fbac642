"""Figures that tell how the journey does: tiles in a lane of their own, made from the map's metrics."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING, Final, NamedTuple

from cjm_desktop.display.geometry import LineTo, MoveTo, Point, Rect, Size
from cjm_desktop.display.items import Colour, Group, Item, Layer, Outline, Shape, Stroke
from cjm_desktop.i18n import mark
from cjm_desktop.kinds import graphs, numbers
from cjm_desktop.kinds.base import Column, FieldDescription, LaneDrawing, LaneKind, LaneView
from cjm_desktop.kinds.fields import NOTES
from cjm_desktop.kinds.pen import Block, Drawing, Pen, ink_of, together
from cjm_desktop.kinds.percentages import NO_BREAK_SPACE
from cjm_desktop.model.records import Card, Metric, Stage, Step

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjm_desktop.model.graph import JourneyGraph
    from cjm_desktop.model.records import Lane
    from cjm_desktop.theme import Theme

METRIC_KINDS: Final = {
    "conversion_rate": mark("Conversion rate"),
    "bounce_rate": mark("Bounce rate"),
    "time_on_page": mark("Time on page"),
    "cart_abandonment_rate": mark("Cart abandonment rate"),
    "customer_lifetime_value": mark("Customer lifetime value"),
    "csat": mark("Customer satisfaction (CSAT)"),
    "nps": mark("Net promoter score (NPS)"),
    "ces": mark("Customer effort score (CES)"),
    "retention": mark("Retention"),
    "churn": mark("Churn"),
    "cost": mark("Cost"),
    "volume": mark("Volume"),
    "duration": mark("Duration"),
    "custom": mark("Other metric"),
}
METRIC_FIELDS: Final = (
    FieldDescription("title", mark("Title")),
    FieldDescription("kind", mark("Kind"), "choice", tuple(METRIC_KINDS.items())),
    FieldDescription("value", mark("Value"), "number"),
    FieldDescription("unit", mark("Unit")),
    FieldDescription("target", mark("Target"), "number"),
    FieldDescription("direction", mark("Good is"), "choice", (("up", mark("More")), ("down", mark("Less")))),
    FieldDescription("period", mark("Period")),
    FieldDescription("source", mark("Source")),
    FieldDescription(
        "graph",
        mark("Graph"),
        "choice",
        (
            (None, mark("Automatic")),
            ("line", mark("Line")),
            ("bar", mark("Bar with target")),
            ("columns", mark("Columns")),
            ("none", mark("None")),
        ),
    ),
    NOTES,
)
"""What may be edited of a metric; its history of readings is edited by means of its own."""

NO_VALUE: Final = "–"
SEXAGESIMAL: Final = frozenset(("min", "мин", "хв", "h", "hr", "hrs", "hour", "hours", "ч", "val"))
"""Units that have sixty parts: a fraction of them is told like a clock."""
LINE_FROM, COLUMNS_FROM = 5, 2
"""From so many figures in turn on, a line or columns are drawn where nothing else is asked for."""
PADDING_TOP, PADDING_BOTTOM, ROW_GAP = 8.5, 7.5, 4.0
"""Above the label, below the target, and around the figure, in points before the map's scale."""


class Figure(NamedTuple):
    """A number and its unit as they are written; ``inline`` is both on one line."""

    number: str
    unit: str

    @property
    def inline(self) -> str:
        """Number and unit in a line of text that does not break between them."""
        return f"{self.number}{NO_BREAK_SPACE}{self.unit}" if self.unit else self.number


def figure_of(metric: Metric, value: float | None, pen: Pen) -> Figure:
    """A value of a metric as people write it: 2:40 min, 4.1 / 5, 48.2k."""
    unit = metric.unit.strip()
    if value is None:
        return Figure(NO_VALUE, "")
    told = [number for number in (metric.value, metric.target) if number is not None]
    if unit.rstrip(".").casefold() in SEXAGESIMAL and any(number % 1 for number in told):
        return Figure(numbers.clock(value), unit)
    if unit.startswith("/") and any(number % 1 for number in told):
        return Figure(numbers.plain(value, pen.language, 1), unit.replace("/ ", "/" + NO_BREAK_SPACE))
    # A word for thousands, where the language has one, is set like a unit.
    number, _, size = numbers.short(value, pen.language, pen.words).partition(NO_BREAK_SPACE)
    if numbers.writes_unit_first(unit, pen.language):
        return Figure(unit + number, size)
    return Figure(number, NO_BREAK_SPACE.join(filter(None, (size, unit))))


def is_met(metric: Metric) -> bool | None:
    """Whether a metric is where it should be; ``None`` where it has no value or no target."""
    if metric.value is None or metric.target is None:
        return None
    return metric.value >= metric.target if metric.direction == "up" else metric.value <= metric.target


def graph_kind(metric: Metric) -> str:
    """Which graph a metric's tile shows: the one asked for where its figures allow it, else the one that suits."""
    if metric.value is None:
        return "none"
    readings = len(metric.history) + 1
    if metric.graph is not None:
        return "none" if metric.graph in ("line", "columns") and readings < COLUMNS_FROM else metric.graph
    if readings > LINE_FROM:
        return "line"
    if readings > COLUMNS_FROM:
        return "columns"
    return "bar" if _whole(metric) and metric.target is not None else "none"


def _whole(metric: Metric) -> float | None:
    """What a share is a share of: 100 for percents, 5 for points out of five."""
    unit = metric.unit.strip()
    if unit == "%":
        return 100.0
    try:
        points = float(unit.removeprefix("/")) if unit.startswith("/") else 0.0
    except ValueError:
        return None
    return points if 0 < points < inf else None


def draw_metric(metric: Metric, pen: Pen, width: float, height: float | None = None) -> Drawing:
    """A tile ``width`` points wide, of its natural height or of a greater one asked for."""
    return _Tile(metric, pen, width).drawing(height or 0.0)


class _Tile(NamedTuple):
    """A metric's tile in the making: name, figure with its graph, target."""

    metric: Metric
    pen: Pen
    width: float

    def drawing(self, height: float) -> Drawing:
        metric, pen, scale = self.metric, self.pen, self.pen.scale
        x = pen.theme.grid.card_padding_x * scale
        room = self.width - 2 * x
        name = metric.title or (pen.words(METRIC_KINDS[metric.kind]) if metric.kind != "custom" else "")
        label = pen.block(name, "kpi_label", room, pen.theme.map.ink2)
        top = PADDING_TOP * scale
        y = top + max(label.height, label.style.line_height) + ROW_GAP * scale
        figure, bottom = self._figure(x, y, room)
        target, bottom = self._target(x, bottom + ROW_GAP * scale, room)
        natural = max(bottom + PADDING_BOTTOM * scale, pen.theme.min_height.metric * scale)
        size = Size(self.width, max(natural, height))
        items = together((pen.box(size),), label.at(x, top), figure, target)
        return Drawing(size, items, ink_of(size), label.box(x, top))

    def _figure(self, x: float, y: float, room: float) -> tuple[tuple[Item, ...], float]:
        """The value with its unit and graph, and where they end: side by side, or below each other if need be."""
        metric, pen, scale = self.metric, self.pen, self.pen.scale
        written = figure_of(metric, metric.value, pen)
        style = pen.fitting(written.number, "kpi_value", room, 0.6)
        colour = pen.theme.map.ink if metric.value is not None else pen.theme.map.ink3
        number = pen.block(written.number, style, room, colour).snug()
        items = number.at(x, y)
        used, bottom = number.paragraph.width, y + number.height
        if written.unit:
            space = 4 * scale
            unit = pen.block(written.unit, "kpi_unit", room, pen.theme.map.ink2).snug()
            if used + space + unit.paragraph.width <= room and len(number.paragraph.set_lines) == 1:
                top = _on_baseline(unit, number, y)
                items += unit.at(x + used + space, top)
                bottom = max(bottom, top + unit.height)
                used += space + unit.paragraph.width
            else:
                items += unit.at(x, bottom)
                used, bottom = max(used, unit.paragraph.width), bottom + unit.height
        graph = Size(*(side * scale for side in pen.theme.size.kpi_graph))
        if (kind := graph_kind(metric)) == "none" or graph.width > room:
            return items, bottom
        box = Rect(x + room - graph.width, y + number.height - graph.height + 1.5 * scale, *graph)
        if used + 8 * scale > room - graph.width:
            box = Rect(box.x, bottom + 2 * scale, *graph)
            bottom = box.bottom + 2 * scale
        return items + self._graph(kind, box), bottom

    def _graph(self, kind: str, box: Rect) -> tuple[Item, ...]:
        metric, pen = self.metric, self.pen
        value = metric.value or 0.0
        values = [*(reading.value for reading in metric.history), value]
        if kind == "line":
            return graphs.sparkline(values, box, pen)
        if kind == "columns":
            return graphs.columns(values, box, pen)
        whole = _whole(metric) or max(value, metric.target or 0.0) * 1.25 or 1.0
        return graphs.target_bar(value, metric.target, whole, box, pen)

    def _target(self, x: float, y: float, room: float) -> tuple[tuple[Item, ...], float]:
        """What should be reached, and by shape and colour whether it is; and where that ends."""
        metric, pen, colours = self.metric, self.pen, self.pen.theme.map
        style = pen.style("kpi_target")
        if metric.target is None:
            return (), y + style.line_height
        written = figure_of(metric, metric.target, pen)
        # Points out of five are said once, beside the value.
        figure = written.number if written.unit.startswith("/") else written.inline
        words = pen.words(mark("Target {value}")).format(value=figure)
        met = is_met(metric)
        colour = colours.ink3 if met is None else colours.good if met else colours.bad
        indent = 17 * pen.scale
        block = pen.block(words, style, room - indent, colour)
        middle = y + style.line_height / 2
        centre = x + 6.5 * pen.scale
        mark_items: tuple[Item, ...] = (
            (pen.icon("circle-check", centre, middle, 14, colour),)
            if met
            else (_arrow(metric.direction == "up", centre, middle, pen, colour),)
        )
        return mark_items + block.at(x + indent, y), y + max(block.height, style.line_height)


def _on_baseline(unit: Block, number: Block, y: float) -> float:
    """The top of the unit's line that puts it on the number's baseline."""
    return y + number.paragraph.first_baseline - unit.paragraph.first_baseline


def _arrow(up: bool, x: float, y: float, pen: Pen, colour: Colour) -> Shape:
    """A small slanted arrow: the way in which the figure should go."""
    reach, head = 3.2 * pen.scale, 5.0 * pen.scale
    sign = -1.0 if up else 1.0
    tip = Point(x + reach, y + sign * reach)
    path = (
        MoveTo(x - reach, y - sign * reach),
        LineTo(*tip),
        MoveTo(tip.x - head, tip.y),
        LineTo(*tip),
        LineTo(tip.x, tip.y - sign * head),
    )
    return Shape(Outline(path), None, Stroke(colour, 1.3 * pen.scale, round_caps=True))


class PlacedMetric(NamedTuple):
    """A metric and the step in whose cell its tile stands."""

    step: str
    metric: Metric


class Metrics(LaneKind):
    """The row of metrics: a step's in its cell, a touchpoint's at its step, a stage's in the stage's free cells."""

    identifier = "metrics"
    label = mark("Metrics")
    look = "metrics"
    takes = ()

    def minimum_height(self, theme: Theme) -> float:
        """The least height of a row's content, in points before the map's scale."""
        return theme.min_height.metric

    def gather(self, graph: JourneyGraph, lane: Lane) -> tuple[object, ...]:
        """The metrics of steps, touchpoints and stages, each with the step where it is shown; the map's own nowhere."""
        return tuple(_placed(graph, lane))

    def arrange(self, view: LaneView) -> LaneDrawing:
        """A stack of tiles in each cell, all of one height where no cell has two."""
        pen = view.pen
        padding, gap = pen.theme.grid.lane_padding_y * pen.scale, self.row_gap(pen.theme) * pen.scale
        cells: dict[str, list[Metric]] = {}
        for placed in view.gathered:
            if isinstance(placed, PlacedMetric):
                cells.setdefault(placed.step, []).append(placed.metric)
        drawn = {
            column.step: [
                (metric, draw_metric(metric, column.pen, column.width)) for metric in cells[column.step]
            ]
            for column in view.columns
            if column.step in cells
        }
        heights = [sum(tile.size.height + gap for _, tile in cell) - gap for cell in drawn.values()]
        content = max([*heights, self.minimum_height(pen.theme) * pen.scale])
        level = all(len(cell) == 1 for cell in drawn.values())
        groups: list[Group] = []
        for column in view.columns:
            y = padding
            for metric, natural in drawn.get(column.step, ()):
                tile = natural
                if level and natural.size.height < content:
                    tile = draw_metric(metric, column.pen, column.width, content)
                groups.append(_tile_group(metric, tile, column, y))
                y += tile.size.height + gap
        return LaneDrawing(padding + content + padding, tuple(groups))


def _placed(graph: JourneyGraph, lane: Lane) -> Iterator[PlacedMetric]:
    by_step: dict[str, list[tuple[int, str, str, Metric]]] = {}
    by_stage: dict[str, list[Metric]] = {}
    for metric in graph.all_metrics():
        match graph.get(metric.subject):
            case Step() as step:
                by_step.setdefault(step.id, []).append((0, "", metric.order, metric))
            case Card() as card if lane.persona is None or not card.personas or lane.persona in card.personas:
                by_step.setdefault(card.step, []).append((1, card.order + card.id, metric.order, metric))
            case Stage() as stage:
                by_stage.setdefault(stage.id, []).append(metric)
            case _:
                pass
    for stage_id, metrics in by_stage.items():
        steps = [step.id for step in graph.steps(stage_id)]
        for metric in sorted(metrics, key=lambda metric: (metric.order, metric.id)):
            freest = min(steps, key=lambda step: len(by_step.get(step, ())))
            by_step.setdefault(freest, []).append((2, "", metric.order, metric))
    for step in graph.steps():
        for *_, metric in sorted(by_step.get(step.id, ()), key=lambda entry: (*entry[:3], entry[3].id)):
            yield PlacedMetric(step.id, metric)


def _tile_group(metric: Metric, tile: Drawing, column: Column, y: float) -> Group:
    origin = Point(column.x, y)
    return Group(metric.id, "card", Layer.CARD, origin, tile.size, tile.items, tile.ink, title=tile.title)
