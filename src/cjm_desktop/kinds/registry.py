"""Every kind of card and lane there is. A new kind is its file and one entry here."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Protocol, TypeVar

from cjm_desktop.kinds.actions import Action, Actions
from cjm_desktop.kinds.activities import Activity
from cjm_desktop.kinds.backstage import Backstage
from cjm_desktop.kinds.channels_lane import Channels
from cjm_desktop.kinds.emotions import Emotion, Emotions
from cjm_desktop.kinds.exits import Exit
from cjm_desktop.kinds.free_text import FreeText, Note
from cjm_desktop.kinds.frontstage import Frontstage
from cjm_desktop.kinds.goals import Goal, Goals
from cjm_desktop.kinds.ideas import Idea, Ideas
from cjm_desktop.kinds.images import Images, Picture
from cjm_desktop.kinds.interventions import Intervention, Interventions
from cjm_desktop.kinds.key_moments import KeyMoments
from cjm_desktop.kinds.metrics import Metrics
from cjm_desktop.kinds.motivations import Motivation, Motivations
from cjm_desktop.kinds.opportunities import Opportunities, Opportunity
from cjm_desktop.kinds.pain_points import PainPoint, PainPoints
from cjm_desktop.kinds.physical_evidence import EvidenceItem, PhysicalEvidence
from cjm_desktop.kinds.support import Support
from cjm_desktop.kinds.thoughts import Thought, Thoughts
from cjm_desktop.kinds.touchpoints import Touchpoint, Touchpoints
from cjm_desktop.model.records import Card, Element

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjm_desktop.kinds.base import CardKind, LaneKind


class _Named(Protocol):
    """Anything with an identifier of its own."""

    @property
    def identifier(self) -> str: ...


K = TypeVar("K", bound=_Named)


class Kinds(Collection[K]):
    """Kinds in the order in which menus show them, found by their identifiers.

    Everything in the program that knows kinds asks ``by_identifier``: an entry more there is a kind more everywhere.
    """

    def __init__(self, kinds: tuple[K, ...]) -> None:
        self.by_identifier = {kind.identifier: kind for kind in kinds}

    def __contains__(self, kind: object) -> bool:
        return kind in self.by_identifier.values()

    def __iter__(self) -> Iterator[K]:
        return iter(self.by_identifier.values())

    def __len__(self) -> int:
        return len(self.by_identifier)


CARD_KINDS: Kinds[CardKind] = Kinds(
    (
        Goal(),
        Action(),
        Touchpoint(),
        Exit(),
        Intervention(),
        Thought(),
        Emotion(),
        Motivation(),
        PainPoint(),
        Opportunity(),
        Idea(),
        EvidenceItem(),
        Picture(),
        Activity(),
        Note(),
    )
)
LANE_KINDS: Kinds[LaneKind] = Kinds(
    (
        Goals(),
        Actions(),
        Touchpoints(),
        Channels(),
        KeyMoments(),
        Thoughts(),
        Emotions(),
        Motivations(),
        PainPoints(),
        Opportunities(),
        Ideas(),
        Metrics(),
        Images(),
        PhysicalEvidence(),
        Frontstage(),
        Backstage(),
        Support(),
        Interventions(),
        FreeText(),
    )
)

_PLAIN_CARD = CARD_KINDS.by_identifier[Note.identifier]
_PLAIN_LANE = LANE_KINDS.by_identifier[FreeText.identifier]


def card_kind(identifier: str) -> CardKind:
    """The kind of that name; a plain card's for a kind that this program does not know."""
    return CARD_KINDS.by_identifier.get(identifier, _PLAIN_CARD)


def lane_kind(identifier: str) -> LaneKind:
    """The kind of that name; a free lane's for a kind that this program does not know."""
    return LANE_KINDS.by_identifier.get(identifier, _PLAIN_LANE)


def record_type(kind: str) -> type[Element]:
    """The record of an element of that kind: what a file's element is read into."""
    known = CARD_KINDS.by_identifier.get(kind)
    return Card if known is None else known.record
