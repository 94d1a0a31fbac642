"""A shaper with round numbers, for tests of whatever stands on the typesetter."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from cjm_desktop.display.items import ShapedWord

if TYPE_CHECKING:
    from cjm_desktop.display.type_style import TypeStyle


class FakeShaper:
    """Every character is one glyph, ``advance`` ems wide, in one face; each glyph's number is its code point."""

    def __init__(self, advance: float = 0.5) -> None:
        self._advance = advance
        self._shaped = cache(self._shape)

    def shape(
        self, text: str, style: TypeStyle, language: str, right_to_left: bool
    ) -> tuple[ShapedWord, ...]:
        """One piece for the whole word, the same one for the same word."""
        return self._shaped(text, style.weight, style.italic, language, right_to_left)

    def _shape(
        self, text: str, weight: int, italic: bool, language: str, right_to_left: bool
    ) -> tuple[ShapedWord, ...]:
        seen = text[::-1] if right_to_left else text
        word = ShapedWord(
            face=f"Fake-{weight}{'-Italic' if italic else ''}",
            text=text,
            glyphs=tuple(map(ord, seen)),
            xs=tuple(index * self._advance for index in range(len(seen))),
            ys=(0.0,) * len(seen),
            advances=(self._advance,) * len(seen),
            sources=tuple(seen),
            width=len(seen) * self._advance,
            right_to_left=right_to_left,
            language=language,
        )
        return (word,)
