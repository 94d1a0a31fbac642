"""What a hand does, told without a window: where a pointer is, what lies under it, and what is drawn in answer."""

from typing import NamedTuple

from cjm_desktop.display.geometry import Point, Rect

DRAG_THRESHOLD = 4.0
"""How far a pressed pointer must move before it drags, in pixels: less is a click with a trembling hand."""


class Modifiers(NamedTuple):
    """The keys held down."""

    shift: bool = False
    control: bool = False
    alt: bool = False


NO_KEYS = Modifiers()


class Hit(NamedTuple):
    """An element under the pointer: its id, which drawing of it (the part of its group), and its box."""

    source: str
    part: str
    box: Rect


class Pointer(NamedTuple):
    """Where the pointer is on the drawing, what lies under it, and the keys held down.

    ``pixel`` is the length of a screen pixel in points: what is measured in pixels stays so at every zoom.
    """

    point: Point
    hit: Hit | None = None
    modifiers: Modifiers = NO_KEYS
    pixel: float = 1.0


class DropBar(NamedTuple):
    """A bar between two columns, lanes or cards: what is dragged will stand here."""

    start: Point
    end: Point


class DropSlot(NamedTuple):
    """A place that takes what is dragged, or refuses it."""

    box: Rect
    refused: bool = False


class Ghost(NamedTuple):
    """Where something stood before it was dragged away."""

    box: Rect


class Carried(NamedTuple):
    """The picture of an element that follows the pointer, moved by ``dx`` and ``dy`` from where it was."""

    source: str
    part: str
    dx: float
    dy: float


class Band(NamedTuple):
    """The rubber band of a selection."""

    box: Rect


class Thread(NamedTuple):
    """A connection being drawn, from a port to the pointer or to the box of what would be reached."""

    start: Point
    end: Point
    target: Rect | None = None


class Tag(NamedTuple):
    """A few words beside the pointer, for example the value of an emotion."""

    place: Point
    words: str


OverlayMark = DropBar | DropSlot | Ghost | Carried | Band | Thread | Tag
