from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cjm_desktop import commands
from cjm_desktop.commands import CommandRefused, pictures
from cjm_desktop.commands.evidence import SUPPORTED_BY
from cjm_desktop.model.pictures import digest_of
from cjm_desktop.model.records import Card, Link, Metric, Persona
from tests.maps import lamp
from tests.picture_files import jpeg, png

if TYPE_CHECKING:
    from cjm_desktop.model.graph import JourneyGraph


def titles(graph: JourneyGraph, subject: str) -> list[str]:
    return [metric.title for metric in graph.metrics(subject)]


def test_a_card_gets_a_picture_and_loses_it_again() -> None:
    graph = lamp()
    graph.apply(commands.set_picture(graph, "first", png()))
    shown = graph.record("first")
    graph.apply(commands.set_picture(graph, "first", None))
    bare = graph.record("first")

    assert isinstance(shown, Card)
    assert isinstance(bare, Card)
    assert (shown.picture, bare.picture) == (digest_of(png()), None)
    assert graph.pictures[digest_of(png())].data == png()


def test_a_persona_has_a_picture_as_well_and_a_lane_has_none() -> None:
    graph = lamp()
    graph.apply(commands.set_picture(graph, "buyer", jpeg()))
    buyer = graph.record("buyer")

    assert isinstance(buyer, Persona)
    assert buyer.picture == digest_of(jpeg())
    with pytest.raises(CommandRefused, match="Only cards and personas"):
        commands.set_picture(graph, "actions", png())


def test_a_change_does_not_carry_the_bytes_of_a_picture() -> None:
    graph = lamp()
    change = commands.set_picture(graph, "first", png())

    records = [record for pair in change.pairs().values() for record in pair if record is not None]
    values = [value for record in records for value in vars(record).values()]
    assert digest_of(png()) in values
    assert not any(isinstance(value, bytes) for value in values)


def test_a_file_that_is_no_picture_is_refused_in_a_sentence_and_not_kept() -> None:
    graph = lamp()

    with pytest.raises(
        CommandRefused, match=r"^This picture cannot be used: it is neither a PNG nor a JPEG picture\.$"
    ):
        commands.add_picture(graph, b"GIF89a")
    assert graph.pictures == {}


def test_the_pictures_of_a_map_have_a_limit_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "LARGEST_TOTAL", len(png()) + len(jpeg()) - 1)
    graph = lamp()
    graph.apply(commands.set_picture(graph, "first", png()))

    with pytest.raises(CommandRefused, match="together"):
        commands.add_picture(graph, jpeg())
    assert commands.add_picture(graph, png()) == digest_of(png())


@pytest.mark.parametrize("subject", ["map", "choose", "list", "shop"])
def test_a_metric_measures_the_map_a_stage_a_step_or_a_card(subject: str) -> None:
    graph = lamp()
    graph.apply(commands.add_metric(graph, subject, title="Share", value=41.0, unit="%"))

    assert titles(graph, subject) == ["Share"]


def test_a_metric_of_a_lane_is_refused() -> None:
    with pytest.raises(CommandRefused, match="A metric measures"):
        commands.add_metric(lamp(), "actions")


def test_metrics_are_put_in_order_and_given_to_another_subject() -> None:
    graph = lamp()
    for title in ("b", "c"):
        graph.apply(commands.add_metric(graph, "list", title=title))
    graph.apply(commands.add_metric(graph, "list", 0, title="a"))
    first, _second, third = graph.metrics("list")

    graph.apply(commands.move_metric(graph, third.id, "list", 0))
    assert titles(graph, "list") == ["c", "a", "b"]
    assert commands.move_metric(graph, third.id, "list", 0).is_empty
    graph.apply(commands.move_metric(graph, first.id, "shop", 5))
    assert (titles(graph, "list"), titles(graph, "shop")) == (["c", "b"], ["a"])


def test_with_a_touchpoint_go_its_metrics() -> None:
    graph = lamp()
    graph.apply(commands.add_metric(graph, "shop"))
    graph.apply(commands.remove(graph, ["shop"]))

    assert graph.all_metrics() == ()


def test_evidence_is_put_in_order_and_backs_what_it_is_said_to_back() -> None:
    graph = lamp()
    for title in ("Interviews", "Logs"):
        graph.apply(commands.add_evidence(graph, title=title, kind="analytics", sample_size=12))
    interviews, logs = graph.evidence()

    graph.apply(commands.move_evidence(graph, logs.id, 0))
    graph.apply(commands.support(graph, "first", interviews.id))
    graph.apply(commands.support(graph, "first", logs.id))

    assert [found.title for found in commands.evidence_of(graph, "first")] == ["Logs", "Interviews"]
    assert commands.support(graph, "first", logs.id).is_empty
    assert {link.kind for link in graph.links(Link) if link.source == "first"} == {SUPPORTED_BY}


def test_evidence_for_a_link_or_by_what_is_no_evidence_is_refused() -> None:
    graph = lamp()
    graph.apply(commands.add_evidence(graph, title="Interviews"))
    evidence = graph.evidence()[0].id

    with pytest.raises(CommandRefused, match="Evidence backs"):
        commands.support(graph, "path", evidence)
    with pytest.raises(CommandRefused, match="not on the map"):
        commands.support(graph, "first", "shop")


def test_removing_evidence_takes_its_links_along() -> None:
    graph = lamp([Metric(id="share", subject="map", order="a")])
    graph.apply(commands.add_evidence(graph, title="Interviews"))
    evidence = graph.evidence()[0].id
    graph.apply(commands.support(graph, "share", evidence))
    graph.apply(commands.remove(graph, [evidence]))

    assert commands.evidence_of(graph, "share") == ()
    assert [link.id for link in graph.links(Link)] == ["path"]
