"""Old formats are brought up to date as plain dictionaries, one step after another."""

from __future__ import annotations

import copy
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from cjm_desktop.storage import files
from cjm_desktop.storage.errors import DocumentError
from cjm_desktop.storage.format import FORMAT
from cjm_desktop.storage.migrations import MIGRATIONS, Document, Migration, migrate
from tests.strategies import JSON_VALUES


def _rows_become_lanes(document: Document) -> Document:
    return {**{name: value for name, value in document.items() if name != "rows"}, "lanes": document["rows"]}


def _lanes_get_a_kind(document: Document) -> Document:
    return {**document, "lanes": [{"kind": "actions", **lane} for lane in document["lanes"]]}


STEPS = {1: _rows_become_lanes, 2: _lanes_get_a_kind}


def test_every_step_from_the_old_format_is_taken_in_order() -> None:
    old = {"format": 1, "rows": [{"id": "lane0001"}], "x": 1}
    new = {"format": 3, "lanes": [{"kind": "actions", "id": "lane0001"}], "x": 1}
    assert migrate(old, STEPS, present=3) == new
    assert old == {"format": 1, "rows": [{"id": "lane0001"}], "x": 1}


def test_a_document_starts_at_its_own_format() -> None:
    document = {"format": 2, "lanes": [{"id": "lane0001"}]}
    assert migrate(document, STEPS, present=3)["lanes"] == [{"kind": "actions", "id": "lane0001"}]


@pytest.mark.parametrize("number", [3, 4])
def test_the_present_and_a_newer_format_stay_as_they_are(number: int) -> None:
    document = {"format": number, "rows": []}
    assert migrate(document, STEPS, present=3) == document


def test_a_format_that_no_step_leads_on_from_is_refused() -> None:
    with pytest.raises(DocumentError, match="its format is 0, and this program reads format 3"):
        migrate({"format": 0}, STEPS, present=3)


def test_there_is_a_way_from_every_format_that_was_ever_written() -> None:
    assert set(MIGRATIONS) == set(range(1, FORMAT))


def test_there_is_a_golden_file_of_every_format_that_was_ever_written() -> None:
    for number in range(1, FORMAT + 1):
        data = Path(__file__).with_name(f"format_{number}.cjm").read_bytes()
        assert files.loads(data).format == number


others = some.dictionaries(some.sampled_from(["x-new", "sequels", "title", ""]), JSON_VALUES, max_size=3)
documents = some.builds(
    lambda number, rows, rest: {**rest, "format": number, "rows" if number == 1 else "lanes": rows},
    some.integers(1, 3),
    some.lists(
        some.builds(lambda own, rest: {**rest, "id": own}, some.sampled_from("abc"), others), max_size=3
    ),
    others,
)
"""Documents of the formats of the sample chain, with fields that no migration knows."""


@given(documents)
def test_a_migration_changes_nothing_that_it_was_given(document: Document) -> None:
    before = copy.deepcopy(document)
    migrate(document, STEPS, present=3)
    assert document == before


@given(documents)
def test_what_is_up_to_date_is_brought_up_to_date_once(document: Document) -> None:
    once = migrate(document, STEPS, present=3)
    assert once["format"] == 3
    assert migrate(once, STEPS, present=3) == once


@given(documents, some.integers(1, 3))
def test_the_way_leads_over_every_format_between(document: Document, between: int) -> None:
    assert migrate(migrate(document, STEPS, present=between), STEPS, present=3) == migrate(document, STEPS, 3)


@given(documents)
def test_what_no_migration_knows_survives_all_of_them(document: Document) -> None:
    new = migrate(document, STEPS, present=3)
    for name in document.keys() - {"format", "rows", "lanes"}:
        assert new[name] == document[name]
    rows = document["rows" if document["format"] == 1 else "lanes"]
    for old, lane in zip(rows, new["lanes"], strict=True):
        assert old.items() <= lane.items()


@given(some.integers(1, 6), some.integers(1, 6))
def test_each_step_is_taken_once_and_in_order(start: int, present: int) -> None:
    taken: list[int] = []

    def step(number: int) -> Migration:
        def migration(document: Document) -> Document:
            assert document["format"] == number
            taken.append(number)
            return {**document, "format": "whatever it says"}

        return migration

    result = migrate({"format": start}, {number: step(number) for number in range(1, 6)}, present)
    assert taken == list(range(start, present))
    assert result["format"] == max(start, present)
