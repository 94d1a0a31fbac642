"""A small journey file, and every way we know in which a file can be bad."""

from __future__ import annotations

import json
from typing import Any

GOOD: dict[str, Any] = {
    "format": 1,
    "id": "map00001",
    "title": "Кофе с собой",
    "language": "ru",
    "x-tool": {"zoom": 1.5, "open": ["a", None, True]},
    "personas": [
        {"id": "persona1", "order": "i", "title": "Ана", "traits": [{"title": "спешит", "value": 4}]}
    ],
    "stages": [
        {"id": "stage001", "order": "9", "title": "До", "x-colour": {"of": [1, 2]}},
        {"id": "stage002", "order": "r", "title": "После"},
    ],
    "steps": [
        {"id": "step0001", "stage": "stage001", "order": "i", "x-wide": 9007199254740993},
        {"id": "step0002", "stage": "stage002", "order": "i"},
    ],
    "lanes": [
        {"id": "lane0001", "kind": "touchpoints", "order": "9"},
        {"id": "lane0002", "kind": "emotions", "order": "i", "persona": "persona1"},
        {"id": "lane0003", "kind": "hologram", "order": "r", "x-glow": "yes"},
    ],
    "elements": [
        {
            "id": "card0001",
            "kind": "touchpoint",
            "lane": "lane0001",
            "step": "step0001",
            "order": "i",
            "title": "Окно",
        },
        {
            "id": "card0002",
            "kind": "sticker",
            "lane": "lane0003",
            "step": "step0002",
            "order": "i",
            "x-glue": [[]],
        },
        {
            "id": "feel0001",
            "kind": "emotion",
            "lane": "lane0002",
            "step": "step0001",
            "value": 1.5,
            "x-sound": "ah",
        },
        {"id": "feel0002", "kind": "emotion", "lane": "lane0002", "step": "step0002", "value": -1.0},
        {"id": "none0001", "kind": "ghost", "lane": "lane0003", "step": "step0001", "x-shape": {}},
    ],
    "links": [
        {"id": "link0001", "kind": "transition", "source": "step0001", "target": "step0002", "x-dash": 2},
        {"id": "link0002", "kind": "reminds_of", "source": "card0001", "target": "card0002"},
    ],
}
"""With unknown fields and kinds at every level, written as the program writes it."""


def written(document: object) -> bytes:
    """A document in the layout of the program's own files."""
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def changed(*path: str | int, to: object) -> bytes:
    """The good document with one value replaced or added."""
    document = json.loads(written(GOOD))
    place = document
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = to
    return written(document)


def without(*path: str | int) -> bytes:
    """The good document without one value."""
    document = json.loads(written(GOOD))
    place = document
    for key in path[:-1]:
        place = place[key]
    del place[path[-1]]
    return written(document)


def respelled(old: str, new: str) -> bytes:
    """The good document with other characters at one place: for what ``json`` would not write."""
    text = written(GOOD).decode()
    assert text.count(old) == 1
    return text.replace(old, new).encode()


BAD: dict[str, tuple[bytes, str]] = {
    "not JSON": (b"Dear customer,", "it is not JSON: line 1, column 1"),
    "truncated": (written(GOOD)[:-20], "it ends too early"),
    "empty": (b"", "it is empty"),
    "not UTF-8": (written(GOOD).decode().encode("cp1251"), "it is not UTF-8 text: line 4"),
    "a PDF": (b"%PDF-1.7\n%\xff\xff\xff\xff\n", "it is a PDF"),
    "a list": (b"[]", "it is no journey map"),
    "another program's JSON": (b'{"nodes": [], "edges": []}', "it does not say its format"),
    "deeply nested": (changed("x-tool", to=json.loads("[" * 70 + "]" * 70)), "nested more than 64 deep"),
    "very deeply nested": (b'{"format": 1, "x": ' + b"[" * 100_000, "nested more than 64 deep"),
    "format of the future": (changed("format", to="next"), "its format is not a whole number"),
    "format true": (changed("format", to=True), "its format is not a whole number"),
    "format 0": (changed("format", to=0), "its format is 0"),
    "format -7": (changed("format", to=-7), "its format is -7"),
    "duplicate key": (
        respelled('"title": "До"', '"title": "До", "title": "После"'),
        'stages[0] names its field "title"',
    ),
    "NaN": (respelled("-1.0", "NaN"), "holds NaN or Infinity"),
    "1e999": (respelled("-1.0", "1e999"), "is too large"),
    "lone surrogate": (respelled("Окно", "\\ud83d"), "half a character"),
    "NUL in a title": (
        respelled("Окно", "\\u0000"),
        "the text at elements[0].title holds the control character",
    ),
    "number for the map's title": (changed("title", to=5), "title must be text, not a number"),
    "number for a title": (changed("stages", 1, "title", to=5), "stages[1].title must be text, not a number"),
    "text for a number": (
        changed("elements", 2, "value", to="up"),
        "elements[2].value must be a number, not text",
    ),
    "null for a title": (changed("lanes", 0, "title", to=None), "lanes[0].title must be text, not nothing"),
    "list for an object": (changed("stages", 0, to=[]), "stages[0] must be an object"),
    "object for a list": (changed("stages", to={}), "stages must be a list"),
    "wrong in a part": (
        changed("personas", 0, "traits", 0, "value", to=9),
        "personas[0].traits[0].value must be at most 5",
    ),
    "unknown choice": (changed("scope", to="past"), "scope must be one of 'current' or 'future'"),
    "no id": (without("stages", 0, "id"), "stages[0].id is missing"),
    "odd id": (changed("stages", 0, "id", to="a b\n"), 'stages[0].id cannot be "a b\\n"'),
    "no kind": (without("elements", 0, "kind"), "elements[0].kind is missing"),
    "kind is a number": (changed("elements", 0, "kind", to=3), "elements[0].kind must be text, not a number"),
    "no order": (without("elements", 0, "order"), "elements[0].order is missing"),
    "two faults": (changed("stages", 0, to={"title": 4}), "(and 2 more)"),
    "same id twice": (changed("stages", 1, "id", to="stage001"), "The id stage001 is used more than once"),
    "dangling stage": (changed("steps", 0, "stage", to="gone"), "a stage that does not exist (gone)"),
    "dangling lane": (changed("elements", 0, "lane", to="gone"), "a lane that does not exist (gone)"),
    "dangling step": (changed("elements", 0, "step", to="gone"), "a step that does not exist (gone)"),
    "dangling end": (changed("elements", 0, "until", to="gone"), "a step that does not exist (gone)"),
    "dangling persona": (
        changed("elements", 0, "personas", to=["gone"]),
        "a persona who does not exist (gone)",
    ),
    "dangling link": (changed("links", 0, "target", to="gone"), "something that does not exist (gone)"),
    "stage without steps": (
        changed("stages", 1, "id", to="stage009"),
        "a stage that does not exist (stage002)",
    ),
    "emotion off the scale": (changed("elements", 2, "value", to=7.0), "not on the map's scale"),
}
"""Each bad file with a part of the sentence that is told about it."""
