"""How long until an edit is safe: the journal's whole way to the disk, against the disk alone."""

from __future__ import annotations

import os
import statistics
import tempfile
import threading
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from benchmarks.__main__ import OUTPUT
from benchmarks.maps import journey
from benchmarks.measure import Measurement
from cjm_desktop import commands
from cjm_desktop.storage import files
from cjm_desktop.storage.journal import Journal
from cjm_desktop.storage.log_format import LOG

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

CARDS = 500
EDITS = 400
WARM_UP = 20


def journal_append() -> Measurement:
    """From an edit handed to the journal until it is said to be kept, against ``write`` and ``fdatasync`` of its bytes.

    Ours includes the way to the writing thread, the making of the line and what the disk needs. The peer writes the
    very line that the journal wrote, to a file in the same folder. Both take turns, edit by edit.
    """
    graph = journey(CARDS)
    kept, ends = threading.Event(), [0.0]

    def on_kept(_number: int) -> None:
        ends[0] = perf_counter()
        kept.set()

    OUTPUT.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=OUTPUT.parent) as name:
        folder = Path(name)
        journal = Journal(
            folder / "recovery",
            graph.map.id,
            snapshot=graph.snapshot,
            on_kept=on_kept,
            on_failed=_refused,
        )
        journal.begin(files.dumps(graph), None)
        bare = os.open(folder / "bare", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        ours, peer = [], []
        for number in range(EDITS):
            change = commands.edit(graph, f"card{number % CARDS}", title=f"What edit {number} says now")
            graph.apply(change)
            kept.clear()
            started = perf_counter()
            journal.append(change, graph.pictures)
            kept.wait()
            ours.append(ends[0] - started)
            line = _last_line(folder)
            started = perf_counter()
            os.write(bare, line)
            _sync(bare)
            peer.append(perf_counter() - started)
        os.close(bare)
        journal.close(keep=False)
    return Measurement(
        statistics.median(ours[WARM_UP:]) * 1_000, statistics.median(peer[WARM_UP:]) * 1_000, "ms"
    )


_sync = getattr(os, "fdatasync", os.fsync)


def _last_line(folder: Path) -> bytes:
    """The line that the journal wrote last."""
    [log] = folder.glob(f"recovery/*/{LOG}")
    with log.open("rb") as file:
        file.seek(-min(4_096, log.stat().st_size), os.SEEK_END)
        return file.read().splitlines(keepends=True)[-1]


def _refused(sentence: str) -> None:
    raise RuntimeError(sentence)


BENCHMARKS: Mapping[str, Callable[[], Measurement]] = {"journal_append": journal_append}
