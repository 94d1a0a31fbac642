"""Several elements moved as one block: each keeps its distance from the one that leads."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from cjm_desktop import commands
from cjm_desktop.editor.hits import Cell
from cjm_desktop.model.change import Change
from cjm_desktop.model.records import Card, Element, Marker

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from cjm_desktop.model.graph import JourneyGraph


def in_turn(graph: JourneyGraph, edits: Iterable[Callable[[JourneyGraph], Change]]) -> Change:
    """Several edits, each of the map as those before it left it, as one change.

    Raises:
        CommandRefused: one of the edits is not possible.
    """
    work = graph
    changes: list[Change] = []
    for edit in edits:
        if changes:
            work = graph.snapshot() if work is graph else work
            work.apply(changes[-1])
        changes.append(edit(work))
    return Change.in_sequence(changes)


def movable(graph: JourneyGraph, ids: Iterable[str]) -> tuple[Element, ...]:
    """The cards and markers among these, as the map is read."""
    records = (graph.get(each) for each in set(ids))
    found = {record.id: record for record in records if isinstance(record, Card | Marker)}
    if len(found) < 2:
        return tuple(found.values())
    lanes = {record.lane for record in found.values()}
    rows = (graph.elements_in(lane.id) for lane in graph.lanes() if lane.id in lanes)
    return tuple(each for row in rows for each in row if each.id in found)


def move_together(graph: JourneyGraph, ids: Iterable[str], leader: str, cell: Cell, index: int) -> Change:
    """Move elements so that the one that leads comes to stand in a cell, above the one at ``index`` of those that stay.

    All move by as many steps as the leader, as far as the map reaches. Cards of the leader's lane follow it into the
    lane of the cell, all others stay in theirs.

    Raises:
        CommandRefused: a lane does not take a card, or a step has no room for another emotion.
    """
    block = movable(graph, ids)
    head = graph.get(leader)
    if not isinstance(head, Card):
        return Change()
    shift = _shift(graph, block, graph.position(cell.step) - graph.position(head.step))
    # who moves furthest goes first, so that nobody meets one of the block that is about to leave
    ordered = sorted(block, key=lambda each: graph.position(each.step), reverse=shift > 0)
    block_ids, done = {each.id for each in block}, set[str]()

    def moved(work: JourneyGraph, each: Element) -> Change:
        step = graph.steps()[graph.position(each.step) + shift].id
        if isinstance(each, Marker):
            return commands.set_emotion(work, each.id, step=step) if shift else Change()
        target = Cell(cell.lane if each.lane == head.lane else each.lane, step)
        place = _place(work, each, target, block_ids, done, index if target == cell else None)
        done.add(each.id)
        return Change() if place is None else commands.move_card(work, each.id, *target, place)

    return in_turn(graph, [partial(moved, each=each) for each in ordered])


def _shift(graph: JourneyGraph, block: tuple[Element, ...], wished: int) -> int:
    """By how many steps the whole block can move, at most as many as wished."""
    places = [graph.position(each.step) for each in block]
    last = len(graph.steps()) - 1
    return max(-min(places), min(wished, last - max(places)))


def _place(
    work: JourneyGraph, card: Element, cell: Cell, block: set[str], done: set[str], index: int | None
) -> int | None:
    """Where in a cell a card comes to stand; ``None`` where it stays.

    It stands below those of the block that are there already, else above the one at ``index`` of those that stay.
    """
    if cell == (card.lane, card.step) and index is None:
        return None
    others = [each.id for each in work.cards(*cell) if each.id != card.id]
    staying = [each for each in others if each not in block]
    arrived = [each for each in others if each in done]
    if arrived:
        return others.index(arrived[-1]) + 1
    if index is None or index >= len(staying):
        return len(others)
    return others.index(staying[index])
