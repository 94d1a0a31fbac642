"""A text that has been set: lines of placed words, ready to be put somewhere on a drawing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from cjm_desktop.display.items import GlyphRun

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjm_desktop.display.items import Colour, ShapedWord

Alignment = Literal["start", "centre", "end"]


class Stretch(NamedTuple):
    """Neighbouring words of one face on one line.

    ``x`` is measured from the line's start in points, ``words`` from ``x``. ``width`` leaves out the spaces that a
    line ends with; ``text`` is in reading order.
    """

    face: str
    x: float
    words: tuple[tuple[float, ShapedWord], ...]
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


@dataclass(frozen=True, slots=True)
class Paragraph:
    r"""A text set in one style.

    Attributes:
        text: What was set: in capitals if the style says so, without control characters, with ``\n`` for every
            line break.
        lines: From top to bottom; none for an empty text.
        width: That of the widest line, in points.
        height: Line heights, added up, in points.
        missing: The grapheme clusters that no bundled face can show and that stand as boxes, each once, in order.
    """

    text: str
    lines: tuple[Line, ...]
    width: float
    height: float
    size: float
    align: Alignment
    right_to_left: bool
    missing: tuple[str, ...] = ()

    def runs(
        self, x: float, y: float, colour: Colour, box_width: float | None = None
    ) -> tuple[GlyphRun, ...]:
        """The glyph runs with the paragraph's top left corner at a point.

        Args:
            x: The left edge of the box, in points.
            y: The top of the first line, in points.
            colour: The colour of the text.
            box_width: The width to align in, in points; the widest line's where it is left out.
        """
        return tuple(self._placed(x, y, colour, self.width if box_width is None else box_width))

    def _placed(self, x: float, y: float, colour: Colour, box_width: float) -> Iterator[GlyphRun]:
        share = self._share_before()
        for line in self.lines:
            left = x + share * (box_width - line.width)
            baseline = y + line.baseline
            for face, offset, words, width, text in line.stretches:
                yield GlyphRun(face, self.size, left + offset, baseline, colour, words, width, text)

    def _share_before(self) -> float:
        """Which part of a line's free room stands left of it."""
        match self.align:
            case "start":
                return 1.0 if self.right_to_left else 0.0
            case "centre":
                return 0.5
            case "end":
                return 0.0 if self.right_to_left else 1.0
