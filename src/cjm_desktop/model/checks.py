"""The laws of a map, all in one place: what must hold after any change and in any file.

Every law gives findings: the record at fault, the law and one plain sentence. Which kinds of cards a kind of lane
takes is not among them; a file may hold kinds that nobody here knows.
"""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Literal, NamedTuple

from cjm_desktop.i18n import _
from cjm_desktop.model.records import (
    Card,
    Element,
    JourneyMap,
    Lane,
    Link,
    Marker,
    Metric,
    Persona,
    Record,
    Stage,
    Step,
    Transition,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjm_desktop.model.proposal import Proposal

Law = Literal[
    "one_map",
    "one_name",
    "starts_from_present",
    "refers_to_present",
    "stage_has_step",
    "span_runs_forward",
    "marker_within_scale",
    "markers_apart",
    "scale_rises",
    "link_leads_elsewhere",
    "one_measure_of_shares",
]
TITLE_WIDTH = 60


class Finding(NamedTuple):
    """A broken law: the id of the record at fault, the law and the sentence that says so."""

    record: str
    law: Law
    sentence: str


def name_of(record: Record) -> str:
    """What to call a record in a sentence: its title on one line, or its id where it has none."""
    title = getattr(record, "title", "")
    return textwrap.shorten(title, TITLE_WIDTH, placeholder="…") or record.id


def check(proposal: Proposal) -> Iterator[Finding]:
    """All laws that a change would break. Where it does not start from what is there, nothing else is looked at."""
    misfits = list(_check_start(proposal))
    if misfits:
        yield from misfits
        return
    yield from _check_maps(proposal)
    cells: dict[tuple[str, str], None] = {}
    sources: dict[str, None] = {}
    for record in proposal.affected():
        yield from _check_record(record, proposal)
        if isinstance(record, Marker):
            cells[record.lane, record.step] = None
        elif isinstance(record, Transition):
            sources[record.source] = None
    for lane, step in cells:
        yield from _check_curves(proposal, lane, step)
    for source in sources:
        yield from _check_shares(proposal, source)


def _check_start(proposal: Proposal) -> Iterator[Finding]:
    for identifier, (before, after) in proposal.pairs.items():
        present = proposal.store.get(identifier)
        if any(record is not None and record.id != identifier for record in (before, after)):
            sentence = _("The change keeps a record under an id that is not its own ({id}).")
        elif before is None and present is not None:
            sentence = _("There is already something with the id {id}.")
        elif before is not None and present is None:
            sentence = _("There is nothing with the id {id} to change.")
        elif before is not present and before != present:
            sentence = _("What has the id {id} has changed in the meantime.")
        else:
            continue
        yield Finding(identifier, "starts_from_present", sentence.format(id=identifier))


def _check_maps(proposal: Proposal) -> Iterator[Finding]:
    if not any(isinstance(record, JourneyMap) for pair in proposal.pairs.values() for record in pair):
        return
    maps = proposal.maps()
    if not maps:
        yield Finding("", "one_map", _("The record of the map itself cannot be left out."))
    for extra in maps[1:]:
        sentence = _("A file holds one map; “{name}” would be a second one.")
        yield Finding(extra.id, "one_map", sentence.format(name=name_of(extra)))


def _check_record(record: Record, proposal: Proposal) -> Iterator[Finding]:
    match record:
        case JourneyMap():
            yield from _check_scale(record)
        case Stage():
            yield from _check_stage(record, proposal)
        case Step():
            yield from _check_reference(record, record.stage, Stage, proposal)
        case Lane(persona=str(persona)):
            yield from _check_reference(record, persona, Persona, proposal)
        case Element():
            yield from _check_element(record, proposal)
        case Link():
            yield from _check_link(record, proposal)
        case Metric():
            yield from _check_subject(record, proposal)
        case _:
            pass


def _check_reference(
    record: Record,
    identifier: str,
    kind: type[Stage | Step | Lane | Persona],
    proposal: Proposal,
) -> Iterator[Finding]:
    if isinstance(proposal.get(identifier), kind):
        return
    sentences = {
        Stage: _("“{name}” belongs to a stage that does not exist ({id})."),
        Step: _("“{name}” names a step that does not exist ({id})."),
        Lane: _("“{name}” stands in a lane that does not exist ({id})."),
        Persona: _("“{name}” names a persona who does not exist ({id})."),
    }
    sentence = sentences[kind].format(name=name_of(record), id=identifier)
    yield Finding(record.id, "refers_to_present", sentence)


def _check_subject(metric: Metric, proposal: Proposal) -> Iterator[Finding]:
    if not isinstance(proposal.get(metric.subject), JourneyMap | Stage | Step | Card):
        sentence = _("The metric “{name}” measures something that does not exist ({id}).")
        words = sentence.format(name=name_of(metric), id=metric.subject)
        yield Finding(metric.id, "refers_to_present", words)


def _check_scale(journey_map: JourneyMap) -> Iterator[Finding]:
    scale = journey_map.emotion_scale
    if scale.min >= scale.max:
        sentence = _(
            "The emotion scale must rise: its lowest value {min:g} is not below its highest {max:g}."
        )
        yield Finding(journey_map.id, "scale_rises", sentence.format(min=scale.min, max=scale.max))


def _check_stage(stage: Stage, proposal: Proposal) -> Iterator[Finding]:
    if not proposal.steps_of(stage.id):
        sentence = _("The stage “{name}” needs at least one step.")
        yield Finding(stage.id, "stage_has_step", sentence.format(name=name_of(stage)))


def _check_element(element: Element, proposal: Proposal) -> Iterator[Finding]:
    yield from _check_reference(element, element.lane, Lane, proposal)
    yield from _check_reference(element, element.step, Step, proposal)
    for persona in element.personas:
        yield from _check_reference(element, persona, Persona, proposal)
    match element:
        case Card(until=str(until)):
            misfits = list(_check_reference(element, until, Step, proposal))
            yield from misfits
            if not misfits and proposal.position(until) < proposal.position(element.step):
                sentence = _("“{name}” cannot end at a step before the one where it stands.")
                yield Finding(element.id, "span_runs_forward", sentence.format(name=name_of(element)))
        case Marker():
            yield from _check_value(element, proposal)
        case _:
            pass


def _check_value(marker: Marker, proposal: Proposal) -> Iterator[Finding]:
    for journey_map in proposal.maps():
        scale = journey_map.emotion_scale
        if not scale.min <= marker.value <= scale.max:
            sentence = _("An emotion of {value:g} is not on the map's scale from {min:g} to {max:g} ({id}).")
            words = sentence.format(value=marker.value, min=scale.min, max=scale.max, id=marker.id)
            yield Finding(marker.id, "marker_within_scale", words)


def _check_curves(proposal: Proposal, lane: str, step: str) -> Iterator[Finding]:
    places: dict[tuple[str, float], str] = {}
    for marker in proposal.markers_at(lane, step):
        for persona in marker.personas or ("",):
            first = places.setdefault((persona, marker.offset), marker.id)
            if first != marker.id:
                sentence = _("Two emotions of one curve cannot stand at the same place ({first}, {second}).")
                yield Finding(marker.id, "markers_apart", sentence.format(first=first, second=marker.id))


def _check_link(link: Link, proposal: Proposal) -> Iterator[Finding]:
    for end in dict.fromkeys((link.source, link.target)):
        node = proposal.get(end)
        if node is None or isinstance(node, Link):
            sentence = _("A link leads from or to something that does not exist ({id}).")
            yield Finding(link.id, "refers_to_present", sentence.format(id=end))
    repeats = isinstance(link, Transition) and link.role == "loop"
    if link.source == link.target and not repeats:
        sentence = _("A link cannot lead back to where it starts, unless it is a loop ({id}).")
        yield Finding(link.id, "link_leads_elsewhere", sentence.format(id=link.id))


def _check_shares(proposal: Proposal, source: str) -> Iterator[Finding]:
    ways = [link for link in proposal.links_from(source) if isinstance(link, Transition)]
    told_by_probability = any(way.probability is not None for way in ways)
    told_by_count = any(way.count is not None for way in ways)
    start = proposal.get(source)
    if told_by_probability and told_by_count and start is not None:
        sentence = _("The ways out of “{name}” must all tell a probability or all a count, not both.")
        yield Finding(source, "one_measure_of_shares", sentence.format(name=name_of(start)))
