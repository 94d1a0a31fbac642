from __future__ import annotations

import os
import subprocess
import sys
import unicodedata

import pytest
from fontTools.ttLib import TTFont

from cjm_desktop.assets import PACKAGE, resource
from cjm_desktop.text import families, fonts


@pytest.mark.parametrize("face_id", fonts.face_ids())
def test_a_face_is_the_file_of_its_name(face_id: str) -> None:
    face = fonts.face(face_id)
    file = TTFont(face.path)
    assert file["name"].getDebugName(6) == face.postscript_name == face.path.stem
    assert face.coverage == frozenset(map(chr, file.getBestCmap()))
    assert face.ascent * face.units_per_em == pytest.approx(file["hhea"].ascent)
    assert face.descent * face.units_per_em == pytest.approx(-file["hhea"].descent)
    file.close()


def test_every_bundled_file_is_a_face() -> None:
    assert {path.stem for path in resource("fonts").glob("*.ttf")} == set(fonts.face_ids())


def test_an_unknown_face_is_refused() -> None:
    with pytest.raises(KeyError, match="Arial"):
        fonts.face("Arial")


def test_the_box_for_a_missing_character_has_ink() -> None:
    for face_id in (*families.UPRIGHT.values(), *families.ITALIC.values()):
        extents = fonts.face(face_id).font.get_glyph_extents(0)
        assert extents is not None
        assert extents.width > 500
        assert extents.height < -1000


def test_weights_without_a_face_take_the_nearest() -> None:
    bold = [face.face_id for face in fonts.faces_for(700)]
    assert bold[:3] == ["Inter-Bold", "NotoSansArabic-SemiBold", "NotoSansHebrew-SemiBold"]
    assert fonts.faces_for(500)[1].face_id == "NotoSansArabic-Regular"
    assert [face.face_id for face in fonts.faces_for(600, italic=True)][:2] == [
        "Inter-Italic",
        "Inter-SemiBold",
    ]


@pytest.mark.parametrize(
    ("language", "first"),
    [
        ("ja", "JP"),
        ("ja-JP", "JP"),
        ("ko", "KR"),
        ("zh-Hans", "SC"),
        ("zh-TW", "SC"),
        ("ru", "SC"),
        ("", "SC"),
    ],
)
def test_the_language_says_whose_han_characters_come_first(language: str, first: str) -> None:
    east_asian = [
        face for face in fonts.faces_for(400, language=language) if face.face_id[-10:-8] in {"JP", "KR", "SC"}
    ]
    assert east_asian[0].face_id == f"NotoSans{first}-Regular"
    assert len(east_asian) == 3


def test_both_weights_of_a_family_have_the_same_characters() -> None:
    for family in (*families.SCRIPTS, *families.EAST_ASIAN["zh"]):
        coverages = {fonts.face(face_id).coverage for face_id in family.weights.values()}
        assert len(coverages) == 1, family


def test_a_fallback_is_asked_for_its_own_script_only() -> None:
    thai = fonts.face("NotoSansThai-Regular")
    assert "A" in thai.coverage
    assert thai.has("ก")
    assert thai.has("กA")
    assert not thai.has("A")
    assert thai.reaches("กา")
    assert not thai.reaches("กA")


def test_only_the_faces_of_a_texts_scripts_are_read() -> None:
    script = (
        "from cjm_desktop.display.type_style import TypeStyle\n"
        "from cjm_desktop.text import fonts\n"
        "from cjm_desktop.text.typesetter import Typesetter\n"
        "import sys\n"
        "typesetter = Typesetter()\n"
        "for text in ('Заказ: €5 → дом', 'ลูกค้า'):\n"
        "    typesetter.paragraph(text, TypeStyle(10, 14), 90)\n"
        "    print(*(face.face_id for face in fonts.read_fallbacks()), 'budoux' in sys.modules)\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(PACKAGE.parent)}
    done = subprocess.run(
        [sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines() == ["False", "NotoSansThai-Regular True"]


def test_the_base_face_covers_the_languages_of_the_interface() -> None:
    letters = "aąčęėįšųūž ăâîșț абвгдеёжзийклмнопрстуфхцчшщъыьэюя №₽€–—„“”«»…→✓"
    coverage = fonts.face(families.BASE).coverage
    assert [unicodedata.name(letter) for letter in letters + letters.upper() if letter not in coverage] == []


def test_importing_the_typesetter_loads_neither_harfbuzz_nor_uniseg_nor_qt() -> None:
    script = (
        "import sys, cjm_desktop.text.typesetter\n"
        "print([name for name in ('uharfbuzz', 'uniseg', 'PySide6') if name in sys.modules])"
    )
    environment = {**os.environ, "PYTHONPATH": str(PACKAGE.parent)}
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
