"""Gradients as axial shadings (ISO 32000-1, 8.7.4.5.3), which fill and stroke alike."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from cjm_desktop.display.items import Colour, Gradient
from cjm_desktop.paint.pdf.document import Document, Reference, Value, array, dictionary, name
from cjm_desktop.paint.pdf.operators import colour_components, number, shortest

if TYPE_CHECKING:
    from cjm_desktop.display.geometry import Point

Span = tuple[float, float, Colour, Colour]
"""A stretch of a gradient: from one offset to a later one, from one colour to another."""


def add_gradient(document: Document, gradient: Gradient, scale: float, origin: Point) -> Reference:
    """Write a gradient as a pattern.

    A pattern is placed on the page as a whole, whatever the matrix at the time of painting: so it carries its own.

    Args:
        document: where to write it.
        gradient: in the coordinates of the items that use it.
        scale: how much larger than its coordinates it appears.
        origin: where its (0, 0) lies on the page, in points from the bottom left corner.
    """
    (x0, y0), (x1, y1) = gradient.start, gradient.end
    shading = dictionary(
        {
            "ShadingType": 2,
            "ColorSpace": name("DeviceRGB"),
            "Coords": f"[{number(x0)} {number(-y0)} {number(x1)} {number(-y1)}]",
            "Function": _function(spans(gradient)),
            "Extend": "[true true]",
        }
    )
    factor = shortest(scale, 6)
    return document.add(
        {
            "PatternType": 2,
            "Shading": shading,
            "Matrix": f"[{factor} 0 0 {factor} {shortest(origin.x, 3)} {shortest(origin.y, 3)}]",
        }
    )


def spans(gradient: Gradient) -> list[Span]:
    """The gradient from 0 to 1 without gaps: the first and last colours reach the ends, hard edges take no room."""
    stops = [(min(1.0, max(0.0, offset)), colour) for offset, colour in gradient.stops]
    stops = [(0.0, stops[0][1]), *stops, (1.0, stops[-1][1])]
    return [(a, b, first, last) for (a, first), (b, last) in itertools.pairwise(stops) if b > a]


def _function(parts: list[Span]) -> Value:
    blends = [
        dictionary({"FunctionType": 2, "Domain": "[0 1]", "N": 1, "C0": _colour(first), "C1": _colour(last)})
        for _, _, first, last in parts
    ]
    if len(blends) == 1:
        return blends[0]
    return dictionary(
        {
            "FunctionType": 3,
            "Domain": "[0 1]",
            "Functions": array(blends),
            "Bounds": f"[{' '.join(shortest(end, 5) for _, end, _, _ in parts[:-1])}]",
            "Encode": f"[{' '.join('0 1' for _ in blends)}]",
        }
    )


def _colour(colour: Colour) -> str:
    return f"[{' '.join(colour_components(colour))}]"
