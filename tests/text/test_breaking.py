from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st
from uniseg.graphemecluster import grapheme_cluster_boundaries
from uniseg.linebreak import line_break_boundaries

from cjm_desktop.text.breaking import chunks, cluster_ends, line_break_offsets

# Dense in what the quick way has to get right: words, hyphens, numbers, punctuation, quotes, dashes, marks, spaces.
DENSE = "abяґ12   .,:;!?--—–()«»„“”\"'…%№$/\u00a0\u200b\u2060\u0301אבجب漢ー\u2010[]<\u0488"
PHRASES = st.lists(
    st.sampled_from(
        ["слово", "онлайн-заказ", "a-1", "24-7", "1,5", "50 %", "«да»", "(нет)", "—", "–", "-", "e-mail", "!"]
    ),
    max_size=8,
).map(" ".join)


@given(st.one_of(st.text(DENSE, max_size=24), PHRASES, st.text("aя1-.,:!? ", max_size=24)))
@example("слово — слово  — а")
@example("1. -a")
@example("( a")
@example("a !")
def test_breaks_are_those_of_uax_14(text: str) -> None:
    expected = [offset for offset in line_break_boundaries(text) if 0 < offset < len(text)]
    assert line_break_offsets(text) == expected


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=16))
def test_breaks_of_any_script_are_those_of_uax_14(text: str) -> None:
    expected = [offset for offset in line_break_boundaries(text) if 0 < offset < len(text)]
    assert line_break_offsets(text) == expected


@given(
    st.one_of(st.text(DENSE, max_size=16), st.text("a\u0301\u200d\u094d\u0915\ufe0f👩👧🇱🇹가ᄀ", max_size=16))
)
def test_clusters_are_those_of_uax_29(text: str) -> None:
    assert list(cluster_ends(text)) == [offset for offset in grapheme_cluster_boundaries(text) if offset]


def test_each_plain_letter_is_a_cluster_and_breaks_nowhere() -> None:
    """The ranges of the quick way hold letters only: no marks, no ideographs."""
    for letter in map(chr, range(0x30, 0x650)):
        text = f"{letter}{letter}-{letter} {letter}"
        expected = [offset for offset in line_break_boundaries(text) if 0 < offset < len(text)]
        assert line_break_offsets(text) == expected, hex(ord(letter))
        pair = f"a{letter}"
        assert list(cluster_ends(pair)) == [offset for offset in grapheme_cluster_boundaries(pair) if offset]


def units(text: str, language: str = "ru") -> list[str]:
    return [text[chunk.start : chunk.ink] for chunk in chunks(text, language)]


def test_russian_short_words_stay_with_the_next_word() -> None:
    assert units("Ищет в магазине и не находит") == ["Ищет", "в магазине", "и не находит"]
    assert units("Да, (я иду) к «Лавке»") == ["Да,", "(я иду)", "к «Лавке»"]
    assert units("кто-то ушёл") == ["кто-", "то", "ушёл"]


def test_russian_particles_and_dashes_stay_with_the_word_before() -> None:
    assert units("пришёл бы он сам же") == ["пришёл бы", "он сам же"]
    assert units("Оплата — это просто") == ["Оплата —", "это", "просто"]
    assert units("беру же-лезо") == ["беру", "же-", "лезо"]


def test_other_languages_bind_nothing() -> None:
    assert units("Ищет в магазине", "uk") == ["Ищет", "в", "магазине"]


def test_a_bound_chunk_says_where_it_may_still_be_cut() -> None:
    (chunk,) = chunks("и не находит", "ru-RU")
    assert chunk.loose == (2, 5)


def test_chunks_cover_the_text() -> None:
    found = chunks("  a  bb-cc  ", "en")
    assert [(chunk.start, chunk.ink, chunk.end) for chunk in found] == [
        (0, 0, 2),
        (2, 3, 5),
        (5, 8, 8),
        (8, 10, 12),
    ]


def test_long_runs_of_spaces_and_marks_cost_no_time() -> None:
    """Asked about as they stand, these took minutes."""
    assert line_break_offsets("(" + " " * 20_000 + "a b") == [20_003]
    assert line_break_offsets("a" + "\u0301" * 20_000 + " b") == [20_002]
    assert cluster_ends("a" + "\u0301" * 20_000 + "b") == (20_001, 20_002)
