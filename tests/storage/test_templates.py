"""The bundled templates speak every language, with the same ids, and are laid out as the program lays files out."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from cjm_desktop import i18n
from cjm_desktop.model.records import JourneyMap
from cjm_desktop.storage import files
from cjm_desktop.storage.creation import new_map
from cjm_desktop.storage.templates import LABELS, label, templates

if TYPE_CHECKING:
    from pathlib import Path

FILES = [path for languages in templates().values() for path in languages.values()]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_template_is_written_as_the_program_writes_it(path: Path) -> None:
    assert files.dumps(files.load(path).graph) == path.read_bytes()


@pytest.mark.parametrize("name", templates())
def test_a_template_speaks_every_language_with_the_same_ids(name: str) -> None:
    languages = templates()[name]
    assert set(languages) == set(i18n.available())
    graphs = {language: files.load(path).graph for language, path in languages.items()}
    assert {graph.map.language for graph in graphs.values()} == set(languages)
    assert len({frozenset(record.id for record in graph.records()) for graph in graphs.values()}) == 1
    titles = [tuple(stage.title for stage in graph.stages()) for graph in graphs.values()]
    assert len(set(titles)) == len(languages)


def test_blank_has_three_stages_of_one_step_three_lanes_and_nothing_else() -> None:
    graph = files.load(templates()["blank"]["en"]).graph
    assert [len(graph.steps(stage.id)) for stage in graph.stages()] == [1, 1, 1]
    assert [lane.kind for lane in graph.lanes()] == ["actions", "touchpoints", "emotions"]
    assert len(graph.records()) == 1 + 3 + 3 + 3


def test_a_new_map_has_an_id_and_a_date_of_its_own_and_all_the_rest() -> None:
    template = templates()["blank"]["ro"]
    original = files.load(template).graph
    one, other = (new_map(template, date(2026, 3, 1)) for _time in range(2))
    assert len({original.map.id, one.map.id, other.map.id}) == 3
    assert one.map == original.map.replace(id=one.map.id, created="2026-03-01")
    assert _contents(one.records()) == _contents(original.records())


def test_a_new_map_has_the_pictures_of_its_template() -> None:
    made = new_map(templates()["laptop"]["lt"], date(2026, 3, 1))
    assert made.pictures
    assert made.pictures == files.load(templates()["laptop"]["lt"]).graph.pictures


def test_templates_are_offered_in_the_order_of_their_labels_with_the_blank_one_first() -> None:
    assert [*templates()] == [*LABELS]
    assert next(iter(templates())) == "blank"


def test_a_template_that_has_no_label_is_called_by_its_name() -> None:
    assert label("bakery").title == "bakery"
    assert label("purchase").title == "Purchase"


def _contents(records: tuple[object, ...]) -> list[object]:
    return [record for record in records if not isinstance(record, JourneyMap)]
