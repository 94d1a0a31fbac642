"""Very many edits, undone and made again: the map stays what its history says, and takes no more memory.

The history comes back to where it began from time to time, so that memory is measured while the map holds the same:
whatever it takes more by then was left behind by edits.
"""

from __future__ import annotations

import gc
import sys
from array import array
from random import Random
from typing import TYPE_CHECKING, Final

from cjm_desktop.model.graph import ChangeRefused
from tests.any_maps import any_map
from tests.commands.random_edits import History
from tests.faults.maps import small_map

if TYPE_CHECKING:
    from collections.abc import Callable

    from cjm_desktop.model.graph import JourneyGraph

CYCLE: Final = 250
"""Edits until everything is undone."""
WARM_UP: Final = 50
"""Cycles that are not counted, in which whatever is made once is made."""


def run(rounds: int, seed: int, start: Callable[[], JourneyGraph] = small_map) -> dict[str, int]:
    """Make so many edits.

    Args:
        rounds: how many, rounded up to whole cycles.
        seed: what they are drawn from.
        start: gives the map to begin with.

    Returns:
        How many were made, how often the map was not what its history says, and by what part of the map's own memory
        the program's has grown.
    """
    random = Random(seed)
    any_map(random, stages=6, lanes=30)  # of as many kinds as there are: their schemas are made on first use
    _cycles(start(), WARM_UP, random)
    before = _memory()
    graph = start()
    _cycles(graph, 1, random)
    own = _memory() - before
    cycles = max(4, -(-rounds // CYCLE))
    sizes = array("q")  # not one object for each size: they would be counted
    differences = _cycles(graph, cycles, random, lambda: sizes.append(_memory()))
    # What was once large may keep its room: that is a step up or two, and no growth.
    quarter = cycles // 4
    growth = round(100 * (min(sizes[-quarter:]) - max(sizes[:quarter])) / own)
    return {"edits": cycles * CYCLE, "differences": differences, "memory_growth_percent": max(0, growth)}


def _memory() -> int:
    """How many blocks of memory Python's objects take, once nothing is left that nobody uses."""
    gc.collect()
    return sys.getallocatedblocks()


def _cycles(
    graph: JourneyGraph, times: int, random: Random, after_each: Callable[[], None] = lambda: None
) -> int:
    """Go through so many cycles; how often the map differs from its history."""
    began = graph.snapshot()
    differences = 0
    for _ in range(times):
        differs = _cycle(graph, began, random)
        if differs:
            graph = began.snapshot()
        differences += differs
        after_each()
    return differences


def _cycle(graph: JourneyGraph, began: JourneyGraph, random: Random) -> int:
    """Edit, compare with the history made from the start, undo everything, compare again; how often it differs."""
    history = History(undoing=0.25)
    try:
        for _ in range(CYCLE):
            graph.apply(history.step(graph, random))
        replayed = began.snapshot()
        for change in history.done:
            replayed.apply(change)
        differences = int(replayed != graph)
        for change in reversed(history.done):
            graph.apply(change.inverse())
    except ChangeRefused:  # a step of the history does not fit the map any more
        return 1
    return differences + int(graph != began)
