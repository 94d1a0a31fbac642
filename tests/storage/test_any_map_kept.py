from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as some

from cjm_desktop.storage.files import dumps, loads
from tests.any_maps import any_map

if TYPE_CHECKING:
    from random import Random


@settings(max_examples=30)
@given(some.randoms(use_true_random=True))
def test_a_map_with_everything_in_it_is_read_back_and_written_the_same(random: Random) -> None:
    graph = any_map(random)

    written = dumps(graph)
    again = loads(written).graph

    assert again == graph
    assert dumps(again) == written
