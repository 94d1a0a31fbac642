"""The persona's card in the masthead: portrait, name, role, quote and traits; goals and frustrations beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.display.geometry import Rect, Size
from cjm_desktop.display.items import Colour, Item, RoundedRect, Shape, Stroke
from cjm_desktop.i18n import mark
from cjm_desktop.kinds.emotions import quoted
from cjm_desktop.layout.avatar import avatar
from cjm_desktop.layout.placed import Placeable

if TYPE_CHECKING:
    from cjm_desktop.kinds.pen import Pen
    from cjm_desktop.model.records import Persona, Trait

TEXT_WIDTH = 316.0
LIST_WIDTH = 268.0
PADDING = 22.0
NAME_SHRINK = 0.8


def draw_persona(personas: tuple[Persona, ...], pen: Pen, room: float, height: float = 0.0) -> Placeable:
    """The card of the first persona, of its natural height or of a greater one asked for.

    Goals and frustrations stand beside the portrait, or below it where ``room`` points are too few for both.
    """
    persona, scale = personas[0], pen.scale
    padding, around = PADDING * scale, (2 * PADDING + 20) * scale + pen.theme.size.avatar * scale
    text = min(TEXT_WIDTH * scale, max(room - around, 120 * scale))
    width = around + text
    items: list[Item] = []
    bottom = _portrait_and_words(persona, padding, text, items, pen)
    lists = (
        (mark("Goals"), "target", pen.theme.map.good, persona.goals),
        (mark("Frustrations"), "mood-sad", pen.theme.map.exit, persona.frustrations),
    )
    if any(entries for *_, entries in lists):
        beside = width + (8 + LIST_WIDTH) * scale + padding <= room
        x, y = (width + 8 * scale, 18 * scale) if beside else (padding, bottom + 18 * scale)
        list_width = LIST_WIDTH * scale if beside else width - 2 * padding
        for heading, icon, colour, entries in lists:
            if entries:
                y = _list(pen, pen.words(heading), icon, colour, entries, Rect(x, y, list_width, 0), items)
        bottom = max(bottom, y)
        width = x + list_width + padding
    size = Size(width, max(height, bottom + padding * 0.6))
    line = Stroke(pen.theme.map.card_line, 1)
    radius = pen.theme.radius.persona_card * scale
    ground = Shape(
        RoundedRect(Rect(0.5, 0.5, size.width - 1, size.height - 1), radius), pen.theme.map.card, line
    )
    return Placeable(persona.id, "persona", size, (ground, *items))


def _portrait_and_words(persona: Persona, padding: float, room: float, items: list[Item], pen: Pen) -> float:
    """Portrait at the start, name, role and quote beside it, traits below; gives the bottom of it all."""
    scale, colours = pen.scale, pen.theme.map
    side = pen.theme.size.avatar * scale
    top = 20 * scale
    items.extend(avatar(persona.id, padding, top, side, pen.theme.hue(persona.hue or "iris")))
    x = padding + side + 20 * scale
    called = f"{persona.title}, {persona.age}" if persona.age is not None else persona.title
    name = pen.block(called, pen.fitting(called, "persona_name", room, NAME_SHRINK), room)
    role = pen.block(persona.role, "persona_role", room, colours.ink2)
    said = quoted(persona.quote, pen.language) if persona.quote else ""
    quote = pen.block(said, "persona_quote", room, colours.quote)
    y = top + 2 * scale
    for block, after in ((name, 2), (role, 8), (quote, 0)):
        items.extend(block.at(x, y))
        y += block.height + (after * scale if block.height else 0)
    bottom = max(y, top + side)
    if persona.traits:
        bottom = _traits(
            pen, persona.traits, Rect(padding, bottom + 16 * scale, x + room - padding, 0), items
        )
    return bottom


def _traits(pen: Pen, traits: tuple[Trait, ...], box: Rect, items: list[Item]) -> float:
    """Up to three traits side by side in the width of a box, each a name over five bars; gives their bottom."""
    scale = pen.scale
    shown = traits[:3]
    pitch = box.width / len(shown)
    gap, thick = 4 * scale, 5 * scale
    bar = min(18 * scale, (pitch - 14 * scale) / 5 - gap)
    names = [pen.block(trait.title, "lane_note", pitch - 10 * scale, pen.theme.map.ink2) for trait in shown]
    bars_y = box.y + max(name.height for name in names) + 5 * scale
    for index, (trait, name) in enumerate(zip(shown, names, strict=True)):
        left = box.x + index * pitch
        items.extend(name.at(left, box.y))
        for part in range(5):
            colour = pen.theme.hue("iris").accent if part < trait.value else pen.theme.map.hair_strong
            rect = Rect(left + part * (bar + gap), bars_y, bar, thick)
            items.append(Shape(RoundedRect(rect, thick / 2), colour))
    return bars_y + thick


def _list(
    pen: Pen, heading: str, icon: str, colour: Colour, entries: tuple[str, ...], box: Rect, items: list[Item]
) -> float:
    """A heading and its entries, each behind an icon, in the width of a box; gives their bottom."""
    scale, x, y = pen.scale, box.x, box.y
    title = pen.block(heading, "header_heading", box.width)
    items.extend(title.at(x, y))
    y += title.height + 5 * scale
    for entry in entries:
        words = pen.block(entry, "header_body", box.width - 24 * scale)
        items.append(pen.icon(icon, x + 8 * scale, y + words.style.line_height / 2, 15, colour))
        items.extend(words.at(x + 24 * scale, y))
        y += words.height + 5 * scale
    return y + 10 * scale
