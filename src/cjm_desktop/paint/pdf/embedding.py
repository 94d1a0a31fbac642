"""A face inside a PDF: the glyphs that were used, what each means, and how wide it is.

A Type0 font with Identity-H. Each pair of a glyph and the text it stands for gets a character id of its own, so that
ToUnicode is exact whatever ligatures, contextual forms or shared glyphs the face has: two characters drawn by one
glyph are still copied as themselves. See ISO 32000-1, 9.7 and 9.10.3.
"""

from __future__ import annotations

import hashlib
import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING

import uharfbuzz

from cjm_desktop.paint.pdf.document import Document, Reference, array, dictionary, name, text
from cjm_desktop.paint.pdf.operators import shortest

if TYPE_CHECKING:
    from cjm_desktop.text.fonts import Face

KEPT_TABLES = frozenset({"glyf", "loca", "head", "hhea", "hmtx", "maxp"})
"""What a reader needs to draw glyphs by number; layout, names and hints stay behind."""
UNIT = 1000.0
"""Widths in a PDF are thousandths of an em."""
ESCAPES = {0x28: "\\(", 0x29: "\\)", 0x5C: "\\\\", 0x0D: "\\r"}
"""Bytes that mean something in a string."""
BYTES = tuple(ESCAPES.get(byte, chr(byte)) for byte in range(256))
SYMBOLIC, ITALIC = 4, 64
NO_TEXT = "\ufffe"
"""What a glyph without text of its own means: PDFium leaves this noncharacter out, but would read an empty text as the
character's id. Other readers are told by the empty ActualText around such glyphs."""
MAPPINGS_AT_ONCE = 100
"""How many entries one block of a character map may have."""
CHARACTER_MAP = """/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapName /Adobe-Identity-UCS def /CMapType 2 def
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
1 begincodespacerange <0000> <FFFF> endcodespacerange
{blocks}
endcmap CMapName currentdict /CMap defineresource pop end end"""


@dataclass(frozen=True, slots=True)
class Character:
    """A character of an embedded face: the glyph, what it means, and its width in thousandths of an em."""

    glyph: int
    source: str
    width: int


class EmbeddedFace:
    """A face and the characters that a document uses of it; the first has the id 1."""

    def __init__(self, face: Face, resource: str) -> None:
        self.resource = resource
        self._face = face
        self._characters: list[Character] = []
        self._shown: dict[tuple[int, str], tuple[str, int]] = {}

    def character(self, glyph: int, source: str, advance: float) -> tuple[str, int]:
        """What shows a glyph that stands for ``source`` in a string, and its width as the document will say it.

        Whole thousandths of an em: PDFium cuts off the rest, and a long line would end a pixel or two short.
        """
        key = (glyph, source)
        shown = self._shown.get(key)
        if shown is None:
            width = round(advance * UNIT)
            self._characters.append(Character(glyph, source, width))
            identifier = len(self._characters)
            shown = self._shown[key] = (BYTES[identifier >> 8] + BYTES[identifier & 0xFF], width)
        return shown

    def embed(self, document: Document) -> Reference:
        """Write the font: its program cut to the glyphs used, widths, and the two character maps."""
        program, numbers = _subset(self._face.data, {character.glyph for character in self._characters})
        base = name(f"{_tag(program)}+{self._face.postscript_name}")
        widths = " ".join(str(character.width) for character in self._characters)
        descendant = document.add(
            {
                "Type": name("Font"),
                "Subtype": name("CIDFontType2"),
                "BaseFont": base,
                "CIDSystemInfo": dictionary(
                    {
                        "Registry": text("Adobe"),
                        "Ordering": text("Identity"),
                        "Supplement": 0,
                    }
                ),
                "FontDescriptor": self._descriptor(document, base, program),
                "W": f"[1 [{widths}]]",
                "CIDToGIDMap": document.add_stream(self._glyph_map(numbers)),
            }
        )
        return document.add(
            {
                "Type": name("Font"),
                "Subtype": name("Type0"),
                "BaseFont": base,
                "Encoding": name("Identity-H"),
                "DescendantFonts": array([descendant]),
                "ToUnicode": document.add_stream(self._unicode_map()),
            }
        )

    def _glyph_map(self, numbers: dict[int, int]) -> bytes:
        glyphs = [0, *(numbers[character.glyph] for character in self._characters)]
        return struct.pack(f">{len(glyphs)}H", *glyphs)

    def _unicode_map(self) -> bytes:
        """What each character means."""
        lines = [
            f"<{identifier:04X}> <{(character.source or NO_TEXT).encode('utf-16-be').hex().upper()}>"
            for identifier, character in enumerate(self._characters, start=1)
        ]
        blocks = (lines[at : at + MAPPINGS_AT_ONCE] for at in range(0, len(lines), MAPPINGS_AT_ONCE))
        written = "\n".join(
            f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks
        )
        return CHARACTER_MAP.format(blocks=written).encode("ascii")

    def _descriptor(self, document: Document, base: str, program: bytes) -> Reference:
        source = uharfbuzz.Face(uharfbuzz.Blob(self._face.data))
        unit = UNIT / self._face.units_per_em
        box = struct.unpack(">4h", source.reference_table("head").data[36:44])
        slant: int = struct.unpack(">i", source.reference_table("post").data[4:8])[0]
        capitals: int = struct.unpack(">h", source.reference_table("OS/2").data[88:90])[0]
        return document.add(
            {
                "Type": name("FontDescriptor"),
                "FontName": base,
                "Flags": SYMBOLIC | (ITALIC if slant else 0),
                "FontBBox": array(round(edge * unit) for edge in box),
                "ItalicAngle": shortest(slant / 65536, 2),
                "Ascent": round(self._face.ascent * UNIT),
                "Descent": -round(self._face.descent * UNIT),
                "CapHeight": round(capitals * unit),
                "StemV": 80,
                "FontFile2": document.add_stream(program, {"Length1": len(program)}),
            }
        )


def _subset(data: bytes, glyphs: set[int]) -> tuple[bytes, dict[int, int]]:
    """The face cut to some glyphs, and the new number of each of them."""
    source = uharfbuzz.Face(uharfbuzz.Blob(data))
    wanted = uharfbuzz.SubsetInput()
    for glyph in sorted(glyphs):
        wanted.glyph_set.add(glyph)
    wanted.flags = (
        uharfbuzz.SubsetFlags.NO_HINTING
        | uharfbuzz.SubsetFlags.NOTDEF_OUTLINE
        | uharfbuzz.SubsetFlags.NO_LAYOUT_CLOSURE
    )
    for table in source.table_tags:
        if table not in KEPT_TABLES:
            wanted.drop_table_tag_set.add(int.from_bytes(table.encode("latin-1"), "big"))
    plan = uharfbuzz.SubsetPlan(source, wanted)
    numbers = dict(plan.old_to_new_glyph_mapping.items())
    return plan.execute().blob.data, {glyph: numbers[glyph] for glyph in glyphs}


def _tag(program: bytes) -> str:
    """Six capitals that tell this subset from others of the same face."""
    digest = hashlib.sha256(program).digest()
    return "".join(chr(ord("A") + byte % 26) for byte in digest[:6])
