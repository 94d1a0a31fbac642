"""Adding, moving and copying cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.commands.emotions import new_marker
from cjm_desktop.commands.placing import place_among
from cjm_desktop.commands.refusals import CommandRefused, allowed, required, validated
from cjm_desktop.i18n import _
from cjm_desktop.kinds.registry import card_kind, lane_kind, record_type
from cjm_desktop.model.change import Change
from cjm_desktop.model.records import Card, Element, Lane, Marker, Step

if TYPE_CHECKING:
    from cjm_desktop.model.graph import JourneyGraph


def accepts(lane: Lane, card: Element) -> bool:
    """Whether an element may stand in a lane. One that stands there already may stay, whatever its kind."""
    return lane.id == card.lane or lane_kind(lane.kind).accepts(card.kind)


def add_card(
    graph: JourneyGraph,
    kind: str,
    lane: str,
    step: str,
    index: int | None = None,
    **fields: object,
) -> Change:
    """A new card in a cell, above the one at ``index`` or at the bottom; an emotion becomes a point of the curve.

    In a lane limited to one persona the card is that persona's.

    Raises:
        CommandRefused: the lane does not take such cards, or a value does not fit its field.
    """
    row = required(graph, Lane, lane)
    required(graph, Step, step)
    if not lane_kind(row.kind).accepts(kind):
        raise CommandRefused(_refusal(row, kind))
    if issubclass(record_type(kind), Marker):
        return allowed(graph, Change.of(added=[new_marker(graph, row, step, kind, fields)]))
    order, renewed = place_among(graph.cards(lane, step), index)
    inherited = {"personas": (row.persona,)} if row.persona else {}
    own = {"id": graph.new_id(), "kind": kind, "lane": lane, "step": step, "order": order}
    values = {**inherited, **fields, **own}
    return allowed(graph, Change.of(added=[validated(record_type(kind), values)], updated=renewed))


def move_card(graph: JourneyGraph, identifier: str, lane: str, step: str, index: int) -> Change:
    """Move a card into a cell, above the one at ``index`` among the others there; empty where it is there already.

    A card that spans steps keeps its length as far as the map reaches. In a lane limited to a persona whose card it
    is not, it becomes that persona's as well: it would vanish from the lane where it was dropped.

    Raises:
        CommandRefused: there is no such card, lane or step, or the lane does not take such cards.
    """
    card, row = required(graph, Card, identifier), required(graph, Lane, lane)
    required(graph, Step, step)
    if not accepts(row, card):
        raise CommandRefused(_refusal(row, card.kind))
    cards = graph.cards(lane, step)
    others = [other for other in cards if other.id != identifier]
    index = max(0, min(index, len(others)))
    if card in cards and cards.index(card) == index:
        return Change()
    order, renewed = place_among(others, index)
    moved = card.replace(
        lane=lane, step=step, order=order, until=_moved_end(graph, card, step), personas=_shown_in(row, card)
    )
    return Change.of(updated=[(card, moved), *renewed])


def duplicate_card(graph: JourneyGraph, identifier: str) -> Change:
    """A copy of a card right below it. Links are not copied: they tell of the one they were drawn at.

    Raises:
        CommandRefused: there is no such card.
    """
    card = required(graph, Card, identifier)
    cards = graph.cards(card.lane, card.step)
    order, renewed = place_among(cards, cards.index(card) + 1)
    return Change.of(added=[card.replace(id=graph.new_id(), order=order)], updated=renewed)


def _moved_end(graph: JourneyGraph, card: Card, step: str) -> str | None:
    if card.until is None or step == card.step:
        return card.until
    steps = graph.steps()
    length = graph.position(card.until) - graph.position(card.step)
    last = steps[min(graph.position(step) + length, len(steps) - 1)].id
    return None if last == step else last


def _shown_in(lane: Lane, card: Card) -> tuple[str, ...]:
    if lane.id == card.lane or lane.persona is None or not card.personas or lane.persona in card.personas:
        return card.personas
    return (*card.personas, lane.persona)


def _refusal(lane: Lane, kind: str) -> str:
    words = _("The lane “{lane}” takes no cards of the kind “{kind}”.")
    return words.format(lane=lane.title or _(lane_kind(lane.kind).label), kind=_(card_kind(kind).label))
