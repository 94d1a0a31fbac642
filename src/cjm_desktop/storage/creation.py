"""New maps: a template made one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.model.graph import JourneyGraph
from cjm_desktop.model.records import JourneyMap
from cjm_desktop.storage import files

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path


def new_map(template: Path, created: date) -> JourneyGraph:
    """A map from a template: the same but for its id, which is the document's own, and the date it was made.

    Raises:
        ReadError: the template cannot be read.
    """
    graph = files.load(template).graph
    journey = graph.map.replace(id=graph.new_id(), created=created.isoformat())
    records = (record for record in graph if not isinstance(record, JourneyMap))
    return JourneyGraph(journey, records, graph.pictures_in_use())
