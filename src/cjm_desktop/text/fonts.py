"""The faces: where they lie, how they measure, which characters they have, and which ones to ask for a text.

A face is known by its PostScript name, which for a bundled one is also its file's name (``Inter-SemiBold``). Nothing
is read from disk until a face is asked for a measure, and HarfBuzz is imported only then. Of the fallbacks, only those
are read whose script a text is in: Japanese alone is as large as all of Inter.
"""

from __future__ import annotations

from functools import cache, cached_property
from typing import TYPE_CHECKING

from cjm_desktop.assets import resource
from cjm_desktop.text.families import EAST_ASIAN, ITALIC, OTHER_EAST_ASIAN, SCRIPTS, UPRIGHT

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    import uharfbuzz


class Face:
    """One font file, read when first asked.

    Args:
        face_id: The PostScript name, unique among the faces.
        path: Where the TrueType file lies; among the bundled ones where it is left out.
        reach: The characters that the face is asked for, as ranges (``a-bc-d``); all where it is left out.
        weights: The faces of its family that have the same characters in other weights.
    """

    def __init__(
        self, face_id: str, path: Path | None = None, reach: str = "", weights: Sequence[Face] = ()
    ) -> None:
        self.face_id = face_id
        self._path = path
        self._reach = reach
        self._weights = weights

    @property
    def postscript_name(self) -> str:
        """The name that the file gives itself."""
        return self.face_id

    @cached_property
    def path(self) -> Path:
        """Where the TrueType file lies."""
        return self._path or resource("fonts", f"{self.face_id}.ttf")

    @cached_property
    def data(self) -> bytes:
        """The whole file."""
        return self.path.read_bytes()

    @property
    def is_read(self) -> bool:
        """Whether the file has been read."""
        return "data" in vars(self)

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
        known = (found for face in self._weights if (found := vars(face).get("coverage")) is not None)
        return next(known, None) or frozenset(map(chr, self.font.face.unicodes))

    def has(self, text: str) -> bool:
        """Whether the face is asked for what starts a text, and has a glyph for every character of it."""
        return self.reaches(text[:1]) and self.coverage.issuperset(text)

    def reaches(self, text: str) -> bool:
        """Whether the face is asked for all of a text."""
        return not self._reach or all(
            any(first <= character <= last for first, last in self._ranges) for character in text
        )

    @cached_property
    def _ranges(self) -> tuple[tuple[str, str], ...]:
        return tuple(zip(self._reach[::3], self._reach[2::3], strict=True))


class AddedFaces:
    """The faces that are asked after the bundled ones, in every weight, until the program ends.

    A person's choice, not a map's: the same map is drawn without them elsewhere, with boxes where they stood. Which
    files may be used, and under which names, is known to ``system_faces``.

    Attributes:
        by_id: The faces by their ids, in the order in which they are asked.
        revision: How often they changed: what was shaped under another number is out of date.
    """

    def __init__(self) -> None:
        self.by_id: Mapping[str, Face] = {}
        self.revision = 0

    def set(self, faces: Iterable[Face]) -> None:
        """Ask these and no others; bundled ones are asked anyway."""
        by_id = {face.face_id: face for face in faces if face.face_id not in _bundled()}
        if by_id != self.by_id:
            self.by_id = by_id
            self.revision += 1
            _faces_for.cache_clear()


added = AddedFaces()


@cache
def _bundled() -> Mapping[str, Face]:
    """The bundled faces by id, the base family first."""
    faces = [*_weights(UPRIGHT, ""), *_weights(ITALIC, "")]
    for family in (*SCRIPTS, *EAST_ASIAN[OTHER_EAST_ASIAN]):
        faces += _weights(family.weights, family.reach)
    return {face.face_id: face for face in faces}


def _weights(family: Mapping[int, str], reach: str) -> list[Face]:
    """The faces of a family."""
    faces: list[Face] = []
    faces += (Face(face_id, reach=reach, weights=faces) for face_id in family.values())
    return faces


@cache
def face_ids() -> tuple[str, ...]:
    """The ids of all bundled faces, the base family first."""
    return tuple(_bundled())


def base_face_ids() -> tuple[str, ...]:
    """The ids of the base family: all that a window in a bundled language of the interface needs."""
    return (*UPRIGHT.values(), *ITALIC.values())


def face(face_id: str) -> Face:
    """The face of this id.

    Raises:
        KeyError: No such face is bundled or was added.
    """
    return added.by_id.get(face_id) or _bundled()[face_id]


def faces_for(weight: int, *, italic: bool = False, language: str = "") -> tuple[Face, ...]:
    """The faces to try for a character, in order; the first one is the base face, which also sets the spaces.

    Slant goes before weight (the only italic is the regular one); where the italic lacks a character, the upright of
    the right weight stands in. The language decides which country's Han characters come first.
    """
    primary = language.partition("-")[0].lower()
    return _faces_for(weight, italic, primary if primary in EAST_ASIAN else OTHER_EAST_ASIAN)


@cache
def _faces_for(weight: int, italic: bool, east_asian: str) -> tuple[Face, ...]:
    families = [ITALIC, UPRIGHT] if italic else [UPRIGHT]
    families += (family.weights for family in (*SCRIPTS, *EAST_ASIAN[east_asian]))
    bundled = tuple(face(_nearest(family, weight)) for family in families)
    return (*bundled, *added.by_id.values())


def _nearest(family: Mapping[int, str], weight: int) -> str:
    """The weight that comes closest; between two equally close ones the lighter."""
    return family[min(family, key=lambda offered: (abs(offered - weight), offered))]


def read_fallbacks() -> tuple[Face, ...]:
    """The faces beside the base family that were read so far, because some text needed them."""
    base = base_face_ids()
    faces = (*_bundled().values(), *added.by_id.values())
    return tuple(face for face in faces if face.is_read and face.face_id not in base)
