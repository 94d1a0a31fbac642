"""The whole process of an export, against merely importing the libraries it stands on.

``cli_export``: a poster of the Russian sample, from the command to the file. The peer is
``python -c "import reportlab.pdfgen.canvas, pydantic, networkx"``.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.measure import Measurement, compare, compiled

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

SAMPLE = Path(__file__).resolve().parent.parent / "examples" / "classic.ru.cjm"
LIBRARIES = "import reportlab.pdfgen.canvas, pydantic, networkx"


def export() -> Measurement:
    """Wall-clock times of both processes, start to end."""
    with tempfile.TemporaryDirectory() as folder:
        out = str(Path(folder) / "poster.pdf")
        ours = [sys.executable, "-m", "cjm_desktop", "export", str(SAMPLE), out]
        imports = [sys.executable, "-c", LIBRARIES]
        return compare(lambda: _run(ours), lambda: _run(imports), rounds=9)


def _run(command: list[str]) -> None:
    subprocess.run(command, check=True, capture_output=True, env=compiled())


BENCHMARKS: Mapping[str, Callable[[], Measurement]] = {"cli_export": export}
