"""A change as plain values, for the recovery log: the records that came or became others, and the ids that went.

What a record was before is not told. The log is read from its start, so the map that it leads through knows that.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any, Final

from cjm_desktop.i18n import _
from cjm_desktop.model.change import Change, Pair
from cjm_desktop.model.records import (
    Card,
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
)
from cjm_desktop.storage.envelope import LISTS, Raw, objects_in, plain, record_of
from cjm_desktop.storage.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from cjm_desktop.model.graph import JourneyGraph

MAP: Final = "map"
"""The list of the map's own record, which in a file is the document itself."""

_CHOICES: Final[Mapping[str, Callable[[Raw], type[Record]]]] = {MAP: lambda _raw: JourneyMap, **LISTS}
_NAMES: Final[Mapping[type[Record], str]] = {
    JourneyMap: MAP,
    Persona: "personas",
    Stage: "stages",
    Step: "steps",
    Lane: "lanes",
    Element: "elements",
    Metric: "metrics",
    Evidence: "evidence",
    Link: "links",
}


def plain_of(change: Change) -> Raw:
    """A change as plain values.

    Raises:
        DocumentError: a record is of a sort that no file holds.
    """
    put: dict[str, list[Raw]] = {}
    for record in _records_after(change):
        put.setdefault(_list_of(record), []).append(plain(record))
    return {"put": put, "gone": list(change.removed)}


def change_of(raw: Mapping[str, Any], graph: JourneyGraph) -> Change:
    """The change that plain values tell of, starting from what a map holds now.

    Raises:
        DocumentError: they tell of no change, or of one that cannot start from this map.
    """
    put, gone = raw.get("put"), raw.get("gone")
    if not isinstance(put, dict) or not isinstance(gone, list):
        raise DocumentError(_("it is damaged"))
    pairs: dict[str, Pair] = {}
    for name, choose in _CHOICES.items():
        for path, values in objects_in(put, name):
            record = record_of(choose(values), values, path)
            _add(pairs, record.id, (graph.get(record.id), record))
    for identifier in gone:
        if not isinstance(identifier, str) or identifier not in graph:
            raise DocumentError(_("it is damaged"))
        _add(pairs, identifier, (graph.get(identifier), None))
    return Change.between(pairs)


def pictures_named(change: Change) -> Iterator[str]:
    """The digests of the pictures that the records of a change name once it is made."""
    for record in _records_after(change):
        if isinstance(record, Card | Persona) and record.picture is not None:
            yield record.picture


def _records_after(change: Change) -> Iterator[Record]:
    return chain(change.added.values(), (after for _before, after in change.updated.values()))


def _list_of(record: Record) -> str:
    for kind in type(record).__mro__:
        if kind in _NAMES:
            return _NAMES[kind]
    raise DocumentError(_("no file holds records of the type {type}").format(type=type(record).__name__))


def _add(pairs: dict[str, Pair], identifier: str, pair: Pair) -> None:
    if identifier in pairs:
        raise DocumentError(_("it is damaged"))
    pairs[identifier] = pair
