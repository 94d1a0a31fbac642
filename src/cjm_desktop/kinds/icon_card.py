"""A card with an icon before its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.display.geometry import Size
from cjm_desktop.kinds.base import CardKind, corner_evidence
from cjm_desktop.kinds.leading import lead
from cjm_desktop.kinds.pen import Drawing, Pen, ink_of, together

if TYPE_CHECKING:
    from cjm_desktop.display.items import Colour, Shape
    from cjm_desktop.model.records import Card

ICON, GAP = 18.0, 8.0
"""The icon's side, and from there to the words, in points before the map's scale."""


class IconCard(CardKind):
    """The plain card with an icon: kinds choose which, and how box and icon are coloured."""

    def icon_colour(self, pen: Pen) -> Colour:
        """The icon's colour."""
        return pen.hue.accent

    def box(self, size: Size, pen: Pen) -> Shape:
        """The card's box."""
        return pen.box(size)

    def draw(self, card: Card, pen: Pen, width: float, height: float | None = None) -> Drawing:
        """The icon on the first line, the words beside it, or below it where the card is narrow."""
        scale = pen.scale
        x, y = pen.theme.grid.card_padding_x * scale, pen.theme.grid.card_padding_y * scale
        icon, start = ICON * scale, lead(card, pen, width, ICON, GAP)
        words = pen.block(card.title, self.type_name, start.room)
        natural = max(self.minimum_height(pen.theme) * scale, start.drop + words.height + 2 * y)
        size = Size(width, max(natural, height or 0.0))
        middle = y + (icon if start.drop else words.style.line_height) / 2
        items = together(
            (self.box(size, pen),),
            (pen.icon(self.icon_of(card), x + icon / 2, middle, ICON, self.icon_colour(pen)),),
            words.at(start.x, y + start.drop),
            corner_evidence(card, pen, width, middle),
        )
        return Drawing(size, items, ink_of(size), words.box(start.x, y + start.drop))
