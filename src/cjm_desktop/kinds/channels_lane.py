"""Which channels the customer uses, and when: rows of discs, made from the touchpoints."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from cjm_desktop.display.geometry import Point, Rect, Size
from cjm_desktop.display.items import Circle, Group, Item, Layer, Line, Shape, Stroke
from cjm_desktop.i18n import mark
from cjm_desktop.kinds.base import LaneDrawing, LaneKind, LaneView
from cjm_desktop.kinds.pen import Block, together
from cjm_desktop.kinds.touchpoints import touchpoints_of

if TYPE_CHECKING:
    from cjm_desktop.kinds.base import Column
    from cjm_desktop.kinds.touchpoints import TouchpointCard
    from cjm_desktop.model.graph import JourneyGraph
    from cjm_desktop.model.records import Lane
    from cjm_desktop.theme import Theme

DISC, ICON = 26.0, 15.0
INSET, WORDS_GAP, LINE_GAP = 6.0, 8.0, 6.0
"""Before a cell's disc, between disc and words, and at both ends of a line, in points before the map's scale."""
ROW_GAP: Final = 8.0


class ChannelUse(NamedTuple):
    """A channel at a step: what it is called, its icon, and a touchpoint that uses it there.

    ``message`` is the name of one of our channels, to be translated; ``own_name`` is the author's word for it.
    """

    message: str
    own_name: str
    icon: str
    step: str
    touchpoint: str

    @property
    def key(self) -> str:
        """What is the same for one channel."""
        return (self.own_name or self.message).casefold()


@dataclass(slots=True)
class _Row:
    """Channels that share a row: each with its uses by place, none of them reaching into another."""

    channels: list[dict[int, ChannelUse]] = field(default_factory=list)
    end: int = -1
    """The place of the last use on the row."""


class _Disc(NamedTuple):
    """A use where it stands: its column, its name where it is said, and whether a line leads on to the next use."""

    use: ChannelUse
    column: Column
    words: Block | None

    @property
    def centre(self) -> float:
        """The x of the disc's middle."""
        return self.column.x + (INSET + DISC / 2) * self.column.pen.scale

    @property
    def end(self) -> float:
        """Where disc and words end."""
        scale = self.column.pen.scale
        if self.words is None:
            return self.centre + DISC / 2 * scale
        return self.centre + (DISC / 2 + WORDS_GAP) * scale + self.words.paragraph.width


class Channels(LaneKind):
    """Rows of channels: a disc at each step where one is used, and a line from each disc to the next."""

    identifier = "channels"
    label = mark("Channels")
    look = "touchpoints"
    icon = "affiliate"
    takes = ()

    def minimum_height(self, theme: Theme) -> float:
        """The least height of a row's content, in points before the map's scale."""
        return theme.min_height.action

    def gather(self, graph: JourneyGraph, lane: Lane) -> tuple[object, ...]:
        """Each channel at each step once, with the first touchpoint there; lane after lane, in reading order."""
        found: dict[tuple[str, str], ChannelUse] = {}
        seen: set[tuple[str, str, str]] = set()
        for card in touchpoints_of(graph, lane.persona):
            told = (card.channel, card.channel_name, card.step)
            if told not in seen and (card.channel or card.channel_name):
                seen.add(told)
                use = _use_of(card)
                found.setdefault((use.key, use.step), use)
        return tuple(found.values())

    def arrange(self, view: LaneView) -> LaneDrawing:
        """The channels from the top in the order of their first use, as few rows as hold them."""
        pen = view.pen
        top = pen.theme.grid.lane_padding_y * pen.scale
        groups: list[Group] = []
        y = top
        for row in _rows(view):
            discs = [_discs(channel, view) for channel in row.channels]
            blocks = [disc.words for channel in discs for disc in channel if disc.words]
            height = max([DISC * pen.scale, *(block.height for block in blocks)])
            for channel in discs:
                groups.extend(_line_groups(channel, view, y + height / 2))
                groups.extend(_disc_group(disc, y, height) for disc in channel)
            y += height + ROW_GAP * pen.scale
        content = max(y - ROW_GAP * pen.scale - top, self.minimum_height(pen.theme) * pen.scale)
        return LaneDrawing(top + content + top, tuple(groups))


def _use_of(card: TouchpointCard) -> ChannelUse:
    channel = card.known_channel()
    if channel is None:
        return ChannelUse("", card.channel_name or card.channel, card.icon_name(), card.step, card.id)
    return ChannelUse(channel.label, card.channel_name, channel.icon, card.step, card.id)


def _rows(view: LaneView) -> list[_Row]:
    """The channels put on rows: each on the first one that is free from its first use to its last."""
    places = {column.step: place for place, column in enumerate(view.columns)}
    channels: dict[str, dict[int, ChannelUse]] = {}
    for use in view.gathered:
        if isinstance(use, ChannelUse) and use.step in places:
            channels.setdefault(use.key, {})[places[use.step]] = use
    rows: list[_Row] = []
    for uses in sorted(channels.values(), key=lambda uses: (min(uses), -max(uses))):
        row = next((row for row in rows if row.end < min(uses)), None)
        if row is None:
            rows.append(row := _Row())
        row.channels.append(dict(sorted(uses.items())))
        row.end = max(uses)
    return rows


def _discs(uses: dict[int, ChannelUse], view: LaneView) -> list[_Disc]:
    """The uses in turn; the name is said at the first of each run of neighbouring steps."""
    found: list[_Disc] = []
    for place, use in uses.items():
        column = view.columns[place]
        words = None
        if place - 1 not in uses:
            pen = column.pen
            room = column.width - (INSET + DISC + WORDS_GAP) * pen.scale
            name = use.own_name or pen.words(use.message)
            words = pen.block(name, "badge", room, pen.theme.map.ink).snug()
        found.append(_Disc(use, column, words))
    return found


def _line_groups(discs: list[_Disc], view: LaneView, y: float) -> list[Group]:
    """A line from each use to the next: solid between neighbours, dashed where steps lie between."""
    pen, neighbours = view.pen, {a.step: b.step for a, b in pairwise(view.columns)}
    gap, width = LINE_GAP * pen.scale, pen.theme.stroke.path * 0.75 * pen.scale
    items: list[Item] = []
    for disc, after in pairwise(discs):
        start, end = disc.end + gap, after.centre - DISC / 2 * pen.scale - gap
        if start < end:
            near = neighbours[disc.use.step] == after.use.step
            dash = () if near else tuple(length * pen.scale for length in pen.theme.stroke.path_dash)
            items.append(Shape(Line(start, 0, end, 0), None, Stroke(pen.theme.map.path, width, dash)))
    if not items:
        return []
    size = Size(view.end - view.start, 0.0)
    ink = Rect(0, -width, discs[-1].centre, 2 * width)
    part = f"channel:{discs[0].use.key}"
    return [Group(view.lane.id, part, Layer.PATH, Point(0.0, y), size, tuple(items), ink)]


def _disc_group(disc: _Disc, y: float, height: float) -> Group:
    """A use of a channel: the channel's icon on a disc in the stage's hue, and its name."""
    pen, column = disc.column.pen, disc.column
    middle, radius = height / 2, DISC / 2 * pen.scale
    centre = disc.centre - column.x
    x = centre + radius + WORDS_GAP * pen.scale
    items = together(
        (Shape(Circle(centre, middle, radius), pen.hue.header),),
        (pen.icon(disc.use.icon, centre, middle, ICON, pen.hue.on_header),),
        disc.words.at(x, middle - disc.words.height / 2) if disc.words else (),
    )
    size = Size(column.width, height)
    return Group(
        disc.use.touchpoint, "channel", Layer.LABEL, Point(column.x, y), size, items, Rect(0, 0, *size)
    )
