"""Routes that were each found alone, made to share the gaps between the cards."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING, NamedTuple

from cjm_desktop.display.geometry import Point
from cjm_desktop.layout.paths.tracks import Track, part

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cjm_desktop.layout.paths.obstacles import Obstacles, Points, Room
    from cjm_desktop.layout.paths.routes import Bundle, Route, Way

PORT_PITCH = 16.0
"""Between two lines that leave a card at its top or foot."""
GUTTER_GAP = 7.0
ROW_GAP = 16.0
"""Between two lines side by side in the gap of two columns, and over one another in that of two rows."""
FROM_CARD = 7.0
BEFORE_HEAD = 13.0
"""How near a line may be moved to a card: beside it, and before the arrowhead that follows. Points before the map's
scale, like those above."""


class _Leg(NamedTuple):
    """The leg of a line that may be moved: it runs from this corner of the line to the next."""

    way: int
    corner: int


@dataclass(slots=True, eq=False)
class _Line:
    """A line whose corners are being moved."""

    way: Way
    points: list[Point]
    bundles: tuple[Bundle, ...]

    def from_end(self, *, outwards: bool) -> Sequence[Point]:
        """Its corners as they follow each other from where it leaves a card, or backwards from where it arrives."""
        return self.points if outwards else self.points[::-1]

    def shift_end(self, by: float, *, outwards: bool) -> None:
        """Move an end, and the corner that follows it, sideways."""
        places = (0, 1) if outwards else (-1, -2)
        for place in places[:1] if len(self.points) == 2 else places:
            at = self.points[place]
            self.points[place] = Point(at.x + by, at.y)


def parted(
    ways: Sequence[Way], routes: Sequence[Route], obstacles: Obstacles, scale: float
) -> tuple[Points, ...]:
    """The corners of every route, moved so that lines run beside one another and cross seldom."""
    lines = [_Line(way, list(route.points), route.bundles) for way, route in zip(ways, routes, strict=True)]
    _spread_ports(lines, obstacles, scale)
    _part_legs(lines, obstacles, scale, upright=True)
    _part_legs(lines, obstacles, scale, upright=False)
    return tuple(tuple(line.points) for line in lines)


class _Port(NamedTuple):
    """The end of a line at the top or foot of a card: to which side it turns from there (0: not at all), how far."""

    turn: int
    reach: float
    name: str
    line: int
    outwards: bool


def _spread_ports(lines: Sequence[_Line], obstacles: Obstacles, scale: float) -> None:
    """Lines that share the top or the foot of a card stand beside one another, in the order in which they turn.

    They stand closer where they would come upon another card.
    """
    straight = _straight_offsets(lines)
    for ports in _shared(lines):
        way = lines[ports[0].line].way
        card = way.start if ports[0].outwards else way.end
        pitch = min(PORT_PITCH * scale, card.width / (len(ports) + 1))
        offsets = _offsets(ports, straight)
        for port, offset in offsets:
            pitch = min(pitch, _widest(lines[port.line], offset, obstacles, scale, outwards=port.outwards))
        for port, offset in offsets:
            lines[port.line].shift_end(offset * pitch, outwards=port.outwards)
    for index, offset in straight.items():
        pitch = min(PORT_PITCH * scale, _widest(lines[index], offset, obstacles, scale, outwards=True))
        for outwards in (True, False):
            lines[index].shift_end(offset * pitch, outwards=outwards)


def _shared(lines: Sequence[_Line]) -> Iterator[list[_Port]]:
    """The ports at the top of each card, and those at its foot."""
    sides: dict[tuple[str, bool], list[_Port]] = defaultdict(list)
    for index, line in enumerate(lines):
        if line.way.source == line.way.target:
            continue
        for outwards in (True, False):
            at, turn, *onwards = line.from_end(outwards=outwards)
            if at.x != turn.x or at.y == turn.y:
                continue
            joined = line.way.source if outwards else line.way.target
            reach = onwards[0].x - at.x if onwards else 0.0
            side, name = _sign(reach), line.way.identifier
            sides[joined, turn.y < at.y].append(_Port(side, abs(reach), name, index, outwards))
    for ports in sides.values():
        yield sorted(ports)


def _offsets(ports: Sequence[_Port], straight: Mapping[int, float]) -> list[tuple[_Port, float]]:
    """How many pitches aside each port that turns stands: none that goes straight on has another in its way."""
    upright = [straight[port.line] for port in ports if port.turn == 0]
    first = max(map(abs, upright)) + 1 if upright else 0.5
    found: list[tuple[_Port, float]] = []
    for side in (-1, 1):
        # What turns to one side and reaches further lies over the rest, so it stands further to the other side.
        turning = [port for port in reversed(ports) if port.turn == side]
        alone = len(turning) == len(ports)
        for number, port in enumerate(turning):
            found.append((port, side * (number - (len(turning) - 1) / 2 if alone else first + number)))
    return found


def _widest(line: _Line, offset: float, obstacles: Obstacles, scale: float, *, outwards: bool) -> float:
    """The pitch up to which the end of a line that stands so many pitches aside keeps off the cards."""
    if offset == 0:
        return inf
    at, turn = line.from_end(outwards=outwards)[:2]
    room = obstacles.room_beside(at.x, min(at.y, turn.y), max(at.y, turn.y))
    free = room.high - at.x if offset > 0 else at.x - room.low
    return max(0.0, free - FROM_CARD * scale) / abs(offset)


def _straight_offsets(lines: Sequence[_Line]) -> dict[int, float]:
    """How far beside its cards' middle each straight upright line stands: there may be one down and one up."""
    between: dict[frozenset[str], list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        if len(line.points) == 2 and line.points[0].x == line.points[1].x:
            between[frozenset((line.way.source, line.way.target))].append(index)
    return {
        index: number - (len(found) - 1) / 2
        for found in between.values()
        for number, index in enumerate(found)
    }


def _part_legs(lines: Sequence[_Line], obstacles: Obstacles, scale: float, *, upright: bool) -> None:
    """Move the legs of one direction apart."""
    tracks: dict[tuple[Bundle, float], Track] = {}
    legs: dict[tuple[Bundle, float], list[_Leg]] = defaultdict(list)
    for index, line in enumerate(lines):
        for corner, bundle in enumerate(line.bundles, 1):
            a, b = line.points[corner], line.points[corner + 1]
            if (a.x == b.x) != upright:
                continue
            key = (bundle, a.x if upright else a.y)
            legs[key].append(_Leg(index, corner))
            tracks[key] = _joined(
                tracks.get(key), _track(line.points[corner - 1 : corner + 3], upright=upright)
            )
    for track in tracks.values():
        _bound(track, obstacles, scale, upright=upright)
    fixed = _fixed(lines) if upright else ()
    part([*fixed, *tracks.values()], (GUTTER_GAP if upright else ROW_GAP) * scale)
    for key, track in tracks.items():
        for leg in legs[key]:
            _move(lines[leg.way], leg.corner, track.at, upright=upright)


def _fixed(lines: Sequence[_Line]) -> Iterator[Track]:
    """The upright legs at the tops and feet of cards, which stay where they are."""
    for line in lines:
        for outwards in (True, False) if len(line.points) > 2 else (True,):
            at, turn, *onwards = line.from_end(outwards=outwards)
            if at.x == turn.x:
                stubs = [(turn.y, _sign(after.x - turn.x)) for after in onwards[:1]]
                yield Track(at.x, min(at.y, turn.y), max(at.y, turn.y), at.x, at.x, stubs)


def _track(around: Sequence[Point], *, upright: bool) -> Track:
    """The track of a leg with the corners before and after it. A level track is measured upwards, as lines stack."""
    before, a, b, after = around
    if upright:
        stubs = {(a.y, _sign(before.x - a.x)), (b.y, _sign(after.x - b.x))}
        return Track(a.x, min(a.y, b.y), max(a.y, b.y), stubs=sorted(stubs))
    stubs = {(a.x, _sign(a.y - before.y)), (b.x, _sign(b.y - after.y))}
    return Track(-a.y, min(a.x, b.x), max(a.x, b.x), stubs=sorted(stubs))


def _joined(track: Track | None, other: Track) -> Track:
    """One track for lines that share it."""
    if track is None:
        return other
    start, end = min(track.start, other.start), max(track.end, other.end)
    return Track(other.at, start, end, stubs=sorted({*track.stubs, *other.stubs}))


def _bound(track: Track, obstacles: Obstacles, scale: float, *, upright: bool) -> None:
    """How far the track may be moved, so that it keeps off the cards and leaves room for arrowheads."""
    if upright:
        room = obstacles.room_beside(track.at, track.start, track.end)
        low, high = room.low + FROM_CARD * scale, room.high - BEFORE_HEAD * scale
    else:
        room = obstacles.room_above_and_below(-track.at, track.start, track.end)
        low, high = -room.high + BEFORE_HEAD * scale, -room.low - FROM_CARD * scale
        room = room._replace(low=-room.high, high=-room.low)
    if low <= high:
        # Where a line stands already is never out of bounds: it was found free.
        track.low, track.high = min(low, track.at), max(high, track.at)
    else:
        track.low = track.high = _middle(room, track.at)


def _middle(room: Room, otherwise: float) -> float:
    middle = (room.low + room.high) / 2
    return middle if -inf < middle < inf else otherwise


def _move(line: _Line, corner: int, at: float, *, upright: bool) -> None:
    for place in (corner, corner + 1):
        point = line.points[place]
        line.points[place] = Point(at, point.y) if upright else Point(point.x, -at)


def _sign(value: float) -> int:
    return (value > 0) - (value < 0)
