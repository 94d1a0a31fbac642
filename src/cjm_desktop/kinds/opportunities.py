"""Where the journey could become better, and how much that would bring and cost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import Field

from cjm_desktop.display.geometry import Rect, Size
from cjm_desktop.display.items import Circle, Item, Line, RoundedRect, Shape, Stroke
from cjm_desktop.i18n import mark
from cjm_desktop.kinds.base import CardKind, FieldDescription, LaneKind, corner_evidence, evidence_room
from cjm_desktop.kinds.fields import EVIDENCE, NOTES, OWNER, TAGS, TITLE, UNTIL
from cjm_desktop.kinds.pen import Block, Drawing, Pen, ink_of, together
from cjm_desktop.model.records import Card, Title
from cjm_desktop.theme.mixing import mixed

if TYPE_CHECKING:
    from cjm_desktop.display.items import Colour
    from cjm_desktop.theme import Theme

Level = Literal["low", "mid", "high"]
IMPACTS: dict[Level, str] = {
    "low": mark("Impact low"),
    "mid": mark("Impact mid"),
    "high": mark("Impact high"),
}
EFFORTS: dict[Level, str] = {
    "low": mark("effort low"),
    "mid": mark("effort mid"),
    "high": mark("effort high"),
}
STATUSES = {
    "proposed": mark("Proposed"),
    "planned": mark("Planned"),
    "in_progress": mark("In progress"),
    "done": mark("Done"),
    "dropped": mark("Dropped"),
}


class OpportunityCard(Card):
    """A chance: what it would bring and what it would cost, both from 1 to 5, and how far it has come."""

    impact: int | None = Field(default=None, ge=1, le=5)
    effort: int | None = Field(default=None, ge=1, le=5)
    status: Literal["proposed", "planned", "in_progress", "done", "dropped"] = "proposed"
    due: Title = ""


WORDS_GAP, BADGE_GAP = 7.0, 8.0
"""Between the words and the square below them, and between the square and its own words, before the map's scale."""


class Opportunity(CardKind):
    """A card with a small square that shows impact and effort."""

    identifier = "opportunity"
    label = mark("Opportunity")
    icon = "bulb"
    record = OpportunityCard
    fields = (
        TITLE,
        FieldDescription("impact", mark("Impact"), "score"),
        FieldDescription("effort", mark("Effort"), "score"),
        OWNER,
        FieldDescription("status", mark("Status"), "choice", tuple(STATUSES.items())),
        FieldDescription("due", mark("Due"), "date"),
        NOTES,
        EVIDENCE,
        UNTIL,
        TAGS,
    )
    type_name = "opportunity"

    def draw(self, card: Card, pen: Pen, width: float, height: float | None = None) -> Drawing:
        """The words at the top, the square with its own at the bottom."""
        theme, scale = pen.theme, pen.scale
        x, y = theme.grid.card_padding_x * scale, theme.grid.card_padding_y * scale
        words = pen.block(card.title, self.type_name, width - 2 * x - evidence_room(card, pen))
        impact, effort = _scores(card)
        side = theme.size.quadrant * scale
        indent = side + BADGE_GAP * scale if impact and effort else 0.0
        badge = _badge_words(impact, effort, pen, width - 2 * x - indent)
        foot = max(side if indent else 0.0, badge.height)
        least = theme.min_height.opportunity if foot else self.minimum_height(theme)
        top = max(words.height, words.style.line_height if card.evidence else 0.0)
        natural = top + 2 * y + (foot + WORDS_GAP * scale if foot else 0.0)
        size = Size(width, max(least * scale, natural, height or 0.0))
        middle = size.height - y - foot / 2
        return Drawing(
            size,
            together(
                (opportunity_box(size, pen),),
                words.at(x, y),
                corner_evidence(card, pen, width, y + words.style.line_height / 2),
                quadrant(x + side / 2, middle, impact, effort, pen) if impact and effort else (),
                badge.at(x + indent, middle - badge.height / 2),
            ),
            ink_of(size),
            words.box(x, y),
        )


def opportunity_box(size: Size, pen: Pen) -> Shape:
    """The box of what makes a journey better."""
    return pen.box(size, line=pen.softened(_accent(pen.theme), 0.62))


def level_of(score: int) -> Level:
    """A score from 1 to 5 in a word."""
    return "low" if score < 3 else "mid" if score == 3 else "high"


def quadrant(x: float, y: float, impact: int, effort: int, pen: Pen) -> tuple[Item, ...]:
    """A square around a middle: impact upwards, effort to the right, the quarter of quick wins tinted."""
    theme, scale = pen.theme, pen.scale
    side, accent = theme.size.quadrant * scale, _accent(theme)
    line = 1.2 * scale
    half = (side - line) / 2
    tint = mixed(theme.lane("opportunities").tint, accent, 0.1)
    thin = Stroke(pen.softened(accent, 0.6), 0.8 * scale)
    reach = half * 0.6
    dot = Circle(x + reach * (effort - 3) / 2, y - reach * (impact - 3) / 2, side * 0.145)
    items = (
        Shape(RoundedRect(Rect(x - half, y - half, 2 * half, 2 * half), 3.2 * scale), theme.map.card),
        Shape(RoundedRect(Rect(x - half, y - half, half, half), 2.4 * scale), tint),
        Shape(Line(x, y - half, x, y + half), None, thin),
        Shape(Line(x - half, y, x + half, y), None, thin),
        Shape(
            RoundedRect(Rect(x - half, y - half, 2 * half, 2 * half), 3.2 * scale), None, Stroke(accent, line)
        ),
        Shape(dot, accent),
    )
    return pen.upright(items, x)


def _scores(card: Card) -> tuple[int | None, int | None]:
    return (card.impact, card.effort) if isinstance(card, OpportunityCard) else (None, None)


def _badge_words(impact: int | None, effort: int | None, pen: Pen, width: float) -> Block:
    said = []
    if impact is not None:
        said.append(pen.words(IMPACTS[level_of(impact)]))
    if effort is not None:
        said.append(pen.words(EFFORTS[level_of(effort)]))
    words = ", ".join(said)
    return pen.block(words[:1].upper() + words[1:], "badge", width, pen.theme.map.ink2)


def _accent(theme: Theme) -> Colour:
    return theme.lane("opportunities").accent


class Opportunities(LaneKind):
    """The row of opportunities."""

    identifier = "opportunities"
    label = mark("Opportunities")
    look = "opportunities"
    takes = ("opportunity",)
