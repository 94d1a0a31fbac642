"""Whatever stands in a recovery log: a state that the map was in, or one sentence."""

from __future__ import annotations

import zlib
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import orjson
from hypothesis import given, settings
from hypothesis import strategies as st

from cjm_desktop.storage import files
from cjm_desktop.storage.errors import ReadError
from cjm_desktop.storage.leftovers import leftovers
from cjm_desktop.storage.log_format import content_of, line_of
from tests.storage.journals import TITLES, lines_of, retitled
from tests.strategies import JSON_VALUES

if TYPE_CHECKING:
    import pytest


@settings(max_examples=150)
@given(st.data())
def test_a_log_that_was_mutated_gives_a_state_that_was_or_one_sentence(data: st.DataObject) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        left = retitled(folder)
        _lines, log = lines_of(folder)
        written = bytearray(log.read_bytes())
        for _ in range(data.draw(st.integers(1, 3))):
            place = data.draw(st.integers(0, len(written) - 1))
            match data.draw(st.sampled_from(("flip", "cut", "drop", "double"))):
                case "flip":
                    written[place] ^= data.draw(st.integers(1, 255))
                case "cut":
                    del written[place + 1 :]
                case "drop":
                    del written[place : place + data.draw(st.integers(1, 50))]
                case _:
                    written[place:place] = written[place : place + data.draw(st.integers(1, 400))]
            written = written or bytearray(b"?")
        log.write_bytes(written)
        titles = {0: "Buying a lamp", **dict(enumerate(TITLES, 1))}
        try:
            found = left.recover()
        except ReadError:
            pass
        else:
            assert found.graph.map.title == titles[found.edits]
        for seen in leftovers(folder):
            assert seen.edits <= 3


def hostile_lines() -> st.SearchStrategy[list[object]]:
    """What nobody would write who wants a map to be recovered, in lines whose checksums are right."""
    entry = st.fixed_dictionaries(
        {},
        optional={
            "n": JSON_VALUES,
            "at": JSON_VALUES,
            "put": JSON_VALUES
            | st.dictionaries(
                st.sampled_from(["map", "stages", "elements", "links", "lanes", "odd"]),
                JSON_VALUES
                | st.lists(
                    st.fixed_dictionaries({"id": st.sampled_from(["map", "look", "first", "path", "new"])})
                ),
            ),
            "gone": JSON_VALUES | st.lists(st.sampled_from(["map", "look", "first", "path", "see", ""])),
            "picture": JSON_VALUES | st.fixed_dictionaries({"digest": JSON_VALUES, "data": JSON_VALUES}),
        },
    )
    return st.lists(entry | JSON_VALUES, max_size=4)


@settings(max_examples=200)
@given(hostile_lines())
def test_lines_of_any_content_give_a_sound_map(contents: list[object]) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        left = retitled(folder)
        _lines, log = lines_of(folder)
        with log.open("ab") as file:
            for content in contents:
                data = orjson.dumps(content)
                file.write(b"%08x %b\n" % (zlib.crc32(data), data))
        found = left.recover()
        assert files.loads(files.dumps(found.graph)).graph == found.graph
        assert found.edits >= 3
        for seen in leftovers(folder):
            assert isinstance(seen.title, str)


@settings(max_examples=200)
@given(
    st.dictionaries(
        st.sampled_from(
            ["journal", "document", "path", "title", "fingerprint", "edits", "started", "size", "digest"]
        ),
        JSON_VALUES | st.sampled_from([1, -1, 2**62, 10**6, "map", "%00", "2026-01-01T00:00:00"]),
        min_size=1,
    )
)
def test_headers_of_any_content_are_no_reason_to_crash(altered: dict[str, object]) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        retitled(folder)
        lines, log = lines_of(folder)
        end = lines[0].index(b"\n") + 1
        data = orjson.dumps({**content_of(lines[0][:end]), **altered})
        header = b"%08x %b\n" % (zlib.crc32(data), data)
        log.write_bytes(b"".join((header, lines[0][end:], *lines[1:])))
        for found in leftovers(folder):
            assert "\0" not in str(found.path)
            with suppress(ReadError):
                assert found.recover().graph.map.title in {"Buying a lamp", *TITLES}


def test_a_line_longer_than_any_map_is_not_read_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = retitled(tmp_path)
    monkeypatch.setattr("cjm_desktop.storage.leftovers._LONGEST_LINE", 2_000)
    lines, log = lines_of(tmp_path)
    log.write_bytes(b"".join((*lines[:2], line_of({"n": 2, "words": "a" * 4_000}), *lines[2:])))
    assert left.recover().edits == 1
    assert leftovers(tmp_path)[0].edits == 1
