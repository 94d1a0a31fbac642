"""The lines of a service blueprint, between what the customer sees and what not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.display.geometry import Point, Rect, Size
from cjm_desktop.display.items import Group, Layer, Line, RoundedRect, Shape, Stroke
from cjm_desktop.i18n import mark
from cjm_desktop.kinds.pen import together

if TYPE_CHECKING:
    from cjm_desktop.kinds.pen import Pen
    from cjm_desktop.model.records import Divider

DIVIDERS: dict[Divider, tuple[str, str]] = {
    "interaction": (mark("Line of interaction"), "arrows-exchange"),
    "visibility": (mark("Line of visibility"), "eye-off"),
    "internal_interaction": (mark("Line of internal interaction"), "arrows-vertical"),
}
"""The name of each line and its icon."""
PILL_HEIGHT = 24.0
ICON = 13.0


def divider_height(pen: Pen) -> float:
    """What a line takes between two lanes, in points."""
    return pen.theme.grid.visibility_line_height * pen.scale


def draw_divider(lane: str, divider: Divider, x: float, y: float, width: float, pen: Pen) -> Group:
    """The dashed line above a lane, its name in a pill at the start; ``x``, ``y`` are the corner of its room."""
    theme, scale = pen.theme, pen.scale
    message, icon = DIVIDERS[divider]
    height = divider_height(pen)
    middle, side = height / 2, PILL_HEIGHT * scale
    colour = theme.map.line_of_visibility
    name = pen.block(pen.words(message), "badge", width, theme.map.ink)
    start = (9 + ICON + 6) * scale
    pill = Rect(0, middle - side / 2, start + name.paragraph.width + 11 * scale, side)
    dash = tuple(length * scale for length in theme.stroke.line_of_visibility_dash)
    thick = theme.stroke.line_of_visibility * scale
    items = together(
        (
            Shape(Line(pill.right + 6 * scale, middle, width, middle), None, Stroke(colour, thick, dash)),
            Shape(RoundedRect(pill, side / 2), theme.map.page, Stroke(colour, thick * 0.75)),
            pen.icon(icon, (9 + ICON / 2) * scale, middle, ICON, colour),
        ),
        name.at(start, middle - name.height / 2),
    )
    size = Size(width, height)
    return Group(lane, "divider", Layer.PANEL, Point(x, y), size, items, Rect(0, 0, *size).grown(2))
