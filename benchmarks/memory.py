"""How much memory a window with a large map takes, each side in a process of its own.

``python -m benchmarks.memory ours|peer CARDS`` shows one window and prints what the process holds then, in megabytes.
"""

from __future__ import annotations

import re
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.measure import Measurement, compiled

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

MEGABYTE = 1_048_576
STATUS = Path("/proc/self/status")


def against_naive(cards: int) -> Measurement:
    """Our window, fitted, against the naive view of as many cards."""
    return Measurement(_resident("ours", cards), _resident("peer", cards), "MB")


def doubled() -> Measurement:
    """What the map takes in our window with 10,000 cards, against 5,000; a window with no card comes off both."""
    empty = _resident("ours", 0)
    return Measurement(_resident("ours", 10_000) - empty, _resident("ours", 5_000) - empty, "MB")


def _resident(which: str, cards: int) -> float:
    command = [sys.executable, "-m", "benchmarks.memory", which, str(cards)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=compiled())
    return float(done.stdout)


def resident() -> float:
    """What this process holds in memory, in megabytes: now where the system tells, else the most it ever held."""
    if STATUS.is_file():
        found = re.search(r"VmRSS:\s+(\d+) kB", STATUS.read_text(encoding="ascii"))
        if found:
            return int(found[1]) * 1_024 / MEGABYTE
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / MEGABYTE if sys.platform == "darwin" else most * 1_024 / MEGABYTE


def show(which: str, cards: int) -> float:
    """Show a window, let it paint, and tell what the process holds."""
    from benchmarks.windows import application, window

    running = application()
    if which == "ours":
        from benchmarks.maps import journey

        shown = window(journey(cards))
        shown.canvas.grab()
    else:
        from benchmarks.naive_view import naive_view

        naive = naive_view(cards)
        naive.show()
        naive.grab()
    running.processEvents()
    return resident()


BENCHMARKS: Mapping[str, Callable[[], Measurement]] = {
    "memory_10000": partial(against_naive, 10_000),
    "memory_doubling": doubled,
}


if __name__ == "__main__":
    sys.stdout.write(f"{show(sys.argv[1], int(sys.argv[2]))}\n")
