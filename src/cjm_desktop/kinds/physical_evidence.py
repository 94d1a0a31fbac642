"""The things that the customer sees, holds or takes home."""

from __future__ import annotations

from cjm_desktop.display.geometry import Rect, Size
from cjm_desktop.display.icons import has_icon
from cjm_desktop.i18n import mark
from cjm_desktop.kinds.base import FieldDescription, LaneKind, corner_evidence
from cjm_desktop.kinds.fields import CARD_FIELDS
from cjm_desktop.kinds.icon_card import GAP, IconCard
from cjm_desktop.kinds.leading import lead
from cjm_desktop.kinds.pen import Drawing, Pen, ink_of, together
from cjm_desktop.model.records import Card, Element, Title


class EvidenceItemCard(Card):
    """A thing by which a service shows itself. ``icon`` is one that suits it better than the kind's own."""

    icon: Title = ""


PICTURE = 48.0
"""The side of a card's picture, in points before the map's scale."""


class EvidenceItem(IconCard):
    """A card with a small picture of the thing, or an icon."""

    identifier = "evidence_item"
    label = mark("Physical evidence")
    icon = "package"
    record = EvidenceItemCard
    fields = (
        *CARD_FIELDS,
        FieldDescription("icon", mark("Icon"), "icon"),
        FieldDescription("picture", mark("Picture"), "picture"),
    )

    def icon_of(self, element: Element) -> str:
        """The card's own icon, if there is one of that name."""
        own = element.icon if isinstance(element, EvidenceItemCard) else ""
        return own if has_icon(own) else self.icon

    def draw(self, card: Card, pen: Pen, width: float, height: float | None = None) -> Drawing:
        """The picture beside the words, or above them where the card is narrow; the icon where there is no picture."""
        scale, side = pen.scale, PICTURE * pen.scale
        x, y = pen.theme.grid.card_padding_x * scale, pen.theme.grid.card_padding_y * scale
        picture = pen.picture(card.picture, Rect(x, y, side, side), pen.theme.radius.ui_tab * scale)
        if not picture:
            return super().draw(card, pen, width, height)
        start = lead(card, pen, width, PICTURE, GAP)
        words = pen.block(card.title, self.type_name, start.room)
        top = y + (start.drop or max(0.0, side - words.height) / 2)
        size = Size(width, max(max(top + words.height, y + side) + y, height or 0.0))
        corner = corner_evidence(card, pen, width, y + words.style.line_height / 2)
        items = together((self.box(size, pen),), picture, words.at(start.x, top), corner)
        return Drawing(size, items, ink_of(size), words.box(start.x, top))


class PhysicalEvidence(LaneKind):
    """The row of the things that customers meet."""

    identifier = "physical_evidence"
    label = mark("Physical evidence")
    look = "evidence"
    icon = "package"
    takes = ("evidence_item",)
