"""Paints a page as a content stream: one loop over the items, operators of our own.

Each group moves the origin, so its items say their own short coordinates and equal cards give equal bytes, which
compress to little.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, assert_never

from cjm_desktop.display.geometry import Point, Rect
from cjm_desktop.display.items import (
    GlyphRun,
    Gradient,
    Group,
    Icon,
    Item,
    Link,
    Paint,
    Picture,
    Shape,
    Stroke,
)
from cjm_desktop.paint.addresses import link_address
from cjm_desktop.paint.pdf.document import Document, Reference, dictionary, name, text
from cjm_desktop.paint.pdf.operators import (
    fill_colour,
    geometry_path,
    hundredths,
    icon_outline,
    number,
    rectangle,
    shortest,
    stroke_colour,
)
from cjm_desktop.paint.pdf.pictures import UndecodableError, add_image, placed
from cjm_desktop.paint.pdf.shading import add_gradient

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cjm_desktop.paint.page import Page
    from cjm_desktop.paint.pdf.lettering import Lettering

ICON_GRID = 24.0
"""Icons are drawn on a square of this side."""
DASH_DIGITS = 5
"""How exactly dashes are said, in digits behind the point."""


class UnpaintableItemError(Exception):
    """The drawing holds something that cannot be put into this document."""


@dataclass(slots=True)
class GraphicsState:
    """What the content stream has set, so that nothing is set twice. Empty means not set here."""

    fill: str = ""
    stroke: str = ""
    width: float = 1.0
    dash: tuple[float, ...] = ()
    round_caps: bool = False
    face: str = ""
    size: float = 0.0

    def inside(self) -> GraphicsState:
        """The same for a group to go on from: what it sets is forgotten after it."""
        return GraphicsState(
            self.fill, self.stroke, self.width, self.dash, self.round_caps, self.face, self.size
        )


class ContentPainter:
    """Writes one page's content stream, and collects what it calls: patterns, images and links."""

    def __init__(self, document: Document, page: Page, lettering: Lettering) -> None:
        self.patterns: dict[str, Reference] = {}
        self.images: dict[str, Reference] = {}
        self.links: list[Reference] = []
        self._document = document
        self._page = page
        self._lettering = lettering
        self._known_patterns: dict[tuple[Gradient, Point], str] = {}
        self._known_images: dict[str, str] = {}
        self._parts: list[str] = []
        self._origin = Point(0.0, 0.0)
        self._state = GraphicsState()
        self._line_start: tuple[int, int] | None = None

    def content(self) -> bytes:
        """The content stream of the whole page."""
        page = self._page
        ground = Rect(0.0, -page.size.height, page.size.width, page.size.height)
        scale, left = shortest(page.scale, 6), shortest(page.offset.x, 3)
        top = shortest(page.size.height - page.offset.y, 3)
        self._parts += (fill_colour(page.background), rectangle(ground), "f", "1 j")
        self._parts.append(f"{scale} 0 0 {scale} {left} {top} cm")
        self.paint(page.groups)
        return "\n".join(self._parts).encode("latin-1")

    def paint(self, items: Iterable[Item]) -> None:
        """Write the operators of the items, in order.

        Raises:
            UnpaintableItemError: a picture whose file is damaged or not there: it is not silently left out.
        """
        for item in items:
            match item:
                case GlyphRun():
                    self._text(item)
                case Shape():
                    self._shape(item)
                case Icon():
                    self._icon(item)
                case Group():
                    self._group(item)
                case Link():
                    self._link(item)
                case Picture():
                    self._picture(item)
                case _:
                    assert_never(item)
        self._end_text()

    def _text(self, run: GlyphRun) -> None:
        parts, state = self._parts, self._state
        x, y = round(run.x * 100), round(run.y * -100)
        if self._line_start is None:
            parts.append("BT")
            self._line_start = (0, 0)
        if state.face != run.face or state.size != run.size:
            state.face, state.size = run.face, run.size
            parts.append(f"/{self._lettering.resource(run.face)} {shortest(run.size, 3)} Tf")
        self._fill_with(run.colour)
        left, above = self._line_start
        parts.append(f"{hundredths(x - left)} {hundredths(y - above)} Td")
        parts.append(self._lettering.run(run))
        self._line_start = (x, y)

    def _end_text(self) -> None:
        if self._line_start is not None:
            self._parts.append("ET")
            self._line_start = None

    def _shape(self, shape: Shape) -> None:
        self._end_text()
        path = geometry_path(shape.geometry)
        if not path:
            return
        if shape.fill is not None:
            self._fill_with(shape.fill)
        if shape.stroke is not None:
            self._stroke_with(shape.stroke)
        match shape.fill, shape.stroke:
            case None, None:
                return
            case _, None:
                paint = "f"
            case None, _:
                paint = "S"
            case _:
                paint = "B"
        self._parts += (path, paint)

    def _icon(self, icon: Icon) -> None:
        self._end_text()
        factor = icon.size / ICON_GRID
        self._stroke_with(Stroke(icon.colour, icon.stroke / factor, round_caps=True))
        scale = shortest(factor, 5)
        self._parts += (
            f"q {scale} 0 0 {scale} {number(icon.x)} {number(-icon.y)} cm",
            icon_outline(icon.name),
            "S Q",
        )

    def _group(self, group: Group) -> None:
        self._end_text()
        outer, around = self._state, self._origin
        self._state = outer.inside()
        self._origin = Point(around.x + group.origin.x, around.y + group.origin.y)
        self._parts.append(f"q 1 0 0 1 {number(group.origin.x)} {number(-group.origin.y)} cm")
        if group.clip is not None:
            self._parts.append(f"{geometry_path(group.clip)} W n")
        self.paint(group.items)
        self._parts.append("Q")
        self._state, self._origin = outer, around

    def _picture(self, picture: Picture) -> None:
        """Paint a picture, whose file is written once however often it is shown."""
        self._end_text()
        file = self._page.frame.pictures.get(picture.digest)
        if file is None:
            message = f"picture {picture.digest} has no content to paint"
            raise UnpaintableItemError(message)
        known = self._known_images.get(picture.digest)
        if known is None:
            known = self._known_images[picture.digest] = f"I{len(self.images) + 1}"
            try:
                self.images[known] = add_image(self._document, file)
            except UndecodableError as error:
                message = f"picture {picture.digest} cannot be decoded: {error}"
                raise UnpaintableItemError(message) from error
        self._parts.append(f"q {placed(picture.rect, file.orientation)} cm /{known} Do Q")

    def _link(self, link: Link) -> None:
        """Make an area lead to an address, if it is one that a document may lead to."""
        address = link_address(link.target)
        if address is None:
            return
        corner = self._on_page(Point(link.rect.x, link.rect.bottom))
        opposite = self._on_page(Point(link.rect.right, link.rect.y))
        self.links.append(
            self._document.add(
                {
                    "Type": name("Annot"),
                    "Subtype": name("Link"),
                    "Rect": f"[{number(corner.x)} {number(corner.y)} {number(opposite.x)} {number(opposite.y)}]",
                    "Border": "[0 0 0]",
                    "F": 4,
                    "A": dictionary({"S": name("URI"), "URI": text(address)}),
                }
            )
        )

    def _on_page(self, place: Point) -> Point:
        """A place in the present group as points from the page's bottom left corner."""
        page = self._page
        return Point(
            page.offset.x + (self._origin.x + place.x) * page.scale,
            page.size.height - page.offset.y - (self._origin.y + place.y) * page.scale,
        )

    def _fill_with(self, paint: Paint) -> None:
        words = (
            f"/Pattern cs /{self._pattern(paint)} scn" if isinstance(paint, Gradient) else fill_colour(paint)
        )
        if words != self._state.fill:
            self._state.fill = words
            self._parts.append(words)

    def _stroke_with(self, stroke: Stroke) -> None:
        state, paint = self._state, stroke.paint
        words = (
            f"/Pattern CS /{self._pattern(paint)} SCN"
            if isinstance(paint, Gradient)
            else stroke_colour(paint)
        )
        if words != state.stroke:
            state.stroke = words
            self._parts.append(words)
        if stroke.width != state.width:
            state.width = stroke.width
            self._parts.append(f"{shortest(stroke.width, 3)} w")
        if stroke.dash != state.dash:
            state.dash = stroke.dash
            # More exactly than other lengths: along a line of a hundred dashes what is rounded off adds up.
            lengths = " ".join(shortest(length, DASH_DIGITS) for length in stroke.dash)
            self._parts.append(f"[{lengths}] 0 d")
        if stroke.round_caps != state.round_caps:
            state.round_caps = stroke.round_caps
            self._parts.append("1 J" if stroke.round_caps else "0 J")

    def _pattern(self, gradient: Gradient) -> str:
        """The name of the pattern that shows a gradient from the present group's origin."""
        key = (gradient, self._origin)
        known = self._known_patterns.get(key)
        if known is None:
            known = self._known_patterns[key] = f"P{len(self.patterns) + 1}"
            place = self._on_page(Point(0.0, 0.0))
            self.patterns[known] = add_gradient(self._document, gradient, self._page.scale, place)
        return known
