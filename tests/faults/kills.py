"""Processes are killed at any moment of editing and saving, and what they leave behind is looked at.

A map is *torn* if its file, or what is recovered, is no state that the map was ever in. Something *acknowledged is
lost* if the file is older than the last save that came to its end, or if what is recovered lacks an edit that the
journal had called kept.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from cjm_desktop.storage import files
from cjm_desktop.storage.errors import FileError
from cjm_desktop.storage.journal import Journal
from cjm_desktop.storage.leftovers import leftovers
from tests.faults.victim import FILE, RECOVERY, State

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import IO

    from cjm_desktop.model.graph import JourneyGraph

ROOT: Final = Path(__file__).resolve().parents[2]


class Moment(NamedTuple):
    """When to kill: a while after something was said for so many times; nothing in particular if it is empty."""

    word: str
    times: int
    seconds: float


def run(
    rounds: int,
    seed: int,
    save: Callable[[JourneyGraph, Path], object] = files.save,
    journal: type[Journal] = Journal,
) -> dict[str, int]:
    """Kill so many processes.

    Args:
        rounds: how many.
        seed: what their edits and the moments are drawn from.
        save: how they save; a function of a module.
        journal: what they keep their edits with; a class of a module.
    """
    random = Random(seed)
    counts = {"kills": 0, "torn": 0, "acknowledged_lost": 0}
    references = [f"{each.__module__}:{each.__qualname__}" for each in (save, journal)]
    with (
        tempfile.TemporaryDirectory() as name,
        subprocess.Popen(
            [sys.executable, "-m", "tests.faults.victim", *references],
            cwd=ROOT,
            env={**os.environ, "HOME": name, "XDG_DATA_HOME": name},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            bufsize=1,
        ) as nursery,
    ):
        for _ in range(rounds):
            folder = Path(name) / "round"
            folder.mkdir()
            said = Said(_round(nursery, f"start {random.getrandbits(32)} {folder}", _any_moment(random)))
            counts["kills"] += 1
            if harm := said.harm(folder):
                counts[harm] += 1
            shutil.rmtree(folder)
        _input(nursery.stdin).close()
    return counts


def _any_moment(random: Random) -> Moment:
    word = random.choice(("", "edit", "kept", "saving", "saving", "saved"))
    times = random.randint(0, 60) if word in {"", "edit"} else random.randint(1, 4)
    return Moment(word, times, random.choice((0.0, 0.0005, 0.003, 0.015)) * random.random())


def _round(nursery: subprocess.Popen[str], start: str, moment: Moment) -> Iterator[list[str]]:
    """What a process said until it was killed, word by word; the last thing that was said may be half of it."""
    orders, answers = _input(nursery.stdin), _input(nursery.stdout)
    orders.write(f"{start}\n")
    left = moment.times
    while left > 0:
        words = answers.readline().split()
        left -= moment.word in {"", words[0]}
        yield words
    time.sleep(moment.seconds)
    orders.write("kill\n")
    while (words := answers.readline().split()) != ["gone"]:
        yield words


def _input(stream: IO[str] | None) -> IO[str]:
    assert stream is not None
    return stream


class Said:
    """What a process said before it was killed, against which the disk is held."""

    def __init__(self, lines: Iterator[list[str]]) -> None:
        self._numbers: dict[str, int] = {}
        """For each state that the map was in, the last edit after which it was."""
        self._saves: dict[str, int] = {}
        """The same for those that were to be saved."""
        self._kept = self._acknowledged = 0
        for word, *rest in lines:
            match word, rest:
                case "edit", [number, state]:
                    self._numbers[state] = int(number)
                case "kept", [number]:
                    self._kept = max(self._kept, int(number))
                case "saving", [number, state]:
                    self._saves[state] = int(number)
                case "saved", [number]:
                    self._acknowledged = int(number)
                case _:
                    raise AssertionError(" ".join((word, *rest)))

    def harm(self, folder: Path) -> Literal["torn", "acknowledged_lost"] | None:
        """What became of the map, if it was harmed."""
        try:
            saved = self._number_of_file(folder / FILE)
            recovered = self._number_of_leftover(folder / RECOVERY)
        except (FileError, KeyError):  # it cannot be read, or was never in this state
            return "torn"
        latest = saved if recovered is None else recovered
        return "acknowledged_lost" if saved < self._acknowledged or latest < self._kept else None

    def _number_of_file(self, path: Path) -> int:
        """After which edit the map was as its file has it."""
        return self._saves[str(State(files.load(path).graph))] if path.exists() else 0

    def _number_of_leftover(self, folder: Path) -> int | None:
        """After which edit the map was as it is recovered, if there is something to recover."""
        found = leftovers(folder)
        assert len(found) <= 1
        return self._numbers[str(State(found[0].recover().graph))] if found else None
