"""Saving and opening a map of 10,000 cards, each with the proofs that a map's file is given.

``save_10000``: a map that was opened, with one card edited, saved over its file as a window does it. The peer dumps
every record with pydantic, writes that with orjson to a file that it forces to the disk, and parses what it wrote.
``open_10000``: from the file to the graph. The peer parses the same bytes with orjson, validates every record with
pydantic and puts it into a networkx graph.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

import networkx as nx
import orjson

from benchmarks.maps import journey
from benchmarks.measure import Measurement, compare
from cjm_desktop import commands
from cjm_desktop.model.records import JourneyMap
from cjm_desktop.storage import files, fingerprint
from cjm_desktop.storage.envelope import LISTS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cjm_desktop.model.graph import JourneyGraph

CARDS = 10_000
ROUNDS = 7


def saving() -> Measurement:
    """Wall-clock times of a save, the disk included."""
    with tempfile.TemporaryDirectory() as home, patch.dict(os.environ, XDG_DATA_HOME=home):
        path, plain = Path(home) / "map.cjm", Path(home) / "plain.json"
        files.save(journey(CARDS), path)
        opened = files.load(path).graph
        proved = opened.snapshot()
        edited = _edited(opened)

        def ours() -> None:
            files.save(edited, path, expected=fingerprint.of_file(path), proved=proved)

        return compare(ours, lambda: _dump(edited, plain), rounds=ROUNDS)


def opening() -> Measurement:
    """Wall-clock times from the file to the graph."""
    with tempfile.TemporaryDirectory() as home, patch.dict(os.environ, XDG_DATA_HOME=home):
        path = Path(home) / "map.cjm"
        files.save(journey(CARDS), path)
        return compare(lambda: files.load(path), lambda: _validated(path), rounds=ROUNDS)


def _edited(graph: JourneyGraph) -> JourneyGraph:
    edited = graph.snapshot()
    edited.apply(commands.edit(edited, "card0", title="Edited"))
    return edited


def _dump(graph: JourneyGraph, path: Path) -> object:
    data = orjson.dumps([record.model_dump() for record in graph])
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    return orjson.loads(data)


def _validated(path: Path) -> nx.MultiDiGraph[str]:
    document = orjson.loads(path.read_bytes())
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    own = {name: value for name, value in document.items() if name not in {"format", *LISTS}}
    graph.add_node(own["id"], record=JourneyMap.model_validate(own))
    for name, choose in LISTS.items():
        for raw in document.get(name, ()):
            graph.add_node(raw["id"], record=choose(raw).model_validate(raw))
    return graph


BENCHMARKS: Mapping[str, Callable[[], Measurement]] = {"save_10000": saving, "open_10000": opening}
