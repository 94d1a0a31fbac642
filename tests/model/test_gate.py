"""The gate lets in what can be kept and written again, and tells in one clause why anything else is refused."""

from __future__ import annotations

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm_desktop.model.characters import FORBIDDEN
from cjm_desktop.model.gate import GateError, Limits, parse, place

texts = st.from_regex(f"[^{FORBIDDEN}]*", fullmatch=True, alphabet=st.characters(codec="utf-8"))
numbers = st.integers(-(2**63), 2**63 - 1) | st.floats(allow_nan=False, allow_infinity=False)
values = st.recursive(
    st.none() | st.booleans() | numbers | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=20,
)


@given(values)
def test_what_json_can_say_comes_through_unchanged(value: object) -> None:
    read = parse(json.dumps(value, ensure_ascii=False).encode())
    assert json.dumps(read) == json.dumps(value)


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused_by_type(data: bytes) -> None:
    with suppress(GateError):
        assert json.dumps(parse(data)).isascii()


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "it is empty"),
        (b" \n\t ", "it is empty"),
        (b"\xef\xbb\xbf", "it is empty"),
        (b'{"a":\n "\xff"}', "not UTF-8 text: line 2"),
        (b'\xff\xfe{\x00"\x00', "not UTF-8 text: line 1"),
        (b'{"a": 1', "ends too early, in line 1"),
        (b'{"a":\n "wor', "ends too early, in line 2"),
        (b'{"a":\n  wrong}', "line 2, column 3 cannot be read"),
        (b"{'a': 1}", "line 1, column 2 cannot be read"),
        (b'{"a": 1,}', "cannot be read"),
        (b'{"a": 1} x', "line 1, column 10 cannot be read"),
        (b'{"a": "line\nbreak"}', "cannot be read"),
        (b"not a map at all", "line 1, column 1 cannot be read"),
        (b'{"a": NaN}', "line 1, column 7 holds NaN"),
        (b'{"a": -Infinity}', "holds NaN or Infinity"),
        (b'{"a": 1e999}', "the number in line 1, column 7 is too large"),
        (b"[" + b"9" * 400 + b"]", "the number in line 1, column 2 is too large"),
        (b'{"a": [1180591620717411303424]}', "the number at a[0] is too large"),
        (b'{"a": "x\\ud800"}', "half a character"),
        (b'{"a": "\\udc00x"}', "half a character"),
        (b'{"a": {"b": 1, "c": 2, "b": 3}}', 'a names its field "b" twice'),
        (b'{"a": 1, "\\u0061": 1}', 'the document names its field "a" twice'),
        (
            b'{"stages": [{}, {"title": "a\\u0000b"}]}',
            "at stages[1].title holds the control character U+0000",
        ),
        (b'{"a\\u001b[31m": 1}', "control character U+001B"),
    ],
)
def test_each_fault_is_told_with_its_place(data: bytes, told: str) -> None:
    with pytest.raises(GateError) as caught:
        parse(data)
    assert told in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    assert parse(b'\xef\xbb\xbf{"a": 1}') == {"a": 1}


def test_tabs_and_line_breaks_are_text() -> None:
    assert parse(b'["a\\tb\\nc\\r\\n"]') == ["a\tb\nc\r\n"]


def test_long_whole_numbers_are_kept_exactly() -> None:
    assert parse(b"[9007199254740993, -9223372036854775808]") == [9007199254740993, -(2**63)]


@pytest.mark.parametrize("depth", [65, 500, 990, 1500, 200_000])
@pytest.mark.parametrize(("opening", "closing"), [(b"[", b"]"), (b'{"a":', b"}")])
def test_deep_nesting_is_refused_whatever_breaks_first(depth: int, opening: bytes, closing: bytes) -> None:
    with pytest.raises(GateError, match="nested more than 64 deep"):
        parse(opening * depth + b"1" + closing * depth)


def test_nesting_up_to_the_limit_is_let_in() -> None:
    assert parse(b"[" * 64 + b"]" * 64)


@pytest.mark.parametrize(
    ("limits", "told"),
    [
        (Limits(size=2 * 1024 * 1024), "larger than 2 MB"),
        (Limits(values=10), "more than 10 values"),
        (Limits(text=9), "the text at a[0] is longer than 9 characters"),
    ],
)
def test_limits_hold(limits: Limits, told: str) -> None:
    data = b'{"a": ["0123456789", ' + b"0," * 10 + b"0]}" + b" " * (2 * 1024 * 1024)
    with pytest.raises(GateError) as caught:
        parse(data, limits)
    assert told in str(caught.value)


def test_a_place_is_written_as_people_write_it() -> None:
    assert place(("stages", 2, "title")) == "stages[2].title"
    assert place(("stages", 2, "odd key")) == 'stages[2]["odd key"]'
    assert place(()) == "the document"


def test_a_huge_name_does_not_flood_the_sentence() -> None:
    name = "n" * 100_000
    with pytest.raises(GateError) as caught:
        parse(json.dumps({name: "\x00"}).encode())
    assert len(str(caught.value)) < 200
