"""The small closed set of things a drawing is made of, and the drawing itself.

A painter is one loop and one exhaustive ``match`` over ``Item``; it never measures, wraps or decides. Everything here
is frozen, so a painter may keep what it made of an item for as long as it keeps the item.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from types import MappingProxyType
from typing import Literal, NamedTuple, Protocol

from cjm_desktop.display.geometry import Path, Point, Rect, Size
from cjm_desktop.display.type_style import TypeStyle

Colour = str
"""A colour as ``#RRGGBB``."""


class Gradient(NamedTuple):
    """A linear gradient between two points; ``stops`` are (offset 0..1, opaque colour), in order."""

    start: Point
    end: Point
    stops: tuple[tuple[float, Colour], ...]


Paint = Colour | Gradient


class Stroke(NamedTuple):
    """How a line is drawn. ``dash`` alternates drawn and left out lengths, in points; empty means solid.

    Joins are round; caps are round where ``round_caps`` says so and flat otherwise.
    """

    paint: Paint
    width: float = 1.0
    dash: tuple[float, ...] = ()
    round_caps: bool = False


class RoundedRect(NamedTuple):
    """A rectangle with equal corner radii (0 for square corners)."""

    rect: Rect
    radius: float = 0.0


class Circle(NamedTuple):
    """A circle: the x and y of its centre, and its radius."""

    x: float
    y: float
    radius: float


class Line(NamedTuple):
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float


class Outline(NamedTuple):
    """Any other geometry, as a path (non-zero winding)."""

    path: Path


Geometry = RoundedRect | Circle | Line | Outline


class Shape(NamedTuple):
    """A filled and/or stroked geometry."""

    geometry: Geometry
    fill: Paint | None = None
    stroke: Stroke | None = None


@dataclass(frozen=True, slots=True, eq=False)
class ShapedWord:
    """One shaped stretch of text in one face. All lengths in ems: multiply by the run's size.

    The shaper's cache hands the same object out again for the same word, so painters may key on it (it is compared by
    identity). Glyphs stand in visual order, left to right. ``sources[i]`` is the text that glyph ``i`` stands for: the
    whole cluster on one of its glyphs and the empty string on the others, so that every character has exactly one
    glyph. ``xs`` and ``ys`` are the glyph origins (y down), ``advances`` the widths of the font's own metrics.
    ``tracking`` is the space behind every cluster, already counted in ``xs`` and ``width``; ``left_out`` names the
    OpenType features that were switched off. A painter that hands the text to another shaper must ask it for the same.
    """

    face: str
    text: str
    glyphs: tuple[int, ...]
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    advances: tuple[float, ...]
    sources: tuple[str, ...]
    width: float
    right_to_left: bool = False
    language: str = ""
    tracking: float = 0.0
    left_out: tuple[str, ...] = ()


class GlyphRun(NamedTuple):
    """Words of one face on one baseline, in visual order from left to right.

    ``x`` and ``y`` are the baseline's start; ``words`` pairs each word with its own x, in points from ``x``. Spaces
    are words like any other. ``text`` is the run's source in reading order, ``right_to_left`` the direction of the text
    that it is part of, whatever that of its words.
    """

    face: str
    size: float
    x: float
    y: float
    colour: Colour
    words: Sequence[tuple[float, ShapedWord]]
    width: float
    text: str
    right_to_left: bool = False


class Icon(NamedTuple):
    """A bundled icon by name, its square's top left corner and side, and the width of its line in points."""

    name: str
    x: float
    y: float
    size: float
    colour: Colour
    stroke: float


class Picture(NamedTuple):
    """A picture of the document, by the hash of its content, drawn into ``rect``."""

    digest: str
    rect: Rect


class PictureFile(Protocol):
    """The file of a picture, as a painter needs it.

    ``orientation`` is how it is turned before it is shown, 1 to 8 as in Exif; ``size`` is in pixels, turned already.
    """

    @property
    def media_type(self) -> str:
        """What kind of file it is: ``image/png`` or ``image/jpeg``."""
        ...

    @property
    def data(self) -> bytes:
        """The bytes of the file."""
        ...

    @property
    def orientation(self) -> int:
        """How it is turned."""
        ...

    @property
    def size(self) -> tuple[int, int]:
        """Its width and height as it is shown."""
        ...


class Link(NamedTuple):
    """An area that leads to an address (http, https or mailto only)."""

    rect: Rect
    target: str


class Layer(IntEnum):
    """The order in which groups are painted, lowest first."""

    GROUND = 0
    BAND = 10
    RULE = 20
    PANEL = 30
    CURVE = 35
    PATH = 40
    PATH_LABEL = 45
    CARD = 50
    MARKER = 60
    LABEL = 70
    HEADER = 80


class TextBox(NamedTuple):
    """Where an element's own words stand, for an editor laid over them. Painters do not look at it."""

    rect: Rect
    style: TypeStyle
    colour: Colour
    align: Literal["start", "centre", "end"] = "start"


class Group(NamedTuple):
    """What belongs to one element of the map.

    ``source`` is the id of the element (empty for what belongs to none), ``part`` names which drawing of it this is
    (``card``, ``band``, ``chevron``, ``label``, …): the pair is unique within a frame. Items are local to ``origin``.
    ``size`` is the element's own box, from its origin: what a selection frames and a pointer hits. ``ink`` is what the
    items may cover, local as well, strokes included. A group is shown from ``smallest_scale`` upwards (1 = 100 %).
    ``title`` is where the words stand that are edited in place, local too.
    """

    source: str
    part: str
    layer: Layer
    origin: Point
    size: Size
    items: tuple["Item", ...]
    ink: Rect
    clip: RoundedRect | None = None
    smallest_scale: float = 0.0
    title: TextBox | None = None

    @property
    def box(self) -> Rect:
        """The element's box on the drawing."""
        return Rect(self.origin.x, self.origin.y, self.size.width, self.size.height)


Item = Group | Shape | GlyphRun | Icon | Picture | Link


class Extent(NamedTuple):
    """Where something lies along one axis: the id of its record, and its start and end in points."""

    source: str
    start: float
    end: float

    @property
    def middle(self) -> float:
        """Half way between start and end."""
        return (self.start + self.end) / 2


class LevelAxis(NamedTuple):
    """How an emotion lane maps a value to y: ``lowest`` at ``bottom`` and ``highest`` at ``top``."""

    lane: str
    top: float
    bottom: float
    lowest: float
    highest: float

    def y(self, value: float) -> float:
        """The y of a value."""
        return self.bottom + (value - self.lowest) / (self.highest - self.lowest) * (self.top - self.bottom)

    def value(self, y: float) -> float:
        """The value at a y, kept inside the scale."""
        raw = self.lowest + (y - self.bottom) / (self.top - self.bottom) * (self.highest - self.lowest)
        return min(self.highest, max(self.lowest, raw))


class Grid(NamedTuple):
    """Where columns and rows lie: what a pointer needs to name a cell. Painters do not look at it.

    ``stages`` and ``steps`` run along x, ``lanes`` along y, each in the map's order. ``header`` is the row of
    chevrons and ``step_row`` the row of step names (of no height where it is left out), along y. Where the map is
    read from right to left, its order runs against x and the labels stand at the right.
    """

    stages: tuple[Extent, ...] = ()
    steps: tuple[Extent, ...] = ()
    lanes: tuple[Extent, ...] = ()
    header: Extent = Extent("", 0.0, 0.0)
    step_row: Extent = Extent("", 0.0, 0.0)
    labels: Extent = Extent("", 0.0, 0.0)
    axes: tuple[LevelAxis, ...] = ()
    scale: float = 1.0
    right_to_left: bool = False


class OutlineEntry(NamedTuple):
    """A line of a document's table of contents: its title, the id it leads to, and where that is."""

    title: str
    source: str
    place: Point


class Frame(NamedTuple):
    """A finished drawing: a size, its groups in painting order, and what a document made of it should be told.

    ``missing`` lists the characters for which no bundled face has a glyph and which stand as boxes. ``pictures`` holds
    the files that ``Picture`` items name, by digest; a picture that is missing there is not painted.
    """

    size: Size
    groups: Sequence[Group]
    background: Colour
    language: str = "en"
    direction: Literal["ltr", "rtl"] = "ltr"
    title: str = ""
    author: str = ""
    outline: tuple[OutlineEntry, ...] = ()
    missing: tuple[str, ...] = ()
    grid: Grid = Grid()
    pictures: Mapping[str, PictureFile] = MappingProxyType({})
