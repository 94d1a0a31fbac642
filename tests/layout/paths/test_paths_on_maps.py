"""Laws of the ways on whole maps: through no card, words on nothing, whatever leads where."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as some

from cjm_desktop.display.geometry import Close, CurveTo, LineTo, MoveTo, Point, Rect
from cjm_desktop.display.items import Outline, Shape
from cjm_desktop.kinds.registry import record_type
from cjm_desktop.layout.engine import lay_out
from cjm_desktop.model.graph import JourneyGraph
from cjm_desktop.model.order import keys
from cjm_desktop.model.records import JourneyMap, Lane, Record, Stage, Step, Transition
from cjm_desktop.theme import load_theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjm_desktop.display.items import Frame, Group

PRINT = load_theme("print")
TITLES = ["Shop", "A title that needs three lines on its card, or even four of them", ""]
LABELS = ["", "back 2.4×", "only if the price is known by then", "no"]


def meeting(
    identifier: str,
    step: str,
    order: str,
    title: str,
    *,
    leaves: bool,
    lane: str = "meets",
    until: str | None = None,
) -> Record:
    kind = "exit" if leaves else "touchpoint"
    place = {"lane": lane, "step": step, "order": order, "until": until}
    return record_type(kind).model_validate({"id": identifier, "kind": kind, "title": title, **place})


def a_map(cards: Sequence[Record], ways: Sequence[Transition], steps: int) -> JourneyGraph:
    records: list[Record] = [Stage(id="stage", order="a", title="Stage")]
    records.extend(Step(id=f"s{step}", stage="stage", order=key) for step, key in enumerate(keys(steps)))
    kinds = [("meets", "touchpoints"), ("does", "actions"), ("else", "touchpoints")]
    records.extend(
        Lane(id=name, kind=kind, order=key) for (name, kind), key in zip(kinds, keys(3), strict=True)
    )
    does = {"kind": "action", "lane": "does", "order": "m", "title": "Does a thing"}
    records.extend(
        record_type("action").model_validate({**does, "id": f"does{step}", "step": f"s{step}"})
        for step in range(0, steps, 2)
    )
    return JourneyGraph(JourneyMap(id="map"), [*records, *cards, *ways])


@some.composite
def maps(draw: some.DrawFn) -> JourneyGraph:
    steps = draw(some.integers(2, 6))
    cards: list[Record] = []
    for lane in ("meets", "else"):
        most = 3 if lane == "meets" else 1
        for step in range(steps):
            for row, key in enumerate(keys(draw(some.integers(0, most)))):
                title, leaves = draw(some.sampled_from(TITLES)), draw(some.integers(0, 5)) == 0
                name = f"{lane}{step}x{row}"
                last = draw(some.sampled_from([step, step, step, *range(step, steps)]))
                until = f"s{last}" if last > step else None
                cards.append(meeting(name, f"s{step}", key, title, leaves=leaves, lane=lane, until=until))
    if not cards:
        cards.append(meeting("only", "s0", "a", "Only", leaves=False))
    names = some.sampled_from([card.id for card in cards])
    pairs = draw(some.lists(some.tuples(names, names), max_size=14, unique=True))
    ways = []
    for number, (source, target) in enumerate(pairs):
        role = "loop" if source == target else draw(some.sampled_from(["next", "branch", "loop", "exit"]))
        fields = {
            "role": role,
            "label": draw(some.sampled_from(LABELS)),
            "count": draw(some.sampled_from([None, 3])),
        }
        ends = {"id": f"way{number}", "source": source, "target": target}
        ways.append(Transition.model_validate({**ends, **fields}))
    return a_map(cards, ways, steps)


def groups(frame: Frame, part: str) -> list[Group]:
    return [group for group in frame.groups if group.part == part]


def legs(group: Group) -> list[Rect]:
    """The straight stretches of a line, between its rounded corners, of no width."""
    shape = group.items[0]
    assert isinstance(shape, Shape)
    assert isinstance(shape.geometry, Outline)
    at, found = Point(0, 0), []
    for segment in shape.geometry.path:
        match segment:
            case MoveTo(x, y):
                at = Point(x, y)
            case LineTo(x, y):
                box = Rect(min(at.x, x), min(at.y, y), abs(at.x - x), abs(at.y - y))
                found.append(box.moved(*group.origin))
                at = Point(x, y)
            case CurveTo():
                at = Point(segment.x, segment.y)
            case Close():
                pass
    return found


@given(maps())
def test_a_way_runs_through_no_card(graph: JourneyGraph) -> None:
    frame = lay_out(graph, PRINT)
    cards = [group.box for group in groups(frame, "card")]

    for way in groups(frame, "path"):
        for leg in legs(way):
            assert not any(leg.grown(0.5).intersects(card.grown(-0.6)) for card in cards), way.source


@given(maps())
def test_words_stand_on_no_card_and_on_no_other_words(graph: JourneyGraph) -> None:
    frame = lay_out(graph, PRINT)
    cards, labels = groups(frame, "card"), groups(frame, "path label")

    for label in labels:
        assert not any(label.box.intersects(card.box) for card in cards), label.source
    for one, other in combinations(labels, 2):
        assert not one.box.intersects(other.box)


@given(maps())
def test_every_way_is_drawn_and_every_label_is_shown(graph: JourneyGraph) -> None:
    frame = lay_out(graph, PRINT)
    ways = graph.links(Transition)

    assert {group.source for group in groups(frame, "path")} == {way.id for way in ways}
    shown = {group.source for group in groups(frame, "path label")}
    assert {way.id for way in ways if way.label} <= shown


@given(maps())
def test_lines_run_along_the_axes(graph: JourneyGraph) -> None:
    for way in groups(lay_out(graph, PRINT), "path"):
        # The chords of a dashed line's corners are as short as its dashes.
        assert all(min(leg.width, leg.height) < 0.01 or max(leg.width, leg.height) < 8 for leg in legs(way))
