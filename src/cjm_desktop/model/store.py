"""The networkx graph that holds a map's records, and the indexes beside it. It stores; it does not judge."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

import networkx as nx

from cjm_desktop.model.index import EVERY, Index
from cjm_desktop.model.records import Card, Element, Link, Marker, Record, Stage, Step

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cjm_desktop.model.change import Pair

_RECORD = "record"


class OrderOfSteps(NamedTuple):
    """The steps in reading order, and the place of each."""

    steps: tuple[Step, ...]
    positions: Mapping[str, int]


@dataclass(slots=True)
class Store:
    """Nodes and edges under their records' ids, each carrying its frozen record as the attribute ``record``."""

    network: nx.MultiDiGraph[str] = field(default_factory=nx.MultiDiGraph)
    index: Index = field(default_factory=Index)
    ends: dict[str, tuple[str, str]] = field(default_factory=dict)
    """The source and the target of every link."""
    order_of_steps: OrderOfSteps | None = None
    rows: dict[str, tuple[Element, ...]] = field(default_factory=dict)
    """The elements of a lane as they are read, of the lanes that were asked for."""

    def get(self, identifier: str) -> Record | None:
        """The record of a node or a link, if there is one."""
        ends = self.ends.get(identifier)
        record: Record | None
        if ends is not None:
            record = self.network.edges[(*ends, identifier)][_RECORD]
        else:
            node = self.network.nodes.get(identifier)
            record = None if node is None else node[_RECORD]
        return record

    def nodes(self) -> Iterator[Record]:
        """The record of every node, in no order that means anything."""
        for attributes in self.network.nodes.values():
            yield attributes[_RECORD]

    def links(self) -> Iterator[Link]:
        """Every link, in no order that means anything."""
        for identifier, (source, target) in self.ends.items():
            yield self.network.get_edge_data(source, target, identifier)[_RECORD]

    def links_from(self, identifier: str) -> Iterator[Link]:
        """The links that leave a node; none for an id that is no node."""
        return _links_of(self.network.out_edges(identifier, data=True) if identifier in self.network else ())

    def links_to(self, identifier: str) -> Iterator[Link]:
        """The links that lead to a node; none for an id that is no node."""
        return _links_of(self.network.in_edges(identifier, data=True) if identifier in self.network else ())

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
            positions = self.reading_order().positions
            row = self.rows[lane] = tuple(
                sorted(
                    self.index.elements[lane],
                    key=lambda element: (positions[element.step], *_within_step(element)),
                )
            )
        return row

    def swap(self, pairs: Mapping[str, Pair]) -> None:
        """Take out the first record of each pair and put in the second; the caller has checked that they fit."""
        for identifier, (before, _) in pairs.items():
            if isinstance(before, Link):
                self.network.remove_edge(before.source, before.target, key=identifier)
                del self.ends[identifier]
        for identifier, (before, after) in pairs.items():
            if _is_node(before) and not _is_node(after):
                self.network.remove_node(identifier)
        for identifier, (_, after) in pairs.items():
            if _is_node(after):
                self.network.add_node(identifier, **{_RECORD: after})
        for identifier, (_, after) in pairs.items():
            if isinstance(after, Link):
                self.network.add_edge(after.source, after.target, key=identifier, **{_RECORD: after})
                self.ends[identifier] = after.source, after.target
        for before, after in pairs.values():
            self.index.swap(before, after)
            self._forget_views_of(before)
            self._forget_views_of(after)

    def copy(self) -> Store:
        """An independent store of the same records, its sorted views included."""
        return replace(
            self,
            network=self.network.copy(),
            index=self.index.copy(),
            ends=dict(self.ends),
            rows=dict(self.rows),
        )

    def _forget_views_of(self, record: Record | None) -> None:
        match record:
            case Element():
                self.rows.pop(record.lane, None)
            case Stage() | Step():
                self.order_of_steps = None
                self.rows.clear()
            case _:
                pass


def _links_of(edges: Iterable[tuple[str, str, dict[str, Link]]]) -> Iterator[Link]:
    return (attributes[_RECORD] for _source, _target, attributes in edges)


def _is_node(record: Record | None) -> bool:
    return record is not None and not isinstance(record, Link)


def _within_step(element: Element) -> tuple[float, str, str]:
    match element:
        case Card():
            return -1.0, element.order, element.id
        case Marker():
            return element.offset, "", element.id
        case _:
            return 2.0, "", element.id
