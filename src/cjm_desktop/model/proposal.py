"""What a map's records would be after a change, seen before anything is touched."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import TYPE_CHECKING, TypeVar

from cjm_desktop.model.index import EVERY, Index
from cjm_desktop.model.records import (
    JourneyMap,
    Lane,
    Link,
    Marker,
    Persona,
    Record,
    Stage,
    Step,
)

if TYPE_CHECKING:
    from cjm_desktop.model.change import Change
    from cjm_desktop.model.index import Grouping
    from cjm_desktop.model.store import Store

K = TypeVar("K", bound=Hashable)
R = TypeVar("R", bound=Record)


class Proposal:
    """A store and a change to it, read as one; ``index`` is that of the records that come with the change."""

    def __init__(self, store: Store, change: Change) -> None:
        self.store = store
        self.pairs = change.pairs()
        self.index = Index()
        for _, after in self.pairs.values():
            self.index.swap(None, after)
        self._positions: dict[str, int] | None = None

    def get(self, identifier: str) -> Record | None:
        """The record that an id would have."""
        pair = self.pairs.get(identifier)
        return self.store.get(identifier) if pair is None else pair[1]

    def maps(self) -> list[JourneyMap]:
        """The records of the map itself; there should be one."""
        return self._group(lambda index: index.maps, EVERY)

    def steps_of(self, stage: str) -> list[Step]:
        """The steps of a stage."""
        return self._group(lambda index: index.steps, stage)

    def markers_at(self, lane: str, step: str) -> list[Marker]:
        """The markers of a cell."""
        return self._group(lambda index: index.markers, (lane, step))

    def links_from(self, source: str) -> list[Link]:
        """The links that leave a node."""
        return self._group(lambda index: index.leaving, source)

    def position(self, step: str) -> int:
        """The place of a step in reading order; -1 for one that no stage shows."""
        if self._positions is None:
            stages = sorted(self._group(lambda index: index.stages, EVERY), key=_by_order)
            steps = [step for stage in stages for step in sorted(self.steps_of(stage.id), key=_by_order)]
            self._positions = {step.id: place for place, step in enumerate(steps)}
        return self._positions.get(step, -1)

    def affected(self) -> Iterator[Record]:
        """Every record whose soundness the change may have altered: what it touches and what refers to that."""
        seen = {identifier: after for identifier, (_, after) in self.pairs.items() if after is not None}
        for neighbour in self._neighbours():
            if neighbour.id not in self.pairs:
                seen[neighbour.id] = neighbour
        return iter(seen.values())

    def _neighbours(self) -> Iterator[Record]:
        reordered = False
        for before, after in self.pairs.values():
            if before is not None and type(before) is not type(after):
                yield from self._referring_to(before)
            match before, after:
                case JourneyMap(), JourneyMap() if before.emotion_scale != after.emotion_scale:
                    yield from self.store.index.markers
                case (Step(stage=stage), _):
                    reordered = True
                    yield from _present(self.get(stage))
                case (Stage(), _):
                    reordered = True
                case _:
                    pass
        if reordered:
            yield from self.store.index.ends_of_spans

    def _referring_to(self, record: Record) -> Iterator[Record]:
        index = self.store.index
        match record:
            case Stage():
                yield from index.steps[record.id]
            case Step():
                yield from index.standing[record.id]
            case Lane():
                yield from index.elements[record.id]
            case Persona():
                yield from (lane for lane in index.lanes[EVERY] if lane.persona == record.id)
                yield from (element for element in self.store.index.elements if record.id in element.personas)
            case _:
                pass
        yield from self.store.links_from(record.id)
        yield from self.store.links_to(record.id)

    def _group(self, grouping: Callable[[Index], Grouping[K, R]], key: K) -> list[R]:
        kept = [record for record in grouping(self.store.index)[key] if record.id not in self.pairs]
        return [*kept, *grouping(self.index)[key]]


def _present(record: Record | None) -> Iterable[Record]:
    return () if record is None else (record,)


def _by_order(record: Stage | Step) -> tuple[str, str]:
    return record.order, record.id
