"""A map in every script that is promised: the same on the canvas as on paper, and every word found on paper."""

from __future__ import annotations

import re
from itertools import cycle
from typing import TYPE_CHECKING

import pytest

from cjm_desktop.layout.engine import lay_out
from cjm_desktop.paint.page import bare_page
from cjm_desktop.paint.pdf import pdf_bytes
from cjm_desktop.text.repertoire import SCRIPTS
from cjm_desktop.theme import load_theme
from tests.drawn_maps import journey
from tests.ink import DPI
from tests.paint.pdf.drawings import read_by_pdfium, read_by_poppler

if TYPE_CHECKING:
    from collections.abc import Callable

    from cjm_desktop.model.graph import JourneyGraph

SCALE = DPI / 72 - 1e-9
"""A hair under: PDFium rounds up what is a whole number of pixels but for the last bit."""
LEVELS = cycle((-2, 0, 2, 1, -1))


def every_script() -> JourneyGraph:
    """A step for each script: its words on an action and a touchpoint, with words in Latin on a pain point."""
    steps = [f"step-1-{number}" for number in range(1, len(SCRIPTS) + 1)]
    cells = {
        (lane, step): [words.format(script.sample)]
        for step, script in zip(steps, SCRIPTS, strict=True)
        for lane, words in (("actions", "{}"), ("touchpoints", "{}"), ("pain_points", "Order {} now"))
    }
    emotions = [(step, level) for step, level in zip(steps, LEVELS, strict=False)]
    return journey(
        [len(SCRIPTS)], cells=cells, emotions=emotions, title="Every script", persona="안나 アンナ ანა"
    )


def test_nothing_stands_as_a_box() -> None:
    assert lay_out(every_script(), load_theme("print")).missing == ()


@pytest.mark.parametrize("read", [read_by_pdfium, read_by_poppler])
def test_every_word_is_found_on_paper(read: Callable[[bytes], str]) -> None:
    """Without the spaces: where a reader breaks lines is its own business."""
    frame = lay_out(every_script(), load_theme("print"))

    found = _without_spaces(read(pdf_bytes(bare_page(frame))))

    lost = {
        script.name: words
        for script in SCRIPTS
        if (words := [word for word in _pieces(script.sample) if word not in found])
    }
    assert lost == {}


def _pieces(sample: str) -> list[str]:
    """What a person searches for: words, and of texts without spaces what stands between punctuation."""
    return [piece for piece in re.split(r"[\s:,.、。「」《》“”・]+", sample) if piece]


def _without_spaces(text: str) -> str:
    return re.sub(r"[\s\ufffe]+", "", text)
