"""What we use of fontTools' font reader, in scripts and tests only."""

from io import BytesIO
from pathlib import Path
from typing import Literal, overload

class HorizontalMetrics:
    def __getitem__(self, glyph_name: str) -> tuple[int, int]: ...

class HorizontalHeader:
    ascent: int
    descent: int

class FontHeader:
    unitsPerEm: int

class NameRecord:
    nameID: int
    string: str

class CharacterSubtable:
    cmap: dict[int, str]

class CharacterMap:
    tables: list[CharacterSubtable]

class LicenceBits:
    fsType: int

class NameTable:
    names: list[NameRecord]
    def getDebugName(self, nameID: int) -> str | None: ...

class TTFont:
    def __init__(self, file: str | Path | BytesIO | None = None, *, recalcTimestamp: bool = True) -> None: ...
    @overload
    def __getitem__(self, tag: Literal["hmtx"]) -> HorizontalMetrics: ...
    @overload
    def __getitem__(self, tag: Literal["hhea"]) -> HorizontalHeader: ...
    @overload
    def __getitem__(self, tag: Literal["name"]) -> NameTable: ...
    @overload
    def __getitem__(self, tag: Literal["head"]) -> FontHeader: ...
    @overload
    def __getitem__(self, tag: Literal["cmap"]) -> CharacterMap: ...
    @overload
    def __getitem__(self, tag: Literal["OS/2"]) -> LicenceBits: ...
    def getGlyphName(self, glyphID: int) -> str: ...
    def getBestCmap(self) -> dict[int, str]: ...
    def save(self, file: str | Path | BytesIO) -> None: ...
    def close(self) -> None: ...
