"""How to read the map: the marks that this map uses, in words. A mark that it does not use is not explained."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple, cast

from cjm_desktop.display.geometry import Point, Rect, Size
from cjm_desktop.display.items import Circle, Group, Item, Layer, Line, Outline, Shape, Stroke
from cjm_desktop.display.outlines import rounded_polyline
from cjm_desktop.i18n import mark
from cjm_desktop.kinds.marks import face, star
from cjm_desktop.kinds.opportunities import OpportunityCard, quadrant
from cjm_desktop.kinds.pain_points import PainPointCard
from cjm_desktop.kinds.pen import Pen
from cjm_desktop.kinds.touchpoints import TouchpointCard
from cjm_desktop.layout.placed import Placeable
from cjm_desktop.model.records import Card, Element, Transition

Draw = Callable[[Pen, float], tuple[Item, ...]]
"""Draws a mark around the middle of a slot that starts at 0 and is ``SLOT`` wide, at a height."""
SLOT, PITCH = 34.0, 23.5
WORDS = 260.0
"""How wide the words of a mark may be."""
ONE_COLUMN, WIDE = 7, 900.0
"""More marks than this stand in two columns, where the masthead has so much room."""


class Legend(NamedTuple):
    """The names of the marks that a map uses, in the order in which they are explained."""

    entries: tuple[str, ...]


def marks_of(elements: Iterable[Element]) -> frozenset[str]:
    """The marks that cards use of those that there are to explain."""
    used: set[str] = set()
    # Asking every record for its class would be slow: pydantic answers that in Python.
    by_class: dict[type[Element], list[Element]] = {}
    for element in elements:
        by_class.setdefault(type(element), []).append(element)
    for kind, members in by_class.items():
        if issubclass(kind, PainPointCard):
            used.add("severity")
        if issubclass(kind, OpportunityCard):
            rated = cast("list[OpportunityCard]", members)
            used.update("impact" for card in rated if card.impact and card.effort)
        if issubclass(kind, Card):
            used.update(card.evidence for card in cast("list[Card]", members) if card.evidence)
        if issubclass(kind, TouchpointCard):
            touchpoints = cast("list[TouchpointCard]", members)
            used.update("moment" for touchpoint in touchpoints if touchpoint.moment_of_truth)
            used.update("milestone" for touchpoint in touchpoints if touchpoint.milestone)
    return frozenset(used)


def legend_of(lanes: Iterable[frozenset[str]], transitions: Iterable[Transition]) -> Legend:
    """What the map uses of what there is to explain, from the marks of its lanes and from its paths."""
    used = {name for lane in lanes for name in lane}
    for transition in transitions:
        used.add("path" if transition.role == "next" else transition.role)
    return Legend(tuple(name for name in MARKS if name in used))


def draw_legend(legend: Legend, pen: Pen, room: float) -> Placeable | None:
    """The heading and a line for each mark, in two columns where there are many; nothing where there are none."""
    if not legend.entries:
        return None
    scale = pen.scale
    heading = pen.block(pen.words(mark("How to read this map")), "header_heading", 400 * scale)
    items: list[Item] = list(heading.at(0, 0))
    entries = [
        (draw, pen.block(pen.words(message), "legend", WORDS * scale, pen.theme.map.ink2))
        for message, draw in map(MARKS.__getitem__, legend.entries)
    ]
    split = -(-len(entries) // 2) if len(entries) > ONE_COLUMN and room > WIDE * scale else len(entries)
    x = right = bottom = 0.0
    for column in (entries[:split], entries[split:]):
        y = heading.height + 16 * scale
        for draw, words in column:
            mark_group = Group(
                "",
                "mark",
                Layer.HEADER,
                Point(x, y),
                Size(SLOT * scale, 0),
                draw(pen, 0),
                Rect(0, -12 * scale, SLOT * scale, 24 * scale),
            )
            items.append(mark_group)
            items.extend(words.at(x + (SLOT + 12) * scale, y - words.style.line_height / 2))
            right = max(right, x + (SLOT + 12) * scale + words.paragraph.width)
            y += max(PITCH * scale, words.height + 6 * scale)
        bottom = max(bottom, y)
        x = right + 28 * scale
    return Placeable(
        "", "legend", Size(max(right, heading.paragraph.width), bottom - 8 * scale), tuple(items)
    )


def _evidence(status: str) -> Draw:
    return lambda pen, y: pen.evidence(status, SLOT / 2 * pen.scale, y)


def _feeling(pen: Pen, y: float) -> tuple[Item, ...]:
    radius, middle = 8 * pen.scale, SLOT / 2 * pen.scale
    first = face(middle - radius - pen.scale, y, radius, -2, pen.theme)
    return (*first, *face(middle + radius + pen.scale, y, radius, 2, pen.theme))


def _severity(pen: Pen, y: float) -> tuple[Item, ...]:
    radius = pen.theme.size.severity_dot * pen.scale / 2
    places = [SLOT / 2 * pen.scale + step * pen.theme.size.severity_pitch * pen.scale for step in (-1, 0, 1)]
    line = Stroke(pen.theme.map.exit, pen.scale)
    hollow = Shape(Circle(places[2], y, radius - pen.scale / 2), None, line)
    return (*(Shape(Circle(x, y, radius), pen.theme.map.exit) for x in places[:2]), hollow)


def _impact(pen: Pen, y: float) -> tuple[Item, ...]:
    return quadrant(SLOT / 2 * pen.scale, y, 5, 1, pen)


def _moment(pen: Pen, y: float) -> tuple[Item, ...]:
    x, radius = SLOT / 2 * pen.scale, 9 * pen.scale
    return (
        Shape(Circle(x, y, radius), pen.theme.map.star_fill),
        Shape(star(x, y + 0.3 * pen.scale, radius * 0.62), pen.theme.map.star_ink),
    )


def _milestone(pen: Pen, y: float) -> tuple[Item, ...]:
    x = SLOT / 2 * pen.scale
    return (Shape(Circle(x, y, 9 * pen.scale), pen.hue.disc), pen.icon("flag", x, y, 12, pen.hue.text))


def _arrow(*, dashed: bool, leaves: bool = False) -> Draw:
    def draw(pen: Pen, y: float) -> tuple[Item, ...]:
        scale = pen.scale
        colour = pen.theme.map.exit if leaves else pen.theme.map.path
        dash = tuple(length * scale for length in pen.theme.stroke.path_dash) if dashed else ()
        end = SLOT * scale - 2 * scale
        head = rounded_polyline(
            (Point(end - 4 * scale, y - 3.6 * scale), Point(end, y), Point(end - 4 * scale, y + 3.6 * scale)),
            0,
        )
        return (
            Shape(Line(4 * scale, y, end, y), None, Stroke(colour, 1.6 * scale, dash)),
            Shape(Outline(head), None, Stroke(colour, 1.6 * scale, round_caps=True)),
        )

    return draw


def _branch(pen: Pen, y: float) -> tuple[Item, ...]:
    """A way that parts in two behind a hollow node."""
    scale = pen.scale
    colour, ground = pen.theme.map.path, pen.theme.map.masthead
    line = Stroke(colour, 1.6 * scale)
    start, node, end = 2 * scale, 10 * scale, SLOT * scale - 2 * scale
    items: list[Item] = [Shape(Line(start, y, node, y), None, line)]
    for down in (-6 * scale, 6 * scale):
        way = rounded_polyline((Point(node, y), Point(node, y + down), Point(end, y + down)), 4 * scale)
        head = (
            Point(end - 3.5 * scale, y + down - 3 * scale),
            Point(end, y + down),
            Point(end - 3.5 * scale, y + down + 3 * scale),
        )
        items.append(Shape(Outline(way), None, line))
        items.append(
            Shape(Outline(rounded_polyline(head, 0)), None, Stroke(colour, 1.6 * scale, round_caps=True))
        )
    items.append(Shape(Circle(node, y, 3.4 * scale), ground, line))
    return tuple(items)


def _divider(pen: Pen, y: float) -> tuple[Item, ...]:
    dash = tuple(length * 0.6 * pen.scale for length in pen.theme.stroke.line_of_visibility_dash)
    line = Stroke(pen.theme.map.line_of_visibility, pen.theme.stroke.line_of_visibility * pen.scale, dash)
    return (Shape(Line(2 * pen.scale, y, SLOT * pen.scale - 2 * pen.scale, y), None, line),)


MARKS: dict[str, tuple[str, Draw]] = {
    "researched": (mark("Backed by research"), _evidence("researched")),
    "partly": (mark("Some evidence"), _evidence("partly")),
    "assumption": (mark("Assumption"), _evidence("assumption")),
    "severity": (mark("Pain severity, 1–3"), _severity),
    "impact": (mark("Impact up, effort right"), _impact),
    "feeling": (mark("Feeling, five levels"), _feeling),
    "path": (mark("Main path"), _arrow(dashed=False)),
    "loop": (mark("Loop back"), _arrow(dashed=True)),
    "branch": (mark("Branch, with share"), _branch),
    "exit": (mark("Drop-off, leaves"), _arrow(dashed=True, leaves=True)),
    "moment": (mark("Moment of truth"), _moment),
    "milestone": (mark("Milestone"), _milestone),
    "interaction": (mark("Line of interaction"), _divider),
    "visibility": (mark("Line of visibility"), _divider),
    "internal_interaction": (mark("Line of internal interaction"), _divider),
}
