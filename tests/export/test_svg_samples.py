"""Every sample as an SVG, shown by a browser and read back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from cjm_desktop.export.poster import ExportOptions, compose, export_file
from cjm_desktop.export.registry import exporter_for
from cjm_desktop.layout.engine import lay_out
from cjm_desktop.model.records import Card
from cjm_desktop.paint.page import bare_page
from cjm_desktop.paint.svg import svg_bytes
from cjm_desktop.theme import load_theme
from tests.export.test_every_script import every_script
from tests.export.test_samples import NAMES, drawn_map, folded, words_of
from tests.paint.svg.parsed import parsed
from tests.right_to_left_maps import arabic, hebrew

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from cjm_desktop.model.graph import JourneyGraph
    from tests.browser import Browser

MAPS: dict[str, Callable[[], JourneyGraph]] = {
    **{name: partial(drawn_map, name) for name in NAMES},
    "every script": every_script,
    "arabic": arabic,
    "hebrew": hebrew,
}


@pytest.mark.parametrize("name", MAPS)
def test_every_word_of_the_map_is_found_in_its_svg(name: str) -> None:
    graph = MAPS[name]()

    root = parsed(svg_bytes(compose(graph, ExportOptions(paper="A3")).page))
    found = folded("\n".join(text.text for text in root.all("text")))

    assert [word for word in words_of(graph) if word not in found] == []


@pytest.mark.parametrize("name", MAPS)
def test_the_words_of_a_card_stand_together_in_its_group(name: str) -> None:
    graph = MAPS[name]()

    root = parsed(svg_bytes(bare_page(lay_out(graph, load_theme("print")))))
    said: dict[str, str] = {}
    for card in graph.elements():
        for group in root.all("g"):
            if isinstance(card, Card) and group.attributes.get("id", "").lstrip("_") == f"{card.id}-card":
                said[card.title] = folded("".join(text.text for text in group.all("text")))

    assert len(said) > 5
    assert [title for title, text in said.items() if folded(title) not in text] == []


def test_a_file_is_made_by_its_suffix_and_the_same_twice(tmp_path: Path) -> None:
    out = tmp_path / "poster.SVG"
    options = ExportOptions(paper="A2", theme="dark", background="none")

    result = export_file(drawn_map("classic.lt"), out, options)
    first = out.read_bytes()
    export_file(drawn_map("classic.lt"), out, options)

    assert out.read_bytes() == first
    root = parsed(first)
    assert root.attributes["xml:lang"] == "lt"
    assert root.attributes["width"] == f"{result.size.width:.2f}pt"
    assert exporter_for(".svg").renderer()(compose(drawn_map("classic.lt"), options).page, options) == first


@pytest.mark.parametrize("suffix", [".svg", ".png"])
def test_a_drawing_without_a_background_is_transparent(suffix: str, tmp_path: Path, browser: Browser) -> None:
    corners = []
    for background in ("page", "none"):
        out = tmp_path / f"{background}{suffix}"
        export_file(drawn_map("classic.en"), out, ExportOptions(dpi=36, theme="dark", background=background))
        corners.append(corner(out, browser))

    assert corners == [lay_out(drawn_map("classic.en"), load_theme("dark")).background, ""]


def corner(path: Path, browser: Browser) -> str:
    """The colour of the lower left corner; empty where one sees through it."""
    if path.suffix == ".png":
        with Image.open(path) as image:
            *colour, opacity = image.convert("RGBA").crop((0, image.height - 1, 1, image.height)).tobytes()
        return "".join(["#", *(f"{value:02X}" for value in colour)]) if opacity else ""
    browser.open(path.read_bytes())
    fill = browser.evaluate(
        "document.elementFromPoint(1, document.documentElement.getBoundingClientRect().height - 2)"
        "?.getAttribute('fill')"
    )
    return "" if fill in {None, "none"} else str(fill)
