"""Laws of saving: what is loaded is what was saved, and saving it again gives the same bytes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from cjm_desktop.storage import files
from cjm_desktop.storage.envelope import LISTS
from tests.strategies import journeys

if TYPE_CHECKING:
    import random

    from cjm_desktop.model.graph import JourneyGraph


@given(journeys())
def test_what_is_loaded_is_what_was_saved(graph: JourneyGraph) -> None:
    data = files.dumps(graph)
    again = files.loads(data).graph
    assert again == graph
    assert files.dumps(again) == data


@given(journeys(), st.randoms(use_true_random=False))
def test_the_order_of_a_file_means_nothing(graph: JourneyGraph, chance: random.Random) -> None:
    ours = files.dumps(graph)
    document = json.loads(ours)
    for name in document.keys() & LISTS.keys():
        chance.shuffle(document[name])
    foreign = json.dumps(dict(sorted(document.items())), indent="\t").encode("utf-8-sig")
    assert files.loads(foreign).graph == graph
    assert files.dumps(files.loads(foreign).graph) == ours


@given(journeys())
def test_every_record_of_the_map_is_in_its_file(graph: JourneyGraph) -> None:
    document = json.loads(files.dumps(graph))
    listed = [record["id"] for name in LISTS for record in document.get(name, [])]
    assert sorted([graph.map.id, *listed]) == sorted(record.id for record in graph)
