from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import uharfbuzz
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from cjm_desktop.display.type_style import TypeStyle
from cjm_desktop.text.fonts import face
from cjm_desktop.text.shaping import HarfBuzzShaper

if TYPE_CHECKING:
    from cjm_desktop.display.items import ShapedWord

STYLE = TypeStyle(size=10, line_height=14)
SHAPER = HarfBuzzShaper()
MIXED = "aЯωẽfi->אבתשׁבלאسلام١٢،\u064b\u0301\u0316\u200c\u200d\u2060\ufe0f()12漢👩👧🇱🇹ก\u00ad\u0328ą"


def shape(
    text: str, *, style: TypeStyle = STYLE, language: str = "en", rtl: bool = False
) -> list[ShapedWord]:
    return list(SHAPER.shape(text, style, language, rtl))


@pytest.mark.parametrize("weight", [400, 500, 600, 700])
@pytest.mark.parametrize("text", ["Touchpoint", "Клиент", "Πελάτης", "žąsys", "№₽", " "])
def test_advances_are_those_of_the_file(text: str, weight: int) -> None:
    (word,) = shape(text, style=TypeStyle(10, 14, weight))
    file = TTFont(face(word.face).path)
    exact = [file["hmtx"][file.getGlyphName(glyph)][0] for glyph in word.glyphs]
    assert [advance * face(word.face).units_per_em for advance in word.advances] == exact
    file.close()


def test_a_width_is_the_advances_and_the_kerning_that_harfbuzz_gives() -> None:
    (word,) = shape("AVATAR")
    buffer = uharfbuzz.Buffer()
    buffer.add_str("AVATAR")
    buffer.guess_segment_properties()
    uharfbuzz.shape(face(word.face).font, buffer)
    assert word.width * 2048 == sum(position.x_advance for position in buffer.glyph_positions)
    assert word.width < sum(word.advances) - 0.1


@given(st.text(MIXED, min_size=1, max_size=12), st.booleans())
def test_every_character_has_exactly_one_glyph(text: str, rtl: bool) -> None:
    pieces = shape(text, rtl=rtl)
    reading = [
        source
        for piece in (reversed(pieces) if rtl else pieces)
        for source in (reversed(piece.sources) if rtl else piece.sources)
    ]
    assert "".join(reading) == text
    assert "".join(piece.text for piece in (reversed(pieces) if rtl else pieces)) == text


@given(st.text(MIXED, min_size=1, max_size=12), st.booleans())
def test_a_glyph_is_a_box_only_where_no_face_has_the_cluster(text: str, rtl: bool) -> None:
    for piece in shape(text, rtl=rtl):
        if 0 in piece.glyphs:
            assert set(piece.glyphs) == {0}
            assert all(piece.sources)


def test_arabic_letters_join() -> None:
    (word,) = shape("بيت", rtl=True, language="ar")
    isolated = {base_glyph(shape(letter, rtl=True, language="ar")[0]) for letter in "بيت"}
    assert word.face == "NotoSansArabic-Regular"
    assert not set(word.glyphs) & isolated
    assert [source for source in word.sources if source] == ["ت", "ي", "ب"]


def base_glyph(word: ShapedWord) -> int:
    (glyph,) = (glyph for glyph, source in zip(word.glyphs, word.sources, strict=True) if source)
    return glyph


def test_a_ligature_stands_for_all_its_characters() -> None:
    (word,) = shape("क्ष", language="hi")
    assert word.sources == ("क्ष",)
    assert len(word.glyphs) == 1


def test_the_base_rather_than_its_mark_stands_for_a_cluster() -> None:
    (word,) = shape("بَ", rtl=True, language="ar")
    (base,) = [index for index, source in enumerate(word.sources) if source]
    assert word.sources[base] == "بَ"
    assert word.advances[base] == max(word.advances)


def test_a_word_is_cut_where_its_face_changes_and_stands_in_visual_order() -> None:
    assert [(piece.face, piece.text) for piece in shape("(שלום)", rtl=True, language="he")] == [
        ("Inter-Regular", ")"),
        ("NotoSansHebrew-Regular", "שלום"),
        ("Inter-Regular", "("),
    ]
    assert [piece.text for piece in shape("iPhoneом")] == ["iPhone", "ом"]


def test_brackets_are_mirrored_in_right_to_left_words() -> None:
    (opening,) = shape("(", rtl=True)
    (closing,) = shape(")")
    assert opening.glyphs == closing.glyphs
    assert opening.sources == ("(",)


def test_marks_and_joiners_stay_with_their_base() -> None:
    assert [piece.text for piece in shape("xא\u05b8x")] == ["x", "א\u05b8", "x"]
    assert [piece.text for piece in shape("ه\u200da")] == ["ه\u200d", "a"]


def test_a_decomposed_letter_is_no_box_where_the_face_has_the_composed_one() -> None:
    assert shape("e\u0304")[0].glyphs == shape("ē")[0].glyphs
    assert 0 not in shape("u\u0328")[0].glyphs


def test_what_no_face_has_is_one_box_a_cluster() -> None:
    first, boxes = shape("aᚠ\u0301ᚢ")
    assert first.text == "a"
    assert boxes.glyphs == (0, 0)
    assert boxes.sources == ("ᚠ\u0301", "ᚢ")
    assert boxes.advances[0] * 2048 == 1344
    assert boxes.width == pytest.approx(2 * boxes.advances[0])


def test_the_same_word_is_the_same_object_in_every_size() -> None:
    tracked = TypeStyle(10, 14, tracking=0.3)
    assert shape("слово")[0] is shape("слово", style=STYLE.scaled(1.7))[0]
    assert shape("слово", style=tracked)[0] is shape("слово", style=tracked.scaled(0.37))[0]
    assert shape("слово")[0] is not shape("слово", language="ru")[0]


def test_tracking_widens_each_cluster_and_forms_no_ligatures() -> None:
    tracked = TypeStyle(10, 14, tracking=0.5)
    (plain,), (wide,) = shape("Цель"), shape("Цель", style=tracked)
    assert wide.width == pytest.approx(plain.width + 4 * 0.05)
    assert wide.xs == pytest.approx([x + index * 0.05 for index, x in enumerate(plain.xs)])
    assert wide.advances == plain.advances


def test_a_word_says_what_another_shaper_must_be_told() -> None:
    (wide,) = shape("Цель", style=TypeStyle(10, 14, tracking=0.5))
    assert (wide.tracking, wide.left_out) == (0.05, ("liga", "clig"))
    assert (shape("Цель")[0].tracking, shape("Цель")[0].left_out) == (0.0, ())


def test_tracking_does_not_tear_arabic_apart() -> None:
    tracked = TypeStyle(10, 14, tracking=0.5)
    assert shape("بيت", style=tracked, rtl=True)[0].xs == shape("بيت", rtl=True)[0].xs


def test_the_italic_is_a_face_of_its_own_and_the_language_is_noted() -> None:
    (italic,) = shape("și", style=TypeStyle(10, 14, 600, italic=True), language="ro")
    assert italic.face == "Inter-Italic"
    assert italic.language == "ro"
