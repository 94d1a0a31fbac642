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
from cjm_desktop.kinds.discs import Insets, disc_place, icon_disc, narrowed
from cjm_desktop.kinds.exits import ExitCard, counted, share_of_exit
from cjm_desktop.kinds.fields import EVIDENCE, NOTES, OWNER, TAGS, TITLE
from cjm_desktop.kinds.marks import star
from cjm_desktop.kinds.pen import Drawing, Pen, ink_of, together
from cjm_desktop.model.records import Card, Title, Transition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjm_desktop.model.graph import JourneyGraph
    from cjm_desktop.model.records import Element, Lane
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


def touchpoints_of(graph: JourneyGraph, persona: str | None = None) -> Iterator[TouchpointCard]:
    """The touchpoints of every lane, in reading order; of one persona, that persona's and everyone's."""
    for lane in graph.lanes():
        for card in graph.elements_in(lane.id):
            # The word for the kind is looked at first: asking pydantic's classes for it takes ten times as long.
            if card.kind != Touchpoint.identifier or not isinstance(card, TouchpointCard):
                continue
            if persona is None or not card.personas or persona in card.personas:
                yield card


COMMONEST = (
    *("search", "web_shop", "social_network", "advertising", "email", "mobile_app", "chat"),
    *("store", "phone", "word_of_mouth", "review_site", "delivery", "person"),
)
"""The channels that are offered first."""
_OFFERED = {name: CHANNELS[name] for name in (*COMMONEST, *CHANNELS)}
CHANNEL_FIELD = FieldDescription(
    "channel",
    mark("Channel"),
    "choice",
    tuple((name, channel.label) for name, channel in _OFFERED.items()),
    tuple(channel.icon for channel in _OFFERED.values()),
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
    FieldDescription("satisfaction", mark("Satisfaction"), "score"),
    FieldDescription("customer_importance", mark("Importance to the customer"), "score"),
    FieldDescription("organisation_importance", mark("Importance to us"), "score"),
)


LEVEL = 16.0
"""Between two paths that run above the cards, in points before the map's scale."""
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
        NOTES,
        OWNER,
        EVIDENCE,
        MOMENT_FIELD,
        FieldDescription("milestone", mark("Milestone"), "flag"),
        *SCORES,
        FieldDescription("icon", mark("Icon"), "icon"),
        TAGS,
    )
    stretches = False

    def icon_of(self, element: Element) -> str:
        """The icon in the card's disc."""
        return element.icon_name() if isinstance(element, TouchpointCard) else self.icon

    def width(self, cell: float, pen: Pen) -> float:
        """Narrower than its cell, so that paths have room between two cards."""
        room = (pen.theme.grid.cell_width - pen.theme.size.touchpoint_width) * pen.scale
        return narrowed(cell, room)

    def minimum_height(self, theme: Theme) -> float:
        """The least height of a card, in points before the map's scale."""
        return theme.min_height.touchpoint

    def draw(self, card: Card, pen: Pen, width: float, height: float | None = None) -> Drawing:
        """Disc at the start, title and channel beside it, evidence at the end of the channel's line."""
        theme, scale, hue = pen.theme, pen.scale, pen.hue
        touchpoint = card if isinstance(card, TouchpointCard) else TouchpointCard.model_validate(dict(card))
        insets = Insets(11 * scale, 10 * scale, 9 * scale)
        place = disc_place(width, theme.size.touchpoint_disc * scale, insets, scale)
        mark_room = (theme.size.evidence + 4) * scale if card.evidence else 0.0
        room = place.room - mark_room if place.beside else place.room
        title = pen.block(card.title, "touchpoint_title", place.room)
        channel = pen.block(_channel_words(touchpoint, pen), "channel", room, theme.map.ink3)
        own_line = channel.style.line_height if card.evidence and place.beside else 0.0
        words = title.height + max(channel.height, own_line)
        inside = place.above + words + (0.0 if place.beside else mark_room)
        least = self.minimum_height(theme) * scale
        size = Size(width, max(least, inside + 2 * PADDING_Y * scale, height or 0.0))
        top = (size.height - inside) / 2 + place.above
        centre = (place.centre, place.centre_y(top, size.height))
        mark_y = top + words + (-channel.style.line_height / 2 if place.beside else mark_room / 2)
        mark_x = width - insets.end - theme.size.evidence * scale / 2
        share = theme.size.touchpoint_icon / theme.size.touchpoint_disc
        items = together(
            (pen.box(size),),
            icon_disc(touchpoint.icon_name(), centre, place.disc, share, (hue.header, hue.on_header), pen),
            title.at(place.words, top),
            channel.at(place.words, top + title.height),
            pen.evidence(card.evidence, mark_x, mark_y) if card.evidence else (),
            *_badges(touchpoint, pen),
        )
        ink = ink_of(size)
        if touchpoint.moment_of_truth or touchpoint.milestone:
            badge = (theme.size.star_badge / 2 + 3) * scale
            ink = ink.united(Rect(-badge, -badge, 4 * badge, 2 * badge))
        return Drawing(size, items, ink, title.box(place.words, top))


def _channel_words(card: TouchpointCard, pen: Pen) -> str:
    if card.channel_name:
        return card.channel_name
    channel = card.known_channel()
    return pen.words(channel.label) if channel else card.channel


def _badges(touchpoint: TouchpointCard, pen: Pen) -> list[tuple[Item, ...]]:
    """What the top left corner wears: a star for a moment of truth, a flag for a milestone, or both side by side."""
    x, found = 3 * pen.scale, []
    if touchpoint.moment_of_truth:
        found.append(_moment_badge(x, pen))
        x += (pen.theme.size.star_badge + 1) * pen.scale
    if touchpoint.milestone:
        found.append(_milestone_badge(x, pen))
    return found


def _moment_badge(x: float, pen: Pen) -> tuple[Item, ...]:
    """A gold disc with a star, set off by a ring of the card's colour."""
    radius, y = pen.theme.size.star_badge * pen.scale / 2, 3 * pen.scale
    colours = pen.theme.map
    return (
        Shape(Circle(x, y, radius + 2 * pen.scale), colours.card),
        Shape(Circle(x, y, radius), colours.star_fill),
        Shape(star(x, y + 0.3 * pen.scale, radius * 0.62), colours.star_ink),
    )


def _milestone_badge(x: float, pen: Pen) -> tuple[Item, ...]:
    """A disc with a flag in the stage's hue: gold is for moments of truth alone."""
    radius, y = pen.theme.size.star_badge * pen.scale / 2, 3 * pen.scale
    return (
        Shape(Circle(x, y, radius + 2 * pen.scale), pen.theme.map.card),
        Shape(Circle(x, y, radius), pen.hue.disc),
        pen.icon("flag", x, y, 13, pen.hue.text),
    )


class Touchpoints(LaneKind):
    """The row of touchpoints, whose first cards stand on one line so that a path can run straight."""

    identifier = "touchpoints"
    label = mark("Touchpoints")
    look = "touchpoints"
    takes = ("touchpoint", "exit", "intervention")
    level_rows = True
    reads = ()

    def minimum_height(self, theme: Theme) -> float:
        """The least height of a row's content, in points before the map's scale."""
        return theme.min_height.touchpoint

    def row_gap(self, theme: Theme) -> float:
        """Room for an arrow between two cards of a cell."""
        return theme.min_height.touchpoint_row_gap

    def headroom(self, view: LaneView) -> float:
        """Room for the paths above the cards, one lying over the other."""
        if not view.over.above:
            return 0.0
        return (view.pen.theme.min_height.loop_headroom + LEVEL * (view.over.above - 1)) * view.pen.scale

    def rows_apart(self, view: LaneView) -> float:
        """Room for an arrow between two cards of a cell, and for the paths that run between the rows."""
        more = LEVEL * max(0, view.over.between - 1)
        return (self.row_gap(view.pen.theme) + more) * view.pen.scale

    def gather(self, graph: JourneyGraph, lane: Lane) -> tuple[object, ...]:
        """Each exit with the share of those who take it, where that is known."""
        del lane
        targets = dict.fromkeys(link.target for link in graph.links(Transition))
        exits = (card for card in map(graph.get, targets) if isinstance(card, ExitCard))
        found = ((card.id, share_of_exit(card, graph)) for card in exits)
        return tuple((card, share) for card, share in found if share is not None)

    def shown(self, card: Card, view: LaneView) -> Card:
        """An exit together with its share."""
        if not isinstance(card, ExitCard):
            return card
        share = next((share for source, share in _gathered_shares(view) if source == card.id), None)
        return card if share is None else counted(card, share)


def _gathered_shares(view: LaneView) -> Iterator[tuple[str, float]]:
    for found in view.gathered:
        match found:
            case (str(source), float(share)):
                yield source, share
            case _:
                pass
