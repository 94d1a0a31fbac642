"""What a kind draws with: the theme, the type, the language of the map, and a small vocabulary of marks.

A kind says *what* stands on its card; the vocabulary here says how such a thing looks. If a kind needs many lines, a
word is missing here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Literal, NamedTuple

from cjm_desktop.display.geometry import Point, Rect, Size
from cjm_desktop.display.items import (
    Circle,
    Colour,
    Group,
    Icon,
    Item,
    Layer,
    RoundedRect,
    Shape,
    Stroke,
    TextBox,
)
from cjm_desktop.display.items import Picture as PictureItem
from cjm_desktop.display.mirroring import mirrored_items
from cjm_desktop.kinds.marks import half_disc, tick
from cjm_desktop.theme.mixing import mixed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from cjm_desktop.display.items import PictureFile
    from cjm_desktop.display.type_style import TypeStyle
    from cjm_desktop.text.paragraph import Paragraph
    from cjm_desktop.text.typesetter import Typesetter
    from cjm_desktop.theme import Hue, Theme

Align = Literal["start", "centre", "end"]


class Drawing(NamedTuple):
    """What a kind drew: its size, its items, what they may cover, and where its own words stand.

    Everything is local to the top left corner of the element.
    """

    size: Size
    items: tuple[Item, ...]
    ink: Rect
    title: TextBox | None = None


class Block(NamedTuple):
    """A paragraph with the style and colour it was set in, ready to be placed.

    ``mirrored`` words are for a drawing that is still to be mirrored: see ``Pen``.
    """

    paragraph: Paragraph
    style: TypeStyle
    colour: Colour
    width: float
    align: Align
    mirrored: bool = False

    @property
    def height(self) -> float:
        """Lines times line height, in points."""
        return self.paragraph.height

    def snug(self) -> Block:
        """The same words in a box no wider than they are: words of any direction start where the box does."""
        return self._replace(width=self.paragraph.width)

    def at(self, x: float, y: float) -> tuple[Item, ...]:
        """The words with the top left corner of their box at ``x``, ``y``."""
        return self.paragraph.runs(x, y, self.colour, self.width, mirrored=self.mirrored)

    def box(self, x: float, y: float) -> TextBox:
        """Where the words stand, for an editor; at least one line high."""
        height = max(self.paragraph.height, self.style.line_height)
        return TextBox(Rect(x, y, self.width, height), self.style, self.colour, self.align)


@dataclass(frozen=True, slots=True)
class Pen:
    """The means of drawing at one place of the map: ``hue`` is its stage's, ``scale`` the map's type scale.

    ``words`` translates a message into the language of the map. Everything is drawn from left to right; where the map
    runs the other way the finished drawing is mirrored, and ``mirrored`` says that words must be ready for it.
    ``pictures`` are the document's, by digest.
    """

    typesetter: Typesetter
    theme: Theme
    language: str
    words: Callable[[str], str]
    scale: float
    hue: Hue
    mirrored: bool = False
    pictures: Mapping[str, PictureFile] = field(default_factory=dict, compare=False, repr=False)
    _styles: dict[str, TypeStyle] = field(init=False, repr=False, compare=False, default_factory=dict)

    def style(self, name: str) -> TypeStyle:
        """A type style of the theme at the map's scale, by its name there."""
        found = self._styles.get(name)
        if found is None:
            plain: TypeStyle = getattr(self.theme.type, name)
            found = self._styles[name] = plain.scaled(self.scale)
        return found

    def block(
        self,
        text: str,
        style: str | TypeStyle,
        width: float,
        colour: Colour | None = None,
        *,
        align: Align = "start",
        balance: bool = True,
    ) -> Block:
        """Words set to ``width`` points; ``colour`` is the theme's ink where none is given.

        Where there is no room at all, every line has one character.
        """
        found = self.style(style) if isinstance(style, str) else style
        width = max(width, 1.0)
        paragraph = self.typesetter.paragraph(
            text, found, width, language=self.language, align=align, balance=balance
        )
        return Block(paragraph, found, colour or self.theme.map.ink, width, align, self.mirrored)

    def fitting(self, text: str, name: str, width: float, least: float) -> TypeStyle:
        """A type style made smaller where that keeps the words on one line, down to the factor ``least``."""
        style = self.style(name)
        fits = (width - 1) / max(self.width(text, style), 1.0)
        return style.scaled(fits) if least <= fits < 1 else style

    def holding(self, text: str, style: str | TypeStyle, width: float, least: float) -> TypeStyle:
        """A type style made smaller where that keeps the longest word whole, down to the factor ``least``."""
        found = self.style(style) if isinstance(style, str) else style
        widest = max((self.width(word, found) for word in text.split()), default=0.0)
        return found if widest <= width else found.scaled(max((width - 1) / widest, least))

    def width(self, text: str, style: str | TypeStyle) -> float:
        """How wide the words are on one line."""
        found = self.style(style) if isinstance(style, str) else style
        return self.typesetter.width(text, found, language=self.language)

    def box(self, size: Size, *, fill: Colour | None = None, line: Colour | None = None) -> Shape:
        """The rounded white box of a card with its hairline inside."""
        theme = self.theme
        radius = theme.radius.card * self.scale
        return _box(size, radius, fill or theme.map.card, line or self.hue.line, theme.stroke.card)

    def softened(self, colour: Colour, share: float) -> Colour:
        """A colour for a line on a card, mixed with a ``share`` of the card's own.

        In a theme that outlines its bands lines are what tells one thing from another, and they stay strong.
        """
        return colour if self.theme.stroke.band else mixed(colour, self.theme.map.card, share)

    def icon(self, name: str, centre_x: float, centre_y: float, size: float, colour: Colour) -> Icon:
        """An icon of ``size`` points (before the map's scale) around a centre."""
        side = size * self.scale
        stroke = self.theme.stroke.icon * side / 24
        return Icon(name, centre_x - side / 2, centre_y - side / 2, side, colour, stroke)

    def evidence(self, status: str, x: float, y: float) -> tuple[Item, ...]:
        """The mark of an evidence status around a centre: a ticked disc, a half disc or a dashed ring."""
        mark = evidence_mark(status, x, y, self.theme.size.evidence * self.scale / 2, self.theme)
        return self.upright(mark, x)

    def upright(self, items: tuple[Item, ...], x: float) -> tuple[Item, ...]:
        """What must keep its left and right in every map, for example a tick; ``x`` is its middle.

        Not a graph: its time runs the way the map's does.
        """
        return mirrored_items(items, 2 * x) if self.mirrored else items

    def picture(
        self, digest: str | None, box: Rect, radius: float = 0.0, *, whole: bool = False
    ) -> tuple[Item, ...]:
        """A picture of the document in a box with rounded corners; nothing where the document has none of that name.

        Args:
            digest: the picture.
            box: where it is shown.
            radius: of the corners, in points.
            whole: whether all of it is shown, with room left at two sides; else it fills the box and is cut.
        """
        known = self.pictures.get(digest) if digest else None
        if digest is None or known is None:
            return ()
        wide, high = known.size
        ratios = box.width / wide, box.height / high
        factor = min(ratios) if whole else max(ratios)
        size = Size(wide * factor, high * factor)
        place = Rect((box.width - size.width) / 2, (box.height - size.height) / 2, *size)
        shown = place if whole else Rect(0.0, 0.0, box.width, box.height)
        item = PictureItem(digest, place)
        clip = RoundedRect(shown, radius)
        ground = Size(box.width, box.height)
        return (Group("", "picture", Layer.CARD, Point(box.x, box.y), ground, (item,), shown, clip),)


def evidence_mark(status: str, x: float, y: float, radius: float, theme: Theme) -> tuple[Item, ...]:
    """Evidence by shape before colour: researched is a ticked disc, partly a half disc, assumption a dashed ring."""
    if status == "researched":
        return (
            Shape(Circle(x, y, radius), theme.map.good),
            Shape(tick(x, y, radius), None, Stroke(theme.map.card, radius * 0.32, round_caps=True)),
        )
    ring = Circle(x, y, radius * 0.9)
    if status == "partly":
        return (
            Shape(ring, None, Stroke(theme.map.ink3, radius * 0.2)),
            Shape(half_disc(x, y, radius * 0.9), theme.map.ink3),
        )
    dash = radius * 0.9 * 6.2832 / 16
    return (Shape(ring, None, Stroke(theme.map.ink3, radius * 0.2, (dash, dash))),)


@lru_cache(maxsize=1024)
def _box(size: Size, radius: float, fill: Colour, line: Colour, width: float) -> Shape:
    """A rounded box with a line of some width inside. Cards of one size share theirs."""
    inner = Rect(width / 2, width / 2, size.width - width, size.height - width)
    return Shape(RoundedRect(inner, radius), fill, Stroke(line, width))


@lru_cache(maxsize=1024)
def ink_of(size: Size, *, beyond: float = 1.0) -> Rect:
    """What a plain box of this size may cover."""
    return Rect(-beyond, -beyond, size.width + 2 * beyond, size.height + 2 * beyond)


def together(*parts: Iterable[Item]) -> tuple[Item, ...]:
    """Items of several parts, in painting order."""
    return tuple(chain.from_iterable(parts))
