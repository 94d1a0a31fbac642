from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cjm_desktop.display.items import Circle, GlyphRun, Icon, Item, Shape
from cjm_desktop.i18n import translation
from cjm_desktop.kinds.marks import face
from cjm_desktop.kinds.pen import Pen
from cjm_desktop.kinds.registry import CARD_KINDS, card_kind, record_type
from cjm_desktop.model.records import Card
from cjm_desktop.text.typesetter import Typesetter
from cjm_desktop.theme import load_theme

if TYPE_CHECKING:
    from cjm_desktop.kinds.pen import Drawing

LIGHT = load_theme("light")
PEN = Pen(Typesetter(), LIGHT, "en", translation("en"), 1.0, LIGHT.hue("blue"))
CARDS = [kind for kind in CARD_KINDS if issubclass(kind.record, Card)]


def drawn(kind: str, title: str = "Some words", *, height: float | None = None, **fields: object) -> Drawing:
    values = {"id": "card", "kind": kind, "lane": "l", "step": "s", "order": "a", "title": title, **fields}
    card = record_type(kind).model_validate(values)
    assert isinstance(card, Card)
    return card_kind(kind).draw(card, PEN, 192.0, height)


def words(drawing: Drawing) -> list[str]:
    return [item.text for item in drawing.items if isinstance(item, GlyphRun)]


@pytest.mark.parametrize("kind", [kind.identifier for kind in CARDS])
def test_a_card_grows_with_its_words_and_shows_them_all(kind: str) -> None:
    long = "every one of these many words has to be seen on the card " * 4
    short, tall = drawn(kind), drawn(kind, long)

    assert tall.size.height > short.size.height
    assert " ".join(words(tall)).split().count("words") == 4
    assert tall.title is not None
    assert tall.title.rect.bottom <= tall.size.height


@pytest.mark.parametrize("kind", [kind.identifier for kind in CARDS])
def test_a_card_is_as_tall_as_it_is_asked_to_be_but_never_shorter_than_its_words(kind: str) -> None:
    natural = drawn(kind).size.height

    assert drawn(kind, height=natural + 40).size.height == natural + 40
    assert drawn(kind, height=1.0).size.height == natural


@pytest.mark.parametrize(("severity", "filled"), [("low", 1), ("medium", 2), ("high", 3)])
def test_severity_is_told_by_filled_dots_not_by_colour(severity: str, filled: int) -> None:
    dots = [item for item in drawn("pain_point", severity=severity).items if is_circle(item)]

    assert len(dots) == 3
    assert sum(dot.fill is not None for dot in dots if isinstance(dot, Shape)) == filled


def is_circle(item: Item) -> bool:
    return isinstance(item, Shape) and isinstance(item.geometry, Circle)


def test_a_touchpoint_wears_the_icon_and_name_of_its_channel() -> None:
    drawing = drawn("touchpoint", channel="email")

    assert [item.name for item in drawing.items if isinstance(item, Icon)] == ["mail"]
    assert "E-mail" in words(drawing)


@pytest.mark.parametrize(
    ("fields", "icon", "said"),
    [
        ({"channel": "email", "channel_name": "Newsletter"}, "mail", "Newsletter"),
        ({"channel": "email", "icon": "star"}, "star", "E-mail"),
        ({"channel": "carrier pigeon"}, "note", "carrier pigeon"),
        ({"channel": "email", "icon": "no such icon"}, "mail", "E-mail"),
    ],
)
def test_a_channel_may_be_called_and_shown_otherwise(fields: dict[str, str], icon: str, said: str) -> None:
    drawing = drawn("touchpoint", height=None, **fields)

    assert [item.name for item in drawing.items if isinstance(item, Icon)] == [icon]
    assert said in words(drawing)


def test_a_moment_of_truth_is_a_star_that_reaches_over_the_corner() -> None:
    plain, star = drawn("touchpoint"), drawn("touchpoint", moment_of_truth="general")

    assert star.size == plain.size
    assert star.ink.x < plain.ink.x
    assert any(isinstance(item, Shape) and item.fill == LIGHT.map.star_fill for item in star.items)


@pytest.mark.parametrize("status", ["researched", "partly", "assumption"])
def test_each_evidence_status_has_a_shape_of_its_own(status: str) -> None:
    bare, marked = drawn("touchpoint"), drawn("touchpoint", evidence=status)

    added = [item for item in marked.items if isinstance(item, Shape)][len(shapes(bare)) :]
    assert added
    dashed = any(shape.stroke is not None and shape.stroke.dash for shape in added)
    assert dashed == (status == "assumption")


def shapes(drawing: Drawing) -> list[Shape]:
    return [item for item in drawing.items if isinstance(item, Shape)]


@pytest.mark.parametrize(("level", "strokes"), [(-2.0, 3), (-1.0, 1), (0.0, 1), (1.0, 1), (2.0, 2)])
def test_a_face_tells_its_level_by_mouth_eyes_and_brows(level: float, strokes: int) -> None:
    lines = [item for item in face(0, 0, 16, level, LIGHT) if isinstance(item, Shape) and item.stroke]

    assert len(lines) == strokes
