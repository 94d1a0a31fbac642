"""Faces of the computer that could show what the bundled ones cannot, offered to a person who then decides.

A map never takes a system face by itself: it would look different on every computer. What is offered can be embedded
in a PDF: a TrueType file of one face, whose licence bits allow embedding a part of it.
"""

from __future__ import annotations

import os
import re
import struct
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cjm_desktop.i18n import _
from cjm_desktop.text.fonts import Face, added, face_ids
from cjm_desktop.text.shaping import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import uharfbuzz

# OS/2 fsType (OpenType specification): how a licence restricts embedding.
_RESTRICTED, _LESS_RESTRICTED = 0x0002, 0x000C
_NO_SUBSETS, _BITMAPS_ONLY = 0x0100, 0x0200
_NEEDED_TABLES = ("OS/2", "cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "post")
_PLACEHOLDERS = re.compile(r"\.|Last ?Resort|Adobe ?Blank", re.IGNORECASE)
"""Names of faces that have a glyph for every character and show none of them."""
_NOT_IN_A_NAME = re.compile(r"[^!-~]|[()<>\[\]{}/%#]")


class Offer(NamedTuple):
    """A face that could be added: its name for people, its file, and the characters that it would show."""

    name: str
    path: Path
    characters: tuple[str, ...]


class FaceRefusedError(Exception):
    """A font file cannot be used; the text is one sentence for people."""


@dataclass(frozen=True, slots=True)
class _SystemFace:
    """What a font file says of itself."""

    path: Path
    name: str
    face_id: str
    plainness: tuple[int, bool]
    font: uharfbuzz.Font

    def has(self, characters: str) -> bool:
        """Whether there is a glyph for each of them."""
        return all(self.font.get_nominal_glyph(ord(character)) for character in characters)


def font_folders() -> tuple[Path, ...]:
    """Where this computer keeps its fonts."""
    home, environment = Path.home(), os.environ
    if sys.platform == "win32":
        windows = Path(environment.get("WINDIR", r"C:\Windows"))
        local = Path(environment.get("LOCALAPPDATA", home / "AppData" / "Local"))
        return windows / "Fonts", local / "Microsoft" / "Windows" / "Fonts"
    if sys.platform == "darwin":
        return Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library" / "Fonts"
    shared = environment.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
    own = environment.get("XDG_DATA_HOME") or home / ".local" / "share"
    return (*(Path(folder) / "fonts" for folder in shared.split(":")), Path(own) / "fonts", home / ".fonts")


def offers(missing: Iterable[str], folders: Sequence[Path] | None = None) -> tuple[Offer, ...]:
    """The fewest faces that show what is missing; what no usable face has is in none of them.

    It reads the head of every font file, which may take a second or two: ask when a person wants to know.

    Args:
        missing: Grapheme clusters, as ``Frame.missing`` lists them.
        folders: Where to look; the computer's font folders where they are left out.
    """
    wanted = list(dict.fromkeys(missing))
    found: list[tuple[_SystemFace, set[str]]] = []
    for path in _font_files(font_folders() if folders is None else folders):
        try:
            face = _read(path)
        except FaceRefusedError:
            continue
        if shown := {cluster for cluster in wanted if face.has(visible(cluster))}:
            found.append((face, shown))
    chosen: list[Offer] = []
    left = set(wanted)
    while left and found:
        face, shown = min(found, key=lambda pair: (-len(pair[1] & left), pair[0].plainness, pair[0].name))
        if not shown & left:
            break
        chosen.append(
            Offer(face.name, face.path, tuple(cluster for cluster in wanted if cluster in shown & left))
        )
        left -= shown
    return tuple(chosen)


def open_face(path: Path) -> Face:
    """The face in a font file.

    Raises:
        FaceRefusedError: The file cannot be read or embedded.
    """
    return Face(_read(path).face_id, path)


def use_faces(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Ask these faces, and no others, where the bundled ones lack a character.

    Returns:
        The files that cannot be used, because they are gone or another font stands there now.
    """
    faces: list[Face] = []
    refused: list[Path] = []
    for path in paths:
        try:
            faces.append(open_face(path))
        except FaceRefusedError:
            refused.append(path)
    added.set(faces)
    return tuple(refused)


def _font_files(folders: Iterable[Path]) -> Iterator[Path]:
    for folder in folders:
        for place, inner, files in os.walk(folder):
            inner.sort()
            yield from (
                Path(place, file) for file in sorted(files) if file.lower().endswith((".ttf", ".otf"))
            )


def _read(path: Path) -> _SystemFace:
    """What a file says of itself, if it may be embedded.

    Raises:
        FaceRefusedError: It may not, or cannot be read.
    """
    import uharfbuzz

    try:
        blob = uharfbuzz.Blob.from_file_path(str(path))
    except uharfbuzz.HarfBuzzError:
        raise FaceRefusedError(_("{name} cannot be read").format(name=path.name)) from None
    if blob.data[:4] == b"ttcf":
        raise FaceRefusedError(
            _("{name} is a collection of fonts and cannot be embedded").format(name=path.name)
        )
    source = uharfbuzz.Face(blob)
    if not all(len(source.reference_table(tag)) for tag in _NEEDED_TABLES):
        raise FaceRefusedError(_("{name} is no TrueType font and cannot be embedded").format(name=path.name))
    about = source.reference_table("OS/2").data
    if len(about) < 68 or not _may_be_embedded(struct.unpack(">H", about[8:10])[0]):
        raise FaceRefusedError(_("The licence of {name} does not allow embedding").format(name=path.name))
    postscript_name = source.get_name(6) or path.stem
    if _PLACEHOLDERS.match(postscript_name):
        raise FaceRefusedError(_("{name} shows no characters of its own").format(name=path.name))
    weight, style = struct.unpack(">H", about[4:6])[0], struct.unpack(">H", about[62:64])[0]
    face_id = _NOT_IN_A_NAME.sub("", postscript_name) or "Face"
    if face_id in face_ids():
        face_id = f"{face_id}-system"
    return _SystemFace(
        path,
        source.get_name(4) or path.stem,
        face_id,
        (abs(weight - 400), bool(style & 1)),
        uharfbuzz.Font(source),
    )


def _may_be_embedded(bits: int) -> bool:
    """What the licence bits say of a part of the font, with outlines, in a document."""
    if bits & (_NO_SUBSETS | _BITMAPS_ONLY):
        return False
    return not bits & _RESTRICTED or bool(bits & _LESS_RESTRICTED)
