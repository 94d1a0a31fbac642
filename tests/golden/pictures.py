"""The golden pictures: where they are kept, how they are painted, and what is written down when one differs."""

from __future__ import annotations

import io
import struct
import zlib
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image

from cjm_desktop.layout.engine import lay_out
from cjm_desktop.paint.page import bare_page
from cjm_desktop.paint.qt import INCH, png_bytes
from cjm_desktop.theme import load_theme
from tests.golden.comparison import difference, elements_at, outlined
from tests.golden.specimens import SHEETS

if TYPE_CHECKING:
    from cjm_desktop.display.items import Frame
    from tests.golden.comparison import Difference
    from tests.golden.specimens import Specimen

KEPT = Path(__file__).parent / "pictures"
FAILED = Path(__file__).parents[2] / "build" / "golden"
"""Where pictures of what differs are put: expected, painted, and the difference."""
ROUNDED = 8
"""Channels are kept as multiples of this, which takes a quarter off the files; names and lines stay easy to see."""
MOST_NAMED = 8
"""So many elements are named in a message; the picture shows all."""


def drawn(specimen: Specimen) -> Frame:
    """The specimen's drawing."""
    return lay_out(SHEETS[specimen.sheet](), load_theme(specimen.theme))


def painted(frame: Frame, dpi: float) -> Image.Image:
    """The drawing as Qt paints it."""
    return Image.open(io.BytesIO(png_bytes(bare_page(frame), dpi))).convert("RGB")


def kept_file(specimen: Specimen) -> Path:
    """Where the specimen's golden picture is."""
    return KEPT / f"{specimen.name}.png"


def keep(specimen: Specimen) -> bool:
    """Paint a golden picture anew; ``False`` where the one that is there is as good."""
    picture, file = painted(drawn(specimen), specimen.dpi), kept_file(specimen)
    if file.exists() and not difference(_read(file), picture):
        return False
    file.parent.mkdir(exist_ok=True)
    rounded = picture.point(lambda value: min(255, (value + ROUNDED // 2) // ROUNDED * ROUNDED))
    file.write_bytes(_png(rounded))
    return True


def complaint(specimen: Specimen, frame: Frame, picture: Image.Image) -> str:
    """How a picture differs from the golden one, with pictures of it in ``build/golden``; empty where it does not."""
    file = kept_file(specimen)
    if not file.exists():
        return f"there is no {file.name} yet: look at what `make golden` paints"
    kept = _read(file)
    found = difference(kept, picture)
    if not found:
        return ""
    FAILED.mkdir(parents=True, exist_ok=True)
    kept.save(FAILED / f"{specimen.name}.expected.png")
    picture.save(FAILED / f"{specimen.name}.painted.png")
    shown = FAILED / f"{specimen.name}.difference.png"
    outlined(picture, found).save(shown)
    return f"{specimen.name}: {told(found, frame, specimen.dpi / INCH)}; see {shown}"


def told(found: Difference, frame: Frame, pixels: float) -> str:
    """A difference in words: sizes, tiles, and the elements that stand there. A point has so many ``pixels``."""
    sizes = ""
    if found.size != found.kept_size:
        (width, height), (kept_width, kept_height) = found.size, found.kept_size
        sizes = f"{width} × {height} pixels, not {kept_width} × {kept_height}; "
    elements = elements_at(frame, found.strays, pixels)
    more = f" and {len(elements) - MOST_NAMED} more" if len(elements) > MOST_NAMED else ""
    regions = found.regions()
    places = "; ".join(f"{left}, {top}" for left, top, *_ in regions[:MOST_NAMED])
    return (
        f"{sizes}{len(found.strays)} tiles differ in {len(regions)} places, from {places or 'none'} on: "
        f"{', '.join(elements[:MOST_NAMED]) or 'nothing on the map'}{more}"
    )


def _png(picture: Image.Image) -> bytes:
    """The file of a picture without filters: flat drawings get a fifth smaller than by Pillow, which always filters."""
    width, height = picture.size
    raw, row = picture.tobytes(), 3 * width
    rows = b"".join(b"\0" + raw[start : start + row] for start in range(0, len(raw), row))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)  # eight bits each of red, green and blue
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )


@lru_cache(maxsize=1)
def _read(file: Path) -> Image.Image:
    with Image.open(file) as picture:
        return picture.convert("RGB")
