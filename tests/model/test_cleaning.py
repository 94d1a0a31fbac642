"""What is typed or pasted is cleaned once, and then a map can hold it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as some

from cjm_desktop.model.cleaning import clean, cleaned
from cjm_desktop.model.records import LONGEST_WORDS, Card, Persona, Record, Trait

ODD = (
    *("\x00", "\x07", "\x1b[31m", "\x7f", "\x9f", "\ufffe", "\uffff", "\ud800", "\udfff", "\ud83d\ude00"),
    *("\r\n", "\r", "\n", "\t", "\x0b", "\x0c", "\x85", "\u2028", "\u2029", " ", "\u00a0", "\u3000"),
    *("e\u0301", "\u0301\u0316" * 20, "\u0344" * 16, "\u1100\u1161\u11a8", "\u212b", "\uf900", "\u0958"),
    *("\u200f", "\u202e", "\u2067", "\u200d", "\u200c", "👩\u200d💻", "🇱🇹", "می\u200cخواهم", "a", "ж"),
)
anything = some.lists(
    some.text(some.characters(exclude_categories=()), max_size=6) | some.sampled_from(ODD)
).map("".join)
"""Texts of every character there is, halves of characters included."""


@given(anything, some.booleans())
def test_what_is_clean_stays_as_it_is(text: str, lines: bool) -> None:
    once = clean(text, lines=lines)
    assert clean(once, lines=lines) == once


@given(anything, some.booleans())
def test_every_field_of_words_takes_clean_words(text: str, lines: bool) -> None:
    kept = clean(text, lines=lines)
    assert unicodedata.is_normalized("NFC", kept)
    assert kept == kept.strip()
    record: type[Record] = Card if lines else Persona
    own = {"kind": "action", "lane": "l", "step": "s"} if lines else {}
    assert (
        record.model_validate({"id": "a", "order": "i", "title": kept, **own}).model_dump()["title"] == kept
    )
    if not lines:
        assert {"\n", "\t"}.isdisjoint(kept)


@given(anything)
def test_letters_are_never_lost(text: str) -> None:
    def letters(words: str) -> str:
        return "".join(each for each in unicodedata.normalize("NFD", words) if each.isalpha())

    assert letters(clean(text, lines=True)) == letters(text)
    assert letters(clean(text, lines=False)) == letters(text)


@pytest.mark.parametrize(
    ("typed", "in_lines", "in_a_line"),
    [
        ("  a  ", "a", "a"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd", "a b c d"),
        ("a \n\n\t b", "a \n\n\t b", "a b"),
        ("a\x00b\x1bc\x7fd\ufffee", "abcde", "abcde"),
        ("a\ud83d", "a", "a"),
        ("cafe\u0301", "café", "café"),
        ("№\u00a07", "№\u00a07", "№\u00a07"),
        ("👩\u200d💻 می\u200cخواهم", "👩\u200d💻 می\u200cخواهم", "👩\u200d💻 می\u200cخواهم"),
        ("\u200fשלום\u202a!", "\u200fשלום\u202a!", "\u200fשלום\u202a!"),
        ("\x07\ud800\n", "", ""),
    ],
)
def test_what_becomes_of_words(typed: str, in_lines: str, in_a_line: str) -> None:
    assert clean(typed, lines=True) == in_lines
    assert clean(typed, lines=False) == in_a_line


def test_a_heap_of_accents_is_thinned_and_an_ordinary_word_keeps_all_of_its_own() -> None:
    heap = clean("a" + "\u0316\u0301" * 30_000, lines=True)  # in order, it would take seconds
    assert len(heap) <= 31
    assert clean("ệ" + "o\u0302\u0323\u0301", lines=True) == "ệộ\u0301"


@pytest.mark.parametrize(
    "typed",
    ["w" * 10_000_000, "\u0316\u0301" * 5_000_000, " \n" * 5_000_000 + "w", "é\x00\ud800" * 3_000_000],
)
def test_ten_million_characters_are_cleaned_and_stay_too_long_or_short_enough(typed: str) -> None:
    kept = clean(typed, lines=False)
    assert kept == "w" or len(kept) > LONGEST_WORDS


def test_each_field_is_cleaned_as_it_asks() -> None:
    told = {
        "title": "a\nb",
        "quote": " a\nb ",
        "needs": ["a\tb", "\x07"],
        "traits": (
            Trait(title="e\u0301", value=2),
            Trait.model_validate({"title": "x\ny", "value": 3, "x-odd": " "}),
        ),
        "age": 40,
        "x-odd": " e\u0301 ",
    }
    assert cleaned(Persona, told) == {
        "title": "a b",
        "quote": "a\nb",
        "needs": ("a b", ""),
        "traits": ({"title": "é", "value": 2}, {"title": "x y", "value": 3, "x-odd": " "}),
        "age": 40,
        "x-odd": " e\u0301 ",
    }


def test_the_kind_that_a_class_goes_by_is_never_touched() -> None:
    assert cleaned(Card, {"kind": " action "}) == {"kind": " action "}
