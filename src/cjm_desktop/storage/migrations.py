"""Old formats, brought up to the present one while they are still plain dictionaries.

A migration is a pure function from a document of its format to one of the next. It runs before any record is built,
so that records know the present format only.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, TypeAlias

from cjm_desktop.i18n import _
from cjm_desktop.storage.errors import DocumentError
from cjm_desktop.storage.format import FORMAT

Document: TypeAlias = dict[str, Any]
Migration: TypeAlias = Callable[[Document], Document]

MIGRATIONS: Mapping[int, Migration] = MappingProxyType({})
"""From each older format, the step to the next one."""


def migrate(
    document: Document,
    migrations: Mapping[int, Migration] = MIGRATIONS,
    present: int = FORMAT,
) -> Document:
    """The document in the present format; one of a newer format is returned as it is.

    Raises:
        DocumentError: it does not say its format, or is of one that no migration leads on from.
    """
    number = format_of(document)
    while number < present:
        migration = migrations.get(number)
        if migration is None:
            reason = _("its format is {number}, and this program reads format {present}")
            raise DocumentError(reason.format(number=number, present=present))
        number += 1
        document = {**migration(document), "format": number}
    return document


def format_of(document: Document) -> int:
    """The format that a document says it is in.

    Raises:
        DocumentError: it says none.
    """
    if "format" not in document:
        raise DocumentError(_("it is no journey map: it does not say its format"))
    number = document["format"]
    if not isinstance(number, int) or isinstance(number, bool):
        raise DocumentError(_("it is no journey map: its format is not a whole number"))
    return number
