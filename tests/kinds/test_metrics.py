from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from cjm_desktop import commands
from cjm_desktop.display.geometry import LineTo, MoveTo
from cjm_desktop.display.items import Circle, GlyphRun, Group, Icon, Outline, RoundedRect, Shape
from cjm_desktop.i18n import translation
from cjm_desktop.kinds.evidence_fields import EVIDENCE_FIELDS, EVIDENCE_KINDS
from cjm_desktop.kinds.metrics import METRIC_FIELDS, METRIC_KINDS, draw_metric, graph_kind, is_met
from cjm_desktop.kinds.pen import Pen
from cjm_desktop.model.records import Evidence, Metric, Reading
from cjm_desktop.text.typesetter import Typesetter
from cjm_desktop.theme import THEMES, load_theme
from tests.drawn_maps import journey
from tests.kinds.lane_views import drawing, groups, said

if TYPE_CHECKING:
    from cjm_desktop.kinds.pen import Drawing
    from cjm_desktop.model.graph import JourneyGraph
    from cjm_desktop.theme import ThemeName

TYPESETTER = Typesetter()


def pen(language: str = "en", scale: float = 1.0, theme: ThemeName = "light") -> Pen:
    known = load_theme(theme)
    return Pen(TYPESETTER, known, language, translation(language), scale, known.hue("teal"))


def metric(
    value: float | None = 41.0, target: float | None = None, unit: str = "", **fields: object
) -> Metric:
    own = {"id": "metric", "subject": "map", "order": "a", "title": "Read to the end"}
    return Metric.model_validate({**own, "value": value, "target": target, "unit": unit, **fields})


def history(*values: float) -> tuple[Reading, ...]:
    return tuple(Reading(value=value) for value in values)


def tile(record: Metric, width: float = 192.0, language: str = "en") -> Drawing:
    return draw_metric(record, pen(language), width)


@pytest.mark.parametrize(
    ("record", "language", "lines"),
    [
        (metric(48_200.0, 50_000.0), "en", ["48.2k", "Target 50k"]),
        (metric(41.0, 45.0, "%"), "en", ["41", "%", "Target 45\u00a0%"]),
        (metric(4.1, 4.0, "/ 5"), "en", ["4.1", "/\u00a05", "Target 4.0"]),
        (metric(4.1, 4.0, "/ 5"), "lt", ["4,1", "/\u00a05"]),
        (metric(8 / 3, 2.0, "min", direction="down"), "en", ["2:40", "min", "Target 2:00\u00a0min"]),
        (metric(12.0, 3.0, "min"), "en", ["12", "min", "Target 3\u00a0min"]),
        (metric(12_400.0, None, "€"), "en", ["€12.4k"]),
        (metric(124.0, None, "€"), "ro", ["124", "€"]),
        (metric(None, 45.0, "%"), "en", ["–", "Target 45\u00a0%"]),
        (metric(None), "en", ["–"]),
    ],
)
def test_a_tile_says_its_figure_as_people_write_it(record: Metric, language: str, lines: list[str]) -> None:
    words = said(tile(record, language=language).items)

    assert words[0] == "Read to the end"
    assert words[1 : 1 + len(lines)] == lines


def test_a_word_for_thousands_is_set_like_a_unit() -> None:
    said_so = {"{number}k": "{number}\u00a0тыс.", "Target {value}": "Цель: {value}"}
    words = replace(pen("ru"), words=lambda message: said_so.get(message, message))
    found = said(draw_metric(metric(48_200.0, 50_000.0, "₽"), words, 192.0).items)

    assert found[1:] == ["48,2", "тыс.\u00a0₽", "Цель: 50\u00a0тыс.\u00a0₽"]


@pytest.mark.parametrize(
    ("record", "met"),
    [
        (metric(50.0, 50.0), True),
        (metric(49.0, 50.0), False),
        (metric(49.0, 50.0, direction="down"), True),
        (metric(51.0, 50.0, direction="down"), False),
        (metric(51.0), None),
        (metric(None, 50.0), None),
    ],
)
def test_a_target_is_met_on_its_good_side(record: Metric, met: bool | None) -> None:
    assert is_met(record) is met


def test_a_target_met_is_ticked_in_the_good_colour_and_one_missed_has_an_arrow_in_the_bad_one() -> None:
    colours = load_theme("light").map
    met, missed = tile(metric(50.0, 45.0)), tile(metric(40.0, 45.0))

    assert [item.name for item in met.items if isinstance(item, Icon)] == ["circle-check"]
    assert not [item for item in missed.items if isinstance(item, Icon)]
    assert [run.colour for run in met.items if isinstance(run, GlyphRun)][-1] == colours.good
    assert [run.colour for run in missed.items if isinstance(run, GlyphRun)][-1] == colours.bad


@pytest.mark.parametrize(("direction", "rises"), [("up", True), ("down", False)])
def test_the_arrow_points_the_way_the_figure_should_go(direction: str, *, rises: bool) -> None:
    value = 40.0 if direction == "up" else 50.0
    items = tile(metric(value, 45.0, direction=direction)).items
    shapes = [item.geometry for item in items if isinstance(item, Shape)]
    start, tip = next(shape.path[:2] for shape in shapes if isinstance(shape, Outline))

    assert isinstance(start, MoveTo)
    assert isinstance(tip, LineTo)
    assert (tip.y < start.y) == rises
    assert tip.x > start.x


@pytest.mark.parametrize(
    ("record", "graph"),
    [
        (metric(41.0, 45.0, "%"), "bar"),
        (metric(41.0, None, "%"), "none"),
        (metric(4.1, 4.0, "/ 5"), "bar"),
        (metric(41.0, 45.0), "none"),
        (metric(41.0, 45.0, "%", history=history(1)), "bar"),
        (metric(41.0, history=history(1, 2)), "columns"),
        (metric(41.0, history=history(1, 2, 3, 4)), "columns"),
        (metric(41.0, history=history(1, 2, 3, 4, 5)), "line"),
        (metric(41.0, 45.0, "%", graph="none"), "none"),
        (metric(41.0, history=history(1, 2, 3, 4, 5), graph="columns"), "columns"),
        (metric(41.0, graph="line"), "none"),
        (metric(41.0, graph="bar"), "bar"),
        (metric(None, 45.0, "%", graph="bar"), "none"),
    ],
)
def test_a_tile_shows_the_graph_that_suits_its_figures(record: Metric, graph: str) -> None:
    assert graph_kind(record) == graph


def bars(drawing: Drawing) -> list[RoundedRect]:
    """The bars of a graph, the filled part of a target's bar where it stands in its clip."""
    clipped = [inner for item in drawing.items if isinstance(item, Group) for inner in item.items]
    shapes = [item.geometry for item in (*drawing.items, *clipped) if isinstance(item, Shape)]
    return [shape for shape in shapes if isinstance(shape, RoundedRect)][1:]  # the first is the card


def test_columns_are_as_tall_as_their_figures_and_the_last_one_is_strong() -> None:
    drawn = tile(metric(40.0, history=history(10, 20, 30)))
    heights = sorted((bar.rect.x, bar.rect.height) for bar in bars(drawn))
    fills = [item.fill for item in drawn.items if isinstance(item, Shape) and item.geometry in bars(drawn)]

    assert [height / 6 for _, height in heights] == pytest.approx([1, 2, 3, 4])
    assert fills.count(load_theme("light").hue("teal").accent) == 1


def test_only_the_latest_six_figures_are_columns() -> None:
    assert len(bars(tile(metric(8.0, history=history(*range(1, 8)), graph="columns")))) == 6


def test_a_bar_shows_the_share_and_the_place_of_the_target() -> None:
    drawn = tile(metric(25.0, 50.0, "%"))
    track, filled = bars(drawn)

    assert filled.rect.width == pytest.approx(track.rect.width / 4)
    assert track.rect.width == pytest.approx(66)


@pytest.mark.parametrize("value", [0.0, 250.0, -5.0])
def test_a_bar_never_leaves_its_track(value: float) -> None:
    track, *filled = bars(tile(metric(value, 50.0, "%", graph="bar")))

    assert all(bar.rect.width <= track.rect.width for bar in filled)
    assert bool(filled) == (value > 0)


def test_columns_of_losses_hang_from_zero() -> None:
    up, down = bars(tile(metric(-20.0, history=history(40), graph="columns")))[::-1]

    assert up.rect.bottom == pytest.approx(down.rect.y)
    assert up.rect.height == pytest.approx(2 * down.rect.height)


@pytest.mark.parametrize("values", [(1, 2, 3, 2, 4), (5, 5, 5, 5, 5), (-3, 0, -9, 4, 1)])
def test_a_line_runs_inside_its_box_and_ends_in_a_dot(values: tuple[float, ...]) -> None:
    drawn = tile(metric(2.0, history=history(*values), graph="line"))
    dots = [
        item.geometry for item in drawn.items if isinstance(item, Shape) and isinstance(item.geometry, Circle)
    ]

    assert dots[0][:2] == dots[1][:2]
    assert dots[0].x == pytest.approx(192 - 12)
    assert 0 < dots[0].y < drawn.size.height


AWKWARD = [
    metric(None),
    metric(1_234_567.0, 2e6, "visits each month", history=history(1e6, 1.1e6)),
    metric(2.5, 2.0, "min", history=history(3, 3, 3, 2, 2, 2), direction="down"),
    metric(41.0, 45.0, "%", title="Donaudampfschifffahrtsgesellschaftskapitänsmützenfabrikantenverband"),
    metric(-12.5, 3.0, "%", title="", kind="retention"),
]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("scale", [1.0, 1.55])
@pytest.mark.parametrize("cell", [96.0, 115.0, 192.0, 420.0])
@pytest.mark.parametrize("record", AWKWARD, ids=lambda record: record.title[:8] or "untitled")
def test_nothing_hangs_out_of_a_tile(record: Metric, cell: float, scale: float, theme: ThemeName) -> None:
    drawn = draw_metric(record, pen("en", scale, theme), cell * scale)
    baselines = [item.y for item in drawn.items if isinstance(item, GlyphRun)]

    assert drawn.size.height >= 82 * scale
    assert all(item.x + item.width <= drawn.size.width for item in drawn.items if isinstance(item, GlyphRun))
    assert all(bar.rect.right <= drawn.size.width and bar.rect.x >= 0 for bar in bars(drawn))
    assert max(baselines, default=0.0) < drawn.size.height
    assert drawn.title is not None


def test_a_tile_is_as_tall_as_it_is_asked_to_be() -> None:
    assert draw_metric(metric(), pen(), 192.0, 120.0).size.height == 120.0


def with_metrics(*subjects: str) -> JourneyGraph:
    cells = {("touchpoints", "step-2-2"): ["Shop"]}
    graph = journey((1, 3), cells=cells, lanes=("touchpoints", "metrics"))
    for number, subject in enumerate(subjects):
        graph.apply(commands.add_metric(graph, subject, title=f"{subject} {number}", value=1.0))
    return graph


def columns_of_tiles(graph: JourneyGraph) -> dict[str, list[str]]:
    """The names of the tiles at each step, from the top."""
    frame = drawing(graph)
    tiles = [group for group in groups(frame, "card") if isinstance(graph.get(group.source), Metric)]
    at = {extent.start: extent.source for extent in frame.grid.steps}
    found: dict[str, list[str]] = {}
    for group in sorted(tiles, key=lambda group: group.origin.y):
        found.setdefault(at[group.origin.x], []).append(said(group.items)[0])
    return found


def test_a_metric_stands_at_its_step_and_after_it_that_of_a_touchpoint_there() -> None:
    graph = with_metrics("touchpoints-step-2-2-1", "step-2-2", "map")

    assert columns_of_tiles(graph) == {"step-2-2": ["step-2-2 1", "touchpoints-step-2-2-1 0"]}


def test_metrics_of_a_stage_take_its_free_cells_in_order() -> None:
    graph = with_metrics("stage-2", "stage-2", "stage-2", "step-2-1")

    assert columns_of_tiles(graph) == {
        "step-2-1": ["step-2-1 3", "stage-2 2"],
        "step-2-2": ["stage-2 0"],
        "step-2-3": ["stage-2 1"],
    }


def test_tiles_in_a_row_are_of_one_height() -> None:
    graph = with_metrics("step-1-1", "step-2-1")
    graph.apply(
        commands.edit(
            graph, graph.metrics("step-1-1")[0].id, title="Several words that need more than a line"
        )
    )
    heights = {group.size.height for group in groups(drawing(graph), "card") if "-" not in group.source}

    assert len(heights) == 1


def test_a_lane_without_metrics_is_empty() -> None:
    assert columns_of_tiles(with_metrics()) == {}


def test_fields_of_metrics_and_evidence_are_fields_of_their_records() -> None:
    for fields, record in ((METRIC_FIELDS, Metric), (EVIDENCE_FIELDS, Evidence)):
        names = [field.name for field in fields]
        assert set(names) <= set(record.model_fields)
        assert len(set(names)) == len(names)
    assert all(Metric(id="m", subject="map", order="a").replace(kind=kind) for kind in METRIC_KINDS)
    assert all(Evidence(id="e", order="a").replace(kind=kind) for kind in EVIDENCE_KINDS)
