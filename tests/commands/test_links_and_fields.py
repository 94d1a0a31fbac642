"""Links, and fields of any record and of the map."""

from __future__ import annotations

import pytest

from cjm_desktop import commands
from cjm_desktop.commands import CommandRefused
from cjm_desktop.model.records import Transition
from tests.maps import card, lamp


def test_two_touchpoints_are_connected_one_way() -> None:
    graph = lamp()
    graph.apply(commands.connect(graph, "shop", "advert", "loop", label="again"))
    (link,) = graph.links_from("shop")
    assert isinstance(link, Transition)
    assert (link.target, link.role, link.label) == ("advert", "loop", "again")


@pytest.mark.parametrize(
    ("source", "target", "sentence"),
    [
        ("shop", "shop", "cannot lead back to where it starts"),
        ("advert", "shop", "connected already"),
        ("advert", "curious", "from one card or step to another"),
        ("look", "shop", "from one card or step to another"),
        ("advert", "lost", "not on the map"),
    ],
)
def test_what_cannot_be_connected_is_refused_in_a_sentence(source: str, target: str, sentence: str) -> None:
    with pytest.raises(CommandRefused, match=sentence):
        commands.connect(lamp(), source, target)


def test_a_loop_may_lead_back_to_its_start_and_a_second_way_may_have_another_role() -> None:
    graph = lamp()
    graph.apply(commands.connect(graph, "shop", "shop", "loop"))
    graph.apply(commands.connect(graph, "advert", "shop", "branch"))
    assert len(graph.links_of("shop")) == 3


def test_a_probability_beside_a_count_is_refused() -> None:
    graph = lamp()
    graph.apply(commands.edit(graph, "path", count=3))
    with pytest.raises(CommandRefused, match="a probability or all a count"):
        commands.connect(graph, "advert", "see", probability=0.5)


def test_disconnecting_leaves_both_ends() -> None:
    graph = lamp()
    graph.apply(commands.disconnect(graph, "path"))
    assert graph.links_of("advert") == ()
    assert {"advert", "shop"} <= {record.id for record in graph}
    with pytest.raises(CommandRefused):
        commands.disconnect(graph, "shop")


def test_only_what_differs_is_an_edit() -> None:
    graph = lamp([card("new", "notes", "see", x_votes=2)])
    assert commands.edit(graph, "shop", title="shop", tags=[]).is_empty
    graph.apply(commands.edit(graph, "new", title="Shop", tags=["a"], x_votes=3))
    assert graph.record("new") == card("new", "notes", "see", title="Shop", tags=["a"], x_votes=3)


def test_a_field_that_a_record_does_not_have_is_a_mistake_in_the_program() -> None:
    with pytest.raises(TypeError, match="headline"):
        commands.edit(lamp(), "shop", headline="x")
    with pytest.raises(TypeError, match="id"):
        commands.edit(lamp(), "shop", id="x")


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"title": "x" * 20_001}, "The text of “title” is too long: it may have 20000 characters."),
        ({"title": 5}, "“title” cannot have this value."),
        ({"tags": ["a", 5]}, "“tags.1” cannot have this value."),
        ({"until": "see"}, "“shop” cannot end at a step before the one where it stands."),
    ],
)
def test_a_value_that_does_not_fit_is_refused_in_a_sentence(fields: dict[str, object], sentence: str) -> None:
    with pytest.raises(CommandRefused) as refusal:
        commands.edit(lamp(), "shop", **fields)
    assert str(refusal.value) == sentence


def test_the_map_itself_is_edited_like_a_record() -> None:
    graph = lamp()
    graph.apply(commands.edit_map(graph, title="New", language="ru"))
    assert (graph.map.title, graph.map.language) == ("New", "ru")
    assert commands.edit_map(graph, title="New").is_empty
    with pytest.raises(CommandRefused, match="language"):
        commands.edit_map(graph, language="?")
