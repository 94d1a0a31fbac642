"""Who the map is about, in the corner between a header and labels that stick to the edges of a window.

It is part of no drawing: where it stands nothing is printed. A window shows it once the masthead is scrolled away.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cjm_desktop.display.geometry import Point, Rect, Size
from cjm_desktop.display.items import Group, Item, Layer
from cjm_desktop.display.mirroring import mirrored_group
from cjm_desktop.layout.masthead import SCOPES
from cjm_desktop.layout.persona_card import called, portrait

if TYPE_CHECKING:
    from cjm_desktop.display.items import Grid
    from cjm_desktop.kinds.pen import Pen
    from cjm_desktop.model.graph import JourneyGraph
    from cjm_desktop.model.records import JourneyMap, Persona

PORTRAIT, GAP, INSET = 40.0, 11.0, 2.0
"""The portrait's side, from there to the words, and from the start to the portrait, before the map's scale."""
SHRINK = 0.85
COMMA = "[,\u060c\u3001\uff0c]"
"""As Latin, Arabic, Japanese and Chinese write it."""


def corner_of(graph: JourneyGraph, grid: Grid, pen: Pen) -> Group:
    """The first persona and the map's scope beside the header of a drawing with this grid; without one, the title."""
    labels, header, steps = grid.labels, grid.header, grid.step_row
    width, height = labels.end - labels.start, max(header.end, steps.end) - header.start
    people, chevrons = graph.personas(), Rect(0, 0, width, header.end - header.start)
    items = _persona(people[0], chevrons, pen) if people else _title(graph.map, chevrons, pen)
    if steps.end > steps.start:
        row = Rect(0, steps.start - header.start, width, steps.end - steps.start)
        items = (*items, *_scope(graph.map, row, pen))
    size = Size(width, height)
    source = people[0].id if people else graph.map.id
    drawn = Group(source, "corner", Layer.HEADER, Point(0, 0), size, items, Rect(0, 0, *size))
    drawn = mirrored_group(drawn, width) if grid.right_to_left else drawn
    return drawn._replace(origin=Point(labels.start, header.start))


def _persona(persona: Persona, box: Rect, pen: Pen) -> tuple[Item, ...]:
    """Portrait, name and the first words of the role; what does not fit is left out, as it stands in the masthead."""
    side = min(PORTRAIT * pen.scale, box.height)
    start = INSET * pen.scale
    x = start + side + GAP * pen.scale
    room = box.width - x
    words = called(persona)
    name = pen.block(words, pen.fitting(words, "lane_name", room, SHRINK), room)
    role = pen.block(re.split(COMMA, persona.role, maxsplit=1)[0], "lane_note", room, pen.theme.map.ink3)
    blocks = [name] if name.height + role.height > box.height else [name, role]
    items = [*portrait(persona, Rect(start, (box.height - side) / 2, side, side), "iris", pen)]
    y = (box.height - sum(block.height for block in blocks)) / 2
    for block in blocks if y >= 0 else ():
        items.extend(block.at(x, y))
        y += block.height
    return tuple(items)


def _title(journey: JourneyMap, box: Rect, pen: Pen) -> tuple[Item, ...]:
    start = INSET * pen.scale
    title = pen.block(journey.title, "lane_name", box.width - start)
    return tuple(title.at(start, (box.height - title.height) / 2)) if title.height <= box.height else ()


def _scope(journey: JourneyMap, row: Rect, pen: Pen) -> tuple[Item, ...]:
    start = INSET * pen.scale
    scope = pen.block(pen.words(SCOPES[journey.scope]), "lane_note", row.width - start, pen.theme.map.ink2)
    return tuple(scope.at(start, row.y + (row.height - scope.height) / 2))
