"""Words that a person wrote stay inside what shows them, however long they are and whichever way they run."""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import TYPE_CHECKING

import pytest

from cjm_desktop import commands
from cjm_desktop.display.geometry import Rect
from cjm_desktop.display.items import GlyphRun
from cjm_desktop.model.change import Change
from cjm_desktop.model.records import EmotionScale, Metric
from tests.drawn_maps import journey
from tests.kinds.lane_views import drawing, groups

if TYPE_CHECKING:
    from cjm_desktop.display.items import Group
    from cjm_desktop.model.graph import JourneyGraph

LONG = "A name that goes on and on, over line after line of a narrow place, as names in large companies do"


def bodies(group: Group) -> list[Rect]:
    """From the baseline to the tops of small letters, line after line."""
    return [
        Rect(run.x, run.y - run.size / 2, run.width, run.size / 2)
        for run in group.items
        if isinstance(run, GlyphRun) and run.text.strip()
    ]


def are_apart(group: Group) -> bool:
    inside = all(
        group.ink.x <= body.x and body.right <= group.ink.right and body.bottom <= group.ink.bottom
        for body in bodies(group)
    )
    return inside and not any(one.intersects(other) for one, other in combinations(bodies(group), 2))


@pytest.mark.parametrize("unit", ["ألف", "two\nlines", "per customer and month, in thousands"])
def test_the_unit_of_a_metric_stands_on_its_tile(unit: str) -> None:
    graph = journey([1], lanes=("metrics",))
    metric = Metric(id="metric", order="i", subject="step-1-1", value=7.0, target=8.0, unit=unit)
    graph.apply(Change.of(added=[metric]))

    (tile,) = groups(drawing(graph), "card")

    assert are_apart(tile)


def test_points_out_of_nothing_known_are_drawn_without_a_bar_to_fill() -> None:
    graph = journey([1], lanes=("metrics",))
    metric = Metric(id="metric", order="i", subject="step-1-1", value=7.0, target=8.0, unit="/nan")
    graph.apply(Change.of(added=[metric]))

    with_bar = Change.of(updated=[(metric, metric.replace(graph="bar"))])
    graph.apply(with_bar)

    (tile,) = groups(drawing(graph), "card")
    assert "nan" not in repr(tile.items).replace("/nan", "")


def test_the_name_of_a_channel_starts_at_its_disc_whichever_way_it_runs() -> None:
    graph = journey([2], cells={("touchpoints", "step-1-1"): ["Shop"]}, lanes=("touchpoints", "channels"))
    graph.apply(commands.edit(graph, "touchpoints-step-1-1-1", channel_name="متجر"))

    (disc,) = groups(drawing(graph), "channel")

    assert bodies(disc)[0].x < 80


def feelings(levels: tuple[str, ...] = (), names: tuple[str, ...] = ()) -> JourneyGraph:
    """A curve for each of so many personas, on a scale with these words."""
    graph = journey([1, 1, 1])
    graph.apply(commands.set_scale(graph, EmotionScale(labels=levels)))
    for number, name in enumerate(names):
        change = commands.add_persona(graph, title=name)
        graph.apply(change)
        (persona,) = change.added
        graph.apply(
            commands.add_emotion(graph, "emotions", "step-1-1", value=number / 4, personas=(persona,))
        )
    return graph


def test_long_words_for_the_levels_move_them_apart() -> None:
    short, long = (drawing(feelings(words)) for words in ((), (LONG,) * 5))

    (group,) = groups(long, "levels")

    assert are_apart(group)
    assert (
        long.grid.axes[0].bottom - long.grid.axes[0].top > short.grid.axes[0].bottom - short.grid.axes[0].top
    )
    assert long.grid.lanes[2].end - long.grid.lanes[2].start >= group.size.height


@pytest.mark.parametrize(
    "names", [(LONG, "ليلى"), ("A", "B", "C", "D", "E"), (LONG,) * 5, ("A", "two\nlines") * 3]
)
def test_the_key_of_curves_has_room_for_every_name(names: tuple[str, ...]) -> None:
    frame = drawing(feelings(names=names))

    (key,), (levels,) = groups(frame, "key"), groups(frame, "levels")

    assert are_apart(key)
    assert key.box.y >= levels.origin.y + bodies(levels)[0].bottom
    assert key.box.bottom <= frame.grid.lanes[2].end


def test_particulars_that_do_not_fit_beside_each_other_stand_below() -> None:
    graph = journey([1], owner=LONG, version="two\nlines", reviewed_on=LONG)

    frame = drawing(graph)
    (facts,), (ground,) = groups(frame, "particulars"), groups(frame, "masthead")

    assert are_apart(facts)
    assert facts.box.right <= frame.size.width
    assert facts.box.bottom <= ground.box.bottom


def test_the_particulars_of_a_plain_map_stand_in_one_row() -> None:
    (facts,) = groups(drawing(journey([1] * 5, owner="Sales", version="3")), "particulars")

    starts = [body.x for body in bodies(facts)]

    assert all(abs(one - other) < 1 for one, other in pairwise(starts[:2]))
    assert len({round(body.y) for body in bodies(facts)}) == 2
