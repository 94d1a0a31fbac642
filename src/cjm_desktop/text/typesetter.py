"""Text turned into lines of placed words, once, for every painter.

Most text of a map reads from left to right: its words are looked up by their spelling and put side by side, with no
work per character or glyph. Only a text that holds right-to-left characters goes through the bidirectional algorithm.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from cjm_desktop.text.bidi import is_plain, reads_right_to_left
from cjm_desktop.text.breaking import chunks
from cjm_desktop.text.filling import balanced_line_ends, line_ends
from cjm_desktop.text.paragraph import Alignment, Line, Paragraph
from cjm_desktop.text.setting import MixedLine, PlainLine, Setting
from cjm_desktop.text.shaping import default_shaper

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cjm_desktop.display.type_style import TypeStyle
    from cjm_desktop.text.setting import HardLine
    from cjm_desktop.text.shaping import Shaper

REMEMBERED_PARAGRAPHS = 20_000
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
        self._set = lru_cache(maxsize=REMEMBERED_PARAGRAPHS)(self._set_paragraph)
        self._setting = lru_cache(maxsize=_REMEMBERED_STYLES)(self._new_setting)

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
        return self._set(text, style, width, language, align, balance=balance)

    def width(self, text: str, style: TypeStyle, *, language: str = "en") -> float:
        """The width in points of a text's longest line where only its author broke it."""
        return self._set(text, style, None, language, "start", balance=False).width

    def _new_setting(self, style: TypeStyle, language: str) -> Setting:
        return Setting(self._shaper or default_shaper(), style, language)

    def _set_paragraph(
        self,
        text: str,
        style: TypeStyle,
        width: float | None,
        language: str,
        align: Alignment,
        *,
        balance: bool,
    ) -> Paragraph:
        shown = printable(text.upper() if style.upper else text)
        setting = self._setting(style, language)
        backwards = reads_right_to_left(shown, language)
        lines: list[Line] = []
        offset = 0
        for hard_line in shown.split("\n") if shown else ():
            part: HardLine
            if backwards or not is_plain(hard_line):
                part = MixedLine(setting, hard_line, right_to_left=backwards)
            else:
                part = PlainLine(setting, hard_line)
            start = 0
            for end in _ends(part, hard_line, width, language, balance=balance):
                line_width, stretches = part.line(start, end)
                baseline = setting.first_baseline + len(lines) * style.line_height
                lines.append(Line(hard_line[start:end], offset + start, line_width, baseline, stretches))
                start = end
            offset += len(hard_line) + 1
        return Paragraph(
            text=shown,
            lines=tuple(lines),
            width=max((line.width for line in lines), default=0.0),
            height=len(lines) * style.line_height,
            size=style.size,
            align=align,
            right_to_left=backwards,
            missing=_missing(lines) if setting.boxes else (),
        )


def printable(text: str) -> str:
    r"""The text as it is set: ``\n`` for every line break, spaces for tabs, no other control characters."""
    if _CONTROL.search(text) is None:
        return text
    lines = (line.replace("\t", " ") for line in _HARD_BREAK.split(text))
    return "\n".join(_CONTROL.sub("", line) for line in lines)


def _ends(part: HardLine, text: str, width: float | None, language: str, *, balance: bool) -> list[int]:
    """Where the lines of a hard line end."""
    if width is None:
        return [len(text)]
    fill = balanced_line_ends if balance else line_ends
    return fill(text, chunks(text, language), width, part.measure)


def _missing(lines: Iterable[Line]) -> tuple[str, ...]:
    """What stands as a box, each cluster once, in the order of the lines."""
    return tuple(
        dict.fromkeys(
            source
            for line in lines
            for stretch in line.stretches
            for _, word in stretch.words
            for glyph, source in zip(word.glyphs, word.sources, strict=True)
            if glyph == 0 and source
        )
    )
