"""Words that stand from left to right, put into the order in which they are read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm_desktop.display.type_style import TypeStyle
from cjm_desktop.paint.svg.reading import in_reading_order, lines_of
from cjm_desktop.text.typesetter import Typesetter

STYLE = TypeStyle(10, 14)
TYPESETTER = Typesetter()
LETTERS = st.sampled_from(["abc", "Ёж", "שלום", "عربي"])


def read(text: str, language: str = "en", width: float | None = None) -> list[str]:
    runs = TYPESETTER.paragraph(text, STYLE, width, language=language).runs(0, 0, "#000000")
    return ["".join(spot.word.text for spot in in_reading_order(line)) for line in lines_of(runs)]


@pytest.mark.parametrize(
    "text",
    [
        "plain words",
        "متجر الحاسوب",
        "السعر 45 يورو",
        "السعر 45 67 يورو",
        "abc عربي 45 def",
        "45 abc عربي (7) def 45",
        "עברית abc def 45 עברית",
        "עברית (abc) עברית",
        "عربي abc",
        "abc عربي",
    ],
)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_line_reads_as_it_was_written(text: str, language: str) -> None:
    assert read(text, language) == [text]


@given(st.lists(LETTERS, min_size=1, max_size=7), st.sampled_from(["en", "he"]))
def test_any_line_of_words_with_spaces_reads_as_it_was_written(words: list[str], language: str) -> None:
    text = " ".join(words)
    assert read(text, language) == [text]


@given(st.lists(LETTERS, min_size=1, max_size=7), st.floats(20, 80))
def test_lines_of_a_paragraph_follow_each_other(words: list[str], width: float) -> None:
    text = " ".join(words)
    assert "".join(read(text, width=width)) == text


@given(st.text("abשל45 ()-", max_size=12))
def test_no_word_is_lost_or_doubled(text: str) -> None:
    assert sorted("".join(read(text))) == sorted(text)


def test_lines_side_by_side_are_not_one() -> None:
    left = TYPESETTER.paragraph("left", STYLE).runs(0, 0, "#000000")
    right = TYPESETTER.paragraph("right", STYLE).runs(100, 0, "#000000")
    assert len(lines_of([*left, *right])) == 2
