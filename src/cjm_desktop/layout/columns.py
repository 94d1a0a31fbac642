"""Where the columns lie, and at which type scale a map of that many columns is set.

A map's width follows from its columns, not from any paper. Few columns become wider, up to a limit, so that a small
map fills the same sheet as one of ten steps; type grows with them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from cjm_desktop.model.graph import JourneyGraph
    from cjm_desktop.model.records import Stage, Step
    from cjm_desktop.theme import Theme

FULL_COLUMNS = 10
"""A map of this many steps in ``FULL_STAGES`` stages has plain cells; its width is what smaller maps grow to."""
FULL_STAGES = 5
GROWTH = 0.5 / 172.0
"""How much of the type scale a point of cell width beyond the plain one brings: half as large again at 364 points."""


class StepColumn(NamedTuple):
    """A step's cell: its record, number (from 1) and place along x."""

    step: Step
    number: int
    x: float
    width: float


class StageColumns(NamedTuple):
    """A stage's band along x and the cells in it."""

    stage: Stage
    start: float
    end: float
    steps: tuple[StepColumn, ...]


class Columns(NamedTuple):
    """All columns of a map. Lengths are in points on the drawing; ``scale`` multiplies every type and mark."""

    scale: float
    labels: float
    start: float
    end: float
    width: float
    stages: tuple[StageColumns, ...]

    @property
    def shows_steps(self) -> bool:
        """Whether any stage has more than one step, so that steps need a row of names."""
        return any(len(stage.steps) > 1 for stage in self.stages)


def columns_of(graph: JourneyGraph, theme: Theme) -> Columns:
    """The columns of the map in reading order."""
    grid = theme.grid
    stages = [(stage, graph.steps(stage.id)) for stage in graph.stages()]
    cells = sum(step.width for _, steps in stages for step in steps)
    gaps = sum(max(len(steps) - 1, 0) for _, steps in stages)
    scale, cell = _scale_and_cell(cells, gaps, len(stages), theme)
    gap, padding = grid.cell_gap * scale, grid.stage_padding * scale
    notch = grid.stage_notch_gap
    labels = grid.poster_margin
    start = x = labels + grid.lane_label_width * scale
    found, number = [], 0
    for stage, steps in stages:
        band = x + notch / 2
        inner = band + padding
        placed = []
        for step in steps:
            number += 1
            width = cell * step.width
            placed.append(StepColumn(step, number, inner, width))
            inner += width + gap
        end = (inner - gap if steps else inner) + padding
        found.append(StageColumns(stage, band, end, tuple(placed)))
        x = end + notch / 2
    end = max(x, start + cell)
    return Columns(scale, labels, start, end, end + grid.poster_margin, tuple(found))


def _scale_and_cell(cells: float, gaps: int, stages: int, theme: Theme) -> tuple[float, float]:
    """The type scale and cell width at which the map is as wide as a full one, within the theme's limits."""
    grid = theme.grid
    around = 2 * grid.stage_padding
    full = (
        grid.lane_label_width
        + FULL_COLUMNS * grid.cell_width
        + (FULL_COLUMNS - FULL_STAGES) * grid.cell_gap
        + FULL_STAGES * (around + grid.stage_notch_gap)
    )
    cells = max(cells, 1.0)
    growing = grid.lane_label_width + gaps * grid.cell_gap + stages * around
    fixed = stages * grid.stage_notch_gap
    # full = fixed + growing * scale + cells * cell, with scale = 1 + GROWTH * (cell - plain)
    cell = (full - fixed - growing * (1 - GROWTH * grid.cell_width)) / (cells + growing * GROWTH)
    cell = min(max(cell, grid.cell_width), grid.column_max)
    largest = grid.body_max / theme.type.body.size
    scale = min(1 + GROWTH * (cell - grid.cell_width), largest)
    cell = (full - fixed - growing * scale) / cells
    return scale, min(max(cell, grid.cell_width), grid.column_max)
