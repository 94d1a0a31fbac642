"""How to read the map: the marks that this map uses, in words. A mark that it does not use is not explained."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import cast

from cjm_desktop.display.geometry import Point, Size
from cjm_desktop.display.items import Circle, Item, Line, Outline, Shape, Stroke
from cjm_desktop.display.outlines import rounded_polyline
from cjm_desktop.i18n import mark
from cjm_desktop.kinds.marks import face, star
from cjm_desktop.kinds.pain_points import PainPointCard
from cjm_desktop.kinds.pen import Pen
from cjm_desktop.kinds.touchpoints import TouchpointCard
from cjm_desktop.layout.placed import Placeable
from cjm_desktop.model.records import Card, Element, Marker, Transition

Draw = Callable[[Pen, float], tuple[Item, ...]]
"""Draws a mark around the middle of a slot that starts at 0 and is ``SLOT`` wide, at a height."""
SLOT, PITCH = 34.0, 23.5


@dataclass(frozen=True, slots=True)
class Legend:
    """The names of the marks that a map uses, in the order in which they are explained."""

    entries: tuple[str, ...]


def legend_of(elements: Iterable[Element], transitions: Iterable[Transition]) -> Legend:
    """What the map uses of what there is to explain."""
    used: set[str] = set()
    # Asking every record for its class would be slow: pydantic answers that in Python.
    by_class: dict[type[Element], list[Element]] = {}
    for element in elements:
        by_class.setdefault(type(element), []).append(element)
    for kind, members in by_class.items():
        if issubclass(kind, Marker):
            used.add("feeling")
        if issubclass(kind, PainPointCard):
            used.add("severity")
        if issubclass(kind, Card):
            used.update(card.evidence for card in cast("list[Card]", members) if card.evidence)
        if issubclass(kind, TouchpointCard):
            touchpoints = cast("list[TouchpointCard]", members)
            used.update("moment" for touchpoint in touchpoints if touchpoint.moment_of_truth)
    for transition in transitions:
        used.add("loop" if transition.role == "loop" else "exit" if transition.role == "exit" else "path")
    return Legend(tuple(name for name in MARKS if name in used))


def draw_legend(legend: Legend, pen: Pen) -> Placeable | None:
    """The heading and a line for each mark; nothing where there is nothing to explain."""
    if not legend.entries:
        return None
    scale = pen.scale
    heading = pen.block(pen.words(mark("How to read this map")), "header_heading", 400 * scale)
    items: list[Item] = list(heading.at(0, 0))
    width = heading.paragraph.width
    y = heading.height + 16 * scale
    for name in legend.entries:
        message, draw = MARKS[name]
        words = pen.block(pen.words(message), "legend", 260 * scale)
        items.extend(draw(pen, y))
        items.extend(words.at((SLOT + 12) * scale, y - words.style.line_height / 2))
        width = max(width, (SLOT + 12) * scale + words.paragraph.width)
        y += max(PITCH * scale, words.height + 6 * scale)
    return Placeable("", "legend", Size(width, y - 8 * scale), tuple(items))


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


def _moment(pen: Pen, y: float) -> tuple[Item, ...]:
    x, radius = SLOT / 2 * pen.scale, 9 * pen.scale
    return (
        Shape(Circle(x, y, radius), pen.theme.map.star_fill),
        Shape(star(x, y + 0.3 * pen.scale, radius * 0.62), pen.theme.map.star_ink),
    )


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


MARKS: dict[str, tuple[str, Draw]] = {
    "feeling": (mark("Feeling, five levels"), _feeling),
    "path": (mark("Customer's path"), _arrow(dashed=False)),
    "loop": (mark("Loop back"), _arrow(dashed=True)),
    "exit": (mark("Drop-off, leaves"), _arrow(dashed=True, leaves=True)),
    "moment": (mark("Moment of truth"), _moment),
    "severity": (mark("Pain severity, 1–3"), _severity),
    "researched": (mark("Backed by research"), _evidence("researched")),
    "partly": (mark("Some evidence"), _evidence("partly")),
    "assumption": (mark("Assumption"), _evidence("assumption")),
}
