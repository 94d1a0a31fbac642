"""Makes faults and says what came of them: ``python -m tests.faults [--long] [--seed N] [NAME…]``.

Every harness tells on stderr what it found; the last line of stdout is one JSON object with the sums that count.
The exit code is 1 where anything was damaged or lost.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import sys
import tempfile
import time
from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class Rounds(NamedTuple):
    """How often a harness tries, usually and when there is time."""

    usual: int
    long: int


HARNESSES: Final[Mapping[str, Rounds]] = {
    "kills": Rounds(60, 1_000),
    "system_calls": Rounds(10_000, 10_000),
    "full_disk": Rounds(100, 100),
    "opens": Rounds(100, 500),
    "races": Rounds(200, 2_000),
    "mutants": Rounds(200, 1_000),
    "unknown": Rounds(300, 10_000),
    "edits": Rounds(2_000, 100_000),
}
"""The modules of this package that make faults."""

TOLD: Final = (
    *(
        "kills",
        "torn",
        "acknowledged_lost",
        "syscall_faults",
        "damaged_by_fault",
        "double_opens",
        "two_writers",
    ),
    *("races", "silent_overwrites", "mutants", "crashes"),
)
"""What the last line says, in this order; the rest is told on stderr only."""

BAD: Final = frozenset(
    {
        *("torn", "acknowledged_lost", "damaged_by_fault", "two_writers", "silent_overwrites", "crashes"),
        *("lost", "differences"),
    }
)
"""What must not be found."""
MOST_GROWTH: Final = 10
"""Percent of the memory that many edits may cost."""


def main() -> int:
    """Run what was asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description="Make faults.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(HARNESSES))
    parser.add_argument("--long", action="store_true", help="try as often as docs/RELIABILITY.md says")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    if unknown := set(options.names) - set(HARNESSES):
        parser.error(f"no such harness: {', '.join(sorted(unknown))}")
    found: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as home:
        for name in ("HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "LOCALAPPDATA", "APPDATA"):
            os.environ[name] = home
        for name in options.names or HARNESSES:
            rounds = HARNESSES[name].long if options.long else HARNESSES[name].usual
            started = time.monotonic()
            result = importlib.import_module(f"tests.faults.{name}").run(rounds, options.seed)
            sys.stderr.write(f"{name}: {result} in {time.monotonic() - started:.1f} s\n")
            found.update(result)
    sys.stdout.write(json.dumps({name: found[name] for name in TOLD if name in found}) + "\n")
    return int(any(found[name] for name in BAD) or found["memory_growth_percent"] > MOST_GROWTH)


if __name__ == "__main__":
    sys.exit(main())
