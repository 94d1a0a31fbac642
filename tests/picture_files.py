"""Small files of pictures, made on the spot."""

from __future__ import annotations

import io

from PIL import Image

RED, BLUE = (220, 30, 30), (30, 60, 200)


def two_halves(width: int = 40, height: int = 20, mode: str = "RGB") -> Image.Image:
    """A picture whose left half is red and whose right half is blue."""
    image = Image.new("RGB", (width, height), RED)
    image.paste(BLUE, (width // 2, 0, width, height))
    return image.convert(mode)


def png(image: Image.Image | None = None) -> bytes:
    """The picture as a PNG file; two halves where none is given."""
    file = io.BytesIO()
    (image or two_halves()).save(file, "PNG")
    return file.getvalue()


def jpeg(image: Image.Image | None = None, orientation: int | None = None) -> bytes:
    """The picture as a JPEG file, told to be turned as Exif numbers it."""
    file = io.BytesIO()
    exif = Image.Exif()
    if orientation is not None:
        exif[0x0112] = orientation
    (image or two_halves()).save(file, "JPEG", quality=95, subsampling=0, exif=exif)
    return file.getvalue()


TO_STORED = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}
"""For each orientation, how a picture that is to be seen upright is stored."""


def turned(orientation: int) -> bytes:
    """A JPEG that shows the two halves upright, whichever way it is stored."""
    way = TO_STORED[orientation]
    image = two_halves()
    return jpeg(image if way is None else image.transpose(way), orientation)
