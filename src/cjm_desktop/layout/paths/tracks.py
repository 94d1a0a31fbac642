"""Lines that would lie on one another, moved apart in the gap where they run.

A track is a straight stretch of one line, or of several that may share it. Tracks are moved across their own direction
only: upright ones between two columns, level ones between two rows.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import inf
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

TOUCH = 6.0
"""Tracks whose ends come closer than this are beside one another: their corners would run into each other."""
SAME = 2.0
"""Lines this close lie on one another, in points."""
REACH = 3.0
"""Tracks within so many gaps of one another are parted together."""


MOST_ORDERED = 32
"""Of more tracks in one gap no order is looked for but the shorter below the longer."""
TIGHTER = (1.0, 0.75, 0.5)
"""How much closer tracks may come where room is short, tried in turn."""
TOLERANCE = 1e-6
IMPOSSIBLE = 1_000_000
"""What an order costs that tracks which stay where they are cannot have."""


@dataclass(slots=True, eq=False)
class Track:
    """A straight stretch from ``start`` to ``end`` along its direction, at ``at`` across it.

    ``low`` and ``high`` bound where it may be moved. ``stubs`` are the lines that leave it: where along it, and to
    which side (-1 or 1).
    """

    at: float
    start: float
    end: float
    low: float = -inf
    high: float = inf
    stubs: list[tuple[float, int]] = field(default_factory=list)

    @property
    def is_fixed(self) -> bool:
        """Whether it stays where it is: others keep off it, and two such tracks are as near as they are."""
        return self.low == self.high

    def beside(self, other: Track) -> bool:
        """Whether the two run beside one another for a stretch."""
        return self.start < other.end + TOUCH and other.start < self.end + TOUCH


def part(tracks: Iterable[Track], gap: float) -> None:
    """Move tracks apart until those beside one another have ``gap`` between them, as far as their room allows."""
    for cluster in _clusters(tracks, gap * REACH):
        if len(cluster) > 1:
            ordered = _in_order(cluster)
            _spread(ordered, gap)


def _clusters(tracks: Iterable[Track], reach: float) -> Iterator[list[Track]]:
    """Tracks that run beside one another within ``reach``, and those beside these."""
    members = sorted(tracks, key=lambda track: track.start)
    leaders = list(range(len(members)))

    def leader(index: int) -> int:
        while leaders[index] != index:
            leaders[index] = leaders[leaders[index]]
            index = leaders[index]
        return index

    open_by_place: dict[int, list[int]] = {}
    for index, track in enumerate(members):
        place = int(track.at // reach)
        for near in (place - 1, place, place + 1):
            running = [
                other for other in open_by_place.get(near, ()) if members[other].end + TOUCH > track.start
            ]
            if running or near == place:
                open_by_place[near] = running
            for other in running:
                if track.beside(members[other]) and abs(track.at - members[other].at) < reach:
                    leaders[leader(other)] = leader(index)
        open_by_place[place].append(index)
    clusters: dict[int, list[Track]] = {}
    for index, track in enumerate(members):
        clusters.setdefault(leader(index), []).append(track)
    yield from clusters.values()


def _in_order(cluster: Sequence[Track]) -> list[Track]:
    """The tracks from low to high so that few lines cross: each is moved about as long as that helps."""
    ordered = sorted(cluster, key=lambda track: (track.at, track.end - track.start, track.start))
    if len(ordered) > MOST_ORDERED:
        return ordered
    count = len(ordered)
    costs = [[_cost(low, high) for high in ordered] for low in ordered]
    places = list(range(count))
    for _ in range(count):
        before = list(places)
        for moved in before:
            places.remove(moved)
            places = _best_place(moved, places, costs)
        if places == before:
            break
    return [ordered[place] for place in places]


def _best_place(moved: int, places: list[int], costs: list[list[int]]) -> list[int]:
    """The order with one more track at the place where it crosses least; the one nearest to its own among equals."""
    cost = sum(costs[moved][other] for other in places)
    best, found = (cost, moved), 0
    for index, other in enumerate(places, 1):
        cost += costs[other][moved] - costs[moved][other]
        best, found = min((best, found), ((cost, abs(index - moved)), index))
    return [*places[:found], moved, *places[found:]]


def _cost(lower: Track, higher: Track) -> int:
    """What it costs to have one track below another."""
    if lower is higher:
        return 0
    if lower.is_fixed and higher.is_fixed:
        return IMPOSSIBLE if lower.at > higher.at else 0
    return crossings(lower, higher) if lower.beside(higher) else 0


def crossings(lower: Track, higher: Track) -> int:
    """How often two tracks' lines would cross if ``lower`` lay below ``higher``; lying on one another counts twice."""
    count = 0
    for along, side in lower.stubs:
        count += side > 0 and higher.start < along < higher.end
    for along, side in higher.stubs:
        count += side < 0 and lower.start < along < lower.end
        count += 2 * sum(side < 0 < other and abs(place - along) < SAME for place, other in lower.stubs)
    return count


def _spread(ordered: Sequence[Track], gap: float) -> None:
    """Places in this order, each as near to where its track wants to be as the others and its room let it."""
    for share in TIGHTER:
        places = _places(ordered, gap * share)
        if places is not None:
            for track, at in zip(ordered, places, strict=True):
                track.at = at
            return
    # More tracks than there is room for: share what there is. Some may have more than they could ever use.
    reach = gap * len(ordered)
    for index, track in enumerate(ordered, 1):
        low, high = max(track.low, track.at - reach), min(track.high, track.at + reach)
        track.at = low + (high - low) * index / (len(ordered) + 1)


def _must_part(one: Track, other: Track) -> bool:
    return one.beside(other) and not (one.is_fixed and other.is_fixed)


def _places(ordered: Sequence[Track], gap: float) -> list[float] | None:
    """Where the tracks come to lie with so much between them; nothing where their room does not allow it."""
    beside = [
        [other for other in range(index) if _must_part(track, ordered[other])]
        for index, track in enumerate(ordered)
    ]
    places: list[float] = []
    for index, track in enumerate(ordered):
        places.append(max([track.at, track.low, *(places[other] + gap for other in beside[index])]))
    for index in range(len(ordered) - 1, -1, -1):
        places[index] = min(places[index], ordered[index].high)
        for other in beside[index]:
            places[other] = min(places[other], places[index] - gap)
    fits = all(place >= track.low - TOLERANCE for place, track in zip(places, ordered, strict=True))
    return places if fits else None
