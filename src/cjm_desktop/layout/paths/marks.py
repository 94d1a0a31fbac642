"""How a way is drawn: its line and arrowhead, the node where it forks, its words bare or in a pill."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cjm_desktop.display.geometry import Close, LineTo, MoveTo, Point, Rect, Size
from cjm_desktop.display.items import (
    Circle,
    Colour,
    Group,
    Item,
    Layer,
    Line,
    Outline,
    RoundedRect,
    Shape,
    Stroke,
)
from cjm_desktop.display.outlines import dashed, rounded_polyline

if TYPE_CHECKING:
    from cjm_desktop.kinds.pen import Block, Pen
    from cjm_desktop.layout.paths.labels import Spot
    from cjm_desktop.layout.paths.obstacles import Points
    from cjm_desktop.layout.paths.words import Words
    from cjm_desktop.model.records import Transition
    from cjm_desktop.theme import Theme

BEFORE_CARD = 2.0
"""Between an arrowhead and its card."""
FINE = 1.4
"""The line of a way off the happy path, thinner than the theme's."""
DOTS = (1.4, 3.2)
"""The dash of a way on which something goes wrong."""
CAPITALS = 0.73
"""The height of capitals and figures, in sizes of the type."""
LONGEST = 150.0
"""The width at which the words of a pill go on in a second line."""
PILL_X, PILL_Y = 6.0, 1.5
LOOP_X, LOOP_Y, LOOP_ICON, LOOP_GAP = 8.5, 2.25, 12.0, 4.5
"""Around the words of a pill, and of one with an icon before them. Points before the map's scale, like those above."""


class Look(NamedTuple):
    """The line of a way."""

    colour: Colour
    width: float
    dash: tuple[float, ...] = ()


def look_of(transition: Transition, *, leaves: bool, loop: bool, theme: Theme, scale: float) -> Look:
    """How a way's line looks. Loss alone is vermilion; the kinds of path differ by weight and dots."""
    dash = tuple(length * scale for length in theme.stroke.path_dash)
    if leaves:
        return Look(theme.map.exit, theme.stroke.path * scale, dash)
    if loop:
        return Look(theme.map.path, theme.stroke.path * scale, dash)
    match transition.path:
        case "happy":
            return Look(theme.map.path, theme.stroke.path * scale)
        case "alternative":
            return Look(theme.map.path, FINE * scale)
        case "unhappy" | "exception":
            return Look(theme.map.path, theme.stroke.path * scale, tuple(length * scale for length in DOTS))


def line_group(identifier: str, points: Points, look: Look, theme: Theme, scale: float) -> Group:
    """The line of a way with its arrowhead."""
    xs, ys = [point.x for point in points], [point.y for point in points]
    origin = Point(min(xs), min(ys))
    local = [Point(point.x - origin.x, point.y - origin.y) for point in points]
    tip = _towards(local[-1], local[-2], BEFORE_CARD * scale)
    head = theme.size.arrowhead
    end = _towards(tip, local[-2], head.width * scale * 0.7)
    path = rounded_polyline([*local[:-1], end], theme.stroke.path_corner * scale)
    if look.dash:
        path = dashed(path, look.dash, look.width)
    items = (
        Shape(Outline(path), None, Stroke(look.colour, look.width)),
        Shape(_arrowhead(tip, local[-2], head.width * scale, head.height * scale), look.colour),
    )
    size = Size(max(xs) - origin.x, max(ys) - origin.y)
    return Group(identifier, "path", Layer.PATH, origin, size, items, Rect(0, 0, *size).grown(6 * scale))


def node_group(identifier: str, at: Point, theme: Theme, scale: float) -> Group:
    """The hollow node at which ways part."""
    width = theme.stroke.path * scale
    radius = theme.size.branch_node * scale / 2
    stroke = Stroke(theme.map.path, width)
    side = 2 * radius + width
    items = (Shape(Circle(side / 2, side / 2, radius), theme.map.card, stroke),)
    return Group(
        identifier,
        "path node",
        Layer.PATH_LABEL,
        Point(at.x - side / 2, at.y - side / 2),
        Size(side, side),
        items,
        Rect(0, 0, side, side).grown(1),
    )


def block_of(words: Words, look: Look, pen: Pen) -> Block:
    """The words set, in the colour of loss on a line of loss."""
    colours = pen.theme.map
    colour = colours.exit if look.colour == colours.exit else colours.chip_text
    plain = pen.block(words.text, "path_label", LONGEST * pen.scale, colour, align="centre")
    return plain._replace(width=plain.paragraph.width)


def bare_size(block: Block) -> Size:
    """How large a figure without a pill is, from its tops to its baseline."""
    return Size(block.width, block.style.size * CAPITALS)


def pill_size(block: Block, words: Words, scale: float) -> Size:
    """How large the pill around words is."""
    if words.repeats:
        width = block.width + (2 * LOOP_X + LOOP_ICON + LOOP_GAP) * scale
        return Size(width, block.height + 2 * LOOP_Y * scale)
    return Size(block.width + 2 * PILL_X * scale, block.height + 2 * PILL_Y * scale)


def label_group(identifier: str, spot: Spot, block: Block, words: Words, look: Look, pen: Pen) -> Group:
    """The words of a way where they found room."""
    box, scale = spot.box, pen.scale
    if not spot.pill:
        return Group(
            identifier,
            "path label",
            Layer.PATH_LABEL,
            Point(box.x, box.y),
            Size(box.width, box.height),
            block.at(0, box.height - block.paragraph.first_baseline),
            Rect(0, 0, box.width, box.height).grown(4 * scale),
        )
    theme = pen.theme
    width, line = theme.stroke.card, block.style.line_height
    inner = Rect(width / 2, width / 2, box.width - width, box.height - width)
    radius = (line + 2 * PILL_Y * scale) / 2
    edge = look.colour if look.colour == theme.map.exit else theme.map.hair_strong
    items: list[Item] = [Shape(RoundedRect(inner, radius), theme.map.card, Stroke(edge, width))]
    x, y = PILL_X * scale, PILL_Y * scale
    if words.repeats:
        x, y = (LOOP_X + LOOP_ICON + LOOP_GAP) * scale, LOOP_Y * scale
        items.append(
            pen.icon("repeat", (LOOP_X + LOOP_ICON / 2) * scale, box.height / 2, LOOP_ICON, block.colour)
        )
    items.extend(block.at(x, y))
    ink = Rect(0, 0, box.width, box.height).grown(1)
    if spot.leader is not None:
        leader, ink = _leader(spot.leader, box, ink, look, theme)
        items.insert(0, leader)
    return Group(
        identifier,
        "path label",
        Layer.PATH_LABEL,
        Point(box.x, box.y),
        Size(box.width, box.height),
        tuple(items),
        ink,
    )


def _leader(start: Point, box: Rect, ink: Rect, look: Look, theme: Theme) -> tuple[Item, Rect]:
    """A hairline from a line up or down to the pill that speaks for it."""
    x = start.x - box.x
    y = start.y - box.y
    end = box.height if y > box.height else 0.0
    stroke = Stroke(look.colour, theme.stroke.hairline)
    return Shape(Line(x, y, x, end), None, stroke), ink.united(Rect(x - 1, min(y, end), 2, abs(y - end)))


def _towards(start: Point, goal: Point, distance: float) -> Point:
    dx, dy = goal.x - start.x, goal.y - start.y
    length = (dx * dx + dy * dy) ** 0.5 or 1.0
    return Point(start.x + dx / length * distance, start.y + dy / length * distance)


def _arrowhead(tip: Point, before: Point, length: float, width: float) -> Outline:
    """A flat head with a notched back, pointing away from ``before``."""
    back = _towards(tip, before, length)
    notch = _towards(tip, before, length * 0.72)
    along_x, along_y = (back.x - tip.x) / length, (back.y - tip.y) / length
    side_x, side_y = -along_y * width / 2, along_x * width / 2
    return Outline(
        (
            MoveTo(*tip),
            LineTo(back.x + side_x, back.y + side_y),
            LineTo(*notch),
            LineTo(back.x - side_x, back.y - side_y),
            Close(),
        )
    )
