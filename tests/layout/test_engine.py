from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cjm_desktop.commands.edit import edit
from cjm_desktop.display.items import Frame, GlyphRun, Group, Item, Layer
from cjm_desktop.layout.engine import lay_out
from cjm_desktop.layout.memory import LayoutMemory
from cjm_desktop.text.typesetter import Typesetter
from cjm_desktop.theme import THEMES, ThemeName, load_theme
from tests.drawn_maps import journey
from tests.text.fake_shaper import FakeShaper

if TYPE_CHECKING:
    from cjm_desktop.model.graph import JourneyGraph

LIGHT = load_theme("light")
SETTER = Typesetter(FakeShaper())


def drawn(graph: JourneyGraph, memory: LayoutMemory | None = None) -> Frame:
    return lay_out(graph, LIGHT, memory, typesetter=SETTER)


def groups(frame: Frame, part: str) -> dict[str, Group]:
    return {group.source: group for group in frame.groups if group.part == part}


def words(items: tuple[Item, ...]) -> list[str]:
    found = []
    for item in items:
        if isinstance(item, Group):
            found += words(item.items)
        elif isinstance(item, GlyphRun):
            found.append(item.text)
    return found


def sample() -> JourneyGraph:
    cells = {
        ("actions", "step-1-1"): ["Looks around", "Asks a friend"],
        ("actions", "step-2-1"): ["Buys"],
        ("touchpoints", "step-1-1"): ["Advert"],
        ("touchpoints", "step-1-2"): ["Web page"],
        ("touchpoints", "step-2-1"): ["Checkout", "Phone call"],
        ("pain_points", "step-1-2"): ["Nobody answers the telephone on Saturdays"],
    }
    paths = [
        ("touchpoints-step-1-1-1", "touchpoints-step-1-2-1"),
        ("touchpoints-step-2-1-1", "touchpoints-step-1-1-1"),
    ]
    emotions = [("step-1-1", 1.0), ("step-1-2", -2.0), ("step-2-1", 2.0)]
    return journey([2, 1], cells=cells, emotions=emotions, paths=paths, persona="Buyer")


def test_every_record_that_is_seen_has_its_group_and_no_two_groups_share_a_name() -> None:
    graph = sample()
    frame = drawn(graph)

    names = [(group.source, group.part) for group in frame.groups]
    assert len(names) == len(set(names))
    shown = {group.source for group in frame.groups}
    assert {record.id for record in graph.records()} <= shown | {graph.map.id}


def test_groups_come_in_the_order_of_their_layers() -> None:
    layers = [group.layer for group in drawn(sample()).groups]

    assert layers == sorted(layers)
    assert layers[0] is Layer.GROUND


def test_cards_stand_inside_their_cell_and_never_overlap() -> None:
    graph = sample()
    frame = drawn(graph)
    steps = {extent.source: extent for extent in frame.grid.steps}
    lanes = {extent.source: extent for extent in frame.grid.lanes}

    cards = groups(frame, "card")
    for source, group in cards.items():
        card = graph.record(source).model_dump()
        step, lane = steps[card["step"]], lanes[card["lane"]]
        assert step.start <= group.box.x
        assert group.box.right <= step.end + 0.01
        assert lane.start < group.box.y
        assert group.box.bottom < lane.end
    boxes = [group.box for group in cards.values()]
    assert not any(a.intersects(b) for index, a in enumerate(boxes) for b in boxes[index + 1 :])


def test_lanes_follow_one_another_without_gaps_to_the_foot_of_the_map() -> None:
    frame = drawn(sample())

    for above, below in pairwise(frame.grid.lanes):
        assert above.end == below.start
    assert frame.grid.lanes[-1].end == pytest.approx(frame.size.height - LIGHT.grid.poster_margin)


def test_the_first_touchpoints_of_all_cells_stand_on_one_line() -> None:
    cards = groups(drawn(sample()), "card")
    middles = [cards[f"touchpoints-{step}-1"].box.centre.y for step in ("step-1-1", "step-1-2", "step-2-1")]

    assert middles == pytest.approx([middles[0]] * 3)


def test_a_lone_card_fills_a_row_of_lone_cards_but_not_one_of_stacks() -> None:
    long = "so many words that they need quite a few lines in any cell " * 3
    lone = journey([1, 1], cells={("actions", "step-1-1"): ["Short"], ("actions", "step-2-1"): [long]})
    stacked = journey(
        [1, 1], cells={("actions", "step-1-1"): ["Short"], ("actions", "step-2-1"): [long, "More"]}
    )

    filled, kept = groups(drawn(lone), "card"), groups(drawn(stacked), "card")

    assert filled["actions-step-1-1-1"].box.height == filled["actions-step-2-1-1"].box.height
    assert kept["actions-step-1-1-1"].box.height < kept["actions-step-2-1-1"].box.height


def test_the_step_row_is_left_out_when_every_stage_has_one_step() -> None:
    assert groups(drawn(journey([1, 1])), "step") == {}
    assert len(groups(drawn(journey([2, 3])), "step")) == 5


def test_an_emotion_stands_at_its_place_and_value() -> None:
    graph = sample()
    frame = drawn(graph)
    axis, steps = frame.grid.axes[0], {extent.source: extent for extent in frame.grid.steps}

    marker = groups(frame, "marker")["emotion-2"].box.centre

    assert marker.x == pytest.approx(steps["step-1-2"].middle)
    assert marker.y == pytest.approx(axis.y(-2.0))
    assert axis.value(marker.y) == pytest.approx(-2.0)


def test_map_words_are_those_of_the_map_and_its_language_and_nothing_is_cut() -> None:
    graph = sample()
    said = " ".join(" ".join(words(group.items)) for group in drawn(graph).groups)

    for record in graph.records():
        for word in str(record.model_dump().get("title", "")).split():
            assert word in said


def test_an_edit_draws_again_only_what_it_touches() -> None:
    graph, memory = sample(), LayoutMemory()
    before = drawn(graph, memory)
    graph.apply(edit(graph, "actions-step-2-1-1", title="Pays"))
    after = drawn(graph, memory)

    old = {(group.source, group.part): group for group in before.groups}
    changed = {
        (group.source, group.part)
        for group in after.groups
        if group.items is not old[group.source, group.part].items
    }
    assert ("actions-step-2-1-1", "card") in changed
    assert {source for source, part in changed if part == "card"} == {"actions-step-2-1-1"}
    assert not any(part in {"masthead", "chevron", "marker", "panel", "label"} for _, part in changed)


def test_memory_gives_the_same_drawing_as_none() -> None:
    graph, memory = sample(), LayoutMemory()
    drawn(graph, memory)
    graph.apply(edit(graph, "stage-2", title="Another name"))

    again, fresh = drawn(graph, memory), drawn(graph)

    assert [(g.source, g.part, g.origin, g.size) for g in again.groups] == [
        (g.source, g.part, g.origin, g.size) for g in fresh.groups
    ]


def test_memory_forgets_what_is_gone() -> None:
    memory = LayoutMemory()
    large = journey([1], cells={("actions", "step-1-1"): [f"Card {number}" for number in range(3_000)]})
    drawn(large, memory)
    small = journey([1])
    drawn(small, memory)

    assert len(memory) < 3_000


@pytest.mark.parametrize("theme", THEMES)
def test_every_theme_gives_the_same_geometry(theme: ThemeName) -> None:
    print_frame = drawn(sample())
    themed = lay_out(sample(), load_theme(theme), typesetter=SETTER)

    assert themed.size == print_frame.size


@given(
    steps=st.lists(st.integers(1, 3), min_size=1, max_size=6),
    titles=st.lists(st.text(alphabet="abc déшя אبج\n-", max_size=60), max_size=12),
    data=st.data(),
)
@settings(max_examples=40, deadline=None)
def test_any_map_is_laid_out_without_overlaps(
    steps: list[int], titles: list[str], data: st.DataObject
) -> None:
    ids = [f"step-{stage}-{step}" for stage, count in enumerate(steps, 1) for step in range(1, count + 1)]
    cells: dict[tuple[str, str], list[str]] = {}
    for title in titles:
        lane = data.draw(st.sampled_from(["actions", "touchpoints", "pain_points", "free_text"]))
        cells.setdefault((lane, data.draw(st.sampled_from(ids))), []).append(title)

    frame = drawn(journey(steps, cells=cells))

    boxes = [group.box for group in frame.groups if group.part == "card"]
    assert len(boxes) == len(titles)
    assert not any(a.intersects(b) for index, a in enumerate(boxes) for b in boxes[index + 1 :])
    assert all(box.right <= frame.size.width and box.bottom <= frame.size.height for box in boxes)


def test_an_edit_makes_anew_only_the_cell_that_it_touches() -> None:
    cells = {("actions", f"step-{stage}-1"): [f"Card {n}" for n in range(20)] for stage in (1, 2, 3)}
    graph, memory = journey([1, 1, 1], cells=cells), LayoutMemory()
    before = drawn(graph, memory)
    graph.apply(edit(graph, "actions-step-2-1-7", title="Other words"))
    after = drawn(graph, memory)

    known = {id(group) for group in before.groups}
    made = {group.source for group in after.groups if group.part == "card" and id(group) not in known}

    assert "actions-step-2-1-7" in made
    assert {source.rpartition("-")[0] for source in made} == {"actions-step-2-1"}
