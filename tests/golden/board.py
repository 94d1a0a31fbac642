"""Puts specimen maps together: their steps are numbered through, and every part has an id that can be told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from cjm_desktop.kinds.registry import lane_kind, record_type
from cjm_desktop.model.graph import JourneyGraph
from cjm_desktop.model.order import keys
from cjm_desktop.model.records import Card, JourneyMap, Lane, Persona, Record, Stage, Step, Transition
from cjm_desktop.theme import hues_for

if TYPE_CHECKING:
    from cjm_desktop.model.pictures import PictureContent

Fields = Mapping[str, object]
"""The fields of a record."""
Way = tuple[str, str, Fields]
"""From a card to a card, and what is said of the way."""
Rows = Mapping[str, Mapping[int, Sequence[Fields]]]
"""What stands in the lane of each kind at each step, from 1 on."""


def of(title: str, **fields: object) -> Fields:
    """The fields of something with a title."""
    return {"title": title, **fields}


def board(
    journey: JourneyMap,
    stages: Sequence[tuple[Fields, Sequence[str]]],
    rows: Rows,
    *,
    lanes: Mapping[str, Fields] | None = None,
    ways: Iterable[Way] = (),
    extra: Iterable[Record] = (),
    pictures: Iterable[PictureContent] = (),
) -> JourneyGraph:
    """A map of stages, each with the titles of its steps, and of rows in the order in which they are given.

    Ids: stage ``stage-2``, step ``step-3``, a lane by its kind, the second card in its cell at step 3
    ``touchpoints-3-2``, paths ``path-1`` and so on. ``ways`` name cards, ``lanes`` holds what lanes have of their own.
    """
    records: list[Record] = [*_columns(stages), *extra]
    for kind, order in zip(rows, keys(len(rows)), strict=True):
        records.append(
            Lane.model_validate({"id": kind, "kind": kind, "order": order, **(lanes or {}).get(kind, {})})
        )
        records.extend(_elements(kind, rows[kind]))
    for number, (source, target, fields) in enumerate(ways, 1):
        ends = {"id": f"path-{number}", "source": source, "target": target}
        records.append(Transition.model_validate({**ends, **fields}))
    return JourneyGraph(journey, records, pictures=pictures)


def straight_on(steps: Iterable[int]) -> list[Way]:
    """A way from the first touchpoint of each step to that of the next."""
    return [(f"touchpoints-{step}-1", f"touchpoints-{next_}-1", {}) for step, next_ in pairwise(steps)]


def personas(*people: Fields) -> tuple[Persona, ...]:
    """Personas ``persona-1`` and so on."""
    return tuple(
        Persona.model_validate({"id": f"persona-{number}", "order": order, **fields})
        for number, (fields, order) in enumerate(zip(people, keys(len(people)), strict=True), 1)
    )


def _columns(stages: Sequence[tuple[Fields, Sequence[str]]]) -> Iterable[Record]:
    step = 0
    names = zip(stages, hues_for(len(stages)), keys(len(stages)), strict=True)
    for number, ((fields, steps), hue, order) in enumerate(names, 1):
        own = {"id": f"stage-{number}", "hue": hue, "order": order, **fields}
        yield Stage.model_validate(own)
        for title, key in zip(steps, keys(len(steps)), strict=True):
            step += 1
            yield Step(id=f"step-{step}", stage=f"stage-{number}", order=key, title=title)


def _elements(lane: str, cells: Mapping[int, Sequence[Fields]]) -> Iterable[Record]:
    for step, cards in cells.items():
        for number, (own, order) in enumerate(zip(cards, keys(len(cards)), strict=True), 1):
            kind = str(own.get("kind", next(iter(lane_kind(lane).takes))))
            record = record_type(kind)
            place = {"id": f"{lane}-{step}-{number}", "kind": kind, "lane": lane, "step": f"step-{step}"}
            ordered = {"order": order} if issubclass(record, Card) else {}
            yield record.model_validate({**place, **ordered, **own})
