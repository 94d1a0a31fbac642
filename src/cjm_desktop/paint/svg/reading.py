"""The lines of a text in the order in which they are read.

A drawing has words where they stand, from left to right; a file that is to be searched, copied and read aloud has them
in the order of the text. Every word knows in which direction it was set, its spaces too, and that tells the two apart:
it is the reordering of the Unicode bidirectional algorithm (UAX #9, L2), undone.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import bidirectional

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cjm_desktop.display.items import Colour, GlyphRun, ShapedWord

TOUCHING = 0.05
"""Runs of one line lie no further apart than this, in points."""


class Spot(NamedTuple):
    """A word and the x at which it stands, in points."""

    x: float
    word: ShapedWord


class Line(NamedTuple):
    """Words side by side on one baseline, from left to right; ``end`` is the x behind the last of them.

    ``backwards`` is whether the text that they are part of reads from right to left.
    """

    y: float
    size: float
    colour: Colour
    spots: tuple[Spot, ...]
    end: float
    backwards: bool

    @property
    def is_mixed(self) -> bool:
        """Whether anything on it reads from right to left."""
        return any(spot.word.right_to_left for spot in self.spots)

    @property
    def is_cursive(self) -> bool:
        """Whether there are words on it whose letters join, so that they are not spaced where others are."""
        return len({bool(spot.word.tracking) for spot in self.spots}) > 1

    def joined(self, other: Line) -> Line | None:
        """This line with another one that goes on where it ends or ends where it starts; none where it does not."""
        if (other.y, other.size, other.colour) != (self.y, self.size, self.colour):
            return None
        if abs(other.spots[0].x - self.end) < TOUCHING:
            return self._replace(spots=self.spots + other.spots, end=other.end)
        if abs(self.spots[0].x - other.end) < TOUCHING:  # spaces that hang out at the left of a line
            return self._replace(spots=other.spots + self.spots)
        return None


def lines_of(runs: Iterable[GlyphRun]) -> list[Line]:
    """The lines that neighbouring runs make."""
    lines: list[Line] = []
    for run in runs:
        spots = tuple([Spot(run.x + x, word) for x, word in run.words])
        if not spots:
            continue
        end = spots[-1].x + spots[-1].word.width * run.size
        line = Line(run.y, run.size, run.colour, spots, end, run.right_to_left)
        whole = lines[-1].joined(line) if lines else None
        if whole is None:
            lines.append(line)
        else:
            lines[-1] = whole
    return lines


def in_reading_order(line: Line) -> list[Spot]:
    """The words of a line as they are read."""
    if not line.is_mixed:
        return list(line.spots)
    levels = _levels([spot.word for spot in line.spots], backwards=line.backwards)
    placed = list(zip(levels, line.spots, strict=True))
    for level in (1, 2):
        start = 0
        while start < len(placed):
            end = start
            while end < len(placed) and placed[end][0] >= level:
                end += 1
            placed[start:end] = placed[start:end][::-1]
            start = end + 1
    return [spot for _, spot in placed]


def _levels(words: Sequence[ShapedWord], *, backwards: bool) -> list[int]:
    """The embedding level of each word.

    In a line that reads from right to left everything else is embedded. In one that reads from left to right only the
    numbers of a right-to-left passage are: what stands beside a space or a bracket of it.
    """
    levels = [1 if word.right_to_left else 2 * backwards for word in words]
    if not backwards:
        for ways in (range(len(words)), range(len(words) - 1, -1, -1)):
            for before, here in pairwise(ways):
                neighbour, word = words[before], words[here]
                passage = neighbour.right_to_left and not _strong(neighbour)
                number = not (word.right_to_left or _is_space(word) or _strong(word))
                if number and (passage or levels[before] == 2):
                    levels[here] = 2
    return levels


def _is_space(word: ShapedWord) -> bool:
    return not word.text.strip(" ")


def _strong(word: ShapedWord) -> bool:
    """Whether it has a direction by itself, as letters have, and digits, spaces and signs have not."""
    return any(bidirectional(character) in {"L", "R", "AL"} for character in word.text)


def has_no_letters(word: ShapedWord) -> bool:
    """Whether it is made of digits and signs, each with a glyph of its own."""
    return len(word.text) == len(word.glyphs) and not any(map(str.isalpha, word.text))
