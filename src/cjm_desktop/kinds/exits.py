"""Where customers leave the journey: because they give up, or because they are done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from cjm_desktop.display.geometry import Rect, Size
from cjm_desktop.display.items import Item, RoundedRect, Shape, Stroke
from cjm_desktop.i18n import mark
from cjm_desktop.kinds.base import CardKind, FieldDescription
from cjm_desktop.kinds.discs import Insets, disc_place, icon_disc, narrowed
from cjm_desktop.kinds.fields import EVIDENCE, NOTES, OWNER, TAGS, TITLE
from cjm_desktop.kinds.pen import Drawing, Pen, ink_of, together
from cjm_desktop.kinds.percentages import percentage
from cjm_desktop.model.records import Card, Transition
from cjm_desktop.model.shares import shares
from cjm_desktop.theme.mixing import mixed

if TYPE_CHECKING:
    from cjm_desktop.display.items import Colour
    from cjm_desktop.model.graph import JourneyGraph
    from cjm_desktop.theme import Theme

Outcome = Literal["left", "done"]


class ExitCard(Card):
    """An end of the journey: customers ``left`` it, or are ``done`` with it."""

    outcome: Outcome = "left"


class CountedExit(ExitCard):
    """An exit as it is drawn: with the share (0..1) of the customers before it who take it. Never in a file."""

    share: float | None = None


class _Look(NamedTuple):
    """How an outcome is drawn and called: with a share, and without one."""

    icon: str
    with_share: str
    alone: str


LOOKS: dict[Outcome, _Look] = {
    "left": _Look("door-exit", mark("{share} leave"), mark("Leave")),
    "done": _Look("circle-check", mark("{share} arrive"), mark("Arrive")),
}

ICON_SHARE = 0.58
"""The side of the icon, in diameters of its disc."""
DISC_INSET = 8.0
WORDS_GAP = 9.0
END_INSET = 14.0
EVIDENCE_GAP = 6.0
PADDING_Y = 6.0
"""Inside the pill: before its disc, between disc and words, after the words, above and below them. Points before the
map's scale, like the others."""


class Exit(CardKind):
    """A pill with a filled disc: the share of those who take it, and why."""

    identifier = "exit"
    label = mark("Exit")
    icon = "door-exit"
    record = ExitCard
    fields = (
        TITLE,
        FieldDescription(
            "outcome",
            mark("Outcome"),
            "choice",
            (("left", mark("They leave")), ("done", mark("They arrive"))),
        ),
        NOTES,
        OWNER,
        EVIDENCE,
        TAGS,
    )
    stretches = False

    def width(self, cell: float, pen: Pen) -> float:
        """As much narrower than its cell as the theme's pill is."""
        room = (pen.theme.grid.cell_width - pen.theme.size.exit_pill.width) * pen.scale
        return narrowed(cell, room)

    def minimum_height(self, theme: Theme) -> float:
        """The least height of a card, in points before the map's scale."""
        return theme.size.exit_pill.height

    def draw(self, card: Card, pen: Pen, width: float, height: float | None = None) -> Drawing:
        """Disc at the start, share and title beside it."""
        theme, scale = pen.theme, pen.scale
        outcome: Outcome = card.outcome if isinstance(card, ExitCard) else "left"
        side = theme.size.evidence * scale
        colour, tint = _colours(outcome, theme)
        evidence = side + EVIDENCE_GAP * scale if card.evidence else 0.0
        insets = Insets(DISC_INSET * scale, WORDS_GAP * scale, END_INSET * scale + evidence)
        place = disc_place(width, theme.size.exit_disc * scale, insets, scale)
        share = pen.block(_first_line(card, outcome, pen), "exit_value", place.room, colour)
        title = pen.block(card.title, "badge", place.room, colour)
        inside = place.above + share.height + title.height
        least = self.minimum_height(theme) * scale
        size = Size(width, max(least, inside + 2 * PADDING_Y * scale, height or 0.0))
        top = (size.height - inside) / 2 + place.above
        centre = (place.centre, place.centre_y(top, size.height))
        items = together(
            (_pill(size, least / 2 if place.beside else theme.radius.card * scale, colour, tint, theme),),
            icon_disc(LOOKS[outcome].icon, centre, place.disc, ICON_SHARE, (colour, tint), pen),
            share.at(place.words, top),
            title.at(place.words, top + share.height),
            pen.evidence(card.evidence, width - END_INSET * scale - side / 2, centre[1])
            if card.evidence
            else (),
        )
        return Drawing(size, items, ink_of(size), title.box(place.words, top + share.height))


def _colours(outcome: Outcome, theme: Theme) -> tuple[Colour, Colour]:
    """Line and ground. Vermilion means loss, so an exit of those who are done is calm."""
    colours = theme.map
    return (colours.exit, colours.exit_tint) if outcome == "left" else (colours.good, colours.good_tint)


def _pill(size: Size, radius: float, colour: Colour, tint: Colour, theme: Theme) -> Item:
    width = theme.stroke.card
    inner = Rect(width / 2, width / 2, size.width - width, size.height - width)
    return Shape(RoundedRect(inner, radius), tint, Stroke(mixed(colour, tint, 0.4), width))


def _first_line(card: Card, outcome: Outcome, pen: Pen) -> str:
    share = card.share if isinstance(card, CountedExit) else None
    if share is None:
        return pen.words(LOOKS[outcome].alone)
    return pen.words(LOOKS[outcome].with_share).format(share=percentage(share, pen.language))


def share_of_exit(exit_card: ExitCard, graph: JourneyGraph) -> float | None:
    """The share of those who take the one way into an exit; nothing where several ways or none lead there."""
    ways = [link for link in graph.links_to(exit_card.id) if isinstance(link, Transition)]
    if len(ways) != 1:
        return None
    beside = [link for link in graph.links_from(ways[0].source) if isinstance(link, Transition)]
    return shares(beside).get(ways[0].id)


def counted(exit_card: ExitCard, share: float) -> CountedExit:
    """The exit with its share, to be drawn."""
    return CountedExit.model_validate({**dict(exit_card), "share": share})
