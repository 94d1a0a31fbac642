"""Which words go on which line: as many as fit, and if asked, as evenly as the number of lines allows.

``lines_between`` and ``balanced_lines_between`` only compare numbers; they serve where nothing has to be cut and every
chunk ends with the same space. ``line_ends`` and ``balanced_line_ends`` measure as they go and serve for any text.
"""

from __future__ import annotations

from bisect import bisect_right
from math import inf
from typing import TYPE_CHECKING

from cjm_desktop.text.breaking import Chunk, cluster_ends

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    Measure = Callable[[int, int], float]
    """The width of a part of the text, set by itself, in points."""

# Sums of floats differ in their last digits: a line as wide as its own measure has to fit.
TOLERANCE = 1e-4
_NARROWINGS = 7
_LOST_TO_KERNING = 0.5
"""By how many points two chunks may be narrower side by side than each alone."""


def lines_between(edges: Sequence[float], hang: float, limit: float) -> list[int] | None:
    """Where lines of chunks end, each filled as far as it goes.

    Args:
        edges: The x at which each chunk starts if all stand on one line, and the x behind the last one's space.
        hang: The width of the space behind every chunk, which does not count at the end of a line.
        limit: The width of a line.

    Returns:
        The number of chunks up to the end of every line; ``None`` if a chunk is too wide for a line of its own.
    """
    limit += TOLERANCE + hang
    ends: list[int] = []
    end, count = 0, len(edges) - 1
    while end < count:
        start, end = end, bisect_right(edges, edges[end] + limit) - 1
        if start == end:
            return None
        ends.append(end)
    return ends


def balanced_lines_between(edges: Sequence[float], hang: float, limit: float) -> list[int] | None:
    """As ``lines_between``, with as many lines, in the narrowest width that allows it."""
    filled = lines_between(edges, hang, limit)
    if filled is None or len(filled) < 2:
        return filled
    count, last = len(edges) - 1, edges[-1]
    width = (last - edges[0]) / len(filled)
    while True:
        width += TOLERANCE
        ends: list[int] = []
        start, wider, left = edges[0], inf, len(filled)
        while left * width >= last - start:
            end = bisect_right(edges, start + width) - 1
            ends.append(end)
            if end == count:
                return ends
            if (more := edges[end + 1] - start) < wider:
                wider = more
            start = edges[end]
            left -= 1
        # What is left is too much for the lines that are left: either one of those before takes one more chunk, or
        # these are at least as wide as what is left needs on average.
        width = min(wider, (last - start) / left) if left else wider


def line_ends(text: str, chunks: Sequence[Chunk], limit: float, measure: Measure) -> list[int]:
    """Where the lines of one hard line end, each filled as far as it goes.

    A chunk that is too wide for a line of its own is cut at its loose ends first, then between grapheme clusters; a
    line holds at least one.

    Args:
        text: The hard line.
        chunks: What it is made of.
        limit: The width of a line, in points.
        measure: Measures a part of it. Parts of one word are measured together, for they are shaped together.

    Returns:
        The end offset of every line; the last one is the length of the text.
    """
    limit += TOLERANCE
    ends: list[int] = []
    line_start = word_start = 0
    pen = 0.0
    for start, ink, end, _, _ in _loosened(text, chunks, limit, measure):
        width = measure(word_start, ink)
        if pen + width > limit:
            if start > line_start:
                ends.append(start)
                line_start = word_start = start
                pen = 0.0
                width = measure(start, ink)
            if width > limit:
                cuts = _cuts(text, start, ink, limit, measure)
                ends.extend(cuts)
                line_start = word_start = cuts[-1] if cuts else start
                width = measure(word_start, ink)
        if end > ink:
            pen += width + measure(ink, end)
            word_start = end
    ends.append(len(text))
    return ends


def balanced_line_ends(text: str, chunks: Sequence[Chunk], limit: float, measure: Measure) -> list[int]:
    """As ``line_ends``, with as many lines, in the narrowest width that allows it without cutting a chunk."""
    best = line_ends(text, chunks, limit, measure)
    if len(best) < 2:
        return best
    widths = [measure(chunk.start, chunk.ink) for chunk in _loosened(text, chunks, limit, measure)]
    narrow = max(*widths, sum(widths) / len(best) - _LOST_TO_KERNING * len(widths))
    wide = limit
    for _ in range(_NARROWINGS):
        if wide - narrow < TOLERANCE:
            break
        middle = (narrow + wide) / 2
        ends = line_ends(text, chunks, middle, measure)
        if len(ends) <= len(best):
            best, wide = ends, middle
        else:
            narrow = middle
    return best


def _loosened(text: str, chunks: Sequence[Chunk], limit: float, measure: Measure) -> Iterator[Chunk]:
    """The chunks; one that is too wide for a line is cut at its loose ends."""
    for chunk in chunks:
        if not chunk.loose or measure(chunk.start, chunk.ink) <= limit:
            yield chunk
            continue
        start = chunk.start
        for end in chunk.loose:
            if not chunk.alike and measure(start, chunk.ink) <= limit:
                break
            yield Chunk(start, start + len(text[start:end].rstrip(" ")), end)
            start = end
        yield Chunk(start, chunk.ink, chunk.end)


def _cuts(text: str, start: int, end: int, limit: float, measure: Measure) -> list[int]:
    """Where to cut ``text[start:end]`` so that every part fits or is a single cluster; spaces at a cut hang over."""
    clusters = [start + offset for offset in cluster_ends(text[start:end])]
    cuts: list[int] = []
    first = 0
    while (last := _last_fitting(start, clusters, first, limit, measure)) < len(clusters) - 1:
        while text[clusters[last] : clusters[last + 1]] == " ":
            last += 1
        start = clusters[last]
        cuts.append(start)
        first = last + 1
    return cuts


def _last_fitting(start: int, clusters: Sequence[int], first: int, limit: float, measure: Measure) -> int:
    """The last cluster, at least ``first``, up to whose end a line from ``start`` fits: found without the far end."""
    fitting, stride = first, 1
    while fitting + stride < len(clusters) and measure(start, clusters[fitting + stride]) <= limit:
        fitting += stride
        stride *= 2
    beyond = min(fitting + stride, len(clusters))
    while beyond - fitting > 1:
        middle = (fitting + beyond) // 2
        if measure(start, clusters[middle]) <= limit:
            fitting = middle
        else:
            beyond = middle
    return fitting
