"""Moments that decide the journey, told once more in a lane of their own: made from flags of touchpoints."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from cjm_desktop.display.geometry import Close, LineTo, MoveTo, Point, Rect, Size
from cjm_desktop.display.items import Circle, Colour, Group, Item, Layer, Outline, RoundedRect, Shape, Stroke
from cjm_desktop.i18n import mark
from cjm_desktop.kinds.base import LaneDrawing, LaneKind, LaneView
from cjm_desktop.kinds.marks import star
from cjm_desktop.kinds.pen import Drawing, Pen, ink_of, together
from cjm_desktop.kinds.touchpoints import TouchpointCard, touchpoints_of
from cjm_desktop.theme.mixing import mixed

if TYPE_CHECKING:
    from cjm_desktop.model.graph import JourneyGraph
    from cjm_desktop.model.records import Lane
    from cjm_desktop.theme import Theme

MOMENTS: Final = {
    "general": mark("Moment of truth"),
    "zmot": mark("Zero moment of truth"),
    "fmot": mark("First moment of truth"),
    "smot": mark("Second moment of truth"),
    "umot": mark("Ultimate moment of truth"),
}
MILESTONE, PEAK, END = mark("Milestone"), mark("Peak"), mark("End of the journey")

MOMENT_PART: Final = "moment"
"""The part of a touchpoint's group in this lane."""
PADDING, DISC_GAP = 8.0, 9.0
"""Inside a chip around its disc and words, and between the two, in points before the map's scale."""


class _Look(NamedTuple):
    """The ground and line of a chip, the colour of its disc and what is on it, and of the moment's name."""

    ground: Colour
    line: Colour
    disc: Colour
    sign: Colour
    name: Colour


def names_of(touchpoint: TouchpointCard) -> tuple[str, ...]:
    """The messages that name what a touchpoint is, the weightiest first; none for one that is no key moment."""
    found = [MOMENTS[touchpoint.moment_of_truth]] if touchpoint.moment_of_truth else []
    flags = (touchpoint.milestone, MILESTONE), (touchpoint.peak, PEAK), (touchpoint.end, END)
    return (*found, *(name for is_set, name in flags if is_set))


def draw_moment(touchpoint: TouchpointCard, pen: Pen, width: float, height: float = 0.0) -> Drawing:
    """A chip ``width`` points wide and at least ``height`` high: a sign, the moment's name, the touchpoint's title."""
    scale, padding = pen.scale, PADDING * pen.scale
    radius = pen.theme.size.star_badge * scale / 2
    look = _look_of(touchpoint, pen)
    x = padding + 2 * radius + DISC_GAP * scale
    room = width - x - padding
    name = pen.block("\n".join(map(pen.words, names_of(touchpoint))), "badge", room, look.name)
    title = pen.block(touchpoint.title, "body", room)
    words = name.height + title.height
    size = Size(width, max(words + 2 * padding, height))
    top = (size.height - words) / 2
    centre = Point(padding + radius, top + max(name.style.line_height / 2, radius - 2 * scale))
    line = pen.theme.stroke.card
    box = Rect(line / 2, line / 2, width - line, size.height - line)
    items = together(
        (Shape(RoundedRect(box, pen.theme.radius.card * scale), look.ground, Stroke(look.line, line)),),
        (Shape(Circle(*centre, radius), look.disc),),
        _sign(touchpoint, centre, radius, pen, look.sign),
        name.at(x, top),
        title.at(x, top + name.height),
    )
    return Drawing(size, items, ink_of(size), title.box(x, top + name.height))


def _look_of(touchpoint: TouchpointCard, pen: Pen) -> _Look:
    colours, hue = pen.theme.map, pen.hue
    if touchpoint.moment_of_truth:
        line = mixed(colours.star_fill, colours.card, 0.35)
        return _Look(colours.star_tint, line, colours.star_fill, colours.star_ink, colours.star)
    if touchpoint.milestone:
        return _Look(colours.card, hue.line, hue.disc, hue.text, hue.text)
    return _Look(colours.card, hue.line, colours.chip_fill, colours.chip_text, colours.ink3)


def _sign(touchpoint: TouchpointCard, at: Point, radius: float, pen: Pen, colour: Colour) -> tuple[Item, ...]:
    """A star, a flag, a peak, or the square that an end is known by."""
    x, y = at
    if touchpoint.moment_of_truth:
        return (Shape(star(x, y + 0.3 * pen.scale, radius * 0.62), colour),)
    if touchpoint.milestone:
        return (pen.icon("flag", x, y, 13, colour),)
    if touchpoint.peak:
        reach = radius * 0.5
        path = (
            MoveTo(x - 1.1 * reach, y + 0.75 * reach),
            LineTo(x, y - 0.85 * reach),
            LineTo(x + 1.1 * reach, y + 0.75 * reach),
            Close(),
        )
        return (Shape(Outline(path), colour),)
    side = radius * 0.72
    return (Shape(RoundedRect(Rect(x - side / 2, y - side / 2, side, side), 1.5 * pen.scale), colour),)


class KeyMoments(LaneKind):
    """The row of moments of truth, milestones, the peak and the end."""

    identifier = "key_moments"
    label = mark("Key moments")
    look = "touchpoints"
    icon = "star"
    takes = ()

    def minimum_height(self, theme: Theme) -> float:
        """The least height of a row's content, in points before the map's scale."""
        return theme.min_height.action

    def gather(self, graph: JourneyGraph, lane: Lane) -> tuple[object, ...]:
        """The touchpoints that are key moments; of a lane of one persona, that persona's and everyone's."""
        return tuple(
            card
            for card in touchpoints_of(graph, lane.persona)
            if card.moment_of_truth or card.milestone or card.peak or card.end
        )

    def arrange(self, view: LaneView) -> LaneDrawing:
        """A stack of chips at each step, all of one height where no step has two."""
        pen = view.pen
        padding, gap = pen.theme.grid.lane_padding_y * pen.scale, self.row_gap(pen.theme) * pen.scale
        cells: dict[str, list[TouchpointCard]] = {}
        for card in view.gathered:
            if isinstance(card, TouchpointCard):
                cells.setdefault(card.step, []).append(card)
        columns = [column for column in view.columns if column.step in cells]
        drawn = {
            card.id: draw_moment(card, column.pen, column.width)
            for column in columns
            for card in cells[column.step]
        }
        heights = [
            sum(drawn[card.id].size.height + gap for card in cells[column.step]) - gap for column in columns
        ]
        content = max([*heights, self.minimum_height(pen.theme) * pen.scale])
        level = all(len(cells[column.step]) == 1 for column in columns)
        groups: list[Group] = []
        for column in columns:
            y = padding
            for card in cells[column.step]:
                chip = draw_moment(card, column.pen, column.width, content) if level else drawn[card.id]
                groups.append(_chip_group(card, chip, Point(column.x, y)))
                y += chip.size.height + gap
        return LaneDrawing(padding + content + padding, tuple(groups))


def _chip_group(card: TouchpointCard, chip: Drawing, origin: Point) -> Group:
    """A label with words of its own: it can be pointed at, but the touchpoint's card stands for the touchpoint."""
    return Group(card.id, MOMENT_PART, Layer.LABEL, origin, chip.size, chip.items, chip.ink, title=chip.title)
