"""Who a map is about, in the corner of a window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cjm_desktop.display.items import Frame, GlyphRun, Group, Item
from cjm_desktop.layout.engine import corner, lay_out
from cjm_desktop.layout.memory import LayoutMemory
from cjm_desktop.theme import load_theme
from tests.drawn_maps import journey

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cjm_desktop.model.graph import JourneyGraph

PRINT = load_theme("print")


def drawn(graph: JourneyGraph) -> tuple[Group, Frame]:
    memory = LayoutMemory()
    frame = lay_out(graph, PRINT, memory)
    return corner(graph, PRINT, frame.grid, memory), frame


def runs(items: Iterable[Item]) -> list[GlyphRun]:
    return [item for item in items if isinstance(item, GlyphRun)]


def words(group: Group) -> list[str]:
    return [run.text for run in runs(group.items)]


def about(steps: tuple[int, ...] = (2, 1), *, role: str = "Designer", age: int | None = 34) -> JourneyGraph:
    graph = journey(steps, scope="future", persona="Ina")
    person = graph.personas()[0]
    return type(graph)(
        graph.map,
        [
            person.replace(role=role, age=age),
            *(record for record in graph if record.id not in {"map", person.id}),
        ],
    )


def test_it_tells_the_persona_and_the_scope() -> None:
    found, frame = drawn(about())
    assert words(found) == ["Ina, 34", "Designer", "Future state"]
    assert found.source == "persona"
    assert all(group.part != "corner" for group in frame.groups), "it is never printed"


def test_it_stands_in_the_column_of_labels_beside_the_header() -> None:
    found, frame = drawn(about())
    grid = frame.grid
    assert (found.box.x, found.box.right) == (grid.labels.start, grid.labels.end)
    assert (found.box.y, found.box.bottom) == (grid.header.start, grid.step_row.end)
    name, *_, scope = runs(found.items)
    assert found.box.y + name.y < grid.header.end
    assert grid.step_row.start < found.box.y + scope.y < grid.step_row.end


def test_of_a_long_role_it_tells_the_first_words_or_nothing() -> None:
    assert "Freelance designer" in words(
        drawn(about(role="Freelance designer, a laptop every five years"))[0]
    )
    arabic = words(drawn(about(role="مصممة مستقلة، تشتري كل خمس سنوات"))[0])
    assert {"مصممة", "مستقلة"} <= set(arabic)
    assert "تشتري" not in arabic
    assert words(drawn(about(role="Responsible for " * 12))[0]) == ["Ina, 34", "Future state"]


def test_without_a_row_of_steps_it_tells_the_persona_alone() -> None:
    assert words(drawn(about((1, 1), age=None))[0]) == ["Ina", "Designer"]


def test_without_a_persona_it_tells_the_title() -> None:
    assert words(drawn(journey((2, 1)))[0]) == ["A journey", "Current state"]


def test_on_a_map_from_right_to_left_the_portrait_is_at_the_right() -> None:
    graph = journey((2, 1), persona="سارة", language="ar", title="رحلة")
    found, frame = drawn(graph)
    assert found.box.x == pytest.approx(frame.grid.labels.start)
    assert found.box.right == pytest.approx(frame.grid.labels.end)
    portrait = next(item for item in found.items if isinstance(item, Group))
    name = runs(found.items)[0]
    assert portrait.origin.x > name.x
