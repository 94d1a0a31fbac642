"""The ways of a map, from its transitions to their drawing."""

from __future__ import annotations

from collections import Counter, defaultdict
from math import inf
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple

from cjm_desktop.display.geometry import Point, Rect
from cjm_desktop.layout.paths.labels import Measured, spots
from cjm_desktop.layout.paths.marks import (
    Look,
    bare_size,
    block_of,
    label_group,
    line_group,
    look_of,
    node_group,
    pill_size,
)
from cjm_desktop.layout.paths.obstacles import ANYWHERE, Obstacles, Room
from cjm_desktop.layout.paths.parting import parted
from cjm_desktop.layout.paths.routes import Router, Way
from cjm_desktop.layout.paths.words import Words, words_of
from cjm_desktop.model.shares import shares

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from cjm_desktop.display.items import Group
    from cjm_desktop.kinds.exits import Outcome
    from cjm_desktop.kinds.pen import Pen
    from cjm_desktop.layout.paths.labels import Lanes
    from cjm_desktop.layout.paths.obstacles import Points
    from cjm_desktop.model.records import Transition

End = Literal["source", "target"]

BEYOND = 11.0
"""A lane's cards keep a little more than this from its edge. Points before the map's scale."""


class Places(NamedTuple):
    """Where everything stands that ways lead to or round.

    ``boxes`` are the cards that a way may join, by id; ``exits`` says of those at which the journey ends how it does.
    ``others`` are cards that ways only keep off. ``lanes`` are the rows (top, bottom) in which words may stand,
    ``sides`` the edges of the drawing along x.
    """

    boxes: Mapping[str, Rect]
    exits: Mapping[str, Outcome] = MappingProxyType({})
    others: tuple[Rect, ...] = ()
    lanes: Lanes = ()
    sides: Room = ANYWHERE


def connectors(
    transitions: Iterable[Transition],
    places: Places,
    resolve: Callable[[str, End], str | None],
    pen: Pen,
) -> tuple[Group, ...]:
    """Lines, nodes and words of the transitions whose ends are drawn, in painting order.

    ``resolve`` names the card that an end stands for (a step stands for its last as a source and its first as a
    target).
    """
    known = list(transitions)
    drawn: list[Transition] = []
    ways: list[Way] = []
    for transition in known:
        way = _way(transition, places, resolve)
        if way is not None:
            drawn.append(transition)
            ways.append(way)
    if not ways:
        return ()
    cards = (*places.boxes.values(), *places.others)
    obstacles = Obstacles(cards, _limits(places.lanes, pen.scale), places.sides)
    router = Router(obstacles, ways, pen.scale)
    lines = parted(ways, [router.route(way) for way in ways], obstacles, pen.scale)
    looks = [_look(transition, way, places, pen) for transition, way in zip(drawn, ways, strict=True)]
    groups = [
        line_group(way.identifier, line, look, pen.theme, pen.scale)
        for way, line, look in zip(ways, lines, looks, strict=True)
    ]
    nodes = _nodes(ways, lines)
    groups.extend(node_group(name, at, pen.theme, pen.scale) for name, at in nodes.values())
    said = _said(known, drawn, ways, places, pen.language)
    measured, blocks = [], {}
    for index, words in said.items():
        block = blocks[index] = block_of(words, looks[index], pen)
        measured.append(Measured(index, bare_size(block), pill_size(block, words, pen.scale), words.plain))
    at = {card: point for card, (_, point) in nodes.items()}
    for spot in spots(measured, ways, lines, at, obstacles, places.lanes, pen.scale):
        way, index = ways[spot.way], spot.way
        groups.append(label_group(way.identifier, spot, blocks[index], said[index], looks[index], pen))
    return tuple(groups)


def _limits(lanes: Lanes, scale: float) -> Room:
    """How far beyond the lanes lines and words may reach: so far there are no cards of the lanes above and below."""
    top, bottom = (
        min((top for top, _ in lanes), default=-inf),
        max((bottom for _, bottom in lanes), default=inf),
    )
    return Room(top - BEYOND * scale, bottom + BEYOND * scale)


def _way(transition: Transition, places: Places, resolve: Callable[[str, End], str | None]) -> Way | None:
    """The way of a transition, if both its ends are drawn. Only a loop may lead back to where it starts."""
    source, target = resolve(transition.source, "source"), resolve(transition.target, "target")
    boxes, loop = places.boxes, transition.role == "loop"
    if source is None or target is None or source not in boxes or target not in boxes:
        return None
    if source == target and not loop:
        return None
    dashed = loop or _leaves(transition, target, places)
    return Way(transition.id, source, target, boxes[source], boxes[target], dashed, loop)


def _leaves(transition: Transition, target: str, places: Places) -> bool:
    """Whether customers are lost on this way: those who are done are not."""
    return places.exits.get(target, "left" if transition.role == "exit" else "done") == "left"


def _look(transition: Transition, way: Way, places: Places, pen: Pen) -> Look:
    leaves = _leaves(transition, way.target, places)
    return look_of(transition, leaves=leaves, loop=way.loop, theme=pen.theme, scale=pen.scale)


def _nodes(ways: Sequence[Way], lines: Sequence[Points]) -> dict[str, tuple[str, Point]]:
    """Where the ways that leave a card together part, by the card: the id of one of them, and the place."""
    arms: dict[str, list[tuple[str, Points]]] = defaultdict(list)
    for way, line in zip(ways, lines, strict=True):
        if not way.dashed and line[0].x == way.start.right and line[1].y == line[0].y:
            arms[way.source].append((way.identifier, line))
    found = {}
    for card, leaving in arms.items():
        if len(leaving) > 1 and any(len(line) > 2 for _, line in leaving):
            found[card] = (leaving[0][0], _fork([line for _, line in leaving]))
    return found


def _fork(lines: Sequence[Points]) -> Point:
    """Where lines that start together part: at their first corner, or further on if all turn to the same side."""
    x = min(line[1].x for line in lines if len(line) > 2)
    y = lines[0][0].y
    turns = [line[2].y - y if len(line) > 2 and line[1].x == x else 0.0 for line in lines]
    nearest = min(turns, key=abs)
    return Point(x, y + nearest if all(turn * nearest > 0 for turn in turns) else y)


def _said(
    known: Iterable[Transition],
    drawn: Sequence[Transition],
    ways: Sequence[Way],
    places: Places,
    language: str,
) -> dict[int, Words]:
    """The words of the drawn transitions that have any, by number."""
    leaving = Counter(transition.source for transition in known)
    arriving = Counter(way.target for way in ways)
    known_shares = shares(known)
    found = {}
    for index, (transition, way) in enumerate(zip(drawn, ways, strict=True)):
        told_at_exit = way.target in places.exits and arriving[way.target] == 1
        share = None if told_at_exit else known_shares.get(transition.id)
        words = words_of(transition, share, language, alone=leaving[transition.source] == 1)
        if words is not None:
            found[index] = words
    return found
