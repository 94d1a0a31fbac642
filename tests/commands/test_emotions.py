"""Emotion markers: adding them and moving them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cjm_desktop import commands
from cjm_desktop.commands import CommandRefused
from cjm_desktop.commands.emotions import HAIR
from cjm_desktop.model.records import EmotionScale, Marker
from tests.maps import lamp, marker

if TYPE_CHECKING:
    from cjm_desktop.model.graph import JourneyGraph


def moved(
    graph: JourneyGraph,
    identifier: str,
    *,
    value: float | None = None,
    step: str | None = None,
    offset: float | None = None,
) -> Marker:
    graph.apply(commands.set_emotion(graph, identifier, value=value, step=step, offset=offset))
    record = graph.record(identifier)
    assert isinstance(record, Marker)
    return record


@pytest.mark.parametrize(("asked", "value"), [(0.5, 0.5), (9, 2), (-9, -2)])
def test_a_value_is_clamped_to_the_scale(asked: float, value: float) -> None:
    assert moved(lamp(), "curious", value=asked).value == value


def test_a_marker_moves_across_steps_and_keeps_what_is_not_given() -> None:
    before = lamp().record("unsure")
    after = moved(lamp(), "unsure", step="pay")
    assert after == before.replace(step="pay")


@pytest.mark.parametrize(("asked", "offset"), [(-0.5, 0.0), (0.3, 0.3), (7.0, 1.0)])
def test_a_place_is_clamped_to_its_step(asked: float, offset: float) -> None:
    assert moved(lamp(), "curious", offset=asked).offset == offset


def test_a_marker_that_does_not_move_changes_nothing() -> None:
    assert commands.set_emotion(lamp(), "curious", value=1.0, step="see", offset=0.5).is_empty


def test_a_marker_dropped_on_another_of_its_curve_stands_a_hair_beside_it() -> None:
    graph = lamp()
    assert moved(graph, "curious", step="compare", offset=0.25).offset == 0.25 + HAIR
    assert moved(graph, "annoyed", offset=0.25).offset == 0.25 - HAIR


def test_at_the_end_of_a_step_the_hair_goes_inwards() -> None:
    graph = lamp([marker("last", "pay", 0, 1.0)])
    assert moved(graph, "curious", step="pay", offset=1.0).offset == 1.0 - HAIR


def test_curves_of_different_personas_do_not_push_each_other() -> None:
    graph = lamp([marker("anns", "see", 0, 0.3, "buyer"), marker("bobs", "see", 0, 0.6, "visitor")])
    assert moved(graph, "bobs", offset=0.3).offset == 0.3
    assert moved(graph, "curious", offset=0.3).offset == 0.3


def test_a_step_can_be_full() -> None:
    places = [marker(f"m{place}", "pay", 0, round(place * HAIR, 6)) for place in range(501)]
    with pytest.raises(CommandRefused, match="no room"):
        commands.add_emotion(lamp(places), "feelings", "pay")


def test_an_emotion_is_added_on_the_scale_of_the_map() -> None:
    graph = lamp()
    graph.apply(commands.set_scale(graph, EmotionScale(min=1, max=5)))
    (new,) = commands.add_emotion(graph, "feelings", "pay", title="sad").added.values()
    assert isinstance(new, Marker)
    assert (new.value, new.offset) == (3, 0.5)
    assert new.model_dump()["title"] == "sad"


def test_an_emotion_in_a_personas_lane_is_a_point_of_her_curve() -> None:
    graph = lamp()
    graph.apply(commands.edit(graph, "feelings", persona="buyer"))
    (new,) = commands.add_emotion(graph, "feelings", "pay").added.values()
    assert isinstance(new, Marker)
    assert new.personas == ("buyer",)


def test_other_lanes_show_no_emotions() -> None:
    with pytest.raises(CommandRefused, match="“Actions” shows no emotions"):
        commands.add_emotion(lamp(), "actions", "pay")


def test_another_scale_keeps_every_emotion_in_its_place() -> None:
    graph = lamp()
    change = commands.set_scale(graph, EmotionScale(min=1, max=5))
    graph.apply(change)
    values = {each.id: each.value for each in graph.elements_in("feelings") if isinstance(each, Marker)}
    assert values == {"curious": 4, "unsure": 2, "annoyed": 1}
    graph.apply(change.inverse())
    assert graph == lamp()
    with pytest.raises(CommandRefused, match="lowest emotion must be below"):
        commands.set_scale(graph, EmotionScale(min=2, max=2))
