"""The bundled templates: journey files ``NAME.LANGUAGE.cjm`` in ``resources/templates``, found by looking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.assets import resource
from cjm_desktop.model.graph import JourneyGraph
from cjm_desktop.model.records import JourneyMap
from cjm_desktop.storage import files

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path


def templates() -> dict[str, dict[str, Path]]:
    """Each template by name, and its file for each language it speaks, both sorted."""
    found: dict[str, dict[str, Path]] = {}
    for path in sorted(resource("templates").glob(f"*.*{files.SUFFIX}")):
        name, _dot, language = path.name.removesuffix(files.SUFFIX).rpartition(".")
        found.setdefault(name, {})[language] = path
    return found


def new_map(template: Path, created: date) -> JourneyGraph:
    """A map of one's own from a template: the same but for its id and the date it was made.

    Raises:
        ReadError: the template cannot be read.
    """
    graph = files.load(template).graph
    journey = graph.map.replace(id=graph.new_id(), created=created.isoformat())
    return JourneyGraph(journey, [record for record in graph.records() if not isinstance(record, JourneyMap)])
