"""The top of the columns: stage chevrons, the row of step names, and the tinted bands below them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from cjm_desktop.display.geometry import Path, Point, Rect, Size
from cjm_desktop.display.icons import has_icon
from cjm_desktop.display.items import Circle, Group, Item, Layer, Line, Outline, RoundedRect, Shape, Stroke
from cjm_desktop.display.outlines import Corner, rounded_polygon
from cjm_desktop.kinds.pen import Block, Pen, together

if TYPE_CHECKING:
    from cjm_desktop.layout.columns import Columns, StageColumns, StepColumn
    from cjm_desktop.model.records import Stage
    from cjm_desktop.theme import Theme

PenOf = Callable[[str], Pen]
"""A pen in the hue of that name."""
WORD_SHRINK = 0.76
"""Names are set smaller, down to this factor, before one of their words is broken."""


class Header(NamedTuple):
    """The header's groups on the drawing and where its two rows end, along y."""

    groups: tuple[Group, ...]
    chevrons_end: float
    steps_start: float
    steps_end: float


class _Words(NamedTuple):
    """A stage's name and duration, set, and the whole height of both."""

    title: Block
    duration: Block

    @property
    def height(self) -> float:
        return self.title.height + self.duration.height


def header_of(columns: Columns, top: float, pen_of: PenOf) -> Header:
    """Chevrons from ``top`` down, and the step row where any stage has more than one step."""
    if not columns.stages:
        return Header((), top, top, top)
    pen = pen_of(columns.stages[0].stage.hue)
    grid, scale = pen.theme.grid, columns.scale
    shrink = _common_shrink(columns, pen)
    words = [_stage_words(columns, index, shrink, pen_of) for index in range(len(columns.stages))]
    height = max(grid.stage_header_height * scale, *(found.height + 20 * scale for found in words))
    groups = [
        _chevron(
            columns,
            index,
            Rect(stage.start, top, stage.end - stage.start, height),
            found,
            pen_of(stage.stage.hue),
        )
        for index, (stage, found) in enumerate(zip(columns.stages, words, strict=True))
    ]
    steps_start = top + height + grid.header_to_band
    steps_end = steps_start
    if columns.shows_steps:
        row, steps_end = _step_row(columns, steps_start, pen_of)
        groups.extend(row)
    return Header(tuple(groups), top + height, steps_start, steps_end)


def band_of(stage: StageColumns, top: float, bottom: float, pen: Pen, *, steps: bool) -> Group:
    """The whisper of the stage's hue behind its columns."""
    radius, size = pen.theme.radius.band, Size(stage.end - stage.start, bottom - top)
    upper = 0.0 if steps else radius
    path = rounded_polygon(_box(size, upper, radius))
    line = Stroke(pen.hue.line, pen.theme.stroke.band) if pen.theme.stroke.band else None
    items = (Shape(Outline(path), pen.hue.band, line),)
    return Group(stage.stage.id, "band", Layer.BAND, Point(stage.start, top), size, items, _ink(size))


def _box(size: Size, upper: float, lower: float) -> tuple[Corner, ...]:
    return (
        (Point(0, 0), upper),
        (Point(size.width, 0), upper),
        (Point(size.width, size.height), lower),
        (Point(0, size.height), lower),
    )


def _ink(size: Size) -> Rect:
    return Rect(0, 0, size.width, size.height).grown(1)


def _inset(index: int, theme: Theme) -> float:
    """From a band's start to its disc: past the notch, except in the first chevron."""
    return 14.0 + (theme.grid.chevron_notch if index else 2.0)


def _name_room(columns: Columns, index: int, theme: Theme) -> float:
    """How wide a stage's name may be."""
    stage, scale = columns.stages[index], columns.scale
    after = 8 if index < len(columns.stages) - 1 else 16  # the last has no tip
    taken = (_inset(index, theme) + theme.size.stage_disc + 12 + after) * scale
    return max(stage.end - stage.start - taken, 40 * scale)


def _common_shrink(columns: Columns, pen: Pen) -> float:
    """The factor at which every name fits on one line, not below the theme's; all names share it."""
    fits = [
        _name_room(columns, index, pen.theme) / max(pen.width(stage.stage.title, "stage_name"), 1.0)
        for index, stage in enumerate(columns.stages)
    ]
    return max(min(1.0, *fits), pen.theme.size.stage_name_shrink)


def _stage_words(columns: Columns, index: int, shrink: float, pen_of: PenOf) -> _Words:
    stage = columns.stages[index].stage
    pen = pen_of(stage.hue)
    room = _name_room(columns, index, pen.theme)
    colour, name = pen.hue.on_header, pen.style("stage_name").scaled(shrink)
    return _Words(
        pen.block(stage.title, pen.holding(stage.title, name, room, WORD_SHRINK), room + 0.01, colour),
        pen.block(stage.duration, "stage_meta", room, colour),
    )


def _chevron(columns: Columns, index: int, box: Rect, words: _Words, pen: Pen) -> Group:
    theme, scale = pen.theme, columns.scale
    stage = columns.stages[index].stage
    last = index == len(columns.stages) - 1
    path = chevron_path(Size(box.width, box.height), theme, scale, first=index == 0, last=last)
    disc = theme.size.stage_disc * scale
    centre = Point(_inset(index, theme) * scale + disc / 2, box.height / 2)
    x = centre.x + disc / 2 + 12 * scale
    y = (box.height - words.height) / 2
    items = together(
        (Shape(Outline(path), pen.hue.header), Shape(Circle(*centre, disc / 2), pen.hue.header_disc)),
        (pen.icon(stage_icon(stage), *centre, theme.size.stage_icon, pen.hue.text),),
        words.title.at(x, y),
        words.duration.at(x, y + words.title.height),
    )
    size = Size(box.width, box.height)
    ink = Rect(0, 0, size.width + theme.grid.chevron_notch * scale, size.height).grown(1)
    title = words.title.box(x, y)
    return Group(stage.id, "chevron", Layer.HEADER, Point(box.x, box.y), size, items, ink, title=title)


def stage_icon(stage: Stage) -> str:
    """The stage's icon, or a flag for one that is not bundled."""
    return stage.icon if has_icon(stage.icon) else "flag"


def chevron_path(size: Size, theme: Theme, scale: float, *, first: bool, last: bool) -> Path:
    """The outline of a stage's header; its tip reaches beyond ``size`` into the next one's notch."""
    depth, middle = theme.grid.chevron_notch * scale, size.height / 2
    edge, end, tip = 8.0 * scale, theme.radius.chevron_end * scale, theme.radius.chevron_tip * scale
    right, bottom = size.width, size.height
    corners: list[Corner] = [(Point(0, 0), end if first else edge * 0.4)]
    if last:
        corners += [(Point(right, 0), end), (Point(right, bottom), end)]
    else:
        corners += [
            (Point(right, 0), edge),
            (Point(right + depth, middle), tip),
            (Point(right, bottom), edge),
        ]
    corners.append((Point(0, bottom), end if first else edge * 0.4))
    if not first:
        corners.append((Point(depth, middle), tip))
    return rounded_polygon(corners)


def _step_row(columns: Columns, top: float, pen_of: PenOf) -> tuple[list[Group], float]:
    """A tinted row per stage with a numbered name over each column, as tall as the longest name needs."""
    some = pen_of(columns.stages[0].stage.hue)
    scale = columns.scale
    disc = some.theme.size.step_disc * scale
    lead = disc + 8 * scale
    names = {
        step.step.id: _step_name(step, lead, pen_of(stage.stage.hue))
        for stage in columns.stages
        for step in stage.steps
    }
    height = max(
        some.theme.grid.step_row_height * scale, *(name.height + 16 * scale for name in names.values())
    )
    groups = []
    for stage in columns.stages:
        pen = pen_of(stage.stage.hue)
        groups.append(_step_ground(stage, top, height, pen))
        for step in stage.steps:
            name, middle = names[step.step.id], height / 2
            number = pen.block(str(step.number), "step_number", disc, pen.hue.text, align="centre")
            line = Stroke(pen.hue.line, some.theme.stroke.hairline)
            items = together(
                (Shape(Circle(disc / 2, middle, disc / 2 - 0.5), pen.theme.map.card, line),),
                number.at(0, middle - number.height / 2),
                name.at(lead, middle - name.height / 2),
            )
            size = Size(step.width, height)
            origin = Point(step.x + 2 * scale, top)
            title = name.box(lead, middle - name.height / 2)
            groups.append(
                Group(step.step.id, "step", Layer.HEADER, origin, size, items, _ink(size), title=title)
            )
    return groups, top + height


def _step_name(step: StepColumn, lead: float, pen: Pen) -> Block:
    room, title = step.width - lead - 8 * pen.scale, step.step.title
    return pen.block(title, pen.holding(title, "step_name", room, WORD_SHRINK), room, pen.hue.text)


def _step_ground(stage: StageColumns, top: float, height: float, pen: Pen) -> Group:
    size = Size(stage.end - stage.start, height)
    inset = 12.0
    outline = Outline(rounded_polygon(_box(size, pen.theme.radius.band, 0)))
    edge = Stroke(pen.hue.line, pen.theme.stroke.band) if pen.theme.stroke.band else None
    items: list[Item] = [Shape(outline, pen.hue.tint, edge)]
    for left, right in zip(stage.steps, stage.steps[1:], strict=False):
        x = (left.x + left.width + right.x) / 2 - stage.start
        line = Stroke(pen.hue.line, pen.theme.stroke.hairline)
        items.append(Shape(Line(x, inset, x, height - inset), None, line))
    return Group(stage.stage.id, "steps", Layer.RULE, Point(stage.start, top), size, tuple(items), _ink(size))


def lane_label(
    lane_id: str, title: str, note: str, box: Rect, icon: str, accent: str, tint: str, pen: Pen
) -> Group:
    """A lane's tile with its icon, its name and its note, in the column of labels."""
    theme, scale = pen.theme, pen.scale
    tile = theme.size.lane_tile * scale
    x = tile + 10 * scale
    room = box.width - x - 8 * scale
    name = pen.block(title, pen.holding(title, "lane_name", room, WORD_SHRINK), room)
    words = pen.block(note, "lane_note", room, theme.map.ink3)
    top = theme.grid.lane_padding_y * scale + max((tile - name.height - words.height) / 2, 0)
    ground = RoundedRect(
        Rect(0, theme.grid.lane_padding_y * scale, tile, tile), theme.radius.lane_icon * scale
    )
    middle = theme.grid.lane_padding_y * scale + tile / 2
    items = together(
        (Shape(ground, tint), pen.icon(icon, tile / 2, middle, theme.size.lane_icon, accent)),
        name.at(x, top),
        words.at(x, top + name.height),
    )
    size = Size(box.width, box.height)
    return Group(
        lane_id, "label", Layer.LABEL, Point(box.x, box.y), size, items, _ink(size), title=name.box(x, top)
    )


def lane_label_height(title: str, note: str, width: float, pen: Pen) -> float:
    """The least height of a lane so that its label has room."""
    theme, scale = pen.theme, pen.scale
    room = width - theme.size.lane_tile * scale - 18 * scale
    name = pen.block(title, pen.holding(title, "lane_name", room, WORD_SHRINK), room)
    words = name.height + pen.block(note, "lane_note", room).height
    return max(theme.size.lane_tile * scale, words) + 2 * theme.grid.lane_padding_y * scale
