"""Items turned over from left to right: laws that hold for whatever is drawn."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cjm_desktop.display.geometry import Close, CurveTo, LineTo, MoveTo, Path, Point, Rect, Size
from cjm_desktop.display.items import (
    Circle,
    GlyphRun,
    Gradient,
    Group,
    Icon,
    Item,
    Layer,
    Line,
    Link,
    Outline,
    Picture,
    RoundedRect,
    Shape,
    Stroke,
)
from cjm_desktop.display.mirroring import mirrored_group, mirrored_items

# Quarters of a point: sums of them are exact, so that what comes back can be compared as it is.
places = st.integers(-400, 400).map(lambda quarters: quarters / 4)
lengths = st.integers(0, 400).map(lambda quarters: quarters / 4)
points = st.builds(Point, places, places)
rects = st.builds(Rect, places, places, lengths, lengths)
gradients = st.builds(Gradient, points, points, st.just(((0.0, "#000000"), (1.0, "#FFFFFF"))))
paints = st.one_of(st.just("#336699"), gradients)
strokes = st.builds(Stroke, paints, lengths, st.just((5.0, 4.0)), st.booleans())
segments = st.one_of(
    st.builds(LineTo, places, places),
    st.builds(CurveTo, places, places, places, places, places, places),
    st.just(Close()),
)


def path(start: MoveTo, rest: list[LineTo | CurveTo | Close]) -> Path:
    return (start, *rest)


paths = st.builds(path, st.builds(MoveTo, places, places), st.lists(segments, max_size=5))
geometries = st.one_of(
    st.builds(RoundedRect, rects, lengths),
    st.builds(Circle, places, places, lengths),
    st.builds(Line, places, places, places, places),
    st.builds(Outline, paths),
)
runs = st.builds(
    GlyphRun,
    st.just("face"),
    st.just(10.0),
    places,
    places,
    st.just("#000000"),
    st.just(()),
    lengths,
    st.just("word"),
)
simple = st.one_of(
    st.builds(Shape, geometries, st.none() | paints, st.none() | strokes),
    st.builds(Icon, st.just("bulb"), places, places, lengths, st.just("#000000"), st.just(1.0)),
    st.builds(Picture, st.just("digest"), rects),
    st.builds(Link, rects, st.just("https://example.org")),
    runs,
)


def group(origin: Point, size: Size, items: list[Item], ink: Rect, clip: RoundedRect | None) -> Group:
    return Group("element", "card", Layer.CARD, origin, size, tuple(items), ink, clip)


def groups(inside: st.SearchStrategy[Item]) -> st.SearchStrategy[Group]:
    clips = st.none() | st.builds(RoundedRect, rects, lengths)
    return st.builds(
        group, points, st.builds(Size, lengths, lengths), st.lists(inside, max_size=4), rects, clips
    )


items = st.recursive(simple, groups, max_leaves=8)


@given(items, lengths)
def test_turning_over_twice_gives_the_same_again(item: Item, width: float) -> None:
    assert mirrored_items(mirrored_items((item,), width), width) == (item,)


@given(groups(items), lengths)
def test_a_group_and_its_area_are_turned_over_together(whole: Group, width: float) -> None:
    turned = mirrored_group(whole, width)

    assert turned.box == Rect(width - whole.box.right, whole.box.y, whole.box.width, whole.box.height)
    left, right = whole.origin.x + whole.ink.x, whole.origin.x + whole.ink.right
    assert (turned.origin.x + turned.ink.x, turned.origin.x + turned.ink.right) == (
        width - right,
        width - left,
    )


def test_words_icons_and_pictures_change_their_place_only() -> None:
    run = GlyphRun("face", 10, 5, 8, "#000000", (), 30, "word")
    icon = Icon("arrow-right", 0, 0, 20, "#000000", 1)
    picture = Picture("digest", Rect(60, 0, 40, 40))

    assert mirrored_items((run, icon, picture), 100) == (
        run._replace(x=65),
        icon._replace(x=80),
        Picture("digest", Rect(0, 0, 40, 40)),
    )
