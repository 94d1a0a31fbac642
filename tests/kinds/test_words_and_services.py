"""What each kind of words and of a service blueprint shows of its own."""

from __future__ import annotations

from itertools import product

import pytest

from cjm_desktop.display.items import Circle, GlyphRun, Icon, RoundedRect, Shape
from cjm_desktop.i18n import translation
from cjm_desktop.kinds.interventions import MEANS
from cjm_desktop.kinds.opportunities import level_of
from cjm_desktop.kinds.pen import Drawing, Pen
from cjm_desktop.kinds.registry import LANE_KINDS, card_kind, record_type
from cjm_desktop.model.records import Card
from cjm_desktop.text.typesetter import Typesetter
from cjm_desktop.theme import load_theme

THEME = load_theme("print")
PEN = Pen(Typesetter(), THEME, "en", translation("en"), 1.0, THEME.hue("amber"))


def drawn(kind: str, title: str = "Words", pen: Pen = PEN, width: float = 192.0, **fields: object) -> Drawing:
    values = {"id": "card", "kind": kind, "lane": "l", "step": "s", "order": "a", "title": title, **fields}
    card = record_type(kind).model_validate(values)
    assert isinstance(card, Card)
    return card_kind(kind).draw(card, pen, width)


def words(drawing: Drawing) -> str:
    return " ".join(item.text.strip() for item in drawing.items if isinstance(item, GlyphRun))


def icons(drawing: Drawing) -> list[str]:
    return [item.name for item in drawing.items if isinstance(item, Icon)]


def test_a_goal_is_a_strip_in_the_stages_hue_with_words_of_its_own_colour() -> None:
    strip, _icon, run, *_ = drawn("goal").items

    assert isinstance(strip, Shape)
    assert (strip.fill, strip.stroke) == (PEN.hue.tint, None)
    assert isinstance(run, GlyphRun)
    assert run.colour == PEN.hue.text


def test_where_bands_have_edges_a_goal_has_one_too() -> None:
    contrast = load_theme("contrast")
    strong = Pen(Typesetter(), contrast, "en", translation("en"), 1.0, contrast.hue("amber"))

    strip = drawn("goal", pen=strong).items[0]
    assert isinstance(strip, Shape)
    assert strip.stroke is not None


def test_a_thought_stands_behind_a_drawn_mark_and_on_no_card() -> None:
    drawing = drawn("thought")

    assert not any(
        isinstance(item, Shape) and isinstance(item.geometry, RoundedRect) for item in drawing.items
    )
    assert [item.fill for item in drawing.items if isinstance(item, Shape)] == [PEN.hue.quote] * 2
    assert words(drawing) == "Words"


def test_a_thought_that_is_read_from_the_right_has_its_mark_on_the_right() -> None:
    drawing = drawn("thought", "أريد حاسوبا", evidence="researched")

    runs = [item for item in drawing.items if isinstance(item, GlyphRun)]
    disc = next(
        item.geometry
        for item in drawing.items
        if isinstance(item, Shape) and isinstance(item.geometry, Circle)
    )
    assert disc.x < min(run.x for run in runs)
    assert max(run.x + run.width for run in runs) == pytest.approx(192 - 22)


@pytest.mark.parametrize(("score", "level"), [(1, "low"), (2, "low"), (3, "mid"), (4, "high"), (5, "high")])
def test_a_score_has_a_word(score: int, level: str) -> None:
    assert level_of(score) == level


def test_an_opportunity_tells_impact_and_effort_in_words_and_by_a_dot() -> None:
    dots = {}
    for impact, effort in product((1, 5), (1, 5)):
        drawing = drawn("opportunity", impact=impact, effort=effort)
        dots[impact, effort] = next(
            item.geometry
            for item in drawing.items
            if isinstance(item, Shape) and isinstance(item.geometry, Circle)
        )

    assert words(drawn("opportunity", impact=5, effort=3)) == "Words Impact high, effort mid"
    assert dots[5, 1].y < dots[1, 1].y
    assert dots[1, 5].x > dots[1, 1].x


@pytest.mark.parametrize(
    ("scores", "said"),
    [({}, "Words"), ({"impact": 1}, "Words Impact low"), ({"effort": 5}, "Words Effort high")],
)
def test_an_opportunity_that_is_not_rated_shows_no_square(scores: dict[str, int], said: str) -> None:
    drawing = drawn("opportunity", "Words", PEN, 192.0, **scores)

    assert words(drawing) == said
    assert not any(isinstance(item, Shape) and isinstance(item.geometry, Circle) for item in drawing.items)


@pytest.mark.parametrize("means", MEANS)
def test_an_intervention_shows_by_what_means_it_comes(means: str) -> None:
    drawing = drawn("intervention", type=means)

    known = next(found for name, found in MEANS.items() if name == means)
    assert icons(drawing) == [known.icon]
    assert known.label in words(drawing)


def test_an_intervention_tells_what_releases_it_and_when() -> None:
    drawing = drawn("intervention", trigger="Basket left", timing="After an hour")

    assert words(drawing) == "Words E-mail Basket left After an hour"
    assert icons(drawing) == ["mail", "bolt", "clock"]


def test_an_activity_names_who_does_it_on_a_chip() -> None:
    plain, owned = drawn("activity"), drawn("activity", owner="Sales floor")

    assert icons(plain) == []
    assert icons(owned) == ["users"]
    assert words(owned) == "Words Sales floor"
    assert any(isinstance(item, Shape) and item.fill == THEME.map.chip_fill for item in owned.items)


def test_a_narrow_chip_keeps_its_words_and_gives_up_its_disc() -> None:
    drawing = drawn("activity", owner="Sales", width=90.0)

    assert icons(drawing) == []
    assert words(drawing) == "Words Sales"


@pytest.mark.parametrize(
    ("icon", "shown"), [("credit-card", "credit-card"), ("", "package"), ("?", "package")]
)
def test_physical_evidence_wears_the_icon_that_was_chosen(icon: str, shown: str) -> None:
    assert icons(drawn("evidence_item", icon=icon)) == [shown]


def test_the_rows_of_a_blueprint_bring_their_lines() -> None:
    dividers = {lane.identifier: lane.divider for lane in LANE_KINDS if lane.divider}

    assert dividers == {
        "frontstage": "interaction",
        "backstage": "visibility",
        "support": "internal_interaction",
    }
