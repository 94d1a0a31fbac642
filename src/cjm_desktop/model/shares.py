"""What share of the customers at one place takes each way on from there."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cjm_desktop.model.records import Transition


def shares(transitions: Iterable[Transition]) -> dict[str, float]:
    """The shares (0..1) of the transitions of which one is known, by id.

    A probability is a share already; a count is one of the sum of all counts that leave the same place.
    """
    known = [way for way in transitions if way.probability is not None or way.count is not None]
    totals: dict[str, int] = {}
    for way in known:
        totals[way.source] = totals.get(way.source, 0) + (way.count or 0)
    found: dict[str, float] = {}
    for way in known:
        if way.probability is not None:
            found[way.id] = way.probability
        elif way.count is not None and totals[way.source]:
            found[way.id] = way.count / totals[way.source]
    return found
