"""The curves of an emotion lane: the first persona's in the colours of the levels, the others' by dash and dot.

Personas are told apart by shape, never by colour: colour is how it felt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from cjm_desktop.display.curve import smooth
from cjm_desktop.display.geometry import Close, LineTo, MoveTo, Path, Point, Rect, Size
from cjm_desktop.display.items import (
    Circle,
    Geometry,
    Gradient,
    Group,
    Item,
    Layer,
    LevelAxis,
    Line,
    Outline,
    RoundedRect,
    Shape,
    Stroke,
)
from cjm_desktop.kinds.levels import level_of
from cjm_desktop.kinds.marks import face

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cjm_desktop.kinds.base import Column, LaneView
    from cjm_desktop.kinds.pen import Pen
    from cjm_desktop.model.records import Marker
    from cjm_desktop.theme import Theme


class Style(NamedTuple):
    """How a curve after the first is told from the others: its dash in points before the scale, and its marks."""

    dash: tuple[float, ...]
    marker: Literal["dot", "square", "diamond", "triangle"]


STYLES = (
    Style((6, 4), "dot"),
    Style((1.5, 3.5), "square"),
    Style((11, 4, 2, 4), "diamond"),
    Style((14, 6), "triangle"),
)


class Curve(NamedTuple):
    """The markers of one persona (none: everyone) where they stand on the drawing, and the line through them."""

    personas: tuple[str, ...]
    markers: tuple[Marker, ...]
    places: tuple[Point, ...]
    line: tuple[Point, ...]


def curves_of(view: LaneView, axis: LevelAxis) -> list[Curve]:
    """One curve for everyone's markers and one for each persona with markers, in the order of the map's personas."""
    columns = {column.step: column for column in view.columns}
    owners: dict[tuple[str, ...], list[Marker]] = {}
    for marker in view.markers:
        if marker.step in columns:
            owners.setdefault(marker.personas, []).append(marker)
    found = []
    for personas in in_order(view.markers, view.personas):
        if personas not in owners:
            continue
        markers = tuple(sorted(owners[personas], key=lambda marker: _x(marker, columns[marker.step])))
        places = tuple(Point(_x(m, columns[m.step]), axis.y(m.value)) for m in markers)
        found.append(Curve(personas, markers, places, _with_tails(places, view, axis)))
    return found


def in_order(markers: Iterable[Marker], personas: Sequence[str]) -> list[tuple[str, ...]]:
    """To whom the curves belong: everyone's first, then in the order of the map's personas."""
    order = {persona: index for index, persona in enumerate(personas)}
    owners = {marker.personas for marker in markers}
    return sorted(owners, key=lambda ids: (len(ids) > 0, [order.get(i, len(order)) for i in ids]))


def _x(marker: Marker, column: Column) -> float:
    return column.x + marker.offset * column.width


def _with_tails(places: tuple[Point, ...], view: LaneView, axis: LevelAxis) -> tuple[Point, ...]:
    """The places with a start and an end at the panel's edges, a little nearer to the middle of the scale."""
    middle = (axis.top + axis.bottom) / 2
    start = Point(view.start, middle + (places[0].y - middle) * 0.82)
    end = Point(view.end, middle + (places[-1].y - middle) * 0.86)
    inner = [place for place in places if view.start < place.x < view.end]
    return (start, *inner, end)


def curve_groups(curves: Sequence[Curve], view: LaneView, axis: LevelAxis, height: float) -> Iterable[Group]:
    """The area of the first curve lowest, then the lines, the first one's on top, and a mark at each place."""
    box = Rect(0, 0, view.end - view.start, height)
    for index, curve in reversed(list(enumerate(curves))):
        part = "+".join(curve.personas)
        line = tuple(Point(place.x - view.start, place.y) for place in curve.line)
        if index == len(curves) - 1:
            first = tuple(Point(place.x - view.start, place.y) for place in curves[0].line)
            yield _panel_group("area", _area(first, axis, box, view.pen), view, box)
        items = (
            _first_line(line, axis, view.pen) if index == 0 else _other_line(smooth(line), index, view.pen),
        )
        yield _panel_group(f"curve:{part}", items, view, box)
    for index, curve in enumerate(curves):
        for marker, place in zip(curve.markers, curve.places, strict=True):
            yield _marker_group(marker, place, view, index)


def _panel_group(part: str, items: tuple[Item, ...], view: LaneView, box: Rect) -> Group:
    origin, size = Point(view.start, 0), Size(box.width, box.height)
    return Group(view.lane.id, part, Layer.CURVE, origin, size, items, box, RoundedRect(box))


def curve_sample(index: int, x: float, y: float, width: float, pen: Pen) -> tuple[Item, ...]:
    """A short piece of a curve with a mark on it: how a key names it."""
    theme, scale = pen.theme, pen.scale
    if index == 0:
        thick = theme.stroke.emotion_curve * 0.75 * scale
        return (Shape(Line(x, y, x + width, y), None, Stroke(theme.map.ink, thick, round_caps=True)),)
    straight = (MoveTo(x, y), LineTo(x + width, y))
    return (
        _other_line(straight, index, pen),
        _mark(_style(index).marker, Point(x + width / 2, y), theme.size.second_persona_dot * scale / 2, pen),
    )


def _style(index: int) -> Style:
    return STYLES[(index - 1) % len(STYLES)]


def _area(line: Sequence[Point], axis: LevelAxis, box: Rect, pen: Pen) -> tuple[Item, ...]:
    """Between a curve and the neutral level, which is drawn anew on top."""
    theme, neutral = pen.theme, (axis.top + axis.bottom) / 2
    area = (*smooth(line), LineTo(line[-1].x, neutral), LineTo(line[0].x, neutral), Close())
    level = Stroke(theme.map.hair_strong, theme.stroke.level_guide)
    return (
        Shape(Outline(area), _area_gradient(axis, theme)),
        Shape(Line(0, neutral, box.width, neutral), None, level),
    )


def _first_line(line: Sequence[Point], axis: LevelAxis, pen: Pen) -> Shape:
    stroke = Stroke(_level_gradient(axis, pen.theme), pen.theme.stroke.emotion_curve * pen.scale)
    return Shape(Outline(smooth(line)), None, stroke)


def _other_line(path: Path, index: int, pen: Pen) -> Shape:
    dash = tuple(length * pen.scale for length in _style(index).dash)
    return Shape(
        Outline(path), None, Stroke(pen.theme.map.ink3, pen.theme.stroke.second_persona * pen.scale, dash)
    )


def _level_gradient(axis: LevelAxis, theme: Theme) -> Gradient:
    """Each level's colour at its own height."""
    colours = [theme.emotion.colour_of(level) for level in (2, 1, 0, -1, -2)]
    stops = tuple((index / 4, colour) for index, colour in enumerate(colours))
    return Gradient(Point(0, axis.top), Point(0, axis.bottom), stops)


def _area_gradient(axis: LevelAxis, theme: Theme) -> Gradient:
    area = theme.emotion
    stops = ((0.0, area.area_positive), (0.5, area.area_neutral), (1.0, area.area_negative))
    return Gradient(Point(0, axis.top), Point(0, axis.bottom), stops)


def _marker_group(marker: Marker, place: Point, view: LaneView, index: int) -> Group:
    pen, theme, scale = view.pen, view.pen.theme, view.pen.scale
    if index == 0:
        radius, ring = theme.size.face * scale / 2, theme.size.face_ring * scale
        items = face(radius, radius, radius, level_of(marker.value, view.scale), theme, ring=ring)
    else:
        radius, ring = theme.size.second_persona_dot * scale / 2, 0.0
        items = (_mark(_style(index).marker, Point(radius, radius), radius, pen),)
    side = 2 * radius
    origin = Point(place.x - radius, place.y - radius)
    ink = Rect(0, 0, side, side).grown(ring + 2.5 * scale)
    return Group(marker.id, "marker", Layer.MARKER, origin, Size(side, side), items, ink)


def _mark(marker: str, at: Point, radius: float, pen: Pen) -> Shape:
    """A hollow mark around a centre; all look equally large."""
    line = Stroke(pen.theme.map.ink3, pen.theme.stroke.second_persona * pen.scale)
    return Shape(_outline(marker, at, radius), pen.theme.map.panel, line)


def _outline(marker: str, at: Point, radius: float) -> Geometry:
    x, y = at
    match marker:
        case "square":
            side = radius * 0.9
            return RoundedRect(Rect(x - side, y - side, 2 * side, 2 * side))
        case "diamond":
            reach = radius * 1.25
            return _polygon((x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y))
        case "triangle":
            reach = radius * 1.25
            return _polygon((x, y - reach), (x + reach, y + 0.8 * reach), (x - reach, y + 0.8 * reach))
        case _:
            return Circle(x, y, radius)


def _polygon(first: tuple[float, float], *others: tuple[float, float]) -> Outline:
    return Outline((MoveTo(*first), *(LineTo(*corner) for corner in others), Close()))
