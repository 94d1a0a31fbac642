"""What every kind of card and lane says of itself, and how a plain one behaves.

A kind is one file with one instance in the registry's tuple. The methods here are the plain case, which most kinds
keep: a card draws a box with its words, a lane stacks its cards.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Literal

from cjm_desktop.display.geometry import Point, Size
from cjm_desktop.display.items import Group, Layer, LevelAxis
from cjm_desktop.kinds.pen import Drawing, Pen, ink_of, together
from cjm_desktop.model.records import Card, Divider, Element, EmotionScale, Lane, Marker

if TYPE_CHECKING:
    from cjm_desktop.model.graph import JourneyGraph
    from cjm_desktop.theme import Theme


@dataclass(frozen=True, slots=True)
class FieldDescription:
    """A field that a person may edit: its name in the record, its message, and how it is asked for.

    ``choices`` pairs each value with its message.
    """

    name: str
    label: str
    editor: Literal["line", "text", "choice", "flag", "number", "tags"] = "line"
    choices: tuple[tuple[str | None, str], ...] = ()


class CardKind:
    """A kind of card. ``label`` and every other message is marked for translation, not translated."""

    identifier: ClassVar[str]
    label: ClassVar[str]
    icon: ClassVar[str]
    record: ClassVar[type[Element]] = Card
    fields: ClassVar[tuple[FieldDescription, ...]] = ()
    type_name: ClassVar[str] = "body"
    stretches: ClassVar[bool] = True

    def width(self, cell: float, pen: Pen) -> float:
        """How wide the card is in a cell of ``cell`` points."""
        del pen
        return cell

    def minimum_height(self, theme: Theme) -> float:
        """The least height of a card, in points before the map's scale."""
        return theme.min_height.action

    def draw(self, card: Card, pen: Pen, width: float, height: float | None = None) -> Drawing:
        """The card ``width`` points wide, of its natural height or of a greater one asked for."""
        x, y = pen.theme.grid.card_padding_x * pen.scale, pen.theme.grid.card_padding_y * pen.scale
        words = pen.block(card.title, self.type_name, width - 2 * x)
        natural = max(self.minimum_height(pen.theme) * pen.scale, words.height + 2 * y)
        size = Size(width, max(natural, height or 0.0))
        return Drawing(size, together((pen.box(size),), words.at(x, y)), ink_of(size), words.box(x, y))


@dataclass(frozen=True, slots=True)
class Column:
    """A step on the drawing: its cell's start and width, its stage, and the pen in that stage's hue."""

    step: str
    stage: str
    x: float
    width: float
    pen: Pen

    @property
    def centre(self) -> float:
        """The middle of the cell."""
        return self.x + self.width / 2


DrawCard = Callable[[Card, Column, float, float | None], tuple["CardKind", Drawing]]


@dataclass(frozen=True, slots=True)
class LaneView:
    """What a lane kind is given to arrange: its columns, its cards by step, its markers in reading order.

    ``draw`` draws one card (and remembers what it drew); ``start`` and ``end`` are the drawing's edges right of the
    labels, ``stages`` the (start, end) of each stage's band, ``labels`` the start of the label column. ``loops`` says
    whether paths lead back above the cards. ``personas`` are the map's, by id and in order; ``last`` marks the
    lowest lane;
    ``label_height`` is the room that the lane's name and note take. ``gathered`` is what the kind's ``gather`` found.
    """

    lane: Lane
    columns: tuple[Column, ...]
    cards: Mapping[str, tuple[Card, ...]]
    markers: tuple[Marker, ...]
    draw: DrawCard
    start: float
    end: float
    labels: float
    stages: tuple[tuple[float, float], ...]
    scale: EmotionScale
    pen: Pen
    loops: bool = False
    personas: tuple[str, ...] = ()
    last: bool = False
    label_height: float = 0.0
    gathered: tuple[object, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class LaneDrawing:
    """A lane's height and its groups, their origins measured from the lane's top; ``axis`` is an emotion lane's.

    Compared by identity: a lane that did not change is the same drawing.
    """

    height: float
    groups: tuple[Group, ...]
    axis: LevelAxis | None = None


ANY_CARD = ("*",)
"""What a lane takes that takes every kind of card."""


class LaneKind:
    """A kind of lane: which cards it takes and how it arranges them."""

    identifier: ClassVar[str]
    label: ClassVar[str]
    look: ClassVar[str]
    takes: ClassVar[tuple[str, ...]]
    level_rows: ClassVar[bool] = False
    """Whether the first cards of all cells stand on one line, the second ones on the next, and so on."""
    divider: ClassVar[Divider | None] = None
    """The line of a service blueprint that a new lane of this kind comes with."""

    def accepts(self, card_kind: str) -> bool:
        """Whether cards of this kind may stand in the lane."""
        return self.takes == ANY_CARD or card_kind in self.takes

    def gather(self, graph: JourneyGraph, lane: Lane) -> tuple[object, ...]:
        """What the lane shows besides its own cards and markers; the lane is arranged anew when it differs.

        It is asked at every layout, so it looks only at what it needs; what it gives must be comparable and hashable.
        """
        del graph, lane
        return ()

    def shown(self, card: Card, view: LaneView) -> Card:
        """The card as it is to be drawn: the record itself, or a copy that knows more of what was gathered."""
        del view
        return card

    def minimum_height(self, theme: Theme) -> float:
        """The least height of a row's content, in points before the map's scale."""
        return theme.min_height.action

    def headroom(self, view: LaneView) -> float:
        """Extra room above the cards, in points."""
        del view
        return 0.0

    def row_gap(self, theme: Theme) -> float:
        """Between two cards of a cell, in points before the map's scale."""
        return theme.grid.card_stack_gap

    def arrange(self, view: LaneView) -> LaneDrawing:
        """Stack the cards of each cell; a row is as tall as its tallest cell.

        Where every cell has one card at most, cards that may stretch fill the row's height.
        """
        theme, scale = view.pen.theme, view.pen.scale
        padding, gap = theme.grid.lane_padding_y * scale, self.row_gap(theme) * scale
        top = padding + self.headroom(view)
        drawn = {
            column.step: [(card, *view.draw(card, column, column.width, None)) for card in cards]
            for column in view.columns
            if (cards := [self.shown(card, view) for card in view.cards.get(column.step, ())])
        }
        natural = {step: [drawing.size.height for _, _, drawing in cell] for step, cell in drawn.items()}
        if self.level_rows:
            natural = _levelled(natural)
        content = max((sum(row) + gap * (len(row) - 1) for row in natural.values()), default=0.0)
        content = max(content, self.minimum_height(theme) * scale)
        single = all(len(row) <= 1 for row in natural.values())
        groups: list[Group] = []
        for column in view.columns:
            y = top
            cell = zip(drawn.get(column.step, ()), natural.get(column.step, ()), strict=True)
            for (card, kind, plain), room in cell:
                drawing = plain
                if kind.stretches and single and plain.size.height < content:
                    _, drawing = view.draw(card, column, column.width, content)
                x = column.x + (column.width - drawing.size.width) / 2
                down = (room - drawing.size.height) / 2 if self.level_rows else 0.0
                groups.append(card_group(card, drawing, Point(x, y + down)))
                y += room + gap
        return LaneDrawing(top + content + padding, tuple(groups))


def _levelled(heights: dict[str, list[float]]) -> dict[str, list[float]]:
    """Every cell's n-th height made that of the tallest n-th card of the row."""
    rows = max((len(cell) for cell in heights.values()), default=0)
    tallest = [max(cell[row] for cell in heights.values() if row < len(cell)) for row in range(rows)]
    return {step: tallest[: len(cell)] for step, cell in heights.items()}


def card_group(card: Element, drawing: Drawing, origin: Point) -> Group:
    """The group of a drawn card."""
    return Group(
        card.id, "card", Layer.CARD, origin, drawing.size, drawing.items, drawing.ink, title=drawing.title
    )
