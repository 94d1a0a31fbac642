"""Every kind of card and lane there is. A new kind is its file and one entry here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.kinds.actions import Action, Actions
from cjm_desktop.kinds.emotions import Emotion, Emotions
from cjm_desktop.kinds.free_text import FreeText, Note
from cjm_desktop.kinds.pain_points import PainPoint, PainPoints
from cjm_desktop.kinds.touchpoints import Touchpoint, Touchpoints
from cjm_desktop.model.records import Card, Element

if TYPE_CHECKING:
    from cjm_desktop.kinds.base import CardKind, LaneKind

CARD_KINDS: tuple[CardKind, ...] = (Action(), Touchpoint(), Emotion(), PainPoint(), Note())
LANE_KINDS: tuple[LaneKind, ...] = (Actions(), Touchpoints(), Emotions(), PainPoints(), FreeText())

_CARDS = {kind.identifier: kind for kind in CARD_KINDS}
_LANES = {kind.identifier: kind for kind in LANE_KINDS}
_PLAIN_CARD = _CARDS["note"]
_PLAIN_LANE = _LANES["free_text"]


def card_kind(identifier: str) -> CardKind:
    """The kind of that name; a plain card's for a kind that this program does not know."""
    return _CARDS.get(identifier, _PLAIN_CARD)


def lane_kind(identifier: str) -> LaneKind:
    """The kind of that name; a free lane's for a kind that this program does not know."""
    return _LANES.get(identifier, _PLAIN_LANE)


def record_type(kind: str) -> type[Element]:
    """The record of an element of that kind: what a file's element is read into."""
    return _CARDS[kind].record if kind in _CARDS else Card
