"""What the customer wants to reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.display.geometry import Rect, Size
from cjm_desktop.display.items import RoundedRect, Shape, Stroke
from cjm_desktop.i18n import mark
from cjm_desktop.kinds.base import CardKind, LaneKind, corner_evidence
from cjm_desktop.kinds.fields import CARD_FIELDS
from cjm_desktop.kinds.leading import lead
from cjm_desktop.kinds.pen import Drawing, Pen, ink_of, together

if TYPE_CHECKING:
    from cjm_desktop.model.records import Card
    from cjm_desktop.theme import Theme

ICON, ICON_GAP = 18.0, 7.0
"""The icon of a goal and the room behind it, in points before the map's scale."""


class Goal(CardKind):
    """A strip in the stage's hue, usually over all steps on the way to the goal."""

    identifier = "goal"
    label = mark("Goal")
    icon = "target-arrow"
    fields = CARD_FIELDS
    type_name = "goal"

    def minimum_height(self, theme: Theme) -> float:
        """The least height of a card, in points before the map's scale."""
        return theme.min_height.goal

    def draw(self, card: Card, pen: Pen, width: float, height: float | None = None) -> Drawing:
        """Icon at the start, words beside it, both in the middle of the strip."""
        theme, scale, hue = pen.theme, pen.scale, pen.hue
        x, y = theme.grid.card_padding_x * scale, theme.grid.card_padding_y * scale
        icon, start = ICON * scale, lead(card, pen, width, ICON, ICON_GAP)
        words = pen.block(card.title, self.type_name, start.room, hue.text)
        content = start.drop + words.height
        size = Size(width, max(self.minimum_height(theme) * scale, content + 2 * y, height or 0.0))
        top = (size.height - content) / 2
        middle = top + icon / 2 if start.drop else size.height / 2
        line = Stroke(hue.line, theme.stroke.card) if theme.stroke.band else None
        inset = theme.stroke.card / 2 if line else 0.0
        strip = Rect(0, 0, size.width, size.height).grown(-inset)
        items = together(
            (Shape(RoundedRect(strip, theme.radius.goal * scale), hue.tint, line),),
            (pen.icon(self.icon, x + icon / 2, middle, ICON, hue.accent),),
            words.at(start.x, top + start.drop),
            corner_evidence(card, pen, width, middle),
        )
        return Drawing(size, items, ink_of(size), words.box(start.x, top + start.drop))


class Goals(LaneKind):
    """The row of the customer's goals."""

    identifier = "goals"
    label = mark("Customer goals")
    look = "goals"
    takes = ("goal",)

    def minimum_height(self, theme: Theme) -> float:
        """The least height of a row's content, in points before the map's scale."""
        return theme.min_height.goal
