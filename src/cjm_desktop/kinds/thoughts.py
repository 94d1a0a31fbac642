"""What the customer thinks and says."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from cjm_desktop.display.geometry import Close, CurveTo, MoveTo, Path, Segment, Size
from cjm_desktop.display.items import Colour, Item, Outline, Shape
from cjm_desktop.display.mirroring import mirrored_items
from cjm_desktop.i18n import mark
from cjm_desktop.kinds.base import CardKind, LaneKind, corner_evidence, evidence_room
from cjm_desktop.kinds.fields import CARD_FIELDS
from cjm_desktop.kinds.pen import Drawing, Pen, ink_of, together

if TYPE_CHECKING:
    from cjm_desktop.model.records import Card
    from cjm_desktop.theme import Theme

INDENT = 22.0
"""From the start of the cell to the words, in points before the map's scale."""
PADDING_Y = 3.0
MARK_WIDTH = 13.0
"""The quotation mark's width, in points before the map's scale."""


class Thought(CardKind):
    """Words behind a drawn quotation mark, without a card around them."""

    identifier = "thought"
    label = mark("Thought")
    icon = "message-circle"
    fields = CARD_FIELDS
    type_name = "thought"
    stretches = False

    def minimum_height(self, theme: Theme) -> float:
        """The least height of a card, in points before the map's scale."""
        return theme.min_height.thought

    def draw(self, card: Card, pen: Pen, width: float, height: float | None = None) -> Drawing:
        """The mark where reading starts, the words beside it, evidence at the end of the first line."""
        theme, scale = pen.theme, pen.scale
        x, y = INDENT * scale, PADDING_Y * scale
        aside = theme.grid.card_padding_x * scale + evidence_room(card, pen) if card.evidence else 0.0
        words = pen.block(card.title, self.type_name, width - x - aside, theme.map.quote)
        size = Size(width, max(self.minimum_height(theme) * scale, words.height + 2 * y, height or 0.0))
        line = words.style.line_height
        backwards = words.paragraph.right_to_left and not pen.mirrored
        marks = together(
            quotation_mark(scale, y + 0.17 * line, MARK_WIDTH * scale, pen.hue.quote),
            corner_evidence(card, replace(pen, mirrored=True) if backwards else pen, width, y + line / 2),
        )
        if backwards:
            marks, x = mirrored_items(marks, width), aside
        return Drawing(size, together(marks, words.at(x, y)), ink_of(size), words.box(x, y))


@lru_cache(maxsize=128)
def quotation_mark(x: float, y: float, width: float, colour: Colour) -> tuple[Item, ...]:
    """A drawn opening quotation mark with its top left corner at ``x``, ``y``. Cards share what is the same."""
    unit = width / 13
    halves = (_shifted(x + shift * unit, y, unit) for shift in (0.0, 7.3))
    return tuple(Shape(Outline(half), colour) for half in halves)


# One of the two drops, tail up, in units of which the whole mark is thirteen wide.
_DROP: Path = (
    MoveTo(4.9, 0.0),
    CurveTo(2.0, 1.2, 0.0, 3.6, 0.0, 6.7),
    CurveTo(0.0, 8.4, 1.2, 9.6, 2.8, 9.6),
    CurveTo(4.4, 9.6, 5.7, 8.4, 5.7, 6.9),
    CurveTo(5.7, 5.4, 4.6, 4.3, 3.2, 4.3),
    CurveTo(3.0, 4.3, 2.8, 4.3, 2.6, 4.4),
    CurveTo(2.9, 3.0, 3.9, 1.9, 5.5, 1.1),
    Close(),
)


def _shifted(x: float, y: float, unit: float) -> Path:
    """The drop in its place and size."""
    moved: list[Segment] = []
    for segment in _DROP:
        match segment:
            case MoveTo(px, py):
                moved.append(MoveTo(x + px * unit, y + py * unit))
            case CurveTo(x1, y1, x2, y2, px, py):
                near, far = (x + x1 * unit, y + y1 * unit), (x + x2 * unit, y + y2 * unit)
                moved.append(CurveTo(*near, *far, x + px * unit, y + py * unit))
            case _:
                moved.append(segment)
    return tuple(moved)


class Thoughts(LaneKind):
    """The row of thoughts."""

    identifier = "thoughts"
    label = mark("Thoughts")
    look = "thoughts"
    takes = ("thought",)

    def minimum_height(self, theme: Theme) -> float:
        """The least height of a row's content, in points before the map's scale."""
        return theme.min_height.thought
