"""Glyph runs as text operators: the glyphs where the typesetter put them, the true text behind them.

Glyphs on the baseline go into one array of strings and corrections (TJ), so that a line is one operator. What readers
make of the rest was tried out with Poppler and PDFium:

- A glyph raised from the baseline is shown after its line, at its own place and as no text; text rise would scramble
  Arabic in PDFium. The same goes for every mark of a right-to-left word: between its letters it would part them.
- Both read a right-to-left line backwards, character by character, inside the text of one glyph too: there it is
  written backwards.
- In a left-to-right word, glyphs without text of their own make Poppler put in spaces: such a word carries its text
  as a whole (ActualText). A right-to-left word must not, or it would be turned round twice.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from cjm_desktop.paint.pdf.embedding import UNIT, EmbeddedFace
from cjm_desktop.paint.pdf.operators import number, shortest
from cjm_desktop.text.fonts import face

if TYPE_CHECKING:
    from cjm_desktop.display.items import GlyphRun, ShapedWord
    from cjm_desktop.paint.pdf.document import Document

TOLERANCE = 0.8
"""A correction below this, in thousandths of an em, is not worth a number; the next one makes up for it."""
SOFT_HYPHEN = "\u00ad"


class Mark(NamedTuple):
    """A glyph beside the line: its place in ems from the word's start (y down), and the string that shows it."""

    x: float
    y: float
    shown: str


class Word(NamedTuple):
    """A word's operators: the inside of a TJ array's string, how far it moves the pen, and its marks.

    ``width`` is in thousandths of an em; ``spelled`` is the word's own text where its glyphs do not tell it.
    """

    shown: str
    width: float
    marks: tuple[Mark, ...]
    spelled: str


class Lettering:
    """All text of one document: its faces, and the operators of each word, made once."""

    def __init__(self) -> None:
        self._faces: dict[str, EmbeddedFace] = {}
        self._words: dict[ShapedWord, Word] = {}

    def resource(self, face_id: str) -> str:
        """The name by which the page calls a face."""
        return self._face(face_id).resource

    def embed(self, document: Document) -> None:
        """Write the faces that were used into the document."""
        for embedded in self._faces.values():
            document.add_font(embedded.resource, embedded.embed(document))

    def run(self, run: GlyphRun) -> str:
        """The operators that show a run, from its start and back to it; the face and size are set before."""
        parts: list[str] = []
        line: list[str] = []
        raised: list[str] = []
        known, unit, pen = self._words, UNIT / run.size, 0.0
        for start, shaped in run.words:
            shown, width, marks, spelled = known.get(shaped) or self._made(shaped)
            ahead = pen - start * unit
            if not -TOLERANCE < ahead < TOLERANCE:
                tenths = round(ahead * 10)
                line.append(_correction(tenths))
                pen -= tenths / 10
            if spelled:
                parts += (*_line(line), f"/Span<</ActualText<{spelled}>>>BDC {_array(shown)} EMC")
                line.clear()
            else:
                line.append(shown)
            pen += width
            if marks:
                raised += (_beside(mark, start, run.size) for mark in marks)
        parts += _line(line)
        if raised:
            parts += ("/Span<</ActualText()>>BDC", *raised, "EMC")
        return " ".join(parts)

    def _face(self, face_id: str) -> EmbeddedFace:
        embedded = self._faces.get(face_id)
        if embedded is None:
            embedded = self._faces[face_id] = EmbeddedFace(face(face_id), f"F{len(self._faces) + 1}")
        return embedded

    def _made(self, shaped: ShapedWord) -> Word:
        embedded, backwards = self._face(shaped.face), shaped.right_to_left
        line: list[str] = []
        marks: list[Mark] = []
        pen = 0.0
        told = all(shaped.sources)
        sources = shaped.sources if told else _sources_on_letters(shaped)
        for glyph, x, y, advance, source in zip(
            shaped.glyphs, shaped.xs, shaped.ys, shaped.advances, sources, strict=True
        ):
            if source == SOFT_HYPHEN and glyph != shaped.glyphs[-1]:
                continue  # shown at the end of a line only; readers would find it inside the word
            shown, width = embedded.character(glyph, source[::-1] if backwards else source, advance)
            if y or (backwards and not source):
                marks.append(Mark(x, y, shown))
                continue
            ahead = pen - x * UNIT
            if not -TOLERANCE < ahead < TOLERANCE:
                tenths = round(ahead * 10)
                line.append(_correction(tenths))
                pen -= tenths / 10
            line.append(shown)
            pen += width
        spelled = "" if told or backwards or all(sources) else shaped.text.replace(SOFT_HYPHEN, "")
        word = self._words[shaped] = Word("".join(line), pen, tuple(marks), _utf16(spelled))
        return word


def _sources_on_letters(shaped: ShapedWord) -> list[str]:
    """The text of each glyph, handed by a mark to the silent letter that it stands on.

    Marks may be shown after their line, where text of theirs would be read out of order. In visual order a mark
    precedes its letter in right-to-left scripts and follows it in others.
    """
    sources = list(shaped.sources)
    letters = [bool(advance) and not y for advance, y in zip(shaped.advances, shaped.ys, strict=True)]
    count = len(sources)
    for index in range(count):
        if sources[index] and not letters[index]:
            ways = (range(index + 1, count), range(index - 1, -1, -1))
            for way in ways if shaped.right_to_left else reversed(ways):
                silent = takewhile(lambda other: not sources[other], way)
                heir = next((other for other in silent if letters[other]), None)
                if heir is not None:
                    sources[heir], sources[index] = sources[index], ""
                    break
    return sources


@lru_cache(maxsize=4096)
def _correction(tenths: int) -> str:
    """What moves the pen back inside a TJ array, by so many tenths of a thousandth of an em."""
    return f"){shortest(tenths / 10, 1)}("


def _line(pieces: list[str]) -> tuple[str, ...]:
    """The operator that shows what has gathered, if anything has."""
    return (_array("".join(pieces)),) if pieces else ()


def _array(inside: str) -> str:
    return f"[({inside})]TJ"


def _beside(mark: Mark, start: float, size: float) -> str:
    """Go to the mark of a word that starts there, in points; show it, go back."""
    x, y = start + mark.x * size, -mark.y * size
    return f"{number(x)} {number(y)} Td ({mark.shown})Tj {number(-x)} {number(-y)} Td"


def _utf16(spelled: str) -> str:
    """A text as hexadecimal digits that say their own encoding; nothing for no text."""
    return f"FEFF{spelled.encode('utf-16-be').hex().upper()}" if spelled else ""
