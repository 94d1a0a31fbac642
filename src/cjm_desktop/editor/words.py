"""Which words of an element are edited in place, and the edit that replaces them."""

from __future__ import annotations

from typing import NamedTuple

from cjm_desktop import commands
from cjm_desktop.kinds.emotions import EmotionMarker
from cjm_desktop.model.change import Change
from cjm_desktop.model.graph import JourneyGraph
from cjm_desktop.model.records import JourneyMap


class Words(NamedTuple):
    """The words that stand in one part of an element: the field of its record, and what it holds."""

    field: str
    text: str


def words_of(graph: JourneyGraph, source: str, part: str) -> Words | None:
    """The words that are edited when this part of an element is; ``None`` where there are none."""
    record = graph.get(source)
    field = "title"
    match record:
        case JourneyMap() if part == "scenario":
            field = "scenario"
        case EmotionMarker() if part == "marker" or record.quote or not record.title:
            field = "quote"
        case _:
            pass
    text = getattr(record, field, None)
    return Words(field, text) if isinstance(text, str) else None


def reword(graph: JourneyGraph, source: str, part: str, text: str) -> Change:
    """The edit that puts other words there; empty where nothing would change.

    Raises:
        ValueError: the words do not fit, for example because they are too long.
    """
    words = words_of(graph, source, part)
    cleaned = text.strip()
    if words is None or words.text == cleaned:
        return Change()
    return commands.edit(graph, source, **{words.field: cleaned})
