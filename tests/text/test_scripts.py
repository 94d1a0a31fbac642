"""Every script that is promised: shaped in its own face, without a box, and with all of its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm_desktop.display.type_style import TypeStyle
from cjm_desktop.text.fonts import face
from cjm_desktop.text.repertoire import SCRIPTS, Script
from cjm_desktop.text.shaping import HarfBuzzShaper
from cjm_desktop.text.typesetter import Typesetter

if TYPE_CHECKING:
    from cjm_desktop.display.items import ShapedWord

SHAPER = HarfBuzzShaper()
TYPESETTER = Typesetter()
BODY = TypeStyle(13.5, 18)
RIGHT_TO_LEFT = {"ar", "he"}


def shape(text: str, language: str = "en", weight: int = 400) -> list[ShapedWord]:
    """The pieces of a word, in reading order."""
    backwards = language in RIGHT_TO_LEFT
    pieces = SHAPER.shape(text, TypeStyle(10, 14, weight), language, backwards)
    return list(reversed(pieces)) if backwards else list(pieces)


def faces(text: str, language: str = "en") -> list[str]:
    """The faces that a text is set in, in order."""
    lines = TYPESETTER.paragraph(text, BODY, language=language).lines
    return [stretch.face for line in lines for stretch in line.stretches]


@pytest.mark.parametrize("weight", [400, 600])
@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_a_sample_is_set_in_its_own_face(script: Script, weight: int) -> None:
    pieces = [piece for word in script.sample.split() for piece in shape(word, script.language, weight)]
    own = [piece for piece in pieces if piece.face.startswith(script.family)]
    # Signs that scripts share, of currencies and between sentences, may be Inter's.
    strangers = "".join(piece.text for piece in pieces if piece not in own)
    assert set(strangers) <= set("₾฿₪:,“”¥")
    assert not any(0 in piece.glyphs for piece in pieces)
    assert sum(len(piece.text) for piece in own) > len(script.sample) / 2


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_the_glyphs_of_a_sample_stand_for_all_of_it(script: Script) -> None:
    backwards = script.language in RIGHT_TO_LEFT
    for word in script.sample.split():
        pieces = shape(word, script.language)
        assert "".join(piece.text for piece in pieces) == word
        for piece in pieces:
            sources = reversed(piece.sources) if backwards else piece.sources
            assert "".join(sources) == piece.text
            assert len(piece.glyphs) == len(piece.xs) == len(piece.ys) == len(piece.advances)


@given(st.text("".join(script.sample for script in SCRIPTS) + "\u200d\ufe0f", min_size=1, max_size=12))
def test_any_mixture_of_scripts_keeps_its_text(text: str) -> None:
    pieces = shape(text)
    assert "".join(source for piece in pieces for source in piece.sources) == text
    assert all(len(piece.glyphs) == len(piece.sources) for piece in pieces)


def test_han_characters_are_drawn_as_in_their_country() -> None:
    assert faces("東京", "ja") == ["NotoSansJP-Regular"]
    assert faces("東京タワー", "en") == ["NotoSansJP-Regular"]
    assert faces("東京", "en") == ["NotoSansSC-Regular"]
    assert faces("東京", "zh-TW") == ["NotoSansSC-Regular"]
    assert faces("東京", "ko") == ["NotoSansKR-Regular"]
    assert set(faces("서울 東京", "en")) == {"NotoSansKR-Regular", "Inter-Regular"}
    assert set(faces("サービス 東京", "zh")) == {"NotoSansJP-Regular", "Inter-Regular"}


def test_the_same_character_has_another_form_in_japan() -> None:
    japanese, chinese = shape("直", "ja")[0], shape("直", "zh")[0]
    boxes = [face(word.face).font.get_glyph_extents(word.glyphs[0]) for word in (japanese, chinese)]
    assert boxes[0] != boxes[1]


@pytest.mark.parametrize("emoji", ["😀", "👨‍👩‍👧‍👦", "👩🏽‍💻", "🇱🇹", "1️⃣", "❤️", "🏴‍☠️", "🏳️‍🌈", "⌚"])
def test_an_emoji_sequence_is_one_picture(emoji: str) -> None:
    (piece,) = shape(emoji)
    assert piece.face == "NotoEmoji-Medium"
    assert len(piece.glyphs) == 1
    assert piece.sources == (emoji,)


def test_a_skin_tone_leaves_the_picture_as_it_is_and_stays_in_the_text() -> None:
    assert shape("👍🏽")[0].glyphs == shape("👍")[0].glyphs
    assert shape("👍🏽")[0].sources == ("👍🏽",)


def test_a_sign_is_a_picture_only_where_it_says_so() -> None:
    assert [shape(text)[0].face for text in ("⚠", "⚠️", "⌚", "⌚\ufe0e")] == [
        "Inter-Regular",
        "NotoEmoji-Medium",
        "NotoEmoji-Medium",
        "NotoSansSymbols2-Regular",
    ]


@pytest.mark.parametrize("typed", ["a->b", "<-", "-->", "=>", "<=>", "3x4"])
def test_what_was_typed_is_shown(typed: str) -> None:
    (word,) = shape(typed)
    plain = [shape(character)[0].glyphs[0] for character in typed]
    assert list(word.glyphs) == plain


def test_brackets_and_hyphens_are_lifted_beside_capitals() -> None:
    assert shape("(A)")[0].glyphs[0] != shape("(a)")[0].glyphs[0]
    assert shape("10:30")[0].glyphs[2] != shape("a:b")[0].glyphs[1]


def test_thai_marks_stand_above_one_another() -> None:
    (word,) = shape("กี่", "th")
    assert len(word.glyphs) == 3
    assert word.width == pytest.approx(shape("ก", "th")[0].width)


def test_devanagari_vowels_go_before_their_consonant() -> None:
    (word,) = shape("कि", "hi")
    assert word.sources.count("कि") == 1
    assert word.glyphs[-1] == shape("क", "hi")[0].glyphs[0]


# A letter with two vowel marks and a capital with two accents are taller; the docs say so.
TALL = {"Arabic", "Latin"}


@pytest.mark.parametrize(
    "script", [script for script in SCRIPTS if script.name not in TALL], ids=lambda script: script.name
)
def test_lines_do_not_touch(script: Script) -> None:
    """The ink of a sample, in every face it needs, is lower than the lines of a card are apart."""
    pieces = [piece for word in script.sample.split() for piece in shape(word, script.language)]
    tops, bottoms = zip(*(reach for piece in pieces for reach in ink(piece)), strict=True)
    assert max(tops) - min(bottoms) < BODY.line_height / BODY.size


def ink(word: ShapedWord) -> list[tuple[float, float]]:
    """How far each glyph of a word goes up and down from the baseline, in ems."""
    font, em = face(word.face).font, face(word.face).units_per_em
    boxes = [font.get_glyph_extents(glyph) for glyph in word.glyphs]
    return [
        (box.y_bearing / em - y, (box.y_bearing + box.height) / em - y)
        for box, y in zip(boxes, word.ys, strict=True)
        if box
    ]
