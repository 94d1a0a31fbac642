"""Which words of an element are edited in place, and the edit that replaces them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cjm_desktop import commands
from cjm_desktop.i18n import _, ngettext
from cjm_desktop.kinds.emotions import EmotionMarker
from cjm_desktop.model.change import Change
from cjm_desktop.model.records import Element, JourneyMap, Lane, Stage, Step

if TYPE_CHECKING:
    from cjm_desktop.model.graph import JourneyGraph


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
        CommandRefused: the words do not fit, for example because they are too long.
    """
    words = words_of(graph, source, part)
    if words is None or words.text == text:  # as it came from the file, clean or not
        return Change()
    return commands.edit(graph, source, **{words.field: text})


def place_of(graph: JourneyGraph, ids: frozenset[str]) -> str:
    """Where what is selected stands, in a few words."""
    if len(ids) > 1:
        return ngettext("{count} selected", "{count} selected", len(ids)).format(count=len(ids))
    record = graph.get(next(iter(ids))) if ids else None
    step = graph.get(record.step) if isinstance(record, Element) else record
    stage = graph.get(step.stage) if isinstance(step, Step) else record
    if not isinstance(stage, Stage):
        return record.title if isinstance(record, Lane) else ""
    if not isinstance(step, Step):
        return stage.title
    return _("{stage}, step {number}").format(stage=stage.title, number=graph.position(step.id) + 1)
