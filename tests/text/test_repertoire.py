from __future__ import annotations

from cjm_desktop.assets import resources
from cjm_desktop.text.families import EAST_ASIAN
from cjm_desktop.text.fonts import face, face_ids
from cjm_desktop.text.repertoire import SCRIPTS, families, missing

SYLLABLES = {chr(code) for code in range(0xAC00, 0xD7A4)}


def encoded(codec: str, lead: range) -> set[str]:
    """The characters of a two-byte encoding whose first byte is in a range."""
    found = set()
    for first in lead:
        for second in range(0x40, 0xFF):
            try:
                found.add(bytes((first, second)).decode(codec))
            except UnicodeDecodeError:
                continue
    return {character for character in found if len(character) == 1}


def test_no_sample_misses_a_character() -> None:
    assert {script.name: missing(script.sample, script.language) for script in SCRIPTS} == {
        script.name: () for script in SCRIPTS
    }


def test_what_is_missing_is_told_once_and_in_order() -> None:
    assert missing("Rune ᚢ and ᚠᚢ, 👩\u200d👧\n") == ("ᚢ", "ᚠ")


def test_the_faces_keep_the_encodings_that_are_promised() -> None:
    kanji = encoded("shift_jis", range(0x88, 0xEB))
    assert len(kanji) == 6355
    assert kanji <= face("NotoSansJP-Regular").coverage
    assert encoded("gb2312", range(0xB0, 0xF8)) <= face("NotoSansSC-Regular").coverage
    frequent = {c for c in encoded("big5", range(0xA4, 0xC7)) if "\u4e00" <= c <= "\u9fff"}
    assert len(frequent) == 5401
    assert frequent <= face("NotoSansSC-Regular").coverage
    assert face("NotoSansKR-Regular").coverage >= SYLLABLES


def test_every_face_belongs_to_a_promised_family() -> None:
    assert {face_id.partition("-")[0] for face_id in face_ids()} == set(families())
    assert len(EAST_ASIAN) == 3


def test_the_page_for_people_names_every_script_and_the_origin_every_file() -> None:
    top = resources().parent
    page = (top / "docs" / "SCRIPTS.md").read_text(encoding="utf-8")
    assert [script.name for script in SCRIPTS if f"\n| {script.name} |" not in page] == []
    origins = (top / "resources" / "fonts" / "README.md").read_text(encoding="utf-8")
    assert [name for name in families() if f"`OFL-{name}.txt`" not in origins] == []
    assert [
        name for name in families() if not (top / "resources" / "fonts" / f"OFL-{name}.txt").is_file()
    ] == []
