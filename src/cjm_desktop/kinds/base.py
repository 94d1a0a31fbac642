"""What every kind of card and lane says of itself, and how a plain one behaves.

A kind is one file with one instance in the registry's tuple. The methods here are the plain case, which most kinds
keep: a card draws a box with its words, a lane stacks its cards.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, ClassVar, Literal, NamedTuple, Protocol, TypeVar

from cjm_desktop.display.cells import Cell
from cjm_desktop.display.geometry import Point, Size
from cjm_desktop.display.items import Group, Item, Layer, LevelAxis
from cjm_desktop.kinds.pen import Drawing, Pen, ink_of, together
from cjm_desktop.kinds.stacking import Span, piled
from cjm_desktop.model.records import Card, Divider, Element, EmotionScale, Lane, Marker

if TYPE_CHECKING:
    from cjm_desktop.kinds.stacking import Slot
    from cjm_desktop.model.graph import JourneyGraph
    from cjm_desktop.theme import LaneColours, Theme


Asking = Literal[
    "line",
    "text",
    "lines",
    "tags",
    "number",
    "share",
    "date",
    "choice",
    "flag",
    "score",
    "feeling",
    "hue",
    "step",
    "persona",
    "personas",
    "language",
    "picture",
    "portrait",
    "icon",
    "traits",
]
"""The ways in which a value may be asked for."""


class FieldDescription(NamedTuple):
    """A field that a person may edit: its name in the record, its message, and how it is asked for.

    ``choices`` pairs each value with its message, and ``icons`` may show them. A ``step`` is asked for by its name and
    kept by its id; a ``picture`` by its file and kept by its digest; a ``share`` in percent and kept as 0 to 1; a
    ``score`` is 1 to 5. ``otherwise`` is the message that the map shows where nothing is written.
    """

    name: str
    label: str
    editor: Asking = "line"
    choices: tuple[tuple[str | None, str], ...] = ()
    icons: tuple[str, ...] = ()
    otherwise: str = ""


class CardKind:
    """A kind of card. ``label`` and every other message is marked for translation, not translated."""

    identifier: ClassVar[str]
    label: ClassVar[str]
    icon: ClassVar[str]
    record: ClassVar[type[Element]] = Card
    fields: ClassVar[tuple[FieldDescription, ...]] = ()
    type_name: ClassVar[str] = "body"
    stretches: ClassVar[bool] = True

    def icon_of(self, element: Element) -> str:
        """The icon that stands for an element of this kind: its own, where it may have one."""
        del element
        return self.icon

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
        words = pen.block(card.title, self.type_name, width - 2 * x - evidence_room(card, pen))
        natural = max(self.minimum_height(pen.theme) * pen.scale, words.height + 2 * y)
        size = Size(width, max(natural, height or 0.0))
        corner = corner_evidence(card, pen, width, y + words.style.line_height / 2)
        return Drawing(
            size, together((pen.box(size),), words.at(x, y), corner), ink_of(size), words.box(x, y)
        )


def evidence_room(card: Card, pen: Pen) -> float:
    """By how much the words of a card are narrower for the mark of its evidence in the top end corner."""
    if card.evidence is None:
        return 0.0
    wide = EVIDENCE_INSET + pen.theme.size.evidence + EVIDENCE_GAP
    return max(0.0, wide - pen.theme.grid.card_padding_x) * pen.scale


def corner_evidence(card: Card, pen: Pen, width: float, middle: float) -> tuple[Item, ...]:
    """The mark of a card's evidence at its end, around the height ``middle``; nothing where none is told."""
    if card.evidence is None:
        return ()
    inset = (EVIDENCE_INSET + pen.theme.size.evidence / 2) * pen.scale
    return pen.evidence(card.evidence, width - inset, middle)


EVIDENCE_INSET, EVIDENCE_GAP = 9.0, 6.0
"""From a card's end to the mark of its evidence, and from there to the words. Points before the map's scale."""


class Column(NamedTuple):
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
Result = TypeVar("Result")


class Recall(Protocol):
    """What remembers the parts of a lane from one layout to the next."""

    def __call__(self, part: str, key: tuple[object, ...], make: Callable[[], Result], /) -> Result:
        """What ``make`` gave for this part when it was last asked with an equal ``key``, else what it gives now."""
        ...


class Overhead(NamedTuple):
    """How many paths lie over one another at most: above the first cards of a lane, and between two rows of cards."""

    above: int = 0
    between: int = 0


class LaneView(NamedTuple):
    """What a lane kind is given to arrange: its columns, its cards by step, its markers in reading order.

    ``draw`` draws one card (and remembers what it drew), ``recall`` keeps what else is made. ``start`` and ``end`` are
    the drawing's edges right of the labels, ``stages`` the (start, end) of each stage's band, ``labels`` the start of
    the label column. ``over`` counts the paths above the cards. ``personas`` are the map's, by id and in order;
    ``last`` marks the lowest lane; ``label_height`` is the room that the lane's name and note take. ``gathered`` is
    what the kind's ``gather`` found.
    """

    lane: Lane
    columns: tuple[Column, ...]
    cards: Mapping[str, tuple[Card, ...]]
    markers: tuple[Marker, ...]
    draw: DrawCard
    recall: Recall
    start: float
    end: float
    labels: float
    stages: tuple[tuple[float, float], ...]
    scale: EmotionScale
    pen: Pen
    over: Overhead = Overhead()
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
    cells: tuple[Cell, ...] = ()
    """The same groups cell by cell, all of them cards; a cell that did not change is the same object."""


ANY_CARD = ("*",)
"""What a lane takes that takes every kind of card."""


class LaneKind:
    """A kind of lane: which cards it takes and how it arranges them."""

    identifier: ClassVar[str]
    label: ClassVar[str]
    look: ClassVar[str]
    icon: ClassVar[str | None] = None
    """An icon of its own; without one that of its look, which other kinds may share."""
    takes: ClassVar[tuple[str, ...]]
    level_rows: ClassVar[bool] = False
    """Whether the first cards of all cells stand on one line, the second ones on the next, and so on."""
    reads: ClassVar[tuple[str, ...] | None] = None
    """The kinds of lanes on whose elements, with the map's transitions and personas, ``gather`` depends and on nothing
    else. Where it says so, it is asked only after one of them changed."""
    divider: ClassVar[Divider | None] = None
    """The line of a service blueprint that a new lane of this kind comes with."""

    def worn_in(self, theme: Theme) -> LaneColours:
        """Its icon and colours in a theme."""
        colours = theme.lane(self.look)
        return colours if self.icon is None else colours._replace(icon=self.icon)

    def accepts(self, card_kind: str) -> bool:
        """Whether cards of this kind may stand in the lane."""
        return self.takes == ANY_CARD or card_kind in self.takes

    def gather(self, graph: JourneyGraph, lane: Lane) -> tuple[object, ...]:
        """What the lane shows besides its own cards and markers; the lane is arranged anew when it differs.

        It is asked at every layout unless ``reads`` says more; what it gives must be comparable and hashable.
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

    def rows_apart(self, view: LaneView) -> float:
        """Between two cards of a cell in this view, in points."""
        return self.row_gap(view.pen.theme) * view.pen.scale

    def arrange(self, view: LaneView) -> LaneDrawing:
        """Stack the cards of each cell below those that span it; a row is as tall as its tallest cell.

        Where every cell has one card at most, cards that may stretch fill the row's height.
        """
        theme, scale = view.pen.theme, view.pen.scale
        padding, gap = theme.grid.lane_padding_y * scale, self.rows_apart(view)
        top = padding + self.headroom(view)
        cells = [self._cell(view, place) for place in range(len(view.columns))]
        across = [piece for cell in cells for piece in cell.across]
        spans = [Span(piece.first, piece.last, piece.drawing.size.height) for piece in across]
        pile = piled([cell.heights for cell in cells], spans, gap, level=self.level_rows)
        content = max(pile.height, self.minimum_height(theme) * scale)
        whole = content if pile.single else 0.0
        slots_of_spans = iter(pile.spans)
        drawn: list[Cell] = []
        for place, (cell, slots) in enumerate(zip(cells, pile.columns, strict=True)):
            # Spans come before the cell where they begin, so that all are read in the order of the steps.
            both = (*(next(slots_of_spans) for _ in cell.across), *slots)
            key = (cell, both, top, whole, scale)
            make = partial(self._placed, view, cell, both, top, whole)
            drawn.append(view.recall(f"cell {place}", key, make))
        groups = tuple(chain.from_iterable(cell.groups for cell in drawn))
        return LaneDrawing(top + content + padding, groups, cells=tuple(drawn))

    def _cell(self, view: LaneView, place: int) -> _Cards:
        """The cards of a column, drawn at their natural height."""
        column = view.columns[place]
        cards = view.cards.get(column.step, ())
        if not cards:
            return NO_CARDS
        spans = any(card.until is not None for card in cards)
        onwards = tuple((each.step, each.x + each.width) for each in view.columns[place:]) if spans else ()
        key = (cards, column, onwards, view.gathered)
        return view.recall(f"pieces {place}", key, partial(self._pieces, view, place, cards))

    def _pieces(self, view: LaneView, place: int, cards: tuple[Card, ...]) -> _Cards:
        column = view.columns[place]
        own: list[_Piece] = []
        across: list[_Piece] = []
        for record in cards:
            card = self.shown(record, view)
            last, width = place, column.width
            if card.until is not None:
                steps = (each.step for each in view.columns[place:])
                last = next((n for n, step in enumerate(steps, place) if step == card.until), place)
            if last > place:
                end = view.columns[last]
                width = end.x + end.width - column.x
            kind, drawing = view.draw(card, column, width, None)
            piece = _Piece(card, place, last, width, kind, drawing)
            (across if last > place else own).append(piece)
        return _Cards(tuple(own), tuple(across), tuple(piece.drawing.size.height for piece in own))

    def _placed(
        self, view: LaneView, cell: _Cards, slots: tuple[Slot, ...], top: float, whole: float
    ) -> Cell:
        """The groups of a cell's cards and of the spans that begin there; ``whole`` is the height of a row of one."""
        groups = []
        for (card, first, _, width, kind, natural), (y, room) in zip(
            (*cell.across, *cell.own), slots, strict=True
        ):
            column, drawing = view.columns[first], natural
            if kind.stretches and natural.size.height < (whole or room):
                _, drawing = view.draw(card, column, width, whole or room)
            x = column.x + (width - drawing.size.width) / 2
            down = (room - drawing.size.height) / 2 if self.level_rows else 0.0
            groups.append(card_group(card, drawing, Point(x, top + y + down)))
        return Cell.of_groups(tuple(groups))


class _Piece(NamedTuple):
    """A card at its natural height, in the columns from ``first`` to ``last``, which together are ``width`` wide."""

    card: Card
    first: int
    last: int
    width: float
    kind: CardKind
    drawing: Drawing


class _Cards:
    """The cards that begin in one column: its own with their heights, and those that span others as well.

    Compared by identity: a cell that did not change is the same object.
    """

    __slots__ = ("across", "heights", "own")

    def __init__(
        self, own: tuple[_Piece, ...], across: tuple[_Piece, ...], heights: tuple[float, ...]
    ) -> None:
        self.own, self.across, self.heights = own, across, heights


NO_CARDS = _Cards((), (), ())


def card_group(card: Element, drawing: Drawing, origin: Point) -> Group:
    """The group of a drawn card."""
    size, items, ink, title = drawing
    return Group(card.id, "card", Layer.CARD, origin, size, items, ink, None, 0.0, title)
