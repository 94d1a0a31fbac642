from __future__ import annotations

import os
import subprocess
import sys
import unicodedata

import pytest
from fontTools.ttLib import TTFont

from cjm_desktop.assets import PACKAGE, resource
from cjm_desktop.text import fonts


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
    for face_id in (*fonts.UPRIGHT.values(), *fonts.ITALIC.values()):
        extents = fonts.face(face_id).font.get_glyph_extents(0)
        assert extents is not None
        assert extents.width > 500
        assert extents.height < -1000


def test_weights_without_a_face_take_the_nearest() -> None:
    assert [face.face_id for face in fonts.faces_for(700)] == [
        "Inter-Bold",
        "NotoSansArabic-SemiBold",
        "NotoSansHebrew-SemiBold",
    ]
    assert fonts.faces_for(500)[1].face_id == "NotoSansArabic-Regular"
    assert [face.face_id for face in fonts.faces_for(600, italic=True)][:2] == [
        "Inter-Italic",
        "Inter-SemiBold",
    ]


def test_the_base_face_covers_the_languages_of_the_interface() -> None:
    letters = "aąčęėįšųūž ăâîșț абвгдеёжзийклмнопрстуфхцчшщъыьэюя №₽€–—„“”«»…→✓"
    coverage = fonts.face(fonts.BASE).coverage
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
