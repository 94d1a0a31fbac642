"""The golden file of format 1 is kept for ever: whatever the program becomes, it reads this, and loses nothing of it.

The file is never changed and never written anew by a program. A new field of a record asks for a decision: if the
format stays 1, it is added to the file by hand; if not, this file gets a younger sister and a migration.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from pydantic_core import PydanticUndefined

from cjm_desktop import commands
from cjm_desktop.commands import CommandRefused
from cjm_desktop.kinds.registry import CARD_KINDS, LANE_KINDS
from cjm_desktop.layout.engine import lay_out
from cjm_desktop.model import pictures, records
from cjm_desktop.model.pictures import PictureContent
from cjm_desktop.model.records import Card, Element, Link, Marker, Record, Value
from cjm_desktop.storage import files
from cjm_desktop.storage.envelope import LISTS, PICTURES
from cjm_desktop.storage.errors import WriteError
from cjm_desktop.storage.format import FORMAT
from cjm_desktop.theme import load_theme
from cjm_desktop.ui.document import Document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjm_desktop.model.graph import JourneyGraph

PATH = Path(__file__).with_name("format_1.cjm")
ABSTRACT = {Value, Record, Marker}
"""What no file holds as it is."""


def golden() -> JourneyGraph:
    return files.load(PATH).graph


def values_in(value: object) -> Iterator[Value]:
    """A record with the parts that have fields of their own."""
    if isinstance(value, Value):
        yield value
        for part in value.__dict__.values():
            yield from values_in(part)
    elif isinstance(value, tuple):
        for part in value:
            yield from values_in(part)


def every_value() -> list[Value]:
    graph = golden()
    return [part for each in (*graph.records(), *graph.pictures_in_use()) for part in values_in(each)]


def unknown_in(raw: object, path: tuple[str | int, ...] = ()) -> dict[tuple[str | int, ...], object]:
    """Every field of the file that the program does not know, by where it stands."""
    found: dict[tuple[str | int, ...], object] = {}
    items = raw.items() if isinstance(raw, dict) else enumerate(raw) if isinstance(raw, list) else ()
    for key, value in items:
        if isinstance(key, str) and (key.startswith("x-") or key == "sequels"):
            found[*path, key] = value
        else:
            found |= unknown_in(value, (*path, key))
    return found


def test_it_is_read_and_written_byte_for_byte() -> None:
    loaded = files.load(PATH)
    assert loaded.format == 1
    assert files.dumps(loaded.graph) == PATH.read_bytes()


def test_it_is_shown() -> None:
    frame = lay_out(golden(), load_theme("print"))
    assert {"ele00002", "ele00007", "ele00016", "met00001"} <= {group.source for group in frame.groups}


def test_it_holds_every_sort_of_record_and_every_kind() -> None:
    document: dict[str, Any] = json.loads(PATH.read_bytes())
    assert all(document[name] for name in (*LISTS, PICTURES))
    assert {each["kind"] for each in document["elements"]} >= {kind.identifier for kind in CARD_KINDS}
    assert {each["kind"] for each in document["lanes"]} >= {kind.identifier for kind in LANE_KINDS}
    classes = {
        each
        for module in (records, pictures)
        for each in vars(module).values()
        if isinstance(each, type) and issubclass(each, Value)
    }
    classes |= {kind.record for kind in CARD_KINDS}
    assert classes - ABSTRACT == {type(each) for each in every_value()}


def test_each_of_its_fields_says_something_somewhere() -> None:
    told: set[tuple[type[Value], str]] = set()
    for value in every_value():
        for name, field in type(value).model_fields.items():
            default = field.get_default(call_default_factory=False)
            if default is PydanticUndefined or getattr(value, name) != default:
                told.add((type(value), name))
    fields = {(type(value), name) for value in every_value() for name in type(value).model_fields}
    by_definition = {(records.Transition, "kind")}  # always its default: another kind is another class
    assert fields - told == by_definition


def test_it_holds_what_nobody_knows_at_every_level() -> None:
    kinds = {type(value) for value in every_value() if value.model_extra}
    assert kinds >= {type(value) for value in every_value()}
    graph = golden()
    assert type(graph.record("ele00016")) is Card
    assert type(graph.record("ele00017")) is Element
    assert type(graph.record("lnk00004")) is Link
    assert "sequels" in graph.map.model_extra


def test_what_nobody_knows_survives_every_edit() -> None:
    graph = golden()
    before = unknown_in(json.loads(files.dumps(graph)))
    assert len(before) > 30
    for record in list(graph.records()):
        for field in ("title", "notes", "label"):
            if field in type(record).model_fields:
                graph.apply(commands.edit(graph, record.id, **{field: "Edited"}))
    graph = files.loads(files.dumps(graph)).graph
    assert unknown_in(json.loads(files.dumps(graph))) == before
    assert all(getattr(record, "title", "Edited") in {"Edited", ""} for record in graph.elements())


def test_what_is_not_removed_keeps_what_nobody_knows() -> None:
    base = golden()
    for record in base.records():
        graph = golden()
        try:
            change = commands.remove(graph, [record.id])
        except CommandRefused:
            continue
        graph.apply(change)
        left = files.loads(files.dumps(graph)).graph
        for each in left.records():
            assert each.model_extra == base.record(each.id).model_extra


@pytest.mark.parametrize("number", [FORMAT + 1, 99])
def test_a_newer_format_is_read_and_never_written_over(number: int, tmp_path: Path) -> None:
    path = tmp_path / "newer.cjm"
    newer = PATH.read_bytes().replace(b'"format": 1,', b'"format": %d,\n  "quantum": {"of": [1]},' % number)
    path.write_bytes(newer)

    loaded = files.load(path)
    assert loaded.read_only
    assert loaded.notice == (
        f"A newer version of the program wrote this map (format {number}), so it is opened for reading only."
    )
    document = Document.open(path)
    assert document.read_only
    for write in (lambda: files.save(loaded.graph, path), lambda: document.save(path)):
        with pytest.raises(WriteError, match=f"a newer version of the program wrote what is there.*{number}"):
            write()
        assert path.read_bytes() == newer
    assert document.read_only

    files.save(loaded.graph, tmp_path / "copy.cjm")
    assert json.loads((tmp_path / "copy.cjm").read_bytes())["quantum"] == {"of": [1]}
    assert [file.name for file in sorted(tmp_path.iterdir())] == ["copy.cjm", "newer.cjm"]


@pytest.mark.parametrize(
    "head", [b'{"format":2', b'\xef\xbb\xbf \r\n{\t"format" : 2\n', b'{"format": 2, "x": "' + b"x" * 999]
)
def test_a_newer_file_is_known_by_its_first_words_however_they_are_spaced(
    head: bytes, tmp_path: Path
) -> None:
    path = tmp_path / "newer.cjm"
    path.write_bytes(head)
    with pytest.raises(WriteError, match="newer version"):
        files.save(golden(), path)
    assert path.read_bytes() == head


@pytest.mark.parametrize(
    "there", [b"", b'{"format": 1}', b'{"format": 1.5}', b"format 2", b'{"x": {"format": 2}}']
)
def test_anything_else_may_be_replaced(there: bytes, tmp_path: Path) -> None:
    path = tmp_path / "other.cjm"
    path.write_bytes(there)
    files.save(golden(), path)
    assert path.read_bytes() == PATH.read_bytes()


def test_the_picture_is_one() -> None:
    (picture,) = golden().pictures_in_use()
    assert isinstance(picture, PictureContent)
    assert picture.size == (3, 2)
