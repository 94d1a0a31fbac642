from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from pydantic import ValidationError

from cjm_desktop.model.records import Card, EmotionScale, JourneyMap, Marker, Record, Stage, Transition
from tests.strategies import journeys

if TYPE_CHECKING:
    from cjm_desktop.model.graph import JourneyGraph


def card(**fields: object) -> Card:
    own = {"id": "card", "kind": "action", "lane": "lane", "step": "step", "order": "i"}
    return Card.model_validate({**own, **fields})


def test_unknown_fields_are_kept_and_written_back() -> None:
    unknown = {"x_votes": [1, 2], "x_nested": {"a": {"b": [None]}}}
    kept = card(**unknown)
    assert kept.model_dump(mode="json", exclude_defaults=True).items() >= unknown.items()


def test_unknown_fields_cannot_be_changed_at_any_depth() -> None:
    kept = card(x_nested={"a": [1]})
    kept.model_extra["x_nested"] = "changed"
    kept.model_extra["x_other"] = 1
    assert kept == card(x_nested={"a": [1]})
    with pytest.raises(ValidationError, match="frozen"):
        setattr(kept, *("x_nested", 1))
    assert hash(kept.model_extra["x_nested"])


def test_a_record_cannot_be_changed() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        setattr(card(), *("title", "x"))


def test_replacing_validates_and_keeps_everything_else() -> None:
    before = card(title="a", tags=["t"], x_future=1)
    after = before.replace(title="b")
    assert after == card(title="b", tags=["t"], x_future=1)
    assert before.title == "a"
    with pytest.raises(ValidationError):
        before.replace(title=5)
    with pytest.raises(ValidationError):
        before.replace(id="")


def test_replacing_keeps_the_parts_of_a_record() -> None:
    journey = JourneyMap(id="m", emotion_scale=EmotionScale(min=1, max=5))
    assert journey.replace(title="b").emotion_scale == EmotionScale(min=1, max=5)


@pytest.mark.parametrize("title", [5, None, ["a"], "x" * 2_001])
def test_a_title_is_a_text_of_bounded_length(title: object) -> None:
    with pytest.raises(ValidationError):
        Stage.model_validate({"id": "s", "order": "i", "title": title})


@pytest.mark.parametrize("order", ["", "A", "a0", "ä", "i ", "z" * 201, "i\n"])
def test_an_order_key_that_leaves_no_room_before_it_is_refused(order: str) -> None:
    with pytest.raises(ValidationError):
        Stage(id="s", order=order)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), "1", True])
def test_an_emotion_is_a_finite_number(value: object) -> None:
    with pytest.raises(ValidationError):
        Marker.model_validate({"id": "m", "kind": "emotion", "lane": "l", "step": "s", "value": value})


def test_a_share_is_a_probability_from_zero_to_one() -> None:
    assert Transition(id="t", source="a", target="b", probability=1).probability == 1.0
    with pytest.raises(ValidationError):
        Transition(id="t", source="a", target="b", probability=1.1)


@given(journeys())
def test_what_is_left_out_because_it_is_the_default_comes_back(graph: JourneyGraph) -> None:
    def written(record: Record) -> str:
        return record.model_dump_json(exclude_defaults=True)

    def read(record: Record) -> Record:
        return type(record).model_validate_json(written(record))

    assert [read(record) for record in graph.records()] == list(graph.records())
