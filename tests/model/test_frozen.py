from __future__ import annotations

import copy

from hypothesis import given
from pydantic import BaseModel

from cjm_desktop.model.frozen import FrozenDict, freeze
from tests.strategies import JSON_VALUES


class Holder(BaseModel):
    held: object


def thawed(value: object) -> object:
    if isinstance(value, FrozenDict):
        return {key: thawed(item) for key, item in value.items()}
    return [thawed(item) for item in value] if isinstance(value, tuple) else value


@given(JSON_VALUES)
def test_freezing_keeps_every_value_and_makes_it_hashable(value: object) -> None:
    frozen = freeze(value)
    assert thawed(frozen) == value
    assert hash(frozen) == hash(freeze(value))


@given(JSON_VALUES)
def test_pydantic_writes_a_frozen_value_like_the_plain_one(value: object) -> None:
    assert Holder(held=freeze(value)).model_dump_json() == Holder(held=value).model_dump_json()


def test_a_frozen_mapping_equals_the_plain_one_and_not_another() -> None:
    frozen = freeze({"a": [1, {"b": None}]})
    assert frozen == {"a": [1, {"b": None}]}
    assert frozen == {"a": (1, {"b": None})}
    assert frozen != {"a": [1, {"b": 2}]}
    assert frozen != freeze([["a", 1]])


def test_a_frozen_mapping_offers_nothing_to_change_it_with() -> None:
    frozen = FrozenDict({"a": 1})
    changing = {"__setitem__", "__delitem__", "pop", "clear", "update", "setdefault", "popitem", "__ior__"}
    assert not changing & set(dir(frozen))


def test_what_it_was_made_of_may_change_without_it() -> None:
    plain = {"a": 1}
    frozen = FrozenDict(plain)
    plain["a"] = 2
    assert frozen == {"a": 1}


def test_a_copy_is_equal() -> None:
    frozen = FrozenDict({"a": (1, FrozenDict({"b": 2}))})
    assert copy.deepcopy(frozen) == frozen
