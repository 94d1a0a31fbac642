"""The layout of a journey file: one JSON object between the graph's records and plain dictionaries.

``format`` comes first, then the map's own fields, then one list for each sort of record. A field equal to its
default is left out, ``id`` and ``kind`` excepted; fields that we do not know stay where they are, after ours.

The order of the lists is made for small differences between two versions. Personas, stages, steps and lanes are few
and short: they stand in the order of the map, so that a person can read the file. Elements and links stand by their
ids, so that dragging a card, a stage or a lane changes only the lines that say where it is. Pictures stand last, each
once, by the digest of its bytes.
"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import ValidationError

from cjm_desktop.i18n import _
from cjm_desktop.kinds.registry import card_kind, record_type
from cjm_desktop.model import gate
from cjm_desktop.model.gate import Where, place, shown
from cjm_desktop.model.graph import ChangeRefused, JourneyGraph
from cjm_desktop.model.records import (
    Element,
    Evidence,
    JourneyMap,
    Lane,
    Link,
    Metric,
    Persona,
    Record,
    Stage,
    Step,
    Transition,
    Value,
)
from cjm_desktop.storage import validation
from cjm_desktop.storage.errors import DocumentError
from cjm_desktop.storage.format import FORMAT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from cjm_desktop.model.pictures import PictureContent
    from cjm_desktop.storage.migrations import Document

Raw = dict[str, Any]
R = TypeVar("R", bound=Value)


def element_type(raw: Raw) -> type[Element]:
    """The class of an element; a kind nobody knows is a plain card, or less if it has no place in a cell."""
    kind = raw.get("kind")
    if not isinstance(kind, str):
        return Element
    known = card_kind(kind).identifier == kind
    return record_type(kind) if known or "order" in raw else Element


def link_type(raw: Raw) -> type[Link]:
    """The class of a link."""
    return Transition if raw.get("kind") == "transition" else Link


LISTS: dict[str, Callable[[Raw], type[Record]]] = {
    "personas": lambda _raw: Persona,
    "stages": lambda _raw: Stage,
    "steps": lambda _raw: Step,
    "lanes": lambda _raw: Lane,
    "elements": element_type,
    "metrics": lambda _raw: Metric,
    "evidence": lambda _raw: Evidence,
    "links": link_type,
}
"""The lists of a file, in order, and how each chooses the class of a record."""

PICTURES = "pictures"
"""The last list of a file: the pictures that records name, by digest."""


def document_of(graph: JourneyGraph) -> Document:
    """A map as the plain values of its file.

    Raises:
        DocumentError: an unknown field of the map has the name of something the file needs for itself.
    """
    own = plain(graph.map)
    if taken := sorted({"format", PICTURES, *LISTS} & own.keys()):
        reason = _("the map has a field named {field}, which the file needs for itself")
        raise DocumentError(reason.format(field=shown(taken[0])))
    lists: dict[str, Sequence[Record]] = {
        "personas": graph.personas(),
        "stages": graph.stages(),
        "steps": graph.steps(),
        "lanes": graph.lanes(),
        "elements": sorted(graph.elements(), key=attrgetter("id")),
        "metrics": graph.all_metrics(),
        "evidence": graph.evidence(),
        "links": graph.links(Link),
    }
    filled = {name: [plain(record) for record in records] for name, records in lists.items() if records}
    if pictures := graph.pictures_in_use():
        filled[PICTURES] = [picture.model_dump() for picture in pictures]
    return {"format": FORMAT, **own, **filled}


def graph_of(document: Document) -> JourneyGraph:
    """The map that the plain values of a file tell of.

    Raises:
        DocumentError: a record does not fit its schema, or the records do not fit together.
    """
    taken = {"format", PICTURES, *LISTS}
    journey = record_of(
        JourneyMap, {name: value for name, value in document.items() if name not in taken}, ()
    )
    records = [
        record_of(choose(raw), raw, path)
        for name, choose in LISTS.items()
        for path, raw in objects_in(document, name)
    ]
    pictures = [record_of(_picture_type(), raw, path) for path, raw in objects_in(document, PICTURES)]
    try:
        return JourneyGraph(journey, records, pictures)
    except ChangeRefused as error:
        # What refers to nothing is the cause of what else is found.
        first = min(error.findings, key=lambda finding: finding.law != "refers_to_present")
        raise DocumentError(validation.counted(first.sentence.rstrip("."), len(error.findings))) from None


def brings_back(document: Document, graph: JourneyGraph, proved: JourneyGraph) -> bool:
    """Whether the plain values of a file give the map that they were made from.

    Only records that ``proved`` does not hold as the same objects are built again: those came from a file, or went to
    one, and stand in this one as they stood there.

    Raises:
        DocumentError: a record would not be read back.
    """
    own = {name: value for name, value in document.items() if name not in {"format", PICTURES, *LISTS}}
    entries: list[tuple[type[Record], Raw, Where]] = [
        (JourneyMap, own, ()),
        *(
            (choose(raw), raw, path)
            for name, choose in LISTS.items()
            for path, raw in objects_in(document, name)
        ),
    ]
    pictures = [raw for _path, raw in objects_in(document, PICTURES)]
    if len(entries) != len(graph) or len(pictures) != len(graph.pictures_in_use()):
        return False
    for kind, raw, path in entries:
        record = graph.get(raw["id"])
        if record is None or (record is not proved.get(raw["id"]) and not _gives(kind, raw, path, record)):
            return False
    return all(
        raw["digest"] in proved.pictures or _gives(_picture_type(), raw, (), graph.pictures[raw["digest"]])
        for raw in pictures
    )


def _picture_type() -> type[PictureContent]:
    from cjm_desktop.model.pictures import PictureContent  # few maps have one

    return PictureContent


def _gives(kind: type[Value], raw: Raw, path: Where, record: Value) -> bool:
    gate.check(raw, path)
    return record_of(kind, raw, path) == record


def objects_in(document: Document, name: str) -> Iterator[tuple[Where, Raw]]:
    """The objects of one list of a document, each with where it stands.

    Raises:
        DocumentError: it is no list, or something else than objects is in it.
    """
    raws = document.get(name, [])
    if not isinstance(raws, list):
        raise DocumentError(_("{place} must be a list").format(place=name))
    for index, raw in enumerate(raws):
        if not isinstance(raw, dict):
            raise DocumentError(_("{place} must be an object").format(place=place((name, index))))
        yield (name, index), raw


def plain(record: Record) -> Raw:
    """A record as the plain values of its file, without what is as it is by default."""
    values = record.model_dump(exclude_defaults=True)
    first: Raw = {"id": record.id}
    if isinstance(record, Lane | Element | Metric | Evidence | Link):
        first["kind"] = record.kind
    return first | values


def record_of(kind: type[R], raw: Raw, path: Where) -> R:
    """The record that plain values tell of; ``path`` is where they stand.

    Raises:
        DocumentError: they do not fit the schema.
    """
    try:
        return kind.model_validate(raw)
    except ValidationError as error:
        raise DocumentError(validation.clause(error, raw, path)) from None
