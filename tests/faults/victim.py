"""The process that is killed: it edits and saves a map, keeps a journal, and says on its output how far it is.

A warm parent makes one by a fork for each round, so that a round does not wait for imports. It reads from its input
what to do: ``start SEED FOLDER``, then ``kill``. What the child says, and ``gone`` from the parent when the child is no
more, come out in the order in which they happened:

    edit NUMBER STATE     an edit was made; the map is in this state now
    kept NUMBER           the journal says that all edits up to this one are safe
    saving NUMBER STATE   a save of the map as it was after this edit begins
    saved NUMBER          it came to its end: the person was told so
    broken …              something that must not be
"""

from __future__ import annotations

import importlib
import os
import signal
import sys
from hashlib import blake2b
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any, Final, NoReturn

import orjson

from cjm_desktop.storage import files
from cjm_desktop.storage.envelope import plain
from tests.commands.random_edits import History, any_edit
from tests.faults.maps import small_map

if TYPE_CHECKING:
    from collections.abc import Callable

    from cjm_desktop.model.change import Change
    from cjm_desktop.model.graph import JourneyGraph
    from cjm_desktop.model.records import Record
    from cjm_desktop.storage.journal import Journal

FILE: Final = "map.cjm"
RECOVERY: Final = "recovery"

_ALL: Final = 2**128


class State:
    """A number for what a map holds, carried along from edit to edit."""

    def __init__(self, graph: JourneyGraph) -> None:
        self._sum = sum(map(_number_of, graph)) % _ALL

    def follow(self, change: Change) -> None:
        """A change was made."""
        for before, after in change.pairs().values():
            gone = 0 if before is None else _number_of(before)
            come = 0 if after is None else _number_of(after)
            self._sum = (self._sum + come - gone) % _ALL

    def __str__(self) -> str:
        return f"{self._sum:032x}"


def _number_of(record: Record) -> int:
    data = orjson.dumps([type(record).__name__, plain(record)], option=orjson.OPT_SORT_KEYS)
    return int.from_bytes(blake2b(data, digest_size=16).digest())


class Victim:
    """Somebody who edits a map for ever, saves it now and then, and sometimes goes on while it is being saved."""

    def __init__(
        self,
        graph: JourneyGraph,
        folder: Path,
        random: Random,
        save: Callable[[JourneyGraph, Path], object],
        journal: Callable[..., Journal],
    ) -> None:
        self._graph = graph
        self._random = random
        self._save = save
        self._path = folder / FILE
        self._state = State(graph)
        self._number = 0
        self._history = History()
        self._journal = journal(
            folder / RECOVERY,
            graph.map.id,
            snapshot=graph.snapshot,
            on_kept=lambda number: say("kept", number),
            on_failed=lambda sentence: say("broken", sentence),
        )
        self._journal.begin(files.dumps(graph), None)

    def live(self) -> None:
        """Edit and save until the end."""
        while True:
            for _ in range(self._random.randint(1, 12)):
                self._edit()
            if self._random.random() < 0.5:
                self._journal.flush(60)
            if self._random.random() < 0.7:
                self._save_now()

    def _edit(self) -> None:
        change = self._history.step(self._graph, self._random)
        del self._history.done[:-50]  # a person's own history is not what is tried here
        if change.is_empty:
            return
        self._graph.apply(change)
        self._state.follow(change)
        self._number += 1
        say("edit", self._number, self._state)
        self._journal.append(change, self._graph.pictures)

    def _save_now(self) -> None:
        saved, number = self._graph.snapshot(), self._number
        data = files.dumps(saved)
        say("saving", number, self._state)
        if self._random.random() < 0.3:  # the person goes on meanwhile
            self._edit()
        self._save(saved, self._path)
        say("saved", number)
        self._journal.begin(data, self._path, upto=number)


def say(*words: object) -> None:
    """Tell what happened, in one piece."""
    os.write(sys.stdout.fileno(), (" ".join(map(str, words)) + "\n").encode())


def main() -> None:
    """Make a child for each round, and kill it when told to."""
    save, journal = map(_named, sys.argv[1:])
    graph = small_map()
    any_edit(graph, Random(0))  # what is made on first use is there for all children
    files.dumps(graph)
    child = 0
    for line in sys.stdin:
        match line.split():
            case ["start", seed, folder]:
                child = os.fork()
                if not child:
                    _live(Victim(graph, Path(folder), Random(seed), save, journal))
            case _:
                os.kill(child, signal.SIGKILL)
                os.waitpid(child, 0)
                say("gone")


def _live(victim: Victim) -> NoReturn:
    """The life of a child; it does not come back."""
    try:
        victim.live()
    except BaseException as error:  # whatever it is has to be told
        say("broken", type(error).__name__, str(error).replace("\n", " "))
        raise
    finally:
        os._exit(1)


def _named(reference: str) -> Callable[..., Any]:
    """The function or class that ``module:name`` stands for."""
    module, name = reference.split(":")
    found: Callable[..., Any] = getattr(importlib.import_module(module), name)
    return found


if __name__ == "__main__":
    main()
