"""Every sample as a person prints it, read back by programs that are not ours."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

import pytest

from cjm_desktop.assets import resources
from cjm_desktop.export.poster import ExportOptions, compose
from cjm_desktop.model.records import Card, Element, JourneyMap, Lane, Metric, Persona, Stage
from cjm_desktop.paint.pdf import pdf_bytes
from cjm_desktop.storage.files import load
from tests.drawn_maps import journey
from tests.ink import DPI
from tests.paint.pdf.drawings import read_by_pdfium, read_by_poppler

if TYPE_CHECKING:
    from collections.abc import Callable

    from cjm_desktop.model.graph import JourneyGraph

EXAMPLES = resources().parent / "examples"
LANGUAGES = ("en", "ru", "ro", "lt")
SCALE = DPI / 72 - 1e-9
"""A hair under: PDFium rounds up what is a whole number of pixels but for the last bit."""


def sample(name: str) -> JourneyGraph:
    return load(EXAMPLES / f"{name}.cjm").graph


def many_scripts() -> JourneyGraph:
    """Two- and three-step stages with words of five scripts, sometimes several on one card."""
    cells = {
        ("actions", "step-1-1"): ["Looks at prices", "Сравнивает цены"],
        ("actions", "step-1-2"): ["Συγκρίνει τιμές και αγοράζει"],
        ("touchpoints", "step-1-1"): ["متجر الحاسوب"],
        ("touchpoints", "step-1-2"): ["חנות מחשבים"],
        ("touchpoints", "step-2-1"): ["Покупка"],
        ("touchpoints", "step-2-3"): ["Ačiū už pirkinį"],
        ("pain_points", "step-2-1"): ["Mulțumește și așteaptă"],
        ("pain_points", "step-2-2"): ["السعر 45 يورو"],
        ("free_text", "step-2-2"): ["Order שלום and Ελλάδα"],
    }
    emotions = [
        ("step-1-1", -1.4),
        ("step-1-2", 0.6),
        ("step-2-1", -2.0),
        ("step-2-2", 1.2),
        ("step-2-3", 2.0),
    ]
    paths = [
        ("touchpoints-step-1-1-1", "touchpoints-step-1-2-1"),
        ("touchpoints-step-2-3-1", "touchpoints-step-2-1-1"),
    ]
    return journey([2, 3], cells=cells, emotions=emotions, paths=paths, title="Many scripts")


CLASSIC = tuple(f"classic.{language}" for language in LANGUAGES)
LAPTOP = tuple(f"laptop.{language}" for language in LANGUAGES)
NAMES = (*CLASSIC, *LAPTOP, "laptop_blueprint.ru", "scripts")


def drawn_map(name: str) -> JourneyGraph:
    return many_scripts() if name == "scripts" else sample(name)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("read", [read_by_pdfium, read_by_poppler])
def test_every_word_of_the_map_is_found_in_its_pdf(name: str, read: Callable[[bytes], str]) -> None:
    graph = drawn_map(name)

    found = folded(read(pdf_bytes(compose(graph, ExportOptions(paper="A3")).page)))

    assert [word for word in words_of(graph) if word not in found] == []


def words_of(graph: JourneyGraph) -> list[str]:
    """Every word that a person wrote on the map: not in lanes that are hidden, and one persona's quotes."""
    hidden = {lane.id for lane in graph.lanes() if lane.hidden}
    others = {persona.id for persona in graph.personas()[1:]}
    shows_metrics = any(lane.kind == "metrics" and not lane.hidden for lane in graph.lanes())
    texts: list[str] = []
    for record in graph.records():
        match record:
            case Element() if record.lane in hidden or others & set(record.personas):
                pass
            case Lane() | Persona() if record.id in hidden | others:
                pass
            case JourneyMap():
                texts += (record.title, record.scenario, record.owner)
            case Stage():
                texts += (record.title, record.duration)
            case Lane():
                texts += (record.title, record.note)
            case Card():
                texts.append(record.title)
            case Metric() if shows_metrics:
                texts.append(record.title)
            case _:
                texts.append(str(record.model_dump().get("quote", "")))
    return [word for text in texts for word in re.findall(r"[^\W_]+(?:[’'-][^\W_]+)*", folded(text))]


def folded(text: str) -> str:
    return unicodedata.normalize("NFC", text).replace("\u2011", "-")


def test_examples_and_templates_are_the_same_files() -> None:
    for name in (*CLASSIC, *LAPTOP):
        example = EXAMPLES / f"{name}.cjm"
        assert example.read_bytes() == (resources() / "templates" / example.name).read_bytes()


def test_the_sample_is_one_map_in_four_languages() -> None:
    shapes = [[(type(record), record.id) for record in sample(name).records()] for name in CLASSIC]

    assert all(shape == shapes[0] for shape in shapes)
    assert [stage.title for stage in sample("classic.en").stages()] == [
        "Awareness", "Consideration", "Decision", "Service", "Loyalty",
    ]  # fmt: skip
