from __future__ import annotations

from cjm_desktop.commands import edit
from cjm_desktop.display.geometry import Close, Size
from cjm_desktop.display.items import Frame, GlyphRun
from cjm_desktop.layout.engine import lay_out
from cjm_desktop.layout.header import chevron_path
from cjm_desktop.theme import load_theme
from tests.drawn_maps import journey

PRINT = load_theme("print")


def names(frame: Frame, part: str) -> list[list[GlyphRun]]:
    """The runs of the largest type in each such group."""
    found = []
    for group in frame.groups:
        if group.part == part:
            runs = [item for item in group.items if isinstance(item, GlyphRun)]
            found.append([run for run in runs if run.size == max(each.size for each in runs)])
    return found


def named(*titles: str) -> Frame:
    graph = journey([1] * len(titles))
    for number, title in enumerate(titles, 1):
        graph.apply(edit(graph, f"stage-{number}", title=title))
    return lay_out(graph, PRINT)


def test_all_stage_names_shrink_together() -> None:
    short = named(*["Buy"] * 5)
    mixed = named("Buy", "A rather long name", "Use", "Keep", "Tell")

    sizes = {run.size for runs in names(mixed, "chevron") for run in runs}
    assert len(sizes) == 1
    assert sizes.pop() < names(short, "chevron")[0][0].size


def test_names_shrink_to_three_quarters_at_most_and_then_wrap() -> None:
    plain = names(named(*["Buy"] * 5), "chevron")[0][0].size
    frame = named("A name so long that it cannot be set on one line", *["Buy"] * 4)

    first, *others = names(frame, "chevron")
    assert len(first) > 1
    assert {run.size for runs in (first, *others) for run in runs} == {plain * PRINT.size.stage_name_shrink}


def test_a_chevron_points_forward_unless_it_is_the_last() -> None:
    size = Size(200, 64)

    def reach(*, first: bool, last: bool) -> tuple[float, float]:
        path = chevron_path(size, PRINT, 1.0, first=first, last=last)
        xs = [point.x for point in path if not isinstance(point, Close)]
        return min(xs), max(xs)

    assert reach(first=True, last=False)[1] > 210
    assert reach(first=False, last=True)[1] == 200


def test_bands_reach_from_the_header_to_the_foot_of_the_map() -> None:
    frame = lay_out(journey([1, 2]), PRINT)

    bands = [group for group in frame.groups if group.part == "band"]
    assert {band.box.y for band in bands} == {frame.grid.step_row.end}
    assert {round(band.box.bottom, 6) for band in bands} == {round(frame.grid.lanes[-1].end, 6)}


def test_a_long_word_is_set_smaller_before_it_is_broken() -> None:
    graph = journey([2] * 5)
    graph.apply(edit(graph, "actions", title="Вспомогательные процессы"))
    graph.apply(edit(graph, "step-1-1", title="Освидетельствование сторон"))
    frame = lay_out(graph, PRINT)

    for source, part, word in (
        ("actions", "label", "Вспомогательные"),
        ("step-1-1", "step", "Освидетельствование"),
    ):
        group = next(group for group in frame.groups if (group.source, group.part) == (source, part))
        assert word in [run.text.strip() for run in group.items if isinstance(run, GlyphRun)]
