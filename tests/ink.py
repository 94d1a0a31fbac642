"""Whether two pictures of a drawing have their ink in the same places."""

from __future__ import annotations

from functools import reduce
from math import ceil
from typing import TYPE_CHECKING

from PIL import Image, ImageChops

from cjm_desktop.display.geometry import Size
from cjm_desktop.paint.page import Page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Box = tuple[int, int, int, int]
    """The left, top, right and bottom edges of a part of a picture, in pixels."""

DPI = 150
SPECK = 112
"""How far a channel (0..255) may lie outside what the other picture has within one pixel: fractions of a pixel that
two rasterisers share out differently. The most that was seen is 106, in the lines of an emoji, a third of a pixel wide,
black on white."""
SMALL_BOX = 128
"""The side of what is looked at closely at once, in pixels."""


def whole_pixels(page: Page) -> Page:
    """The page on a sheet that is a whole number of pixels, because some readers stretch one that is not."""
    twelve_points = 12.0  # 25 pixels at 150 dots per inch, 16 at 96
    size = Size(*(ceil(side / twelve_points) * twelve_points for side in page.size))
    return Page(page.frame, size, page.groups)


def strays(picture: Image.Image, other: Image.Image) -> Box | None:
    """A box around ink that one picture has and the other has not within one pixel; none where there is none.

    Only where they differ at all is looked at closely.
    """
    for left, top, right, bottom in _different(
        _marked(ImageChops.difference(picture, other)), (0, 0, *picture.size)
    ):
        around = (left - 1, top - 1, right + 1, bottom + 1)
        one, two = picture.crop(around), other.crop(around)
        found = _marked(ImageChops.lighter(beyond(one, two), beyond(two, one)))
        box = found.crop((1, 1, found.width - 1, found.height - 1)).getbbox()
        if box is not None:
            return (left + box[0], top + box[1], left + box[2], top + box[3])
    return None


def _different(marked: Image.Image, box: Box) -> Iterator[Box]:
    """Small boxes that hold all marked pixels inside a box."""
    inside = marked.crop(box).getbbox()
    if inside is None:
        return
    left, top = box[0] + inside[0], box[1] + inside[1]
    right, bottom = box[0] + inside[2], box[1] + inside[3]
    width, height = right - left, bottom - top
    if max(width, height) <= SMALL_BOX:
        yield left, top, right, bottom
    elif width > height:
        middle = left + width // 2
        yield from _different(marked, (left, top, middle, bottom))
        yield from _different(marked, (middle, top, right, bottom))
    else:
        middle = top + height // 2
        yield from _different(marked, (left, top, right, middle))
        yield from _different(marked, (left, middle, right, bottom))


def _marked(picture: Image.Image) -> Image.Image:
    return picture.point(lambda value: 255 if value > SPECK else 0)


def beyond(picture: Image.Image, other: Image.Image) -> Image.Image:
    """How far each pixel lies outside all that the other picture has within one pixel of it."""
    over = ImageChops.subtract(picture, _around(other, ImageChops.lighter))
    return ImageChops.lighter(over, ImageChops.subtract(_around(other, ImageChops.darker), picture))


def _around(picture: Image.Image, chosen: Callable[[Image.Image, Image.Image], Image.Image]) -> Image.Image:
    """For every pixel, what is chosen of it and its eight neighbours; beyond an edge lies the opposite one."""
    for sideways, down in ((1, 0), (0, 1)):
        shifted = [ImageChops.offset(picture, sideways * way, down * way) for way in (-1, 1)]
        picture = reduce(chosen, shifted, picture)
    return picture
