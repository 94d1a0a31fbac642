"""The JSON Schema of the file format, made from the records of every kind.

Committed as ``resources/schema/cjm.schema.json`` for those who write such files with other tools; a test holds it
current. ``python -m cjm_desktop.storage.schema`` writes it anew.
"""

from __future__ import annotations

from typing import Any, Final

import orjson
from pydantic.json_schema import models_json_schema

from cjm_desktop.assets import resource
from cjm_desktop.kinds.registry import CARD_KINDS
from cjm_desktop.model.pictures import PictureContent
from cjm_desktop.model.records import (
    Element,
    Evidence,
    JourneyMap,
    Lane,
    Link,
    Metric,
    Persona,
    Record,
    Stage,
    Step,
    Transition,
    Value,
)
from cjm_desktop.storage.envelope import PICTURES
from cjm_desktop.storage.format import FORMAT

PATH: Final = resource("schema", "cjm.schema.json")

_PLAIN: Final[dict[str, type[Record]]] = {
    "personas": Persona,
    "stages": Stage,
    "steps": Step,
    "lanes": Lane,
    "metrics": Metric,
    "evidence": Evidence,
}

Schema = dict[str, Any]


def schema() -> Schema:
    """The schema, draft 2020-12. Unknown fields and kinds are allowed: the program keeps them."""
    elements: dict[str, type[Record]] = {kind.identifier: kind.record for kind in CARD_KINDS}
    links: dict[str, type[Record]] = {"transition": Transition}
    records: dict[type[Value], None] = dict.fromkeys(
        (JourneyMap, *_PLAIN.values(), Element, *elements.values(), Link, *links.values(), PictureContent)
    )
    _names, definitions = models_json_schema([(record, "validation") for record in records])
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Customer journey map",
        "description": f"A journey file (*.cjm), format {FORMAT}.",
        "$ref": _reference(JourneyMap),
        "required": ["format"],
        "properties": {
            "format": {"const": FORMAT},
            **{name: _list(_entry(record)) for name, record in _PLAIN.items()},
            "elements": _list(_by_kind(Element, elements)),
            "links": _list(_by_kind(Link, links)),
            PICTURES: _list(_entry(PictureContent)),
        },
        "$defs": definitions["$defs"],
    }


def schema_text() -> str:
    """The schema as it is committed and printed."""
    return orjson.dumps(schema(), option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE).decode()


def _reference(record: type[Value]) -> str:
    return f"#/$defs/{record.__name__}"


def _entry(record: type[Value]) -> Schema:
    return {"$ref": _reference(record)}


def _list(entry: Schema) -> Schema:
    return {"type": "array", "items": entry}


def _by_kind(plain: type[Record], kinds: dict[str, type[Record]]) -> Schema:
    """The record of a known kind; of any other only what all have in common."""
    choices = [
        {"if": {"properties": {"kind": {"const": kind}}}, "then": _entry(record)}
        for kind, record in kinds.items()
    ]
    return {**_entry(plain), "required": ["kind"], "allOf": choices}


if __name__ == "__main__":
    PATH.parent.mkdir(exist_ok=True)
    PATH.write_text(schema_text(), encoding="utf-8", newline="\n")
