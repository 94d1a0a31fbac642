"""One hard line in one style: measured where it might be broken, and set once it is.

A line that reads from left to right is a row of words looked up by their spelling. Any other goes through the
bidirectional algorithm first; both offer the same two things, ``measure`` and ``line``.
"""

from __future__ import annotations

import re
from itertools import accumulate, groupby
from typing import TYPE_CHECKING, Protocol

from cjm_desktop.text.bidi import is_plain, levels, visual_runs
from cjm_desktop.text.families import BASE, FIRST_EAST_ASIAN
from cjm_desktop.text.fonts import face
from cjm_desktop.text.paragraph import PlacedWords, Stretch

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cjm_desktop.display.items import ShapedWord
    from cjm_desktop.display.type_style import TypeStyle
    from cjm_desktop.text.shaping import Shaper

    Entry = tuple[int, ShapedWord]
    """A shaped piece and the offset of its first character."""

_REMEMBERED_TOKENS = 20_000
# The unit that is shaped: a word, or the spaces between two.
_TOKEN = re.compile(" +|[^ ]+")


def _token_pattern(text: str) -> re.Pattern[str]:
    """What the units of a text are."""
    if text.isascii() or max(text) < FIRST_EAST_ASIAN:
        return _TOKEN
    from cjm_desktop.text import han

    return han.TOKEN


class Tokens(dict[str, "tuple[ShapedWord, ...]"]):
    """The shaped pieces of words and spaces in one style, language and direction, by their spelling."""

    def __init__(self, shaper: Shaper, style: TypeStyle, language: str, *, right_to_left: bool) -> None:
        super().__init__()
        self._shaper = shaper
        self._style = style
        self._language = language
        self._right_to_left = right_to_left
        self.boxes = False
        """Whether a box was ever needed: only then is it worth looking for one."""

    def __missing__(self, token: str) -> tuple[ShapedWord, ...]:
        if len(self) >= _REMEMBERED_TOKENS:
            self.clear()
        pieces = self._shaper.shape(token, self._style, self._language, self._right_to_left)
        self.boxes = self.boxes or any(0 in piece.glyphs for piece in pieces)
        self[token] = pieces
        return pieces


class Widths(dict[str, float]):
    """The widths of texts that read from left to right, in points, by their spelling."""

    def __init__(self, tokens: Tokens, size: float) -> None:
        super().__init__()
        self._tokens = tokens
        self._size = size

    def __missing__(self, text: str) -> float:
        if len(self) >= _REMEMBERED_TOKENS:
            self.clear()
        tokens = self._tokens
        width = (
            sum(piece.width for token in _token_pattern(text).findall(text) for piece in tokens[token])
            * self._size
        )
        self[text] = width
        return width


class SimpleWords(dict[str, "ShapedWord"]):
    """Words that are one piece in the face of the spaces and read from left to right. All others are not in it."""

    def __init__(self, tokens: Tokens, face_id: str) -> None:
        super().__init__()
        self._tokens = tokens
        self._face = face_id

    def __missing__(self, word: str) -> ShapedWord:
        if len(self) >= _REMEMBERED_TOKENS:
            self.clear()
        if not word.isascii() and max(word) >= FIRST_EAST_ASIAN:
            raise KeyError(word)
        pieces = self._tokens[word]
        if len(pieces) != 1 or pieces[0].face != self._face or not is_plain(word):
            raise KeyError(word)
        self[word] = pieces[0]
        return pieces[0]


class Setting:
    """A style and a language, with every word that was set in them.

    Attributes:
        first_baseline: The first line's, in points below its top. The base face's ascent and descent stand in the
            middle of the line height, whatever faces the line needs.
        simple: The words that need no more than to be looked up.
    """

    def __init__(self, shaper: Shaper, style: TypeStyle, language: str) -> None:
        base = face(BASE)
        self.size = style.size
        self.first_baseline = (style.line_height + (base.ascent - base.descent) * style.size) / 2
        self.forward = Tokens(shaper, style, language, right_to_left=False)
        self.backward = Tokens(shaper, style, language, right_to_left=True)
        self.widths = Widths(self.forward, style.size)
        (self.space,) = self.forward[" "]
        self.simple = SimpleWords(self.forward, self.space.face)

    @property
    def boxes(self) -> bool:
        """Whether any word of this style needed a box so far."""
        return self.forward.boxes or self.backward.boxes


class HardLine(Protocol):
    """A line as its author broke it, which may still have to be broken further."""

    def measure(self, start: int, end: int) -> float:
        """The width of a part set by itself, in points, spaces at its end included."""
        ...

    def line(self, start: int, end: int) -> tuple[float, tuple[Stretch, ...]]:
        """Set a part as a line: its width in points without the spaces at its end, and its stretches."""
        ...


class PlainLine:
    """A hard line that reads from left to right throughout."""

    def __init__(self, setting: Setting, text: str) -> None:
        self._setting = setting
        self._text = text
        self._token = _token_pattern(text)

    def measure(self, start: int, end: int) -> float:
        """See ``HardLine.measure``."""
        return self._setting.widths[self._text[start:end]]

    def line(self, start: int, end: int) -> tuple[float, tuple[Stretch, ...]]:
        """See ``HardLine.line``."""
        size = self._setting.size
        tokens = self._setting.forward
        stretches: list[Stretch] = []
        xs: list[float] = []
        words: list[ShapedWord] = []
        face_id = ""
        x = pen = ink = 0.0
        for token in self._token.findall(self._text, start, end):
            for piece in tokens[token]:
                if piece.face != face_id:
                    if words:
                        stretches.append(_stretch(face_id, x, xs, words, pen, _spelling(words)))
                    xs, words = [], []
                    face_id = piece.face
                    x += pen
                    pen = 0.0
                xs.append(pen)
                words.append(piece)
                pen += piece.width * size
            if token[0] != " ":
                ink = x + pen
        if words:
            text = _spelling(words) if stretches else self._text[start:end]
            stretches.append(_stretch(face_id, x, xs, words, max(0.0, ink - x), text))
        return ink, tuple(stretches)


class MixedLine:
    """A hard line with parts that read from right to left, or in a paragraph that does."""

    def __init__(self, setting: Setting, text: str, *, right_to_left: bool) -> None:
        self._setting = setting
        self._text = text
        self._token = _token_pattern(text)
        self._right_to_left = right_to_left
        self._levels = levels(text, right_to_left=right_to_left)

    def measure(self, start: int, end: int) -> float:
        """See ``HardLine.measure``."""
        width = 0.0
        for level, group in groupby(range(start, end), self._levels.__getitem__):
            places = list(group)
            width += sum(
                piece.width for _, piece in self._entries(places[0], places[-1] + 1, backwards=level % 2 == 1)
            )
        return width * self._setting.size

    def line(self, start: int, end: int) -> tuple[float, tuple[Stretch, ...]]:
        """See ``HardLine.line``."""
        ink = start + len(self._text[start:end].rstrip(" "))
        entries = [
            entry
            for run in visual_runs(self._text, self._levels, start, end, right_to_left=self._right_to_left)
            for entry in self._entries(run.start, run.end, backwards=run.level % 2 == 1)
        ]
        inside = [entry for entry in entries if entry[0] < ink]
        hanging = [entry for entry in entries if entry[0] >= ink]
        width = self._advance(inside)
        # Spaces at the end of a line hang out on the side where the line ends.
        hanging_x = -self._advance(hanging) if self._right_to_left else width
        outside = [stretch._replace(width=0.0) for stretch in self._stretches(hanging, hanging_x)]
        return width, (*self._stretches(inside, 0.0), *outside)

    def _entries(self, start: int, end: int, *, backwards: bool) -> Iterator[Entry]:
        """The pieces of a stretch of one direction, from left to right."""
        tokens = self._setting.backward if backwards else self._setting.forward
        matches = list(self._token.finditer(self._text, start, end))
        for match in reversed(matches) if backwards else matches:
            offset = match.end() if backwards else match.start()
            for piece in tokens[match.group()]:
                if backwards:
                    offset -= len(piece.text)
                yield offset, piece
                if not backwards:
                    offset += len(piece.text)

    def _advance(self, entries: Sequence[Entry]) -> float:
        return sum(piece.width for _, piece in entries) * self._setting.size

    def _stretches(self, entries: Sequence[Entry], x: float) -> Iterator[Stretch]:
        for face_id, group in groupby(entries, lambda entry: entry[1].face):
            members = list(group)
            words = [word for _, word in members]
            *xs, pen = accumulate((word.width * self._setting.size for word in words), initial=0.0)
            reading = sorted(members, key=lambda entry: entry[0])
            yield _stretch(face_id, x, xs, words, pen, _spelling(word for _, word in reading))
            x += pen


def _stretch(
    face_id: str, x: float, xs: Iterable[float], words: Iterable[ShapedWord], width: float, text: str
) -> Stretch:
    row = tuple(words)
    return Stretch(face_id, x, PlacedWords(tuple(xs), row, 0, len(row)), width, text)


def _spelling(words: Iterable[ShapedWord]) -> str:
    return "".join([word.text for word in words])
