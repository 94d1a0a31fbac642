"""How large a picture may be, and what the first bytes of its file say: its type, its size, how it is turned.

Nothing is decoded.

PNG after ISO/IEC 15948, JPEG after ITU-T T.81, the orientation after the Exif 2.32 tag 0x0112.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from cjm_desktop.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterator

LARGEST_PICTURE: Final = 10 * 1024 * 1024
"""Bytes of one picture."""
LARGEST_TOTAL: Final = 40 * 1024 * 1024
"""Bytes of all pictures of a map: told in base 64 they still fit a file that the gate lets in."""
MOST_PIXELS: Final = 50_000_000
"""Of one picture: 200 MB once it is decoded."""
LONGEST_SIDE: Final = 65_535
"""Of one picture, in pixels: what a JPEG can have, and what every program shows."""

MediaType = Literal["image/png", "image/jpeg"]

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
_FRAMES = frozenset({0xC0, 0xC1, 0xC2})
"""Start of a frame in sequential or progressive Huffman coding: what every program reads."""
_OTHER_FRAMES = frozenset(range(0xC3, 0xD0)) - {0xC4, 0xC8, 0xCC}
_ALONE = frozenset({0x01, *range(0xD0, 0xD9)})
"""Markers without a segment."""
_EXIF, _START_OF_SCAN, _END = 0xE1, 0xDA, 0xD9
_ORIENTATION = 0x0112


class PictureError(ValueError):
    """Bytes that are no picture for a map; the text is a clause that says why."""


class Header(NamedTuple):
    """What a picture's file says of itself.

    Attributes:
        media_type: the type of the file.
        width: in pixels, as the picture is stored.
        height: in pixels, as it is stored.
        orientation: how it is turned before it is shown, 1 to 8 as in Exif; 1 is as stored, from 5 on it lies on
            its side.
        components: colour components of a JPEG (1 grey, 3 colours, 4 inks); 0 for a PNG.
    """

    media_type: MediaType
    width: int
    height: int
    orientation: int = 1
    components: int = 0


def read_header(data: bytes) -> Header:
    """Look at the first bytes of a file.

    Raises:
        PictureError: it is neither a PNG nor a JPEG, or its head is damaged.
    """
    try:
        if data.startswith(_PNG):
            header = _png(data)
        elif data.startswith(_JPEG):
            header = _jpeg(data)
        else:
            raise PictureError(_("it is neither a PNG nor a JPEG picture"))
    except (struct.error, IndexError):
        raise PictureError(_("the file ends too early")) from None
    if header.width == 0 or header.height == 0:
        raise PictureError(_("it has no size"))
    return header


def _png(data: bytes) -> Header:
    if data[12:16] != b"IHDR":
        raise PictureError(_("the head of the file is damaged"))
    width, height = struct.unpack_from(">II", data, 16)
    return Header("image/png", width, height)


def _jpeg(data: bytes) -> Header:
    orientation = 1
    for marker, start, end in _segments(data):
        if marker == _EXIF and data[start : start + 6] == b"Exif\0\0":
            orientation = _orientation(data[start + 6 : end])
        elif marker in _FRAMES:
            _precision, height, width, components = struct.unpack_from(">BHHB", data, start)
            return Header("image/jpeg", width, height, orientation, components)
        elif marker in _OTHER_FRAMES:
            raise PictureError(_("it is a JPEG of a rare kind that few programs can show"))
    raise PictureError(_("the head of the file is damaged"))


def _segments(data: bytes) -> Iterator[tuple[int, int, int]]:
    """The segments before the first scan: marker, and where what it holds starts and ends."""
    at = 2
    while data[at] == 0xFF:
        while data[at] == 0xFF:  # any number of fill bytes may stand before a marker
            at += 1
        marker = data[at]
        at += 1
        if marker in (_START_OF_SCAN, _END):
            return
        if marker in _ALONE:
            continue
        (length,) = struct.unpack_from(">H", data, at)
        yield marker, at + 2, at + length
        at += max(length, 2)


def _orientation(tiff: bytes) -> int:
    """The orientation that an Exif block tells; 1 where it tells none that can be read."""
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None:
        return 1
    try:
        (first,) = struct.unpack_from(f"{order}I", tiff, 4)
        (count,) = struct.unpack_from(f"{order}H", tiff, first)
        for entry in range(first + 2, first + 2 + 12 * count, 12):
            tag, kind, _count, value = struct.unpack_from(f"{order}HHIH", tiff, entry)
            if tag == _ORIENTATION and kind == 3:
                return value if 1 <= value <= 8 else 1
    except struct.error:
        pass
    return 1
