"""A map that is edited while a journal keeps every edit, and what that journal said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import orjson

from cjm_desktop import commands
from cjm_desktop.storage import files
from cjm_desktop.storage.envelope import document_of
from cjm_desktop.storage.journal import Journal
from cjm_desktop.storage.leftovers import Leftover, leftovers
from cjm_desktop.storage.log_format import LOG, content_of
from tests import maps
from tests.commands.random_edits import History

if TYPE_CHECKING:
    from pathlib import Path
    from random import Random

    from cjm_desktop.model.change import Change
    from cjm_desktop.model.graph import JourneyGraph


TITLES = ("one", "two", "three")


def lamp() -> JourneyGraph:
    """The small map with names to read, as it comes from a file."""
    return files.loads(orjson.dumps(document_of(maps.lamp()))).graph


class Editor:
    """Edits a map as a window does, and remembers the map after each edit.

    Attributes:
        graph: the map.
        journal: what keeps the edits.
        states: the map after each edit by number; the first is the one before all edits.
        kept: each number that was said to be kept, with the size of the log at that moment.
        failed: the sentences about what could not be kept.
    """

    def __init__(self, graph: JourneyGraph, folder: Path, path: Path | None = None) -> None:
        self.graph = graph
        self.folder = folder
        self.states = [graph.snapshot()]
        self.kept: list[tuple[int, int]] = []
        self.failed: list[str] = []
        self._history = History()
        self.journal = Journal(
            folder,
            graph.map.id,
            snapshot=graph.snapshot,
            on_kept=lambda number: self.kept.append((number, self.size())),
            on_failed=self.failed.append,
        )
        self.journal.begin(files.dumps(graph), path, title=graph.map.title)

    def make(self, change: Change) -> int:
        """Make a change, and keep it."""
        self.graph.apply(change)
        number = self.journal.append(change, self.graph.pictures)
        self.states.append(self.graph.snapshot())
        assert number == len(self.states) - 1
        return number

    def retitle(self, title: str) -> int:
        """An edit."""
        return self.make(commands.edit_map(self.graph, title=title))

    def edit(self, random: Random, times: int = 1) -> None:
        """Any edits, some of them undone and made again."""
        for _ in range(times):
            self.make(self._history.step(self.graph, random))

    def flush(self) -> None:
        """Wait until all is kept."""
        assert self.journal.flush(30), self.failed

    def save(self, path: Path | None = None, upto: int | None = None) -> None:
        """Say that the map was saved; nothing is written."""
        covered = self.graph if upto is None else self.states[upto]
        self.journal.begin(files.dumps(covered), path, title=self.graph.map.title, upto=upto)

    def crash(self) -> Leftover:
        """End without a word to the person, and look at what is left."""
        self.journal.close(keep=True)
        [found] = leftovers(self.folder)
        return found

    def log(self) -> Path:
        """The log on the disk."""
        [found] = self.folder.glob(f"*/{LOG}")
        return found

    def size(self) -> int:
        """The size of the log on the disk; 0 where there is none."""
        return sum(log.stat().st_size for log in self.folder.glob(f"*/{LOG}"))


def retitled(folder: Path) -> Leftover:
    """A log of three edits, which give the map these titles."""
    editor = Editor(lamp(), folder, folder / "map.cjm")
    for title in TITLES:
        editor.retitle(title)
        editor.flush()
    return editor.crash()


def lines_of(folder: Path) -> tuple[list[bytes], Path]:
    """The header with the map, and then each change; and the log that holds them."""
    [log] = folder.glob(f"*/{LOG}")
    data = log.read_bytes()
    header = data.index(b"\n") + 1
    start = header + _size_in(data[:header]) + 1
    return [data[:start], *data[start:].splitlines(keepends=True)], log


def _size_in(header: bytes) -> int:
    size = content_of(header)["size"]
    assert isinstance(size, int)
    return size
