"""Every kind of card and lane there is. A new kind is its file and one entry here.

A kind is imported when it is first asked for: a map has few of them, and a window opens the sooner.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, MutableMapping
from importlib import import_module
from typing import TYPE_CHECKING, TypeVar, overload

from typing_extensions import override

from cjm_desktop.model.records import Card, Element

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cjm_desktop.kinds.base import CardKind, LaneKind

K = TypeVar("K")
D = TypeVar("D")


class ByIdentifier(MutableMapping[str, K]):
    """Kinds by their identifiers, each made when it is first asked for.

    Everything in the program that knows kinds asks here: an entry more is a kind more everywhere.
    """

    def __init__(self, places: Mapping[str, str]) -> None:
        self._places = dict(places)
        self._made: dict[str, K] = {}

    @override
    def __getitem__(self, identifier: str) -> K:
        kind = self._made.get(identifier)
        if kind is None:
            module, _, name = self._places[identifier].partition(":")
            kind = self._made[identifier] = getattr(import_module(f"cjm_desktop.kinds.{module}"), name)()
        return kind

    @overload
    def get(self, identifier: str, /) -> K | None: ...
    @overload
    def get(self, identifier: str, default: K | D, /) -> K | D: ...
    @override
    def get(self, identifier: str, default: K | D | None = None, /) -> K | D | None:
        # Asked for every card of a map: the plain way goes through an exception where nothing is known.
        made = self._made.get(identifier)
        if made is not None:
            return made
        return self[identifier] if identifier in self._places else default

    @override
    def __setitem__(self, identifier: str, kind: K) -> None:
        self._places.setdefault(identifier, "")
        self._made[identifier] = kind

    @override
    def __delitem__(self, identifier: str) -> None:
        del self._places[identifier]
        self._made.pop(identifier, None)

    @override
    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    @override
    def __len__(self) -> int:
        return len(self._places)


class Kinds(Collection[K]):
    """Kinds in the order in which menus show them: each identifier with the module and the class that it names."""

    def __init__(self, places: Mapping[str, str]) -> None:
        self.by_identifier: ByIdentifier[K] = ByIdentifier(places)

    @override
    def __contains__(self, kind: object) -> bool:
        return any(kind is each for each in self)

    @override
    def __iter__(self) -> Iterator[K]:
        return iter(self.by_identifier.values())

    @override
    def __len__(self) -> int:
        return len(self.by_identifier)


CARD_KINDS: Kinds[CardKind] = Kinds(
    {
        "goal": "goals:Goal",
        "action": "actions:Action",
        "touchpoint": "touchpoints:Touchpoint",
        "exit": "exits:Exit",
        "intervention": "interventions:Intervention",
        "thought": "thoughts:Thought",
        "emotion": "emotions:Emotion",
        "motivation": "motivations:Motivation",
        "pain_point": "pain_points:PainPoint",
        "opportunity": "opportunities:Opportunity",
        "idea": "ideas:Idea",
        "evidence_item": "physical_evidence:EvidenceItem",
        "picture": "images:Picture",
        "activity": "activities:Activity",
        "note": "free_text:Note",
    }
)
LANE_KINDS: Kinds[LaneKind] = Kinds(
    {
        "goals": "goals:Goals",
        "actions": "actions:Actions",
        "touchpoints": "touchpoints:Touchpoints",
        "channels": "channels_lane:Channels",
        "key_moments": "key_moments:KeyMoments",
        "thoughts": "thoughts:Thoughts",
        "emotions": "emotions:Emotions",
        "motivations": "motivations:Motivations",
        "pain_points": "pain_points:PainPoints",
        "opportunities": "opportunities:Opportunities",
        "ideas": "ideas:Ideas",
        "metrics": "metrics:Metrics",
        "images": "images:Images",
        "physical_evidence": "physical_evidence:PhysicalEvidence",
        "frontstage": "frontstage:Frontstage",
        "backstage": "backstage:Backstage",
        "support": "support:Support",
        "interventions": "interventions:Interventions",
        "free_text": "free_text:FreeText",
    }
)


def card_kind(identifier: str) -> CardKind:
    """The kind of that name; a plain card's for a kind that this program does not know."""
    return CARD_KINDS.by_identifier.get(identifier) or CARD_KINDS.by_identifier["note"]


def lane_kind(identifier: str) -> LaneKind:
    """The kind of that name; a free lane's for a kind that this program does not know."""
    return LANE_KINDS.by_identifier.get(identifier) or LANE_KINDS.by_identifier["free_text"]


def record_type(kind: str) -> type[Element]:
    """The record of an element of that kind: what a file's element is read into."""
    known = CARD_KINDS.by_identifier.get(kind)
    return Card if known is None else known.record
