"""The faces inside an SVG: whoever shapes a word with them gets what the typesetter got with the whole ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import uharfbuzz
from hypothesis import given
from hypothesis import strategies as st

from cjm_desktop.display.type_style import TypeStyle
from cjm_desktop.paint.svg.embedding import EmbeddedFace, embedded_faces
from cjm_desktop.text.fonts import face
from cjm_desktop.text.shaping import default_shaper

if TYPE_CHECKING:
    from cjm_desktop.display.items import ShapedWord

STYLE = TypeStyle(10, 14, 600)
SPACED = TypeStyle(10, 14, 600, tracking=1)
MIXED = "aAVxfiЯё1203:()->«’-ạe\u0304čα/ "
WORDS = {
    "ar": ["لأننا", "مُحَمَّد", "(لا)", "بيت"],
    "fa": ["می\u200cخواهم"],
    "he": ["שׁבּ", "(עולם)"],
    "hi": ["क्षत्रिय", "कर्म", "हिन्दी"],
    "th": ["น้ำ", "ก็"],
    "ja": ["体験「マップ」", "カ\u3099"],
    "ro": ["şi", "ţară"],
}


def words(text: str, language: str = "en", style: TypeStyle = STYLE) -> tuple[ShapedWord, ...]:
    return default_shaper().shape(text, style, language, language in {"ar", "fa", "he"})


def places(font: uharfbuzz.Font, word: ShapedWord, text: str) -> list[tuple[float, float, object]]:
    """The origin and the extents of each glyph in ems, as a program shapes the text."""
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if word.right_to_left else "ltr"
    buffer.language = word.language
    uharfbuzz.shape(font, buffer, dict.fromkeys(word.left_out, False))
    found: list[tuple[float, float, object]] = []
    pen, em = 0, font.face.upem
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        place = ((pen + position.x_offset) / em, -position.y_offset / em)
        found.append((*place, size_of(font, info.codepoint)))
        pen += position.x_advance
    return found


def size_of(font: uharfbuzz.Font, glyph: int) -> tuple[int, int, int, int]:
    extents = font.get_glyph_extents(glyph)
    assert extents is not None
    return extents.x_bearing, extents.y_bearing, extents.width, extents.height


def embedded_font(word: ShapedWord, faces: dict[str, EmbeddedFace]) -> uharfbuzz.Font:
    return uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob(faces[word.face].program)))


def inked(glyphs: list[tuple[float, float, object]]) -> list[tuple[float, float, object]]:
    return [glyph for glyph in glyphs if glyph[2] != (0, 0, 0, 0)]


@pytest.mark.parametrize("language", WORDS)
def test_a_subset_shapes_words_as_the_whole_face_does(language: str) -> None:
    shaped = [word for text in WORDS[language] for word in words(text, language)]
    faces = embedded_faces(shaped)
    for word in shaped:
        whole = face(word.face).font
        here = places(embedded_font(word, faces), word, word.text)
        assert here == places(whole, word, word.text)
        ink = [size_of(whole, glyph) for glyph in word.glyphs]
        assert [glyph[2] for glyph in inked(here)] == [size for size in ink if any(size)]


@given(st.text(MIXED, min_size=1, max_size=12), st.sampled_from([STYLE, SPACED]))
def test_the_space_behind_a_word_changes_nothing_in_it(text: str, style: TypeStyle) -> None:
    pieces = [word for part in text.split() for word in words(part, style=style)]
    faces = embedded_faces([*pieces, *words(" ")])
    for word in pieces:
        if 0 not in word.glyphs and word.face == words(" ")[0].face:
            font = embedded_font(word, faces)
            assert inked(places(font, word, f"{word.text} ")) == inked(places(font, word, word.text))


def test_a_face_is_cut_to_what_is_used() -> None:
    (found,) = embedded_faces(words("Клиент")).values()
    assert len(found.program) < len(face("Inter-SemiBold").data) / 20
    tables = uharfbuzz.Face(uharfbuzz.Blob(found.program)).table_tags
    assert {"GSUB", "GPOS", "GDEF"} <= set(tables)


def test_a_face_is_known_by_what_was_kept_and_as_what_it_was() -> None:
    first, again, other = (embedded_faces(words(text))["Inter-SemiBold"] for text in ("ab", "ba", "abc"))
    assert first == again
    assert first.name != other.name
    assert (first.family, first.weight, first.italic) == ("Inter", 600, False)
    (italic,) = embedded_faces(words("ab", style=TypeStyle(10, 14, italic=True))).values()
    assert (italic.family, italic.weight, italic.italic) == ("Inter", 400, True)
    assert "font-style:italic" in italic.rules()


def test_faces_that_show_boxes_alone_need_no_glyphs() -> None:
    (found,) = embedded_faces(words("\U00013000")).values()
    assert list(uharfbuzz.Face(uharfbuzz.Blob(found.program)).unicodes) == []
