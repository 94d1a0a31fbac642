"""What holds a map's records: by id, in the groups of the index, and as a graph. It stores; it does not judge."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from cjm_desktop.model.index import EVERY, Index
from cjm_desktop.model.records import Element, Link, Marker, Record, Stage, Step

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    import networkx as nx

    from cjm_desktop.model.change import Pair

_RECORD = "record"


class OrderOfSteps(NamedTuple):
    """The steps in reading order, and the place of each."""

    steps: tuple[Step, ...]
    positions: Mapping[str, int]


@dataclass(slots=True, eq=False)
class Store:
    """Nodes and links under their records' ids."""

    nodes: dict[str, Record] = field(default_factory=dict)
    links: dict[str, Link] = field(default_factory=dict)
    index: Index = field(default_factory=Index)
    order_of_steps: OrderOfSteps | None = None
    rows: dict[str, tuple[Element, ...]] = field(default_factory=dict)
    """The elements of a lane as they are read, of the lanes that were asked for."""
    _network: nx.MultiDiGraph[str] | None = None

    @classmethod
    def of(cls, records: Iterable[Record], index: Index) -> Store:
        """A store of these records, which are in the index already."""
        nodes: dict[str, Record] = {}
        links: dict[str, Link] = {}
        for record in records:
            if isinstance(record, Link):
                links[record.id] = record
            else:
                nodes[record.id] = record
        return cls(nodes, links, index)

    def get(self, identifier: str) -> Record | None:
        """The record of a node or a link, if there is one."""
        return self.nodes.get(identifier) or self.links.get(identifier)

    def network(self) -> nx.MultiDiGraph[str]:
        """Nodes and edges under their ids, each with its frozen record as ``record``; it follows every change.

        It is made when it is first asked for, by whoever computes on it: importing networkx takes as long as showing
        the first window.
        """
        if self._network is None:
            import networkx as nx

            self._network = nx.MultiDiGraph()
            self._add_to_network(self._network, (*self.nodes.values(), *self.links.values()))
        return self._network

    def links_from(self, identifier: str) -> tuple[Link, ...]:
        """The links that leave a node, by id; none for an id that is no node."""
        return self.index.leaving[identifier]

    def links_to(self, identifier: str) -> tuple[Link, ...]:
        """The links that lead to a node, by id; none for an id that is no node."""
        return self.index.reaching[identifier]

    def reading_order(self) -> OrderOfSteps:
        """The steps in reading order, sorted again only after a step or stage has changed."""
        if self.order_of_steps is None:
            steps = tuple(step for stage in self.index.stages[EVERY] for step in self.index.steps[stage.id])
            self.order_of_steps = OrderOfSteps(steps, {step.id: place for place, step in enumerate(steps)})
        return self.order_of_steps

    def row(self, lane: str) -> tuple[Element, ...]:
        """The elements of a lane: by step in reading order, within a step the cards first, then by offset."""
        row = self.rows.get(lane)
        if row is None:
            row = self.rows[lane] = tuple(self._cells(lane))
        return row

    def markers(self, lane: str, step: str) -> tuple[Marker, ...]:
        """The markers of a cell by their offset."""
        found = self.index.markers[lane, step]
        if len(found) < 2:
            return found
        return tuple(sorted(found, key=lambda marker: (marker.offset, marker.id)))

    def _cells(self, lane: str) -> Iterator[Element]:
        index = self.index
        for step in self.reading_order().steps:
            cell = lane, step.id
            yield from index.cards[cell]
            yield from self.markers(lane, step.id)
            yield from index.others[cell]

    def swap(self, pairs: Mapping[str, Pair]) -> None:
        """Take out the first record of each pair and put in the second; the caller has checked that they fit."""
        if self._network is not None:
            self._swap_in_network(self._network, pairs)
        for identifier, (before, after) in pairs.items():
            if after is None or isinstance(before, Link) is not isinstance(after, Link):
                self.nodes.pop(identifier, None)
                self.links.pop(identifier, None)
            if isinstance(after, Link):
                self.links[identifier] = after
            elif after is not None:
                self.nodes[identifier] = after
            self.index.swap(before, after)
            self._forget_views_of(before)
            self._forget_views_of(after)

    def copy(self) -> Store:
        """An independent store of the same records, its sorted views included."""
        return replace(
            self,
            nodes=dict(self.nodes),
            links=dict(self.links),
            index=self.index.copy(),
            rows=dict(self.rows),
            _network=None,
        )

    def _swap_in_network(self, network: nx.MultiDiGraph[str], pairs: Mapping[str, Pair]) -> None:
        for identifier, (before, _) in pairs.items():
            if isinstance(before, Link):
                network.remove_edge(before.source, before.target, key=identifier)
        for identifier, (before, after) in pairs.items():
            if _is_node(before) and not _is_node(after):
                network.remove_node(identifier)
        self._add_to_network(network, [after for _, after in pairs.values() if after is not None])

    @staticmethod
    def _add_to_network(network: nx.MultiDiGraph[str], records: Iterable[Record]) -> None:
        links = []
        for record in records:
            if isinstance(record, Link):
                links.append(record)
            else:
                network.add_node(record.id, **{_RECORD: record})
        for link in links:
            network.add_edge(link.source, link.target, key=link.id, **{_RECORD: link})

    def _forget_views_of(self, record: Record | None) -> None:
        match record:
            case Element():
                self.rows.pop(record.lane, None)
            case Stage() | Step():
                self.order_of_steps = None
                self.rows.clear()
            case _:
                pass


def _is_node(record: Record | None) -> bool:
    return record is not None and not isinstance(record, Link)
