"""The maps that are measured: as many cards as asked for, no two of which say the same."""

from __future__ import annotations

from cjm_desktop.kinds.registry import record_type
from cjm_desktop.model.graph import JourneyGraph
from cjm_desktop.model.order import keys
from cjm_desktop.model.records import JourneyMap, Lane, Record, Stage, Step
from cjm_desktop.theme import hues_for

TEXT = "Compares four models in a table and asks friends before the shop answers by mail"
WORDS = TEXT.split()
STEPS = 20
LANES = {"actions": "action", "touchpoints": "touchpoint", "pain_points": "pain_point", "free_text": "note"}


def journey(cards: int, edition: int = 0, lanes: int = len(LANES)) -> JourneyGraph:
    """A map of so many cards of fourteen words, in twenty steps and as many lanes, of four kinds in turn.

    No two cards say the same, in whatever ``edition``: the words are the same, their order is another.
    """
    records: list[Record] = []
    stages = STEPS // 2
    for number, (hue, order) in enumerate(zip(hues_for(stages), keys(stages), strict=True)):
        records.append(Stage(id=f"stage{number}", order=order, title=f"Stage {number + 1}", hue=hue))
        records.extend(
            Step(id=f"step{2 * number + half}", stage=f"stage{number}", order="cx"[half]) for half in (0, 1)
        )
    rows = [list(LANES.items())[number % len(LANES)] for number in range(lanes)]
    records.extend(
        Lane(id=f"lane{number}", kind=kind, order=order)
        for number, ((kind, _), order) in enumerate(zip(rows, keys(lanes), strict=True))
    )
    orders = keys(cards)
    for number, order in enumerate(orders):
        lane = number // STEPS % lanes
        mixed = number + cards * edition
        words = [WORDS[(mixed * 7 + place * (1 + mixed // 15 % 14)) % len(WORDS)] for place in range(13)]
        fields = {
            "id": f"card{number}",
            "kind": rows[lane][1],
            "lane": f"lane{lane}",
            "step": f"step{number % STEPS}",
            "order": order,
        }
        records.append(
            record_type(rows[lane][1]).model_validate({**fields, "title": " ".join((*words, str(number)))})
        )
    return JourneyGraph(JourneyMap(id="map", title="Measured"), records)
