"""How ways look and what they say, on small maps."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cjm_desktop.display.geometry import MoveTo
from cjm_desktop.display.items import GlyphRun, Group, Icon, Outline, Shape
from cjm_desktop.layout.engine import lay_out
from cjm_desktop.layout.memory import LayoutMemory
from cjm_desktop.model.change import Change
from cjm_desktop.model.records import Transition
from cjm_desktop.theme import load_theme
from tests.layout.paths.test_paths_on_maps import a_map, meeting

if TYPE_CHECKING:
    from cjm_desktop.display.items import Frame
    from cjm_desktop.model.graph import JourneyGraph

PRINT = load_theme("print")
COLOURS = PRINT.map


def shop(*ways: Transition) -> JourneyGraph:
    """Cards ``a``, ``b``, ``c`` one step after the other, ``d`` under ``b``, the exit ``e`` under ``c``."""
    cards = [
        meeting("a", "s0", "m", "A", leaves=False),
        meeting("b", "s1", "m", "B", leaves=False),
        meeting("c", "s2", "m", "C", leaves=False),
        meeting("d", "s1", "n", "D", leaves=False),
        meeting("e", "s2", "n", "too dear", leaves=True),
    ]
    return a_map(cards, ways, 3)


def way(source: str, target: str, **fields: object) -> Transition:
    return Transition.model_validate(
        {"id": f"{source}-{target}", "source": source, "target": target, **fields}
    )


def drawn(*ways: Transition) -> Frame:
    return lay_out(shop(*ways), PRINT)


def parts(frame: Frame, part: str) -> dict[str, Group]:
    return {group.source: group for group in frame.groups if group.part == part}


def words(group: Group) -> str:
    return " ".join(item.text for item in group.items if isinstance(item, GlyphRun))


def line(group: Group) -> Shape:
    first = group.items[0]
    assert isinstance(first, Shape)
    return first


def test_a_branch_tells_its_shares_bare_on_the_straight_arm_and_in_a_pill_on_the_other() -> None:
    labels = parts(drawn(way("a", "b", probability=0.62), way("a", "d", probability=0.38)), "path label")

    assert words(labels["a-b"]) == "62\u00a0%"
    assert words(labels["a-d"]) == "38\u00a0%"
    assert not any(isinstance(item, Shape) for item in labels["a-b"].items)
    assert isinstance(labels["a-d"].items[0], Shape)


def test_counts_are_told_as_shares_of_all_that_leave() -> None:
    labels = parts(drawn(way("a", "b", count=150), way("a", "d", count=50)), "path label")

    assert [words(labels[name]) for name in ("a-b", "a-d")] == ["75\u00a0%", "25\u00a0%"]


def test_a_single_way_on_does_not_say_that_all_take_it() -> None:
    assert parts(drawn(way("a", "b", count=150)), "path label") == {}


def dashes(group: Group) -> int:
    """Of how many parts the line of a way is made."""
    geometry = line(group).geometry
    assert isinstance(geometry, Outline)
    return sum(isinstance(segment, MoveTo) for segment in geometry.path)


def test_a_fork_has_one_hollow_node_after_its_card() -> None:
    frame = drawn(way("a", "b"), way("a", "d"), way("b", "c"))
    (node,) = parts(frame, "path node").values()
    card = next(group for group in frame.groups if group.source == "a" and group.part == "card")

    assert node.box.centre.x == pytest.approx(card.box.right + 15 * frame.grid.scale)
    assert node.box.centre.y == pytest.approx(card.box.centre.y)


def test_a_loop_is_dashed_and_its_pill_has_the_icon_of_repeating() -> None:
    frame = drawn(way("a", "b"), way("b", "a", role="loop", label="back 2.4×"))
    label = parts(frame, "path label")["b-a"]

    assert dashes(parts(frame, "path")["b-a"]) > 5
    assert dashes(parts(frame, "path")["a-b"]) == 1
    assert [item.name for item in label.items if isinstance(item, Icon)] == ["repeat"]
    assert words(label) == "back 2.4×"


def test_loss_is_vermilion_and_nothing_else_is() -> None:
    paths = parts(drawn(way("c", "e", role="exit"), way("b", "c", path="unhappy")), "path")
    strokes = {name: line(group).stroke for name, group in paths.items()}

    leaving, unhappy = strokes["c-e"], strokes["b-c"]
    assert leaving is not None
    assert unhappy is not None
    assert (leaving.paint, unhappy.paint) == (COLOURS.exit, COLOURS.path)
    assert dashes(paths["c-e"]) > 1


def test_an_exit_goes_straight_down_from_the_card_above_it() -> None:
    group = parts(drawn(way("c", "e", role="exit", probability=0.18)), "path")["c-e"]

    assert group.size.width == 0


def test_the_share_of_an_exit_stands_on_the_exit_alone() -> None:
    frame = drawn(way("c", "e", role="exit", probability=0.18), way("b", "c"))
    exits = parts(frame, "card")["e"]

    assert "18\u00a0% leave" in words(exits)
    assert parts(frame, "path label") == {}


def test_two_ways_into_an_exit_tell_their_shares_themselves() -> None:
    ways = (way("c", "e", role="exit", probability=0.2), way("b", "e", role="exit", probability=0.1))
    frame = drawn(*ways)

    assert "%" not in words(parts(frame, "card")["e"])
    assert {name: words(group) for name, group in parts(frame, "path label").items()} == {
        "c-e": "20\u00a0%",
        "b-e": "10\u00a0%",
    }


def test_those_who_are_done_are_not_lost() -> None:
    graph = shop(way("c", "e", role="exit", probability=0.8))
    exit_card = graph.record("e")
    graph.apply(Change.of(updated=[(exit_card, exit_card.replace(outcome="done"))]))
    frame = lay_out(graph, PRINT)
    colours = {item.colour for item in parts(frame, "card")["e"].items if isinstance(item, GlyphRun)}
    stroke = line(parts(frame, "path")["c-e"]).stroke

    assert colours == {COLOURS.good}
    assert stroke is not None
    assert stroke.paint == COLOURS.path


def test_loops_lie_over_one_another_and_the_lane_makes_room() -> None:
    one = drawn(way("a", "b"), way("b", "a", role="loop"))
    two = drawn(way("a", "b"), way("b", "a", role="loop"), way("c", "a", role="loop"))
    paths = parts(two, "path")

    assert paths["c-a"].origin.y == pytest.approx(paths["b-a"].origin.y - 16 * two.grid.scale)
    assert two.grid.lanes[0].end > one.grid.lanes[0].end
    assert paths["c-a"].origin.y > two.grid.lanes[0].start


def test_rows_make_room_for_the_paths_between_them() -> None:
    cards = [
        meeting(f"{name}{row}", f"s{step}", row, name, leaves=False)
        for step, name in enumerate("abc")
        for row in "mn"
    ]
    loops = (way("cn", "an", role="loop"), way("bn", "an", role="loop"))
    boxes = [
        {source: group.box for source, group in parts(lay_out(a_map(cards, ways, 3), PRINT), "card").items()}
        for ways in (loops[:1], loops)
    ]
    gaps = [found["an"].y - found["am"].bottom for found in boxes]

    assert gaps[1] > gaps[0] + 10


def test_loops_from_one_card_do_not_cross() -> None:
    paths = parts(drawn(way("c", "b", role="loop"), way("c", "a", role="loop")), "path")

    inner, outer = paths["c-b"].box, paths["c-a"].box
    assert inner.right < outer.right
    assert outer.y < inner.y


def test_long_words_of_a_straight_way_stand_off_it_with_a_leader() -> None:
    frame = drawn(way("a", "b", label="only if the price is known"))
    label, path = parts(frame, "path label")["a-b"], parts(frame, "path")["a-b"]

    assert not label.box.intersects(path.box.grown(1))
    assert label.ink.united(path.box.moved(-label.origin.x, -label.origin.y)).height < label.ink.height + 2
    assert frame.grid.lanes[0].start < label.origin.y


def test_a_step_stands_for_its_touchpoints() -> None:
    paths = parts(drawn(way("s0", "s1"), way("s1", "s2")), "path")
    places = {name: (group.box.y, group.box.bottom) for name, group in paths.items()}

    assert places["s0-s1"][0] == places["s0-s1"][1]  # into the first card of the step, on one line with it
    assert places["s1-s2"][1] > places["s1-s2"][0]  # out of its last card, which stands lower


def test_ways_that_did_not_change_are_the_same_objects() -> None:
    graph, memory = shop(way("a", "b", label="x"), way("b", "c")), LayoutMemory()
    before = lay_out(graph, PRINT, memory)
    card = graph.record("d")
    graph.apply(Change.of(updated=[(card, card.replace(title="Dd"))]))
    after = lay_out(graph, PRINT, memory)

    assert parts(before, "path")["a-b"] is parts(after, "path")["a-b"]


def test_ways_follow_their_cards() -> None:
    graph, memory = shop(way("a", "b"), way("b", "c")), LayoutMemory()
    before = lay_out(graph, PRINT, memory)
    card = graph.record("a")
    graph.apply(Change.of(updated=[(card, card.replace(title="Many words on a card " * 4))]))
    after = lay_out(graph, PRINT, memory)
    boxes = {group.source: group.box for group in after.groups if group.part == "card"}

    assert parts(after, "path")["a-b"].origin.y == pytest.approx(boxes["a"].centre.y)
    assert parts(after, "path")["a-b"].origin.y > parts(before, "path")["a-b"].origin.y
