"""Items turned over from left to right, as a drawing is for a language that is written from right to left.

Nothing that a person reads is turned over: words, icons and pictures only change their place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from cjm_desktop.display.geometry import Close, CurveTo, LineTo, MoveTo, Path, Point, Rect, Segment
from cjm_desktop.display.items import (
    Circle,
    Geometry,
    GlyphRun,
    Gradient,
    Group,
    Icon,
    Item,
    Line,
    Link,
    Outline,
    Paint,
    Picture,
    RoundedRect,
    Shape,
    Stroke,
)

if TYPE_CHECKING:
    from collections.abc import Iterable


def mirrored_items(items: Iterable[Item], width: float) -> tuple[Item, ...]:
    """The items about the middle of something ``width`` wide that starts at 0."""
    return tuple([_item(item, width) for item in items])


def mirrored_group(group: Group, width: float) -> Group:
    """The group about the middle of something ``width`` wide, and what is in it about its own middle."""
    inner, clip, title = group.size.width, group.clip, group.title
    return group._replace(
        origin=Point(width - group.origin.x - inner, group.origin.y),
        items=mirrored_items(group.items, inner),
        ink=_rect(group.ink, inner),
        clip=None if clip is None else RoundedRect(_rect(clip.rect, inner), clip.radius),
        title=None if title is None else title._replace(rect=_rect(title.rect, inner)),
    )


def _item(item: Item, width: float) -> Item:
    match item:
        case Shape(geometry, fill, stroke):
            return Shape(_geometry(geometry, width), _paint(fill, width), _stroke(stroke, width))
        case GlyphRun():
            return item._replace(x=width - item.x - item.width)
        case Icon():
            return item._replace(x=width - item.x - item.size)
        case Picture(digest, rect):
            return Picture(digest, _rect(rect, width))
        case Link(rect, target):
            return Link(_rect(rect, width), target)
        case Group():
            return mirrored_group(item, width)
        case _:
            assert_never(item)


def _geometry(geometry: Geometry, width: float) -> Geometry:
    match geometry:
        case RoundedRect(rect, radius):
            return RoundedRect(_rect(rect, width), radius)
        case Circle(x, y, radius):
            return Circle(width - x, y, radius)
        case Line(x1, y1, x2, y2):
            return Line(width - x1, y1, width - x2, y2)
        case Outline(path):
            return Outline(_path(path, width))
        case _:
            assert_never(geometry)


def _path(path: Path, width: float) -> Path:
    return tuple(_segment(segment, width) for segment in path)


def _segment(segment: Segment, width: float) -> Segment:
    match segment:
        case MoveTo(x, y):
            return MoveTo(width - x, y)
        case LineTo(x, y):
            return LineTo(width - x, y)
        case CurveTo(x1, y1, x2, y2, x, y):
            return CurveTo(width - x1, y1, width - x2, y2, width - x, y)
        case Close():
            return segment
        case _:
            assert_never(segment)


def _stroke(stroke: Stroke | None, width: float) -> Stroke | None:
    if stroke is None or not isinstance(stroke.paint, Gradient):
        return stroke
    return stroke._replace(paint=_gradient(stroke.paint, width))


def _paint(paint: Paint | None, width: float) -> Paint | None:
    return _gradient(paint, width) if isinstance(paint, Gradient) else paint


def _gradient(gradient: Gradient, width: float) -> Gradient:
    return Gradient(_point(gradient.start, width), _point(gradient.end, width), gradient.stops)


def _point(point: Point, width: float) -> Point:
    return Point(width - point.x, point.y)


def _rect(rect: Rect, width: float) -> Rect:
    return Rect(width - rect.x - rect.width, rect.y, rect.width, rect.height)
