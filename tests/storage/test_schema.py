"""The committed JSON Schema says what the records say."""

from __future__ import annotations

import json

from cjm_desktop.kinds.registry import CARD_KINDS
from cjm_desktop.storage.envelope import LISTS
from cjm_desktop.storage.schema import PATH, schema, schema_text


def test_the_committed_schema_is_current() -> None:
    assert PATH.read_text(encoding="utf-8") == schema_text(), "run python -m cjm_desktop.storage.schema"


def test_it_describes_every_list_of_the_file_and_every_kind_of_card() -> None:
    whole = schema()
    assert set(LISTS) < set(whole["properties"])
    choices = whole["properties"]["elements"]["items"]["allOf"]
    assert [choice["if"]["properties"]["kind"]["const"] for choice in choices] == [
        kind.identifier for kind in CARD_KINDS
    ]


def test_every_reference_leads_to_a_definition() -> None:
    whole = schema()
    references = set(_references(whole))
    assert references
    assert {reference.removeprefix("#/$defs/") for reference in references} <= set(whole["$defs"])


def test_an_id_is_wanted_and_an_unknown_field_is_not_forbidden() -> None:
    for name, definition in schema()["$defs"].items():
        assert definition.get("additionalProperties") is not False, name
    assert json.loads(schema_text())["$defs"]["Stage"]["required"] == ["id", "order"]


def _references(value: object) -> list[str]:
    if isinstance(value, dict):
        own = [value["$ref"]] if "$ref" in value else []
        return own + [found for item in value.values() for found in _references(item)]
    return [found for item in value for found in _references(item)] if isinstance(value, list) else []
