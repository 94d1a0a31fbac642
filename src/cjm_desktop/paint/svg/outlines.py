"""Geometries as elements and as path data (SVG 1.1, 8.3 and 9)."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, assert_never

from cjm_desktop.display.geometry import Close, CurveTo, LineTo, MoveTo, Path, Rect
from cjm_desktop.display.icons import icon_path
from cjm_desktop.display.items import Circle, Geometry, Line, Outline, RoundedRect
from cjm_desktop.paint.svg.markup import number, numbers

if TYPE_CHECKING:
    from collections.abc import Mapping


def geometry_element(geometry: Geometry, *, dashed: bool = False) -> tuple[str, Mapping[str, str]]:
    """The name and the attributes of the element that has this geometry.

    Args:
        geometry: what to draw.
        dashed: whether dashes run along it. They have to begin where Qt begins them.
    """
    match geometry:
        case RoundedRect(rect, radius):
            return _rectangle(rect, min(radius, rect.width / 2, rect.height / 2), dashed=dashed)
        case Circle(x, y, radius):
            return "circle", {"cx": number(x), "cy": number(y), "r": number(radius)}
        case Line(x1, y1, x2, y2):
            return "line", {"x1": number(x1), "y1": number(y1), "x2": number(x2), "y2": number(y2)}
        case Outline(path):
            return "path", {"d": path_data(path)}
        case _:
            assert_never(geometry)


def rectangle(rect: Rect) -> dict[str, str]:
    """The attributes of a rectangle."""
    return {
        "x": number(rect.x),
        "y": number(rect.y),
        "width": number(rect.width),
        "height": number(rect.height),
    }


def path_data(path: Path) -> str:
    """The path, segment by segment."""
    words: list[str] = []
    for segment in path:
        match segment:
            case MoveTo():
                words.append(f"M{numbers(segment)}")
            case LineTo():
                words.append(f"L{numbers(segment)}")
            case CurveTo():
                words.append(f"C{numbers(segment)}")
            case Close():
                words.append("Z")
            case _:
                assert_never(segment)
    return "".join(words)


@lru_cache(maxsize=512)
def icon_data(name: str) -> str:
    """The lines of a bundled icon, on its own grid."""
    return path_data(icon_path(name))


def _rectangle(rect: Rect, radius: float, *, dashed: bool) -> tuple[str, Mapping[str, str]]:
    """A ``rect``, or a path where a ``rect`` would begin elsewhere or, having no area, show nothing."""
    if dashed or not rect.width or not rect.height:
        # Left open, dashes are not joined where the outline ends: Qt does not join them either.
        return "path", {"d": _rectangle_data(rect, max(0.0, radius)) + ("" if dashed else "Z")}
    attributes = rectangle(rect)
    if radius > 0:
        attributes["rx"] = number(radius)
    return "rect", attributes


def _rectangle_data(rect: Rect, radius: float) -> str:
    """A rectangle clockwise from the lower end of its upper left corner."""
    left, top, right, bottom = rect.x, rect.y, rect.right, rect.bottom
    if not radius:
        return f"M{numbers((left, top))}H{number(right)}V{number(bottom)}H{number(left)}V{number(top)}"
    arc = f"A{numbers((radius, radius))} 0 0 1 "
    return (
        f"M{numbers((left, top + radius))}{arc}{numbers((left + radius, top))}"
        f"H{number(right - radius)}{arc}{numbers((right, top + radius))}"
        f"V{number(bottom - radius)}{arc}{numbers((right - radius, bottom))}"
        f"H{number(left + radius)}{arc}{numbers((left, bottom - radius))}V{number(top + radius)}"
    )
