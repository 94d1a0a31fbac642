"""Gestures without a window: sequences of pointers, and what comes of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cjm_desktop.display.geometry import Point, Rect
from cjm_desktop.editor import hits
from cjm_desktop.editor.gestures import Gesture, Phase
from cjm_desktop.editor.outcomes import Cancel, Commit, Preview, Select
from cjm_desktop.editor.pointing import NO_KEYS, Carried, DropSlot, Modifiers, Pointer, Tag, Thread
from cjm_desktop.layout.engine import lay_out
from cjm_desktop.model.records import Card, Marker
from cjm_desktop.theme import load_theme
from tests.editor.small_map import small_map

if TYPE_CHECKING:
    from cjm_desktop.display.items import Frame
    from cjm_desktop.model.graph import JourneyGraph

CELLS = {
    ("actions", "step-1-1"): ("Looks", "Asks"),
    ("actions", "step-2-1"): ("Compares",),
    ("touchpoints", "step-1-1"): ("Website",),
    ("touchpoints", "step-2-1"): ("Shop",),
    ("free_text", "step-1-1"): ("Note",),
}


@pytest.fixture(scope="module")
def graph() -> JourneyGraph:
    return small_map((1, 2, 1), cells=CELLS, emotions=[("step-1-1", 1.0), ("step-2-2", -1.0)])


@pytest.fixture(scope="module")
def frame(graph: JourneyGraph) -> Frame:
    return lay_out(graph, load_theme("light"))


def box(frame: Frame, source: str) -> Rect:
    found = hits.box_of(frame, source)
    assert found is not None
    return found


class Hand:
    """A hand on one drawing."""

    def __init__(self, graph: JourneyGraph, frame: Frame, selected: frozenset[str] = frozenset()) -> None:
        self.graph, self.frame, self.selected = graph, frame, selected
        self.gesture: Gesture | None = None

    def pointer(self, at: Point, modifiers: Modifiers = NO_KEYS) -> Pointer:
        return Pointer(at, hits.hit_at(self.frame, at, 1.0, self.selected), modifiers)

    def drag(self, *places: Point, modifiers: Modifiers = NO_KEYS, connecting: bool = False) -> object:
        first, *rest = places
        gesture = Gesture(
            self.graph, self.frame, self.selected, self.pointer(first, modifiers), connecting=connecting
        )
        for place in rest:
            gesture.move(self.pointer(place, modifiers))
        self.gesture = gesture
        return gesture.release(self.pointer(places[-1], modifiers))


def committed(outcome: object, graph: JourneyGraph) -> JourneyGraph:
    assert isinstance(outcome, Commit)
    result = graph.snapshot()
    result.apply(outcome.change)
    return result


def moved(point: Point, dx: float, dy: float) -> Point:
    return Point(point.x + dx, point.y + dy)


def test_a_press_that_trembles_less_than_four_pixels_is_a_click(graph: JourneyGraph, frame: Frame) -> None:
    at = box(frame, "actions-step-1-1-1").centre
    assert Hand(graph, frame).drag(at, moved(at, 2, 2)) == Select(frozenset({"actions-step-1-1-1"}))


@pytest.mark.parametrize(
    ("selected", "expected"),
    [
        (frozenset(), frozenset({"actions-step-1-1-1"})),
        (frozenset({"emotion-1"}), frozenset({"emotion-1", "actions-step-1-1-1"})),
        (frozenset({"actions-step-1-1-1", "emotion-1"}), frozenset({"emotion-1"})),
    ],
)
def test_a_click_with_shift_toggles(
    graph: JourneyGraph, frame: Frame, selected: frozenset[str], expected: frozenset[str]
) -> None:
    at = box(frame, "actions-step-1-1-1").centre
    shift = Modifiers(shift=True)
    assert Hand(graph, frame, selected).drag(at, modifiers=shift) == Select(expected)


def test_a_click_on_the_ground_selects_nothing(graph: JourneyGraph, frame: Frame) -> None:
    outcome = Hand(graph, frame, frozenset({"emotion-1"})).drag(Point(2, frame.size.height - 2))
    assert outcome == Select(frozenset())


@pytest.mark.parametrize(
    ("stage", "to", "order"),
    [
        ("stage-1", "stage-2", ["stage-2", "stage-1", "stage-3"]),
        ("stage-1", "stage-3", ["stage-2", "stage-3", "stage-1"]),
        ("stage-3", "stage-1", ["stage-3", "stage-1", "stage-2"]),
    ],
)
def test_a_stage_stands_where_its_chevron_is_dropped(
    graph: JourneyGraph, frame: Frame, stage: str, to: str, order: list[str]
) -> None:
    forwards = order.index(stage) > [each.id for each in graph.stages()].index(stage)
    target = box(frame, to)
    drop = Point(target.right - 10 if forwards else target.x + 10, target.centre.y)
    result = committed(Hand(graph, frame).drag(box(frame, stage).centre, drop), graph)
    assert [each.id for each in result.stages()] == order


def test_a_drag_that_comes_back_changes_nothing(graph: JourneyGraph, frame: Frame) -> None:
    start = box(frame, "stage-1").centre
    away = box(frame, "stage-3").centre
    assert Hand(graph, frame).drag(start, away, moved(start, 6, 0)) == Cancel()


def test_a_step_crosses_into_another_stage(graph: JourneyGraph, frame: Frame) -> None:
    third = box(frame, "stage-3")
    end = Point(third.right - 10, third.centre.y)
    result = committed(Hand(graph, frame).drag(box(frame, "step-2-1").centre, end), graph)
    assert [step.id for step in result.steps("stage-3")] == ["step-3-1", "step-2-1"]


def test_the_only_step_of_a_stage_stays_and_the_pointer_says_why(graph: JourneyGraph, frame: Frame) -> None:
    gesture = Gesture(graph, frame, frozenset(), Hand(graph, frame).pointer(box(frame, "step-1-1").centre))
    preview = gesture.move(Hand(graph, frame).pointer(box(frame, "step-3-1").centre))
    assert preview is not None
    assert preview.change.is_empty
    assert [mark.words for mark in preview.marks if isinstance(mark, Tag)] == [
        "“Stage 1” would be left without a step."
    ]


def test_a_lane_stands_where_its_label_is_dropped(graph: JourneyGraph, frame: Frame) -> None:
    last = box(frame, "free_text")
    end = Point(last.centre.x, last.bottom - 2)
    result = committed(Hand(graph, frame).drag(box(frame, "actions").centre, end), graph)
    assert [lane.id for lane in result.lanes()][-1] == "actions"


@pytest.mark.parametrize(("below", "index"), [(False, 0), (True, 1)])
def test_a_card_is_inserted_above_or_below_by_height(
    graph: JourneyGraph, frame: Frame, below: bool, index: int
) -> None:
    target = box(frame, "actions-step-2-1-1")
    drop = Point(target.centre.x, target.bottom - 2 if below else target.y + 2)
    result = committed(Hand(graph, frame).drag(box(frame, "actions-step-1-1-1").centre, drop), graph)
    cell = [card.id for card in result.cards("actions", "step-2-1")]
    assert cell.index("actions-step-1-1-1") == index


def test_cards_of_a_cell_change_places(graph: JourneyGraph, frame: Frame) -> None:
    second = box(frame, "actions-step-1-1-2")
    drop = Point(second.centre.x, second.bottom + 4)
    result = committed(Hand(graph, frame).drag(box(frame, "actions-step-1-1-1").centre, drop), graph)
    assert [card.id for card in result.cards("actions", "step-1-1")] == [
        "actions-step-1-1-2",
        "actions-step-1-1-1",
    ]


def test_a_lane_refuses_cards_it_does_not_take(graph: JourneyGraph, frame: Frame) -> None:
    hand = Hand(graph, frame)
    start, end = box(frame, "actions-step-1-1-1").centre, box(frame, "touchpoints-step-2-1-1").centre
    gesture = Gesture(graph, frame, frozenset(), hand.pointer(start))
    preview = gesture.move(hand.pointer(end))
    assert isinstance(preview, Preview)
    assert preview.change.is_empty
    assert any(isinstance(mark, DropSlot) and mark.refused for mark in preview.marks)
    assert gesture.release(hand.pointer(end)) == Cancel()


def test_free_text_takes_any_card(graph: JourneyGraph, frame: Frame) -> None:
    drop = box(frame, "free_text-step-1-1-1").centre
    result = committed(Hand(graph, frame).drag(box(frame, "touchpoints-step-1-1-1").centre, drop), graph)
    card = result.get("touchpoints-step-1-1-1")
    assert isinstance(card, Card)
    assert card.lane == "free_text"


@pytest.mark.parametrize(
    ("dy_levels", "alt", "value"),
    [(0.9, False, 2.0), (-1.2, False, 0.0), (0.4, True, 1.4), (-9.0, False, -2.0)],
)
def test_an_emotion_snaps_to_whole_levels_unless_alt_is_held(
    graph: JourneyGraph, frame: Frame, dy_levels: float, alt: bool, value: float
) -> None:
    axis = frame.grid.axes[0]
    start = box(frame, "emotion-1").centre
    end = Point(start.x, axis.y(1.0) + (axis.y(1.0 + dy_levels) - axis.y(1.0)))
    result = committed(Hand(graph, frame).drag(start, end, modifiers=Modifiers(alt=alt)), graph)
    marker = result.get("emotion-1")
    assert isinstance(marker, Marker)
    assert marker.value == pytest.approx(value, abs=0.01)
    assert (marker.step, marker.offset) == ("step-1-1", 0.5)


def test_an_emotion_dragged_sideways_crosses_steps(graph: JourneyGraph, frame: Frame) -> None:
    start = box(frame, "emotion-1").centre
    step = hits.extent_of(frame.grid.steps, "step-2-1")
    assert step is not None
    quarter = step.start + (step.end - step.start) / 4
    result = committed(Hand(graph, frame).drag(start, Point(quarter, start.y)), graph)
    marker = result.get("emotion-1")
    assert isinstance(marker, Marker)
    assert (marker.step, marker.value) == ("step-2-1", 1.0)
    assert marker.offset == pytest.approx(0.25, abs=0.001)


def test_a_port_draws_a_connection(graph: JourneyGraph, frame: Frame) -> None:
    source = box(frame, "touchpoints-step-1-1-1")
    hand = Hand(graph, frame, frozenset({"touchpoints-step-1-1-1"}))
    port = hits.ports_of(source, hits.PORT_GAP)[2]
    outcome = hand.drag(port, box(frame, "touchpoints-step-2-1-1").centre)
    links = committed(outcome, graph).links_of("touchpoints-step-1-1-1")
    assert [(link.source, link.target) for link in links] == [
        ("touchpoints-step-1-1-1", "touchpoints-step-2-1-1")
    ]


def test_a_connection_to_something_else_is_a_loose_thread(graph: JourneyGraph, frame: Frame) -> None:
    hand = Hand(graph, frame)
    start, end = box(frame, "touchpoints-step-1-1-1").centre, box(frame, "actions-step-2-1-1").centre
    gesture = Gesture(graph, frame, frozenset(), hand.pointer(start), connecting=True)
    preview = gesture.move(hand.pointer(end))
    assert preview is not None
    assert [mark.target for mark in preview.marks if isinstance(mark, Thread)] == [None]
    assert gesture.release(hand.pointer(end)) == Cancel()


def test_a_rubber_band_selects_what_it_touches(graph: JourneyGraph, frame: Frame) -> None:
    first, second = box(frame, "actions-step-1-1-1"), box(frame, "actions-step-1-1-2")
    start = Point(first.x - 4, first.y - 4)
    outcome = Hand(graph, frame).drag(start, Point(second.x + 3, second.y + 3))
    assert outcome == Select(frozenset({"actions-step-1-1-1", "actions-step-1-1-2"}))


def test_breaking_off_leaves_nothing_behind(graph: JourneyGraph, frame: Frame) -> None:
    before = graph.records()
    hand = Hand(graph, frame)
    start = box(frame, "stage-1").centre
    gesture = Gesture(graph, frame, frozenset(), hand.pointer(start))
    gesture.move(hand.pointer(box(frame, "stage-3").centre))
    phases = [gesture.phase]
    assert gesture.cancel() == Cancel()
    phases.append(gesture.phase)
    assert phases == [Phase.MOVING, Phase.IDLE]
    assert gesture.move(hand.pointer(start)) is None
    assert graph.records() == before


def test_what_is_carried_follows_from_where_it_was_pressed(graph: JourneyGraph, frame: Frame) -> None:
    hand = Hand(graph, frame)
    start = moved(box(frame, "actions-step-1-1-1").centre, 5, 3)
    gesture = Gesture(graph, frame, frozenset(), hand.pointer(start))
    previews = [gesture.move(hand.pointer(moved(start, dx, 7))) for dx in (30, 60, 90)]
    preview = previews[-1]
    assert preview is not None
    assert Carried("actions-step-1-1-1", "card", 90, 7) in preview.marks
    assert preview.lifted == {("actions-step-1-1-1", "card")}
