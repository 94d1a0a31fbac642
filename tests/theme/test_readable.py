"""Whatever is written on a map can be read on the very ground where it stands, in every theme and in greyscale."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

from cjm_desktop.display.geometry import Point, Rect
from cjm_desktop.display.items import (
    Circle,
    GlyphRun,
    Gradient,
    Group,
    Icon,
    Line,
    Outline,
    RoundedRect,
    Shape,
)
from cjm_desktop.layout.engine import lay_out
from cjm_desktop.storage.files import load
from cjm_desktop.theme import THEMES, ThemeName, load_theme
from tests.theme.test_themes import contrast, luminance

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cjm_desktop.display.items import Colour, Frame, Geometry, Item

from pathlib import Path

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.en.cjm"))
WORDS: dict[ThemeName, float] = {"print": 4.5, "light": 4.5, "dark": 4.5, "contrast": 7.0}
GRAPHICS = 3.0


class Ground(NamedTuple):
    """A filled area on the drawing and its colours."""

    area: Rect
    colours: tuple[Colour, ...]


class Mark(NamedTuple):
    """Words or an icon: where their middle is, their colour, what they say, and all that lies below them."""

    place: Point
    colour: Colour
    name: str
    grounds: tuple[Ground, ...]

    def below(self, page: Colour) -> tuple[Colour, ...]:
        """The colours of the uppermost ground under the mark."""
        for ground in reversed(self.grounds):
            if ground.area.contains(self.place):
                return ground.colours
        return (page,)


def area_of(geometry: Geometry) -> Rect:
    match geometry:
        case RoundedRect(rect, _):
            return rect
        case Circle(x, y, radius):
            return Rect(x - radius, y - radius, 2 * radius, 2 * radius)
        case Line():
            return Rect(0, 0, 0, 0)
        case Outline(path):
            corners = [segment[-2:] for segment in path if len(segment) >= 2]
            xs, ys = [x for x, _ in corners], [y for _, y in corners]
            return Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def marks(items: Iterable[Item], origin: Point, grounds: list[Ground]) -> Iterator[tuple[str, Mark]]:
    for item in items:
        match item:
            case Shape(geometry, fill, _) if fill is not None:
                area = area_of(geometry)
                colours = tuple(colour for _, colour in fill.stops) if isinstance(fill, Gradient) else (fill,)
                moved = Rect(area.x + origin.x, area.y + origin.y, area.width, area.height)
                grounds.append(Ground(moved, colours))
            case GlyphRun():
                middle = Point(origin.x + item.x + item.width / 2, origin.y + item.y - item.size * 0.3)
                yield "words", Mark(middle, item.colour, item.text, tuple(grounds))
            case Icon():
                middle = Point(origin.x + item.x + item.size / 2, origin.y + item.y + item.size / 2)
                yield "icon", Mark(middle, item.colour, item.name, tuple(grounds))
            case Group():
                inner = Point(origin.x + item.origin.x, origin.y + item.origin.y)
                yield from marks(item.items, inner, grounds)
            case _:
                pass


def marks_of(frame: Frame) -> list[tuple[str, Mark]]:
    grounds: list[Ground] = []
    found: list[tuple[str, Mark]] = []
    for group in frame.groups:
        found.extend(marks(group.items, group.origin, grounds))
    return found


@pytest.fixture(
    params=[(path, theme) for path in EXAMPLES for theme in THEMES], ids=lambda p: f"{p[0].stem}-{p[1]}"
)
def drawn(request: pytest.FixtureRequest) -> tuple[Frame, ThemeName]:
    path, name = request.param
    return lay_out(load(path).graph, load_theme(name)), name


def test_every_word_and_icon_of_a_sample_stands_out_from_its_ground(drawn: tuple[Frame, ThemeName]) -> None:
    frame, theme = drawn
    low = set()
    for sort, mark in marks_of(frame):
        least = WORDS[theme] if sort == "words" else GRAPHICS
        for ground in mark.below(frame.background):
            if contrast(mark.colour, ground) < least:
                low.add((sort, mark.name, mark.colour, ground, round(contrast(mark.colour, ground), 2)))
    assert low == set()


def grey(colour: Colour) -> Colour:
    """The grey of the same luminance: what a printer without colours makes of it."""
    linear = luminance(colour)
    value = 12.92 * linear if linear <= 0.0031308 else 1.055 * linear ** (1 / 2.4) - 0.055
    return "#" + f"{round(value * 255):02X}" * 3


def test_what_colour_tells_on_paper_is_told_in_grey_too() -> None:
    theme = load_theme("print")
    faces = [(grey(theme.emotion.face_features), grey(level.colour)) for level in theme.emotion.levels]
    chevrons = [(grey(hue.on_header), grey(hue.header)) for hue in theme.hues.values()]
    chevrons += [
        (grey(hue.header), grey(theme.map.page))
        for hue in theme.hues.values()
        if hue is not theme.hues["amber"]
    ]
    words = [(grey(hue.text), grey(hue.tint)) for hue in theme.hues.values()]
    losses = [
        (grey(theme.map.exit), grey(ground))
        for ground in (theme.map.card, theme.map.page, theme.map.exit_tint)
    ]

    assert [pair for pair in (*faces, *chevrons) if contrast(*pair) < GRAPHICS] == []
    assert [pair for pair in (*words, *losses) if contrast(*pair) < WORDS["print"]] == []


def test_the_words_of_the_contrast_theme_reach_seven_to_one_on_all_their_grounds() -> None:
    theme = load_theme("contrast")
    colours = theme.map
    grounds = (
        colours.page,
        colours.card,
        colours.panel,
        colours.masthead,
        colours.label_column,
        colours.subtle,
    )
    pairs = [(ink, ground) for ink in (colours.ink, colours.ink2, colours.ink3) for ground in grounds]
    pairs += [
        (colours.exit, colours.exit_tint),
        (colours.exit, colours.card),
        (colours.star, colours.star_tint),
    ]
    pairs += [(colours.good, colours.good_tint), (colours.good, colours.card), (colours.bad, colours.card)]
    pairs += [(colours.chip_text, colours.chip_fill)]
    for hue in theme.hues.values():
        pairs += [(hue.text, ground) for ground in (hue.band, hue.tint, hue.disc, colours.card)]
        pairs += [(hue.on_header, hue.header)]
    assert [
        (ink, ground, round(contrast(ink, ground), 2)) for ink, ground in pairs if contrast(ink, ground) < 7
    ] == []
