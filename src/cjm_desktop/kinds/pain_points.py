"""Obstacles on the customer's way."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from cjm_desktop.display.geometry import Size
from cjm_desktop.display.items import Circle, Colour, Item, Shape, Stroke
from cjm_desktop.i18n import mark
from cjm_desktop.kinds.base import CardKind, FieldDescription, LaneKind, corner_evidence, evidence_room
from cjm_desktop.kinds.fields import EVIDENCE, NOTES, OWNER, TAGS, TITLE, UNTIL
from cjm_desktop.kinds.pen import Drawing, Pen, ink_of, together
from cjm_desktop.model.records import Card

if TYPE_CHECKING:
    from cjm_desktop.theme import Theme

SEVERITIES = {"low": mark("Low"), "medium": mark("Medium"), "high": mark("High")}


class PainPointCard(Card):
    """An obstacle: low is trivial, medium has a workaround, high makes people give up."""

    severity: Literal["low", "medium", "high"] = "medium"


class PainPoint(CardKind):
    """A card with three dots for its severity."""

    identifier = "pain_point"
    label = mark("Pain point")
    icon = "alert-triangle"
    record = PainPointCard
    fields = (
        TITLE,
        FieldDescription("severity", mark("Severity"), "choice", tuple(SEVERITIES.items())),
        NOTES,
        OWNER,
        EVIDENCE,
        UNTIL,
        TAGS,
    )

    def minimum_height(self, theme: Theme) -> float:
        """The least height of a card, in points before the map's scale."""
        return theme.min_height.pain

    def draw(self, card: Card, pen: Pen, width: float, height: float | None = None) -> Drawing:
        """Dots and word of the severity on the first line (on two where it is narrow), then the words."""
        theme, scale = pen.theme, pen.scale
        x, y = theme.grid.card_padding_x * scale, theme.grid.card_padding_y * scale
        words = pen.block(card.title, "body", width - 2 * x)
        severity = card.severity if isinstance(card, PainPointCard) else "medium"
        named = pen.words(SEVERITIES[severity])
        line, dots_width = pen.style("severity_word").line_height, _dots_width(pen)
        beside = width - 2 * x - dots_width - evidence_room(card, pen)
        drop = 0.0 if pen.width(named, "severity_word") <= beside else line
        word = pen.block(named, "severity_word", width - 2 * x if drop else beside, theme.map.exit)
        top = y + drop + word.height + 4 * scale
        size = Size(width, max(self.minimum_height(theme) * scale, top + words.height + y, height or 0.0))
        return Drawing(
            size,
            together(
                (pen.box(size, line=pen.softened(theme.map.exit, 0.68)),),
                _severity_dots(severity, x, y + line / 2, pen),
                word.at(x if drop else x + dots_width, y + drop),
                corner_evidence(card, pen, width, y + line / 2),
                words.at(x, top),
            ),
            ink_of(size),
            words.box(x, top),
        )


def _dots_width(pen: Pen) -> float:
    """The three dots and the room behind them."""
    return (2 * pen.theme.size.severity_pitch + pen.theme.size.severity_dot + 5) * pen.scale


def _severity_dots(severity: str, x: float, y: float, pen: Pen) -> tuple[Item, ...]:
    """Three dots, as many filled as the severity weighs; the rest are rings."""
    filled = list(SEVERITIES).index(severity) + 1
    radius, pitch = pen.theme.size.severity_dot * pen.scale / 2, pen.theme.size.severity_pitch * pen.scale
    return _dots(filled, x + radius, y, radius, pitch, pen.scale, pen.theme.map.exit)


@lru_cache(maxsize=64)
def _dots(
    filled: int, x: float, y: float, radius: float, pitch: float, line: float, colour: Colour
) -> tuple[Item, ...]:
    """They stand at the same place of every card, so cards share them."""
    return tuple(
        Shape(Circle(x + dot * pitch, y, radius), colour)
        if dot < filled
        else Shape(Circle(x + dot * pitch, y, radius - line / 2), None, Stroke(colour, line))
        for dot in range(3)
    )


class PainPoints(LaneKind):
    """The row of pain points."""

    identifier = "pain_points"
    label = mark("Pain points")
    look = "pains"
    takes = ("pain_point",)

    def minimum_height(self, theme: Theme) -> float:
        """The least height of a row's content, in points before the map's scale."""
        return theme.min_height.pain
