"""Numbers, colours and geometries as the words of a content stream.

PDF's y axis points up and the drawing's points down: every y is written negated, and the page's own matrix puts the
drawing's top edge where it belongs. So text and pictures need no mirroring of their own. Outlines run clockwise from
where Qt starts them, so that dashes fall on the same places on the canvas and on paper.
"""

from __future__ import annotations

from functools import lru_cache
from typing import assert_never

from cjm_desktop.display.geometry import Close, CurveTo, LineTo, MoveTo, Path, Rect
from cjm_desktop.display.icons import icon_path
from cjm_desktop.display.items import Circle, Colour, Geometry, Line, Outline, RoundedRect

QUARTER = 0.5522847498307936
"""Where the control points of a quarter of a unit circle lie: 4/3 · (√2 − 1)."""


@lru_cache(maxsize=1 << 16)
def number(value: float) -> str:
    """A length to a hundredth of a point, as short as it can be said."""
    return shortest(value, 2)


@lru_cache(maxsize=1 << 16)
def hundredths(count: int) -> str:
    """So many hundredths of a point, as ``number`` says them."""
    return shortest(count / 100, 2)


def shortest(value: float, digits: int) -> str:
    """A number to so many digits behind the point, without needless zeros and never with an exponent."""
    written = f"{value:.{digits}f}".rstrip("0").rstrip(".")
    return "0" if written == "-0" else written


@lru_cache(maxsize=1024)
def colour_components(colour: Colour) -> tuple[str, str, str]:
    """Red, green and blue, 0..1, for a colour written ``#RRGGBB``."""
    red, green, blue = (shortest(int(colour[at : at + 2], 16) / 255, 3) for at in (1, 3, 5))
    return red, green, blue


@lru_cache(maxsize=1024)
def fill_colour(colour: Colour) -> str:
    """The operator that makes it the colour of areas and text."""
    red, green, blue = colour_components(colour)
    return f"{red} g" if red == green == blue else f"{red} {green} {blue} rg"


@lru_cache(maxsize=1024)
def stroke_colour(colour: Colour) -> str:
    """The operator that makes it the colour of lines."""
    red, green, blue = colour_components(colour)
    return f"{red} G" if red == green == blue else f"{red} {green} {blue} RG"


def rectangle(rect: Rect) -> str:
    """A rectangle as a path, from its top left corner."""
    return f"{number(rect.x)} {number(-rect.y)} {number(rect.width)} {number(-rect.height)} re"


def geometry_path(geometry: Geometry) -> str:
    """The path of a geometry; empty where there is nothing to draw."""
    match geometry:
        case RoundedRect(rect, radius):
            return _rounded_rectangle(rect, radius)
        case Circle(x, y, radius):
            return _circle(x, y, radius)
        case Line(x1, y1, x2, y2):
            return f"{number(x1)} {number(-y1)} m {number(x2)} {number(-y2)} l"
        case Outline(path):
            return outline(path)
        case _:
            assert_never(geometry)


def outline(path: Path) -> str:
    """The path, segment by segment."""
    words: list[str] = []
    for segment in path:
        match segment:
            case MoveTo(x, y):
                words.append(f"{number(x)} {number(-y)} m")
            case LineTo(x, y):
                words.append(f"{number(x)} {number(-y)} l")
            case CurveTo(x1, y1, x2, y2, x, y):
                words.append(curve(x1, -y1, x2, -y2, x, -y))
            case Close():
                words.append("h")
            case _:
                assert_never(segment)
    return " ".join(words)


def curve(x1: float, y1: float, x2: float, y2: float, x: float, y: float) -> str:
    """A cubic Bézier curve; y points up."""
    return f"{number(x1)} {number(y1)} {number(x2)} {number(y2)} {number(x)} {number(y)} c"


@lru_cache(maxsize=4096)
def _rounded_rectangle(rect: Rect, radius: float) -> str:
    round_by = min(radius, rect.width / 2, rect.height / 2)
    if round_by <= 0:
        return rectangle(rect)
    left, right, top, bottom = rect.x, rect.right, -rect.y, -rect.bottom
    rest = round_by * (1 - QUARTER)
    words = (
        f"{number(left)} {number(top - round_by)} m",
        curve(left, top - rest, left + rest, top, left + round_by, top),
        f"{number(right - round_by)} {number(top)} l",
        curve(right - rest, top, right, top - rest, right, top - round_by),
        f"{number(right)} {number(bottom + round_by)} l",
        curve(right, bottom + rest, right - rest, bottom, right - round_by, bottom),
        f"{number(left + round_by)} {number(bottom)} l",
        curve(left + rest, bottom, left, bottom + rest, left, bottom + round_by),
        "h",
    )
    return " ".join(words)


@lru_cache(maxsize=4096)
def _circle(x: float, y: float, radius: float) -> str:
    bend, up = radius * QUARTER, -y
    words = (
        f"{number(x + radius)} {number(up)} m",
        curve(x + radius, up - bend, x + bend, up - radius, x, up - radius),
        curve(x - bend, up - radius, x - radius, up - bend, x - radius, up),
        curve(x - radius, up + bend, x - bend, up + radius, x, up + radius),
        curve(x + bend, up + radius, x + radius, up + bend, x + radius, up),
        "h",
    )
    return " ".join(words)


@lru_cache(maxsize=512)
def icon_outline(icon: str) -> str:
    """The lines of a bundled icon, on its own grid."""
    return outline(icon_path(icon))
