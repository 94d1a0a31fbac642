"""Every format takes every map."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from cjm_desktop.layout.engine import lay_out
from cjm_desktop.paint.page import bare_page
from cjm_desktop.paint.pdf import LARGEST_SIDE, pdf_bytes
from cjm_desktop.paint.svg import svg_bytes
from cjm_desktop.theme import load_theme
from tests.any_maps import any_map
from tests.paint.svg.parsed import parsed

if TYPE_CHECKING:
    from random import Random

RANDOMS = some.randoms(use_true_random=True)


@settings(max_examples=10)
@given(RANDOMS)
def test_any_map_is_a_page_that_a_reader_opens(random: Random) -> None:
    page = bare_page(lay_out(any_map(random, lanes=4), load_theme("print")))
    if max(page.size) > LARGEST_SIDE:
        return

    with pypdfium2.PdfDocument(pdf_bytes(page)) as document:
        assert len(document) == 1
        assert document[0].get_size() == pytest.approx(page.size, abs=1)


@settings(max_examples=10)
@given(RANDOMS)
def test_any_map_is_a_well_formed_svg_whose_ids_are_its_own(random: Random) -> None:
    written = svg_bytes(bare_page(lay_out(any_map(random, lanes=4), load_theme("dark"))))

    ids = [element.attributes["id"] for element in parsed(written).all() if "id" in element.attributes]
    assert ids
    assert len(ids) == len(set(ids))
