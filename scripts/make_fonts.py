"""Makes the fallback faces in ``resources/fonts`` from the archives of their families.

    python scripts/make_fonts.py expo-google-fonts-noto-sans-jp-0.4.3.tgz [MORE.tgz …]

Each archive is an npm package ``@expo-google-fonts/…``: static TrueType files with their licence. A face keeps its
repertoire, all of the layout that this needs, and its names; hints go, because neither painter uses them. The same
archives always give the same files.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tarfile
import unicodedata
from collections.abc import Callable, Iterable
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import uharfbuzz
from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parent.parent / "resources" / "fonts"
BASE = "Inter-Regular"
KEPT_NAMES = (0, 1, 2, 3, 4, 5, 6, 13, 14)
"""Of the name table: copyright, the names that find a face, its version, and its licence."""
UNUSED_TABLES = ("DSIG", "STAT", "VDMX", "VORG", "hdmx", "ltsh", "meta", "prep", "vhea", "vmtx")
SYLLABLES = frozenset(range(0xAC00, 0xD7A4))
"""All syllables of modern Korean; KS X 1001 has the 2,350 most frequent, and names and slang need others."""
FREQUENT_TRADITIONAL = frozenset(
    ord(bytes((lead, trail)).decode("big5"))
    for lead in range(0xA4, 0xC7)
    for trail in (*range(0x40, 0x7F), *range(0xA1, 0xFF))
    if (lead, trail) <= (0xC6, 0x7E)
)
"""Level 1 of Big5: 5,401 characters, in order of their codes."""

Repertoire = Callable[[int], bool]
"""Whether a face keeps a character, by its code point."""


class Cut(NamedTuple):
    """How the faces of a package are made.

    ``weights`` are the weights of the archive that are taken. ``scale`` is the size of the finished face beside the
    original, for scripts whose letters would look too large or too tall beside Inter's: their em is made larger.
    """

    weights: tuple[int, ...]
    keeps: Repertoire
    scale: float = 1.0


def encoded_by(codec: str, more: Iterable[int] = ()) -> Repertoire:
    """The characters that a legacy encoding has, as Python's codec knows it.

    Without private ones, and without the letters and digits that Inter has: those are always set in Inter.
    """
    added = frozenset(more)

    @cache
    def in_inter() -> frozenset[int]:
        return frozenset(uharfbuzz.Face(uharfbuzz.Blob((FONTS / f"{BASE}.ttf").read_bytes())).unicodes)

    def keeps(code: int) -> bool:
        character = chr(code)
        kind = unicodedata.category(character)
        if code in added or kind in {"Co", "Cs"} or (kind[0] in "LN" and code in in_inter()):
            return code in added
        try:
            character.encode(codec)
        except UnicodeEncodeError:
            return False
        return True

    return keeps


def everything(code: int) -> bool:
    """The whole face."""
    del code
    return True


PACKAGES = {
    "noto-sans-devanagari": Cut((400, 600), everything),
    "noto-sans-thai": Cut((400, 600), everything),
    "noto-sans-georgian": Cut((400, 600), everything),
    "noto-sans-armenian": Cut((400, 600), everything),
    # Shift-JIS as Windows has it: JIS X 0208 with the characters of NEC and IBM that business texts are full of.
    "noto-sans-jp": Cut((400, 600), encoded_by("cp932")),
    # With the frequent characters of Big5, so that traditional Chinese is no patchwork of three countries' faces.
    "noto-sans-sc": Cut((400, 600), encoded_by("gb2312", FREQUENT_TRADITIONAL)),
    "noto-sans-kr": Cut((400, 600), encoded_by("euc_kr", SYLLABLES)),
    "noto-sans-symbols": Cut((400, 600), everything),
    "noto-sans-symbols-2": Cut((400,), everything),
    "noto-sans-math": Cut((400,), everything),
    # Medium, whose lines are as strong as those of regular text.
    "noto-emoji": Cut((500,), everything, scale=0.92),
}
STYLES = {400: "400Regular", 500: "500Medium", 600: "600SemiBold"}


def cut(data: bytes, keeps: Repertoire, scale: float) -> bytes:
    """The face with the characters of a repertoire."""
    source = uharfbuzz.Face(uharfbuzz.Blob(data))
    wanted = uharfbuzz.SubsetInput()
    wanted.unicode_set.update(filter(keeps, source.unicodes))
    wanted.name_id_set.update(KEPT_NAMES)
    wanted.flags = uharfbuzz.SubsetFlags.NO_HINTING | uharfbuzz.SubsetFlags.NOTDEF_OUTLINE
    for table in UNUSED_TABLES:
        wanted.drop_table_tag_set.add(int.from_bytes(table.encode("ascii"), "big"))
    written = uharfbuzz.subset(source, wanted).blob.data
    return written if scale == 1 else with_larger_em(written, scale)


def with_larger_em(data: bytes, scale: float) -> bytes:
    """The same outlines, smaller beside other faces of the same size: only the em grows, in ``head``."""
    font = TTFont(BytesIO(data), recalcTimestamp=False)
    font["head"].unitsPerEm = round(font["head"].unitsPerEm / scale)
    written = BytesIO()
    font.save(written)
    return written.getvalue()


def make(archive: Path) -> None:
    """Write the faces and the licence of one package.

    Raises:
        KeyError: nothing is known about how to cut this package.
    """
    with tarfile.open(archive) as package:
        members = {member.name: member for member in package.getmembers() if member.isfile()}

        def content(path: str) -> bytes:
            reader = package.extractfile(members[path])
            return b"" if reader is None else reader.read()

        about = json.loads(content("package/package.json"))
        plan = PACKAGES[about["name"].removeprefix("@expo-google-fonts/")]
        for weight in plan.weights:
            folder = STYLES[weight]
            (path,) = (path for path in members if re.fullmatch(rf"package/{folder}/[^/]+\.ttf", path))
            family = Path(path).name.partition("_")[0]
            data = cut(content(path), plan.keeps, plan.scale)
            count = len(uharfbuzz.Face(uharfbuzz.Blob(data)).unicodes)
            file = FONTS / f"{family}-{folder[3:]}.ttf"
            file.write_bytes(data)
            sys.stdout.write(f"{file.name}: {count:,} characters, {len(data):,} bytes\n")
            (FONTS / f"OFL-{family}.txt").write_bytes(content("package/LICENSE_FONT"))


def main() -> int:
    """Make what the archives hold."""
    parser = argparse.ArgumentParser(description="Make the fallback faces from their archives.")
    parser.add_argument("archives", type=Path, nargs="+", help="npm packages @expo-google-fonts/…, .tgz")
    for archive in parser.parse_args().archives:
        make(archive)
    return 0


if __name__ == "__main__":
    sys.exit(main())
