"""Text turned into lines of placed words, once, for every painter.

Most text of a map reads from left to right: its words are looked up by their spelling and put side by side, with no
work per character or glyph. Only a text that holds right-to-left characters goes through the bidirectional algorithm.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from cjm_desktop.text import fonts
from cjm_desktop.text.bidi import is_plain, reads_right_to_left
from cjm_desktop.text.breaking import chunks
from cjm_desktop.text.families import FIRST_EAST_ASIAN
from cjm_desktop.text.filling import balanced_line_ends, line_ends
from cjm_desktop.text.paragraph import Alignment, Paragraph, SetLine
from cjm_desktop.text.setting import MixedLine, PlainLine, Setting
from cjm_desktop.text.shaping import default_shaper
from cjm_desktop.text.words import lines_of_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cjm_desktop.display.type_style import TypeStyle
    from cjm_desktop.text.setting import HardLine
    from cjm_desktop.text.shaping import Shaper

REMEMBERED_PARAGRAPHS = 1_000
SHORT = 32
"""Texts of so many characters come again on many cards and are remembered: names of channels, severities, numbers.

What a card says is remembered with the drawing of the card.
"""
_REMEMBERED_STYLES = 128

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_HARD_BREAK = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")


class Typesetter:
    """Sets paragraphs and remembers them.

    Args:
        shaper: Turns words into glyphs; HarfBuzz on the bundled faces, shared by all, where it is left out.
    """

    def __init__(self, shaper: Shaper | None = None) -> None:
        self._shaper = shaper
        self._set_short = lru_cache(maxsize=REMEMBERED_PARAGRAPHS)(self._set)
        self._setting = lru_cache(maxsize=_REMEMBERED_STYLES)(self._new_setting)
        self._set_boxes = False
        self._revision = fonts.added.revision

    @property
    def set_boxes(self) -> bool:
        """Whether any paragraph so far had characters that no face has."""
        return self._set_boxes

    def paragraph(
        self,
        text: str,
        style: TypeStyle,
        width: float | None = None,
        *,
        language: str = "en",
        align: Literal["start", "centre", "end"] = "start",
        balance: bool = False,
    ) -> Paragraph:
        r"""Set a text in lines.

        ``\n`` breaks a line; a tab is a space; other control characters show nothing. A line is never wider than
        ``width`` unless a single grapheme cluster is, and nothing is left out.

        Args:
            text: What to set.
            style: How.
            width: The width of a line in points; without one only the author's own line breaks count.
            language: The language of the text (BCP 47), for its glyph forms, its breaks and its direction.
            align: Where lines stand in the box that ``Paragraph.runs`` is given; the start is where reading starts.
            balance: Make the lines of like length, without making them more.
        """
        if self._revision != fonts.added.revision:
            self._forget()
        set_ = self._set_short if len(text) <= SHORT else self._set
        return set_(text, style, width, language, align, balance)

    def width(self, text: str, style: TypeStyle, *, language: str = "en") -> float:
        """The width in points of a text's longest line where only its author broke it."""
        return self.paragraph(text, style, language=language).width

    def _forget(self) -> None:
        """Start afresh, because another face may have what stood as a box."""
        self._set_short.cache_clear()
        self._setting.cache_clear()
        self._revision = fonts.added.revision

    def _new_setting(self, style: TypeStyle, language: str) -> Setting:
        return Setting(self._shaper or default_shaper(), style, language)

    def _set(
        self,
        text: str,
        style: TypeStyle,
        width: float | None,
        language: str,
        align: Alignment,
        balance: bool,
    ) -> Paragraph:
        shown = printable(text.upper() if style.upper else text)
        setting = drawn = self._setting(style, language)
        backwards = reads_right_to_left(shown, language)
        lines: list[SetLine] = []
        for hard_line in shown.split("\n") if shown else ():
            parts: Iterable[SetLine] | None = None
            if not backwards:
                parts = lines_of_words(setting, hard_line, language, width, balance=balance)
            if parts is None:
                drawn = self._setting(style, _spoken(shown, language))
                parts = _set_lines(drawn, hard_line, language, width, balance=balance, backwards=backwards)
            lines.extend(parts)
        boxes = setting.boxes or (drawn is not setting and drawn.boxes)
        missing = _missing(lines) if boxes else ()
        self._set_boxes = self._set_boxes or bool(missing)
        widest = max([width for _, width, _ in lines], default=0.0)
        height, line_height, first = len(lines) * style.line_height, style.line_height, setting.first_baseline
        # By place, not by name: that takes half the time.
        return Paragraph(
            shown, lines, first, line_height, widest, height, style.size, align, backwards, missing
        )


def _spoken(text: str, language: str) -> str:
    """The language in which a text is to be drawn, see ``han.spoken``."""
    if max(text) < FIRST_EAST_ASIAN:
        return language
    from cjm_desktop.text import han

    return han.spoken(text, language)


def printable(text: str) -> str:
    r"""The text as it is set: ``\n`` for every line break, spaces for tabs, no other control characters."""
    if text.isprintable() or _CONTROL.search(text) is None:
        return text
    lines = (line.replace("\t", " ") for line in _HARD_BREAK.split(text))
    return "\n".join(_CONTROL.sub("", line) for line in lines)


def _set_lines(
    setting: Setting, text: str, language: str, width: float | None, *, balance: bool, backwards: bool
) -> Iterator[SetLine]:
    """The lines of a hard line, whatever it holds."""
    part: HardLine
    if backwards or not is_plain(text):
        part = MixedLine(setting, text, right_to_left=backwards)
    else:
        part = PlainLine(setting, text)
    ends = [len(text)]
    if width is not None:
        fill = balanced_line_ends if balance else line_ends
        ends = fill(text, chunks(text, language), width, part.measure)
    start = 0
    for end in ends:
        yield text[start:end], *part.line(start, end)
        start = end


def _missing(lines: Iterable[SetLine]) -> tuple[str, ...]:
    """What stands as a box, each cluster once, in the order of the lines."""
    return tuple(
        dict.fromkeys(
            source
            for _, _, stretches in lines
            for stretch in stretches
            for _, word in stretch.words
            for glyph, source in zip(word.glyphs, word.sources, strict=True)
            if glyph == 0 and source
        )
    )
