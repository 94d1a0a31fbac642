"""Documents of a program that knows more than we do: whatever it wrote is still there after edits and a save."""

from __future__ import annotations

import json
import sys
from functools import cache
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any, Final

from cjm_desktop.model.pictures import PictureContent
from cjm_desktop.model.records import EmotionScale, JourneyMap, Portrait, Reading, Trait, Value
from cjm_desktop.storage import files
from cjm_desktop.storage.envelope import LISTS, PICTURES
from cjm_desktop.storage.errors import DocumentError
from tests.commands.random_edits import any_edit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cjm_desktop.model.graph import JourneyGraph

Raw = dict[str, Any]

GOLDEN: Final = Path(__file__).resolve().parents[1] / "storage" / "format_1.cjm"
NAMES: Final = (
    *(
        "x-tool",
        "x_новое",
        "x_未来",
        "",
        " ",
        "a.b",
        "[0]",
        "👩\u200d💻",
        "\u202eabc",
        "e\u0301",
        "é",
        "null",
        "0",
    ),
    *("record", "graph", "index", "self", "fields", "values", "replace", "copy", "json", "dict", "class"),
    *("__class__", "__dict__", "__pydantic_extra__", "__pydantic_fields_set__", "__init__", "__proto__"),
    *("model_fields", "model_extra", "model_config", "model_dump", "model_fields_set", "x" * 500),
)
"""What fields may be called: like anything, and like what Python and pydantic have for themselves."""
WORDS: Final = (
    *("", "a", "цена", "e\u0301", "\u200f\u202e", "two\r\nlines\t", "\u2028\u0085\u007f", "\ufeff", "😀" * 9),
    *('"\\/', "1e999", "NaN", "=1+1"),
)
NUMBERS: Final = (0, 1, -1, 2**53 + 1, -(2**63), 2**63 - 1, 0.1, -0.0, 1e-300, 1.7976931348623157e308, 5e-324)
MOST_EDITS: Final = 4
PARTS: Final[dict[str, type[Value]]] = {
    "emotion_scale": EmotionScale,
    "portrait": Portrait,
    "traits": Trait,
    "history": Reading,
}
"""The fields that hold values with fields of their own."""


def run(rounds: int, seed: int, save: Callable[[JourneyGraph], bytes] = files.dumps) -> dict[str, int]:
    """Make so many documents, edit each and save it.

    Args:
        rounds: how many.
        seed: what they are drawn from.
        save: gives the bytes of a map's file.
    """
    lost = 0
    for number in range(rounds):
        if not survives(Random(f"{seed}-{number}"), save):
            lost += 1
            sys.stderr.write(f"unknown: round {number} of seed {seed} lost something\n")
    return {"documents": rounds, "lost": lost}


def survives(random: Random, save: Callable[[JourneyGraph], bytes]) -> bool:
    """Whether nothing unknown is lost from a random document by random edits and a save."""
    document = any_document(random)
    data = json.dumps(document, ensure_ascii=random.random() < 0.5).encode()
    try:
        graph = files.loads(data).graph
        for _edit in range(random.randint(0, MOST_EDITS)):
            graph.apply(any_edit(graph, random))
        saved: Raw = json.loads(save(graph))
    except DocumentError as error:
        sys.stderr.write(f"unknown: {error}\n")
        return False
    left = {saved["id"], *(each["id"] for _list, each in _records(saved))}
    wanted = {where: what for where, what in _strange(document) if where[0] in left}
    return _told(wanted) == _told({where: what for where, what in _strange(saved) if where in wanted})


def any_document(random: Random) -> Raw:
    """A part of the golden file with more that nobody knows, at any place."""
    document: Raw = json.loads(_golden())
    chosen = set(random.sample([each["id"] for each in document["elements"]], random.randint(0, 6)))
    document["elements"] = [each for each in document["elements"] if each["id"] in chosen]
    gone = {each["id"] for each in json.loads(_golden())["elements"]} - chosen
    document["metrics"] = [each for each in document["metrics"] if each["subject"] not in gone]
    document["links"] = [
        each for each in document["links"] if gone.isdisjoint((each["source"], each["target"]))
    ]
    document["lanes"] = [
        each
        for each in document["lanes"]
        if random.random() < 0.3 or any(each["id"] == card["lane"] for card in document["elements"])
    ]
    places: list[tuple[type[Value], Raw]] = [(JourneyMap, document), *values_of(document)]
    for kind, place in random.choices(places, k=random.randint(1, 8)):
        name = random.choice(NAMES)
        if name not in kind.model_fields:
            place[name] = _anything(random, 4)
    if random.random() < 0.3:
        document["sequels"] = [_anything(random, 3) for _each in range(3)]
    _rename_kinds(document, random)
    return document


def _rename_kinds(document: Raw, random: Random) -> None:
    """Make some things of kinds that a later version may have."""
    for name in ("lanes", "links"):
        for each in document[name]:
            if random.random() < 0.1 and each["kind"] != "transition":
                each["kind"] = random.choice(NAMES)
    for each in document["elements"]:
        if random.random() < 0.1:
            each["kind"] = random.choice(NAMES)
            if random.random() < 0.3 and not document["metrics"]:  # what is no card is nothing to measure
                each.pop("order", None)


@cache
def _golden() -> bytes:
    return GOLDEN.read_bytes()


def _anything(random: Random, depth: int) -> object:
    """Any value of JSON."""
    match random.randrange(8 if depth else 5):
        case 0 | 1:
            return random.choice(WORDS)
        case 2 | 3:
            return random.choice(NUMBERS)
        case 4:
            return random.choice((None, True, False))
        case 5:
            return [_anything(random, depth - 1) for _each in range(random.randint(0, 3))]
        case _:
            names = random.sample(NAMES, random.randint(0, 3))
            return {name: _anything(random, depth - 1) for name in names}


def _records(document: Raw) -> Iterator[tuple[str, Raw]]:
    """The objects of the known lists, each with the name of its list."""
    for name in LISTS:
        for raw in document.get(name, []):
            yield name, raw


def values_of(document: Raw) -> Iterator[tuple[type[Value], Raw]]:
    """Everything in a document that has fields of its own but the map itself, with its class."""
    yield from _parts(document)
    for name, raw in _records(document):
        yield LISTS[name](raw), raw
        yield from _parts(raw)
    for raw in document.get(PICTURES, []):
        yield PictureContent, raw


def _parts(raw: Raw) -> Iterator[tuple[type[Value], Raw]]:
    for name, kind in PARTS.items():
        held = raw.get(name, [])
        for each in held if isinstance(held, list) else [held]:
            if isinstance(each, dict):
                yield kind, each


def _strange(document: Raw) -> Iterator[tuple[tuple[str, int], Raw]]:
    """The fields of everything that we do not know, by the id of the record and the place in it."""
    known = {"format", PICTURES, *LISTS, *JourneyMap.model_fields}
    yield (document["id"], 0), {name: document[name] for name in document if name not in known}
    for place, (kind, raw) in enumerate(_parts(document), 1):
        yield (document["id"], place), _unknown(kind, raw)
    for name, record in _records(document):
        kind = LISTS[name](record)
        yield (record["id"], 0), {**_unknown(kind, record), "kind": record.get("kind")}
        for place, (part, raw) in enumerate(_parts(record), 1):
            yield (record["id"], place), _unknown(part, raw)


def _unknown(kind: type[Value], raw: Raw) -> Raw:
    return {name: raw[name] for name in raw if name not in kind.model_fields}


def _told(values: dict[tuple[str, int], Raw]) -> str:
    """Values as text, where every number is told apart from others; without those that hold nothing."""
    found = {
        f"{where}": what
        for where, what in values.items()
        if any(name != "kind" for name in what) or what.get("kind")
    }
    return json.dumps(found, sort_keys=True)
