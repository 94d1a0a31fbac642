"""The persona's card in the masthead: portrait, name, role, quote and traits; goals and frustrations beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.display.geometry import Rect, Size
from cjm_desktop.display.items import Item, RoundedRect, Shape, Stroke
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


def draw_persona(personas: tuple[Persona, ...], pen: Pen, height: float = 0.0) -> Placeable:
    """The card of the first persona, of its natural height or of a greater one asked for."""
    persona, scale = personas[0], pen.scale
    padding = PADDING * scale
    items: list[Item] = []
    bottom = _portrait_and_words(persona, padding, items, pen)
    width = 2 * padding + pen.theme.size.avatar * scale + (20 + TEXT_WIDTH) * scale
    lists = [
        (mark("Goals"), "target", "good", persona.goals),
        (mark("Frustrations"), "mood-sad", "exit", persona.frustrations),
    ]
    if any(entries for *_, entries in lists):
        x = width + 8 * scale
        y = 18 * scale
        for heading, icon, colour, entries in lists:
            if entries:
                y = _list(pen, pen.words(heading), icon, getattr(pen.theme.map, colour), entries, x, y, items)
        bottom = max(bottom, y)
        width = x + LIST_WIDTH * scale + padding
    size = Size(width, max(height, bottom + padding * 0.6))
    line = Stroke(pen.theme.map.card_line, 1)
    radius = pen.theme.radius.persona_card * scale
    ground = Shape(
        RoundedRect(Rect(0.5, 0.5, size.width - 1, size.height - 1), radius), pen.theme.map.card, line
    )
    return Placeable(persona.id, "persona", size, (ground, *items))


def _portrait_and_words(persona: Persona, padding: float, items: list[Item], pen: Pen) -> float:
    """Portrait at the start, name, role and quote beside it, traits below; gives the bottom of it all."""
    scale, colours = pen.scale, pen.theme.map
    side = pen.theme.size.avatar * scale
    top = 20 * scale
    items.extend(avatar(persona.id, padding, top, side, pen.theme.hue(persona.hue or "iris")))
    x, room = padding + side + 20 * scale, TEXT_WIDTH * scale
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
        bottom = _traits(pen, persona.traits, padding, bottom + 16 * scale, items)
    return bottom


def _traits(pen: Pen, traits: tuple[Trait, ...], x: float, y: float, items: list[Item]) -> float:
    """Up to three traits side by side, each a name over five bars."""
    scale = pen.scale
    room = (pen.theme.size.avatar + 20 + TEXT_WIDTH) * scale
    shown = traits[:3]
    pitch = room / len(shown)
    bar, gap, thick = 18 * scale, 4 * scale, 5 * scale
    names = [pen.block(trait.title, "lane_note", pitch - 10 * scale, pen.theme.map.ink2) for trait in shown]
    bars_y = y + max(name.height for name in names) + 5 * scale
    for index, (trait, name) in enumerate(zip(shown, names, strict=True)):
        left = x + index * pitch
        items.extend(name.at(left, y))
        for part in range(5):
            colour = pen.theme.hue("iris").accent if part < trait.value else pen.theme.map.hair_strong
            rect = Rect(left + part * (bar + gap), bars_y, bar, thick)
            items.append(Shape(RoundedRect(rect, thick / 2), colour))
    return bars_y + thick


def _list(
    pen: Pen,
    heading: str,
    icon: str,
    colour: str,
    entries: tuple[str, ...],
    x: float,
    y: float,
    items: list[Item],
) -> float:
    scale = pen.scale
    title = pen.block(heading, "header_heading", LIST_WIDTH * scale)
    items.extend(title.at(x, y))
    y += title.height + 5 * scale
    for entry in entries:
        words = pen.block(entry, "header_body", (LIST_WIDTH - 24) * scale)
        items.append(pen.icon(icon, x + 8 * scale, y + words.style.line_height / 2, 15, colour))
        items.extend(words.at(x + 24 * scale, y))
        y += words.height + 5 * scale
    return y + 10 * scale
