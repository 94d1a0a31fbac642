"""Anything at all: a lane without a subject and its plain cards."""

from __future__ import annotations

from cjm_desktop.i18n import mark
from cjm_desktop.kinds.base import ANY_CARD, CardKind, LaneKind
from cjm_desktop.kinds.emotions import Emotion
from cjm_desktop.kinds.fields import CARD_FIELDS


class Note(CardKind):
    """A plain card. A card of a kind that this program does not know is drawn like it, too."""

    identifier = "note"
    label = mark("Note")
    icon = "note"
    fields = CARD_FIELDS


class FreeText(LaneKind):
    """A row that takes every kind of card."""

    identifier = "free_text"
    label = mark("Free text")
    look = "custom"
    takes = ANY_CARD

    def accepts(self, card_kind: str) -> bool:
        """Every kind but emotions: a marker is a point of a curve, not a card."""
        return card_kind != Emotion.identifier
