"""The harness for unknown fields, in short, and a save that loses some."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from cjm_desktop.storage import files
from tests.faults import unknown

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from cjm_desktop.model.graph import JourneyGraph


def test_nothing_that_a_newer_program_wrote_is_lost() -> None:
    assert unknown.run(150, seed=20) == {"documents": 150, "lost": 0}


@settings(max_examples=50)
@given(some.randoms(use_true_random=False))
def test_nothing_is_lost_whatever_is_drawn(random: Random) -> None:
    assert unknown.survives(random, files.dumps)


def _without_a_list(graph: JourneyGraph) -> bytes:
    document = json.loads(files.dumps(graph))
    document.pop("sequels", None)
    return json.dumps(document).encode()


def _in_floats(graph: JourneyGraph) -> bytes:
    return json.dumps(json.loads(files.dumps(graph), parse_int=float)).encode()


def _without_what_a_trait_says(graph: JourneyGraph) -> bytes:
    document = json.loads(files.dumps(graph))
    for persona in document["personas"]:
        for trait in persona.get("traits", []):
            trait.pop("x-note", None)
    return json.dumps(document).encode()


@pytest.mark.parametrize("save", [_without_a_list, _in_floats, _without_what_a_trait_says])
def test_a_save_that_loses_something_is_found(
    save: Callable[[JourneyGraph], bytes], capsys: pytest.CaptureFixture[str]
) -> None:
    assert unknown.run(5, seed=20, save=save)["lost"] > 0
    assert "of seed 20 lost something" in capsys.readouterr().err
