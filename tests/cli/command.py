"""The program as a script meets it: a process with its own environment."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

SOURCE = Path(__file__).resolve().parents[2] / "src"


def environment(**changes: str) -> dict[str, str]:
    """The test run's own environment in English, with other values where they are given."""
    neutral = {"PYTHONPATH": str(SOURCE), "LANGUAGE": "en", "LC_ALL": "C.UTF-8"}
    return {**os.environ, **neutral, **changes}


def cjm(*words: object, **changes: str) -> subprocess.CompletedProcess[bytes]:
    """Run the program with these words; other keywords are variables of its environment."""
    command = [sys.executable, "-m", "cjm_desktop", *map(str, words)]
    return subprocess.run(command, capture_output=True, env=environment(**changes), timeout=60, check=False)


def python(
    code: str, *words: object, extra: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run Python code in a process of its own."""
    command = [sys.executable, "-c", code, *map(str, words)]
    return subprocess.run(
        command, capture_output=True, env=environment(**(extra or {})), timeout=60, check=False
    )
