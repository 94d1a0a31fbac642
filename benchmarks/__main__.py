"""Runs the benchmarks, prints a table, and writes ``build/bench.json``.

    python -m benchmarks [NAME…]

Without names all of them run.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from benchmarks.measure import Measurement

BENCHMARKS = ("pdf", "command_line", "canvas")
"""The modules of this package that measure something, in the order of the table; a test holds it to the folder."""

OUTPUT = Path(__file__).resolve().parent.parent / "build" / "bench.json"


def main() -> int:
    """Run what was asked for; the figures of benchmarks that did not run stay in the file."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure side by side.")
    parser.add_argument("names", nargs="*", metavar="NAME", choices=[*BENCHMARKS, []])
    names = parser.parse_args().names or BENCHMARKS
    if sys.platform.startswith("linux") and not os.environ.get("DISPLAY"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    figures = _known()
    sys.stdout.write(f"{'':20}{'ours':>12}{'peer':>12}{'ratio':>9}\n")
    for name in names:
        found: dict[str, Measurement] = importlib.import_module(f"benchmarks.{name}").measure()
        for title, one in found.items():
            sys.stdout.write(f"{title:20}{one.ours:12.2f}{one.peer:12.2f}{one.ratio:9.3f}  {one.unit}\n")
            figures[title] = {"ours": one.ours, "peer": one.peer, "ratio": one.ratio, "unit": one.unit}
    OUTPUT.parent.mkdir(exist_ok=True)
    OUTPUT.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    return 0


def _known() -> dict[str, dict[str, float | str]]:
    if not OUTPUT.is_file():
        return {}
    known: dict[str, dict[str, float | str]] = json.loads(OUTPUT.read_text(encoding="utf-8"))
    return known


if __name__ == "__main__":
    sys.exit(main())
