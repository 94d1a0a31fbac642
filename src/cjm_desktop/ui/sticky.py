"""The header row and the label column stay in sight when the map is scrolled: they stick to the canvas's edges."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QColor, QPen

from cjm_desktop.display.cells import loose
from cjm_desktop.display.geometry import Point, Rect, Size

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from cjm_desktop.display.items import Frame, Grid, Group
    from cjm_desktop.theme import Theme
    from cjm_desktop.ui.scene import PaintGroup

HEADER_PARTS = frozenset({"chevron", "steps", "step"})
LABEL_PARTS = frozenset({"rule", "divider", "label", "levels"})
EDGE = 6.0
"""Ground beyond the header and the labels, in points before the map's scale."""


class Shift(NamedTuple):
    """How far a part of the drawing is shown from its own place, in points."""

    dx: float = 0.0
    dy: float = 0.0


class Edges(NamedTuple):
    """What sticks to the edges of one view of a drawing.

    ``header`` and ``labels`` are the strips they cover on the drawing, none where nothing has to stick.
    """

    header: Rect | None
    labels: Rect | None
    header_shift: Shift
    labels_shift: Shift

    def shift_at(self, point: Point) -> Shift:
        """How far what is seen at a point is from its own place."""
        dx = self.labels_shift.dx if self.labels is not None and self.labels.contains(point) else 0.0
        dy = self.header_shift.dy if self.header is not None and self.header.contains(point) else 0.0
        return Shift(dx, dy)


NO_EDGES = Edges(None, None, Shift(), Shift())


def sticky_size(grid: Grid) -> Size:
    """The width of the label column and the height of the header where they stick, in points."""
    edge = EDGE * grid.scale
    header_end = max(grid.header.end, grid.step_row.end)
    return Size(grid.labels.end - grid.labels.start + 2 * edge, header_end - grid.header.start + 2 * edge)


def edges_of(grid: Grid, seen: Rect) -> Edges:
    """What sticks when this part of the drawing is seen."""
    if not grid.lanes or not grid.stages:
        return NO_EDGES
    edge = EDGE * grid.scale
    bottom = grid.lanes[-1].end
    width, height = sticky_size(grid)
    down, across = seen.y - (grid.header.start - edge), _across(grid, seen)
    header = labels = None
    if down > 0 and seen.y + height < bottom:
        header = Rect(seen.x, seen.y, seen.width, height)
    if across:
        top = max(seen.y, grid.header.start - edge)
        x = seen.right - width if grid.right_to_left else seen.x
        labels = Rect(x, top, width, min(seen.bottom, bottom) - top)
    return Edges(header, labels, Shift(0.0, down if header else 0.0), Shift(across, 0.0))


def _across(grid: Grid, seen: Rect) -> float:
    """How far the labels have to be shifted to be seen; 0 where they are, and where nothing is left beside them."""
    edge, last = EDGE * grid.scale, grid.stages[-1]
    width = sticky_size(grid).width
    if grid.right_to_left:
        gone = grid.labels.end + edge - seen.right
        return -gone if gone > 0 and seen.right - width > last.start else 0.0
    gone = seen.x - (grid.labels.start - edge)
    return gone if gone > 0 and seen.x + width < last.end else 0.0


def paint_edges(painter: QPainter, frame: Frame, edges: Edges, theme: Theme, paint_group: PaintGroup) -> None:
    """Paint the strips with what belongs to them, labels below the header, and ground where the two meet."""
    if edges.labels is not None:
        groups = [group for group in loose(frame.groups) if group.part in LABEL_PARTS]
        _strip(painter, frame, edges.labels, edges.labels_shift, theme, groups, paint_group)
        _line(painter, theme, _inner_side(frame.grid, edges.labels))
    if edges.header is not None:
        groups = [group for group in loose(frame.groups) if group.part in HEADER_PARTS]
        _strip(painter, frame, edges.header, edges.header_shift, theme, groups, paint_group)
        _line(
            painter,
            theme,
            QLineF(edges.header.x, edges.header.bottom, edges.header.right, edges.header.bottom),
        )
    if edges.labels is not None:
        top = edges.header.y if edges.header is not None else edges.labels.y
        below = edges.header.bottom if edges.header is not None else frame.grid.lanes[0].start
        corner = Rect(edges.labels.x, top, edges.labels.width, below - top)
        painter.fillRect(QRectF(*corner), QColor(frame.background))
        _line(painter, theme, _inner_side(frame.grid, corner))
        if edges.header is not None:
            _line(painter, theme, QLineF(corner.x, corner.bottom, corner.right, corner.bottom))


def corner_area(grid: Grid, edges: Edges) -> Rect | None:
    """Where header and labels meet, in points of the drawing; nowhere while the header does not stick."""
    if edges.header is None:
        return None
    start, end = grid.labels.start + edges.labels_shift.dx, grid.labels.end + edges.labels_shift.dx
    return Rect(start, edges.header.y, end - start, edges.header.height)


def paint_corner(painter: QPainter, edges: Edges, corner: Group, paint_group: PaintGroup) -> None:
    """Paint where the labels stand what belongs beside the header that sticks there."""
    painter.save()
    painter.translate(edges.labels_shift.dx, edges.header_shift.dy)
    paint_group(painter, corner)
    painter.restore()


def _inner_side(grid: Grid, strip: Rect) -> QLineF:
    """The side of the strip of labels where the cells are."""
    x = strip.x if grid.right_to_left else strip.right
    return QLineF(x, strip.y, x, strip.bottom)


def _strip(
    painter: QPainter,
    frame: Frame,
    strip: Rect,
    shift: Shift,
    theme: Theme,
    groups: list[Group],
    paint_group: PaintGroup,
) -> None:
    painter.save()
    area = QRectF(strip.x, strip.y, strip.width, strip.height)
    page = QRectF(0, 0, frame.size.width, frame.size.height)
    painter.setClipRect(area.intersected(page))
    painter.fillRect(area, QColor(theme.map.label_column if shift.dx else frame.background))
    painter.translate(shift.dx, shift.dy)
    for group in groups:
        if group.box.moved(shift.dx, shift.dy).intersects(strip):
            paint_group(painter, group)
    painter.restore()


def _line(painter: QPainter, theme: Theme, line: QLineF) -> None:
    painter.setPen(QPen(QColor(theme.map.hair_strong), 0))
    painter.drawLine(line)
