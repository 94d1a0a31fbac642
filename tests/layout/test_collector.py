from __future__ import annotations

import gc
import threading
import weakref

import pytest

from cjm_desktop.layout.collector import VERY_MANY, paused_collector


class Node:
    """Something that can be a part of a cycle."""

    def __init__(self) -> None:
        self.other: Node | None = None


@pytest.mark.usefixtures("running_collector")
def test_the_collector_rests_inside_and_runs_again_afterwards_even_after_an_error() -> None:
    with paused_collector():
        assert not gc.isenabled()
    assert gc.isenabled()
    with pytest.raises(KeyError), paused_collector():
        raise KeyError
    assert gc.isenabled()


def test_a_collector_that_was_off_stays_off() -> None:
    with paused_collector():
        pass
    assert not gc.isenabled()


@pytest.mark.usefixtures("running_collector")
def test_blocks_of_two_threads_overlap_and_it_rests_until_the_last_is_left() -> None:
    inside, go_on = threading.Event(), threading.Event()
    seen: list[bool] = []

    def work() -> None:
        with paused_collector():
            inside.set()
            go_on.wait()
            seen.append(gc.isenabled())

    thread = threading.Thread(target=work)
    with paused_collector():
        thread.start()
        inside.wait()
    go_on.set()
    thread.join()
    assert seen == [False]
    assert gc.isenabled()


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
