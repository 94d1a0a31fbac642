"""What holds in every sample and template: they are complete, sane, and say the same in every language."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import pytest

from cjm_desktop import i18n
from cjm_desktop.kinds.opportunities import OpportunityCard
from cjm_desktop.kinds.pain_points import PainPointCard
from cjm_desktop.kinds.registry import CARD_KINDS, LANE_KINDS
from cjm_desktop.kinds.touchpoints import TouchpointCard
from cjm_desktop.layout.engine import lay_out
from cjm_desktop.model.records import Card, Element, Link, Metric, Record, Transition
from cjm_desktop.theme import load_theme
from scripts.make_samples import EXAMPLES, LANGUAGES, TEMPLATES, build, files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from cjm_desktop.model.graph import JourneyGraph

NAMES = tuple(dict.fromkeys((*TEMPLATES, *EXAMPLES)))
DRAWN_FROM_LIFE = tuple(name for name in NAMES if name not in ("blank", "classic"))
"""Those with customer goals, metrics and all the rest."""
SPOKEN = {
    "title", "scenario", "owner", "role", "segment", "quote", "duration", "note", "notes", "label", "channel_name",
    "trigger", "message", "timing", "unit", "source", "goals", "frustrations", "behaviours", "needs", "motivations",
    "gains", "demographics", "preferred_channels",
}  # fmt: skip
"""The fields that hold words of a language; of a link, only its label does."""
LETTERS = {
    "en": "a-zA-Z",
    "ru": "а-яёА-ЯЁ",
    "ro": "a-zA-ZăâîșțĂÂÎȘȚ",
    "lt": "a-zA-ZąčęėįšųūžĄČĘĖĮŠŲŪŽ",
}
FOREIGN_TO_RUSSIAN = {"CRM", "NPS", "CES", "CSAT", "CLV", "A", "B"}


@cache
def sample(name: str, language: str) -> JourneyGraph:
    return build(name, language)


def texts(record: Record) -> Iterator[tuple[str, str]]:
    """Every text of a record that a person wrote, with where it stands."""
    spoken = {"label"} if isinstance(record, Link) else SPOKEN
    for field, value in record.model_dump(include=spoken).items():
        for index, text in enumerate([value] if isinstance(value, str) else value):
            yield f"{record.id}.{field}.{index}", text
    for index, trait in enumerate(getattr(record, "traits", ())):
        yield f"{record.id}.traits.{index}", trait.title


def all_texts(graph: JourneyGraph) -> dict[str, str]:
    return {place: text for record in graph.records() for place, text in texts(record) if text}


@pytest.fixture(scope="module")
def made() -> dict[Path, bytes]:
    return files()


def test_every_file_is_as_the_script_makes_it(made: dict[Path, bytes]) -> None:
    assert [path.name for path, content in made.items() if path.read_bytes() != content] == []


def test_nothing_lies_beside_what_the_script_makes(made: dict[Path, bytes]) -> None:
    for folder in {path.parent for path in made}:
        assert set(folder.glob("*.cjm")) == {path for path in made if path.parent == folder}


@pytest.mark.parametrize("name", NAMES)
def test_the_same_things_are_said_in_every_language(name: str) -> None:
    shapes = [
        [(type(record), record.id) for record in sample(name, language).records()] for language in LANGUAGES
    ]
    places = [set(all_texts(sample(name, language))) for language in LANGUAGES]
    assert shapes == [shapes[0]] * len(LANGUAGES)
    assert places == [places[0]] * len(LANGUAGES)


@pytest.mark.parametrize("name", NAMES)
def test_only_names_and_units_are_the_same_in_two_languages(name: str) -> None:
    english = all_texts(sample(name, "en"))
    russian = all_texts(sample(name, "ru"))
    same = {text for place, text in english.items() if russian[place] == text}
    assert {text for text in same if re.search(r"[^\W\d_]", text)} <= FOREIGN_TO_RUSSIAN


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_texts_are_set_as_the_language_asks(name: str, language: str) -> None:
    for text in all_texts(sample(name, language)).values():
        assert text == text.strip()
        assert not re.search(r"[\"']|\.\.|  | [,.!?;:]", text)
        words = set(re.findall(r"[^\W\d_]+", text))
        if language == "ru":
            words -= FOREIGN_TO_RUSSIAN
        assert {word for word in words if not re.fullmatch(f"[{LETTERS[language]}]+", word)} == set()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_no_character_is_missing_on_paper(name: str, language: str) -> None:
    assert lay_out(sample(name, language), load_theme("print")).missing == ()


@pytest.mark.parametrize("name", DRAWN_FROM_LIFE)
def test_every_stage_has_a_goal_and_a_touchpoint_and_every_step_a_feeling(name: str) -> None:
    graph = sample(name, "en")
    kinds = {step.id: {element.kind for element in graph.elements_at(step.id)} for step in graph.steps()}
    for stage in graph.stages():
        steps = graph.steps(stage.id)
        assert {"goal", "touchpoint"} <= set().union(*(kinds[step.id] for step in steps))
        assert all({"action", "emotion"} <= kinds[step.id] for step in steps)


def test_the_laptop_uses_every_kind_of_lane_card_and_link() -> None:
    graph = sample("laptop", "en")
    assert {lane.kind for lane in graph.lanes()} == set(LANE_KINDS.by_identifier)
    assert {record.kind for record in graph if isinstance(record, Element)} == set(CARD_KINDS.by_identifier)
    assert {link.kind for link in graph.links(Link)} == {
        "transition", "addresses", "causes", "measured_by", "supported_by", "triggers", "depends_on",
    }  # fmt: skip
    assert {link.role for link in graph.links(Transition)} == {"next", "branch", "loop", "exit"}


def test_the_laptop_and_its_blueprint_show_every_lane_between_them() -> None:
    maps = [sample(name, "en") for name in ("laptop", "laptop_blueprint")]
    shown = [{lane.kind for lane in graph.lanes() if not lane.hidden} for graph in maps]
    assert shown[0] | shown[1] == set(LANE_KINDS.by_identifier)
    assert [{record.id for record in graph} for graph in maps][1:] == [{record.id for record in maps[0]}]


def test_the_personas_of_the_laptop_have_first_names_only() -> None:
    for language in LANGUAGES:
        assert all(persona.title.isalpha() for persona in sample("laptop", language).personas())


@pytest.mark.parametrize("name", NAMES)
def test_every_touchpoint_is_on_a_way_that_starts_where_it_says(name: str) -> None:
    graph = sample(name, "en")
    ways = graph.links(Transition)
    reached = {way.target for way in ways if way.role != "loop"}
    touchpoints = [record for record in graph if isinstance(record, TouchpointCard)]
    assert {card.id for card in touchpoints} <= reached | {way.source for way in ways} or name == "classic"
    if name in DRAWN_FROM_LIFE:
        assert {card.id for card in touchpoints} - reached <= {card.id for card in touchpoints if card.start}
        assert all(card.channel for card in touchpoints)


@pytest.mark.parametrize("name", NAMES)
def test_no_more_than_all_go_on_from_one_place(name: str) -> None:
    told: dict[str, float] = {}
    for way in sample(name, "en").links(Transition):
        told[way.source] = told.get(way.source, 0.0) + (way.probability or 0.0)
    assert all(total <= 1 for total in told.values())


@pytest.mark.parametrize("name", DRAWN_FROM_LIFE)
def test_opportunities_are_weighed_owned_and_measured_and_answer_what_hurts_most(name: str) -> None:
    graph = sample(name, "en")
    links = [(link.kind, link.source, link.target) for link in graph.links(Link)]
    measured = {source for kind, source, _ in links if kind == "measured_by"}
    answered = {target for kind, _, target in links if kind == "addresses"}
    for card in graph:
        if isinstance(card, OpportunityCard):
            assert card.impact is not None
            assert card.effort is not None
            assert card.owner
            assert card.id in measured
        elif isinstance(card, PainPointCard) and card.severity == "high":
            assert card.id in answered


MOST = {"%": 100.0, "/ 5": 5.0, "/ 7": 7.0}


@pytest.mark.parametrize("name", DRAWN_FROM_LIFE)
def test_metrics_have_a_sane_value_a_target_and_a_history_that_leads_there(name: str) -> None:
    metrics = sample(name, "en").all_metrics()
    assert metrics
    for metric in metrics:
        assert metric.value is not None
        assert metric.target is not None
        for figure in (metric.value, metric.target, *(reading.value for reading in metric.history)):
            assert 0 <= figure <= MOST.get(metric.unit, 1e6)
            assert 0.15 * metric.value < figure < 4 * metric.value
        assert metric.title
        assert metric.source
        assert (len(metric.history) >= 5) == (metric.graph in ("line", "columns"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_cards_are_short_enough_to_read_in_passing(name: str, language: str) -> None:
    cards = [record for record in sample(name, language) if isinstance(record, Card | Metric)]
    assert max((len(card.title) for card in cards), default=0) <= 62


def test_there_is_a_map_for_every_language_of_the_program() -> None:
    assert set(LANGUAGES) == set(i18n.available())
