"""Text in a PDF: found by two independent readers, and with its ink where the typesetter put it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace

import pytest

from cjm_desktop.display.items import GlyphRun, ShapedWord
from cjm_desktop.display.type_style import TypeStyle
from cjm_desktop.paint.page import bare_page
from cjm_desktop.paint.pdf import pdf_bytes
from cjm_desktop.text.fonts import face, face_ids
from tests.paint.pdf.drawings import (
    INK,
    drawing,
    lines,
    picture,
    poppler,
    read_by_pdfium,
    read_by_poppler,
)

Reader = Callable[[bytes], str]
TEXTS = {
    "en": "Efficient office flow, AVATAR fjord (see \\ and brackets)",
    "ru": "Съешь ещё этих мягких французских булок, да выпей чаю №5 за 300 ₽",
    "lt": "Įlinkdama fechtuotojo špaga sublykčiojusi pragręžė apvalų arbūzą",
    "ro": "Gheorghe, obezul, a reușit să obțină jucându-se un flux în Quebec de o mie kilowațioră",
    "el": "Ξεσκεπάζω την ψυχοφθόρα βδελυγμία",
    "vi": "Tiếng Việt với những dấu thanh",
    "ar": "رحلة العميل من الإعلان إلى الولاء سلام الأصدقاء",
    "he": "מסע הלקוח מן הפרסום אל הנאמנות",
}
POINTED = {"ar": "مَرْحَبًا بِكُمْ", "he": "שָׁלוֹם לְכֻלָּם"}
MIXED = "Заказ order Užsakymas comandă παραγγελία طلب הזמנה 42"


def normal(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def words(text: str) -> list[str]:
    return normal(text).split()


@pytest.mark.parametrize("read", [read_by_pdfium, read_by_poppler])
@pytest.mark.parametrize("language", TEXTS)
def test_every_word_is_found(language: str, read: Reader) -> None:
    found = read(pdf_bytes(bare_page(lines(TEXTS[language], language=language))))
    assert [word for word in words(TEXTS[language]) if word not in found] == []


@pytest.mark.parametrize("read", [read_by_pdfium, read_by_poppler])
@pytest.mark.parametrize("language", POINTED)
def test_pointed_words_are_found_whole(language: str, read: Reader) -> None:
    found = read(pdf_bytes(bare_page(lines(POINTED[language], language=language))))
    assert [word for word in words(POINTED[language]) if word not in found] == []


@pytest.mark.parametrize("read", [read_by_pdfium, read_by_poppler])
def test_every_word_of_a_line_in_six_scripts_is_found(read: Reader) -> None:
    found = read(pdf_bytes(bare_page(lines(MIXED))))
    assert [word for word in words(MIXED) if word not in found] == []


@pytest.mark.parametrize("text", ["e\u0331xtra", "g\u0308n\u0331"])
def test_a_letter_with_a_mark_of_its_own_glyph_keeps_its_word_whole(text: str) -> None:
    content = pdf_bytes(bare_page(lines(f"before {text} after")))
    for read in (read_by_pdfium, read_by_poppler):
        assert words(read(content)) == ["before", *words(text), "after"]


def test_a_line_read_back_is_the_line_and_nothing_more() -> None:
    content = pdf_bytes(bare_page(lines(TEXTS["ru"])))
    assert read_by_pdfium(content).strip() == TEXTS["ru"]
    assert read_by_poppler(content).strip() == TEXTS["ru"]


def test_one_glyph_for_two_characters_is_copied_as_each_of_them() -> None:
    latin = _word("A")
    cyrillic = replace(latin, text="А", sources=("А",))
    content = pdf_bytes(bare_page(drawing(_run(latin, 10.0), _run(cyrillic, 40.0), width=90.0, height=40.0)))
    assert [name for name in "AА" if name in read_by_pdfium(content)] == ["A", "А"]


def test_text_beyond_the_basic_plane_is_exact() -> None:
    word = ShapedWord("Inter-Regular", "𝒜", (20,), (0.0,), (0.0,), (0.6,), ("𝒜",), 0.6)
    content = pdf_bytes(bare_page(drawing(_run(word, 10.0), width=90.0, height=40.0)))
    assert "𝒜" in read_by_pdfium(content)
    assert "𝒜" in read_by_poppler(content)


def test_every_byte_of_a_characters_id_survives() -> None:
    """Three hundred different characters: their ids hold brackets, a backslash and a carriage return as bytes."""
    plain = (letter for letter in face("Inter-Regular").coverage if letter.islower())
    characters = sorted(letter for letter in plain if unicodedata.is_normalized("NFKC", letter))[:300]
    rows = ["".join(characters[at : at + 10]) for at in range(0, 300, 10)]
    found = read_by_poppler(pdf_bytes(bare_page(lines(*rows))))
    assert len(rows) == 30
    assert "".join(found.split()) == normal("".join(rows))


def test_fonts_are_embedded_cut_down_and_can_be_read() -> None:
    content = pdf_bytes(bare_page(lines(MIXED)))
    rows = [re.split(r"\s{2,}", line.strip()) for line in poppler("pdffonts", content).splitlines()[2:]]
    assert {row[0].split("+")[1] for row in rows} == {
        "Inter-Regular",
        "NotoSansArabic-Regular",
        "NotoSansHebrew-Regular",
    }
    for row in rows:
        assert row[1:3] == ["CID TrueType", "Identity-H"]
        assert row[3].startswith("yes yes yes")


def test_a_subset_is_small() -> None:
    assert len(face("Inter-Regular").data) > 300_000
    assert len(pdf_bytes(bare_page(lines("Word")))) < 5_000


def test_ink_stands_where_the_typesetter_put_it() -> None:
    """Each letter stands at its own exact place: kerning, tracking and rounding included."""
    frame = lines("AVATAR WAVE To Ty LT", style=TypeStyle(40.0, 50.0, weight=700, tracking=-0.7))
    (run,) = [item for item in frame.groups[0].items if isinstance(item, GlyphRun)]
    image = picture(pdf_bytes(bare_page(frame)), 8.0)
    for start, word in run.words:
        for glyph, x in zip(word.glyphs, word.xs, strict=True):
            extents = face(run.face).font.get_glyph_extents(glyph)
            if extents is None or not extents.width:
                continue
            unit = run.size / face(run.face).units_per_em
            left = run.x + start + x * run.size + extents.x_bearing * unit
            top = run.y - extents.y_bearing * unit
            bottom = top - extents.height * unit
            rows = range(int(top * 8), int(bottom * 8))
            edge = [image.darkness(round(left * 8) + away, y) for away in (0, 1) for y in rows]
            assert max(edge) > 0.2, f"no ink at the left edge of glyph {glyph}"


@pytest.mark.parametrize("face_id", face_ids())
def test_the_licence_bits_of_every_face_allow_embedding(face_id: str) -> None:
    bits = int.from_bytes(face(face_id).font.face.reference_table("OS/2").data[8:10], "big")
    assert bits == 0, "installable, and subsets are allowed"


def _word(text: str) -> ShapedWord:
    (run,) = [item for item in lines(text).groups[0].items if isinstance(item, GlyphRun)]
    return run.words[0][1]


def _run(word: ShapedWord, x: float) -> GlyphRun:
    return GlyphRun(word.face, 14.0, x, 20.0, INK, ((0.0, word),), word.width * 14.0, word.text)


@pytest.mark.parametrize("read", [read_by_pdfium, read_by_poppler])
def test_a_soft_hyphen_is_read_only_where_it_is_seen(read: Reader) -> None:
    assert words(read(pdf_bytes(bare_page(lines("dis\u00adestab\u00adlish"))))) == ["disestablish"]
    assert words(read(pdf_bytes(bare_page(lines("dises\u00ad"))))) == ["dises\u00ad"]
