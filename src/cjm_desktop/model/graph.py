"""The journey map as a graph: the one place where the open document lives."""

from __future__ import annotations

import base64
import copy
import os
from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING, NoReturn, Self, TypeVar

from cjm_desktop.i18n import _
from cjm_desktop.model.change import Change
from cjm_desktop.model.checks import Finding, check
from cjm_desktop.model.frozen import FrozenDict
from cjm_desktop.model.index import EVERY
from cjm_desktop.model.proposal import Proposal
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
from cjm_desktop.model.refusal import Refused
from cjm_desktop.model.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    import networkx as nx

    from cjm_desktop.model.pictures import PictureContent

L = TypeVar("L", bound=Link)


class ChangeRefused(Refused):
    """A change would break a law of the map; nothing was touched. The message is one plain sentence."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__(findings[0].sentence)
        self.findings = findings


class JourneyGraph:
    """A map's records as the nodes and edges of one graph, with sorted views of them.

    Records are frozen; the graph changes only through ``apply``, which keeps every law of ``checks`` or refuses.
    """

    def __init__(
        self,
        journey_map: JourneyMap,
        records: Iterable[Record] = (),
        pictures: Iterable[PictureContent] = (),
    ) -> None:
        """Build the graph from the map's own record and all others, with the pictures that they name.

        Raises:
            ChangeRefused: the records break a law; ``findings`` lists all that was found.
        """
        everything = (journey_map, *records)
        twice = [
            identifier
            for identifier, times in Counter(record.id for record in everything).items()
            if times > 1
        ]
        if twice:
            sentence = _("The id {id} is used more than once.")
            raise ChangeRefused(tuple(Finding(id_, "one_name", sentence.format(id=id_)) for id_ in twice))
        self._store = Store()
        self._shared = False
        self._pictures: Mapping[str, PictureContent] = FrozenDict({kept.digest: kept for kept in pictures})
        proposal = self._checked(Change.of(added=everything))
        self._store = Store.of(everything, proposal.index)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, JourneyGraph):
            return NotImplemented
        return {record.id: record for record in self} == {record.id: record for record in other}

    def __hash__(self) -> NoReturn:
        message = "a graph changes, so it has no hash; hash its records"
        raise TypeError(message)

    def __contains__(self, identifier: object) -> bool:
        return isinstance(identifier, str) and self._store.get(identifier) is not None

    def __iter__(self) -> Iterator[Record]:
        yield from self._store.nodes.values()
        yield from self._store.links.values()

    def __len__(self) -> int:
        return len(self._store.nodes) + len(self._store.links)

    @property
    def network(self) -> nx.MultiDiGraph[str]:
        """The graph for reading: nodes and edges under their ids, each with its record as ``record``."""
        return self._store.network()

    @property
    def map(self) -> JourneyMap:
        """The record of the map itself."""
        return self._store.index.maps[EVERY][0]

    def get(self, identifier: str) -> Record | None:
        """The record of a node or a link, or ``None``."""
        return self._store.get(identifier)

    def record(self, identifier: str) -> Record:
        """The record of a node or a link.

        Raises:
            KeyError: nothing has this id.
        """
        record = self._store.get(identifier)
        if record is None:
            raise KeyError(identifier)
        return record

    def stages(self) -> tuple[Stage, ...]:
        """The stages in order."""
        return self._store.index.stages[EVERY]

    def steps(self, stage: str | None = None) -> tuple[Step, ...]:
        """The steps of one stage in order, or all steps in reading order."""
        return self._store.reading_order().steps if stage is None else self._store.index.steps[stage]

    def position(self, step: str) -> int:
        """The place of a step in reading order, counted from 0.

        Raises:
            KeyError: there is no such step.
        """
        return self._store.reading_order().positions[step]

    def lanes(self) -> tuple[Lane, ...]:
        """The lanes in order, hidden ones included."""
        return self._store.index.lanes[EVERY]

    def personas(self) -> tuple[Persona, ...]:
        """The personas in order."""
        return self._store.index.personas[EVERY]

    def metrics(self, subject: str) -> tuple[Metric, ...]:
        """The metrics of the map, a stage, a step or a touchpoint, in order."""
        return self._store.index.metrics[subject]

    def all_metrics(self) -> tuple[Metric, ...]:
        """Every metric, by id."""
        return tuple(sorted(self._store.index.metrics, key=_by_id))

    def evidence(self) -> tuple[Evidence, ...]:
        """What the map's knowledge rests on, in order."""
        return self._store.index.evidence[EVERY]

    def cards(self, lane: str, step: str) -> tuple[Card, ...]:
        """The cards of one cell in order."""
        return self._store.index.cards[lane, step]

    def markers(self, lane: str, step: str) -> tuple[Marker, ...]:
        """The markers of one cell by their place."""
        return self._store.markers(lane, step)

    def elements_in(self, lane: str) -> tuple[Element, ...]:
        """The elements of a lane: by step in reading order; within a step cards in order, then markers by offset."""
        return self._store.row(lane)

    def elements_at(self, step: str) -> tuple[Element, ...]:
        """The elements that stand at a step, by id; cards that only span it stand elsewhere."""
        return self._store.index.standing[step]

    def spanning_cards(self) -> tuple[Card, ...]:
        """The cards that end at a later step than their own by their ``until``, in no order that means anything."""
        return tuple(self._store.index.ends_of_spans)

    @property
    def count_of_elements(self) -> int:
        """How many elements there are."""
        return self._store.index.elements.count

    def elements(self) -> tuple[Element, ...]:
        """All elements, lane after lane."""
        return tuple(chain.from_iterable(self.elements_in(lane.id) for lane in self.lanes()))

    def links(self, kind: type[L]) -> tuple[L, ...]:
        """The links of one type (``Link`` for all), by id."""
        links = self._store.links.values()
        return tuple(sorted((link for link in links if isinstance(link, kind)), key=_by_id))

    def links_from(self, identifier: str) -> tuple[Link, ...]:
        """The links that leave a node, by id."""
        return self._store.links_from(identifier)

    def links_to(self, identifier: str) -> tuple[Link, ...]:
        """The links that reach a node, by id."""
        return self._store.links_to(identifier)

    def links_of(self, identifier: str) -> tuple[Link, ...]:
        """The links that leave or reach a node, by id."""
        touching = (*self._store.links_from(identifier), *self._store.links_to(identifier))
        return tuple(sorted({link.id: link for link in touching}.values(), key=_by_id))

    def records(self) -> tuple[Record, ...]:
        """Every record in a stable order.

        The map, columns, rows, people, elements as read, metrics, evidence, others, links.
        """
        known: list[Record] = [self.map, *self.stages(), *self.steps(), *self.lanes(), *self.personas()]
        known.extend((*self.elements(), *self.all_metrics(), *self.evidence()))
        links = self.links(Link)
        listed = {record.id for record in (*known, *links)}
        others = sorted((record for record in self if record.id not in listed), key=_by_id)
        return (*known, *others, *links)

    @property
    def pictures(self) -> Mapping[str, PictureContent]:
        """The pictures of the document by their digests, those included that an undone edit may bring back."""
        return self._pictures

    def keep_picture(self, picture: PictureContent) -> None:
        """Keep a picture, so that records may name it.

        That is no change of the map: nothing is ever taken out again, and only what is named is written to a file.
        """
        if picture.digest not in self._pictures:
            self._pictures = FrozenDict({**self._pictures, picture.digest: picture})

    def pictures_in_use(self) -> tuple[PictureContent, ...]:
        """The pictures that a card or a persona names, by digest."""
        if not self._pictures:
            return ()
        bearers = (record for record in self if isinstance(record, Card | Persona))
        named = {record.picture for record in bearers if record.picture in self._pictures}
        return tuple(self._pictures[digest] for digest in sorted(filter(None, named)))

    def check(self, change: Change) -> None:
        """See whether a change could be made, without making it.

        Raises:
            ChangeRefused: as ``apply`` would.
        """
        self._checked(change)

    def apply(self, change: Change) -> None:
        """Make a change, whole or not at all.

        Raises:
            ChangeRefused: it does not start from what is there, or would break a law of ``checks``.
        """
        proposal = self._checked(change)
        if self._shared:
            self._store, self._shared = self._store.copy(), False
        self._store.swap(proposal.pairs)

    def snapshot(self) -> Self:
        """An independent graph of the same records. It costs nothing until one of the two is changed."""
        self._shared = True
        return copy.copy(self)

    def change_to(self, other: JourneyGraph) -> Change:
        """The change that makes this map the other one."""
        ours, theirs = ({record.id: record for record in graph} for graph in (self, other))
        return Change.between({id_: (ours.get(id_), theirs.get(id_)) for id_ in {**ours, **theirs}})

    def new_id(self) -> str:
        """An id that nothing in the graph has: eight characters of base 32."""
        while True:
            identifier = base64.b32encode(os.urandom(5)).decode("ascii").lower()
            if identifier not in self:
                return identifier

    def _checked(self, change: Change) -> Proposal:
        proposal = Proposal(self._store, change)
        findings = tuple(check(proposal))
        if findings:
            raise ChangeRefused(findings)
        return proposal


def _by_id(record: Record) -> str:
    return record.id
