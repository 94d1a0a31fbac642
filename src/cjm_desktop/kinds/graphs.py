"""Small graphs that stand beside a figure, in a stage's hue: a line, a bar with its target, a few columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cjm_desktop.display.geometry import Close, LineTo, MoveTo, Path, Point, Rect, Size
from cjm_desktop.display.items import (
    Circle,
    Group,
    Item,
    Layer,
    Line,
    Outline,
    RoundedRect,
    Shape,
    Stroke,
)
from cjm_desktop.theme.mixing import mixed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjm_desktop.kinds.pen import Pen

COLUMNS: Final = 6
"""So many of the latest figures are shown as columns."""
COLUMN_GAP: Final = 0.24
"""Between two columns, as a share of the room for one."""
BAR: Final = 9.0
"""How thick a bar is, in points before the map's scale."""
LOWEST: Final = 0.8
"""How far down the lowest point of a line lies, as a share of the graph's height: the area is seen under it."""


def sparkline(values: Sequence[float], box: Rect, pen: Pen) -> tuple[Item, ...]:
    """A line through the figures in turn, with a dot at the latest and a soft area below."""
    lowest, highest = min(values), max(values)
    span = highest - lowest
    stride = box.width / (len(values) - 1)
    places = [
        Point(
            box.x + stride * index,
            box.y + box.height * LOWEST * (1 - ((value - lowest) / span if span else 0.5)),
        )
        for index, value in enumerate(values)
    ]
    line: Path = (MoveTo(*places[0]), *(LineTo(*place) for place in places[1:]))
    area: Path = (*line, LineTo(box.right, box.bottom), LineTo(box.x, box.bottom), Close())
    hue, end = pen.hue, places[-1]
    return (
        Shape(Outline(area), hue.tint),
        Shape(Outline(line), None, Stroke(hue.accent, 1.6 * pen.scale, round_caps=True)),
        Shape(Circle(end.x, end.y, 3.6 * pen.scale), pen.theme.map.card),
        Shape(Circle(end.x, end.y, 2.7 * pen.scale), hue.accent),
    )


def target_bar(value: float, target: float | None, whole: float, box: Rect, pen: Pen) -> tuple[Item, ...]:
    """How much of a whole a figure makes, and a tick at the target."""
    height = BAR * pen.scale
    top = box.centre.y - height / 2
    length = min(value / whole, 1.0) * box.width if value > 0 else 0.0
    edge = pen.theme.stroke.band
    # Where bands have lines, tints are too light to be told from the card.
    line = Stroke(pen.hue.line, edge / 2) if edge else None
    items: list[Item] = [
        Shape(RoundedRect(Rect(box.x, top, box.width, height), height / 2), pen.hue.tint, line)
    ]
    if length:
        # Clipped by the whole bar, so that the least share is as round at its start as any other.
        track, size = Rect(0, 0, box.width, height), Size(box.width, height)
        part = (Shape(RoundedRect(Rect(0, 0, length, height)), pen.hue.accent),)
        clip = RoundedRect(track, height / 2)
        items.append(Group("", "bar", Layer.CARD, Point(box.x, top), size, part, track, clip))
    if target is not None:
        x = box.x + min(max(target / whole, 0.0), 1.0) * box.width
        reach = 4 * pen.scale
        tick = Line(x, top - reach, x, top + height + reach)
        # A line of the card's colour on both sides keeps the tick apart from a bar of any colour.
        items.append(Shape(tick, None, Stroke(pen.theme.map.card, 4 * pen.scale)))
        items.append(Shape(tick, None, Stroke(pen.theme.map.ink, 1.8 * pen.scale)))
    return tuple(items)


def columns(values: Sequence[float], box: Rect, pen: Pen) -> tuple[Item, ...]:
    """The latest figures as columns up or down from zero, the last one strong."""
    shown = values[-COLUMNS:]
    floor, top = min(0.0, *shown), max(0.0, *shown)
    span = (top - floor) or 1.0
    zero = box.bottom + floor / span * box.height
    pitch = box.width / (COLUMNS - COLUMN_GAP)
    width = pitch * (1 - COLUMN_GAP)
    soft = mixed(pen.hue.quote, pen.hue.disc, 0.5)
    items: list[Item] = []
    for place, value in enumerate(reversed(shown)):
        height = max(abs(value) / span * box.height, 1.5 * pen.scale)
        y = zero - height if value >= 0 else zero
        column = Rect(box.right - width - place * pitch, y, width, height)
        colour = soft if place else pen.hue.accent
        items.append(Shape(RoundedRect(column, min(2 * pen.scale, height / 2)), colour))
    return tuple(items)
