"""Characters that no bundled face has and that stand as boxes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.display.items import GlyphRun, Group

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cjm_desktop.display.items import Item


def missing_in(items: Iterable[Item]) -> set[str]:
    """Characters whose glyph is the box: glyph 0 of any face."""
    found: set[str] = set()
    for item in items:
        match item:
            case Group():
                found |= missing_in(item.items)
            case GlyphRun():
                for _, word in item.words:
                    if 0 in word.glyphs:
                        found.update(
                            s for glyph, s in zip(word.glyphs, word.sources, strict=True) if glyph == 0 and s
                        )
            case _:
                pass
    return found
