from __future__ import annotations

import pytest

from cjm_desktop.model.change import Change
from cjm_desktop.model.graph import ChangeRefused, JourneyGraph
from cjm_desktop.model.records import Link, Record, Stage, Step
from tests.maps import MAP, card, columns, lamp, marker, rows


def ids(records: tuple[Record, ...]) -> list[str]:
    return [record.id for record in records]


def test_columns_are_read_stage_by_stage() -> None:
    graph = lamp()
    assert ids(graph.stages()) == ["look", "choose", "buy"]
    assert ids(graph.steps()) == ["see", "list", "compare", "ask", "pay"]
    assert ids(graph.steps("choose")) == ["list", "compare", "ask"]
    assert [graph.position(step.id) for step in graph.steps()] == [0, 1, 2, 3, 4]


def test_equal_orders_are_told_apart_by_id() -> None:
    graph = lamp(
        [card("b", "notes", "see", "i"), card("a", "notes", "see", "i"), card("c", "notes", "see", "a")]
    )
    assert ids(graph.cards("notes", "see")) == ["c", "a", "b"]


def test_a_lane_is_read_by_step_then_by_order_or_offset() -> None:
    graph = lamp()
    assert ids(graph.elements_in("feelings")) == ["curious", "unsure", "annoyed"]
    assert ids(graph.elements_in("actions")) == ["first", "second", "third"]
    assert ids(graph.cards("actions", "list")) == ["first", "second", "third"]
    assert graph.cards("actions", "pay") == ()


def test_links_are_found_from_both_ends() -> None:
    graph = lamp()
    assert (
        ids(graph.links_from("advert")) == ids(graph.links_to("shop")) == ids(graph.links(Link)) == ["path"]
    )
    assert ids(graph.links_of("shop")) == ["path"]
    assert graph.links_from("shop") == graph.links_of("path") == graph.links_from("nothing") == ()


def test_records_are_nodes_and_edges_under_their_ids() -> None:
    graph = lamp()
    assert graph.network.nodes["shop"]["record"] is graph.record("shop")
    assert graph.network.edges["advert", "shop", "path"]["record"] is graph.record("path")
    assert "shop" in graph
    assert "nothing" not in graph
    assert graph.get("nothing") is None
    with pytest.raises(KeyError):
        graph.record("nothing")


def test_records_come_in_a_stable_order_whatever_order_they_went_in() -> None:
    graph = lamp()
    again = JourneyGraph(graph.map, reversed(graph.records()[1:]))
    assert again == graph
    assert again.records() == graph.records()
    assert graph.records()[0] == MAP


def test_the_network_follows_changes_and_a_snapshot_has_its_own() -> None:
    graph = lamp()
    network, snapshot = graph.network, graph.snapshot()
    path, second = graph.record("path"), graph.record("second")
    later = second.replace(title="Later")
    change = Change.of(removed=[path], updated=[(second, later)])

    graph.apply(change)
    assert not graph.network.has_edge("advert", "shop")
    assert graph.network.nodes["second"]["record"] is later
    assert snapshot.network.edges["advert", "shop", "path"]["record"] is path

    graph.apply(change.inverse())
    assert set(graph.network.edges) == set(network.edges)
    assert graph.network.nodes["second"]["record"] is second


def test_the_title_of_the_map_is_changed_like_anything_else() -> None:
    graph = lamp()
    graph.apply(Change.of(updated=[(MAP, MAP.replace(title="Selling a lamp"))]))
    assert graph.map.title == "Selling a lamp"


def test_a_reordered_stage_takes_its_steps_and_their_elements_along() -> None:
    graph = lamp()
    ids(graph.elements_in("feelings"))
    choose = graph.record("choose")
    graph.apply(Change.of(updated=[(choose, choose.replace(order="1"))]))
    assert ids(graph.steps()) == ["list", "compare", "ask", "see", "pay"]
    assert ids(graph.elements_in("feelings")) == ["unsure", "annoyed", "curious"]


def test_a_card_that_moved_is_in_its_new_cell_only() -> None:
    graph = lamp()
    assert ids(graph.cards("actions", "see")) == []
    second = graph.record("second")
    graph.apply(Change.of(updated=[(second, second.replace(step="see"))]))
    assert ids(graph.cards("actions", "see")) == ["second"]
    assert ids(graph.cards("actions", "list")) == ["first", "third"]
    assert ids(graph.elements_at("see")) == ["advert", "curious", "second"]


def test_a_snapshot_and_its_graph_go_separate_ways_and_share_records() -> None:
    graph = lamp()
    for changed, kept in ((graph, graph.snapshot()), (graph.snapshot(), graph)):
        before = kept.records()
        first = changed.record("first")
        changed.apply(Change.of(updated=[(first, first.replace(title=first.replace(title="x").id + "!"))]))
        assert changed.record("first") != kept.record("first")
        assert changed.record("second") is kept.record("second")
        assert kept.records() == before
        changed.apply(Change.of(updated=[(changed.record("first"), first)]))


def test_a_snapshot_keeps_its_sorted_views() -> None:
    graph = lamp()
    snapshot = graph.snapshot()
    first = graph.record("first")
    graph.apply(Change.of(removed=[first]))
    assert ids(snapshot.cards("actions", "list")) == ["first", "second", "third"]
    assert ids(graph.cards("actions", "list")) == ["second", "third"]


def test_a_new_id_is_free_and_eight_characters_of_base_32(monkeypatch: pytest.MonkeyPatch) -> None:
    graph = lamp([card("aaaaaaaa", "notes", "see")])
    bytes_to_come = iter([b"\0" * 5, b"\1" * 5])
    monkeypatch.setattr("os.urandom", lambda _size: next(bytes_to_come))
    assert graph.new_id() == "aeaqcaib"


def test_checking_a_change_does_not_make_it() -> None:
    graph = lamp()
    before = graph.records()
    graph.check(Change.of(removed=[graph.record("first")]))
    with pytest.raises(ChangeRefused):
        graph.check(Change.of(removed=[graph.record("shop")]))
    assert graph.records() == before


def test_a_graph_has_no_hash_because_it_changes() -> None:
    with pytest.raises(TypeError):
        hash(lamp())


def test_a_file_with_many_faults_is_told_all_of_them() -> None:
    stage, step = Stage(id="s", order="i"), Step(id="p", stage="lost", order="i")
    with pytest.raises(ChangeRefused) as refusal:
        JourneyGraph(MAP, [stage, step, card("c", "lost", "p")])
    laws = {(finding.record, finding.law) for finding in refusal.value.findings}
    assert laws == {("s", "stage_has_step"), ("p", "refers_to_present"), ("c", "refers_to_present")}
    assert str(refusal.value) == refusal.value.findings[0].sentence


def test_ids_are_one_name_space() -> None:
    with pytest.raises(ChangeRefused) as refusal:
        JourneyGraph(MAP, [*columns(), *rows(), card("see", "actions", "see")])
    assert [(finding.record, finding.law) for finding in refusal.value.findings] == [("see", "one_name")]


def test_a_node_may_give_its_id_to_a_link_and_back() -> None:
    graph = lamp()
    before = graph.snapshot()
    third = graph.record("third")
    link = graph.record("path").replace(id="third")
    change = Change.of(removed=[third]).then(Change.of(added=[link]))
    graph.apply(change)
    assert ids(graph.links_from("advert")) == ["path", "third"]
    assert ids(graph.cards("actions", "list")) == ["first", "second"]
    graph.apply(change.inverse())
    assert graph == before
    assert ids(graph.cards("actions", "list")) == ["first", "second", "third"]


def test_markers_at_the_same_place_of_different_curves_stand_side_by_side() -> None:
    graph = lamp(
        [
            marker("anns", "pay", 1, 0.5, "buyer"),
            marker("bobs", "pay", 1, 0.5, "visitor"),
            marker("all", "pay"),
        ]
    )
    assert ids(graph.elements_in("feelings"))[-3:] == ["all", "anns", "bobs"]
