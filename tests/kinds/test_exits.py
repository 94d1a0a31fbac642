from __future__ import annotations

import pytest

from cjm_desktop.display.items import Circle, GlyphRun, Icon, Shape
from cjm_desktop.i18n import translation
from cjm_desktop.kinds.exits import CountedExit, Exit, ExitCard, counted, share_of_exit
from cjm_desktop.kinds.pen import Drawing, Pen
from cjm_desktop.model.graph import JourneyGraph
from cjm_desktop.model.records import JourneyMap, Lane, Record, Stage, Step, Transition
from cjm_desktop.text.typesetter import Typesetter
from cjm_desktop.theme import load_theme

PRINT = load_theme("print")
PEN = Pen(Typesetter(), PRINT, "en", translation("en"), 1.0, PRINT.hue("teal"))
LEFT = ExitCard(id="e", kind="exit", lane="l", step="s", order="a", title="to look for a code")


def drawn(card: ExitCard, width: float = 164.0) -> Drawing:
    return Exit().draw(card, PEN, width)


def words(drawing: Drawing) -> list[str]:
    return [item.text for item in drawing.items if isinstance(item, GlyphRun)]


def colours(drawing: Drawing) -> set[object]:
    return {item.colour for item in drawing.items if isinstance(item, GlyphRun)}


def test_the_share_is_the_first_line_and_the_title_the_second() -> None:
    assert words(drawn(counted(LEFT, 0.18))) == ["18\u00a0% leave", "to look for a code"]


def test_without_a_share_the_outcome_is_said_alone() -> None:
    assert words(drawn(LEFT)) == ["Leave", "to look for a code"]


def test_the_share_is_written_in_the_map_s_language() -> None:
    pen = Pen(Typesetter(), PRINT, "ru", translation("ru"), 1.0, PRINT.hue("teal"))

    (first, *_) = words(Exit().draw(counted(LEFT, 0.125), pen, 164.0))
    assert first.startswith("12,5\u00a0%")


def test_an_exit_is_as_large_as_the_look_has_it_and_grows_with_its_words() -> None:
    assert drawn(LEFT).size == PRINT.size.exit_pill
    assert drawn(LEFT.replace(title="for many a reason " * 5)).size.height > PRINT.size.exit_pill.height


@pytest.mark.parametrize(("outcome", "colour"), [("left", PRINT.map.exit), ("done", PRINT.map.good)])
def test_only_leaving_is_vermilion(outcome: str, colour: str) -> None:
    drawing = drawn(LEFT.replace(outcome=outcome))
    discs = [item for item in drawing.items if isinstance(item, Shape) and isinstance(item.geometry, Circle)]

    assert colours(drawing) == {colour}
    assert [disc.fill for disc in discs] == [colour]


def test_outcomes_differ_in_shape_too() -> None:
    icons = [
        next(item.name for item in drawn(LEFT.replace(outcome=outcome)).items if isinstance(item, Icon))
        for outcome in ("left", "done")
    ]

    assert icons == ["door-exit", "circle-check"]


def test_on_a_narrow_card_the_words_stand_below_the_disc() -> None:
    drawing = drawn(LEFT, 90.0)
    icon = next(item for item in drawing.items if isinstance(item, Icon))

    assert all(item.y > icon.y + icon.size for item in drawing.items if isinstance(item, GlyphRun))


def graph(*ways: Transition) -> JourneyGraph:
    records: list[Record] = [
        Stage(id="stage", order="a"),
        Step(id="s", stage="stage", order="a"),
        Lane(id="l", kind="touchpoints", order="a"),
        LEFT,
        *(LEFT.replace(id=name, order=name) for name in ("a", "b")),
    ]
    return JourneyGraph(JourneyMap(id="map"), [*records, *ways])


def way(source: str, target: str, **fields: object) -> Transition:
    return Transition.model_validate(
        {"id": f"{source}-{target}", "source": source, "target": target, **fields}
    )


@pytest.mark.parametrize(
    ("ways", "share"),
    [
        ([way("a", "e", probability=0.18)], 0.18),
        ([way("a", "e", count=20), way("a", "b", count=60)], 0.25),
        ([way("a", "e")], None),
        ([way("a", "e", probability=0.1), way("b", "e", probability=0.2)], None),
        ([], None),
    ],
)
def test_the_share_is_that_of_the_one_way_in(ways: list[Transition], share: float | None) -> None:
    assert share_of_exit(LEFT, graph(*ways)) == share


def test_what_is_drawn_keeps_all_that_the_card_knows() -> None:
    card = ExitCard.model_validate({**dict(LEFT), "tags": ["x"], "from_the_future": 1})
    shown = counted(card, 0.5)

    assert isinstance(shown, CountedExit)
    assert (shown.id, shown.tags, shown.model_extra) == ("e", ("x",), {"from_the_future": 1})
