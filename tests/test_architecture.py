"""The floors of the house: import-linter's contracts in pyproject.toml, held in every test run."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def test_every_file_imports_only_what_its_floor_allows() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run(
        [str(linter), "--no-cache", "--no-logo"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": "src"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_program_starts_without_qt_and_the_heavy_libraries() -> None:
    asked = ["PySide6", "networkx", "reportlab"]
    program = f"import sys, cjm_desktop.__main__; print(*[m for m in {asked} if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == [], "imported before anything was asked for"
