from __future__ import annotations

import pytest

from cjm_desktop.commands import edit, edit_map
from cjm_desktop.layout.engine import lay_out
from cjm_desktop.layout.memory import LayoutMemory
from cjm_desktop.theme import load_theme
from tests.drawn_maps import journey

BOX = "\N{EGYPTIAN HIEROGLYPH A001}"
"""A character that no bundled face has."""
PRINT = load_theme("print")


@pytest.mark.parametrize(
    ("record", "field"),
    [
        ("touchpoints-step-1-1-1", "title"),
        ("path-1", "label"),
        ("touchpoints", "note"),
        ("stage-1", "title"),
        ("step-1-2", "title"),
        ("persona", "quote"),
    ],
)
def test_a_character_without_a_glyph_is_told_wherever_it_stands(record: str, field: str) -> None:
    cells = {("touchpoints", "step-1-1"): ["Advert"], ("touchpoints", "step-1-2"): ["Shop"]}
    paths = [("touchpoints-step-1-1-1", "touchpoints-step-1-2-1")]
    graph, memory = journey([2, 1], cells=cells, paths=paths, persona="Buyer"), LayoutMemory()
    assert lay_out(graph, PRINT, memory).missing == ()

    graph.apply(edit(graph, record, **{field: f"Here {BOX}"}))
    assert lay_out(graph, PRINT, memory).missing == (BOX,)

    graph.apply(edit(graph, record, **{field: "Here"}))
    graph.apply(edit_map(graph, title="Another"))
    assert lay_out(graph, PRINT, memory).missing == ()
