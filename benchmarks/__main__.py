"""Runs the benchmarks, prints a table, and writes ``build/bench.json``.

    python -m benchmarks [NAME…]

A name is that of a benchmark or of a module with several; without names all of them run. The exit code is 1 where a
ratio is over its limit.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.limits import LIMITS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from benchmarks.measure import Measurement

MODULES = ("pdf", "command_line", "startup", "layout", "canvas", "memory", "journal", "files")
"""The modules of this package that measure something, in the order of the table; a test holds it to the folder."""

HOMES = ("XDG_DATA_HOME", "XDG_STATE_HOME", "LOCALAPPDATA", "APPDATA")
"""Where programs keep their data, on each system."""
OUTPUT = Path(__file__).resolve().parent.parent / "build" / "bench.json"


def main() -> int:
    """Run what was asked for; the figures of benchmarks that did not run stay in the file."""
    known = {module: benchmarks_of(module) for module in MODULES}
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure side by side.")
    parser.add_argument("names", nargs="*", metavar="NAME")
    names = parser.parse_args().names
    unknown = set(names) - set(known) - {name for group in known.values() for name in group}
    if unknown:
        parser.error(f"no such benchmark: {', '.join(sorted(unknown))}")
    if sys.platform.startswith("linux") and not os.environ.get("DISPLAY"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.stdout.write(f"{'':20}{'ours':>12}{'peer':>12}{'ratio':>9}{'limit':>9}\n")
    chosen = [
        (name, benchmark)
        for module, group in known.items()
        for name, benchmark in group.items()
        if not names or module in names or name in names
    ]
    with tempfile.TemporaryDirectory() as home:  # what is edited and saved here is nothing to be recovered
        os.environ.update(dict.fromkeys(HOMES, home))
        kept = [report(name, benchmark()) for name, benchmark in chosen]
    return 0 if all(kept) else 1


def benchmarks_of(module: str) -> Mapping[str, Callable[[], Measurement]]:
    """The benchmarks of one module, by name."""
    found: Mapping[str, Callable[[], Measurement]] = importlib.import_module(
        f"benchmarks.{module}"
    ).BENCHMARKS
    return found


def report(name: str, found: Measurement) -> bool:
    """Print a line of the table, keep its figures in the file, and say whether the ratio is within its limit."""
    limit = LIMITS.get(name)
    kept = limit is None or found.ratio <= limit
    sys.stdout.write(f"{name:20}{found.ours:12.2f}{found.peer:12.2f}{found.ratio:9.3f}")
    sys.stdout.write(f"{limit or '':>9}  {found.unit}{'' if kept else '  over its limit'}\n")
    sys.stdout.flush()
    figures: dict[str, dict[str, float | str]] = {}
    if OUTPUT.is_file():
        figures = json.loads(OUTPUT.read_text(encoding="utf-8"))
    figures[name] = {"ours": found.ours, "peer": found.peer, "ratio": found.ratio, "unit": found.unit}
    OUTPUT.parent.mkdir(exist_ok=True)
    OUTPUT.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    return kept


if __name__ == "__main__":
    sys.exit(main())
