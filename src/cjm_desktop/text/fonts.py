"""The bundled faces: where they lie, how they measure, which characters they have, and which one to take.

A face is known by its PostScript name, which is also its file's name (``Inter-SemiBold``). Nothing is read from disk
until a face is asked for a measure, and HarfBuzz is imported only then.
"""

from __future__ import annotations

from functools import cache, cached_property
from typing import TYPE_CHECKING

from cjm_desktop.assets import resource

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import uharfbuzz

UPRIGHT: Mapping[int, str] = {
    400: "Inter-Regular",
    500: "Inter-Medium",
    600: "Inter-SemiBold",
    700: "Inter-Bold",
}
ITALIC: Mapping[int, str] = {400: "Inter-Italic"}
# In the order in which they are asked. Two weights each: at the sizes of a map, medium and bold can hardly be told
# from regular and semibold in these scripts, and half of the files is half of the download.
FALLBACKS: tuple[Mapping[int, str], ...] = (
    {400: "NotoSansArabic-Regular", 600: "NotoSansArabic-SemiBold"},
    {400: "NotoSansHebrew-Regular", 600: "NotoSansHebrew-SemiBold"},
)
BASE = UPRIGHT[400]
"""The face whose ascent and descent place every line."""


class Face:
    """One bundled font file, read when first asked.

    Attributes:
        face_id: The PostScript name, unique among the faces.
    """

    def __init__(self, face_id: str) -> None:
        self.face_id = face_id

    @property
    def postscript_name(self) -> str:
        """The name that the file gives itself."""
        return self.face_id

    @cached_property
    def path(self) -> Path:
        """Where the TrueType file lies."""
        return resource("fonts", f"{self.face_id}.ttf")

    @cached_property
    def data(self) -> bytes:
        """The whole file."""
        return self.path.read_bytes()

    @cached_property
    def font(self) -> uharfbuzz.Font:
        """The face for HarfBuzz, scaled to its own design units."""
        import uharfbuzz

        return uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob(self.data)))

    @cached_property
    def units_per_em(self) -> int:
        """How many design units make an em."""
        return self.font.face.upem

    @cached_property
    def ascent(self) -> float:
        """How far the face reaches above the baseline, in ems (the file's ``hhea``)."""
        return self.font.get_font_extents("ltr").ascender / self.units_per_em

    @cached_property
    def descent(self) -> float:
        """How far the face reaches below the baseline, in ems (a positive number)."""
        return -self.font.get_font_extents("ltr").descender / self.units_per_em

    @cached_property
    def coverage(self) -> frozenset[str]:
        """The characters for which the face has a glyph."""
        return frozenset(map(chr, self.font.face.unicodes))


@cache
def face_ids() -> tuple[str, ...]:
    """The ids of all bundled faces, the base family first."""
    families = (UPRIGHT, ITALIC, *FALLBACKS)
    return tuple(face_id for family in families for face_id in family.values())


def face(face_id: str) -> Face:
    """The face of this id.

    Raises:
        KeyError: No such face is bundled.
    """
    if face_id not in face_ids():
        raise KeyError(face_id)
    return _face(face_id)


@cache
def _face(face_id: str) -> Face:
    return Face(face_id)


@cache
def faces_for(weight: int, *, italic: bool = False) -> tuple[Face, ...]:
    """The faces to try for a character, in order; the first one is the base face, which also sets the spaces.

    Slant goes before weight (the only italic is the regular one); where the italic lacks a character, the upright of
    the right weight stands in.
    """
    families = (ITALIC, UPRIGHT, *FALLBACKS) if italic else (UPRIGHT, *FALLBACKS)
    return tuple(face(_nearest(family, weight)) for family in families)


def _nearest(family: Mapping[int, str], weight: int) -> str:
    """The weight that comes closest; between two equally close ones the lighter."""
    return family[min(family, key=lambda offered: (abs(offered - weight), offered))]
