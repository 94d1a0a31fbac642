"""A text that has been set: lines of placed words, ready to be put somewhere on a drawing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple, overload

from typing_extensions import override

from cjm_desktop.display.items import GlyphRun

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjm_desktop.display.items import Colour, ShapedWord

Alignment = Literal["start", "centre", "end"]
PlacedWord = tuple[float, "ShapedWord"]
_SHARE_BEFORE: dict[Alignment, float] = {"start": 0.0, "centre": 0.5, "end": 1.0}
"""Which part of a line's free room stands before it."""


class PlacedWords(Sequence[PlacedWord]):
    """Neighbouring words of a row of words, each paired with its x in points from the first of them.

    A large map has hundreds of thousands of words, and an object for every pair would cost more than setting them. So
    the lines of a text share two flat tuples, and a pair is made when it is read.
    """

    __slots__ = ("_end", "_row", "_start", "_xs")

    def __init__(self, xs: tuple[float, ...], row: tuple[ShapedWord, ...], start: int, end: int) -> None:
        """Take ``row[start:end]``; ``xs`` has the x of every word on the row."""
        self._xs = xs
        self._row = row
        self._start = start
        self._end = end

    def __len__(self) -> int:
        return self._end - self._start

    def __iter__(self) -> Iterator[PlacedWord]:
        xs, words = self._xs[self._start : self._end], self._row[self._start : self._end]
        first = xs[0] if xs else 0.0
        return zip([x - first for x in xs] if first else xs, words, strict=True)

    @overload
    def __getitem__(self, index: int) -> PlacedWord: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[PlacedWord]: ...

    @override
    def __getitem__(self, index: int | slice) -> PlacedWord | Sequence[PlacedWord]:
        return list(self)[index]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, PlacedWords) and list(self) == list(other)

    def __hash__(self) -> int:
        return hash(tuple(self))


class Stretch(NamedTuple):
    """Neighbouring words of one face on one line.

    ``x`` is measured from the line's start in points, ``words`` from ``x``. ``width`` leaves out the spaces that a
    line ends with; ``text`` is in reading order.
    """

    face: str
    x: float
    words: PlacedWords
    width: float
    text: str


class Line(NamedTuple):
    """One line: what it says, its width in points without the spaces at its end, and its words from left to right.

    ``start`` is the offset of its first character in the paragraph's text, ``baseline`` lies in points below the
    paragraph's top.
    """

    text: str
    start: int
    width: float
    baseline: float
    stretches: tuple[Stretch, ...]


SetLine = tuple[str, float, tuple[Stretch, ...]]
"""What a line says, its width in points without the spaces at its end, and its words."""


class Paragraph(NamedTuple):
    r"""A text set in one style.

    Attributes:
        text: What was set: in capitals if the style says so, without control characters, with ``\n`` for every
            line break.
        set_lines: From top to bottom; none for an empty text.
        first_baseline: Of the first line, in points below the top.
        line_height: From baseline to baseline, in points.
        width: That of the widest line, in points.
        height: Line heights, added up, in points.
        missing: The grapheme clusters that no bundled face can show and that stand as boxes, each once, in order.
    """

    text: str
    set_lines: Sequence[SetLine]
    first_baseline: float
    line_height: float
    width: float
    height: float
    size: float
    align: Alignment
    right_to_left: bool
    missing: tuple[str, ...] = ()

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines from top to bottom, each with where it starts and stands."""
        found: list[Line] = []
        start = 0
        for number, (said, width, stretches) in enumerate(self.set_lines):
            found.append(Line(said, start, width, self.first_baseline + number * self.line_height, stretches))
            start += len(said)
            start += self.text.startswith("\n", start)
        return tuple(found)

    def runs(
        self,
        x: float,
        y: float,
        colour: Colour,
        box_width: float | None = None,
        *,
        mirrored: bool = False,
    ) -> tuple[GlyphRun, ...]:
        """The glyph runs with the paragraph's top left corner at a point.

        Args:
            x: The left edge of the box, in points.
            y: The top of the first line, in points.
            colour: The colour of the text.
            box_width: The width to align in, in points; the widest line's where it is left out.
            mirrored: Whether the drawing will be mirrored, which moves runs and does not turn them over. Then lines
                start at the box's left, whatever their own direction, and their runs stand in opposite order.
        """
        share = _SHARE_BEFORE[self.align] if mirrored else self._share_before()
        size, height, first = self.size, self.line_height, self.first_baseline
        room = self.width if box_width is None else box_width
        runs = []
        for number, (_, line_width, stretches) in enumerate(self.set_lines):
            left, baseline = x + share * (room - line_width), y + (first + number * height)
            for face, offset, words, width, text in stretches:
                at = left + (line_width - offset - width if mirrored else offset)
                # There are very many, and this makes a named tuple in half the time of its own call.
                run = (face, size, at, baseline, colour, words, width, text, self.right_to_left)
                runs.append(tuple.__new__(GlyphRun, run))
        return tuple(runs)

    def _share_before(self) -> float:
        """Which part of a line's free room stands left of it."""
        share = _SHARE_BEFORE[self.align]
        return 1.0 - share if self.right_to_left else share
