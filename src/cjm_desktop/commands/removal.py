"""Removing anything, with all that cannot be without it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.commands.emotions import clear_of, markers_at
from cjm_desktop.commands.placing import mended_spans
from cjm_desktop.commands.refusals import CommandRefused, required
from cjm_desktop.i18n import _
from cjm_desktop.model.change import Change
from cjm_desktop.model.records import JourneyMap, Lane, Marker, Persona, Record, Stage, Step

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cjm_desktop.model.graph import JourneyGraph


def remove(graph: JourneyGraph, identifiers: Iterable[str]) -> Change:
    """Remove records of any types in one change.

    With a stage go its steps, with a step or a lane the elements there, with any of them their links and metrics.
    Spans that ended at a step which goes end at the nearest one before it. What belonged to a persona who goes stays:
    it becomes everyone's where it was only that persona's.

    Raises:
        CommandRefused: one of them is not on the map or is the map itself, or a stage would be left without a step.
    """
    gone: dict[str, Record] = {}
    for identifier in identifiers:
        _gather(graph, required(graph, Record, identifier), gone)
    _refuse_empty_stages(graph, gone)
    updated: dict[str, tuple[Record, Record]] = {}
    if any(isinstance(record, Step) for record in gone.values()):
        reading = [step.id for step in graph.steps() if step.id not in gone]
        updated.update((before.id, (before, after)) for before, after in mended_spans(graph, reading))
    people = {identifier for identifier, record in gone.items() if isinstance(record, Persona)}
    if people:
        _leave_to_others(graph, people, updated)
    kept = [pair for identifier, pair in updated.items() if identifier not in gone]
    return Change.of(updated=kept, removed=gone.values())


def _gather(graph: JourneyGraph, record: Record, gone: dict[str, Record]) -> None:
    if record.id in gone:
        return
    gone[record.id] = record
    match record:
        case JourneyMap():
            raise CommandRefused(_("The map itself cannot be removed."))
        case Stage():
            dependents: tuple[Record, ...] = graph.steps(record.id)
        case Step():
            dependents = graph.elements_at(record.id)
        case Lane():
            dependents = graph.elements_in(record.id)
        case _:
            dependents = ()
    for dependent in (*dependents, *graph.metrics(record.id), *graph.links_of(record.id)):
        _gather(graph, dependent, gone)


def _refuse_empty_stages(graph: JourneyGraph, gone: dict[str, Record]) -> None:
    shrinking = {step.stage for step in gone.values() if isinstance(step, Step)} - gone.keys()
    for stage in shrinking:
        if all(step.id in gone for step in graph.steps(stage)):
            title = required(graph, Stage, stage).title
            sentence = _("The last step of “{title}” cannot be removed; remove the stage instead.")
            raise CommandRefused(sentence.format(title=title))


def _leave_to_others(
    graph: JourneyGraph, people: set[str], updated: dict[str, tuple[Record, Record]]
) -> None:
    for lane in graph.lanes():
        if lane.persona in people:
            updated[lane.id] = lane, lane.replace(persona=None)
    for element in graph.elements():
        if people.isdisjoint(element.personas):
            continue
        before, after = updated.get(element.id, (element, element))
        left = tuple(persona for persona in element.personas if persona not in people)
        shared = after.replace(personas=left)
        if isinstance(shared, Marker):
            shared = clear_of(shared, _others_by_now(graph, shared, updated))
        updated[element.id] = before, shared


def _others_by_now(
    graph: JourneyGraph, marker: Marker, updated: dict[str, tuple[Record, Record]]
) -> Iterable[Marker]:
    for other in markers_at(graph, marker.lane, marker.step):
        _before, now = updated.get(other.id, (other, other))
        if other.id != marker.id and isinstance(now, Marker):
            yield now
