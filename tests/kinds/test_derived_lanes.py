"""Lanes made from touchpoints: key moments and channels."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cjm_desktop import commands
from cjm_desktop.display.items import Icon, Layer, Line, Shape
from cjm_desktop.editor import hits
from cjm_desktop.editor.drags import dragging_of
from cjm_desktop.kinds.key_moments import MOMENT_PART, names_of
from cjm_desktop.kinds.touchpoints import TouchpointCard
from cjm_desktop.theme import load_theme
from tests.drawn_maps import journey
from tests.kinds.lane_views import drawing, groups, said

if TYPE_CHECKING:
    from cjm_desktop.display.items import Frame, Group
    from cjm_desktop.model.graph import JourneyGraph

FIRST, SECOND = "touchpoints-step-1-1-1", "touchpoints-step-1-2-1"


def met(*channels: str, lanes: tuple[str, ...] = ("key_moments", "channels")) -> JourneyGraph:
    """A touchpoint at each of as many steps, on these channels; no word means no touchpoint there."""
    steps = [f"step-1-{number}" for number in range(1, len(channels) + 1)]
    cells = {
        ("touchpoints", step): [f"At {step}"]
        for step, channel in zip(steps, channels, strict=True)
        if channel
    }
    graph = journey((len(channels),), cells=cells, lanes=("touchpoints", *lanes))
    for step, channel in zip(steps, channels, strict=True):
        if channel:
            graph.apply(commands.edit(graph, f"touchpoints-{step}-1", channel=channel))
    return graph


def chips(graph: JourneyGraph) -> dict[str, list[str]]:
    return {group.source: said(group.items) for group in groups(drawing(graph), MOMENT_PART)}


@pytest.mark.parametrize(
    ("fields", "names"),
    [
        ({"moment_of_truth": "general"}, ["Moment of truth"]),
        ({"moment_of_truth": "zmot"}, ["Zero moment of truth"]),
        ({"milestone": True}, ["Milestone"]),
        ({"peak": True}, ["Peak"]),
        ({"end": True}, ["End of the journey"]),
        (
            {"end": True, "moment_of_truth": "umot", "milestone": True},
            ["Ultimate moment of truth", "Milestone", "End of the journey"],
        ),
    ],
)
def test_a_key_moment_is_named_with_its_touchpoint(fields: dict[str, object], names: list[str]) -> None:
    graph = met("email", "email")
    graph.apply(commands.edit(graph, FIRST, **fields))

    assert chips(graph) == {FIRST: [*names, "At step-1-1"]}


def test_a_touchpoint_like_any_other_is_no_key_moment() -> None:
    graph = met("email")
    card = graph.record(FIRST)

    assert isinstance(card, TouchpointCard)
    assert names_of(card) == ()
    assert chips(graph) == {}


def test_only_a_moment_of_truth_is_gold() -> None:
    gold = load_theme("print").map.star_fill
    graph = met("email", "email")
    graph.apply(commands.edit(graph, FIRST, moment_of_truth="general"))
    graph.apply(commands.edit(graph, SECOND, milestone=True, peak=True, end=True))
    found = {group.source: group for group in groups(drawing(graph), MOMENT_PART)}

    assert any(isinstance(item, Shape) and item.fill == gold for item in found[FIRST].items)
    assert not any(isinstance(item, Shape) and item.fill == gold for item in found[SECOND].items)
    assert [item.name for item in found[SECOND].items if isinstance(item, Icon)] == ["flag"]


def test_a_chip_stands_at_its_step_and_a_click_on_it_finds_the_touchpoint() -> None:
    graph = met("email", "email")
    graph.apply(commands.edit(graph, SECOND, milestone=True))
    frame = drawing(graph)
    (chip,) = groups(frame, MOMENT_PART)
    step = frame.grid.steps[1]
    hit = hits.hit_at(frame, chip.box.centre)

    assert (chip.origin.x, chip.size.width) == (step.start, step.end - step.start)
    assert hit is not None
    assert (hit.source, hit.part) == (SECOND, MOMENT_PART)


def test_the_card_and_not_the_chip_stands_for_a_touchpoint_and_is_dragged() -> None:
    graph = met("email", "email", lanes=("key_moments",))
    graph.apply(commands.edit(graph, FIRST, milestone=True))
    frame = drawing(graph)
    (card,) = (group for group in frame.groups if (group.source, group.part) == (FIRST, "card"))

    assert hits.box_of(frame, FIRST) == card.box
    assert hits.boxes(frame)[FIRST] == card.box
    assert dragging_of(graph.record(FIRST), "card") is not None
    assert dragging_of(graph.record(FIRST), MOMENT_PART) is None


def test_a_lane_of_one_persona_shows_only_what_is_that_personas() -> None:
    graph = met("email", "email")
    for title in ("Ina", "Marek"):
        graph.apply(commands.add_persona(graph, title=title))
    ina, marek = (persona.id for persona in graph.personas())
    graph.apply(commands.edit(graph, FIRST, milestone=True, personas=(ina,)))
    graph.apply(commands.edit(graph, SECOND, milestone=True))
    for lane in ("key_moments", "channels"):
        graph.apply(commands.edit(graph, lane, persona=marek))

    assert list(chips(graph)) == [SECOND]
    assert [disc.source for disc in discs(drawing(graph))] == [SECOND]


def discs(frame: Frame) -> list[Group]:
    return sorted(groups(frame, "channel"), key=lambda group: (group.origin.y, group.origin.x))


def lines(frame: Frame) -> list[Shape]:
    found = [group for group in frame.groups if group.part.startswith("channel:")]
    return [item for group in found for item in group.items if isinstance(item, Shape)]


def test_a_channel_has_a_disc_at_every_step_where_it_is_used() -> None:
    frame = drawing(met("email", "email", "store"))

    assert [[item.name for item in disc.items if isinstance(item, Icon)] for disc in discs(frame)] == [
        ["mail"],
        ["mail"],
        ["building-store"],
    ]


def test_its_name_is_said_at_the_first_step_of_each_run() -> None:
    frame = drawing(met("email", "email", "", "email"))

    assert [said(disc.items) for disc in discs(frame)] == [["E-mail"], [], ["E-mail"]]


def test_a_line_leads_from_use_to_use_dashed_where_steps_lie_between() -> None:
    found = lines(drawing(met("email", "email", "", "email")))

    assert [bool(line.stroke and line.stroke.dash) for line in found] == [False, True]
    assert all(isinstance(line.geometry, Line) and line.geometry.x1 < line.geometry.x2 for line in found)


def test_channels_share_a_row_where_one_begins_after_the_other_ended() -> None:
    rows = {disc.origin.y for disc in discs(drawing(met("email", "store", "blog")))}
    crossing = {disc.origin.y for disc in discs(drawing(met("email", "store", "email")))}

    assert (len(rows), len(crossing)) == (1, 2)


def test_a_channel_in_the_authors_words_is_a_channel_of_its_own() -> None:
    graph = met("email", "email")
    graph.apply(commands.edit(graph, SECOND, channel_name="Newsletter"))

    assert [said(disc.items) for disc in discs(drawing(graph))] == [["E-mail"], ["Newsletter"]]


def test_two_touchpoints_on_one_channel_at_a_step_are_one_disc() -> None:
    cells = {("touchpoints", "step-1-1"): ["One", "Two"]}
    graph = journey((1,), cells=cells, lanes=("touchpoints", "channels"))
    for number in (1, 2):
        graph.apply(commands.edit(graph, f"touchpoints-step-1-1-{number}", channel="phone"))

    assert len(discs(drawing(graph))) == 1


def test_discs_lie_above_the_lines_and_touchpoints_without_a_channel_have_none() -> None:
    frame = drawing(met("email", "email", ""))

    assert {disc.layer for disc in discs(frame)} == {Layer.LABEL}
    assert len(discs(frame)) == 2
