"""Obstacles on the customer's way."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from cjm_desktop.display.geometry import Size
from cjm_desktop.display.items import Circle, Colour, Item, Shape, Stroke
from cjm_desktop.i18n import mark
from cjm_desktop.kinds.base import CardKind, FieldDescription, LaneKind
from cjm_desktop.kinds.fields import EVIDENCE, NOTES, OWNER, TAGS, TITLE
from cjm_desktop.kinds.pen import Drawing, Pen, ink_of, together
from cjm_desktop.model.records import Card
from cjm_desktop.theme.mixing import mixed

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
        TAGS,
    )

    def minimum_height(self, theme: Theme) -> float:
        """The least height of a card, in points before the map's scale."""
        return theme.min_height.pain

    def draw(self, card: Card, pen: Pen, width: float, height: float | None = None) -> Drawing:
        """Dots and word of the severity on the first line, then the words."""
        theme, scale = pen.theme, pen.scale
        x, y = theme.grid.card_padding_x * scale, theme.grid.card_padding_y * scale
        words = pen.block(card.title, "body", width - 2 * x)
        severity = card.severity if isinstance(card, PainPointCard) else "medium"
        word = pen.block(pen.words(SEVERITIES[severity]), "severity_word", width / 2, theme.map.exit)
        top = y + word.height + 4 * scale
        size = Size(width, max(self.minimum_height(theme) * scale, top + words.height + y, height or 0.0))
        dots = _severity_dots(severity, x, y + word.height / 2, pen)
        dots_width = (2 * theme.size.severity_pitch + theme.size.severity_dot + 5) * scale
        mark_at = (width - x - theme.size.evidence * scale / 2, y + word.height / 2)
        return Drawing(
            size,
            together(
                (pen.box(size, line=mixed(theme.map.exit, theme.map.card, 0.68)),),
                dots,
                word.at(x + dots_width, y),
                pen.evidence(card.evidence, *mark_at) if card.evidence else (),
                words.at(x, top),
            ),
            ink_of(size),
            words.box(x, top),
        )


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
