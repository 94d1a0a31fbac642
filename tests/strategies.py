"""Whole valid maps at random, for laws that must hold for every map: small ones first, in many scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from cjm_desktop.kinds.registry import record_type
from cjm_desktop.model.graph import JourneyGraph
from cjm_desktop.model.order import keys
from cjm_desktop.model.records import (
    Card,
    EmotionScale,
    JourneyMap,
    Lane,
    Marker,
    Persona,
    Record,
    Stage,
    Step,
    Transition,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hypothesis.strategies import DrawFn, SearchStrategy

PHRASES = (
    "",
    "a",
    'Compares prices, "twice" & <again>',
    "Изучает объявления «вдвоём» №7",
    "Îşi compară opțiunile și prețurile",
    "Palygina kainas „greitai“ – ąčęėįšųūž",
    "Συγκρίνει τιμές",
    "משווה מחירים (2×) באתר",
    "يقارن الأسعار ١٢٣",
    "कीमतों की तुलना",
    "เปรียบเทียบราคา",
    "価格を比較する",
    "比较价格",
    "👩‍💻🇱🇹😀",
    "two\nlines\tand a tab",
    "e\u0301 and \u200f marks \u2028 end",
    " spaced ",
    "=1+1",
    "word " * 40,
)
"""Short and long texts in many scripts."""
LANES = {
    "actions": "action",
    "touchpoints": "touchpoint",
    "pain_points": "pain_point",
    "free_text": "note",
    "emotions": "emotion",
    "an_unknown_lane": "an_unknown_card",
}
"""Lane kinds with a card kind that each takes."""


JSON_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**50), 2**50)
    | st.floats(-1e6, 1e6)
    | st.sampled_from(PHRASES),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(PHRASES), inner, max_size=2),
    max_leaves=4,
)


def words() -> SearchStrategy[str]:
    """Text in one of many scripts."""
    return st.sampled_from(PHRASES)


def unknown_fields() -> SearchStrategy[dict[str, Any]]:
    """Fields that no record of this version has, as a newer one might write them."""
    return st.just({}) | st.dictionaries(
        st.sampled_from(["x_future", "x_новое", "x_未来"]), JSON_VALUES, max_size=1
    )


@st.composite
def journeys(draw: DrawFn, *, max_stages: int = 4, max_cards: int = 12) -> JourneyGraph:
    """A valid map with stages, steps, lanes, cards, spans, markers, links and personas of random number."""
    personas = draw(_personas())
    stages, steps = draw(_columns(max_stages))
    lanes = draw(_lanes([persona.id for persona in personas]))
    cards = draw(_cards(lanes, steps, [persona.id for persona in personas], max_cards))
    low = draw(st.sampled_from([-5.0, -2.0, 1.0]))
    scale = EmotionScale(min=low, max=low + draw(st.sampled_from([4.0, 9.0, 10.0])))
    markers = draw(_markers(lanes, steps, [persona.id for persona in personas], scale))
    links = draw(_transitions([*(card.id for card in cards), *(step.id for step in steps)]))
    journey = JourneyMap.model_validate(
        {
            **draw(unknown_fields()),
            "id": "map",
            "title": draw(st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn")), max_size=20)),
            "scenario": draw(words()),
            "language": draw(st.sampled_from(["en", "ru", "ro", "lt", "ar", "zh-Hans"])),
            "emotion_scale": scale,
        }
    )
    return JourneyGraph(journey, [*personas, *stages, *steps, *lanes, *cards, *markers, *links])


@st.composite
def _personas(draw: DrawFn) -> list[Persona]:
    count = draw(st.integers(0, 2))
    return [
        Persona(
            id=f"persona{index}", order=order, title=draw(words()), age=draw(st.none() | st.integers(0, 99))
        )
        for index, order in enumerate(keys(count))
    ]


@st.composite
def _columns(draw: DrawFn, max_stages: int) -> tuple[list[Stage], list[Step]]:
    stages: list[Stage] = []
    steps: list[Step] = []
    for index, order in enumerate(keys(draw(st.integers(0, max_stages)))):
        stages.append(Stage(id=f"stage{index}", order=order, title=draw(words())))
        for place, own_order in enumerate(keys(draw(st.integers(1, 3)))):
            step = {"id": f"step{index}{place}", "stage": f"stage{index}", "order": own_order}
            steps.append(Step.model_validate({**draw(unknown_fields()), **step, "title": draw(words())}))
    return stages, steps


@st.composite
def _lanes(draw: DrawFn, personas: Sequence[str]) -> list[Lane]:
    kinds = draw(st.lists(st.sampled_from(sorted(LANES)), max_size=5))
    return [
        Lane(
            id=f"lane{index}",
            kind=kind,
            order=order,
            title=draw(words()),
            hidden=draw(st.booleans()),
            persona=draw(st.none() | st.sampled_from(personas)) if personas else None,
        )
        for index, (kind, order) in enumerate(zip(kinds, keys(len(kinds)), strict=True))
    ]


@st.composite
def _cards(
    draw: DrawFn,
    lanes: Sequence[Lane],
    steps: Sequence[Step],
    personas: Sequence[str],
    max_cards: int,
) -> list[Card]:
    rows = [lane for lane in lanes if lane.kind != "emotions"]
    if not rows or not steps:
        return []
    cards: list[Card] = []
    for index, order in enumerate(draw(st.permutations(keys(draw(st.integers(0, max_cards)))))):
        lane = draw(st.sampled_from(rows))
        start = draw(st.integers(0, len(steps) - 1))
        end = draw(st.none() | st.integers(start, len(steps) - 1))
        kind = LANES[lane.kind]
        own = {
            "id": f"card{index}",
            "kind": kind,
            "lane": lane.id,
            "step": steps[start].id,
            "order": order,
            "title": draw(words()),
            "tags": draw(st.lists(words(), max_size=2)),
            "personas": draw(_some_of(personas)),
            "until": None if end is None else steps[end].id,
        }
        record = record_type(kind).model_validate({**draw(unknown_fields()), **own})
        if isinstance(record, Card):
            cards.append(record)
    return cards


@st.composite
def _markers(
    draw: DrawFn,
    lanes: Sequence[Lane],
    steps: Sequence[Step],
    personas: Sequence[str],
    scale: EmotionScale,
) -> list[Marker]:
    rows = [lane.id for lane in lanes if lane.kind == "emotions"]
    if not rows or not steps:
        return []
    places = st.tuples(
        st.sampled_from(rows),
        st.sampled_from([step.id for step in steps]),
        st.sampled_from([0.0, 0.25, 0.5, 1.0]),
    )
    made: list[Marker] = []
    for index, (lane, step, offset) in enumerate(draw(st.lists(places, max_size=8, unique=True))):
        own: dict[str, object] = {"id": f"marker{index}", "kind": "emotion", "lane": lane, "step": step}
        own |= {
            "offset": offset,
            "value": draw(st.floats(scale.min, scale.max)),
            "personas": draw(_some_of(personas)),
        }
        record = record_type("emotion").model_validate({**draw(unknown_fields()), **own})
        if isinstance(record, Marker):
            made.append(record)
    return made


@st.composite
def _transitions(draw: DrawFn, ends: Sequence[str]) -> list[Transition]:
    if len(ends) < 2:
        return []
    pairs = st.tuples(st.sampled_from(ends), st.sampled_from(ends)).filter(lambda pair: pair[0] != pair[1])
    found = draw(st.lists(pairs, max_size=6, unique=True))
    return [
        Transition(
            id=f"link{index}",
            source=source,
            target=target,
            label=draw(words()),
            role=draw(st.sampled_from(("next", "branch", "loop", "exit"))),
            count=draw(st.none() | st.integers(0, 99)),
        )
        for index, (source, target) in enumerate(found)
    ]


def _some_of(identifiers: Sequence[str]) -> SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(identifiers), unique=True, max_size=2) if identifiers else st.just([])


def find(graph: JourneyGraph, kind: type[Record]) -> list[str]:
    """The ids of all records of one type, sorted."""
    return sorted(record.id for record in graph if isinstance(record, kind))
