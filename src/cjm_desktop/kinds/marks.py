"""Small drawn marks: tick, half disc, star, and the faces of the emotions. Pure geometry and a theme's colours."""

from __future__ import annotations

from math import cos, pi, sin
from typing import TYPE_CHECKING

from cjm_desktop.display.geometry import Close, CurveTo, LineTo, MoveTo, Path, Segment
from cjm_desktop.display.items import Circle, Item, Outline, Shape, Stroke

if TYPE_CHECKING:
    from cjm_desktop.theme import Theme

ARC = 0.5522847498
"""Control length of a quarter circle of radius 1 as a cubic Bézier curve."""


def tick(x: float, y: float, radius: float) -> Outline:
    """A tick that sits inside a disc."""
    r = radius
    return Outline(
        (
            MoveTo(x - 0.42 * r, y + 0.04 * r),
            LineTo(x - 0.1 * r, y + 0.36 * r),
            LineTo(x + 0.44 * r, y - 0.3 * r),
        )
    )


def half_disc(x: float, y: float, radius: float) -> Outline:
    """The right half of a disc."""
    r, k = radius, radius * ARC
    return Outline(
        (
            MoveTo(x, y - r),
            CurveTo(x + k, y - r, x + r, y - k, x + r, y),
            CurveTo(x + r, y + k, x + k, y + r, x, y + r),
            Close(),
        )
    )


def star(x: float, y: float, radius: float) -> Outline:
    """A five-pointed star with its middle at ``x``, ``y``."""
    segments: list[Segment] = []
    for corner in range(10):
        reach = radius if corner % 2 == 0 else radius * 0.46
        angle = -pi / 2 + corner * pi / 5
        px, py = x + reach * cos(angle), y + reach * sin(angle)
        segments.append(MoveTo(px, py) if corner == 0 else LineTo(px, py))
    return Outline((*segments, Close()))


def quotation_mark(x: float, y: float, width: float) -> Outline:
    """An opening quotation mark of two round commas; it is 0.72 times as tall as wide."""
    segments: list[Segment] = []
    side = width * 0.46
    for start in (x, x + width - side):

        def at(across: float, down: float, start: float = start) -> tuple[float, float]:
            return start + across * side, y + down * side

        segments += [
            MoveTo(*at(0.92, 0.0)),
            CurveTo(*at(0.4, 0.16), *at(0.0, 0.5), *at(0.0, 1.04)),
            CurveTo(*at(0.0, 1.34), *at(0.2, 1.56), *at(0.49, 1.56)),
            CurveTo(*at(0.77, 1.56), *at(0.98, 1.35), *at(0.98, 1.08)),
            CurveTo(*at(0.98, 0.8), *at(0.78, 0.61), *at(0.54, 0.61)),
            CurveTo(*at(0.48, 0.61), *at(0.43, 0.62), *at(0.38, 0.64)),
            CurveTo(*at(0.46, 0.43), *at(0.68, 0.27), *at(1.0, 0.18)),
            Close(),
        ]
    return Outline(tuple(segments))


def quadratic(x0: float, y0: float, x1: float, y1: float, x2: float, y2: float) -> Path:
    """A quadratic Bézier curve as a cubic one, raised exactly."""
    return (
        MoveTo(x0, y0),
        CurveTo(
            x0 + 2 / 3 * (x1 - x0),
            y0 + 2 / 3 * (y1 - y0),
            x2 + 2 / 3 * (x1 - x2),
            y2 + 2 / 3 * (y1 - y2),
            x2,
            y2,
        ),
    )


def face(
    x: float, y: float, radius: float, level: float, theme: Theme, *, ring: float = 0.0
) -> tuple[Item, ...]:
    """A face for a level from -2 (frustrated) to +2 (delighted); mouth and brows follow the level without steps.

    ``ring`` is the width of the ring in the panel's colour that sets it off from the curve.
    """
    colour, features = theme.emotion.colour_of(level), theme.emotion.face_features
    pen = Stroke(features, radius * 0.14, round_caps=True)
    items: list[Item] = []
    if ring:
        items.append(Shape(Circle(x, y, radius + ring), theme.map.panel))
    items.append(Shape(Circle(x, y, radius), colour))
    eye_y = y - 0.18 * radius
    for side in (-1, 1):
        eye_x = x + side * 0.34 * radius
        if level >= 1.5:
            reach = 0.17 * radius
            arc = quadratic(
                eye_x - reach,
                eye_y + 0.06 * radius,
                eye_x,
                eye_y - 0.26 * radius,
                eye_x + reach,
                eye_y + 0.06 * radius,
            )
            items.append(Shape(Outline(arc), None, pen))
        else:
            items.append(Shape(Circle(eye_x, eye_y, 0.115 * radius), features))
        if level <= -1.5:
            brow = (
                MoveTo(eye_x + side * 0.2 * radius, eye_y - 0.38 * radius),
                LineTo(eye_x - side * 0.16 * radius, eye_y - 0.2 * radius),
            )
            items.append(Shape(Outline(brow), None, pen))
    items.append(_mouth(x, y, radius, level, pen))
    return tuple(items)


def _mouth(x: float, y: float, radius: float, level: float, pen: Stroke) -> Shape:
    half, bend = 0.42 * radius, 0.62 * radius * level / 2
    middle = y + 0.34 * radius - bend * 0.25
    if level >= 1.5:
        top = y + 0.14 * radius
        lip = quadratic(x + half, top, x, top + 2 * bend, x - half, top)
        return Shape(Outline((MoveTo(x - half, top), LineTo(x + half, top), *lip[1:], Close())), pen.paint)
    return Shape(Outline(quadratic(x - half, middle, x, middle + bend, x + half, middle)), None, pen)
