from __future__ import annotations

import pytest

from cjm_desktop.display.items import Circle, GlyphRun, Icon, Shape
from cjm_desktop.i18n import translation
from cjm_desktop.kinds.pen import Drawing, Pen
from cjm_desktop.kinds.touchpoints import Touchpoint, TouchpointCard, Touchpoints
from cjm_desktop.text.typesetter import Typesetter
from cjm_desktop.theme import load_theme

LIGHT = load_theme("light")
PEN = Pen(Typesetter(), LIGHT, "en", translation("en"), 1.0, LIGHT.hue("blue"))


def drawn(width: float = 166.0, **fields: object) -> Drawing:
    own = {"id": "t", "kind": "touchpoint", "lane": "l", "step": "s", "order": "a", "title": "Help"}
    return Touchpoint().draw(TouchpointCard.model_validate({**own, "channel": "email", **fields}), PEN, width)


def icons(drawing: Drawing) -> list[Icon]:
    return [item for item in drawing.items if isinstance(item, Icon)]


def test_a_milestone_wears_a_flag_that_is_not_gold() -> None:
    drawing = drawn(milestone=True)

    assert [icon.name for icon in icons(drawing)] == ["mail", "flag"]
    assert not any(isinstance(item, Shape) and item.fill == LIGHT.map.star_fill for item in drawing.items)


def test_a_milestone_that_is_a_moment_of_truth_wears_both_side_by_side() -> None:
    drawing = drawn(milestone=True, moment_of_truth="general")
    gold = next(
        item for item in drawing.items if isinstance(item, Shape) and item.fill == LIGHT.map.star_fill
    )
    flag = icons(drawing)[-1]

    assert isinstance(gold.geometry, Circle)
    assert flag.name == "flag"
    assert flag.x > gold.geometry.x + gold.geometry.radius


@pytest.mark.parametrize(("title", "height"), [("Help", 62.0), ("Two lines of title here", 62.0)])
def test_up_to_two_lines_of_title_fit_the_plain_height(title: str, height: float) -> None:
    assert drawn(title=title).size.height == height


def test_a_third_line_makes_the_card_grow() -> None:
    assert drawn(title="A title that goes on and on for three lines").size.height > 62.0


def test_on_a_narrow_card_words_and_evidence_stand_below_the_disc() -> None:
    drawing = drawn(90.0, evidence="assumption")
    icon = icons(drawing)[0]
    lines = [item for item in drawing.items if isinstance(item, GlyphRun)]
    (ring,) = [
        item.geometry
        for item in drawing.items
        if isinstance(item, Shape) and isinstance(item.geometry, Circle) and item.geometry.radius < 6
    ]

    assert all(line.y - line.size > icon.y + icon.size for line in lines)
    assert ring.y - ring.radius > max(line.y for line in lines)


def test_exits_and_interventions_stand_among_touchpoints() -> None:
    lane = Touchpoints()

    assert all(lane.accepts(kind) for kind in ("touchpoint", "exit", "intervention"))
    assert not lane.accepts("action")
