"""Where customer and company meet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import Field

from cjm_desktop.display.geometry import Rect, Size
from cjm_desktop.display.icons import has_icon
from cjm_desktop.display.items import Circle, Item, Shape
from cjm_desktop.i18n import mark
from cjm_desktop.kinds.base import CardKind, FieldDescription, LaneKind, LaneView
from cjm_desktop.kinds.channels import CHANNELS, Channel
from cjm_desktop.kinds.fields import EVIDENCE, NOTES, OWNER, TAGS, TITLE
from cjm_desktop.kinds.marks import star
from cjm_desktop.kinds.pen import Drawing, Pen, ink_of, together
from cjm_desktop.model.records import Card, Title

if TYPE_CHECKING:
    from cjm_desktop.theme import Theme

Score = int | None


class TouchpointCard(Card):
    """A meeting on a channel. ``channel_name`` says the channel in other words, ``icon`` shows it differently.

    Scores run from 1 to 5: the customer's satisfaction, and how much the touchpoint matters to either side.
    """

    channel: Title = ""
    channel_name: Title = ""
    icon: Title = ""
    direction: Literal["to_company", "to_customer", "both"] | None = None
    satisfaction: Score = Field(default=None, ge=1, le=5)
    customer_importance: Score = Field(default=None, ge=1, le=5)
    organisation_importance: Score = Field(default=None, ge=1, le=5)
    moment_of_truth: Literal["general", "zmot", "fmot", "smot", "umot"] | None = None
    milestone: bool = False
    peak: bool = False
    end: bool = False
    start: bool = False

    def known_channel(self) -> Channel | None:
        """The channel, if it is one of ours."""
        return CHANNELS.get(self.channel)

    def icon_name(self) -> str:
        """The icon of the card's disc."""
        if self.icon and has_icon(self.icon):
            return self.icon
        channel = self.known_channel()
        return channel.icon if channel else CHANNELS["custom"].icon


CHANNEL_FIELD = FieldDescription(
    "channel", mark("Channel"), "choice", tuple((name, channel.label) for name, channel in CHANNELS.items())
)
MOMENT_FIELD = FieldDescription(
    "moment_of_truth",
    mark("Moment of truth"),
    "choice",
    (
        (None, mark("No")),
        ("general", mark("Yes")),
        ("zmot", mark("Zero moment: research")),
        ("fmot", mark("First moment: choice")),
        ("smot", mark("Second moment: use")),
        ("umot", mark("Ultimate moment: sharing")),
    ),
)
SCORES = (
    FieldDescription("satisfaction", mark("Satisfaction, 1 to 5"), "number"),
    FieldDescription("customer_importance", mark("Importance to the customer, 1 to 5"), "number"),
    FieldDescription("organisation_importance", mark("Importance to us, 1 to 5"), "number"),
)


PADDING_Y = 7.0
"""Above and below the words, so that two lines of title still fit the plain height. Points before the map's scale."""


class Touchpoint(CardKind):
    """A card with the icon of its channel on a disc in the stage's hue."""

    identifier = "touchpoint"
    label = mark("Touchpoint")
    icon = "route"
    record = TouchpointCard
    fields = (
        TITLE,
        CHANNEL_FIELD,
        FieldDescription("channel_name", mark("Channel in your words")),
        MOMENT_FIELD,
        NOTES,
        OWNER,
        EVIDENCE,
        *SCORES,
        TAGS,
    )
    stretches = False

    def width(self, cell: float, pen: Pen) -> float:
        """Narrower than its cell, so that paths have room between two cards."""
        room = (pen.theme.grid.cell_width - pen.theme.size.touchpoint_width) * pen.scale
        return max(cell - room, cell * 0.6)

    def minimum_height(self, theme: Theme) -> float:
        """The least height of a card, in points before the map's scale."""
        return theme.min_height.touchpoint

    def draw(self, card: Card, pen: Pen, width: float, height: float | None = None) -> Drawing:
        """Disc at the start, title and channel beside it, evidence at the end of the channel's line."""
        theme, scale, hue = pen.theme, pen.scale, pen.hue
        touchpoint = card if isinstance(card, TouchpointCard) else TouchpointCard.model_validate(dict(card))
        disc = theme.size.touchpoint_disc * scale
        inset = 11 * scale
        x = inset + disc + 10 * scale
        room = width - x - 9 * scale
        mark_room = (theme.size.evidence + 4) * scale if card.evidence else 0.0
        title = pen.block(card.title, "touchpoint_title", room)
        channel = pen.block(_channel_words(touchpoint, pen), "channel", room - mark_room, theme.map.ink3)
        words_height = title.height + channel.height
        least = self.minimum_height(theme) * scale
        size = Size(width, max(least, words_height + 2 * PADDING_Y * scale, height or 0.0))
        top = (size.height - words_height) / 2
        middle = size.height / 2
        evidence: tuple[Item, ...] = ()
        if card.evidence:
            line = channel.style.line_height
            at = (width - 9 * scale - theme.size.evidence * scale / 2, top + words_height - line / 2)
            evidence = pen.evidence(card.evidence, *at)
        items = together(
            (pen.box(size),),
            (Shape(Circle(inset + disc / 2, middle, disc / 2), hue.header),),
            (
                pen.icon(
                    touchpoint.icon_name(),
                    inset + disc / 2,
                    middle,
                    theme.size.touchpoint_icon,
                    hue.on_header,
                ),
            ),
            title.at(x, top),
            channel.at(x, top + title.height),
            evidence,
            _moment_badge(pen) if touchpoint.moment_of_truth else (),
        )
        ink = ink_of(size)
        if touchpoint.moment_of_truth:
            badge = theme.size.star_badge * scale / 2 + 3
            ink = ink.united(Rect(-badge, -badge, 2 * badge, 2 * badge))
        return Drawing(size, items, ink, title.box(x, top))


def _channel_words(card: TouchpointCard, pen: Pen) -> str:
    if card.channel_name:
        return card.channel_name
    channel = card.known_channel()
    return pen.words(channel.label) if channel else card.channel


def _moment_badge(pen: Pen) -> tuple[Item, ...]:
    """A gold disc with a star on the top left corner, set off by a ring of the card's colour."""
    radius = pen.theme.size.star_badge * pen.scale / 2
    at = 3 * pen.scale
    colours = pen.theme.map
    return (
        Shape(Circle(at, at, radius + 2 * pen.scale), colours.card),
        Shape(Circle(at, at, radius), colours.star_fill),
        Shape(star(at, at + 0.3 * pen.scale, radius * 0.62), colours.star_ink),
    )


class Touchpoints(LaneKind):
    """The row of touchpoints, whose first cards stand on one line so that a path can run straight."""

    identifier = "touchpoints"
    label = mark("Touchpoints")
    look = "touchpoints"
    takes = ("touchpoint",)
    level_rows = True

    def minimum_height(self, theme: Theme) -> float:
        """The least height of a row's content, in points before the map's scale."""
        return theme.min_height.touchpoint

    def row_gap(self, theme: Theme) -> float:
        """Room for an arrow between two cards of a cell."""
        return theme.min_height.touchpoint_row_gap

    def headroom(self, view: LaneView) -> float:
        """Room for paths that lead back, where there are any."""
        return view.pen.theme.min_height.loop_headroom * view.pen.scale if view.loops else 0.0
