"""What is sent or said to customers at the right moment, so that they go on."""

from __future__ import annotations

from typing import Literal, NamedTuple

from cjm_desktop.display.geometry import Size
from cjm_desktop.display.items import Circle, Item, Shape
from cjm_desktop.i18n import mark
from cjm_desktop.kinds.base import CardKind, FieldDescription, LaneKind, corner_evidence
from cjm_desktop.kinds.discs import narrowed
from cjm_desktop.kinds.fields import EVIDENCE, NOTES, OWNER, TAGS, TITLE, UNTIL
from cjm_desktop.kinds.leading import NARROW, lead
from cjm_desktop.kinds.pen import Block, Drawing, Pen, ink_of, together
from cjm_desktop.model.records import Card, Title, Words

InterventionType = Literal[
    "email", "retargeting_ad", "push", "sms", "chatbot", "call", "in_app_message", "offer"
]


class Means(NamedTuple):
    """How an intervention reaches the customer: its message and icon."""

    label: str
    icon: str


MEANS: dict[InterventionType, Means] = {
    "email": Means(mark("E-mail"), "mail"),
    "retargeting_ad": Means(mark("Retargeting ad"), "ad-2"),
    "push": Means(mark("Push notification"), "bell"),
    "sms": Means(mark("Text message"), "device-mobile-message"),
    "chatbot": Means(mark("Chatbot"), "message-chatbot"),
    "call": Means(mark("Call"), "phone"),
    "in_app_message": Means(mark("In-app message"), "message-circle"),
    "offer": Means(mark("Offer"), "discount"),
}


class InterventionCard(Card):
    """A message that a ``trigger`` releases; ``timing`` says how soon. Its audience are the card's personas."""

    type: InterventionType = "email"
    trigger: Title = ""
    message: Words = ""
    timing: Title = ""


DISC, DISC_ICON, DISC_GAP = 28.0, 16.0, 9.0
"""The disc, the icon on it, and from there to the words, in points before the map's scale."""
LINE_ICON, LINE_GAP = 12.0, 5.0
"""The icon before trigger and timing, and from there to their words, in points before the map's scale."""
DETAILS_GAP = 5.0


class Intervention(CardKind):
    """A card that says what is sent, what releases it, and when."""

    identifier = "intervention"
    label = mark("Intervention")
    icon = "bolt"
    record = InterventionCard
    fields = (
        TITLE,
        FieldDescription(
            "type",
            mark("Type"),
            "choice",
            tuple((name, means.label) for name, means in MEANS.items()),
            tuple(means.icon for means in MEANS.values()),
        ),
        FieldDescription("trigger", mark("Trigger")),
        FieldDescription("timing", mark("Timing")),
        FieldDescription("message", mark("Message"), "text"),
        NOTES,
        OWNER,
        EVIDENCE,
        UNTIL,
        TAGS,
    )

    def width(self, cell: float, pen: Pen) -> float:
        """As wide as a touchpoint, beside which it may stand: paths need room between two cards."""
        room = (pen.theme.grid.cell_width - pen.theme.size.touchpoint_width) * pen.scale
        return narrowed(cell, room)

    def draw(self, card: Card, pen: Pen, width: float, height: float | None = None) -> Drawing:
        """Disc at the start, title and type beside it, trigger and timing below."""
        theme, scale, hue = pen.theme, pen.scale, pen.hue
        intervention = (
            card if isinstance(card, InterventionCard) else InterventionCard.model_validate(dict(card))
        )
        means = MEANS[intervention.type]
        x, y = theme.grid.card_padding_x * scale, theme.grid.card_padding_y * scale
        disc, start = DISC * scale, lead(card, pen, width, DISC, DISC_GAP)
        title = pen.block(card.title, "touchpoint_title", start.room)
        kind = pen.block(pen.words(means.label), "channel", width - x - start.x, theme.map.ink3)
        details = _details(intervention, pen, width - 2 * x)
        head = title.height + kind.height
        top = y + (start.drop or max(0.0, disc - head) / 2)
        below = max(top + head, y + disc)
        natural = below + sum(DETAILS_GAP * scale + words.height for _, words in details) + y
        size = Size(width, max(natural, height or 0.0))
        middle = y + disc / 2
        first = middle if start.drop else top + title.style.line_height / 2
        return Drawing(
            size,
            together(
                (pen.box(size),),
                (Shape(Circle(x + disc / 2, middle, disc / 2), hue.disc),),
                (pen.icon(means.icon, x + disc / 2, middle, DISC_ICON, hue.text),),
                title.at(start.x, top),
                kind.at(start.x, top + title.height),
                corner_evidence(card, pen, width, first),
                _placed(details, x, below, pen),
            ),
            ink_of(size),
            title.box(start.x, top),
        )


def _details(card: InterventionCard, pen: Pen, width: float) -> list[tuple[str, Block]]:
    """Trigger and timing, as far as they are told, each with its icon where there is room for it."""
    told = [(icon, words) for icon, words in (("bolt", card.trigger), ("clock", card.timing)) if words]
    room = width - (LINE_ICON + LINE_GAP) * pen.scale
    if room < NARROW * pen.scale:
        return [("", pen.block(words, "channel", width, pen.theme.map.ink2)) for _, words in told]
    return [(icon, pen.block(words, "channel", room, pen.theme.map.ink2)) for icon, words in told]


def _placed(details: list[tuple[str, Block]], x: float, y: float, pen: Pen) -> tuple[Item, ...]:
    """The details below one another, each with its icon on its first line."""
    items: list[Item] = []
    side = LINE_ICON * pen.scale
    for icon, words in details:
        y += DETAILS_GAP * pen.scale
        if icon:
            middle = y + words.style.line_height / 2
            items.append(pen.icon(icon, x + side / 2, middle, LINE_ICON, pen.hue.accent))
        items.extend(words.at(x + side + LINE_GAP * pen.scale if icon else x, y))
        y += words.height
    return tuple(items)


class Interventions(LaneKind):
    """The row of interventions: the orchestration of the journey."""

    identifier = "interventions"
    label = mark("Interventions")
    look = "actions"
    icon = "bolt"
    takes = ("intervention",)
