"""The script that makes the fallback faces from their archives."""

from __future__ import annotations

import io
import json
import tarfile
from typing import TYPE_CHECKING

import pytest
import uharfbuzz

from cjm_desktop.text.fonts import face
from scripts import make_fonts

if TYPE_CHECKING:
    from pathlib import Path

THAI = "NotoSansThai"
LICENCE = b"Licence of the font"


@pytest.fixture
def fonts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the script writes."""
    folder = tmp_path / "fonts"
    folder.mkdir()
    (folder / "Inter-Regular.ttf").write_bytes(face("Inter-Regular").data)
    monkeypatch.setattr(make_fonts, "FONTS", folder)
    return folder


def archive(path: Path, package: str, family: str) -> Path:
    """An npm package with the two weights of a family, each a copy of a bundled face in Thai."""
    members = {
        "package/package.json": json.dumps(
            {"name": f"@expo-google-fonts/{package}", "version": "1"}
        ).encode(),
        "package/LICENSE_FONT": LICENCE,
        "package/400Regular/picture.png": b"",
    }
    for folder in ("400Regular", "600SemiBold"):
        members[f"package/{folder}/{family}_{folder}.ttf"] = face(f"{THAI}-{folder[3:]}").data
    with tarfile.open(path, "w:gz") as package_file:
        for name, content in members.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            package_file.addfile(member, io.BytesIO(content))
    return path


def unicodes(data: bytes) -> set[int]:
    return set(uharfbuzz.Face(uharfbuzz.Blob(data)).unicodes)


def test_a_whole_family_keeps_its_characters_and_its_licence(fonts: Path, tmp_path: Path) -> None:
    make_fonts.make(archive(tmp_path / "thai.tgz", "noto-sans-thai", THAI))
    assert unicodes((fonts / f"{THAI}-SemiBold.ttf").read_bytes()) == set(
        map(ord, face(f"{THAI}-SemiBold").coverage)
    )
    assert (fonts / f"OFL-{THAI}.txt").read_bytes() == LICENCE


def test_the_same_archive_gives_the_same_file(fonts: Path, tmp_path: Path) -> None:
    source = archive(tmp_path / "thai.tgz", "noto-sans-thai", THAI)
    make_fonts.make(source)
    once = (fonts / f"{THAI}-Regular.ttf").read_bytes()
    make_fonts.make(source)
    assert (fonts / f"{THAI}-Regular.ttf").read_bytes() == once == face(f"{THAI}-Regular").data


def test_a_repertoire_leaves_out_what_it_has_not_and_what_inter_has(fonts: Path) -> None:
    del fonts
    keeps = make_fonts.encoded_by("cp932", [ord("ก")])
    kept = [character for character in "漢あ①。Aя7ก\ue000鿿" if keeps(ord(character))]
    assert kept == ["漢", "あ", "。", "ก"]


def test_a_larger_em_makes_the_same_outlines_smaller() -> None:
    data = face(f"{THAI}-Regular").data
    smaller = make_fonts.cut(data, make_fonts.everything, 0.8)
    assert uharfbuzz.Face(uharfbuzz.Blob(smaller)).upem == 1250
    assert uharfbuzz.Face(uharfbuzz.Blob(data)).upem == 1000


def test_an_unknown_package_is_refused(fonts: Path, tmp_path: Path) -> None:
    del fonts
    with pytest.raises(KeyError, match="comic-neue"):
        make_fonts.make(archive(tmp_path / "other.tgz", "comic-neue", "ComicNeue"))
