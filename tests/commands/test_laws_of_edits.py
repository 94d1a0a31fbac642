"""Laws that hold for every edit of every map."""

from __future__ import annotations

import contextlib
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cjm_desktop.model.change import Change
from cjm_desktop.model.graph import ChangeRefused, JourneyGraph
from cjm_desktop.model.records import Card, Element, Lane, Link, Step
from tests.commands.random_edits import History, any_edit
from tests.strategies import journeys

randoms = st.integers(0, 2**32).map(Random)
law = settings(max_examples=40, deadline=None)


@law
@given(journeys(), randoms)
def test_an_edit_and_its_inverse_restore_the_map(graph: JourneyGraph, random: Random) -> None:
    for _ in range(10):
        before = graph.snapshot()
        change = any_edit(graph, random)
        graph.apply(change)
        assert change.is_empty == (graph == before)
        graph.apply(change.inverse())
        assert graph == before
        graph.apply(change)


@law
@given(journeys(), randoms)
def test_a_command_leaves_the_graph_alone(graph: JourneyGraph, random: Random) -> None:
    before = graph.snapshot()
    for _ in range(10):
        any_edit(graph, random)
    assert graph == before


@law
@given(journeys(), randoms)
def test_edits_compose_into_one_change_in_any_grouping(graph: JourneyGraph, random: Random) -> None:
    start = graph.snapshot()
    changes = []
    for _ in range(3):
        changes.append(any_edit(graph, random))
        graph.apply(changes[-1])
    first, second, third = changes
    whole = first.then(second).then(third)
    assert whole == first.then(second.then(third))
    assert whole == Change.in_sequence(changes)
    assert first.then(first.inverse()).is_empty
    assert whole.then(third.inverse()).then(second.inverse()) == first
    start.apply(whole)
    assert start == graph


@settings(law, max_examples=6)
@given(journeys(), randoms)
def test_three_hundred_edits_undone_and_redone_equal_their_replay(
    graph: JourneyGraph, random: Random
) -> None:
    start, history = graph.snapshot(), History()
    for _ in range(300):
        graph.apply(history.step(graph, random))
    replayed = start.snapshot()
    for change in history.done:
        replayed.apply(change)
    assert replayed == graph
    for change in reversed(history.done):
        graph.apply(change.inverse())
    assert graph == start


@law
@given(journeys(), randoms)
def test_whatever_is_edited_no_id_dangles(graph: JourneyGraph, random: Random) -> None:
    for _ in range(20):
        graph.apply(any_edit(graph, random))
    for record in graph:
        match record:
            case Element():
                assert isinstance(graph.get(record.lane), Lane)
                assert isinstance(graph.get(record.step), Step)
                assert all(persona in graph for persona in record.personas)
                if isinstance(record, Card) and record.until is not None:
                    assert graph.position(record.until) >= graph.position(record.step)
            case Link():
                assert record.source in graph
                assert record.target in graph
            case Step():
                assert record.stage in graph
            case Lane(persona=str(persona)):
                assert persona in graph
            case _:
                pass
    assert all(graph.steps(stage.id) for stage in graph.stages())
    assert JourneyGraph(graph.map, [record for record in graph if record != graph.map]) == graph


@law
@given(journeys(), randoms)
def test_the_sorted_views_stay_those_of_a_graph_built_afresh(graph: JourneyGraph, random: Random) -> None:
    for _ in range(12):
        # What is remembered from here on must be forgotten where it changes.
        _look_at_everything(graph)
        graph.apply(any_edit(graph, random))
    fresh = JourneyGraph(graph.map, [record for record in graph if record != graph.map])
    assert _look_at_everything(graph) == _look_at_everything(fresh)
    nodes = [record for record in graph if not isinstance(record, Link)]
    assert set(graph.network.nodes) == {record.id for record in nodes}
    assert {key for _, _, key in graph.network.edges(keys=True)} == {link.id for link in graph.links(Link)}
    assert (
        len(graph)
        == len(graph.records())
        == graph.network.number_of_nodes() + graph.network.number_of_edges()
    )


@law
@given(journeys(), randoms)
def test_a_change_made_for_another_state_is_refused_whole(graph: JourneyGraph, random: Random) -> None:
    change = any_edit(graph, random)
    graph.apply(change)
    after = graph.snapshot()
    if not change.is_empty:
        with pytest.raises(ChangeRefused):
            graph.apply(change)
    assert graph == after


@law
@given(journeys(), randoms, st.data())
def test_half_of_a_change_is_made_whole_or_not_at_all(
    graph: JourneyGraph, random: Random, data: st.DataObject
) -> None:
    pairs = any_edit(graph, random).pairs()
    kept = data.draw(st.sets(st.sampled_from(sorted(pairs)))) if pairs else set()
    half = Change.between({identifier: pair for identifier, pair in pairs.items() if identifier in kept})
    before = graph.snapshot()
    seen = _look_at_everything(graph)
    with contextlib.suppress(ChangeRefused):
        graph.apply(half)
        assert JourneyGraph(graph.map, [record for record in graph if record != graph.map]) == graph
        graph.apply(half.inverse())
    assert graph == before
    assert _look_at_everything(graph) == seen


def _look_at_everything(graph: JourneyGraph) -> list[object]:
    cells = [graph.cards(lane.id, step.id) for lane in graph.lanes() for step in graph.steps()]
    rows = [graph.elements_in(lane.id) for lane in graph.lanes()]
    columns = [(graph.steps(stage.id), graph.stages()) for stage in graph.stages()]
    places = [(graph.position(step.id), graph.elements_at(step.id)) for step in graph.steps()]
    links = [graph.links_of(record.id) for record in graph.records()]
    return [graph.records(), graph.personas(), cells, rows, columns, places, links]
