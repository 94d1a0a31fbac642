"""Our bidirectional algorithm against python-bidi, an independent one (it gives reordered strings, not levels)."""

from __future__ import annotations

import pytest
from bidi import get_display
from hypothesis import given
from hypothesis import strategies as st

from cjm_desktop.text.bidi import is_plain, levels, reads_right_to_left, visual_runs

ALPHABET = "abяאבגجبس123٤٥ .,:+-%$€/#()[]{}<>«»„“\u00a0\u0301\u05b8\u064b!⦍⦐⦏⦎⟨⟩"


def displayed(text: str, *, right_to_left: bool) -> str:
    resolved = levels(text, right_to_left=right_to_left)
    return "".join(
        text[run.start : run.end][:: -1 if run.level % 2 else 1]
        for run in visual_runs(text, resolved, 0, len(text), right_to_left=right_to_left)
    )


@given(st.text(ALPHABET, max_size=24), st.booleans())
def test_the_order_is_that_of_an_independent_implementation(text: str, right_to_left: bool) -> None:
    expected = get_display(text, base_dir="R" if right_to_left else "L")
    assert displayed(text, right_to_left=right_to_left) == expected


@given(st.text(max_size=24), st.booleans())
def test_every_character_stands_on_the_line_once(text: str, right_to_left: bool) -> None:
    resolved = levels(text, right_to_left=right_to_left)
    runs = visual_runs(text, resolved, 0, len(text), right_to_left=right_to_left)
    assert sorted(index for run in runs for index in range(run.start, run.end)) == list(range(len(text)))


@given(st.text(max_size=24).filter(is_plain))
def test_a_plain_text_is_one_run_from_left_to_right(text: str) -> None:
    assert set(levels(text, right_to_left=False)) <= {0}


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("שלום world", "en", True),
        ("12 — Hello שלום", "he", False),
        ("12 %", "en", False),
        ("12 %", "he", True),
        ("", "ar-EG", True),
    ],
)
def test_a_paragraph_takes_the_direction_of_its_first_strong_character(
    text: str, language: str, expected: bool
) -> None:
    assert reads_right_to_left(text, language) is expected


def test_spaces_at_the_end_of_a_line_return_to_the_paragraphs_level() -> None:
    text = "אב גד"
    first, second = visual_runs(text, levels(text, right_to_left=False), 0, 3, right_to_left=False)
    assert (first.level, second.level) == (1, 0)
    assert text[second.start : second.end] == " "


def test_embeddings_are_passed_over() -> None:
    assert displayed("a\u202bb\u202cc", right_to_left=False) == "a\u202bb\u202cc"
