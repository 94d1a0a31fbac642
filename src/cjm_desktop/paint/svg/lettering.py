"""Glyph runs as text elements: every word at its own place, spelled as it was written.

The reader's program shapes each word again, with the embedded face. That it gets the same glyphs takes four things:

- A word begins at an absolute x, which ends the stretch that is shaped together. Glyphs get no places of their own:
  Arabic and Indic words would fall apart.
- Its direction is stated, not found out (``bidi-override``), because the program sees only a line of the text. The x of
  a right-to-left word is its right edge.
- Letter-spacing, language and features that were left out are stated where they differ from the usual.
- Characters without a glyph are drawn as the face's boxes; their text is there, without ink, to be found and copied.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from cjm_desktop.paint.svg.embedding import box_data
from cjm_desktop.paint.svg.markup import characters, element, number, numbers
from cjm_desktop.paint.svg.reading import has_no_letters, in_reading_order, lines_of
from cjm_desktop.text.fonts import face

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from cjm_desktop.display.items import GlyphRun, ShapedWord
    from cjm_desktop.paint.svg.embedding import EmbeddedFace
    from cjm_desktop.paint.svg.reading import Line, Spot

GOES_ON = re.compile(
    "[- \u2010\u00ad\u0e00-\u0eff\u1100-\u11ff\u2e80-\ud7ff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]$"
)
"""How a line ends that was broken and not ended by its author: a space, a hyphen, or a script that has no spaces."""
LARGEST_LEADING = 1.7
"""Lines further apart than this, in ems, are not one text."""
TOUCHING = 0.01
"""A space that stands closer behind its word, in points, needs no place of its own."""
NOT_INHERITED = "unicode-bidi"
"""What has to stand on every piece of text that it is to govern."""
SPACED_FEATURES = ("liga", "clig", "calt")
"""What programs switch off by themselves where letters are spaced, each in its own way: said one by one instead."""
SOFT_HYPHEN, HYPHENS = "\u00ad", ("\u2010", "-")
"""What a soft hyphen at the end of a line shows as."""


class Chunk(NamedTuple):
    """What stands at one place: a word, with the spaces behind it.

    ``xs`` is where its text starts, or each of its characters. ``end`` is the x behind it.
    """

    xs: tuple[float, ...]
    end: float
    y: float
    text: str
    look: Mapping[str, str]


class Lettering:
    """Writes the text of one document.

    Args:
        faces: the embedded faces by their ids.
        language: the document's own; others are named where they stand.
    """

    def __init__(self, faces: Mapping[str, EmbeddedFace], language: str) -> None:
        self._faces = faces
        self._language = language

    def elements(self, runs: Iterable[GlyphRun]) -> Iterator[str]:
        """The text elements of neighbouring runs, and the boxes among them.

        Lines that go on from each other make one text, so that it is found and copied as one.
        """
        lines = lines_of(runs)
        passage: list[Chunk] = []
        before: Line | None = None
        for line in lines:
            if before is not None and not (GOES_ON.search(passage[-1].text) and _follows(line, before)):
                yield _text(passage, before.size)
                passage = []
            passage += self._chunks(line)
            before = line
        if before is not None:
            yield _text(passage, before.size)
        for line in lines:
            boxes = "".join(
                box_data(spot.word, spot.x, line.y, line.size) for spot in line.spots if _is_boxes(spot.word)
            )
            if boxes:
                yield element("path", {"d": boxes, "fill": line.colour})

    def _chunks(self, line: Line) -> list[Chunk]:
        chunks: list[Chunk] = []
        for spot in in_reading_order(line):
            here = self._chunk(spot, line)
            if chunks and _is_space_behind(chunks[-1], here):
                word = chunks.pop()
                here = word._replace(text=word.text + here.text, end=here.end)
            chunks.append(here)
        return chunks

    def _chunk(self, spot: Spot, line: Line) -> Chunk:
        word, size = spot.word, line.size
        look = {"class": self._faces[word.face].name, "fill": "none" if _is_boxes(word) else line.colour}
        if line.is_mixed:
            look |= {"direction": "rtl" if word.right_to_left else "ltr", "unicode-bidi": "bidi-override"}
        end = spot.x + word.width * size
        xs: tuple[float, ...] = (end if word.right_to_left else spot.x,)
        if word.tracking and line.is_cursive and has_no_letters(word):
            xs = _places(spot, size)
        elif word.tracking:
            look["letter-spacing"] = number(word.tracking * size, 3)
        if word.tracking or word.left_out:
            settings = (f"'{feature}' {int(feature not in word.left_out)}" for feature in SPACED_FEATURES)
            look["style"] = f"font-feature-settings:{','.join(settings)}"
        if word.language and word.language != self._language:
            look["xml:lang"] = word.language
        return Chunk(xs, end, line.y, _spelled(word), look)


def _is_boxes(word: ShapedWord) -> bool:
    return 0 in word.glyphs


def _places(spot: Spot, size: float) -> tuple[float, ...]:
    """Where each glyph stands, in reading order: its left edge, or its right one where it is read from there.

    Programs space no Arabic letters, nor digits and signs beside them. Nothing is torn apart where these get places.
    """
    word = spot.word
    if word.right_to_left:
        edges = [x + advance for x, advance in zip(word.xs, word.advances, strict=True)][::-1]
    else:
        edges = list(word.xs)
    return tuple([spot.x + edge * size for edge in edges])


def _spelled(word: ShapedWord) -> str:
    """The text of a word, with the hyphen that a soft one at its end shows as."""
    if word.text.endswith(SOFT_HYPHEN):
        for hyphen in HYPHENS:
            if face(word.face).font.get_nominal_glyph(ord(hyphen)) in word.glyphs:
                return word.text[:-1] + hyphen
    return word.text


def _is_space_behind(chunk: Chunk, here: Chunk) -> bool:
    """Whether a piece is nothing but the space that a word ends with, read and standing right behind it."""
    return not here.text.strip(" ") and here.look == chunk.look and abs(here.xs[0] - chunk.end) < TOUCHING


def _follows(line: Line, before: Line) -> bool:
    """Whether a line may be the next one of the same text."""
    same = (line.size, line.colour) == (before.size, before.colour)
    return same and 0 < line.y - before.y <= LARGEST_LEADING * line.size


def _text(chunks: Sequence[Chunk], size: float) -> str:
    """A text element: what all chunks have in common stands on it, the rest on theirs."""
    first = chunks[0]
    attributes = {"font-size": number(size, 3)}
    if len(chunks) == 1:
        return element(
            "text",
            {"x": numbers(first.xs), "y": number(first.y), **attributes, **first.look},
            characters(first.text),
        )
    common = {
        key: value
        for key, value in first.look.items()
        if key != NOT_INHERITED and all(chunk.look.get(key) == value for chunk in chunks)
    }
    inside: list[str] = []
    for y, row in groupby(chunks, lambda chunk: chunk.y):
        start = {"y": number(y)} if inside else {}
        for chunk in row:
            own = {key: value for key, value in chunk.look.items() if key not in common}
            inside.append(element("tspan", {"x": numbers(chunk.xs), **start, **own}, characters(chunk.text)))
            start = {}
    return element("text", {"y": number(first.y), **attributes, **common}, "".join(inside))
