"""Small maps for tests, put together from plain words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cjm_desktop.kinds.registry import record_type
from cjm_desktop.model.graph import JourneyGraph
from cjm_desktop.model.order import keys
from cjm_desktop.model.records import JourneyMap, Lane, Persona, Record, Stage, Step, Transition
from cjm_desktop.theme import hues_for

Cells = Mapping[tuple[str, str], Sequence[str]]
"""The words of the cards in each (lane kind, step id)."""


def journey(
    steps: Sequence[int] = (1, 1, 1),
    *,
    cells: Cells | None = None,
    emotions: Sequence[tuple[str, float]] = (),
    paths: Sequence[tuple[str, str]] = (),
    lanes: Sequence[str] = ("actions", "touchpoints", "emotions", "pain_points", "free_text"),
    persona: str = "",
    **fields: str,
) -> JourneyGraph:
    """A map whose ids can be told beforehand.

    ``steps`` counts the steps of each stage: the second step of the first stage is ``step-1-2``, lanes are called by
    their kind, and the cards of a cell are ``touchpoints-step-1-2-1`` and so on. ``emotions`` pairs a step with a
    value, ``paths`` two touchpoints. ``fields`` are the map's own: title, language, scenario.
    """
    records: list[Record] = []
    for number, (count, hue, order) in enumerate(
        zip(steps, hues_for(len(steps)), keys(len(steps)), strict=True), 1
    ):
        stage = f"stage-{number}"
        records.append(Stage(id=stage, order=order, title=f"Stage {number}", hue=hue, duration="2 days"))
        records.extend(
            Step(id=f"step-{number}-{step}", stage=stage, order=key, title=f"Step {step}")
            for step, key in enumerate(keys(count), 1)
        )
    records.extend(
        Lane(id=kind, kind=kind, order=order) for kind, order in zip(lanes, keys(len(lanes)), strict=True)
    )
    for (lane, step), titles in (cells or {}).items():
        for place, (words, order) in enumerate(zip(titles, keys(len(titles)), strict=True), 1):
            records.append(card(lane, step, f"{lane}-{step}-{place}", words, order))
    for place, (step, value) in enumerate(emotions, 1):
        marker = {
            "id": f"emotion-{place}",
            "kind": "emotion",
            "lane": "emotions",
            "step": step,
            "value": value,
        }
        records.append(record_type("emotion").model_validate(marker))
    records.extend(
        Transition(id=f"path-{place}", source=source, target=target)
        for place, (source, target) in enumerate(paths, 1)
    )
    if persona:
        records.append(Persona(id="persona", order="a", title=persona, role="Role", quote="Said once"))
    return JourneyGraph(JourneyMap.model_validate({"id": "map", "title": "A journey", **fields}), records)


KINDS = {"actions": "action", "touchpoints": "touchpoint", "pain_points": "pain_point", "free_text": "note"}


def card(lane: str, step: str, identifier: str, title: str, order: str) -> Record:
    """A card of the kind that its lane is for."""
    kind = KINDS[lane]
    fields = {"id": identifier, "kind": kind, "lane": lane, "step": step, "order": order, "title": title}
    if kind == "touchpoint":
        fields["channel"] = "website"
    return record_type(kind).model_validate(fields)
