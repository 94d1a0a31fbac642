"""Puts a finished drawing on a sheet of paper: how large, where, and what is printed at its foot.

A drawing has its margin and its masthead inside it. On a sheet of another shape it is made as large as the sheet
allows, stands in the middle from side to side and at the top, and the masthead's ground goes on to the sheet's edges.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cjm_desktop.display.geometry import Point, Rect, Size
from cjm_desktop.display.items import Group, Layer, RoundedRect, Shape
from cjm_desktop.paint.page import Page

if TYPE_CHECKING:
    from cjm_desktop.display.items import Frame, GlyphRun
    from cjm_desktop.export.papers import Orientation, Paper
    from cjm_desktop.text.typesetter import Typesetter
    from cjm_desktop.theme import Theme

SAFE_INSET = 5 * 72 / 25.4
"""What a printer may leave white at a sheet's edge: 5 mm, in points. Words and cards stay out of it."""
LARGEST_SCALE = 4.0
"""A small map is not blown up further, however large the sheet."""
SMALLEST_FOOTER = 6.0
"""In points on paper."""
FOOTER_BASELINE = 0.7
"""Where the footer stands in the drawing's lower margin, as a share of it from the sheet's edge."""
FOOTER_GAP = 24.0
"""The least space between the footer's two ends, at 100 %."""


class Footer(NamedTuple):
    """What stands at a sheet's foot: the map's title, what else is to be said of it, and about the sheet.

    The title is left out where there is no room: it stands at the head of the map.
    """

    title: str
    particulars: str
    sheet: str


class Sheet(NamedTuple):
    """A sheet chosen for a drawing: its size and orientation, how much larger the drawing is on it, and where."""

    size: Size
    orientation: Orientation
    scale: float
    offset: Point


def sheet_for(drawing: Size, paper: Paper, orientation: Orientation, margin: float) -> Sheet:
    """The sheet on which a drawing is largest, if the orientation is free, and the drawing's place on it.

    Args:
        drawing: the drawing's size, its margins included.
        paper: what to put it on.
        orientation: which way round; ``auto`` takes the larger scale.
        margin: the drawing's own margin, which may run into the part of the sheet that printers leave white.
    """
    if paper.size is None:
        upright = drawing.height > drawing.width
        return Sheet(drawing, "portrait" if upright else "landscape", 1.0, Point(0.0, 0.0))
    short, long = sorted(paper.size)
    ways: dict[Orientation, Size] = {"landscape": Size(long, short), "portrait": Size(short, long)}
    wanted = ways if orientation == "auto" else {orientation: ways[orientation]}
    return max(
        (_placed(drawing, size, way, margin) for way, size in wanted.items()), key=lambda sheet: sheet.scale
    )


def paginate(frame: Frame, sheet: Sheet, theme: Theme, footer: Footer, typesetter: Typesetter) -> Page:
    """The page that shows the whole drawing on the sheet, with its footer; ``theme`` is the drawing's own."""
    edges = Rect(
        -sheet.offset.x / sheet.scale,
        -sheet.offset.y / sheet.scale,
        sheet.size.width / sheet.scale,
        sheet.size.height / sheet.scale,
    )
    foot = _footer_group(footer, frame, edges.bottom, sheet.scale, theme, typesetter)
    groups = (*_masthead_ground(frame, edges), *frame.groups, foot)
    return Page(frame, sheet.size, groups, sheet.scale, sheet.offset)


def _placed(drawing: Size, size: Size, orientation: Orientation, margin: float) -> Sheet:
    """The drawing on a sheet of this size: edge to edge, unless its margins get narrower than printers print."""
    scale = min(LARGEST_SCALE, size.width / drawing.width, size.height / drawing.height)
    top = 0.0
    if scale * margin < SAFE_INSET:
        inner = Size(drawing.width - 2 * margin, drawing.height - 2 * margin)
        free = Size(size.width - 2 * SAFE_INSET, size.height - 2 * SAFE_INSET)
        scale = min(free.width / inner.width, free.height / inner.height)
        top = SAFE_INSET - scale * margin
    return Sheet(size, orientation, scale, Point((size.width - drawing.width * scale) / 2, top))


def _masthead_ground(frame: Frame, edges: Rect) -> tuple[Group, ...]:
    """The masthead's ground from edge to edge of the sheet, to lie below the drawing's own."""
    for group in frame.groups:
        if group.layer is not Layer.GROUND or group.part != "masthead":
            continue
        for item in group.items:
            if isinstance(item, Shape):
                area = Rect(edges.x, edges.y, edges.width, group.box.bottom - edges.y)
                ground = Shape(RoundedRect(area), fill=item.fill)
                size = Size(area.width, area.height)
                return (Group("", "sheet masthead", Layer.GROUND, Point(0.0, 0.0), size, (ground,), area),)
    return ()


def _footer_group(
    footer: Footer, frame: Frame, bottom: float, scale: float, theme: Theme, typesetter: Typesetter
) -> Group:
    """The footer as a group in the drawing's coordinates: under the drawing's columns, at the sheet's lower edge."""
    margin, language = theme.grid.poster_margin, frame.language
    baseline = bottom - max(margin, SAFE_INSET / scale) * FOOTER_BASELINE
    room = Rect(margin, baseline, frame.size.width - 2 * margin, 0.0)
    style = theme.type.footer
    style = style.scaled(max(1.0, SMALLEST_FOOTER / (style.size * scale)))

    def width(text: str) -> float:
        return typesetter.width(text, style, language=language)

    about = ", ".join(filter(None, (footer.title, footer.particulars)))
    free = room.width - width(footer.sheet) - FOOTER_GAP
    if width(about) > free:
        about = footer.particulars
    if width(about) > free:
        style = style.scaled((room.width - FOOTER_GAP) / (width(about) + width(footer.sheet)))
    runs: list[GlyphRun] = []
    for text, away in ((about, False), (footer.sheet, True)):
        line = typesetter.paragraph(text, style, language=language)
        at_right = away != (frame.direction == "rtl")
        x = room.right - line.width if at_right else room.x
        runs += line.runs(x, room.y - style.size, theme.map.ink3)
    box = Rect(room.x, room.y - style.line_height, room.width, 2 * style.line_height)
    return Group("", "footer", Layer.LABEL, Point(0.0, 0.0), Size(box.width, box.height), tuple(runs), box)
