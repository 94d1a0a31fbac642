"""Cards that reach over several steps, metrics that change their step, and lines that are pointed at."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm_desktop import commands
from cjm_desktop.display.geometry import Point
from cjm_desktop.display.places import places_of
from cjm_desktop.editor import hits, insertion, moves
from cjm_desktop.editor.drags import SELECT_AREA, dragging_of, has_end
from cjm_desktop.editor.gestures import Gesture
from cjm_desktop.editor.lines import distance_to
from cjm_desktop.editor.outcomes import Cancel, Commit, Preview
from cjm_desktop.editor.pointing import DropSlot, Hit, Pointer
from cjm_desktop.layout.engine import lay_out
from cjm_desktop.model.records import Card, Metric
from cjm_desktop.theme import load_theme
from tests.editor.small_map import small_map

if TYPE_CHECKING:
    from cjm_desktop.display.items import Frame
    from cjm_desktop.editor.outcomes import Outcome
    from cjm_desktop.model.graph import JourneyGraph

PAIN, SHOP, METRIC = "pain_points-step-1-1-1", "touchpoints-step-2-1-1", "metric"
CELLS = {
    ("pain_points", "step-1-1"): ("Slow",),
    ("touchpoints", "step-1-1"): ("Website",),
    ("touchpoints", "step-2-1"): ("Shop",),
}
STEPS = ("step-1-1", "step-2-1", "step-2-2", "step-3-1")


@pytest.fixture(scope="module")
def graph() -> JourneyGraph:
    made = small_map((1, 2, 1), cells=CELLS)
    made.apply(commands.connect(made, "touchpoints-step-1-1-1", SHOP))
    made.apply(commands.add_lane(made, "metrics"))
    made.apply(commands.add_metric(made, "step-1-1", title="Speed"))
    return made


@pytest.fixture(scope="module")
def frame(graph: JourneyGraph) -> Frame:
    return lay_out(graph, load_theme("light"))


def metric_of(graph: JourneyGraph) -> Metric:
    (metric,) = graph.all_metrics()
    return metric


def dragged(
    graph: JourneyGraph, frame: Frame, hit: Hit, start: Point, end: Point
) -> tuple[Preview | None, Outcome]:
    gesture = Gesture(graph, frame, frozenset({hit.source}), Pointer(start, hit))
    shown = gesture.move(Pointer(end))
    return shown, gesture.release(Pointer(end))


def end_hit(frame: Frame, source: str) -> tuple[Hit, Point]:
    box = hits.boxes(frame)[source]
    at = hits.end_of(frame, box)
    hit = hits.hit_at(frame, at, 1.0, ended={source})
    assert hit is not None
    return hit, at


@given(place=st.integers(0, len(STEPS) - 1))
def test_dragging_the_end_makes_the_change_that_the_inspector_makes(place: int) -> None:
    graph = small_map((1, 2, 1), cells=CELLS)
    frame = lay_out(graph, load_theme("light"))
    hit, at = end_hit(frame, PAIN)
    target = frame.grid.steps[place]
    _shown, outcome = dragged(graph, frame, hit, at, Point(target.middle, at.y + 20))

    expected = commands.edit(graph, PAIN, until=STEPS[place] if place else None)
    assert hit.part == hits.END
    if expected.is_empty:
        assert outcome == Cancel()
    else:
        assert isinstance(outcome, Commit)
        assert outcome.change == expected


def test_only_kinds_that_ask_how_far_they_reach_have_an_end(graph: JourneyGraph) -> None:
    assert has_end(graph.get(PAIN))
    assert not has_end(graph.get(SHOP))
    assert not has_end(metric_of(graph))


def test_the_keyboard_reaches_as_far_as_the_map(graph: JourneyGraph) -> None:
    work = graph.snapshot()
    reached = []
    while (move := moves.reach_aside(work, PAIN, "right")) is not None:
        work.apply(move.change)
        card = work.get(PAIN)
        assert isinstance(card, Card)
        reached.append(card.until)
    assert reached == ["step-2-1", "step-2-2", "step-3-1"]
    for _step in reached:
        back = moves.reach_aside(work, PAIN, "left")
        assert back is not None
        work.apply(back.change)
    assert work.get(PAIN) == graph.get(PAIN)


def test_a_metric_let_go_at_another_step_measures_that_step(graph: JourneyGraph, frame: Frame) -> None:
    metric = metric_of(graph)
    group = hits.group_of(frame, metric.id)
    assert group is not None
    hit, start = Hit(metric.id, "card", group.box), group.box.centre
    _shown, outcome = dragged(graph, frame, hit, start, Point(frame.grid.steps[2].middle, start.y))
    assert isinstance(outcome, Commit)
    _before, after = outcome.change.updated[metric.id]
    assert isinstance(after, Metric)
    assert after.subject == "step-2-2"


def test_a_lane_of_cards_refuses_a_metric(graph: JourneyGraph, frame: Frame) -> None:
    metric = metric_of(graph)
    group, lane = hits.group_of(frame, metric.id), hits.extent_of(frame.grid.lanes, "actions")
    assert group is not None
    assert lane is not None
    hit, start = Hit(metric.id, "card", group.box), group.box.centre
    shown, outcome = dragged(graph, frame, hit, start, Point(start.x, lane.middle))
    assert outcome == Cancel()
    assert shown is not None
    assert any(isinstance(mark, DropSlot) and mark.refused for mark in shown.marks)


def test_arrow_keys_move_a_metric_to_the_next_step_and_not_beyond_the_first(graph: JourneyGraph) -> None:
    metric = metric_of(graph)
    assert moves.step_aside(graph, metric.id, "left") is None
    move = moves.step_aside(graph, metric.id, "right")
    assert move is not None
    _before, after = move.change.updated[metric.id]
    assert isinstance(after, Metric)
    assert after.subject == "step-2-1"


def test_a_transition_is_hit_on_its_line_and_not_beside_it(graph: JourneyGraph, frame: Frame) -> None:
    (link,) = graph.links_from("touchpoints-step-1-1-1")
    group = places_of(frame).named(link.id, hits.PATH)
    assert group is not None
    on_line = Point(group.box.centre.x, group.box.centre.y)
    assert distance_to(group, on_line) == pytest.approx(0.0, abs=1.0)
    found = hits.hit_at(frame, on_line)
    assert found is not None
    assert found.source == link.id
    beside = hits.hit_at(frame, Point(on_line.x, on_line.y + 15))
    assert beside is None or beside.source != link.id
    assert dragging_of(link, hits.PATH) is SELECT_AREA


def test_a_new_metric_brings_its_lane_where_there_is_none() -> None:
    graph = small_map(cells=CELLS)
    made = insertion.metric(graph, SHOP, None)
    graph.apply(made.change)
    metric = graph.get(made.new)
    assert isinstance(metric, Metric)
    assert metric.subject == SHOP
    assert graph.lanes()[-1].kind == "metrics"
    assert len(insertion.metric(graph, SHOP, None).change.added) == 1
