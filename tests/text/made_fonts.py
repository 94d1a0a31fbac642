"""Font files as a computer might have them, made from a bundled face."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fontTools.ttLib import TTFont

from cjm_desktop.text.fonts import face

if TYPE_CHECKING:
    from pathlib import Path

RUNES = "ᚠᚢᚦ"
"""Characters that no bundled face has."""
CAPITALS = ("A", "B", "C")


def runic_font(path: Path, characters: str = RUNES, *, name: str = "Runic", licence_bits: int = 0) -> Path:
    """A font of Inter's capitals, in order, for some other characters."""
    font = TTFont(face("Inter-Regular").path)
    glyphs = font.getBestCmap()
    shapes = {ord(rune): glyphs[ord(capital)] for rune, capital in zip(characters, CAPITALS, strict=False)}
    for table in font["cmap"].tables:
        table.cmap = shapes
    for record in font["name"].names:
        if record.nameID in {4, 6}:
            record.string = f"{name} Regular" if record.nameID == 4 else f"{name}-Regular"
    font["OS/2"].fsType = licence_bits
    font.save(path)
    font.close()
    return path
