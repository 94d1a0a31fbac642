"""Old formats are brought up to date as plain dictionaries, one step after another."""

from __future__ import annotations

import pytest

from cjm_desktop.storage.errors import DocumentError
from cjm_desktop.storage.format import FORMAT
from cjm_desktop.storage.migrations import MIGRATIONS, Document, migrate


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
