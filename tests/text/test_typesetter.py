from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm_desktop.display.type_style import TypeStyle
from cjm_desktop.text.breaking import cluster_ends
from cjm_desktop.text.filling import TOLERANCE
from cjm_desktop.text.fonts import face
from cjm_desktop.text.shaping import default_shaper
from cjm_desktop.text.typesetter import Typesetter
from tests.text.fake_shaper import FakeShaper

if TYPE_CHECKING:
    from cjm_desktop.display.items import GlyphRun
    from cjm_desktop.text.paragraph import Paragraph

STYLE = TypeStyle(size=10, line_height=14)
TYPESETTER = Typesetter()
FAKE = Typesetter(FakeShaper(advance=0.5))
"""Five points a character in ``STYLE``."""

PIECES = [
    "слово",
    "и",
    "не",
    "онлайн-заказ",
    "—",
    "(нет)",
    " ",
    "AV",
    "שלום",
    "بالعالم،",
    "12,5",
    "漢字",
    "\n",
    "e\u0301",
    "👩\u200d👧",
]
TEXTS = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join),
    st.text("aя -1(אبـ\u0301\u200d漢\t\n\x07", max_size=20),
)
WIDTHS = st.floats(1, 200)
LANGUAGES = st.sampled_from(["en", "ru", "ar"])


def texts(paragraph: Paragraph) -> list[str]:
    return [line.text for line in paragraph.lines]


def placed(paragraph: Paragraph) -> list[GlyphRun]:
    return list(paragraph.runs(0, 0, "#000000"))


@given(TEXTS, WIDTHS, LANGUAGES, st.booleans())
def test_the_lines_put_together_are_the_text(text: str, width: float, language: str, balance: bool) -> None:
    paragraph = TYPESETTER.paragraph(text, STYLE, width, language=language, balance=balance)
    for line in paragraph.lines:
        assert paragraph.text[line.start : line.start + len(line.text)] == line.text
    assert "".join(texts(paragraph)) == paragraph.text.replace("\n", "")


@given(TEXTS, WIDTHS, LANGUAGES, st.booleans())
def test_no_line_is_wider_than_asked_unless_a_single_cluster_is(
    text: str, width: float, language: str, balance: bool
) -> None:
    paragraph = TYPESETTER.paragraph(text, STYLE, width, language=language, balance=balance)
    for line in paragraph.lines:
        assert line.width <= width + 2 * TOLERANCE or len(cluster_ends(line.text.strip(" "))) == 1


@given(TEXTS, WIDTHS, LANGUAGES)
def test_every_character_is_drawn_on_its_line_once(text: str, width: float, language: str) -> None:
    for line in TYPESETTER.paragraph(text, STYLE, width, language=language).lines:
        drawn = "".join(
            source for stretch in line.stretches for _, word in stretch.words for source in word.sources
        )
        assert sorted(drawn) == sorted(line.text)
        assert sorted("".join(stretch.text for stretch in line.stretches)) == sorted(line.text)


@given(TEXTS, LANGUAGES)
def test_widths_add_up(text: str, language: str) -> None:
    for line in TYPESETTER.paragraph(text, STYLE, language=language).lines:
        words = [word for stretch in line.stretches for _, word in stretch.words]
        trailing = len(line.text) - len(line.text.rstrip(" "))
        (space,) = default_shaper().shape(" ", STYLE, language, right_to_left=False)
        whole = sum(word.width for word in words) * STYLE.size
        assert whole - trailing * space.width * STYLE.size == pytest.approx(line.width, abs=1e-6)
        assert sum(stretch.width for stretch in line.stretches) == pytest.approx(line.width, abs=1e-6)


@given(TEXTS, WIDTHS, LANGUAGES)
def test_balancing_adds_no_line_and_widens_none(text: str, width: float, language: str) -> None:
    plain = TYPESETTER.paragraph(text, STYLE, width, language=language)
    balanced = TYPESETTER.paragraph(text, STYLE, width, language=language, balance=True)
    assert len(balanced.lines) == len(plain.lines)
    assert balanced.width <= plain.width + TOLERANCE


def test_a_balanced_title_has_lines_of_like_length() -> None:
    title = "one two three four five six"
    assert texts(FAKE.paragraph(title, STYLE, 110)) == ["one two three four ", "five six"]
    assert texts(FAKE.paragraph(title, STYLE, 110, balance=True)) == ["one two three ", "four five six"]


def test_lines_are_filled_and_spaces_hang_over_their_ends() -> None:
    paragraph = FAKE.paragraph("aaa bbb   cc", STYLE, 35)
    assert texts(paragraph) == ["aaa bbb   ", "cc"]
    assert [line.width for line in paragraph.lines] == [35, 10]
    assert (paragraph.width, paragraph.height) == (35, 28)


def test_a_paragraph_as_wide_as_its_own_measure_stays_on_one_line() -> None:
    text = "Клиент узнаёт о магазине из рекламы"
    width = TYPESETTER.width(text, STYLE, language="ru")
    assert texts(TYPESETTER.paragraph(text, STYLE, width, language="ru")) == [text]


def test_a_long_word_is_cut_between_clusters() -> None:
    assert texts(FAKE.paragraph("a bbbbbbbbbbb c", STYLE, 25)) == ["a ", "bbbbb", "bbbbb", "b c"]
    assert texts(FAKE.paragraph("e\u0301e\u0301", STYLE, 3)) == ["e\u0301", "e\u0301"]


def test_a_hyphenated_word_is_cut_at_its_hyphen_first() -> None:
    assert texts(FAKE.paragraph("онлайн-заказ", STYLE, 50)) == ["онлайн-", "заказ"]


def test_kerning_reaches_across_a_hyphen_that_ends_no_line() -> None:
    (line,) = TYPESETTER.paragraph("A-Taxi", STYLE, 500).lines
    (stretch,) = line.stretches
    assert [word.text for _, word in stretch.words] == ["A-Taxi"]


def test_russian_short_words_go_to_the_next_line_with_their_word() -> None:
    text = "Клиент в магазине"
    assert texts(FAKE.paragraph(text, STYLE, 50, language="en")) == ["Клиент в ", "магазине"]
    assert texts(FAKE.paragraph(text, STYLE, 50, language="ru")) == ["Клиент ", "в магазине"]


def test_russian_short_words_are_let_go_where_the_line_is_too_narrow() -> None:
    assert texts(FAKE.paragraph("Клиент в магазине", STYLE, 40, language="ru")) == ["Клиент в ", "магазине"]


def test_authors_breaks_tabs_and_control_characters() -> None:
    paragraph = FAKE.paragraph("a\r\n\nb\tc\x07\u2028d", STYLE)
    assert texts(paragraph) == ["a", "", "b c", "d"]
    assert [line.start for line in paragraph.lines] == [0, 2, 3, 7]
    assert paragraph.height == 4 * STYLE.line_height


def test_no_text_has_no_line_and_no_height() -> None:
    paragraph = FAKE.paragraph("", STYLE, 100)
    assert (paragraph.lines, paragraph.width, paragraph.height) == ((), 0.0, 0.0)
    assert placed(paragraph) == []


def test_line_heights_and_baselines_come_from_the_style_and_the_base_face() -> None:
    base = face("Inter-Regular")
    first = (14 - (base.ascent + base.descent) * 10) / 2 + base.ascent * 10
    for text in ("a\nb", "بيت\nשלום", "漢\n👩"):
        runs = TYPESETTER.paragraph(text, STYLE).runs(3, 100, "#123456")
        assert [run.y for run in runs] == pytest.approx([100 + first, 100 + first + 14])


def test_alignment_is_by_reading_direction() -> None:
    def left(text: str, align: str) -> float:
        match align:
            case "centre":
                paragraph = FAKE.paragraph(text, STYLE, 100, align="centre")
            case "end":
                paragraph = FAKE.paragraph(text, STYLE, 100, align="end")
            case _:
                paragraph = FAKE.paragraph(text, STYLE, 100)
        return paragraph.runs(10, 0, "#000000", 100)[0].x

    assert [left("abcd", align) for align in ("start", "centre", "end")] == [10, 50, 90]
    assert [left("אבגד", align) for align in ("start", "centre", "end")] == [90, 50, 10]


def test_spaces_at_the_end_of_a_right_to_left_line_hang_out_on_the_left() -> None:
    first, space, second = FAKE.paragraph("אבג דה", STYLE, 15).runs(0, 0, "#000000", 15)
    assert (first.x, first.width, first.text) == (0, 15, "אבג")
    assert (space.x, space.width, space.text) == (-5, 0, " ")
    assert (second.x, second.text) == (5, "דה")


def test_mixed_directions_stand_in_visual_order_and_read_in_logical_order() -> None:
    runs = placed(TYPESETTER.paragraph("Order שלום עולם 45% now", STYLE))
    assert [run.text for run in runs] == ["Order  45%", "עולם", " ", "שלום", " now"]
    assert [run.x for run in runs] == sorted(run.x for run in runs)
    for before, after in pairwise(runs):
        assert after.x == pytest.approx(before.x + before.width)


def test_words_of_a_run_are_placed_by_their_widths() -> None:
    (run,) = placed(TYPESETTER.paragraph("Клиент узнаёт о магазине", STYLE, language="ru"))
    pen = 0.0
    for x, word in run.words:
        assert x == pytest.approx(pen)
        pen += word.width * run.size
    assert (run.face, run.text) == ("Inter-Regular", "Клиент узнаёт о магазине")
    assert run.width == pytest.approx(pen)


def test_missing_characters_are_reported_once_and_in_order() -> None:
    paragraph = TYPESETTER.paragraph("a ᚠ ᚢ\u0301 bᚠ ok", STYLE, 30)
    assert paragraph.missing == ("ᚠ", "ᚢ\u0301")
    assert TYPESETTER.paragraph("ok", STYLE).missing == ()


def test_capitals_where_the_style_asks_for_them() -> None:
    paragraph = FAKE.paragraph("Боль ß", TypeStyle(10, 14, upper=True))
    assert paragraph.text == "БОЛЬ SS"


def test_words_are_shared_between_paragraphs_sizes_and_typesetters() -> None:
    (first,) = placed(TYPESETTER.paragraph("слово", STYLE))
    (second,) = placed(Typesetter().paragraph("слово", STYLE.scaled(2.5), 400))
    assert first.words[0][1] is second.words[0][1]


def test_a_very_long_word_costs_no_time() -> None:
    paragraph = FAKE.paragraph("x" * 20_000, STYLE, 100)
    assert len(paragraph.lines) == 1_000
    assert len(FAKE.paragraph("漢" * 5_000, STYLE, 100).lines) == 250
