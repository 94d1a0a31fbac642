"""Removing: what goes along, what stays and how."""

from __future__ import annotations

import pytest

from cjm_desktop import commands
from cjm_desktop.commands import CommandRefused
from cjm_desktop.model.records import Element, Lane, Marker
from tests.maps import card, lamp, marker, way


@pytest.mark.parametrize(
    ("asked", "gone"),
    [
        (["path"], {"path"}),
        (["shop"], {"shop", "path"}),
        (["shop", "shop", "path"], {"shop", "path"}),
        (["look"], {"look", "see", "advert", "curious", "path"}),
        (["compare"], {"compare", "unsure", "annoyed"}),
        (["meets"], {"meets", "advert", "shop", "path"}),
        (["buy", "pay", "shop"], {"buy", "pay", "shop", "path"}),
        (["list", "ask"], {"list", "ask", "first", "second", "third"}),
        ([], set()),
    ],
)
def test_with_a_record_goes_all_that_cannot_be_without_it(asked: list[str], gone: set[str]) -> None:
    graph = lamp()
    change = commands.remove(graph, asked)
    assert set(change.removed) == gone
    graph.apply(change)
    assert not gone & {record.id for record in graph}
    graph.apply(change.inverse())
    assert graph == lamp()


def test_the_last_step_of_a_stage_cannot_go_but_the_stage_can() -> None:
    with pytest.raises(CommandRefused, match="The last step of “Look” cannot be removed"):
        commands.remove(lamp(), ["see"])
    with pytest.raises(CommandRefused, match="The last step of “Choose” cannot be removed"):
        commands.remove(lamp(), ["list", "compare", "ask"])
    assert "see" in commands.remove(lamp(), ["look"]).removed


def test_all_stages_can_go() -> None:
    graph = lamp()
    graph.apply(commands.remove(graph, ["look", "choose", "buy"]))
    assert graph.steps() == ()
    assert graph.elements() == ()


def test_the_map_and_what_is_not_there_cannot_go() -> None:
    with pytest.raises(CommandRefused, match="The map itself"):
        commands.remove(lamp(), ["map"])
    with pytest.raises(CommandRefused, match="not on the map"):
        commands.remove(lamp(), ["shop", "lost"])


@pytest.mark.parametrize(
    ("asked", "until"),
    [(["buy"], "ask"), (["buy", "ask"], "compare"), (["buy", "ask", "compare"], None), (["compare"], "pay")],
)
def test_a_span_whose_end_goes_ends_at_the_nearest_step_before(asked: list[str], until: str | None) -> None:
    graph = lamp([card("long", "notes", "list", until="pay")])
    graph.apply(commands.remove(graph, asked))
    assert graph.record("long").model_dump()["until"] == until


def test_a_spanning_card_goes_with_its_first_step() -> None:
    graph = lamp([card("long", "notes", "list", until="pay")])
    assert {"long", "list"} <= set(commands.remove(graph, ["list", "buy"]).removed)


def test_the_links_of_steps_go_with_them() -> None:
    graph = lamp([way("onward", "list", "ask")])
    assert "onward" in commands.remove(graph, ["ask"]).removed


def test_what_was_a_personas_stays_for_the_others() -> None:
    shared = card("shared", "notes", "see", personas=["buyer", "visitor"])
    hers = card("hers", "notes", "see", personas=["buyer"], until="pay")
    graph = lamp([shared, hers])
    graph.apply(commands.edit(graph, "notes", persona="buyer"))
    change = commands.remove(graph, ["buyer", "buy"])
    graph.apply(change)
    records = {record.id: record for record in graph if isinstance(record, Element)}
    assert records["shared"].personas == ("visitor",)
    assert records["hers"] == hers.replace(personas=(), until="ask")
    notes = graph.record("notes")
    assert isinstance(notes, Lane)
    assert notes.persona is None


def test_emotions_that_become_everyones_make_room_for_each_other() -> None:
    graph = lamp([marker("hers", "see", 2, 0.5, "buyer"), marker("theirs", "see", 2, 0.5, "visitor")])
    graph.apply(commands.remove(graph, ["buyer", "visitor"]))
    markers = [
        each for each in graph.elements_in("feelings") if isinstance(each, Marker) and each.step == "see"
    ]
    assert {each.personas for each in markers} == {()}
    assert len({each.offset for each in markers}) == 3
    assert all(abs(each.offset - 0.5) < 0.01 for each in markers)
