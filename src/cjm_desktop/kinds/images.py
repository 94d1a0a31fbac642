"""Pictures of what happens: a storyboard."""

from __future__ import annotations

from typing import Final, Literal

from cjm_desktop.display.geometry import Rect, Size
from cjm_desktop.i18n import mark
from cjm_desktop.kinds.base import CardKind, FieldDescription, LaneKind, corner_evidence, evidence_room
from cjm_desktop.kinds.fields import EVIDENCE, NOTES, OWNER, TAGS
from cjm_desktop.kinds.pen import Drawing, Pen, ink_of, together
from cjm_desktop.model.records import Card

RATIO: Final = 2 / 3
"""Height of a picture's frame by its width: that of most photographs."""
MARGIN: Final = 6.0
"""Around a picture on its card, in points before the map's scale."""
TALLEST: Final = 176.0
"""A frame's greatest height, however wide the card, in points before the map's scale."""


class PictureCard(Card):
    """A card with a picture; its title is the caption. ``fit`` says whether the picture fills its frame and is cut."""

    fit: Literal["fill", "whole"] = "fill"


class Picture(CardKind):
    """A picture in a frame of one shape for all, with its caption below; without a picture the caption alone."""

    identifier = "picture"
    label = mark("Picture")
    icon = "photo"
    record = PictureCard
    fields = (
        FieldDescription("picture", mark("Picture"), "picture"),
        FieldDescription("title", mark("Caption"), "text"),
        FieldDescription(
            "fit",
            mark("In its frame"),
            "choice",
            (("fill", mark("Filling it, edges cut off")), ("whole", mark("Shown whole"))),
        ),
        NOTES,
        OWNER,
        EVIDENCE,
        TAGS,
    )

    def draw(self, card: Card, pen: Pen, width: float, height: float | None = None) -> Drawing:
        """The picture in a narrow margin, then the caption."""
        scale, margin = pen.scale, MARGIN * pen.scale
        inner = width - 2 * margin
        frame = Rect(margin, margin, inner, min(inner * RATIO, TALLEST * scale))
        radius = max(pen.theme.radius.card * scale - margin / 2, 0.0)
        whole = isinstance(card, PictureCard) and card.fit == "whole"
        picture = pen.picture(card.picture, frame, radius, whole=whole)
        if not picture:
            alone = super().draw(card, pen, width)  # in its own small box, never in a large empty one
            return alone._replace(size=Size(width, max(alone.size.height, height or 0.0)))
        x, top = pen.theme.grid.card_padding_x * scale, frame.bottom + margin
        words = pen.block(card.title, self.type_name, width - 2 * x - evidence_room(card, pen))
        line = words.style.line_height
        bottom = top
        if card.title or card.evidence:
            top += 2 * scale
            bottom = top + max(words.height, line) + margin + 2 * scale
        size = Size(width, max(bottom, height or 0.0))
        corner = corner_evidence(card, pen, width, top + line / 2)
        items = together((pen.box(size),), picture, words.at(x, top), corner)
        # Without a caption there is still a place to write one: over the foot of the picture.
        title = words.box(x, top if bottom > top else frame.bottom - line)
        return Drawing(size, items, ink_of(size), title)


class Images(LaneKind):
    """The row of pictures."""

    identifier = "images"
    label = mark("Images")
    look = "evidence"
    takes = ("picture",)
