"""Another program writes a map's file at the very moment of a save, and nothing that it wrote is lost unseen."""

from __future__ import annotations

import random
import tempfile
import time
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cjm_desktop.storage import backups, files, fingerprint
from cjm_desktop.storage.errors import ChangedOutsideError
from tests.faults.maps import another_version, small_map
from tests.faults.system_calls import Save, save

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from cjm_desktop.model.graph import JourneyGraph

SPREAD: Final = 0.006
"""Seconds around the save in which the other program writes."""
WAYS: Final = ("replaces", "writes over", "replaces twice")


def run(rounds: int, seed: int, save: Save = save) -> dict[str, int]:
    """Let another process write ``rounds`` times while this one saves.

    What it wrote is overwritten silently where it neither stands in the file nor was reported nor is kept as a backup.
    """
    chance = random.Random(seed)
    context = get_context("fork")
    ours, theirs = context.Pipe()
    other = context.Process(target=_write_when_told, args=(theirs,), daemon=True)
    other.start()
    silent = 0
    try:
        with tempfile.TemporaryDirectory() as folder:
            graph = small_map()
            for number in range(rounds):
                path = Path(folder) / f"{number}.cjm"
                files.save(graph, path)
                way, words = chance.choice(WAYS), f"the other program, {number}".encode()
                ours.send((path, way, words, chance.uniform(0.0, 2 * SPREAD)))
                silent += not _is_known(graph, path, words, ours, chance.uniform(0.0, SPREAD), save)
    finally:
        ours.send(None)
        other.join()
    return {"races": rounds, "silent_overwrites": silent}


def _is_known(
    graph: JourneyGraph, path: Path, words: bytes, other: Connection, pause: float, save: Save
) -> bool:
    """Save in the middle of it; whether the other's words are there, were reported, or are kept."""
    known = fingerprint.of_bytes(files.dumps(graph))
    new = another_version(graph)
    _wait(pause)
    reported = False
    try:
        save(new, path, known)
    except ChangedOutsideError:
        reported = True
    other.recv()
    stands = path.read_bytes()
    if reported:
        return stands == words
    return stands == words or words in [backup.path.read_bytes() for backup in backups.of(graph.map.id)]


def _write_when_told(told: Connection) -> None:
    while order := told.recv():
        path, way, words, pause = order
        _wait(pause)
        if way == "writes over":
            with path.open("wb") as file:
                file.write(words)
        else:
            for content in (b"their first try", words) if way == "replaces twice" else (words,):
                beside = path.with_suffix(".theirs")
                beside.write_bytes(content)
                beside.replace(path)
        told.send("written")


def _wait(seconds: float) -> None:
    """Wait for much less than a sleep can."""
    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        pass
