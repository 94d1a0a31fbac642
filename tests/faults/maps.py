"""Small maps to save, each version different from the one before."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from cjm_desktop.assets import resource
from cjm_desktop.model.change import Change
from cjm_desktop.storage import files

if TYPE_CHECKING:
    from cjm_desktop.model.graph import JourneyGraph

_numbers = count()


def small_map() -> JourneyGraph:
    """A map that takes a few blocks of a disk."""
    return files.load(resource("templates", "classic.en.cjm")).graph


def another_version(graph: JourneyGraph) -> JourneyGraph:
    """The same map with a title that it never had."""
    version = graph.snapshot()
    version.apply(Change.of(updated=[(graph.map, graph.map.replace(title=f"Version {next(_numbers)}"))]))
    return version
