"""What the company does so that the journey works: the cards of a service blueprint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.display.geometry import Rect, Size
from cjm_desktop.display.items import Circle, Item, RoundedRect, Shape
from cjm_desktop.i18n import mark
from cjm_desktop.kinds.base import CardKind, FieldDescription, corner_evidence, evidence_room
from cjm_desktop.kinds.fields import EVIDENCE, NOTES, TAGS, TITLE, UNTIL
from cjm_desktop.kinds.pen import Block, Drawing, Pen, ink_of, together

if TYPE_CHECKING:
    from cjm_desktop.model.records import Card

WORDS_GAP = 8.0
"""Between the words and the chip below them, in points before the map's scale."""
CHIP_INSET, CHIP_ICON, CHIP_WORDS_GAP, CHIP_END = 3.0, 11.0, 5.0, 10.0
"""Inside the chip: around its disc, the icon's side, before and after its words, before the map's scale."""
CHIP_NARROW = 46.0
"""With less room for words than this the chip does without its disc, in points before the map's scale."""


class Activity(CardKind):
    """A grey card with a chip that names who does it."""

    identifier = "activity"
    label = mark("Activity")
    icon = "tools"
    fields = (TITLE, FieldDescription("owner", mark("Who does it")), NOTES, EVIDENCE, UNTIL, TAGS)

    def draw(self, card: Card, pen: Pen, width: float, height: float | None = None) -> Drawing:
        """The words at the top, the chip at the bottom."""
        theme, scale = pen.theme, pen.scale
        x, y = theme.grid.card_padding_x * scale, theme.grid.card_padding_y * scale
        words = pen.block(card.title, self.type_name, width - 2 * x - evidence_room(card, pen))
        owner = _OwnerChip(card.owner, pen, width - 2 * x) if card.owner else None
        natural = words.height + 2 * y + (owner.height + WORDS_GAP * scale if owner else 0.0)
        least = theme.min_height.backstage if owner else self.minimum_height(theme)
        size = Size(width, max(least * scale, natural, height or 0.0))
        return Drawing(
            size,
            together(
                (pen.box(size, fill=theme.map.subtle, line=theme.map.hair_strong),),
                words.at(x, y),
                corner_evidence(card, pen, width, y + words.style.line_height / 2),
                owner.at(x, size.height - y - owner.height) if owner else (),
            ),
            ink_of(size),
            words.box(x, y),
        )


class _OwnerChip:
    """A pill with a disc: who owns something. A long name makes it taller."""

    def __init__(self, owner: str, pen: Pen, room: float) -> None:
        self._pen = pen
        scale, self._least = pen.scale, pen.theme.size.owner_chip_height * pen.scale
        self._indent = self._least + (CHIP_WORDS_GAP - CHIP_INSET) * scale
        self._has_disc = room - self._indent - CHIP_END * scale >= CHIP_NARROW * scale
        if not self._has_disc:
            self._indent = CHIP_END * scale
        inside = room - self._indent - CHIP_END * scale
        self._words: Block = pen.block(owner, "owner_chip", inside, pen.theme.map.chip_text).snug()
        lines = self._words.height - self._words.style.line_height
        self.height = self._least + lines

    def at(self, x: float, y: float) -> tuple[Item, ...]:
        """The chip with its top left corner at ``x``, ``y``."""
        pen, colours, scale = self._pen, self._pen.theme.map, self._pen.scale
        words = self._words
        width = self._indent + words.paragraph.width + CHIP_END * scale
        radius = self._least / 2
        middle = y + self.height / 2
        disc: tuple[Item, ...] = (
            Shape(Circle(x + radius, middle, radius - CHIP_INSET * scale), colours.card),
            pen.icon("users", x + radius, middle, CHIP_ICON, colours.chip_text),
        )
        return together(
            (Shape(RoundedRect(Rect(x, y, width, self.height), radius), colours.chip_fill),),
            disc if self._has_disc else (),
            words.at(x + self._indent, middle - words.height / 2),
        )
