"""How the customer feels: markers on a scale, and the curve through them."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from cjm_desktop.display.curve import height_at, tangents
from cjm_desktop.display.geometry import Point, Rect, Size
from cjm_desktop.display.items import Group, Item, Layer, LevelAxis, Line, Outline, RoundedRect, Shape, Stroke
from cjm_desktop.display.outlines import rounded_polygon
from cjm_desktop.i18n import mark
from cjm_desktop.kinds.base import CardKind, FieldDescription, LaneDrawing, LaneKind, LaneView
from cjm_desktop.kinds.curves import Curve, curve_groups, curve_sample, curves_of
from cjm_desktop.kinds.levels import level_of, levels
from cjm_desktop.kinds.marks import face, star
from cjm_desktop.kinds.pen import Block, together
from cjm_desktop.kinds.quotes import Obstacle, Placed, place_quotes
from cjm_desktop.kinds.touchpoints import TouchpointCard
from cjm_desktop.model.records import Lane, Marker, Title, Words
from cjm_desktop.model.scales import neutral

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cjm_desktop.model.graph import JourneyGraph

LEVEL_WORDS = (mark("Frustrated"), mark("Uneasy"), mark("Neutral"), mark("Pleased"), mark("Delighted"))
QUOTE_MARKS = {
    "ru": ("«", "»"),
    "lt": ("„", "“"),
    "ro": ("„", "”"),
    "ar": ("”", "“"),
    "fa": ("«", "»"),
    "he": ("”", "”"),
    "ur": ("”", "“"),
}


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
        FieldDescription("value", mark("How it feels"), "feeling"),
    )


class Feelings(NamedTuple):
    """What the lane shows of the rest of the map: who feels, and at which steps moments of truth are met."""

    names: tuple[tuple[str, str], ...] = ()
    moments: tuple[str, ...] = ()


class Emotions(LaneKind):
    """The hero of the map: a white panel across all stages with the curve of how it felt."""

    identifier = "emotions"
    label = mark("Emotions")
    look = "emotions"
    takes = ("emotion",)
    reads = ("touchpoints",)

    def gather(self, graph: JourneyGraph, lane: Lane) -> tuple[object, ...]:
        """The personas' names, and the steps whose touchpoints are moments of truth."""
        del lane
        names = tuple((persona.id, persona.title) for persona in graph.personas())
        # Classes are compared by identity: pydantic answers ``isinstance`` in Python, too slowly for every card.
        moments = {
            element.step: None
            for meets in graph.lanes()
            if meets.kind == "touchpoints" and not meets.hidden
            for element in graph.elements_in(meets.id)
            if type(element) is TouchpointCard and element.moment_of_truth
        }
        return (Feelings(names, tuple(moments)),)

    def arrange(self, view: LaneView) -> LaneDrawing:
        """The panel with its levels, a curve and area for each persona, faces, and quotes where there is room."""
        pen = view.pen
        feelings = next((found for found in view.gathered if isinstance(found, Feelings)), Feelings())
        words = _level_blocks(view)
        axis = _axis(words, view)
        curves = curves_of(view, axis)
        key = _Key.of(curves, dict(feelings.names), view) if len(curves) > 1 else None
        below = max(EMOTION_PADDING * pen.scale, words[0].height / 2 + 4 * pen.scale)
        height = axis.bottom + (max(below, 26 * pen.scale + key.height) if key else below)
        groups = [_panel(view, axis, height), _level_words(words, view, axis)]
        if key:
            groups.append(key.at(height))
        if curves:
            groups.extend(curve_groups(curves, view, axis, height))
            flags = tuple(_flags(curves[0], feelings.moments, view))
            groups.extend(flags)
            groups.extend(_quote_groups(curves, view, axis, height, [flag.box for flag in flags]))
        return LaneDrawing(height, tuple(groups), axis)


KEY_PITCH = 16.5
"""From one line of the key of curves to the next, in points before the map's scale."""
KEY_SAMPLE, KEY_GAP = 24.0, 8.0
"""The length of a curve's sample in the key, and from there to the name, in points before the map's scale."""
KEYS_BELOW = 3
"""So many curves at most stand below each other in the key, whatever their names."""
LEVELS_APART = 4.0
"""Between the words of two levels, in points before the map's scale."""
FLAG_HEIGHT = 22.0
"""The height of the sign over a moment of truth, in points before the map's scale."""
EMOTION_PADDING = 56.0
"""Above the highest and below the lowest level, in points before the map's scale."""


def quoted(words: str, language: str) -> str:
    """The words between the quotation marks of a language."""
    opening, closing = QUOTE_MARKS.get(language.partition("-")[0].lower(), ("“", "”"))
    return f"{opening}{words}{closing}"


class _Key(NamedTuple):
    """Whose curve is which, at the foot of the label column; many short names stand in two columns."""

    names: tuple[Block, ...]
    columns: int
    view: LaneView

    @classmethod
    def of(cls, curves: list[Curve], names: Mapping[str, str], view: LaneView) -> _Key:
        """The key of these curves; names that do not fit into half of the room keep it all."""
        everyone = view.pen.words(mark("Everyone"))
        owners = [", ".join(names.get(each, "") for each in curve.personas) or everyone for curve in curves]
        if len(curves) > KEYS_BELOW:
            short = _key_names(owners, 2, view)
            if all(len(name.paragraph.set_lines) <= 1 for name in short):
                return cls(short, 2, view)
        return cls(_key_names(owners, 1, view), 1, view)

    @property
    def rows(self) -> tuple[float, ...]:
        """How tall each row is, in points."""
        count, pitch = -(-len(self.names) // self.columns), KEY_PITCH * self.view.pen.scale
        return tuple(max(pitch, *(name.height for name in self.names[row::count])) for row in range(count))

    @property
    def height(self) -> float:
        """All rows together, in points."""
        return sum(self.rows)

    def at(self, foot: float) -> Group:
        """The key above the foot of the lane."""
        view, scale, rows = self.view, self.view.pen.scale, self.rows
        width, sample = view.start - view.labels, KEY_SAMPLE * scale
        items: list[Item] = []
        for index, name in enumerate(self.names):
            column, row = divmod(index, len(rows))
            x, middle = column * width / self.columns, sum(rows[:row]) + KEY_PITCH * scale / 2
            items.extend(curve_sample(index, x, middle, sample, view.pen))
            items.extend(name.at(x + sample + KEY_GAP * scale, middle - name.style.line_height / 2))
        origin, size = Point(view.labels, foot - self.height - 8 * scale), Size(width, self.height)
        ink = Rect(0, 0, *size).grown(2 * scale)
        return Group(view.lane.id, "key", Layer.LABEL, origin, size, tuple(items), ink)


def _key_names(owners: Iterable[str], columns: int, view: LaneView) -> tuple[Block, ...]:
    """The names of the curves, set for a key of so many columns."""
    pen = view.pen
    room = (view.start - view.labels) / columns - (KEY_SAMPLE + KEY_GAP + 4) * pen.scale
    return tuple(pen.block(owner, "level_word", room, balance=False).snug() for owner in owners)


def _flags(curve: Curve, moments: tuple[str, ...], view: LaneView) -> Iterable[Group]:
    """A sign over the highest face of the first curve at each step where a moment of truth is met."""
    pen, theme, scale = view.pen, view.pen.theme, view.pen.scale
    radius, ring = theme.size.face * scale / 2, theme.size.face_ring * scale
    for step in moments:
        standing = [
            place for marker, place in zip(curve.markers, curve.places, strict=True) if marker.step == step
        ]
        if not standing:
            continue
        place = min(standing, key=lambda point: point.y)
        words = pen.block(pen.words(mark("Moment of truth")), "badge", 400 * scale, theme.map.star)
        height, mark_at = FLAG_HEIGHT * scale, 15 * scale
        start = mark_at + 10 * scale
        size = Size(start + words.paragraph.width + 10 * scale, height)
        items = together(
            (
                Shape(
                    RoundedRect(Rect(0, 0, *size), height / 2),
                    theme.map.star_tint,
                    Stroke(theme.map.star_fill, 1),
                ),
                Shape(
                    star(mark_at, height / 2 + 0.3 * scale, 6 * scale),
                    theme.map.star_fill,
                    Stroke(theme.map.star, 0.6),
                ),
            ),
            words.at(start, (height - words.height) / 2),
        )
        x = min(max(place.x - size.width / 2, view.start + 4), view.end - size.width - 4)
        y = max(place.y - radius - ring - 10 * scale - height, 6 * scale)
        yield Group(
            view.lane.id, f"moment:{step}", Layer.LABEL, Point(x, y), size, items, Rect(0, 0, *size).grown(2)
        )


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
    middle = neutral(view.scale)
    for value in levels(view.scale):
        y = axis.y(value)
        dash = () if value == middle else tuple(stroke.level_guide_dash)
        line = Stroke(colours.hair_strong if value == middle else colours.hair, stroke.level_guide, dash)
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


def _level_blocks(view: LaneView) -> tuple[Block, ...]:
    """The words for the levels from the lowest to the highest."""
    pen = view.pen
    room = view.start - view.labels - (18 + pen.theme.size.axis_face) * pen.scale
    words = view.scale.labels if len(view.scale.labels) == 5 else tuple(map(pen.words, LEVEL_WORDS))
    return tuple(
        pen.block(word, "level_word", room, pen.theme.map.ink2, align="end", balance=False) for word in words
    )


def _axis(words: tuple[Block, ...], view: LaneView) -> LevelAxis:
    """The scale along y, below the lane's name; long words for the levels keep them farther apart."""
    pen, padding = view.pen, EMOTION_PADDING * view.pen.scale
    face_radius = pen.theme.size.axis_face * pen.scale / 2
    top = max(padding, view.label_height + max(face_radius, words[-1].height / 2))
    apart = LEVELS_APART * pen.scale
    pitch = max((low.height + high.height) / 2 + apart for low, high in pairwise(words))
    length = max(pen.theme.min_height.emotion_lane * pen.scale - 2 * padding, pitch * (len(words) - 1))
    return LevelAxis(view.lane.id, top, top + length, view.scale.min, view.scale.max)


def _level_words(words: tuple[Block, ...], view: LaneView, axis: LevelAxis) -> Group:
    """The words for the levels, right-aligned in the label column, each beside its face."""
    pen = view.pen
    radius = pen.theme.size.axis_face * pen.scale / 2
    centre = view.start - 10 * pen.scale - radius
    items: list[Item] = []
    for value, block in zip(levels(view.scale), words, strict=True):
        y = axis.y(value)
        items.extend(block.at(0, y - block.height / 2))
        items.extend(face(centre - view.labels, y, radius, level_of(value, view.scale), pen.theme))
    below = max(EMOTION_PADDING * pen.scale, words[0].height / 2)
    size = Size(view.start - view.labels, axis.bottom + below)
    ink = Rect(0, 0, size.width, size.height)
    return Group(view.lane.id, "levels", Layer.LABEL, Point(view.labels, 0), size, tuple(items), ink)


def _quote_groups(
    curves: list[Curve], view: LaneView, axis: LevelAxis, height: float, flags: list[Rect]
) -> Iterable[Group]:
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
    found = place_quotes(first.places, blocks, obstacles, heights, area, axis, pen.scale, taken=flags)
    for marker, block, placed in zip(first.markers, blocks, found, strict=True):
        if block is not None and placed is not None:
            yield _quote_group(marker, block, placed, view)


def _quote_group(marker: Marker, block: Block, placed: Placed, view: LaneView) -> Group:
    """The words where they found room, and a short line to their face where that is far."""
    size = Size(block.width, block.height)
    items = block.at(0, 0)
    ink = Rect(-2, -2, size.width + 4, size.height + 4)
    if placed.leader:
        (x1, y1), (x2, y2) = placed.leader
        x, y = placed.corner
        line = Line(x1 - x, y1 - y, x2 - x, y2 - y)
        stroke = Stroke(view.pen.theme.map.ink3, view.pen.theme.stroke.hairline)
        items = (Shape(line, None, stroke), *items)
        ink = ink.united(
            Rect(
                min(line.x1, line.x2), min(line.y1, line.y2), abs(line.x2 - line.x1), abs(line.y2 - line.y1)
            ).grown(1)
        )
    return Group(marker.id, "quote", Layer.LABEL, placed.corner, size, items, ink, title=block.box(0, 0))


def _quote_block(words: str, view: LaneView) -> Block:
    """The words on as few lines as a column is wide, centred, in a box no wider than they are."""
    pen = view.pen
    room = min(1.15 * max(column.width for column in view.columns), 260 * pen.scale)
    block = pen.block(words, "feeling_quote", room, pen.theme.map.quote, align="centre")
    return block._replace(width=block.paragraph.width)
