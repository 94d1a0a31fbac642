"""What a command says when it cannot do what it was asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from pydantic import ValidationError

from cjm_desktop.i18n import _
from cjm_desktop.model.cleaning import cleaned
from cjm_desktop.model.graph import ChangeRefused
from cjm_desktop.model.records import Record
from cjm_desktop.model.refusal import Refused

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cjm_desktop.model.change import Change
    from cjm_desktop.model.graph import JourneyGraph

R = TypeVar("R", bound=Record)


class CommandRefused(Refused):
    """An edit that a person asked for and the map does not allow; the message is one plain sentence."""


def required(graph: JourneyGraph, kind: type[R], identifier: str) -> R:
    """The record of an id, known to be of one type.

    Raises:
        CommandRefused: there is no such record, for example because it has been deleted.
    """
    record = graph.get(identifier)
    if not isinstance(record, kind):
        raise CommandRefused(_("What should be edited is not on the map ({id}).").format(id=identifier))
    return record


def validated(kind: type[R], values: Mapping[str, object], *, instead_of: R | None = None) -> R:
    """A record of values that a person gave, their words cleaned; or another record with these instead of its own.

    Raises:
        CommandRefused: a value does not fit its field.
    """
    given = cleaned(kind, values)
    try:
        return kind.model_validate(given) if instead_of is None else instead_of.replace(**given)
    except ValidationError as error:
        raise CommandRefused(_sentence(error)) from error


def allowed(graph: JourneyGraph, change: Change) -> Change:
    """The change itself, when the map allows it: for those that hold values which a person chose.

    Raises:
        CommandRefused: it would break a law of the map.
    """
    try:
        graph.check(change)
    except ChangeRefused as refusal:
        raise CommandRefused(str(refusal)) from refusal
    return change


def _sentence(error: ValidationError) -> str:
    first = error.errors(include_url=False)[0]
    field = ".".join(str(part) for part in first["loc"])
    limit = first.get("ctx", {}).get("max_length")
    if first["type"] == "string_too_long":
        return _("The text of “{field}” is too long: it may have {limit} characters.").format(
            field=field, limit=limit
        )
    return _("“{field}” cannot have this value.").format(field=field)
