"""Files that mean harm, each refused for the reason it is named after, before it costs anything.

What the text of a file can do is in ``tests/model/test_gate.py`` and ``documents.BAD``; this is what the file itself
can do, and what a sound text can do to the records that are made of it.
"""

from __future__ import annotations

import json
import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cjm_desktop.model.change import Change
from cjm_desktop.model.gate import USUAL_LIMITS
from cjm_desktop.storage import envelope, files
from cjm_desktop.storage.errors import DocumentError, ReadError
from cjm_desktop.storage.reading import plain_file
from tests.storage.documents import GOOD, changed, written

if TYPE_CHECKING:
    from collections.abc import Iterator


class Growing:
    """An opened file that always has more to give than its size said."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self.asked: list[int] = []

    def fileno(self) -> int:
        return self._descriptor

    def read(self, count: int) -> bytes:
        self.asked.append(count)
        return b" " * count


@pytest.fixture
def growing(monkeypatch: pytest.MonkeyPatch) -> list[Growing]:
    """The files that were opened; each of them grows while it is read."""
    opened: list[Growing] = []

    @contextmanager
    def plain(path: Path) -> Iterator[Growing]:
        with plain_file(path) as file:
            opened.append(Growing(file.fileno()))
            yield opened[-1]

    monkeypatch.setattr(files, "plain_file", plain)
    return opened


def test_not_one_byte_is_read_of_a_file_of_ten_gigabytes(tmp_path: Path, growing: list[Growing]) -> None:
    path = tmp_path / "huge.cjm"
    with path.open("wb") as file:
        file.truncate(10 * 1024**3)
    with pytest.raises(ReadError, match="larger than 64 MB"):
        files.load(path)
    assert [each.asked for each in growing] == [[]]


def test_a_file_that_grows_while_it_is_read_is_read_no_further_than_the_limit(
    tmp_path: Path, growing: list[Growing]
) -> None:
    path = tmp_path / "grows.cjm"
    path.write_bytes(written(GOOD))
    with pytest.raises(ReadError, match="larger than 64 MB"):
        files.load(path)
    assert [each.asked for each in growing] == [[USUAL_LIMITS.size + 1]]


@pytest.mark.parametrize("device", ["/dev/zero", "/dev/random", "/dev/null", "/dev/tty"])
def test_a_device_is_refused_and_not_read(device: str, tmp_path: Path) -> None:
    link = tmp_path / "map.cjm"
    link.symlink_to(device)
    for path in (Path(device), link):
        with pytest.raises(ReadError, match="it is not a plain file"):
            files.load(path)


def test_a_pipe_that_comes_to_the_name_while_it_is_opened_does_not_make_us_wait(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "map.cjm"
    path.write_bytes(written(GOOD))
    whole = os.open

    def late(name: Path, flags: int) -> int:
        path.unlink()
        os.mkfifo(path)
        return whole(name, flags)

    monkeypatch.setattr(os, "open", late)
    with pytest.raises(ReadError, match="it is not a plain file"):
        files.load(path)


@pytest.mark.parametrize(
    ("encoding", "told"),
    [
        ("utf-16", "it is not UTF-8 text: line 1"),
        ("utf-32", "it is not UTF-8 text: line 1"),
        ("cp1251", "it is not UTF-8 text: line 4"),
        (
            "utf-16-le",
            "it is not JSON: line 1, column 2",
        ),  # without a mark, it could be text with zeros in it
        ("utf-16-be", "it is not JSON: line 1, column 1"),
    ],
)
def test_another_encoding_is_refused_where_it_begins(encoding: str, told: str) -> None:
    with pytest.raises(DocumentError, match=told):
        files.loads(written(GOOD).decode().encode(encoding))


def test_a_byte_order_mark_is_no_fault_and_is_not_written_again() -> None:
    assert files.dumps(files.loads(b"\xef\xbb\xbf" + written(GOOD)).graph) == written(GOOD)


def _many(values: int) -> bytes:
    return b'{"format": 1, "id": "m", "x": [' + b"0," * values + b"0]}"


def _elements(count: int) -> bytes:
    cards = [{"id": f"e{number}", "kind": "x", "lane": "l", "step": "s"} for number in range(count)]
    return json.dumps({"format": 1, "id": "m", "elements": cards}).encode()


@pytest.mark.parametrize("data", [_many(1_000_001), _elements(250_000)], ids=["values", "records"])
def test_too_many_are_refused_before_a_record_is_made(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[object] = []
    monkeypatch.setattr(envelope, "graph_of", made.append)
    monkeypatch.setattr(json, "loads", made.append)
    with pytest.raises(DocumentError, match="it holds more than 1000000 values"):
        files.loads(data)
    assert made == []


@pytest.mark.parametrize(
    ("path", "value", "told"),
    [
        (("title",), "t" * 2_001, "title is longer than 2000 characters"),
        (("scenario",), "t" * 20_001, "scenario is longer than 20000 characters"),
        (("x-tool",), "t" * 16_000_001, r"the text at \[\"x-tool\"\] is longer than 16000000 characters"),
        (("elements", 0, "tags"), ["t" * 2_001], r"elements\[0\].tags\[0\] is longer than 2000 characters"),
        (("stages", 0, "id"), "i" * 65, r"stages\[0\].id cannot be"),
        (("stages", 0, "order"), "i" * 201, r"stages\[0\].order cannot be"),
    ],
)
def test_a_text_that_is_too_long_is_refused(path: tuple[str | int, ...], value: object, told: str) -> None:
    with pytest.raises(DocumentError, match=told):
        files.loads(changed(*path, to=value))


@pytest.mark.parametrize(
    ("path", "entry"),
    [
        (("elements", 0, "tags"), 1),
        (("elements", 0, "personas"), 1),
        (("personas", 0, "needs"), None),
        (("personas", 0, "traits"), 1),
        (("emotion_scale",), {"labels": [1] * 100_000}),
        (("metrics",), [{"id": "m", "subject": "map00001", "order": "i", "history": [1] * 100_000}]),
    ],
)
def test_a_list_of_faults_is_told_by_its_first(path: tuple[str | int, ...], entry: object) -> None:
    value = entry if isinstance(entry, dict | list) else [entry] * 100_000
    with pytest.raises(DocumentError) as caught:
        files.loads(changed(*path, to=value))
    assert "[0] must be" in str(caught.value)
    assert "more)" not in str(caught.value)


def test_what_is_written_keeps_to_the_limits_of_what_is_read() -> None:
    graph = files.loads(written(GOOD)).graph
    proved = graph.snapshot()
    many = graph.map.replace(**{"x-many": [0] * USUAL_LIMITS.values})
    graph.apply(Change.of(updated=[(graph.map, many)]))
    for known in (None, proved):
        with pytest.raises(DocumentError, match="more than 1000000 values"):
            files.dumps(graph, known)
