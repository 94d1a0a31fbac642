"""How an obstacle could be removed or a chance be taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.i18n import mark
from cjm_desktop.kinds.base import LaneKind
from cjm_desktop.kinds.fields import CARD_FIELDS
from cjm_desktop.kinds.icon_card import IconCard
from cjm_desktop.kinds.opportunities import opportunity_box

if TYPE_CHECKING:
    from cjm_desktop.display.geometry import Size
    from cjm_desktop.display.items import Colour, Shape
    from cjm_desktop.kinds.pen import Pen


class Idea(IconCard):
    """A card with a light bulb, in the look of the opportunities."""

    identifier = "idea"
    label = mark("Idea")
    icon = "bulb"
    fields = CARD_FIELDS
    type_name = "opportunity"

    def icon_colour(self, pen: Pen) -> Colour:
        """The colour of the lane's own icon."""
        return pen.theme.lane("opportunities").accent

    def box(self, size: Size, pen: Pen) -> Shape:
        """The box of an opportunity."""
        return opportunity_box(size, pen)


class Ideas(LaneKind):
    """The row of ideas and solutions."""

    identifier = "ideas"
    label = mark("Ideas and solutions")
    look = "opportunities"
    takes = ("idea",)
