"""Why the customer does it: needs and motives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.i18n import mark
from cjm_desktop.kinds.base import LaneKind
from cjm_desktop.kinds.fields import CARD_FIELDS
from cjm_desktop.kinds.icon_card import IconCard

if TYPE_CHECKING:
    from cjm_desktop.display.geometry import Size
    from cjm_desktop.display.items import Shape
    from cjm_desktop.kinds.pen import Pen


class Motivation(IconCard):
    """A quiet card with a heart: no white ground, so that it steps back behind what the customer does."""

    identifier = "motivation"
    label = mark("Motivation")
    icon = "heart"
    fields = CARD_FIELDS

    def box(self, size: Size, pen: Pen) -> Shape:
        """A box on the ground of the stage."""
        return pen.box(size, fill=pen.hue.band)


class Motivations(LaneKind):
    """The row of needs and motives."""

    identifier = "motivations"
    label = mark("Motivations and needs")
    look = "goals"
    icon = "heart"
    takes = ("motivation",)
