"""A lane that is folded away: its label stays, and how much stands at each step."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from cjm_desktop.display.geometry import Point, Rect, Size
from cjm_desktop.display.items import Group, Layer, RoundedRect, Shape
from cjm_desktop.kinds.base import LaneDrawing
from cjm_desktop.kinds.pen import together

if TYPE_CHECKING:
    from cjm_desktop.kinds.base import LaneView

PILL = 20.0
"""The height of a pill, in points before the map's scale."""


def draw_collapsed(view: LaneView) -> LaneDrawing:
    """A pill with a number over each step where something stands; as low as the label allows."""
    pen, scale = view.pen, view.pen.scale
    theme, side = pen.theme, PILL * scale
    counts = Counter({step: len(cards) for step, cards in view.cards.items()})
    counts.update(marker.step for marker in view.markers)
    height = max(view.label_height, side + 2 * theme.grid.lane_padding_y * scale)
    groups = []
    for column in view.columns:
        if counts[column.step]:
            number = pen.block(
                str(counts[column.step]), "badge", side * 3, theme.map.chip_text, align="centre"
            )
            width = max(number.paragraph.width + 18 * scale, side * 1.6)
            number = number._replace(width=width)
            pill = Shape(RoundedRect(Rect(0, 0, width, side), side / 2), theme.map.chip_fill)
            origin = Point(column.centre - width / 2, (height - side) / 2)
            items = together((pill,), number.at(0, (side - number.height) / 2))
            part, ink = f"collapsed:{column.step}", Rect(0, 0, width, side).grown(1)
            groups.append(Group(view.lane.id, part, Layer.LABEL, origin, Size(width, side), items, ink))
    return LaneDrawing(height, tuple(groups))
