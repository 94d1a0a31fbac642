"""How the customer feels: markers on a scale, and the curve through them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from cjm_desktop.display.curve import height_at, smooth, tangents
from cjm_desktop.display.geometry import Close, LineTo, Point, Rect, Size
from cjm_desktop.display.items import (
    Circle,
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
from cjm_desktop.display.outlines import rounded_polygon
from cjm_desktop.i18n import mark
from cjm_desktop.kinds.base import CardKind, Column, FieldDescription, LaneDrawing, LaneKind, LaneView
from cjm_desktop.kinds.marks import face
from cjm_desktop.kinds.pen import Block
from cjm_desktop.kinds.quotes import Obstacle, place_quotes
from cjm_desktop.model.records import EmotionScale, Marker, Title, Words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cjm_desktop.theme import Theme

LEVEL_WORDS = (mark("Frustrated"), mark("Uneasy"), mark("Neutral"), mark("Pleased"), mark("Delighted"))
QUOTE_MARKS = {"ru": ("«", "»"), "lt": ("„", "“"), "ro": ("„", "”")}


class EmotionMarker(Marker):
    """A feeling at a place of the journey; ``title`` names it and ``quote`` is what the customer says."""

    title: Title = ""
    quote: Words = ""


class Emotion(CardKind):
    """A face on the curve."""

    identifier = "emotion"
    label = mark("Emotion")
    icon = "mood-smile"
    record = EmotionMarker
    fields = (
        FieldDescription("title", mark("Feeling")),
        FieldDescription("quote", mark("Quote"), "text"),
        FieldDescription("value", mark("Value"), "number"),
    )


@dataclass(frozen=True, slots=True)
class Curve:
    """The markers of one persona (none: everyone) where they stand on the drawing, and the line through them."""

    personas: tuple[str, ...]
    markers: tuple[Marker, ...]
    places: tuple[Point, ...]
    line: tuple[Point, ...]


class Emotions(LaneKind):
    """The hero of the map: a white panel across all stages with the curve of how it felt."""

    identifier = "emotions"
    label = mark("Emotions")
    look = "emotions"
    takes = ("emotion",)

    def arrange(self, view: LaneView) -> LaneDrawing:
        """The panel with its levels, a curve and area for each persona, faces, and quotes where there is room."""
        pen = view.pen
        padding = EMOTION_PADDING * pen.scale
        top = max(padding, view.label_height + pen.theme.size.axis_face * pen.scale / 2)
        height = pen.theme.min_height.emotion_lane * pen.scale + top - padding
        axis = LevelAxis(view.lane.id, top, height - padding, view.scale.min, view.scale.max)
        curves = _curves(view, axis)
        groups = [_panel(view, axis, height), _level_words(view, axis)]
        for index, curve in reversed(list(enumerate(curves))):
            groups.extend(_curve_groups(curve, view, axis, height, first=index == 0))
        if curves:
            groups.extend(_quote_groups(curves, view, axis, height))
        return LaneDrawing(height, tuple(groups), axis)


EMOTION_PADDING = 56.0
"""Above the highest and below the lowest level, in points before the map's scale."""


def level_of(value: float, scale: EmotionScale) -> float:
    """A value on any scale as a level from -2 to +2, which faces and colours know."""
    return (value - scale.min) / (scale.max - scale.min) * 4 - 2


def quoted(words: str, language: str) -> str:
    """The words between the quotation marks of a language."""
    opening, closing = QUOTE_MARKS.get(language.partition("-")[0].lower(), ("“", "”"))
    return f"{opening}{words}{closing}"


def _curves(view: LaneView, axis: LevelAxis) -> list[Curve]:
    """One curve for everyone's markers and one for each persona with markers, in the order of the map's personas."""
    columns = {column.step: column for column in view.columns}
    owners: dict[tuple[str, ...], list[Marker]] = {}
    for marker in view.markers:
        if marker.step in columns:
            owners.setdefault(marker.personas, []).append(marker)
    order = {persona: index for index, persona in enumerate(view.personas)}
    found = []
    for personas in sorted(owners, key=lambda ids: (len(ids) > 0, [order.get(i, len(order)) for i in ids])):
        markers = tuple(sorted(owners[personas], key=lambda marker: _x(marker, columns[marker.step])))
        places = tuple(Point(_x(m, columns[m.step]), axis.y(m.value)) for m in markers)
        found.append(Curve(personas, markers, places, _with_tails(places, view, axis)))
    return found


def _x(marker: Marker, column: Column) -> float:
    return column.x + marker.offset * column.width


def _with_tails(places: tuple[Point, ...], view: LaneView, axis: LevelAxis) -> tuple[Point, ...]:
    """The places with a start and an end at the panel's edges, a little nearer to the middle of the scale."""
    middle = (axis.top + axis.bottom) / 2
    start = Point(view.start, middle + (places[0].y - middle) * 0.82)
    end = Point(view.end, middle + (places[-1].y - middle) * 0.86)
    inner = [place for place in places if view.start < place.x < view.end]
    return (start, *inner, end)


def _panel(view: LaneView, axis: LevelAxis, height: float) -> Group:
    """The white ground, a dotted guide for each level, a solid neutral line, and a hairline between stages."""
    colours, stroke, scale = view.pen.theme.map, view.pen.theme.stroke, view.pen.scale
    width = view.end - view.start
    foot = view.pen.theme.radius.band if view.last else 0.0
    corners = (
        (Point(0, 0), 0.0),
        (Point(width, 0), 0.0),
        (Point(width, height), foot),
        (Point(0, height), foot),
    )
    line = Stroke(colours.panel_line, stroke.hairline)
    items: list[Item] = [Shape(Outline(rounded_polygon(corners)), colours.panel, line)]
    items.extend(
        Shape(
            Line(left - view.start, 6 * scale, left - view.start, height - 6 * scale),
            None,
            Stroke(colours.hair, stroke.hairline),
        )
        for (_, right), (start, _) in zip(view.stages, view.stages[1:], strict=False)
        for left in ((right + start) / 2,)
    )
    neutral = (view.scale.min + view.scale.max) / 2
    for value in levels(view.scale):
        y = axis.y(value)
        dash = () if value == neutral else tuple(stroke.level_guide_dash)
        line = Stroke(colours.hair_strong if value == neutral else colours.hair, stroke.level_guide, dash)
        items.append(Shape(Line(0, y, width, y), None, line))
    size = Size(width, height)
    return Group(
        view.lane.id,
        "panel",
        Layer.PANEL,
        Point(view.start, 0),
        size,
        tuple(items),
        Rect(0, 0, width, height).grown(1),
    )


def levels(scale: EmotionScale) -> tuple[float, ...]:
    """Five evenly spaced values from the lowest to the highest."""
    return tuple(scale.min + (scale.max - scale.min) * level / 4 for level in range(5))


def _level_words(view: LaneView, axis: LevelAxis) -> Group:
    """The words for the levels, right-aligned in the label column, each beside its face."""
    pen = view.pen
    radius = pen.theme.size.axis_face * pen.scale / 2
    centre = view.start - 10 * pen.scale - radius
    room = centre - radius - 8 * pen.scale - view.labels
    words = view.scale.labels if len(view.scale.labels) == 5 else tuple(map(pen.words, LEVEL_WORDS))
    items: list[Item] = []
    for value, word in zip(levels(view.scale), words, strict=True):
        y = axis.y(value)
        block = pen.block(word, "level_word", room, pen.theme.map.ink2, align="end", balance=False)
        items.extend(block.at(0, y - block.height / 2))
        items.extend(face(centre - view.labels, y, radius, level_of(value, view.scale), pen.theme))
    size = Size(view.start - view.labels, axis.bottom + EMOTION_PADDING * pen.scale)
    ink = Rect(0, 0, size.width, size.height)
    return Group(view.lane.id, "levels", Layer.LABEL, Point(view.labels, 0), size, tuple(items), ink)


def _curve_groups(
    curve: Curve, view: LaneView, axis: LevelAxis, height: float, *, first: bool
) -> Iterable[Group]:
    pen, theme = view.pen, view.pen.theme
    box = Rect(0, 0, view.end - view.start, height)
    line = tuple(Point(place.x - view.start, place.y) for place in curve.line)
    path = smooth(line)
    if first:
        neutral = (axis.top + axis.bottom) / 2
        area = (*path, LineTo(line[-1].x, neutral), LineTo(line[0].x, neutral), Close())
        items: tuple[Item, ...] = (
            Shape(Outline(area), _area_gradient(axis, theme)),
            Shape(
                Line(0, neutral, box.width, neutral),
                None,
                Stroke(theme.map.hair_strong, theme.stroke.level_guide),
            ),
            Shape(
                Outline(path),
                None,
                Stroke(_level_gradient(axis, theme), theme.stroke.emotion_curve * pen.scale),
            ),
        )
    else:
        scaled = tuple(length * pen.scale for length in theme.stroke.second_persona_dash)
        items = (
            Shape(
                Outline(path), None, Stroke(theme.map.ink3, theme.stroke.second_persona * pen.scale, scaled)
            ),
        )
    part = "curve:" + "+".join(curve.personas)
    origin = Point(view.start, 0)
    yield Group(
        view.lane.id, part, Layer.CURVE, origin, Size(box.width, height), items, box, RoundedRect(box)
    )
    for marker, place in zip(curve.markers, curve.places, strict=True):
        yield _marker_group(marker, place, view, first=first)


def _level_gradient(axis: LevelAxis, theme: Theme) -> Gradient:
    """Each level's colour at its own height."""
    colours = [theme.emotion.colour_of(level) for level in (2, 1, 0, -1, -2)]
    stops = tuple((index / 4, colour) for index, colour in enumerate(colours))
    return Gradient(Point(0, axis.top), Point(0, axis.bottom), stops)


def _area_gradient(axis: LevelAxis, theme: Theme) -> Gradient:
    area = theme.emotion
    stops = ((0.0, area.area_positive), (0.5, area.area_neutral), (1.0, area.area_negative))
    return Gradient(Point(0, axis.top), Point(0, axis.bottom), stops)


def _marker_group(marker: Marker, place: Point, view: LaneView, *, first: bool) -> Group:
    theme, scale = view.pen.theme, view.pen.scale
    if first:
        radius, ring = theme.size.face * scale / 2, theme.size.face_ring * scale
        items = face(radius, radius, radius, level_of(marker.value, view.scale), theme, ring=ring)
    else:
        radius, ring = theme.size.second_persona_dot * scale / 2, 0.0
        line = Stroke(theme.map.ink3, theme.stroke.second_persona * scale)
        items = (Shape(Circle(radius, radius, radius), theme.map.panel, line),)
    side = 2 * radius
    origin = Point(place.x - radius, place.y - radius)
    ink = Rect(0, 0, side, side).grown(ring + 1.5 * scale)
    return Group(marker.id, "marker", Layer.MARKER, origin, Size(side, side), items, ink)


def _quote_groups(curves: list[Curve], view: LaneView, axis: LevelAxis, height: float) -> Iterable[Group]:
    """What the customer says at each marker of the first curve, clear of curves and faces."""
    pen, first = view.pen, curves[0]
    radius = pen.theme.size.face * pen.scale / 2
    blocks: list[Block | None] = []
    for marker in first.markers:
        said = (
            quoted(marker.quote, pen.language) if isinstance(marker, EmotionMarker) and marker.quote else ""
        )
        title = marker.title if isinstance(marker, EmotionMarker) else ""
        words = said or title
        blocks.append(_quote_block(words, view) if words else None)
    heights = [partial(height_at, curve.line, tangents(curve.line)) for curve in curves]
    obstacles = [Obstacle(place, radius) for place in first.places]
    area = Rect(view.start + 6, 4, view.end - view.start - 12, height - 8)
    for marker, block, place in zip(
        first.markers,
        blocks,
        place_quotes(
            first.places,
            blocks,
            obstacles,
            heights,
            area,
            axis,
            pen.scale,
        ),
        strict=True,
    ):
        if block is None or place is None:
            continue
        size = Size(block.width, block.height)
        items = block.at(0, 0)
        ink = Rect(-2, -2, size.width + 4, size.height + 4)
        yield Group(marker.id, "quote", Layer.LABEL, place, size, items, ink, title=block.box(0, 0))


def _quote_block(words: str, view: LaneView) -> Block:
    """The words on as few lines as a column is wide, centred, in a box no wider than they are."""
    pen = view.pen
    room = min(1.15 * max(column.width for column in view.columns), 260 * pen.scale)
    block = pen.block(words, "feeling_quote", room, pen.theme.map.quote, align="centre")
    return Block(block.paragraph, block.style, block.colour, block.paragraph.width, "centre")
