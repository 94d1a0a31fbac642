"""Pictures as image objects (ISO 32000-1, 8.9.5): a JPEG goes in as it is, anything else is decoded by Pillow."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

from PIL import Image

from cjm_desktop.i18n import _
from cjm_desktop.model.picture_headers import Header, read_header
from cjm_desktop.paint.pdf.document import Document, Reference, Value, name
from cjm_desktop.paint.pdf.operators import number

if TYPE_CHECKING:
    from cjm_desktop.display.geometry import Rect
    from cjm_desktop.display.items import PictureFile

COLOUR_SPACES: Final = {1: "DeviceGray", 3: "DeviceRGB"}
"""By the number of components."""
TURNS: Final = {
    1: (1, 0, 0, 1, 0, 0),
    2: (-1, 0, 0, 1, 1, 0),
    3: (-1, 0, 0, -1, 1, 1),
    4: (1, 0, 0, -1, 0, 1),
    5: (0, -1, -1, 0, 1, 1),
    6: (0, -1, 1, 0, 0, 1),
    7: (0, 1, 1, 0, 0, 0),
    8: (0, 1, -1, 0, 1, 0),
}
"""For each orientation of Exif, the matrix that turns a stored picture in the unit square (y up) as it is shown."""


class UndecodableError(ValueError):
    """The file of a picture is damaged."""


def add_image(document: Document, file: PictureFile) -> Reference:
    """Write a picture.

    Raises:
        UndecodableError: its file is damaged.
    """
    header = read_header(file.data)
    if header.components in COLOUR_SPACES:
        entries = _entries(header.width, header.height, COLOUR_SPACES[header.components])
        return document.add_packed_stream(file.data, "DCTDecode", entries)
    try:
        with Image.open(io.BytesIO(file.data), formats=("PNG", "JPEG")) as image:
            return _decoded(document, image, header)
    except (
        Exception
    ) as error:  # Pillow has no error of its own: damaged files make its readers trip over anything
        raise UndecodableError(str(error)) from error


def placed(rect: Rect, orientation: int) -> str:
    """The matrix that puts the unit square of an image where the picture is to be seen."""
    a, b, c, d, e, f = TURNS[orientation]
    width, height = rect.width, rect.height
    values = width * a, height * b, width * c, height * d, rect.x + width * e, height * f - rect.bottom
    return " ".join(map(number, values))


def _decoded(document: Document, image: Image.Image, header: Header) -> Reference:
    """The colours, and where there is transparency a mask of it."""
    if image.size != (header.width, header.height):  # a second head, behind the one that was checked
        raise UndecodableError(_("the head of the file is damaged"))
    mask: Reference | None = None
    if image.has_transparency_data:
        image = image.convert("RGBA")
        alpha = image.getchannel("A")
        mask = document.add_stream(alpha.tobytes(), _entries(*image.size, "DeviceGray"))
    if image.mode.startswith("I"):  # sixteen bits of grey
        image = image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    image = image.convert("L" if image.mode in ("1", "L") else "RGB")
    entries = _entries(*image.size, "DeviceGray" if image.mode == "L" else "DeviceRGB")
    if mask is not None:
        entries["SMask"] = mask
    return document.add_stream(image.tobytes(), entries)


def _entries(width: int, height: int, colours: str) -> dict[str, Value]:
    return {
        "Type": name("XObject"),
        "Subtype": name("Image"),
        "Width": width,
        "Height": height,
        "ColorSpace": name(colours),
        "BitsPerComponent": 8,
        "Interpolate": "true",
    }
