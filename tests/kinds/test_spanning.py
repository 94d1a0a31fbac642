"""Cards that reach over several steps, in the lanes of a map."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cjm_desktop.commands import edit
from cjm_desktop.display.geometry import Rect
from cjm_desktop.layout.engine import lay_out
from cjm_desktop.theme import load_theme
from tests.drawn_maps import journey

if TYPE_CHECKING:
    from cjm_desktop.model.graph import JourneyGraph

CELLS = {
    ("actions", "step-1-1"): ["Looks around", "Asks a friend"],
    ("actions", "step-1-2"): ["Reads"],
    ("actions", "step-2-1"): ["Buys"],
    ("touchpoints", "step-1-1"): ["Shop"],
    ("touchpoints", "step-1-2"): ["Window"],
    ("touchpoints", "step-2-1"): ["Counter"],
}


GAP = load_theme("print").grid.card_stack_gap


def shop(**until: str) -> JourneyGraph:
    """Two stages of two steps; ``until`` says which card reaches to which step."""
    graph = journey((2, 2), cells=CELLS, lanes=("actions", "touchpoints"))
    for card, step in until.items():
        graph.apply(edit(graph, card.replace("_", "-"), until=step))
    return graph


def boxes(graph: JourneyGraph) -> dict[str, Rect]:
    """Every card's box, in points before the map's scale."""
    frame = lay_out(graph, load_theme("print"))
    back = 1 / frame.grid.scale
    return {
        group.source: Rect(*(length * back for length in group.box))
        for group in frame.groups
        if group.part == "card"
    }


def test_a_card_reaches_from_the_start_of_its_cell_to_the_end_of_the_last_one() -> None:
    plain = boxes(shop())
    across = boxes(shop(actions_step_1_1_1="step-2-1"))["actions-step-1-1-1"]

    assert across.x == plain["actions-step-1-1-1"].x
    assert across.right == pytest.approx(plain["actions-step-2-1-1"].right)


def test_what_it_covers_stands_below_it_and_what_it_does_not_stays_at_the_top() -> None:
    found = boxes(shop(actions_step_1_1_1="step-1-2"))
    across = found["actions-step-1-1-1"]

    assert found["actions-step-1-1-2"].y == pytest.approx(across.bottom + GAP)
    assert found["actions-step-1-2-1"].y == pytest.approx(across.bottom + GAP)
    assert found["actions-step-2-1-1"].y == across.y


def test_two_that_cross_lie_in_two_sub_rows() -> None:
    found = boxes(shop(actions_step_1_1_1="step-1-2", actions_step_1_2_1="step-2-1"))

    assert found["actions-step-1-2-1"].y == pytest.approx(found["actions-step-1-1-1"].bottom + GAP)
    assert found["actions-step-1-1-2"].y == pytest.approx(found["actions-step-1-1-1"].bottom + GAP)
    assert found["actions-step-2-1-1"].y == pytest.approx(found["actions-step-1-2-1"].bottom + GAP)


def test_a_touchpoint_that_reaches_further_leaves_the_rows_level() -> None:
    found = boxes(shop(touchpoints_step_1_1_1="step-1-2"))

    assert found["touchpoints-step-1-1-1"].y == found["touchpoints-step-2-1-1"].y
    assert found["touchpoints-step-1-2-1"].y > found["touchpoints-step-1-1-1"].bottom


def test_an_end_at_its_own_step_is_none() -> None:
    assert boxes(shop(actions_step_1_2_1="step-1-2")) == boxes(shop())


def test_cards_are_read_step_by_step() -> None:
    frame = lay_out(shop(actions_step_1_2_1="step-2-2"), load_theme("print"))
    read = [group.source for group in frame.groups if group.part == "card" and "actions" in group.source]

    assert read == ["actions-step-1-1-1", "actions-step-1-1-2", "actions-step-1-2-1", "actions-step-2-1-1"]
