"""Whether a painted picture is the one that was kept, and if not, where it differs and what of the map stands there.

Processors round differently, so a pixel may lie anywhere between the lightest and the darkest of what the other picture
has within half a pixel of it, and a few may lie outside. What is left is counted on tiles: a line that moved, a card
that came or went, a colour that changed, each leaves many such pixels on some tile.
"""

from __future__ import annotations

from collections import Counter
from functools import reduce
from typing import TYPE_CHECKING, NamedTuple

from PIL import Image, ImageChops, ImageDraw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjm_desktop.display.items import Frame, Group
    from tests.ink import Box

TILE = 32
"""The side of a tile, in pixels."""
TOLERANCE = 4
"""How far a channel (0..255) may lie outside of what is around it in the other picture: what is kept is rounded to
multiples of eight."""
STRAYS = 24
"""So many pixels of a tile's 1024 may lie further outside: less than a hairline across a tile."""
CLOSE = 6
"""What lies no further apart is outlined together, in pixels."""
MAGENTA = (214, 0, 150)
FADED = 0.72
"""How much of the ground is white behind the outlines of what differs."""


class Difference(NamedTuple):
    """Where two pictures differ: a box around the stray pixels of each tile that has many, in reading order."""

    size: tuple[int, int]
    kept_size: tuple[int, int]
    strays: tuple[Box, ...]

    def __bool__(self) -> bool:
        return bool(self.strays) or self.size != self.kept_size

    def regions(self) -> tuple[Box, ...]:
        """Boxes around what differs, those that lie close to one another taken together."""
        found: list[Box] = []
        for box in self.strays:
            joined = box
            while close := [other for other in found if _close(joined, other)]:
                found = [other for other in found if other not in close]
                joined = reduce(_around, close, joined)
            found.append(joined)
        return tuple(found)


def difference(kept: Image.Image, painted: Image.Image) -> Difference:
    """What is different; the smaller picture is laid on white as large as both together."""
    width, height = (max(sides) for sides in zip(kept.size, painted.size, strict=True))
    one, two = _on_sheet(kept, width, height), _on_sheet(painted, width, height)
    marked = _stray_pixels(one, two)
    strays = []
    for tile in _tiles(marked):
        inside = marked.crop(tile)
        box = inside.getbbox()
        if box is not None and inside.histogram()[255] > STRAYS:
            strays.append((tile[0] + box[0], tile[1] + box[1], tile[0] + box[2], tile[1] + box[3]))
    return Difference(painted.size, kept.size, tuple(strays))


def outlined(painted: Image.Image, found: Difference) -> Image.Image:
    """The painted picture, faded, with an outline around what differs."""
    width, height = (max(sides) for sides in zip(found.size, found.kept_size, strict=True))
    sheet = _on_sheet(painted, width, height)
    picture = Image.blend(sheet, Image.new("RGB", sheet.size, "white"), FADED)
    regions = found.regions()
    for box in regions:
        picture.paste(sheet.crop(box), box)
    draw = ImageDraw.Draw(picture)
    for left, top, right, bottom in regions:
        draw.rectangle((left - 3, top - 3, right + 2, bottom + 2), outline=MAGENTA, width=2)
    return picture


def elements_at(frame: Frame, boxes: tuple[Box, ...], pixels: float) -> tuple[str, ...]:
    """What of the map stands at the boxes, as ``id part``: of several things at one the smallest, the commonest first.

    ``pixels`` is how many of them a point of the drawing has.
    """
    named: Counter[str] = Counter()
    for box in boxes:
        left, top, right, bottom = (side / pixels for side in box)
        there = [
            group
            for group in frame.groups
            if _start(group) < right
            and left < _start(group) + group.ink.width
            and _top(group) < bottom
            and top < _top(group) + group.ink.height
        ]
        if there:
            smallest = min(there, key=lambda group: group.ink.width * group.ink.height)
            named[f"{smallest.source or 'map'} {smallest.part}"] += 1
    return tuple(name for name, _ in named.most_common())


def _close(one: Box, two: Box) -> bool:
    return (
        one[0] - CLOSE <= two[2]
        and two[0] <= one[2] + CLOSE
        and one[1] - CLOSE <= two[3]
        and two[1] <= one[3] + CLOSE
    )


def _around(one: Box, two: Box) -> Box:
    return min(one[0], two[0]), min(one[1], two[1]), max(one[2], two[2]), max(one[3], two[3])


def _start(group: Group) -> float:
    return group.origin.x + group.ink.x


def _top(group: Group) -> float:
    return group.origin.y + group.ink.y


def _on_sheet(picture: Image.Image, width: int, height: int) -> Image.Image:
    sheet = Image.new("RGB", (width, height), "white")
    sheet.paste(picture.convert("RGB"))
    return sheet


def _stray_pixels(one: Image.Image, two: Image.Image) -> Image.Image:
    """White where a pixel of either lies outside of what the other has around it, black elsewhere."""
    if ImageChops.difference(one, two).getbbox() is None:
        return Image.new("L", one.size)
    outside = ImageChops.lighter(_beyond(one, two), _beyond(two, one))
    channels = [channel.point(lambda value: 255 if value > TOLERANCE else 0) for channel in outside.split()]
    return ImageChops.lighter(ImageChops.lighter(channels[0], channels[1]), channels[2])


def _beyond(picture: Image.Image, other: Image.Image) -> Image.Image:
    """How far each pixel lies outside of what the other picture has within half a pixel of it."""
    beside = [
        Image.blend(other, ImageChops.offset(other, *way), 0.5) for way in ((-1, 0), (1, 0), (0, -1), (0, 1))
    ]
    lightest, darkest = reduce(ImageChops.lighter, beside, other), reduce(ImageChops.darker, beside, other)
    return ImageChops.lighter(ImageChops.subtract(picture, lightest), ImageChops.subtract(darkest, picture))


def _tiles(picture: Image.Image) -> Iterator[Box]:
    width, height = picture.size
    for top in range(0, height, TILE):
        for left in range(0, width, TILE):
            yield left, top, min(left + TILE, width), min(top + TILE, height)
