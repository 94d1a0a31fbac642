"""Every kind of card with whatever people write on it, at every size: nothing collides and nothing hangs out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from cjm_desktop.display.geometry import Rect
from cjm_desktop.display.items import Circle, GlyphRun, Icon, Item, Shape
from cjm_desktop.i18n import translation
from cjm_desktop.kinds.pen import Pen
from cjm_desktop.kinds.registry import CARD_KINDS, record_type
from cjm_desktop.model.records import Card
from cjm_desktop.text.typesetter import Typesetter
from cjm_desktop.theme import load_theme
from cjm_desktop.theme.themes import THEMES

if TYPE_CHECKING:
    from cjm_desktop.kinds.base import CardKind
    from cjm_desktop.kinds.pen import Drawing

TYPESETTER = Typesetter()
KINDS = [kind for kind in CARD_KINDS if issubclass(kind.record, Card)]
TITLES = [
    "",
    "Waits",
    "Donaudampfschifffahrtsgesellschaftskapitänsmützenfabrikantenverband",
    "Everything has to be said at least once, and some of it again. " * 25,
    "أريد حاسوبا جديدا يناسب عملي ولا يكلف كثيرا",
    "新しいノートパソコンを二週間以内に選びたいです。",
    "Mixed אחד and two, for 3 € – “quoted”",
]
EXTRAS: dict[str, dict[str, object]] = {
    "opportunity": {"impact": 4, "effort": 2},
    "intervention": {"trigger": "No order within a day", "timing": "After an hour"},
    "activity": {"owner": "The people who keep the stock lists"},
    "touchpoint": {"channel": "email"},
}
EVIDENCE = [None, "assumption", "partly", "researched"]


def card(kind: str, title: str, evidence: str | None, *, extras: bool) -> Card:
    own = EXTRAS.get(kind, {}) if extras else {}
    fields = {"id": "card", "kind": kind, "lane": "lane", "step": "step", "order": "a", "title": title}
    record = record_type(kind).model_validate({**fields, **own, "evidence": evidence})
    assert isinstance(record, Card)
    return record


def pen(theme: str = "print", scale: float = 1.0, *, mirrored: bool = False) -> Pen:
    known = load_theme(next(name for name in THEMES if name == theme))
    plain = Pen(TYPESETTER, known, "en", translation("en"), scale, known.hue("amber"))
    return replace(plain, mirrored=mirrored)


def box_of(item: Item) -> Rect | None:
    """What an item covers: for words from the capitals' height to the baseline."""
    match item:
        case GlyphRun():
            seen = [(x, x + word.width * item.size) for x, word in item.words if word.text.strip()]
            if not seen:
                return None  # a space may hang over a line's end
            start, end = min(seen)[0], max(end for _, end in seen)
            return Rect(item.x + start, item.y - 0.7 * item.size, end - start, 0.7 * item.size)
        case Icon():
            return Rect(item.x, item.y, item.size, item.size)
        case Shape(Circle(x, y, radius)):
            return Rect(x - radius, y - radius, 2 * radius, 2 * radius)
        case _:
            return None


def marks_of(drawing: Drawing) -> list[Rect]:
    """Icons, and discs and dots of up to the size of a quadrant: what words must keep off."""
    largest = 11 * max(1.0, drawing.size.width / 300)
    small = [
        item
        for item in drawing.items
        if isinstance(item, Icon)
        or (isinstance(item, Shape) and isinstance(item.geometry, Circle) and item.geometry.radius < largest)
    ]
    return [box for item in small if (box := box_of(item)) is not None]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.identifier)
@settings(max_examples=60)
@given(
    title=some.sampled_from(TITLES),
    evidence=some.sampled_from(EVIDENCE),
    width=some.floats(96, 420),
    scale=some.floats(1, 1.55),
    mirrored=some.booleans(),
    extras=some.booleans(),
)
def test_nothing_hangs_out_and_no_words_lie_on_others_or_on_a_mark(
    *,
    kind: CardKind,
    title: str,
    evidence: str | None,
    width: float,
    scale: float,
    mirrored: bool,
    extras: bool,
) -> None:
    used = pen(scale=scale, mirrored=mirrored)
    drawing = kind.draw(card(kind.identifier, title, evidence, extras=extras), used, kind.width(width, used))

    words = [box for item in drawing.items if isinstance(item, GlyphRun) and (box := box_of(item))]
    inside = Rect(0, 0, drawing.size.width, drawing.size.height).grown(1)
    for box in words + marks_of(drawing):
        assert inside.united(box) == inside
    words.sort(key=lambda box: box.y)
    for index, box in enumerate(words):
        assert not any(
            box.grown(-0.6).intersects(next_.grown(-0.6)) for next_ in words[index + 1 : index + 5]
        )
    for mark in marks_of(drawing):
        assert not any(mark.grown(-0.5).intersects(box.grown(-0.5)) for box in words)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.identifier)
def test_every_theme_gives_a_kind_the_same_shape(kind: CardKind, theme: str) -> None:
    drawings = [
        kind.draw(card(kind.identifier, TITLES[1], "partly", extras=True), pen(name), 192.0)
        for name in ("print", theme)
    ]
    assert len({drawing.size for drawing in drawings}) == 1


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.identifier)
@pytest.mark.parametrize("status", EVIDENCE[1:])
def test_every_kind_shows_its_evidence(kind: CardKind, status: str) -> None:
    bare, marked = (
        kind.draw(card(kind.identifier, "Waits", evidence, extras=True), pen(), 192.0)
        for evidence in (None, status)
    )
    expected = pen().evidence(status, 0, 0)
    added = len([item for item in marked.items if isinstance(item, Shape)]) - len(
        [item for item in bare.items if isinstance(item, Shape)]
    )
    assert added == len(expected)
