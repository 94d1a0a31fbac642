"""Maps of every kind of lane and card with odd words and numbers, drawn from a seed; and any change of one of them.

Unlike ``strategies`` these are full of everything at once: they are for laws of the finished drawing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, get_args, get_origin

from pydantic import ValidationError

from cjm_desktop import commands
from cjm_desktop.commands import CommandRefused
from cjm_desktop.kinds.registry import CARD_KINDS, LANE_KINDS, lane_kind, record_type
from cjm_desktop.model.change import Change
from cjm_desktop.model.graph import ChangeRefused, JourneyGraph
from cjm_desktop.model.order import keys
from cjm_desktop.model.records import (
    Card,
    Element,
    JourneyMap,
    Lane,
    Metric,
    MetricKind,
    Persona,
    Record,
    Stage,
    Step,
    Transition,
)

if TYPE_CHECKING:
    from random import Random

PHRASES: Final = (
    *("", "a", "Compares prices", "Reads what other customers say and asks a friend who knows"),
    *("Изучает объявления «вдвоём» №7", "Îşi compară opțiunile", "Palygina kainas „greitai“"),
    *("משווה מחירים (2×) באתר", "يقارن الأسعار ١٢٣ (abc) و 45%", "कीमतों की तुलना", "เปรียบเทียบราคาและอ่านรีวิว"),
    *(
        "価格を比較する",
        "가격을 비교합니다",
        "👩‍💻🇱🇹😀",
        "two\nlines\tand a tab",
        "a\n\n\nb\n",
        "   ",
        "\u200b\u200b",
        "\u00a0" * 20,
    ),
    *("e\u0301 and \u200f marks \u2028 end", "word " * 30, "Kapitänswitwenrentenversicherung" * 3, "W" * 90),
    *("\U0001f600" * 20, "\U00013000", "\ue000", "字" * 60, "1" * 50, "a-b-c-" * 12, "\u202eabc\u202c"),
)
LANGUAGES: Final = ("en", "en", "ru", "ro", "lt", "ar", "he", "ja", "zh-Hans", "th", "xx", "az-Arab")
ENDS_OF_SCALES: Final = ((-2.0, 2.0), (1.0, 5.0), (1.0, 10.0), (-5.0, 5.0), (0.2, 0.8), (0.0, 1000.0))
FIGURES: Final = (None, 0.0, -0.0, 1.0, -1.0, 2.5, 48.2, 100.0, 9999.99, 1e6, -1e15, 1e300, -1e300, 1e-9)
UNITS: Final = ("", "%", "$", "€", "min", "per customer and month", "ألف", "/5", "/nan", "a\nb", "W" * 40)
WORDS: Final = frozenset(("title", "note", "quote", "role", "label", "condition", "owner", "notes", "unit"))


def any_map(random: Random, *, stages: int = 3, lanes: int = 6) -> JourneyGraph:
    """A valid map of up to so many stages and lanes."""
    return _Maker(random).graph(stages, lanes)


def any_change(graph: JourneyGraph, random: Random) -> Change:
    """Something removed, or fields of a record made those of another one; the empty change where that is refused."""
    records = sorted(graph, key=lambda record: record.id)
    chosen = random.choice(records)
    try:
        if random.random() < 0.2:
            return commands.remove(graph, [chosen.id])
        change = Change.of(updated=[(chosen, _altered(chosen, records, random))])
        graph.check(change)
    except (CommandRefused, ChangeRefused, ValidationError):
        return Change()
    return change


def _altered(record: Record, records: list[Record], random: Random) -> Record:
    if isinstance(record, JourneyMap) and random.random() < 0.5:
        return record.replace(language=random.choice(LANGUAGES))
    name = random.choice([name for name in type(record).model_fields if name not in {"id", "kind"}])
    donors = [other for other in records if name in type(other).model_fields]
    value = _words(random) if name in WORDS else getattr(random.choice(donors), name)
    return record.replace(**{name: not value if isinstance(value, bool) else value})


def _words(random: Random) -> str:
    return random.choice(PHRASES)


def _valid(record: type[Record], /, **fields: object) -> Record:
    """A record of these fields, without those that it does not take."""
    try:
        return record.model_validate(fields)
    except ValidationError as error:
        wrong = {fault["loc"][0] for fault in error.errors()}
        return record.model_validate({name: value for name, value in fields.items() if name not in wrong})


class _Maker:
    """A map in the making."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._count = 0
        self._personas: list[str] = []
        self._steps: list[str] = []

    def graph(self, stages: int, lanes: int) -> JourneyGraph:
        random = self._random
        lowest, highest = random.choice(ENDS_OF_SCALES)
        labels = random.choice(((), (), tuple(_words(random) for _ in range(5)), ("one", "two")))
        journey = JourneyMap.model_validate(
            {
                "id": "map",
                "language": random.choice(LANGUAGES),
                "emotion_scale": {"min": lowest, "max": highest, "labels": labels},
                **self._said("title", "scenario", "owner", "version", "reviewed_on"),
            }
        )
        people, columns = self._people(), self._columns(random.randint(0, stages))
        rows = self._rows(random.randint(0, lanes))
        elements = [each for row in rows if isinstance(row, Lane) for each in self._row(row, lowest, highest)]
        rest = [*self._metrics(columns), *self._ways(elements)]
        return JourneyGraph(journey, [*people, *columns, *rows, *elements, *rest])

    def _id(self, letter: str) -> str:
        self._count += 1
        return f"{letter}{self._count}"

    def _said(self, *names: str) -> dict[str, object]:
        return {name: _words(self._random) for name in names if self._random.random() < 0.7}

    def _some(self, most: int = 2) -> tuple[str, ...]:
        few = min(most, len(self._personas))
        return tuple(self._random.sample(self._personas, self._random.randint(0, few)))

    def _people(self) -> list[Record]:
        found = []
        for order in keys(self._random.choice((0, 1, 2, 6))):
            lists = {
                name: [_words(self._random) for _ in range(self._random.choice((0, 0, 2)))]
                for name in ("goals", "frustrations", "needs", "demographics")
            }
            traits = [
                {"title": _words(self._random), "value": self._random.randint(0, 5)}
                for _ in range(self._random.choice((0, 3, 9)))
            ]
            own = {**self._said("title", "role", "quote"), **lists, "traits": traits}
            found.append(_valid(Persona, id=self._id("p"), order=order, **own))
        self._personas = [persona.id for persona in found]
        return found

    def _columns(self, stages: int) -> list[Record]:
        found: list[Record] = []
        for order in keys(stages):
            stage = self._id("s")
            found.append(
                _valid(Stage, id=stage, order=order, icon="no-such", **self._said("title", "duration"))
            )
            for place in keys(self._random.randint(1, 3)):
                width = self._random.choice((1.0, 1.0, 1.0, 0.5, 4.0))
                self._steps.append(self._id("t"))
                own = {"id": self._steps[-1], "stage": stage, "order": place, "width": width}
                found.append(_valid(Step, **own, **self._said("title")))
        return found

    def _rows(self, count: int) -> list[Record]:
        random = self._random
        kinds = (*LANE_KINDS.by_identifier, "touchpoints", "emotions", "metrics", "an_unknown_lane")
        return [
            _valid(
                Lane,
                id=self._id("l"),
                kind=random.choice(kinds),
                order=order,
                hidden=random.random() < 0.1,
                collapsed=random.random() < 0.1,
                persona=random.choice((*self._personas, None, None, None)),
                divider=random.choice((None, None, "interaction", "visibility")),
                **(self._said("title", "note") if random.random() < 0.3 else {}),
            )
            for order in keys(count)
        ]

    def _row(self, lane: Lane, lowest: float, highest: float) -> list[Record]:
        if lane.kind == "emotions":
            return [marker for step in self._steps for marker in self._markers(lane, step, lowest, highest)]
        takes = lane_kind(lane.kind).takes
        kinds = [kind for kind in CARD_KINDS.by_identifier if kind != "emotion"] if takes == ("*",) else takes
        return [
            self._card(lane.id, place, self._random.choice((*kinds, "an_unknown_card")), order)
            for place in range(len(self._steps))
            for order in keys(self._random.choice((0, 1, 1, 2, 3)) if kinds else 0)
        ]

    def _markers(self, lane: Lane, step: str, lowest: float, highest: float) -> list[Record]:
        random = self._random
        places = random.sample((0.0, 0.25, 0.5, 0.501, 1.0), random.choice((0, 1, 1, 2)))
        return [
            _valid(
                record_type("emotion"),
                id=self._id("e"),
                kind="emotion",
                lane=lane.id,
                step=step,
                offset=offset,
                value=random.choice((lowest, highest, (lowest + highest) / 2)),
                personas=self._some(),
                **self._said("quote"),
            )
            for offset in places
        ]

    def _card(self, lane: str, place: int, kind: str, order: str) -> Record:
        random, record = self._random, record_type(kind)
        until = random.choice(self._steps[place:]) if random.random() < 0.2 else None
        own: dict[str, object] = {"until": until, "personas": self._some()}
        for name, field in record.model_fields.items():
            if name not in Card.model_fields:
                own[name] = self._value(field.annotation)
        status = random.choice((None, "assumption", "partly", "researched"))
        own |= {"id": self._id("c"), "kind": kind, "lane": lane, "step": self._steps[place], "order": order}
        return _valid(record, **own, evidence=status, **self._said("title", "owner", "notes"))

    def _value(self, annotation: object) -> object:
        """A value of a field that a kind adds."""
        choices = _choices(annotation)
        if choices:
            return self._random.choice(choices)
        if annotation is bool:
            return self._random.random() < 0.4
        return _words(self._random) if annotation is str else self._random.randint(1, 5)

    def _metrics(self, columns: list[Record]) -> list[Record]:
        random = self._random
        found = []
        for order in keys(random.choice((0, 3, 8)) if columns else 0):
            readings = [{"value": random.choice(FIGURES[1:])} for _ in range(random.choice((0, 1, 2, 7, 90)))]
            own: dict[str, object] = {
                "id": self._id("m"),
                "subject": random.choice(columns).id,
                "order": order,
                "kind": random.choice(get_args(MetricKind)),
                "value": random.choice(FIGURES),
                "target": random.choice(FIGURES),
                "unit": random.choice(UNITS),
                "history": readings,
                "graph": random.choice((None, "line", "bar", "columns")),
            }
            found.append(_valid(Metric, **own, **self._said("title")))
        return found

    def _ways(self, elements: list[Record]) -> list[Record]:
        random = self._random
        ends = [
            each.id for each in elements if isinstance(each, Element) and each.kind in {"touchpoint", "exit"}
        ]
        ends += random.sample(self._steps, min(2, len(self._steps)))
        found = []
        for _ in range(random.randint(0, 2 * len(ends))):
            source, target = random.choice(ends), random.choice(ends)
            role = "loop" if source == target else random.choice(("next", "next", "branch", "loop", "exit"))
            own = {"source": source, "target": target, "role": role, **self._said("label")}
            own["path"] = random.choice(("happy", "unhappy", "exception", "alternative"))
            found.append(_valid(Transition, id=self._id("k"), count=random.choice((0, 7, 10**9)), **own))
        return found


def _choices(annotation: object) -> tuple[object, ...]:
    """The words of a literal type, wherever it stands in an annotation."""
    if get_origin(annotation) is Literal:
        return get_args(annotation)
    return tuple(choice for part in get_args(annotation) for choice in _choices(part))
