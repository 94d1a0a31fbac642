"""Words with a mark before them: beside it, or below it where a card is too narrow for both."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cjm_desktop.kinds.base import evidence_room

if TYPE_CHECKING:
    from cjm_desktop.kinds.pen import Pen
    from cjm_desktop.model.records import Card

NARROW = 64.0
"""Words beside a mark have at least this room, in points before the map's scale."""


class Lead(NamedTuple):
    """Where the words behind a mark start along x, how far below the mark's top, and what room they have."""

    x: float
    drop: float
    room: float


def lead(card: Card, pen: Pen, width: float, side: float, gap: float) -> Lead:
    """Room for words behind a mark of ``side`` points, ``gap`` apart, both before the map's scale.

    The mark stands at the padding of a card ``width`` points wide, and the card's evidence in its end corner.
    """
    padding, evidence = pen.theme.grid.card_padding_x * pen.scale, evidence_room(card, pen)
    indent = (side + gap) * pen.scale
    room = width - 2 * padding - indent - evidence
    if room >= NARROW * pen.scale:
        return Lead(padding + indent, 0.0, room)
    return Lead(padding, (side + gap / 2) * pen.scale, width - 2 * padding)
