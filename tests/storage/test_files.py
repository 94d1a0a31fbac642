"""What comes out of a file goes back into it, and what is no map is refused in one sentence."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cjm_desktop.model.records import Card, Element, Stage
from cjm_desktop.storage import files
from cjm_desktop.storage.errors import DocumentError, ReadError, WriteError
from tests.storage.documents import BAD, GOOD, changed, written

if TYPE_CHECKING:
    from pathlib import Path


def test_a_file_of_ours_comes_back_byte_for_byte() -> None:
    data = written(GOOD)
    assert files.dumps(files.loads(data).graph) == data


def test_unknown_fields_and_kinds_are_kept_and_cannot_be_changed() -> None:
    graph = files.loads(written(GOOD)).graph
    stage, plain, bare = graph.record("stage001"), graph.record("card0002"), graph.record("none0001")
    assert isinstance(stage, Stage)
    assert stage.model_extra == {"x-colour": {"of": (1, 2)}}
    with pytest.raises(TypeError):
        (stage.model_extra or {})["x-colour"]["of"] = ()
    assert type(plain) is Card
    assert type(bare) is Element


def test_a_foreign_layout_settles_after_one_save() -> None:
    shuffled = {
        name: value[::-1] if isinstance(value, list) else value for name, value in reversed(GOOD.items())
    }
    foreign = b"\xef\xbb\xbf" + json.dumps(shuffled).encode()
    ours = files.dumps(files.loads(foreign).graph)
    assert ours == written(GOOD)


def test_defaults_are_left_out_and_kinds_are_not() -> None:
    graph = files.loads(changed("links", 0, "role", to="next")).graph
    document = json.loads(files.dumps(graph))
    assert "role" not in document["links"][0]
    assert document["links"][0]["kind"] == "transition"


def test_moving_a_card_changes_only_the_lines_that_say_where_it_is() -> None:
    before = files.dumps(files.loads(written(GOOD)).graph).splitlines()
    moved = changed("elements", 0, "step", to="step0002")
    after = files.dumps(files.loads(moved).graph).splitlines()
    assert len(before) == len(after)
    assert sum(old != new for old, new in zip(before, after, strict=True)) == 1


@pytest.mark.parametrize("name", BAD)
def test_bad_documents_are_refused_in_one_sentence(name: str, tmp_path: Path) -> None:
    data, told = BAD[name]
    path = tmp_path / "bad.cjm"
    path.write_bytes(data)
    with pytest.raises(ReadError) as caught:
        files.load(path)
    sentence = str(caught.value)
    assert sentence.startswith(f"{path} cannot be opened: ")
    assert told in sentence
    assert "\n" not in sentence
    assert sentence.endswith(".")
    assert ". " not in sentence
    assert path.read_bytes() == data


def test_a_file_cut_anywhere_is_refused() -> None:
    data = written(GOOD)
    for length in range(len(data.rstrip())):
        with pytest.raises(DocumentError):
            files.loads(data[:length])


@given(st.dictionaries(st.integers(0, len(written(GOOD)) - 1), st.integers(0, 255), min_size=1, max_size=3))
@settings(max_examples=1_000)
def test_a_damaged_file_is_read_or_refused_by_type(damage: dict[int, int]) -> None:
    damaged = bytearray(written(GOOD))
    for place, byte in damage.items():
        damaged[place] = byte
    with suppress(DocumentError):
        graph = files.loads(bytes(damaged)).graph
        assert files.loads(files.dumps(graph)).graph == graph


def test_a_newer_format_opens_for_reading_only() -> None:
    loaded = files.loads(changed("format", to=2))
    assert loaded.read_only
    assert "format 2" in loaded.notice
    assert loaded.graph.map.title == GOOD["title"]


def test_a_newer_format_that_does_not_fit_says_that_it_is_newer() -> None:
    with pytest.raises(
        DocumentError, match=r"newer version of the program \(format 2\), and title must be text"
    ):
        files.loads(json.dumps({**GOOD, "format": 2, "title": {}}).encode())


def test_the_present_format_is_not_read_only() -> None:
    loaded = files.loads(written(GOOD))
    assert not loaded.read_only
    assert not loaded.notice


def test_a_folder_and_a_missing_file_are_named(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="it is a folder"):
        files.load(tmp_path)
    with pytest.raises(ReadError, match=r"gone\.cjm cannot be opened: there is no such file"):
        files.load(tmp_path / "gone.cjm")


def test_a_pipe_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.cjm")
    with pytest.raises(ReadError, match="not a plain file"):
        files.load(tmp_path / "pipe.cjm")


def test_a_file_too_large_is_not_even_read(tmp_path: Path) -> None:
    path = tmp_path / "large.cjm"
    with path.open("wb") as stream:
        stream.truncate(65 * 1024 * 1024)
    with pytest.raises(ReadError, match="larger than 64 MB"):
        files.load(path)


@pytest.mark.parametrize(
    ("field", "value"),
    [("x-share", float("nan")), ("x-count", 2**70), ("x-word", "\ud800"), ("x-bell", "\x07"), ("format", 3)],
)
def test_what_would_not_come_back_is_not_written(field: str, value: object, tmp_path: Path) -> None:
    graph = files.loads(written(GOOD)).graph
    path = tmp_path / "map.cjm"
    files.save(graph, path)
    hurt = type(graph)(
        graph.map.replace(**{field: value}), [record for record in graph.records() if record != graph.map]
    )
    with pytest.raises(WriteError):
        files.save(hurt, path)
    assert path.read_bytes() == written(GOOD)
    assert [file.name for file in tmp_path.iterdir()] == ["map.cjm"]
