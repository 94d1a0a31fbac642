"""Setting fields of a record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.commands.refusals import allowed, required, validated
from cjm_desktop.model.change import Change
from cjm_desktop.model.records import Record

if TYPE_CHECKING:
    from cjm_desktop.model.graph import JourneyGraph


def edit(graph: JourneyGraph, identifier: str, **fields: object) -> Change:
    """Set fields of any record; the change is empty where nothing differs.

    Raises:
        CommandRefused: a value does not fit its field or the map.
        TypeError: the record has no such field, or it is its id.
    """
    record = required(graph, Record, identifier)
    unknown = fields.keys() - (
        type(record).model_fields.keys() | record.model_extra.keys()
    ) | fields.keys() & {"id"}
    if unknown:
        message = f"{type(record).__name__} has no field {sorted(unknown)} to edit"
        raise TypeError(message)
    return allowed(graph, Change.of(updated=[(record, validated(type(record), fields, instead_of=record))]))
