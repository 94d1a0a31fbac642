"""Which elements are selected, and which one is next when travelling by arrow keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from cjm_desktop.editor import hits

if TYPE_CHECKING:
    from cjm_desktop.display.geometry import Rect
    from cjm_desktop.display.items import Frame

Direction = Literal["left", "right", "up", "down"]
SIDEWAYS_COST = 2.0
"""How much more a point off the line of travel counts than one along it."""


def clicked(selection: frozenset[str], source: str | None, *, toggle: bool) -> frozenset[str]:
    """The selection after a click on an element (``None`` for the ground); ``toggle`` is the shift key."""
    if source is None:
        return selection if toggle else frozenset()
    return selection ^ {source} if toggle else frozenset({source})


def everything(frame: Frame) -> frozenset[str]:
    """All cards and markers."""
    return frozenset(hits.boxes(frame))


def places(frame: Frame) -> dict[str, Rect]:
    """Everything that arrow keys reach: chevrons, step names, lane labels, cards and markers."""
    found: dict[str, Rect] = {}
    reachable = {
        extent.source for row in (frame.grid.stages, frame.grid.steps, frame.grid.lanes) for extent in row
    }
    reachable.update(hits.boxes(frame))
    for source in reachable:
        box = hits.box_of(frame, source)
        if box is not None:
            found[source] = box
    return found


def first(frame: Frame) -> str | None:
    """Where travelling starts: the element nearest to the top corner where reading starts."""
    backwards, width = frame.grid.right_to_left, frame.size.width

    def distance(element: tuple[str, Rect]) -> float:
        box = element[1]
        return box.y + (width - box.right if backwards else box.x)

    return min(hits.boxes(frame).items(), key=distance, default=(None, None))[0]


def neighbour(frame: Frame, source: str, direction: Direction) -> str | None:
    """The nearest element in a direction.

    Distance along the direction counts once, distance off it ``SIDEWAYS_COST`` times; what lies more to the side than
    ahead is reached only when nothing lies ahead.
    """
    boxes = places(frame)
    start = boxes.pop(source, None)
    if start is None:
        return first(frame)
    best: tuple[float, str] | None = None
    for other, box in boxes.items():
        ahead, aside = _offsets(start, box, direction)
        if ahead <= 0.5:
            continue
        cost = ahead + SIDEWAYS_COST * aside
        if best is None or (cost, other) < best:
            best = cost, other
    return best[1] if best else None


def _offsets(start: Rect, box: Rect, direction: Direction) -> tuple[float, float]:
    """How far a box lies ahead (between the nearer edges, or centres where they overlap) and to the side."""
    dx, dy = box.centre.x - start.centre.x, box.centre.y - start.centre.y
    gap_x = max(box.x - start.right, start.x - box.right, 0.0)
    gap_y = max(box.y - start.bottom, start.y - box.bottom, 0.0)
    match direction:
        case "left":
            return (-dx if gap_x or not gap_y else 0.0), gap_y
        case "right":
            return (dx if gap_x or not gap_y else 0.0), gap_y
        case "up":
            return (-dy if gap_y or not gap_x else 0.0), gap_x
        case "down":
            return (dy if gap_y or not gap_x else 0.0), gap_x
