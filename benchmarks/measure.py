"""How two sides are compared.

A benchmark is a module with a function ``measure`` that returns its measurements by name. Both sides run in turn, so
that a machine which slows down or warms up does it to both, and the medians are compared.
"""

from __future__ import annotations

import gc
import math
import os
import statistics
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

BYTECODE = Path(__file__).resolve().parent.parent / "build" / "bytecode"
"""Where the processes that are measured keep theirs; git does not see it."""


@dataclass(frozen=True, slots=True)
class Measurement:
    """What we need and what the peer needs, in ``unit``; less is better."""

    ours: float
    peer: float
    unit: str

    @property
    def ratio(self) -> float:
        """How many times the peer's figure ours is."""
        return self.ours / self.peer


def compare(ours: Callable[[], object], peer: Callable[[], object], *, rounds: int = 7) -> Measurement:
    """Run both in turn and compare the medians of their wall-clock times, in milliseconds.

    One round before the first is not counted: it pays for imports and caches that both may keep.
    """
    times = [(timed(ours), timed(peer)) for _ in range(rounds + 1)][1:]
    our_times, peer_times = zip(*times, strict=True)
    return Measurement(statistics.median(our_times), statistics.median(peer_times), "ms")


def timed(job: Callable[[], object]) -> float:
    """The wall-clock time until a call's result is there, in milliseconds.

    Garbage of earlier calls is collected before it, and its own result is thrown away after it.
    """
    gc.collect()
    started = time.perf_counter()
    result = job()
    elapsed = (time.perf_counter() - started) * 1_000
    del result
    return elapsed


def compiled() -> dict[str, str]:
    """The environment of a process that may keep its bytecode, as an installed program has it.

    Without it a developer's ``PYTHONDONTWRITEBYTECODE`` would have our modules compiled at every start, and those of
    the libraries not.
    """
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPYCACHEPREFIX": str(BYTECODE)}


def percentile(values: Sequence[float], share: float) -> float:
    """The value that ``share`` (0..1) of the values do not exceed, for example the p95 of frame times."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, max(0, math.ceil(share * len(ordered)) - 1))]
