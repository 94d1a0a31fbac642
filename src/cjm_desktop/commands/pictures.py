"""Pictures of cards and personas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.commands.edit import edit
from cjm_desktop.commands.refusals import CommandRefused, required
from cjm_desktop.i18n import _
from cjm_desktop.model.picture_headers import LARGEST_TOTAL, PictureError
from cjm_desktop.model.pictures import PictureContent
from cjm_desktop.model.records import Card, Persona, Record

if TYPE_CHECKING:
    from cjm_desktop.model.change import Change
    from cjm_desktop.model.graph import JourneyGraph


def add_picture(graph: JourneyGraph, data: bytes) -> str:
    """Keep the file of a picture in the document, so that records may name it; the same file is kept once.

    Returns:
        Its digest, the value of a ``picture`` field.

    Raises:
        CommandRefused: it is no picture that a map can hold.
    """
    try:
        picture = PictureContent.of(data)
    except PictureError as error:
        raise CommandRefused(_("This picture cannot be used: {reason}.").format(reason=error)) from error
    total = sum(len(kept.data) for kept in graph.pictures_in_use() if kept.digest != picture.digest)
    if total + len(data) > LARGEST_TOTAL:
        sentence = _("The pictures of a map may have {size} MB together; use a smaller one.")
        raise CommandRefused(sentence.format(size=LARGEST_TOTAL // (1024 * 1024)))
    graph.keep_picture(picture)
    return picture.digest


def set_picture(graph: JourneyGraph, identifier: str, data: bytes | None) -> Change:
    """Give a card or a persona a picture, or take it away with ``None``.

    Raises:
        CommandRefused: there is no such card or persona, or the file is no picture that a map can hold.
    """
    if not isinstance(required(graph, Record, identifier), Card | Persona):
        raise CommandRefused(_("Only cards and personas have pictures."))
    return edit(graph, identifier, picture=None if data is None else add_picture(graph, data))
