"""Faces of the computer: offered where their licence allows, asked only when they were accepted."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from cjm_desktop.display.type_style import TypeStyle
from cjm_desktop.paint.page import bare_page
from cjm_desktop.paint.pdf import pdf_bytes
from cjm_desktop.paint.qt import png_bytes
from cjm_desktop.text import fonts
from cjm_desktop.text.fonts import face
from cjm_desktop.text.repertoire import missing
from cjm_desktop.text.system_faces import FaceRefusedError, font_folders, offers, open_face, use_faces
from cjm_desktop.text.typesetter import Typesetter
from tests.paint.pdf.drawings import drawing, lines, picture, read_by_pdfium, read_by_poppler
from tests.text.made_fonts import RUNES, runic_font

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

STYLE = TypeStyle(20, 28)


@pytest.fixture(autouse=True)
def only_bundled_faces() -> Iterator[None]:
    """Each test starts and ends without added faces."""
    fonts.added.set(())
    yield
    fonts.added.set(())


def faces_of(text: str) -> list[str]:
    (line,) = Typesetter().paragraph(text, STYLE).lines
    return [stretch.face for stretch in line.stretches]


def test_a_face_that_has_what_is_missing_is_offered(tmp_path: Path) -> None:
    path = runic_font(tmp_path / "runic.ttf")
    (offer,) = offers(["ᚢ", "鿿", "ᚠ"], [tmp_path])
    assert offer == ("Runic Regular", path, ("ᚢ", "ᚠ"))


def test_as_few_faces_as_will_do_are_offered(tmp_path: Path) -> None:
    runic_font(tmp_path / "a.ttf", "ᚠ", name="One")
    runic_font(tmp_path / "b.ttf", "ᚠᚢ", name="Two")
    runic_font(tmp_path / "c.ttf", "ᚢᚦ", name="Other")
    found = offers(RUNES, [tmp_path])
    assert [(offer.name, "".join(offer.characters)) for offer in found] == [
        ("Other Regular", "ᚢᚦ"),
        ("One Regular", "ᚠ"),
    ]


def test_folders_are_searched_to_the_bottom_and_need_not_exist(tmp_path: Path) -> None:
    inner = tmp_path / "truetype" / "runic"
    inner.mkdir(parents=True)
    runic_font(inner / "RUNIC.TTF")
    assert [offer.name for offer in offers(RUNES, [tmp_path / "none", tmp_path])] == ["Runic Regular"]


@pytest.mark.parametrize("bits", [0x0002, 0x0102, 0x0100, 0x0104, 0x0200, 0x0208])
def test_a_face_whose_licence_forbids_embedding_is_not_offered(tmp_path: Path, bits: int) -> None:
    path = runic_font(tmp_path / "runic.ttf", licence_bits=bits)
    assert offers(RUNES, [tmp_path]) == ()
    with pytest.raises(FaceRefusedError, match=r"The licence of runic\.ttf does not allow embedding"):
        open_face(path)


@pytest.mark.parametrize("bits", [0x0000, 0x0004, 0x0008, 0x0006])
def test_a_face_that_may_be_embedded_to_print_or_edit_is_offered(tmp_path: Path, bits: int) -> None:
    runic_font(tmp_path / "runic.ttf", licence_bits=bits)
    assert len(offers(RUNES, [tmp_path])) == 1


def test_what_is_no_usable_font_is_refused_with_a_reason(tmp_path: Path) -> None:
    contents = {
        "collection.ttf": (b"ttcf" + bytes(100), "is a collection"),
        "garbage.ttf": (b"garbage" * 100, "is no TrueType font"),
        "empty.ttf": (b"", "cannot be read|is no TrueType font"),
        "cut.ttf": (face("Inter-Regular").data[:2000], "is no TrueType font"),
    }
    for name, (content, _) in contents.items():
        (tmp_path / name).write_bytes(content)
    assert offers(RUNES, [tmp_path]) == ()
    for name, (_, reason) in contents.items():
        with pytest.raises(FaceRefusedError, match=reason):
            open_face(tmp_path / name)
    with pytest.raises(FaceRefusedError, match=r"none\.ttf cannot be read"):
        open_face(tmp_path / "none.ttf")


def test_a_face_that_shows_a_placeholder_for_everything_is_not_offered(tmp_path: Path) -> None:
    runic_font(tmp_path / "last.ttf", name="LastResort")
    assert offers(RUNES, [tmp_path]) == ()


def test_an_accepted_face_is_asked_after_the_bundled_ones(tmp_path: Path) -> None:
    path = runic_font(tmp_path / "runic.ttf", "ᚠ漢")
    typesetter = Typesetter()
    assert typesetter.paragraph("ᚠ", STYLE).missing == ("ᚠ",)
    assert missing("ᚠ") == ("ᚠ",)

    assert use_faces([path]) == ()

    assert typesetter.paragraph("ᚠ", STYLE).missing == ()
    assert missing("ᚠ") == ()
    assert faces_of("xᚠ漢") == ["Inter-Regular", "Runic-Regular", "NotoSansSC-Regular"]


def test_without_the_accepted_face_the_box_is_back(tmp_path: Path) -> None:
    typesetter = Typesetter()
    use_faces([runic_font(tmp_path / "runic.ttf")])
    assert typesetter.paragraph("ᚠ", STYLE).missing == ()
    use_faces([])
    assert typesetter.paragraph("ᚠ", STYLE).missing == ("ᚠ",)


def test_a_face_that_is_gone_is_told_and_the_others_are_used(tmp_path: Path) -> None:
    path = runic_font(tmp_path / "runic.ttf")
    assert use_faces([tmp_path / "gone.ttf", path]) == (tmp_path / "gone.ttf",)
    assert faces_of("ᚠ") == ["Runic-Regular"]


def test_a_file_with_the_name_of_a_bundled_face_does_not_replace_it(tmp_path: Path) -> None:
    use_faces([runic_font(tmp_path / "inter.ttf", name="Inter")])
    assert faces_of("Aᚠ") == ["Inter-Regular", "Inter-Regular-system"]
    assert face("Inter-Regular").path.parent != tmp_path


def test_canvas_and_paper_show_an_accepted_face_alike(tmp_path: Path) -> None:
    use_faces([runic_font(tmp_path / "runic.ttf")])
    frame = lines("ᚠᚢᚦ", style=STYLE)
    page = bare_page(drawing(*frame.groups[0].items, width=80.0, height=40.0))
    content = pdf_bytes(page)

    assert read_by_pdfium(content).strip() == read_by_poppler(content).strip() == RUNES
    canvas = Image.open(io.BytesIO(png_bytes(page, 216))).convert("L")
    paper = picture(content, 3.0)
    assert (canvas.width, canvas.height) == (paper.width, paper.height)
    dark = [
        (x, y)
        for x in range(canvas.width)
        for y in range(canvas.height)
        if abs(canvas.tobytes()[y * canvas.width + x] / 255 - (1 - paper.darkness(x, y))) > 0.5
    ]
    assert dark == []
    assert min(canvas.tobytes()) < 50


def test_the_font_folders_of_this_computer_are_known() -> None:
    assert all(folder.is_absolute() for folder in font_folders())
    assert len(font_folders()) >= 2
