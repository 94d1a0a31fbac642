"""How long until the sample is painted, from the start of the process."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from typing import TYPE_CHECKING

from benchmarks.measure import Measurement, compiled

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

STARTS = 5


def startup() -> Measurement:
    """From the start of the process to the sample painted, against a bare window with a label.

    Both run from compiled bytecode, as an installed program does, wherever the environment would have it.
    """
    pairs = [(_first_paint("ours"), _first_paint("peer")) for _ in range(STARTS + 1)][1:]
    ours, peer = zip(*pairs, strict=True)
    return Measurement(statistics.median(ours), statistics.median(peer), "ms")


def _first_paint(which: str) -> float:
    command = [sys.executable, "-m", "benchmarks.first_paint", which]
    started = time.monotonic()
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=compiled())
    return (float(done.stdout) - started) * 1_000


BENCHMARKS: Mapping[str, Callable[[], Measurement]] = {"startup": startup}
