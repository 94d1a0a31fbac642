from __future__ import annotations

import gc
import weakref

import pytest

from cjm_desktop.layout.collector import VERY_MANY, paused_collector


class Node:
    """Something that can be a part of a cycle."""

    def __init__(self) -> None:
        self.other: Node | None = None


def test_the_collector_rests_inside_and_runs_again_afterwards_even_after_an_error() -> None:
    with paused_collector():
        assert not gc.isenabled()
    assert gc.isenabled()
    with pytest.raises(KeyError), paused_collector():
        raise KeyError
    assert gc.isenabled()


def test_a_collector_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        with paused_collector():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_cycles_that_were_made_inside_are_still_found_by_a_full_collection() -> None:
    with paused_collector():
        kept = [[number] for number in range(2 * VERY_MANY)]
        node = Node()
        node.other = node
        gone = weakref.ref(node)
        del node
    assert gc.get_freeze_count() == 0
    assert gone() is not None
    gc.collect()
    assert gone() is None
    assert len(kept) == 2 * VERY_MANY
