"""Adding something where it makes sense: beside what is selected, in the cell under the pointer, or at the end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from cjm_desktop import commands
from cjm_desktop.commands import CommandRefused
from cjm_desktop.editor.hits import Cell
from cjm_desktop.editor.together import in_turn
from cjm_desktop.i18n import _
from cjm_desktop.kinds.registry import CARD_KINDS, card_kind, lane_kind, record_type
from cjm_desktop.model.graph import JourneyGraph
from cjm_desktop.model.records import Card, Element, Lane, Marker, Stage, Step

if TYPE_CHECKING:
    from cjm_desktop.model.change import Change


@dataclass(frozen=True, slots=True)
class Insertion:
    """An edit that adds something, its name in the history, and the element to go on with."""

    label: str
    change: Change
    new: str


Insert = Callable[[JourneyGraph, str | None, Cell | None], Insertion]
"""From the map, what is selected and the cell under the pointer."""


def stage(graph: JourneyGraph, selected: str | None, cell: Cell | None) -> Insertion:
    """A stage after the one of what is selected or pointed at, or at the end."""
    stages = [each.id for each in graph.stages()]
    home = _stage_of(graph, selected) or _stage_of(graph, cell.step if cell else None)
    index = stages.index(home) + 1 if home in stages else len(stages)
    return _insertion(_("Add stage"), commands.add_stage(graph, index, title=_("New stage")), Stage)


def step(graph: JourneyGraph, selected: str | None, cell: Cell | None) -> Insertion:
    """A step after the one that is selected or pointed at, or at the end of the last stage.

    Raises:
        CommandRefused: the map has no stage.
    """
    beside = _step_of(graph, selected) or (cell.step if cell else None)
    record = graph.get(beside) if beside else None
    if isinstance(record, Step):
        index = graph.steps(record.stage).index(record) + 1
        change = commands.add_step(graph, record.stage, index, title=_("New step"))
    elif home := _stage_of(graph, selected) or next((each.id for each in reversed(graph.stages())), None):
        change = commands.add_step(graph, home, title=_("New step"))
    else:
        raise CommandRefused(_("A step belongs to a stage: add a stage first."))
    return _insertion(_("Add step"), change, Step)


def lane(kind: str) -> Insert:
    """Adds a lane of a kind below the one of what is selected or pointed at, or at the bottom."""

    def insert(graph: JourneyGraph, selected: str | None, cell: Cell | None) -> Insertion:
        lanes = [each.id for each in graph.lanes()]
        home = _lane_of(graph, selected) or (cell.lane if cell else None)
        index = lanes.index(home) + 1 if home in lanes else len(lanes)
        return _insertion(_("Add lane"), commands.add_lane(graph, kind, index), Lane)

    return insert


def card_of(kind: str) -> Insert:
    """Adds a card of a kind to the cell of what is selected or pointed at, in a lane that takes it."""

    def insert(graph: JourneyGraph, selected: str | None, cell: Cell | None) -> Insertion:
        return _card(graph, kind, cell_for(graph, kind, selected, cell))

    return insert


def card(graph: JourneyGraph, selected: str | None, cell: Cell | None) -> Insertion:
    """Adds a card of the kind that the lane selected or pointed at takes.

    Raises:
        CommandRefused: the map has no lane or no step.
    """
    home = _lane_of(graph, selected) or (cell.lane if cell else None)
    record = graph.get(home) if home else next(iter(graph.lanes()), None)
    if not isinstance(record, Lane):
        raise CommandRefused(_("A card stands in a lane: add a lane first."))
    kind = kind_for(record)
    return _card(graph, kind, cell_for(graph, kind, selected, Cell(record.id, cell.step if cell else "")))


def kind_for(lane: Lane) -> str:
    """The kind of card that a lane is there for."""
    own = lane_kind(lane.kind)
    return next(
        (kind.identifier for kind in CARD_KINDS if own.takes and kind.identifier == own.takes[0]), "note"
    )


def _card(graph: JourneyGraph, kind: str, cell: Cell) -> Insertion:
    label = _("Add {kind}").format(kind=_(card_kind(kind).label).lower())
    if issubclass(record_type(kind), Marker):
        return _insertion(label, commands.add_emotion(graph, cell.lane, cell.step, kind=kind), Element)
    return _insertion(label, commands.add_card(graph, kind, cell.lane, cell.step), Card)


def at_level(graph: JourneyGraph, made: Insertion, cell: Cell | None, level: float | None) -> Insertion:
    """The same with a new emotion at a level, if it comes to stand at the step of the cell that was pointed at.

    Raises:
        CommandRefused: there is no room at this level.
    """
    new = made.change.added[made.new]
    if not isinstance(new, Marker) or level is None or cell is None or new.step != cell.step:
        return made
    edits = (lambda _: made.change, partial(commands.set_emotion, identifier=new.id, value=level))
    return replace(made, change=in_turn(graph, edits))


def cell_for(graph: JourneyGraph, kind: str, selected: str | None, cell: Cell | None) -> Cell:
    """The cell that a new card of a kind goes to.

    Raises:
        CommandRefused: the map has no step, or no lane that takes such cards.
    """
    step = _step_of(graph, selected) or (cell.step if cell and cell.step else None)
    home = step or next((each.id for each in graph.steps()), None)
    if home is None:
        raise CommandRefused(_("A card stands at a step: add a stage first."))
    wished = [_lane_of(graph, selected), cell.lane if cell else None, *(each.id for each in graph.lanes())]
    for identifier in wished:
        record = graph.get(identifier) if identifier else None
        if isinstance(record, Lane) and lane_kind(record.kind).accepts(kind):
            return Cell(record.id, home)
    words = _("No lane takes cards of the kind “{kind}”: add a lane first.")
    raise CommandRefused(words.format(kind=_(card_kind(kind).label)))


def _insertion(label: str, change: Change, kind: type[Stage | Step | Lane | Element]) -> Insertion:
    new = next(record.id for record in change.added.values() if isinstance(record, kind))
    return Insertion(label, change, new)


def _stage_of(graph: JourneyGraph, identifier: str | None) -> str | None:
    record = graph.get(identifier) if identifier else None
    if isinstance(record, Stage):
        return record.id
    home = graph.get(_step_of(graph, identifier) or "")
    return home.stage if isinstance(home, Step) else None


def _step_of(graph: JourneyGraph, identifier: str | None) -> str | None:
    match graph.get(identifier) if identifier else None:
        case Step(id=step):
            return step
        case Element(step=step):
            return step
        case Stage(id=stage):
            return next((each.id for each in reversed(graph.steps(stage))), None)
        case _:
            return None


def _lane_of(graph: JourneyGraph, identifier: str | None) -> str | None:
    match graph.get(identifier) if identifier else None:
        case Lane(id=lane):
            return lane
        case Element(lane=lane):
            return lane
        case _:
            return None
