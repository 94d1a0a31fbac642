"""Cards: adding, moving between cells, copying."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cjm_desktop import commands
from cjm_desktop.commands import CommandRefused
from cjm_desktop.model.records import Card, Lane, Marker
from tests.maps import card, lamp

if TYPE_CHECKING:
    from cjm_desktop.model.graph import JourneyGraph


def cell(graph: JourneyGraph, lane: str, step: str) -> list[str]:
    return [each.title for each in graph.cards(lane, step)]


def card_of(graph: JourneyGraph, identifier: str) -> Card:
    record = graph.record(identifier)
    assert isinstance(record, Card)
    return record


def test_a_card_is_added_where_it_is_wanted_in_its_cell() -> None:
    graph = lamp()
    graph.apply(commands.add_card(graph, "action", "actions", "list", 1, title="new"))
    graph.apply(commands.add_card(graph, "action", "actions", "list", title="last"))
    assert cell(graph, "actions", "list") == ["first", "new", "second", "third", "last"]


def test_a_new_card_has_the_record_of_its_kind() -> None:
    graph = lamp()
    change = commands.add_card(graph, "touchpoint", "meets", "see", channel="phone")
    (new,) = change.added.values()
    assert new.model_dump()["channel"] == "phone"
    assert type(new) is not Card


def test_a_new_card_inherits_the_persona_of_its_lane() -> None:
    graph = lamp()
    graph.apply(commands.edit(graph, "notes", persona="buyer"))
    (new,) = commands.add_card(graph, "note", "notes", "see").added.values()
    assert isinstance(new, Card)
    assert new.personas == ("buyer",)


def test_an_emotion_added_as_a_card_becomes_a_marker() -> None:
    (new,) = commands.add_card(lamp(), "emotion", "feelings", "pay", value=1).added.values()
    assert isinstance(new, Marker)
    assert new.value == 1


@pytest.mark.parametrize(
    ("lane", "step", "index", "there"),
    [
        ("actions", "list", 0, ["second", "first", "third"]),
        ("actions", "list", 2, ["first", "third", "second"]),
        ("actions", "pay", 0, ["second"]),
        ("notes", "list", 5, ["second"]),
    ],
)
def test_a_card_moves_above_the_one_at_the_index_among_the_others(
    lane: str, step: str, index: int, there: list[str]
) -> None:
    graph = lamp()
    change = commands.move_card(graph, "second", lane, step, index)
    assert list(change.updated) == ["second"]
    graph.apply(change)
    assert cell(graph, lane, step) == there


@pytest.mark.parametrize(("identifier", "index"), [("first", 0), ("second", 1), ("third", 2), ("third", 99)])
def test_a_card_dropped_where_it_stands_changes_nothing(identifier: str, index: int) -> None:
    assert commands.move_card(lamp(), identifier, "actions", "list", index).is_empty


def test_a_lane_refuses_cards_that_are_not_its_kind() -> None:
    graph = lamp()
    with pytest.raises(CommandRefused, match="“Where we meet” takes no cards of the kind “Action”"):
        commands.move_card(graph, "first", "meets", "list", 0)
    with pytest.raises(CommandRefused, match="“Where we meet” takes no cards of the kind “Action”"):
        commands.add_card(graph, "action", "meets", "list")
    actions, notes = graph.record("actions"), graph.record("notes")
    assert isinstance(actions, Lane)
    assert isinstance(notes, Lane)
    assert not commands.accepts(actions, card_of(graph, "shop"))
    assert commands.accepts(notes, card_of(graph, "shop"))


def test_a_card_that_a_file_put_into_a_lane_of_another_kind_may_move_along_it() -> None:
    stray = card("stray", "actions", "see").replace(kind="touchpoint")
    graph = lamp([stray])
    graph.apply(commands.move_card(graph, "stray", "actions", "pay", 0))
    assert cell(graph, "actions", "pay") == ["stray"]


@pytest.mark.parametrize(
    ("step", "until"),
    [("see", "list"), ("compare", "ask"), ("ask", "pay"), ("pay", None), ("list", "compare")],
)
def test_a_span_keeps_its_length_as_far_as_the_map_reaches(step: str, until: str | None) -> None:
    graph = lamp([card("long", "notes", "list", until="compare")])
    graph.apply(commands.move_card(graph, "long", "notes", step, 0))
    assert card_of(graph, "long").until == until


def test_a_card_dropped_into_another_personas_lane_becomes_hers_too() -> None:
    graph = lamp([card("his", "actions", "see", personas=["visitor"])])
    graph.apply(commands.edit(graph, "notes", persona="buyer"))
    graph.apply(commands.move_card(graph, "his", "notes", "see", 0))
    assert card_of(graph, "his").personas == ("visitor", "buyer")
    graph.apply(commands.move_card(graph, "first", "notes", "see", 0))
    assert card_of(graph, "first").personas == ()


def test_a_copy_stands_right_below_and_has_no_links() -> None:
    graph = lamp([card("below", "meets", "see", "z")])
    change = commands.duplicate_card(graph, "advert")
    graph.apply(change)
    assert cell(graph, "meets", "see") == ["advert", "advert", "below"]
    (copy,) = change.added.values()
    assert copy.replace(id="advert", order="i") == graph.record("advert")
    assert graph.links_of(copy.id) == ()
