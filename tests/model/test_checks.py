"""Every law refuses what breaks it, says so in one sentence with the name in it, and nothing is touched."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cjm_desktop.model.change import Change
from cjm_desktop.model.checks import Law, name_of
from cjm_desktop.model.graph import ChangeRefused, JourneyGraph
from cjm_desktop.model.records import EmotionScale, JourneyMap, Lane, Stage, Step, Transition
from tests.maps import MAP, card, lamp, marker, way

if TYPE_CHECKING:
    from collections.abc import Callable


def refused(graph: JourneyGraph, change: Change) -> list[tuple[str, Law, str]]:
    """What is found, after seeing that nothing was touched."""
    before, network = graph.records(), graph.network.copy()
    with pytest.raises(ChangeRefused) as refusal:
        graph.apply(change)
    assert graph.records() == before
    assert set(graph.network.nodes) == set(network.nodes)
    assert set(graph.network.edges) == set(network.edges)
    return [(finding.record, finding.law, finding.sentence) for finding in refusal.value.findings]


def replaced(graph: JourneyGraph, identifier: str, **fields: object) -> Change:
    record = graph.record(identifier)
    return Change.of(updated=[(record, record.replace(**fields))])


def removed(graph: JourneyGraph, *identifiers: str) -> Change:
    return Change.of(removed=[graph.record(identifier) for identifier in identifiers])


CASES: dict[str, tuple[Callable[[JourneyGraph], Change], str, Law, str]] = {
    "a lane that is not there": (
        lambda graph: replaced(graph, "shop", lane="lost"),
        "shop",
        "refers_to_present",
        "“shop” stands in a lane that does not exist (lost).",
    ),
    "a lane that is something else": (
        lambda graph: replaced(graph, "shop", lane="see"),
        "shop",
        "refers_to_present",
        "“shop” stands in a lane that does not exist (see).",
    ),
    "a step that is not there": (
        lambda _: Change.of(added=[card("new", "notes", "lost")]),
        "new",
        "refers_to_present",
        "“new” names a step that does not exist (lost).",
    ),
    "a stage that is not there": (
        lambda _: Change.of(added=[Step(id="new", stage="lost", order="i")]),
        "new",
        "refers_to_present",
        "“new” belongs to a stage that does not exist (lost).",
    ),
    "a persona who is not there": (
        lambda graph: replaced(graph, "shop", personas=["eve"]),
        "shop",
        "refers_to_present",
        "“shop” names a persona who does not exist (eve).",
    ),
    "a lane of a persona who is not there": (
        lambda _: Change.of(added=[Lane(id="new", kind="actions", order="i", persona="eve")]),
        "new",
        "refers_to_present",
        "“new” names a persona who does not exist (eve).",
    ),
    "a step removed with cards at it": (
        lambda graph: removed(graph, "list"),
        "first",
        "refers_to_present",
        "“first” names a step that does not exist (list).",
    ),
    "a lane removed with cards in it": (
        lambda graph: removed(graph, "meets"),
        "advert",
        "refers_to_present",
        "“advert” stands in a lane that does not exist (meets).",
    ),
    "a stage removed without its steps": (
        lambda graph: removed(graph, "buy"),
        "pay",
        "refers_to_present",
        "“pay” belongs to a stage that does not exist (buy).",
    ),
    "a persona removed with cards of hers": (
        lambda graph: removed(graph, "buyer"),
        "hers",
        "refers_to_present",
        "“hers” names a persona who does not exist (buyer).",
    ),
    "a card removed without its links": (
        lambda graph: removed(graph, "shop"),
        "path",
        "refers_to_present",
        "A link leads from or to something that does not exist (shop).",
    ),
    "a link to a link": (
        lambda _: Change.of(added=[way("new", "shop", "path")]),
        "new",
        "refers_to_present",
        "A link leads from or to something that does not exist (path).",
    ),
    "a link to its own start": (
        lambda _: Change.of(added=[way("new", "shop", "shop")]),
        "new",
        "link_leads_elsewhere",
        "A link cannot lead back to where it starts, unless it is a loop (new).",
    ),
    "a stage without a step": (
        lambda _: Change.of(added=[Stage(id="new", order="i", title="Empty")]),
        "new",
        "stage_has_step",
        "The stage “Empty” needs at least one step.",
    ),
    "the last step of a stage moved away": (
        lambda graph: replaced(graph, "see", stage="buy"),
        "look",
        "stage_has_step",
        "The stage “Look” needs at least one step.",
    ),
    "a span that ends before it starts": (
        lambda graph: replaced(graph, "shop", until="see"),
        "shop",
        "span_runs_forward",
        "“shop” cannot end at a step before the one where it stands.",
    ),
    "a span that a reordered stage turns round": (
        lambda graph: replaced(graph, "choose", order="z"),
        "long",
        "span_runs_forward",
        "“long” cannot end at a step before the one where it stands.",
    ),
    "an end of a span that is not there": (
        lambda graph: replaced(graph, "shop", until="lost"),
        "shop",
        "refers_to_present",
        "“shop” names a step that does not exist (lost).",
    ),
    "an emotion beyond the scale": (
        lambda graph: replaced(graph, "curious", value=2.5),
        "curious",
        "marker_within_scale",
        "An emotion of 2.5 is not on the map's scale from -2 to 2 (curious).",
    ),
    "a scale that emotions lie beyond": (
        lambda graph: replaced(graph, "map", emotion_scale=EmotionScale(min=-2, max=0)),
        "curious",
        "marker_within_scale",
        "An emotion of 1 is not on the map's scale from -2 to 0 (curious).",
    ),
    "two emotions at one place": (
        lambda graph: replaced(graph, "unsure", offset=0.75),
        "unsure",
        "markers_apart",
        "Two emotions of one curve cannot stand at the same place (annoyed, unsure).",
    ),
    "a second map": (
        lambda _: Change.of(added=[JourneyMap(id="new", title="Another")]),
        "new",
        "one_map",
        "A file holds one map; “Another” would be a second one.",
    ),
    "no map": (
        lambda graph: removed(graph, "map"),
        "",
        "one_map",
        "The record of the map itself cannot be left out.",
    ),
    "a probability beside a count": (
        lambda _: Change.of(
            added=[way("new", "advert", "see", probability=0.5), way("newer", "advert", "pay", count=3)]
        ),
        "advert",
        "one_measure_of_shares",
        "The ways out of “advert” must all tell a probability or all a count, not both.",
    ),
    "an id that is taken": (
        lambda _: Change.of(added=[card("shop", "notes", "see")]),
        "shop",
        "starts_from_present",
        "There is already something with the id shop.",
    ),
    "an id that is not there": (
        lambda _: Change.of(removed=[card("lost", "notes", "see")]),
        "lost",
        "starts_from_present",
        "There is nothing with the id lost to change.",
    ),
    "a record that has changed in the meantime": (
        lambda graph: Change.of(updated=[(card("shop", "meets", "see"), graph.record("shop"))]),
        "shop",
        "starts_from_present",
        "What has the id shop has changed in the meantime.",
    ),
    "a record under another's id": (
        lambda graph: Change(added={"new": graph.record("shop")}),
        "new",
        "starts_from_present",
        "The change keeps a record under an id that is not its own (new).",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_change_that_breaks_a_law_is_refused_and_says_why(case: str) -> None:
    make, record, law, sentence = CASES[case]
    graph = lamp(
        [card("hers", "meets", "see", personas=["buyer"]), card("long", "notes", "list", until="pay")]
    )
    assert (record, law, sentence) in refused(graph, make(graph))


def test_a_scale_that_falls_is_refused_in_a_new_map() -> None:
    with pytest.raises(ChangeRefused, match="must rise: its lowest value 3 is not below its highest 3"):
        JourneyGraph(MAP.replace(emotion_scale=EmotionScale(min=3, max=3)))


def test_a_customer_may_try_the_same_again() -> None:
    graph = lamp()
    graph.apply(Change.of(added=[way("again", "shop", "shop", role="loop")]))
    assert [link.id for link in graph.links_of("shop")] == ["again", "path"]


def test_what_refers_to_it_may_go_with_it() -> None:
    graph = lamp()
    graph.apply(removed(graph, "shop", "path"))
    assert "path" not in graph


def test_an_emotion_of_two_personas_is_on_both_curves() -> None:
    graph = lamp([marker("both", "pay", 1, 0.5, "buyer", "visitor")])
    found = refused(graph, Change.of(added=[marker("hers", "pay", 2, 0.5, "buyer")]))
    assert [(record, law) for record, law, _ in found] == [("hers", "markers_apart")]


def test_counts_alone_and_probabilities_alone_are_fine() -> None:
    graph = lamp()
    graph.apply(Change.of(added=[way("a", "shop", "see", count=3), way("b", "shop", "list", count=4)]))
    graph.apply(Change.of(added=[way("c", "advert", "see", probability=0.2), way("d", "advert", "list")]))
    assert {"a", "b", "c", "d"} <= {link.id for link in graph.links(Transition)}


def test_a_long_title_is_named_on_one_line() -> None:
    name = name_of(card("c", "notes", "see", title="several words\n" * 40))
    assert "\n" not in name
    assert len(name) <= 60
    assert name.endswith("…")
