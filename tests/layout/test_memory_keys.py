"""What a remembered drawing must be made anew for: each of these once was forgotten, or nearly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.commands import edit, move_step, remove
from cjm_desktop.layout.engine import lay_out
from cjm_desktop.layout.memory import LayoutMemory
from cjm_desktop.model.change import Change
from cjm_desktop.theme import load_theme
from tests.drawn_maps import card, journey
from tests.kinds.lane_views import groups

if TYPE_CHECKING:
    from cjm_desktop.model.graph import JourneyGraph

PRINT = load_theme("print")


def is_drawn_anew(graph: JourneyGraph, change: Change) -> bool:
    """Whether a change is drawn the same with a memory of the map before it and without one."""
    memory = LayoutMemory()
    lay_out(graph, PRINT, memory)
    graph.apply(change)
    return lay_out(graph, PRINT, memory) == lay_out(graph, PRINT)


def test_a_card_ends_where_its_last_step_went() -> None:
    graph = journey([4], cells={("actions", "step-1-1"): ["Looks around"]})
    graph.apply(edit(graph, "actions-step-1-1-1", until="step-1-2"))

    assert is_drawn_anew(graph, move_step(graph, "step-1-2", "stage-1", 2))


def test_a_touchpoint_of_any_lane_has_a_place_among_the_channels() -> None:
    graph = journey([1, 1], lanes=("free_text", "channels", "key_moments"))
    stray = card("touchpoints", "step-1-1", "stray", "Shop", "i").replace(lane="free_text", milestone=True)
    graph.apply(Change.of(added=[stray]))

    assert is_drawn_anew(graph, remove(graph, ["stray"]))


def test_a_lane_that_moves_above_one_of_its_kind_is_the_first() -> None:
    graph = journey([1], lanes=("metrics", "actions"))
    second = graph.record("actions").replace(kind="metrics")
    graph.apply(Change.of(updated=[(graph.record("actions"), second)]))
    top = graph.record("metrics")

    assert is_drawn_anew(graph, Change.of(updated=[(top, top.replace(order="z"))]))


def test_two_lanes_that_show_the_same_records_name_them_apart() -> None:
    graph = journey(
        [2], cells={("touchpoints", "step-1-1"): ["Shop"]}, lanes=("touchpoints", "channels", "actions")
    )
    second = graph.record("actions").replace(kind="channels")
    graph.apply(Change.of(updated=[(graph.record("actions"), second)]))

    frame = lay_out(graph, PRINT)

    assert len(groups(frame, "channel")) == 1
    assert len({group[:2] for group in frame.groups}) == len(frame.groups)
