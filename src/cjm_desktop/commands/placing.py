"""Room in an ordered list, and what becomes of spans when steps change places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.model.order import key_between, keys
from cjm_desktop.model.records import Card, Evidence, Lane, Metric, Persona, Stage, Step

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cjm_desktop.model.graph import JourneyGraph

Ordered = Stage | Step | Lane | Persona | Card | Metric | Evidence
LONGEST_KEY = 150


def place_among(others: Sequence[Ordered], index: int | None) -> tuple[str, list[tuple[Ordered, Ordered]]]:
    """An order key for a place in a sorted list: before ``others[index]``, or at the end for ``None``.

    Returns:
        The key, and updates to the others. There are updates only where no key fits: between two equal ones, which
        a merge can leave behind, or once thousands of edits at one place have used up the room. Then the list gets
        new keys.
    """
    place = len(others) if index is None else max(0, min(index, len(others)))
    before = others[place - 1].order if place > 0 else None
    after = others[place].order if place < len(others) else None
    if before is None or after is None or before < after:
        key = key_between(before, after)
        if len(key) <= LONGEST_KEY:
            return key, []
    fresh = keys(len(others) + 1)
    renewed = zip(others, (*fresh[:place], *fresh[place + 1 :]), strict=True)
    return fresh[place], [(record, record.replace(order=order)) for record, order in renewed]


def mended_spans(graph: JourneyGraph, reading: Iterable[str]) -> Iterator[tuple[Card, Card]]:
    """Updates to the cards whose span would break once the steps are read in this new order.

    A span whose last step is gone, or is now read before its first, ends at the latest step that it still covers.
    Cards that stand at a step which is gone are left out.
    """
    places = {step: place for place, step in enumerate(reading)}
    before = [step.id for step in graph.steps()]
    for card in graph.spanning_cards():
        start = places.get(card.step)
        if start is None or card.until is None or places.get(card.until, -1) >= start:
            continue
        covered = before[graph.position(card.step) : graph.position(card.until) + 1]
        last = max(covered, key=lambda step: places.get(step, -1))
        yield card, card.replace(until=None if last == card.step else last)
