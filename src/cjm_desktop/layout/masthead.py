"""The head of the map: title, scenario and particulars at the start, the persona and the legend at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cjm_desktop.display.geometry import Point, Rect, Size
from cjm_desktop.display.items import Group, Item, Layer, RoundedRect, Shape
from cjm_desktop.i18n import mark, plural_translation
from cjm_desktop.kinds.pen import Block, Pen, together
from cjm_desktop.layout.dates import date_in_words
from cjm_desktop.layout.legend import Legend, draw_legend
from cjm_desktop.layout.persona_card import People, draw_persona

if TYPE_CHECKING:
    from cjm_desktop.model.records import JourneyMap

SCOPES = {"current": mark("Current state"), "future": mark("Future state")}
TITLE_ROOM = 430.0
"""The least width of the title beside a persona and a legend, in points before the masthead's scale."""
TITLE_SHRINK = 0.7
FACT_INDENT, FACT_HEIGHT, FACTS_GAP = 26.0, 34.0, 28.0
"""Before the words of a particular, its least height, and between two of them, before the masthead's scale."""
TOP, EDGE = 28.0, 16.0
"""Above and below the persona card, in points before the masthead's scale."""


class Masthead(NamedTuple):
    """The masthead's groups on the drawing and its height."""

    groups: tuple[Group, ...]
    height: float


class Told(NamedTuple):
    """What the masthead tells of the map: its own record, its personas, its size and how to read it."""

    journey: JourneyMap
    people: People
    legend: Legend
    stages: int
    steps: int


def masthead_of(told: Told, width: float, pen: Pen) -> Masthead:
    """The masthead of a map ``width`` points wide; ``pen.scale`` is the masthead's own scale.

    Where the map is too narrow for all side by side, the persona and the legend move below the title.
    """
    margin, scale = pen.theme.grid.poster_margin, pen.scale
    inner = width - 2 * margin
    people, map_id = told.people, told.journey.id
    card = draw_persona(people, pen, inner) if people.personas else None
    key = draw_legend(told.legend, pen, inner)
    beside = (card.size.width + 44 * scale if card else 0.0) + (key.size.width + 44 * scale if key else 0.0)
    stacked = bool(beside) and inner - beside < TITLE_ROOM * scale
    titles = _Titles.of(told, inner if stacked else inner - beside, pen)
    least = pen.theme.grid.masthead_height * scale if card or titles.particulars else 0.0
    height = max(least, titles.height)
    groups: list[Group] = []
    right = width - margin
    if stacked:
        top, x = titles.height, margin
        for drawing in (card, key):
            if drawing is not None:
                if x > margin and x + drawing.size.width > right:
                    top, x = top + (card.size.height if card else 0) + EDGE * scale, margin
                groups.extend(drawing.groups_at(x, top))
                x += drawing.size.width + 44 * scale
                height = max(height, top + drawing.size.height + EDGE * scale)
    else:
        tallest = max((drawing.size.height for drawing in (card, key) if drawing), default=0.0)
        height = max(height, tallest + (TOP + EDGE) * scale)
        if key:
            right -= key.size.width
            groups.append(key.at(right, (TOP + 12) * scale))
            right -= 44 * scale
        if card:
            if people.personas[0].goals or people.personas[0].frustrations:
                card = draw_persona(people, pen, inner, height - (TOP + EDGE) * scale)
            right -= card.size.width
            groups.extend(card.groups_at(right, TOP * scale))
    title_height = titles.height if stacked else height
    ground = Rect(0, 0, width, height)
    shape = (Shape(RoundedRect(ground), pen.theme.map.masthead),)
    base = Group(map_id, "masthead", Layer.GROUND, Point(0, 0), Size(width, height), shape, ground)
    return Masthead((base, *titles.groups(map_id, margin, title_height), *groups), height)


class _Titles(NamedTuple):
    """Overline, scope, title, scenario and particulars, set to one width."""

    overline: Block
    scope: Block
    title: Block
    scenario: Block
    particulars: tuple[_Fact, ...]
    room: float
    pen: Pen

    @classmethod
    def of(cls, told: Told, width: float, pen: Pen) -> _Titles:
        journey, colours = told.journey, pen.theme.map
        scope = pen.words(SCOPES[journey.scope])
        iris = pen.theme.hue("iris")
        facts: tuple[tuple[str, str, str], ...] = (
            ("user-circle", mark("Owner"), journey.owner),
            ("calendar-check", mark("Last reviewed"), date_in_words(journey.reviewed_on, pen.words)),
            ("versions", mark("Version"), journey.version),
        )
        if any(value for *_, value in facts):
            facts = (*facts, ("route", mark("Scope"), _size_in_words(told, pen.language)))
        room = max(width, 200.0)
        return cls(
            pen.block(pen.words(mark("Customer journey map")), "overline", room, colours.ink2),
            pen.block(scope, "badge", room, iris.text),
            pen.block(journey.title, pen.fitting(journey.title, "poster_title", room, TITLE_SHRINK), room),
            pen.block(journey.scenario, "scenario", min(room, 780 * pen.scale), colours.ink2),
            tuple(_Fact.of(icon, pen.words(name), value, room, pen) for icon, name, value in facts if value),
            room,
            pen,
        )

    @property
    def height(self) -> float:
        """With the distances between the parts and below them, in points."""
        facts = sum(_row_heights(self._rows())) + 18 * self.pen.scale if self.particulars else 0.0
        scenario = max(self.scenario.height, self.scenario.style.line_height)
        return (68 + 12 + 26) * self.pen.scale + self.title.height + scenario + facts

    def groups(self, map_id: str, x: float, height: float) -> tuple[Group, ...]:
        """The parts with their start at ``x``; the particulars stand at the foot of ``height`` points."""
        scale = self.pen.scale
        title_y = 68 * scale
        scenario_y = title_y + self.title.height + 12 * scale
        found = [
            self._overline(map_id, x),
            _words_group(map_id, "title", self.title, x, title_y),
            _words_group(map_id, "scenario", self.scenario, x, scenario_y),
        ]
        if self.particulars:
            found.append(self._particulars(map_id, x, height - 20 * scale))
        return tuple(found)

    def _overline(self, map_id: str, x: float) -> Group:
        pen, scale = self.pen, self.pen.scale
        iris = pen.theme.hue("iris")
        pill_x = self.overline.paragraph.width + 14 * scale
        icon = 15 * scale
        pill = Rect(pill_x, 0, self.scope.paragraph.width + icon + 24 * scale, 24 * scale)
        middle = pill.height / 2
        items = together(
            self.overline.at(0, middle - self.overline.height / 2),
            (Shape(RoundedRect(pill, middle), iris.tint),),
            (pen.icon("map-pin", pill_x + 9 * scale + icon / 2, middle, 15, iris.text),),
            self.scope.at(pill_x + icon + 14 * scale, middle - self.scope.height / 2),
        )
        size = Size(pill.right, pill.height)
        return Group(
            map_id, "overline", Layer.HEADER, Point(x, 37 * scale), size, items, Rect(0, 0, *size).grown(1)
        )

    def _rows(self) -> list[list[_Fact]]:
        """The particulars side by side, in as many rows as their room asks for."""
        rows: list[list[_Fact]] = [[]]
        used = 0.0
        for fact in self.particulars:
            if rows[-1] and used + fact.size.width > self.room:
                rows.append([])
                used = 0.0
            rows[-1].append(fact)
            used += fact.size.width + FACTS_GAP * self.pen.scale
        return rows

    def _particulars(self, map_id: str, x: float, foot: float) -> Group:
        rows = self._rows()
        items: list[Item] = []
        right = y = 0.0
        for row, height in zip(rows, _row_heights(rows), strict=True):
            offset = 0.0
            for fact in row:
                items.extend(fact.at(offset, y, self.pen))
                right = max(right, offset + fact.size.width)
                offset += fact.size.width + FACTS_GAP * self.pen.scale
            y += height
        size = Size(right, y)
        ink = Rect(0, 0, *size).grown(1)
        return Group(map_id, "particulars", Layer.HEADER, Point(x, foot - y), size, tuple(items), ink)


class _Fact(NamedTuple):
    """One of the particulars: its icon, what it is called, and what it is."""

    icon: str
    name: Block
    value: Block
    size: Size

    @classmethod
    def of(cls, icon: str, name: str, value: str, room: float, pen: Pen) -> _Fact:
        """A fact in at most ``room`` points, its icon included."""
        inside = room - FACT_INDENT * pen.scale
        called = pen.block(name, "meta_label", inside, pen.theme.map.ink2).snug()
        told = pen.block(value, "meta_value", inside).snug()
        height = max(FACT_HEIGHT * pen.scale, called.height + told.height)
        return cls(icon, called, told, Size(FACT_INDENT * pen.scale + max(called.width, told.width), height))

    def at(self, x: float, y: float, pen: Pen) -> tuple[Item, ...]:
        """The fact with its corner there."""
        start = x + FACT_INDENT * pen.scale
        sign = pen.icon(self.icon, x + 9 * pen.scale, y + 16 * pen.scale, 18, pen.theme.map.ink2)
        return (sign, *self.name.at(start, y), *self.value.at(start, y + self.name.height))


def _row_heights(rows: list[list[_Fact]]) -> list[float]:
    """How tall rows of particulars are, in points."""
    return [max((fact.size.height for fact in row), default=0.0) for row in rows]


def _size_in_words(told: Told, language: str) -> str:
    ngettext = plural_translation(language)
    stages = ngettext("{count} stage", "{count} stages", told.stages).format(count=told.stages)
    steps = ngettext("{count} step", "{count} steps", told.steps).format(count=told.steps)
    return stages if told.steps == told.stages else f"{stages}, {steps}"


def _words_group(map_id: str, part: str, block: Block, x: float, y: float) -> Group:
    size = Size(block.width, max(block.height, block.style.line_height))
    ink = Rect(0, 0, *size).grown(3)
    return Group(map_id, part, Layer.HEADER, Point(x, y), size, block.at(0, 0), ink, title=block.box(0, 0))
