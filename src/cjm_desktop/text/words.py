"""The quick way to set a line, which nearly all text of a map can go.

It is for words with one space between any two, each a single run of the base face that reads from left to right. Their
widths are looked up and added; no character is looked at. What is not so simple goes the way of ``setting``, and
where both ways could be gone they come to the same lines.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from cjm_desktop.text.breaking import line_starts
from cjm_desktop.text.filling import balanced_lines_between, lines_between
from cjm_desktop.text.paragraph import PlacedWords, Stretch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjm_desktop.display.items import ShapedWord
    from cjm_desktop.text.paragraph import SetLine
    from cjm_desktop.text.setting import Setting


def lines_of_words(
    setting: Setting, text: str, language: str, width: float | None, *, balance: bool
) -> list[SetLine] | None:
    """The lines of a hard line; ``None`` if it takes more than looking up its words.

    Args:
        setting: The style, with the words that were set in it before.
        text: The hard line.
        language: Its language, for the breaks.
        width: The width of a line in points, or none to set it on one line.
        balance: Make the lines of like length, without making them more.
    """
    words = text.split(" ")
    try:
        pieces = list(map(setting.simple.__getitem__, words))
    except KeyError:
        return None
    size, space = setting.size, setting.space
    hang = space.width * size
    # Words and spaces in turn: every line is a part of both lists. The space behind its last word hangs over its end.
    turns: list[ShapedWord] = [space] * (2 * len(words))
    steps = [hang] * (2 * len(words))
    turns[::2] = pieces
    steps[::2] = [piece.width * size for piece in pieces]
    row, xs = tuple(turns), tuple(accumulate(steps, initial=0.0))
    ends = _ends(words, xs[::2], hang, width, language, balance=balance)
    if ends is None:
        return None
    lines: list[SetLine] = []
    start = 0
    for end in ends:
        said = words[start:end]
        first, last = 2 * start, 2 * end
        if end < len(words):
            said.append("")
        else:
            last -= 1
        spelling = " ".join(said)
        ink = xs[2 * end - 1] - xs[first]
        placed = PlacedWords(xs, row, first, last)
        # There are very many lines, and this makes a named tuple in half the time of its own call.
        stretch = tuple.__new__(Stretch, (space.face, 0.0, placed, ink, spelling))
        lines.append((spelling, ink, (stretch,)))
        start = end
    return lines


def _ends(
    words: Sequence[str],
    edges: Sequence[float],
    hang: float,
    width: float | None,
    language: str,
    *,
    balance: bool,
) -> Sequence[int] | None:
    """The number of words up to the end of every line; ``edges`` is where each word starts on a single one."""
    if width is None:
        return [len(words)]
    starts = line_starts(words, language)
    if starts is None:
        return None
    fill = balanced_lines_between if balance else lines_between
    if len(starts) == len(words):
        return fill(edges, hang, width)
    places = [*starts, len(words)]
    ends = fill([edges[place] for place in places], hang, width)
    return None if ends is None else [places[end] for end in ends]
