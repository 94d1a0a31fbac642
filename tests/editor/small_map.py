"""A small map for gestures, whose ids can be told beforehand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.kinds.registry import record_type
from cjm_desktop.model.graph import JourneyGraph
from cjm_desktop.model.order import keys
from cjm_desktop.model.records import JourneyMap, Lane, Record, Stage, Step
from cjm_desktop.theme import hues_for

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LANES = {
    "actions": "action",
    "touchpoints": "touchpoint",
    "emotions": "",
    "pain_points": "pain_point",
    "free_text": "note",
}
"""Each lane, called by its kind, and the kind of its cards."""


def small_map(
    steps: Sequence[int] = (1, 1, 1),
    cells: Mapping[tuple[str, str], Sequence[str]] | None = None,
    emotions: Sequence[tuple[str, float]] = (),
) -> JourneyGraph:
    """A map with five lanes.

    ``steps`` counts the steps of each stage: the second step of the first stage is ``step-1-2``. The cards of a cell
    are ``touchpoints-step-1-2-1`` and so on; ``emotions`` pairs a step with a value: ``emotion-1`` and so on.
    """
    records: list[Record] = []
    rows = zip(steps, hues_for(len(steps)), keys(len(steps)), strict=True)
    for number, (count, hue, order) in enumerate(rows, 1):
        stage = f"stage-{number}"
        records.append(Stage(id=stage, order=order, title=f"Stage {number}", hue=hue))
        records.extend(
            Step(id=f"step-{number}-{step}", stage=stage, order=key, title=f"Step {step}")
            for step, key in enumerate(keys(count), 1)
        )
    records.extend(
        Lane(id=kind, kind=kind, order=order) for kind, order in zip(LANES, keys(len(LANES)), strict=True)
    )
    for (lane, step), titles in (cells or {}).items():
        for place, (words, order) in enumerate(zip(titles, keys(len(titles)), strict=True), 1):
            fields = {
                "id": f"{lane}-{step}-{place}",
                "lane": lane,
                "step": step,
                "order": order,
                "title": words,
            }
            records.append(record_type(LANES[lane]).model_validate({**fields, "kind": LANES[lane]}))
    for place, (step, value) in enumerate(emotions, 1):
        fields = {"id": f"emotion-{place}", "kind": "emotion", "lane": "emotions", "step": step}
        records.append(record_type("emotion").model_validate({**fields, "value": value}))
    return JourneyGraph(JourneyMap(id="map", title="A journey"), records)
