"""Where lines end in scripts without spaces, and in words that say where they may be cut."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm_desktop.display.type_style import TypeStyle
from cjm_desktop.text.breaking import chunks, cluster_ends
from cjm_desktop.text.phrases import LONGEST_PHRASE
from cjm_desktop.text.typesetter import Typesetter
from tests.text.fake_shaper import FakeShaper

STYLE = TypeStyle(size=10, line_height=14)
FAKE = Typesetter(FakeShaper(advance=1.0))
"""Ten points a character in ``STYLE``."""
TYPESETTER = Typesetter()
JAPANESE = "お客様はオンライン広告を見て、友人から「評判」を聞きます。"
CHINESE = "客户看到在线广告，并从朋友那里听说这款产品。“太慢了！”"
THAI = "ลูกค้าเห็นโฆษณาออนไลน์และได้ยินจากเพื่อนที่เคยซื้อสินค้า"
NEVER_FIRST = "、。，．！？」』）】》ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々”"
NEVER_LAST = "「『（【《“"


def units(text: str, language: str = "en") -> list[str]:
    return [text[chunk.start : chunk.ink] for chunk in chunks(text, language)]


def lines(text: str, characters: int, language: str = "en") -> list[str]:
    found = FAKE.paragraph(text, STYLE, characters * 10, language=language).lines
    return [line.text.rstrip(" ") for line in found]


def test_thai_is_cut_between_words() -> None:
    assert units(THAI, "th")[:4] == ["ลูกค้า", "เห็น", "โฆษณาออนไลน์", "และได้ยิน"]


def test_a_thai_syllable_of_one_consonant_stays_with_the_next_word() -> None:
    assert "ที่เคย" in units(THAI)
    assert units("ไปญี่ปุ่น")[-1].endswith("ญี่ปุ่น")


def test_thai_punctuation_and_repetition_stay_with_their_word() -> None:
    assert units("ซื้อ(สินค้า)ทุกๆวัน")[0] == "ซื้อ(สินค้า)ทุกๆ"


@given(st.text(THAI + "a1ๆเแ", max_size=30).map("ก".__add__))
def test_no_thai_cluster_is_split_and_no_vowel_is_left_alone(text: str) -> None:
    ends = set(cluster_ends(text))
    for chunk in chunks(text, "th"):
        assert chunk.end in ends
        assert chunk.end == len(text) or text[chunk.end - 1] not in "เแโใไ"


def test_japanese_phrases_stay_whole() -> None:
    assert units(JAPANESE, "ja") == [
        "お客様は", "オンライン広告を", "見て、", "友人から", "「評判」を", "聞きます。",
    ]  # fmt: skip
    assert lines(JAPANESE, 10, "ja") == [
        "お客様は",
        "オンライン広告を",
        "見て、友人から",
        "「評判」を聞きます。",
    ]


def test_a_japanese_phrase_that_is_too_long_is_cut_where_the_rules_allow() -> None:
    assert lines("カスタマージャーニーマップ", 6) == ["カスタマー", "ジャーニー", "マップ"]


def test_kana_on_a_map_in_another_language_is_japanese() -> None:
    assert units(JAPANESE, "ru") == units(JAPANESE, "ja")


@pytest.mark.parametrize(("text", "language"), [(JAPANESE * 3, "ja"), (CHINESE * 3, "zh")])
@pytest.mark.parametrize("width", range(3, 14))
def test_no_line_starts_or_ends_with_what_may_not_stand_there(text: str, language: str, width: int) -> None:
    found = lines(text, width, language)
    assert all(line[0] not in NEVER_FIRST for line in found)
    assert all(line[-1] not in NEVER_LAST for line in found)
    assert "".join(found) == text


def test_chinese_words_stay_whole_where_they_fit() -> None:
    assert [unit for unit in units(CHINESE, "zh") if unit in {"客户", "看到", "朋友"}] == [
        "客户",
        "看到",
        "朋友",
    ]
    assert lines("购物车购物车", 2) == ["购物", "车", "购物", "车"]


def test_korean_is_cut_at_spaces_and_inside_a_word_only_where_it_is_too_long() -> None:
    assert units("고객이 온라인 광고를", "ko") == ["고객이", "온라인", "광고를"]
    assert lines("고객이 온라인 광고를", 5, "ko") == ["고객이", "온라인", "광고를"]
    assert lines("고객여정지도", 4, "ko") == ["고객여정", "지도"]


def test_what_is_too_long_for_a_phrase_is_cut_anywhere() -> None:
    assert len(units("가" * (LONGEST_PHRASE * 2), "ko")) > LONGEST_PHRASE
    assert len(lines("漢" * 5_000, 20)) == 250


@pytest.mark.parametrize("emoji", ["👨‍👩‍👧‍👦", "👩🏽‍💻", "🇱🇹", "1️⃣", "👍🏽", "🏴‍☠️"])
def test_emoji_sequences_are_never_split(emoji: str) -> None:
    paragraph = TYPESETTER.paragraph(emoji * 5, STYLE, 1)
    assert [line.text for line in paragraph.lines] == [emoji] * 5


def test_a_soft_hyphen_shows_only_where_a_line_ends_at_it() -> None:
    text = "Super\u00adextra\u00adordinary"
    (whole,) = TYPESETTER.paragraph(text, STYLE).lines
    plain = TYPESETTER.width("Superextraordinary", STYLE)
    assert whole.width == pytest.approx(plain)

    first, *_ = TYPESETTER.paragraph(text, STYLE, plain * 0.7).lines
    assert first.text == "Super\u00adextra\u00ad"
    assert first.width == pytest.approx(TYPESETTER.width("Superextra\u2010", STYLE))
    (stretch,) = first.stretches
    ((_, word),) = stretch.words
    assert word.sources[-1] == "\u00ad"


def test_a_line_with_its_hyphen_is_no_wider_than_asked() -> None:
    text = "Donau\u00addampf\u00adschiff\u00adfahrts\u00adgesell\u00adschaft"
    for width in range(30, 150, 3):
        found = TYPESETTER.paragraph(text, STYLE, width).lines
        assert all(line.width <= width + 0.01 for line in found)


def test_a_phrase_that_has_to_be_cut_is_cut_evenly_where_lines_are_balanced() -> None:
    found = FAKE.paragraph("カスタマージャーニーマップ", STYLE, 120, balance=True).lines
    assert sorted(len(line.text) for line in found) in ([6, 7], [5, 8])


def test_balancing_cuts_no_phrase_that_fits() -> None:
    found = FAKE.paragraph(JAPANESE, STYLE, 110, language="ja", balance=True).lines
    assert [line.text for line in found] == [
        "お客様は",
        "オンライン広告を",
        "見て、友人から",
        "「評判」を聞きます。",
    ]


def test_chinese_on_a_japanese_map_is_cut_between_its_words() -> None:
    assert max(map(len, units("联系客服后等待时间过长", "ja"))) <= 3
