"""The groups of a drawing in painting order, kept together as they were drawn.

A map has many cards, and a row that grows moves all of those below it. Cards are therefore kept cell by cell, each cell
with how far it was moved down; a card is only moved when somebody looks at it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple, overload

from typing_extensions import override

from cjm_desktop.display.geometry import Point
from cjm_desktop.display.items import Group

if TYPE_CHECKING:
    from cjm_desktop.display.items import Frame

CHUNK = 64
"""So many groups are looked at together where nothing says what belongs together."""
OFTEN = 8
"""After so many questions for an element's groups it is worth to know where all of them are."""


class Area(NamedTuple):
    """What the ink and the boxes of some groups cover together, as edges."""

    left: float
    top: float
    right: float
    bottom: float


class _Drawn:
    """Groups where they were drawn, shared by all the cells that only moved them."""

    __slots__ = ("_area", "_places", "groups")

    def __init__(self, groups: tuple[Group, ...]) -> None:
        self.groups = groups
        self._area: Area | None = None
        self._places: Mapping[str, tuple[int, ...]] | None = None

    @property
    def area(self) -> Area:
        if self._area is None:
            self._area = _area_of(self.groups)
        return self._area

    @property
    def places(self) -> Mapping[str, tuple[int, ...]]:
        """Which of the groups belong to an element, by its id."""
        if self._places is None:
            found: defaultdict[str, tuple[int, ...]] = defaultdict(tuple)
            for place, group in enumerate(self.groups):
                found[group.source] += (place,)
            self._places = found
        return self._places


class Cell:
    """Groups that were drawn together, moved down together.

    Compared by identity: a cell that did not change is the same object. ``loose`` groups are not cards of one cell but
    whatever else is drawn.
    """

    __slots__ = ("_area", "_down", "_drawn", "_groups", "loose")

    def __init__(self, drawn: _Drawn, down: float = 0.0, *, loose: bool = False) -> None:
        self._drawn, self._down, self.loose = drawn, down, loose
        self._area: Area | None = None
        self._groups = None if down else drawn.groups

    @classmethod
    def of_groups(cls, groups: tuple[Group, ...], *, loose: bool = False) -> Cell:
        """The groups where they were drawn."""
        return cls(_Drawn(groups), loose=loose)

    def at(self, down: float) -> Cell:
        """The same groups, so many points lower than they were drawn."""
        return Cell(self._drawn, down, loose=self.loose)

    def __len__(self) -> int:
        return len(self._drawn.groups)

    @property
    def groups(self) -> tuple[Group, ...]:
        """The groups where they came to stand; the same objects whenever they are asked for."""
        if self._groups is None:
            self._groups = tuple([_moved(group, self._down) for group in self._drawn.groups])
        return self._groups

    @property
    def area(self) -> Area:
        """What they cover."""
        if self._area is None:
            left, top, right, bottom = self._drawn.area
            self._area = Area(left, top + self._down, right, bottom + self._down)
        return self._area

    @property
    def sources(self) -> Iterable[str]:
        """The ids of the elements that have groups here."""
        return self._drawn.places

    def of(self, source: str) -> tuple[Group, ...]:
        """The groups of one element."""
        places = self._drawn.places.get(source)
        return tuple(self.groups[place] for place in places) if places else ()


class Groups(Sequence[Group]):
    """All groups of a drawing, in painting order; equal to any sequence of the same groups."""

    __slots__ = ("_asked", "_homes", "cells")

    def __init__(self, cells: Iterable[Cell]) -> None:
        self.cells = tuple(cells)
        self._asked = 0
        self._homes: Mapping[str, tuple[Cell, ...]] = {}

    def of(self, source: str) -> tuple[Group, ...]:
        """The groups of one element, in painting order."""
        if not self._homes:
            self._asked += 1
            if self._asked < OFTEN:
                return tuple(chain.from_iterable(cell.of(source) for cell in self.cells))
            homes: defaultdict[str, tuple[Cell, ...]] = defaultdict(tuple)
            for cell in self.cells:
                for each in cell.sources:
                    homes[each] += (cell,)
            self._homes = dict(homes)
        return tuple(chain.from_iterable(cell.of(source) for cell in self._homes.get(source, ())))

    @override
    def __len__(self) -> int:
        return sum(len(cell) for cell in self.cells)

    @override
    def __iter__(self) -> Iterator[Group]:
        return chain.from_iterable(cell.groups for cell in self.cells)

    @overload
    def __getitem__(self, place: int) -> Group: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Group, ...]: ...
    @override
    def __getitem__(self, place: int | slice) -> Group | tuple[Group, ...]:
        return tuple(self)[place]

    @override
    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    @override
    def __hash__(self) -> int:
        return hash(tuple(self))


def cells_of(groups: Sequence[Group]) -> tuple[Cell, ...]:
    """The groups in pieces: as they were drawn, or so many at a time."""
    if isinstance(groups, Groups):
        return groups.cells
    return tuple(
        Cell.of_groups(tuple(groups[start : start + CHUNK]), loose=True)
        for start in range(0, len(groups), CHUNK)
    )


def loose(groups: Sequence[Group]) -> Iterator[Group]:
    """Everything but the cards of cells; where that is not known, everything."""
    if not isinstance(groups, Groups):
        return iter(groups)
    return chain.from_iterable(cell.groups for cell in groups.cells if cell.loose)


def groups_of(frame: Frame, source: str) -> tuple[Group, ...]:
    """The groups of one element, in painting order."""
    if not isinstance(frame.groups, Groups):
        return tuple(group for group in frame.groups if group.source == source)
    return frame.groups.of(source)


def _area_of(groups: tuple[Group, ...]) -> Area:
    if not groups:
        return Area(0.0, 0.0, 0.0, 0.0)
    # Taken apart in one go: it is done for every group of a map.
    places = [(x, y, width, height, ink) for _, _, _, (x, y), (width, height), _, ink, *_ in groups]
    return Area(
        min([x + ink[0] if ink[0] < 0 else x for x, _, _, _, ink in places]),
        min([y + ink[1] if ink[1] < 0 else y for _, y, _, _, ink in places]),
        max([x + max(width, ink[0] + ink[2]) for x, _, width, _, ink in places]),
        max([y + max(height, ink[1] + ink[3]) for _, y, _, height, ink in places]),
    )


def _moved(group: Group, down: float) -> Group:
    # This is done for every card that is looked at after its row moved, and any of the ways that a named tuple offers
    # takes three times as long.
    x, y = group.origin
    return tuple.__new__(Group, (*group[:3], tuple.__new__(Point, (x, y + down)), *group[4:]))
