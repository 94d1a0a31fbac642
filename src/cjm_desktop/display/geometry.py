"""Points, sizes, rectangles and paths of a drawing. Points (1/72 inch), x to the right, y down."""

from __future__ import annotations

from typing import NamedTuple


class Point(NamedTuple):
    """A place, in points."""

    x: float
    y: float


class Size(NamedTuple):
    """A width and a height, in points."""

    width: float
    height: float


class Rect(NamedTuple):
    """An upright rectangle: its top left corner and its size, in points."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x of the right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The y of the bottom edge."""
        return self.y + self.height

    @property
    def centre(self) -> Point:
        """The middle of the rectangle."""
        return Point(self.x + self.width / 2, self.y + self.height / 2)

    def contains(self, point: Point) -> bool:
        """Whether the point lies inside or on an edge."""
        return self.x <= point.x <= self.right and self.y <= point.y <= self.bottom

    def grown(self, by: float) -> Rect:
        """The rectangle with every edge moved outwards by ``by``."""
        return Rect(self.x - by, self.y - by, self.width + 2 * by, self.height + 2 * by)

    def moved(self, dx: float, dy: float) -> Rect:
        """The rectangle moved by ``dx`` and ``dy``."""
        return Rect(self.x + dx, self.y + dy, self.width, self.height)

    def united(self, other: Rect) -> Rect:
        """The smallest rectangle that holds both."""
        x, y = min(self.x, other.x), min(self.y, other.y)
        return Rect(x, y, max(self.right, other.right) - x, max(self.bottom, other.bottom) - y)

    def intersects(self, other: Rect) -> bool:
        """Whether the two share an area."""
        return (
            self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom
        )


class MoveTo(NamedTuple):
    """Start a new outline here."""

    x: float
    y: float


class LineTo(NamedTuple):
    """A straight line to here."""

    x: float
    y: float


class CurveTo(NamedTuple):
    """A cubic Bézier curve: two control points and the end."""

    x1: float
    y1: float
    x2: float
    y2: float
    x: float
    y: float


class Close(NamedTuple):
    """A straight line back to the start of the outline."""


Segment = MoveTo | LineTo | CurveTo | Close
Path = tuple[Segment, ...]
