"""A change is the same after it was told in plain values; what tells of no change is refused."""

from __future__ import annotations

from random import Random
from typing import Any

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cjm_desktop.model.change import Change
from cjm_desktop.model.graph import JourneyGraph
from cjm_desktop.model.records import JourneyMap, Record
from cjm_desktop.storage.changes import change_of, pictures_named, plain_of
from cjm_desktop.storage.errors import DocumentError
from tests.any_maps import any_change, any_map
from tests.commands.random_edits import any_edit
from tests.maps import card, lamp
from tests.strategies import JSON_VALUES, journeys

randoms = st.integers(0, 2**32).map(Random)
DIGESTS = "0" * 64, "1" * 64


def told(change: Change) -> dict[str, Any]:
    """The plain values of a change, as they are read again."""
    values: dict[str, Any] = orjson.loads(orjson.dumps(plain_of(change)))
    return values


@settings(max_examples=50)
@given(journeys(), randoms)
def test_an_edit_and_its_undoing_come_back(graph: JourneyGraph, random: Random) -> None:
    for _ in range(8):
        change = any_edit(graph, random)
        assert change_of(told(change), graph) == change
        graph.apply(change)
        assert change_of(told(change.inverse()), graph) == change.inverse()


@settings(max_examples=30)
@given(randoms)
def test_a_change_of_any_field_of_any_kind_comes_back(random: Random) -> None:
    graph = any_map(random)
    for _ in range(20):
        change = any_change(graph, random)
        assert change_of(told(change), graph) == change
        graph.apply(change)


@settings(max_examples=20)
@given(randoms)
def test_a_whole_map_comes_back_as_one_change(random: Random) -> None:
    graph = any_map(random)
    whole = Change.of(added=[record for record in graph if not isinstance(record, JourneyMap)])
    empty = JourneyGraph(graph.map)
    empty.apply(change_of(told(whole), empty))
    assert empty == graph


def test_the_pictures_of_a_change_are_those_that_its_records_name_afterwards() -> None:
    graph = lamp()
    first, second = graph.record("first"), graph.record("second")
    change = Change.of(
        added=[card("fourth", "actions", "list", picture=DIGESTS[0])],
        updated=[(first, first.replace(picture=DIGESTS[1])), (second, second.replace(title="None"))],
        removed=[card("gone", "actions", "list", picture="2" * 64)],
    )
    assert sorted(pictures_named(change)) == sorted(DIGESTS)


STAGE = {"id": "look", "order": "a", "title": "Another"}


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"put": {}},
        {"put": [], "gone": []},
        {"put": {}, "gone": {}},
        {"put": {"stages": {}}, "gone": []},
        {"put": {"stages": [1]}, "gone": []},
        {"put": {"stages": [{}]}, "gone": []},
        {"put": {"stages": [{**STAGE, "order": 1}]}, "gone": []},
        {"put": {"stages": [STAGE, STAGE]}, "gone": []},
        {"put": {"stages": [STAGE]}, "gone": ["look"]},
        {"put": {}, "gone": ["look", "look"]},
        {"put": {}, "gone": ["nothing"]},
        {"put": {}, "gone": [1]},
        {"put": {}, "gone": [["look"]]},
    ],
)
def test_what_tells_of_no_change_is_refused(values: dict[str, Any]) -> None:
    with pytest.raises(DocumentError):
        change_of(values, lamp())


@given(st.dictionaries(st.sampled_from(["put", "gone"]), JSON_VALUES))
def test_any_other_values_are_refused_or_change_nothing(values: dict[str, Any]) -> None:
    try:
        change = change_of(values, lamp())
    except DocumentError:
        return
    assert change.is_empty


def test_a_record_that_no_file_holds_is_refused_before_it_is_written() -> None:
    with pytest.raises(DocumentError, match="Record"):
        plain_of(Change.of(added=[Record(id="bare")]))
