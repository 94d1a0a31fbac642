"""Rows that are not like the others: folded away, below a blueprint's line, or of one persona."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cjm_desktop.commands import add_emotion, add_persona, edit
from cjm_desktop.display.items import GlyphRun, Shape
from cjm_desktop.layout.engine import lay_out
from cjm_desktop.theme import load_theme
from tests.drawn_maps import journey

if TYPE_CHECKING:
    from cjm_desktop.display.items import Frame, Group

PRINT = load_theme("print")
CELLS = {("actions", "step-1-1"): ["One", "Two"], ("actions", "step-3-1"): ["Three"]}


def groups(frame: Frame, source: str) -> dict[str, Group]:
    return {group.part: group for group in frame.groups if group.source == source}


def words(group: Group) -> list[str]:
    return [item.text for item in group.items if isinstance(item, GlyphRun)]


def test_a_folded_lane_counts_what_stands_in_it_instead_of_showing_it() -> None:
    graph = journey([1, 1, 1], cells=CELLS)
    before = lay_out(graph, PRINT)
    graph.apply(edit(graph, "actions", collapsed=True))
    after = lay_out(graph, PRINT)

    shown = groups(after, "actions")

    assert words(shown["collapsed:step-1-1"]) == ["2"]
    assert words(shown["collapsed:step-3-1"]) == ["1"]
    assert "collapsed:step-2-1" not in shown
    assert not any(group.source.startswith("actions-") for group in after.groups)
    assert after.size.height < before.size.height
    assert "label" in shown


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("interaction", "Line of interaction"),
        ("visibility", "Line of visibility"),
        ("internal_interaction", "Line of internal interaction"),
    ],
)
def test_a_blueprint_line_runs_above_its_lane_in_room_of_its_own(line: str, name: str) -> None:
    graph = journey([1, 1, 1], cells=CELLS)
    before = lay_out(graph, PRINT)
    graph.apply(edit(graph, "pain_points", divider=line))
    after = lay_out(graph, PRINT)

    divider = groups(after, "pain_points")["divider"]
    lanes = {extent.source: extent for extent in after.grid.lanes}
    rules = [group for group in after.groups if group.part == "rule"]

    assert words(divider) == [name]
    assert divider.box.y == pytest.approx(lanes["emotions"].end)
    assert divider.box.bottom == pytest.approx(lanes["pain_points"].start)
    assert after.size.height == pytest.approx(before.size.height + divider.size.height)
    assert "pain_points" not in {rule.source for rule in rules}
    assert any(isinstance(item, Shape) and item.stroke and item.stroke.dash for item in divider.items)


def test_a_lane_of_one_persona_shows_that_curve_and_everyone_s() -> None:
    graph = journey([1, 1, 1], persona="Buyer")
    graph.apply(add_persona(graph, title="Visitor"))
    buyer, visitor = (persona.id for persona in graph.personas())
    for who, value in (((), 0.0), ((buyer,), 1.0), ((visitor,), -1.0)):
        graph.apply(add_emotion(graph, "emotions", "step-1-1", value=value, personas=who))
    graph.apply(edit(graph, "emotions", persona=buyer))

    curves = {part for part in groups(lay_out(graph, PRINT), "emotions") if part.startswith("curve:")}

    assert curves == {"curve:", f"curve:{buyer}"}
