"""Lanes and personas."""

from __future__ import annotations

import pytest

from cjm_desktop import commands
from cjm_desktop.commands import CommandRefused
from tests.maps import lamp


def test_a_lane_is_added_above_the_one_at_the_index_or_at_the_bottom() -> None:
    graph = lamp()
    graph.apply(commands.add_lane(graph, "pain_points", 1))
    graph.apply(commands.add_lane(graph, "free_text", title="Ideas"))
    assert [lane.kind for lane in graph.lanes()] == [
        "actions",
        "pain_points",
        "touchpoints",
        "emotions",
        "free_text",
        "free_text",
    ]


@pytest.mark.parametrize(
    ("lane", "index", "order"),
    [
        ("actions", 3, ["meets", "feelings", "notes", "actions"]),
        ("notes", 1, ["actions", "notes", "meets", "feelings"]),
    ],
)
def test_a_lane_moves_above_the_one_at_the_index_among_the_others(
    lane: str, index: int, order: list[str]
) -> None:
    graph = lamp()
    change = commands.move_lane(graph, lane, index)
    assert list(change.updated) == [lane]
    graph.apply(change)
    assert [each.id for each in graph.lanes()] == order
    assert commands.move_lane(graph, lane, index).is_empty


def test_a_lane_can_be_limited_to_a_persona_of_the_map_only() -> None:
    graph = lamp()
    graph.apply(commands.edit(graph, "actions", persona="buyer"))
    with pytest.raises(CommandRefused, match="names a persona who does not exist"):
        commands.edit(graph, "actions", persona="eve")
    with pytest.raises(CommandRefused, match="names a persona who does not exist"):
        commands.add_lane(graph, "actions", persona="eve")


def test_personas_are_added_and_reordered() -> None:
    graph = lamp()
    graph.apply(commands.add_persona(graph, 1, title="Cleo"))
    graph.apply(commands.move_persona(graph, "buyer", 2))
    assert [persona.title for persona in graph.personas()] == ["Cleo", "Visitor", "Buyer"]
    assert commands.move_persona(graph, "buyer", 2).is_empty
