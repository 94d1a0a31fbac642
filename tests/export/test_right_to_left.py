"""Maps in Arabic and Hebrew as a person prints them, read back by programs that are not ours."""

from __future__ import annotations

import io
from functools import cache
from typing import TYPE_CHECKING

import pikepdf
import pytest

from cjm_desktop.display.items import GlyphRun
from cjm_desktop.export.poster import ExportOptions, compose
from cjm_desktop.paint.pdf import pdf_bytes
from cjm_desktop.theme import load_theme
from tests.export.test_samples import folded, words_of
from tests.paint.pdf.drawings import read_by_pdfium, read_by_poppler
from tests.right_to_left_maps import arabic, hebrew

if TYPE_CHECKING:
    from collections.abc import Callable

    from cjm_desktop.model.graph import JourneyGraph

    Make = Callable[[], JourneyGraph]

MAPS = [arabic, hebrew]


@cache
def poster(make: Make) -> bytes:
    return pdf_bytes(compose(make(), ExportOptions(paper="A3")).page)


@pytest.mark.parametrize("make", MAPS)
@pytest.mark.parametrize("read", [read_by_pdfium, read_by_poppler])
def test_every_word_of_the_map_is_found_in_its_pdf(make: Make, read: Callable[[bytes], str]) -> None:
    found = folded(read(poster(make)))

    assert [word for word in words_of(make()) if word not in found] == []


def test_a_reader_is_told_that_pages_follow_from_right_to_left() -> None:
    with pikepdf.open(io.BytesIO(poster(arabic))) as document:
        assert document.Root.ViewerPreferences.Direction == "/R2L"
        assert str(document.Root.Lang) == "ar"


def test_the_footer_starts_at_the_right() -> None:
    page = compose(arabic(), ExportOptions(paper="A3")).page
    footer = next(group for group in page.groups if group.part == "footer")
    about, sheet = (
        [item for item in footer.items if isinstance(item, GlyphRun) and words in item.text]
        for words in ("current state", "sheet 1")
    )

    margin = load_theme("print").grid.poster_margin
    assert sheet[0].x == pytest.approx(margin)
    right = max(item.x + item.width for item in footer.items if isinstance(item, GlyphRun))
    assert right == pytest.approx(page.frame.size.width - margin)
    assert about[0].x > page.frame.size.width / 2
