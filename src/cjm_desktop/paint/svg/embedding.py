"""The faces inside an SVG: cut to what is used, with everything that shaping needs.

Another program shapes the words again, so a face keeps its layout tables (GSUB, GPOS, GDEF) for the glyphs that are
left, and every glyph that these may bring in. A face is called by its name and a digest of what was kept of it: two
drawings on one web page do not take each other's.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import uharfbuzz

from cjm_desktop.paint.svg.markup import number
from cjm_desktop.text.fonts import face

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cjm_desktop.display.items import ShapedWord

DROPPED_TABLES = ("STAT", "gasp", "DSIG", "meta")
"""What a program that draws does not need."""
DIGITS = 8
"""How many characters of a digest make a name that no other has."""


class EmbeddedFace(NamedTuple):
    """A face as it stands in the file.

    ``name`` is that of its class and of its embedded family; ``family``, ``weight`` and ``italic`` are those of the
    original, for programs that read no embedded fonts but may have it installed. ``program`` is the font file.
    """

    name: str
    family: str
    weight: int
    italic: bool
    program: bytes

    def rules(self) -> str:
        """The style rules that declare the face, and the class of what is set in it."""
        slant = "font-style:italic;" if self.italic else ""
        source = f"data:font/ttf;base64,{b64encode(self.program).decode('ascii')}"
        family = f'"{self.name}"'
        return (
            f"@font-face{{font-family:{family};font-weight:{self.weight};{slant}src:url({source})}}\n"
            f'.{self.name}{{font-family:{family},"{self.family}",sans-serif;font-weight:{self.weight};{slant}'
            "font-kerning:normal;font-synthesis:none;white-space:pre}\n"
        )


def embedded_faces(words: Iterable[ShapedWord]) -> dict[str, EmbeddedFace]:
    """The faces of the words, each cut to what they use of it, by the face's id, in the order of their ids."""
    used: dict[str, dict[ShapedWord, None]] = {}
    for word in words:
        used.setdefault(word.face, {})[word] = None
    return {face_id: _embedded(face_id, used[face_id]) for face_id in sorted(used)}


def _embedded(face_id: str, words: Iterable[ShapedWord]) -> EmbeddedFace:
    source = face(face_id).font.face
    program = _subset(source, words)
    digest = hashlib.sha256(program).hexdigest()[:DIGITS]
    header = source.reference_table("head").data
    style = uharfbuzz.OTNameIdPredefined
    family = source.get_name(style.TYPOGRAPHIC_FAMILY) or source.get_name(style.FONT_FAMILY) or face_id
    return EmbeddedFace(
        name=f"{face_id}-{digest}",
        family=family.replace('"', "").replace("\\", ""),
        weight=int.from_bytes(source.reference_table("OS/2").data[4:6], "big"),
        italic=bool(header[45] & 2),
        program=program,
    )


def _subset(source: uharfbuzz.Face, words: Iterable[ShapedWord]) -> bytes:
    """The face cut to the characters of the words and to the glyphs that were made of them.

    The glyphs keep their characters: a shaper may look for one that no word holds, such as the composed form of a
    letter and a mark or the other one of a pair of brackets.
    """
    wanted = uharfbuzz.SubsetInput()
    for word in words:
        if 0 not in word.glyphs:
            wanted.unicode_set.update(map(ord, word.text))
            wanted.glyph_set.update(word.glyphs)
    wanted.flags = uharfbuzz.SubsetFlags.NO_HINTING | uharfbuzz.SubsetFlags.NOTDEF_OUTLINE
    for table in DROPPED_TABLES:
        wanted.drop_table_tag_set.add(int.from_bytes(table.encode("ascii"), "big"))
    return uharfbuzz.subset(source, wanted).blob.data


def box_data(word: ShapedWord, x: float, y: float, size: float) -> str:
    """The path data of the boxes that a word shows instead of characters, where it starts at a point of a baseline."""
    outline = _box(word.face)
    boxes: list[str] = []
    for glyph_x, glyph_y in zip(word.xs, word.ys, strict=True):
        left, base = x + glyph_x * size, y + glyph_y * size
        for command, places in outline:
            spots = (f"{number(left + dx * size)} {number(base - dy * size)}" for dx, dy in places)
            boxes.append(command + " ".join(spots))
    return "".join(boxes)


@cache
def _box(face_id: str) -> tuple[tuple[str, tuple[tuple[float, float], ...]], ...]:
    """A face's box for characters without a glyph (``.notdef``): commands and places, in ems from its origin, y up."""
    source = face(face_id)
    em = source.units_per_em
    outline: list[tuple[str, tuple[tuple[float, float], ...]]] = []

    def draw(command: str, *coordinates: float) -> None:
        scaled = [coordinate / em for coordinate in coordinates]
        outline.append((command, tuple(zip(scaled[::2], scaled[1::2], strict=True))))

    pen = uharfbuzz.DrawFuncs()
    pen.set_move_to_func(lambda x, y, _: draw("M", x, y))
    pen.set_line_to_func(lambda x, y, _: draw("L", x, y))
    pen.set_cubic_to_func(lambda x1, y1, x2, y2, x, y, _: draw("C", x1, y1, x2, y2, x, y))
    pen.set_close_path_func(lambda _: draw("Z"))
    source.font.draw_glyph(0, pen)
    return tuple(outline)
