"""Paints a drawing as elements: one loop over the items, a group for every group."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from itertools import groupby
from typing import TYPE_CHECKING, assert_never, cast

from cjm_desktop.display.icons import GRID
from cjm_desktop.display.items import (
    GlyphRun,
    Gradient,
    Group,
    Icon,
    Item,
    Link,
    Paint,
    Picture,
    RoundedRect,
    Shape,
    Stroke,
)
from cjm_desktop.paint.addresses import link_address
from cjm_desktop.paint.svg.markup import Identifiers, characters, element, number, numbers
from cjm_desktop.paint.svg.outlines import geometry_element, icon_data, rectangle

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cjm_desktop.display.items import PictureFile
    from cjm_desktop.paint.svg.lettering import Lettering

TURNS = {
    2: (-1, 0, 0, 1, 1, 0),
    3: (-1, 0, 0, -1, 1, 1),
    4: (1, 0, 0, -1, 0, 1),
    5: (0, 1, 1, 0, 0, 0),
    6: (0, 1, -1, 0, 1, 0),
    7: (0, -1, -1, 0, 1, 1),
    8: (0, -1, 1, 0, 0, 1),
}
"""What turns a picture in a square of 1 as its Exif orientation asks, as the numbers of a matrix."""


DASH_DIGITS = 5
"""How exactly dashes are said, in digits behind the point."""


class ElementPainter:
    """Writes the elements of a drawing, and collects what they refer to.

    Args:
        lettering: writes the text.
        pictures: the files of the pictures by the hash of their content.
        titles: what a source is called, for those that have a title.
    """

    def __init__(
        self, lettering: Lettering, pictures: Mapping[str, PictureFile], titles: Mapping[str, str]
    ) -> None:
        self.definitions: dict[str, str] = {}
        self._lettering = lettering
        self._pictures = pictures
        self._titles = dict(titles)
        self._ids = Identifiers()

    def elements(self, items: Iterable[Item]) -> Iterator[str]:
        """The elements of the items, in order; a picture whose file is not there has none."""
        for is_text, neighbours in groupby(items, lambda item: isinstance(item, GlyphRun)):
            if is_text:
                yield from self._lettering.elements(cast("Iterable[GlyphRun]", neighbours))
                continue
            for item in neighbours:
                yield from self._element(item)

    def _element(self, item: Item) -> Iterator[str]:
        match item:
            case Shape():
                yield self._shape(item)
            case Icon():
                yield self._icon(item)
            case Group():
                yield self._group(item)
            case Picture():
                if item.digest in self._pictures:
                    yield _picture(item, self._pictures[item.digest])
            case Link():
                yield from _link(item)
            case GlyphRun():
                yield from self._lettering.elements((item,))
            case _:
                assert_never(item)

    def _shape(self, shape: Shape) -> str:
        stroke = shape.stroke
        name, outline = geometry_element(shape.geometry, dashed=bool(stroke and stroke.dash))
        attributes = dict(outline)
        if shape.fill is not None:
            attributes["fill"] = self._paint(shape.fill)
        if stroke is not None:
            attributes |= self._stroke(stroke)
        return element(name, attributes)

    def _stroke(self, stroke: Stroke) -> dict[str, str]:
        attributes = {"stroke": self._paint(stroke.paint)}
        if stroke.width != 1:
            attributes["stroke-width"] = number(stroke.width, 3)
        if stroke.dash:
            # Along a line of a hundred dashes what is rounded off adds up.
            attributes["stroke-dasharray"] = numbers(stroke.dash, DASH_DIGITS)
        if stroke.round_caps:
            attributes["stroke-linecap"] = "round"
        return attributes

    def _icon(self, icon: Icon) -> str:
        factor = icon.size / GRID
        place = f"translate({numbers((icon.x, icon.y))}) scale({number(factor, 5)})"
        stroke = self._stroke(Stroke(icon.colour, icon.stroke / factor, round_caps=True))
        return element("path", {"transform": place, "d": icon_data(icon.name), **stroke})

    def _group(self, group: Group) -> str:
        name = "-".join(filter(None, (group.source, group.part)))
        attributes = {"id": self._ids.unique(name)} if name else {}
        if any(group.origin):
            attributes["transform"] = f"translate({numbers(group.origin)})"
        if group.clip is not None:
            attributes["clip-path"] = self._clip(group.clip)
        inside = list(self.elements(group.items))
        if group.source in self._titles:
            inside.insert(0, element("title", {}, characters(self._titles.pop(group.source))))
        return element("g", attributes, "\n".join(("", *inside, "")))

    def _clip(self, clip: RoundedRect) -> str:
        return self._reference("clip", "clipPath", {}, element(*geometry_element(clip)))

    def _paint(self, paint: Paint) -> str:
        """A colour as itself, a gradient by its definition."""
        if not isinstance(paint, Gradient):
            return paint
        (x1, y1), (x2, y2) = paint.start, paint.end
        line = {"x1": number(x1), "y1": number(y1), "x2": number(x2), "y2": number(y2)}
        stops = (
            element("stop", {"offset": number(offset, 4), "stop-color": colour})
            for offset, colour in paint.stops
        )
        attributes = {"gradientUnits": "userSpaceOnUse", **line}
        return self._reference("gradient", "linearGradient", attributes, "".join(stops))

    def _reference(self, kind: str, name: str, attributes: Mapping[str, str], content: str) -> str:
        """Refer to a definition, and write it where it is not there yet.

        Its id is made of what it says, so that drawings on one page may share it.
        """
        digest = hashlib.sha256(element(name, attributes, content).encode()).hexdigest()[:8]
        identifier = f"{kind}-{digest}"
        self.definitions[identifier] = element(name, {"id": identifier, **attributes}, content)
        return f"url(#{identifier})"


def _picture(picture: Picture, file: PictureFile) -> str:
    """The picture as the file that it is, turned here: not every program looks for the orientation inside."""
    rect = picture.rect
    place = rectangle(rect)
    if file.orientation in TURNS:
        a, b, c, d, e, f = TURNS[file.orientation]
        width, height = rect.width, rect.height
        matrix = (a * width, b * height, c * width, d * height, rect.x + e * width, rect.y + f * height)
        place = {"width": "1", "height": "1", "transform": f"matrix({numbers(matrix)})"}
    source = f"data:{file.media_type};base64,{b64encode(file.data).decode('ascii')}"
    shown = {"preserveAspectRatio": "none", "style": "image-orientation:none", "href": source}
    return element("image", {**place, **shown})


def _link(link: Link) -> Iterator[str]:
    """An area that leads to an address, if it is one that a document may lead to."""
    address = link_address(link.target)
    if address is not None:
        area = element("rect", {**rectangle(link.rect), "pointer-events": "all"})
        yield element("a", {"href": address}, area)
