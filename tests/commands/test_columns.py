"""Stages and steps: adding, reordering, and what becomes of spans."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cjm_desktop import commands
from cjm_desktop.commands import CommandRefused
from cjm_desktop.model.graph import JourneyGraph
from cjm_desktop.model.records import JourneyMap, Record, Stage, Step
from tests.maps import card, lamp

if TYPE_CHECKING:
    from collections.abc import Callable

    from cjm_desktop.model.change import Change


def ids(records: tuple[Record, ...]) -> list[str]:
    return [record.id for record in records]


def test_a_new_stage_has_one_step_and_a_hue_that_its_neighbours_lack() -> None:
    graph = lamp()
    change = commands.add_stage(graph, 1, title="Wonder")
    graph.apply(change)
    new = graph.stages()[1]
    assert new.title == "Wonder"
    assert len(graph.steps(new.id)) == 1
    assert len(change.added) == 2
    assert new.hue not in {"teal", "iris"}


def test_the_first_stage_of_an_empty_map_can_be_added() -> None:
    graph = JourneyGraph(JourneyMap(id="map"))
    graph.apply(commands.add_stage(graph))
    graph.apply(commands.add_stage(graph))
    first, second = graph.stages()
    assert first.hue != second.hue


@pytest.mark.parametrize(
    ("stage", "index", "order"),
    [
        ("look", 1, ["choose", "look", "buy"]),
        ("look", 2, ["choose", "buy", "look"]),
        ("look", 99, ["choose", "buy", "look"]),
        ("buy", 0, ["buy", "look", "choose"]),
        ("buy", -1, ["buy", "look", "choose"]),
    ],
)
def test_a_stage_moves_before_the_one_at_the_index_among_the_others(
    stage: str, index: int, order: list[str]
) -> None:
    graph = lamp()
    change = commands.move_stage(graph, stage, index)
    assert list(change.updated) == [stage]
    graph.apply(change)
    assert ids(graph.stages()) == order


@pytest.mark.parametrize(("stage", "index"), [("look", 0), ("choose", 1), ("buy", 2), ("buy", 9)])
def test_a_stage_dropped_where_it_stands_changes_nothing(stage: str, index: int) -> None:
    assert commands.move_stage(lamp(), stage, index).is_empty


def test_a_step_is_added_where_it_is_wanted() -> None:
    graph = lamp()
    graph.apply(commands.add_step(graph, "choose", 1, title="Measure"))
    graph.apply(commands.add_step(graph, "choose", title="Sleep on it"))
    assert [step.title or step.id for step in graph.steps("choose")] == [
        "list",
        "Measure",
        "compare",
        "ask",
        "Sleep on it",
    ]


@pytest.mark.parametrize(
    ("stage", "index", "reading"),
    [
        ("choose", 0, ["see", "compare", "list", "ask", "pay"]),
        ("choose", 2, ["see", "list", "ask", "compare", "pay"]),
        ("look", 0, ["compare", "see", "list", "ask", "pay"]),
        ("buy", 1, ["see", "list", "ask", "pay", "compare"]),
    ],
)
def test_a_step_moves_within_and_between_stages_and_its_elements_with_it(
    stage: str, index: int, reading: list[str]
) -> None:
    graph = lamp()
    change = commands.move_step(graph, "compare", stage, index)
    assert list(change.updated) == ["compare"]
    graph.apply(change)
    assert ids(graph.steps()) == reading
    assert ids(graph.elements_at("compare")) == ["annoyed", "unsure"]


def test_a_step_dropped_where_it_stands_changes_nothing() -> None:
    assert commands.move_step(lamp(), "compare", "choose", 1).is_empty


def test_the_last_step_of_a_stage_cannot_move_to_another_one() -> None:
    with pytest.raises(CommandRefused, match="“Look” would be left without a step"):
        commands.move_step(lamp(), "see", "choose", 0)


def test_a_span_that_would_run_backwards_ends_at_the_last_step_it_still_covers() -> None:
    graph = lamp([card("long", "notes", "list", until="ask"), card("pair", "notes", "compare", until="ask")])
    graph.apply(commands.move_step(graph, "ask", "choose", 0))
    assert [graph.record(each).model_dump()["until"] for each in ("long", "pair")] == ["compare", None]


def test_a_span_over_stages_survives_a_step_put_into_it() -> None:
    graph = lamp([card("long", "notes", "see", until="pay")])
    change = commands.move_stage(graph, "choose", 0)
    graph.apply(change)
    assert list(change.updated) == ["choose"]
    graph.apply(commands.add_step(graph, "look", 0))


@pytest.mark.parametrize(
    "move",
    [
        lambda graph: commands.move_stage(graph, "see", 0),
        lambda graph: commands.move_step(graph, "look", "buy", 0),
        lambda graph: commands.move_step(graph, "list", "lost", 0),
        lambda graph: commands.add_step(graph, "lost"),
    ],
)
def test_what_is_not_a_stage_or_a_step_is_refused(move: Callable[[JourneyGraph], Change]) -> None:
    with pytest.raises(CommandRefused, match="not on the map"):
        move(lamp())


def test_between_two_equal_keys_the_list_gets_new_ones() -> None:
    twins = [Stage(id="twin", order="c", title="Twin"), Step(id="only", stage="twin", order="i")]
    graph = lamp(twins)
    assert ids(graph.stages()) == ["look", "choose", "buy", "twin"]
    change = commands.move_stage(graph, "look", 2)
    graph.apply(change)
    assert ids(graph.stages()) == ["choose", "buy", "look", "twin"]
    assert len({stage.order for stage in graph.stages()}) == 4
    graph.apply(change.inverse())
    assert graph == lamp(twins)


def test_a_key_grown_too_long_for_the_file_is_replaced_in_time() -> None:
    graph = lamp()
    for _ in range(1_200):
        # The last stage goes between the first two, again and again: the narrowest of places.
        graph.apply(commands.move_stage(graph, graph.stages()[2].id, 1))
    assert max(len(stage.order) for stage in graph.stages()) <= 150
