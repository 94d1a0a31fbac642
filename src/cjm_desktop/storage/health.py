"""What is odd about a journey file that can be read: what this program will not show as it was meant."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from cjm_desktop.i18n import _
from cjm_desktop.kinds.registry import card_kind, lane_kind
from cjm_desktop.model.checks import name_of
from cjm_desktop.model.records import Card, Persona
from cjm_desktop.storage import files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from cjm_desktop.model.graph import JourneyGraph

Rule = Literal["newer_format", "unknown_kind", "misplaced_card", "missing_picture"]


@dataclass(frozen=True, slots=True)
class Oddity:
    """Something odd: the id of the record, the rule that found it and the sentence that says so."""

    record: str
    rule: Rule
    sentence: str


@dataclass(frozen=True, slots=True)
class Health:
    """What was found in a file.

    Attributes:
        canonical: whether saving the map unchanged would leave the file as it is, byte for byte. A file written by
            another program or by hand seldom is; that is no fault.
        oddities: what is odd, in the order of the map.
    """

    canonical: bool
    oddities: tuple[Oddity, ...]


def examine(path: Path) -> Health:
    """Look at a file.

    Raises:
        ReadError: it cannot be read, or it is no journey map.
    """
    loaded = files.load(path)
    newer = (Oddity(loaded.graph.map.id, "newer_format", loaded.notice),) if loaded.read_only else ()
    canonical = not newer and files.dumps(loaded.graph) == loaded.data
    return Health(canonical, (*newer, *_kinds(loaded.graph), *_missing_pictures(loaded.graph)))


def _kinds(graph: JourneyGraph) -> Iterator[Oddity]:
    for lane in graph.lanes():
        if lane_kind(lane.kind).identifier != lane.kind:
            sentence = _("The lane “{name}” is of a kind that this version does not know ({kind}).")
            yield Oddity(lane.id, "unknown_kind", sentence.format(name=name_of(lane), kind=lane.kind))
    lanes = {lane.id: lane for lane in graph.lanes()}
    for element in graph.elements():
        lane = lanes[element.lane]
        if card_kind(element.kind).identifier != element.kind:
            sentence = _(
                "“{name}” is of a kind that this version does not know ({kind}); it is drawn as a plain card."
            )
            yield Oddity(
                element.id, "unknown_kind", sentence.format(name=name_of(element), kind=element.kind)
            )
        elif not lane_kind(lane.kind).accepts(element.kind):
            sentence = _(
                "“{name}” stands in the lane “{lane}”, which does not take cards of its kind ({kind})."
            )
            words = sentence.format(name=name_of(element), lane=name_of(lane), kind=element.kind)
            yield Oddity(element.id, "misplaced_card", words)


def _missing_pictures(graph: JourneyGraph) -> Iterator[Oddity]:
    for record in graph.records():
        if isinstance(record, Card | Persona) and record.picture and record.picture not in graph.pictures:
            sentence = _("The picture of “{name}” is missing from the file.")
            yield Oddity(record.id, "missing_picture", sentence.format(name=name_of(record)))
