"""Records by what one asks for them: by stage, by lane, by cell, by end; a group is sorted when first asked for."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, field, replace
from typing import Generic, TypeVar

from cjm_desktop.model.records import (
    Card,
    Element,
    Evidence,
    JourneyMap,
    Lane,
    Link,
    Marker,
    Metric,
    Persona,
    Record,
    Stage,
    Step,
)

K = TypeVar("K", bound=Hashable)
R = TypeVar("R", bound=Record)

EVERY = ""
"""The key of a grouping that has a single group."""


@dataclass(slots=True, eq=False)
class Grouping(Generic[K, R]):
    """The records of one type in groups. Only a group whose records change is sorted again.

    ``key`` says in which group a record is (``None`` leaves it out), ``rank`` how a group is sorted. Records of the
    types in ``without`` are left out.
    """

    kind: type[R]
    key: Callable[[R], K | None]
    rank: Callable[[R], tuple[str, str]]
    without: tuple[type[Record], ...] = ()
    members: dict[K, dict[str, R]] = field(default_factory=dict)
    views: dict[K, tuple[R, ...]] = field(default_factory=dict)

    def __getitem__(self, key: K) -> tuple[R, ...]:
        """The sorted records of one group; none where nothing has this key."""
        group = self.views.get(key)
        if group is None:
            members = self.members.get(key)
            if not members:
                return ()
            group = self.views[key] = tuple(sorted(members.values(), key=self.rank))
        return group

    def __iter__(self) -> Iterator[R]:
        """Every record that is in a group."""
        for members in self.members.values():
            yield from members.values()

    @property
    def count(self) -> int:
        """How many records are in any group."""
        return sum(len(members) for members in self.members.values())

    def take(self, record: R) -> None:
        """Take a record out."""
        key = self.key(record)
        if key is not None:
            group = self.members[key]
            del group[record.id]
            self.views.pop(key, None)
            if not group:
                del self.members[key]

    def put(self, record: R) -> None:
        """Put a record in."""
        key = self.key(record)
        if key is not None:
            self.members.setdefault(key, {})[record.id] = record
            self.views.pop(key, None)

    def copy(self) -> Grouping[K, R]:
        """An independent grouping of the same records."""
        members = {key: dict(group) for key, group in self.members.items()}
        return replace(self, members=members, views=dict(self.views))


def _by_order(record: Stage | Step | Lane | Persona | Card | Metric | Evidence) -> tuple[str, str]:
    return record.order, record.id


def _by_id(record: Record) -> tuple[str, str]:
    return record.id, ""


class Index:
    """All groupings of a map's records."""

    def __init__(self) -> None:
        self.maps = Grouping(JourneyMap, lambda _: EVERY, _by_id)
        self.stages = Grouping(Stage, lambda _: EVERY, _by_order)
        self.steps = Grouping(Step, lambda step: step.stage, _by_order)
        self.lanes = Grouping(Lane, lambda _: EVERY, _by_order)
        self.personas = Grouping(Persona, lambda _: EVERY, _by_order)
        self.elements = Grouping(Element, lambda element: element.lane, _by_id)
        self.standing = Grouping(Element, lambda element: element.step, _by_id)
        self.cards = Grouping(Card, lambda card: (card.lane, card.step), _by_order)
        self.markers = Grouping(Marker, lambda marker: (marker.lane, marker.step), _by_id)
        self.others = Grouping(
            Element, lambda element: (element.lane, element.step), _by_id, without=(Card, Marker)
        )
        self.ends_of_spans = Grouping(Card, lambda card: card.until, _by_id)
        self.metrics = Grouping(Metric, lambda metric: metric.subject, _by_order)
        self.evidence = Grouping(Evidence, lambda _: EVERY, _by_order)
        self.leaving = Grouping(Link, lambda link: link.source, _by_id)
        self.reaching = Grouping(Link, lambda link: link.target, _by_id)
        self._concerned: dict[type[Record], tuple[Grouping[Hashable, Record], ...]] = {}

    def swap(self, before: Record | None, after: Record | None) -> None:
        """Take one record out of every grouping of its type, and put another one in."""
        if before is not None:
            for grouping in self._concerned_with(type(before)):
                grouping.take(before)
        if after is not None:
            for grouping in self._concerned_with(type(after)):
                grouping.put(after)

    def copy(self) -> Index:
        """An independent index of the same records."""
        twin = Index()
        for name, value in vars(self).items():
            if isinstance(value, Grouping):
                setattr(twin, name, value.copy())
        return twin

    def _concerned_with(self, kind: type[Record]) -> tuple[Grouping[Hashable, Record], ...]:
        concerned = self._concerned.get(kind)
        if concerned is None:
            groupings = (value for value in vars(self).values() if isinstance(value, Grouping))
            concerned = tuple(
                grouping
                for grouping in groupings
                if issubclass(kind, grouping.kind) and not issubclass(kind, grouping.without)
            )
            self._concerned[kind] = concerned
        return concerned
