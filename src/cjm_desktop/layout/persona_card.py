"""The persona's card in the masthead: portrait, name, role, quote and traits; goals and frustrations beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cjm_desktop.display.geometry import Rect, Size
from cjm_desktop.display.items import Colour, Group, Item, Line, RoundedRect, Shape, Stroke
from cjm_desktop.i18n import mark
from cjm_desktop.kinds.curves import curve_sample
from cjm_desktop.kinds.marks import quotation_mark
from cjm_desktop.layout.avatar import avatar
from cjm_desktop.layout.placed import Placeable

if TYPE_CHECKING:
    from cjm_desktop.kinds.pen import Pen
    from cjm_desktop.model.records import Persona, Trait

TEXT_WIDTH = 330.0
LIST_WIDTH = 322.0
PADDING = 22.0
NAME_SHRINK = 0.8


OTHERS = 4
"""So many other personas have room on the card."""
COMPARED_PORTRAIT = 30.0


class People(NamedTuple):
    """The personas of a map in order, and the place of each one's curve among the curves, if it has one."""

    personas: tuple[Persona, ...]
    curves: tuple[tuple[str, int], ...] = ()


def draw_persona(people: People, pen: Pen, room: float, height: float = 0.0) -> Placeable:
    """The card of the first persona, of its natural height or of a greater one asked for; the others are named below.

    Goals and frustrations stand beside the portrait, or below it where ``room`` points are too few for both.
    """
    persona, scale = people.personas[0], pen.scale
    padding, around = PADDING * scale, (2 * PADDING + 20) * scale + pen.theme.size.avatar * scale
    text = min(TEXT_WIDTH * scale, max(room - around, 120 * scale))
    width = around + text
    items: list[Item] = []
    others: list[Group] = []
    bottom = _portrait_and_words(persona, padding, text, items, pen)
    if len(people.personas) > 1:
        below = Rect(padding, bottom + 11 * scale, width - 2 * padding, 0)
        items.append(
            Shape(Line(below.x, below.y, below.right, below.y), None, Stroke(pen.theme.map.hair_strong, 1))
        )
        bottom = _compared(people, below, others, pen)
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
    return Placeable(persona.id, "persona", size, (ground, *items), tuple(others))


def _portrait_and_words(persona: Persona, padding: float, room: float, items: list[Item], pen: Pen) -> float:
    """Portrait at the start, name, role and quote beside it, traits below; gives the bottom of it all."""
    scale, colours = pen.scale, pen.theme.map
    side = pen.theme.size.avatar * scale
    top = 20 * scale
    items.extend(portrait(persona, Rect(padding, top, side, side), "iris", pen))
    x = padding + side + 20 * scale
    words = called(persona)
    name = pen.block(words, pen.fitting(words, "persona_name", room, NAME_SHRINK), room)
    role = pen.block(persona.role, "persona_role", room, colours.ink2)
    indent = 22 * scale
    quote = pen.block(persona.quote, "persona_quote", room - indent, colours.quote)
    y = top + 2 * scale
    for block, after in ((name, 2), (role, 8)):
        items.extend(block.at(x, y))
        y += block.height + (after * scale if block.height else 0)
    if persona.quote:
        colour = pen.theme.hue(persona.hue or "iris").quote
        items.append(Shape(quotation_mark(x, y + 4 * scale, 14 * scale), colour))
        items.extend(quote.at(x + indent, y))
        y += quote.height
    bottom = max(y, top + side)
    if persona.traits:
        bottom = _traits(
            pen, persona.traits, Rect(padding, bottom + 16 * scale, x + room - padding, 0), items
        )
    return bottom


def _compared(people: People, box: Rect, found: list[Group], pen: Pen) -> float:
    """The other personas, each with a small portrait and a sample of the curve; gives their bottom."""
    scale, curves = pen.scale, dict(people.curves)
    others = people.personas[1 : 1 + OTHERS]
    columns = 1 if len(others) < 3 else 2
    width, y = box.width / columns, box.y + 10 * scale
    for first in range(0, len(others), columns):
        row = others[first : first + columns]
        drawn = [_compared_persona(other, curves.get(other.id), width - 10 * scale, pen) for other in row]
        found.extend(each.at(box.x + column * width, y) for column, each in enumerate(drawn))
        y += max(each.size.height for each in drawn) + 6 * scale
    return y


def _compared_persona(persona: Persona, curve: int | None, width: float, pen: Pen) -> Placeable:
    """Portrait and words side by side, the sample after them; the role goes below a name that it would not fit."""
    scale, side, sample = pen.scale, COMPARED_PORTRAIT * pen.scale, 30 * pen.scale
    x = side + 9 * scale
    room = width - x - (sample + 10 * scale if curve else 0.0)
    words = called(persona)
    more = [part for part in (persona.role, persona.segment) if part]
    with_role = ", ".join(part for part in (words, persona.role) if part)
    if pen.width(with_role, "header_heading") <= room:
        words, more = with_role, more[1 if persona.role else 0 :]
    name = pen.block(words, "header_heading", room)
    below = pen.block("\n".join(more), "lane_note", room, pen.theme.map.ink2)
    told, height = name.height + below.height, max(side, name.height + below.height)
    y = (height - told) / 2
    face = portrait(persona, Rect(0, (height - side) / 2, side, side), "green", pen)
    items = (*face, *name.at(x, y), *below.at(x, y + name.height))
    if curve:
        wide = max(name.paragraph.width, below.paragraph.width)
        items += (*curve_sample(curve, x + wide + 10 * scale, height / 2, sample, pen),)
    return Placeable(persona.id, "persona", Size(width, height), items)


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
            rect = Rect(left + part * (bar + gap), bars_y, bar, thick)
            items.append(_bar(rect, pen, full=part < trait.value))
    return bars_y + thick


def _bar(rect: Rect, pen: Pen, *, full: bool) -> Shape:
    """A bar of a trait. Where lines are as dark as grounds, an empty one is hollow."""
    hollow = pen.theme.stroke.band > 0 and not full
    if hollow:
        return Shape(RoundedRect(rect.grown(-0.5), rect.height / 2), None, Stroke(pen.theme.map.hair_strong))
    colour = pen.theme.hue("iris").accent if full else pen.theme.map.hair_strong
    return Shape(RoundedRect(rect, rect.height / 2), colour)


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


def called(persona: Persona) -> str:
    """A persona's name, and the age if it is known."""
    age = str(persona.age) if persona.age is not None else ""
    return ", ".join(part for part in (persona.title, age) if part)


def portrait(persona: Persona, box: Rect, hue: str, pen: Pen) -> tuple[Item, ...]:
    """The persona's picture in a circle, or a drawn face in the persona's hue; ``hue`` is for one without."""
    drawn = pen.picture(persona.picture, box, box.width / 2)
    return drawn or avatar(persona, box.x, box.y, box.width, pen.theme.hue(persona.hue or hue))
