from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pytest

from cjm_desktop.commands import add_emotion, add_persona, edit, edit_map
from cjm_desktop.display.items import GlyphRun, Shape
from cjm_desktop.kinds.pen import Pen
from cjm_desktop.layout.dates import date_in_words
from cjm_desktop.layout.engine import lay_out, shared_typesetter
from cjm_desktop.layout.legend import MARKS, Legend, draw_legend
from cjm_desktop.theme import load_theme
from tests.drawn_maps import journey

if TYPE_CHECKING:
    from cjm_desktop.display.items import Frame, Group
    from cjm_desktop.model.graph import JourneyGraph

PRINT = load_theme("print")


def part(frame: Frame, name: str) -> Group:
    return next(group for group in frame.groups if group.part == name)


def lines(group: Group) -> list[str]:
    return [item.text for item in group.items if isinstance(item, GlyphRun)]


def legend(graph: JourneyGraph) -> tuple[str, ...]:
    drawn = part(lay_out(graph, PRINT), "legend")
    messages = {message: name for name, (message, _draw) in MARKS.items()}
    return tuple(messages[line] for line in lines(drawn) if line in messages)


def told(steps: list[int], title: str, frustrations: tuple[str, ...] = ()) -> JourneyGraph:
    graph = journey(steps, title=title, emotions=[("step-1-1", 1.0)])
    graph.apply(
        add_persona(graph, title="Buyer", quote="Show me.", goals=("One", "Two"), frustrations=frustrations)
    )
    return graph


def test_a_title_shrinks_to_stay_on_one_line_before_it_wraps() -> None:
    short, longer = "Short", "A title that is a little too long for that one line"
    longest = (
        "A title that goes on for so long that no shrinking would help it to stay on one line of any map"
    )
    frames = [lay_out(told([1] * 5, title), PRINT) for title in (short, longer, longest)]

    sizes = [
        run.size for frame in frames for run in part(frame, "title").items[:1] if isinstance(run, GlyphRun)
    ]

    assert [len(lines(part(frame, "title"))) for frame in frames[:2]] == [1, 1]
    assert len(lines(part(frames[2], "title"))) > 1
    assert sizes[1] < sizes[0] == sizes[2]


@pytest.mark.parametrize("steps", [[1], [1, 1], [1] * 5, [3] * 7])
def test_the_parts_of_the_masthead_never_overlap_and_stay_inside(steps: list[int]) -> None:
    graph = told(steps, "A journey of some length", frustrations=("Slow pages",))
    graph.apply(edit_map(graph, scenario="Somebody wants something. " * 8, owner="A team", version="2"))
    frame = lay_out(graph, PRINT)

    ground = part(frame, "masthead").box
    boxes = [
        part(frame, name).box
        for name in ("overline", "title", "scenario", "particulars", "persona", "legend")
    ]
    for one, other in combinations(boxes, 2):
        assert not one.intersects(other)
    for box in boxes:
        assert box.x >= 0
        assert box.bottom <= ground.bottom
    assert boxes[4].right <= frame.size.width
    assert boxes[5].right <= frame.size.width


def test_a_map_without_particulars_has_a_low_masthead() -> None:
    bare, full = lay_out(journey([1] * 5), PRINT), lay_out(told([1] * 5, "A journey"), PRINT)

    assert part(bare, "masthead").box.height < part(full, "masthead").box.height


def test_the_legend_explains_what_the_map_uses_and_nothing_else() -> None:
    cells = {("touchpoints", "step-1-1"): ["Shop"], ("pain_points", "step-2-1"): ["Queue"]}
    graph = journey([1, 1], cells=cells)
    assert legend(graph) == ("severity",)

    graph.apply(edit(graph, "touchpoints-step-1-1-1", evidence="partly", moment_of_truth="fmot"))
    graph.apply(edit(graph, "pain_points", divider="visibility"))
    assert legend(graph) == ("partly", "severity", "moment", "visibility")


def test_a_long_legend_stands_in_two_columns_where_there_is_room() -> None:
    everything = Legend(tuple(MARKS))
    pen = Pen(shared_typesetter(), PRINT, "en", str, 1.0, PRINT.hue("iris"))

    one, two = (draw_legend(everything, pen, room) for room in (600.0, 2000.0))

    assert one is not None
    assert two is not None
    assert two.size.height < 0.7 * one.size.height
    assert two.size.width > one.size.width


@pytest.mark.parametrize("count", [1, 2, 3, 5])
def test_every_persona_has_a_place_on_the_card_and_a_curve_to_tell_it_by(count: int) -> None:
    graph = told([2] * 5, "A journey")
    for number in range(1, count):
        graph.apply(add_persona(graph, title=f"Buyer {number}", role="A role", segment="Compared"))
    for number, persona in enumerate(graph.personas()):
        for step in ("step-1-1", "step-3-1"):
            place = 0.3 + number / 10
            graph.apply(
                add_emotion(graph, "emotions", step, value=number / 4, offset=place, personas=(persona.id,))
            )
    frame = lay_out(graph, PRINT)

    people = {persona.id for persona in graph.personas()}
    named = " ".join(line for group in frame.groups if group.source in people for line in lines(group))
    curves = [group for group in frame.groups if group.part.startswith("curve:")]

    assert all(persona.title in named for persona in graph.personas())
    assert len(curves) == count + 1
    assert part(frame, "persona").box.bottom <= part(frame, "masthead").box.bottom
    dashes = [
        shape.stroke.dash
        for curve in curves
        for shape in curve.items[-1:]
        if isinstance(shape, Shape) and shape.stroke
    ]
    assert len(set(dashes)) == min(count + 1, 5)


def test_dates_are_written_as_the_language_does_and_other_words_are_kept() -> None:
    assert date_in_words("2026-03-05", lambda message: message) == "5 March 2026"
    assert date_in_words("spring", str.upper) == "spring"


def test_words_of_the_map_follow_its_language() -> None:
    for language, overline in (("ru", "КАРТА ПУТИ КЛИЕНТА"), ("en", "CUSTOMER JOURNEY MAP")):
        assert lines(part(lay_out(journey([1], language=language), PRINT), "overline"))[0] == overline
