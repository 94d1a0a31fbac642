"""Adding something where it makes sense: beside what is selected, in the cell under the pointer, or at the end."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from cjm_desktop import commands
from cjm_desktop.commands import CommandRefused
from cjm_desktop.editor.hits import Cell
from cjm_desktop.editor.together import in_turn
from cjm_desktop.i18n import _
from cjm_desktop.kinds.images import Picture as PictureCardKind
from cjm_desktop.kinds.metrics import Metrics
from cjm_desktop.kinds.registry import CARD_KINDS, card_kind, lane_kind, record_type
from cjm_desktop.kinds.touchpoints import TouchpointCard
from cjm_desktop.model.graph import JourneyGraph
from cjm_desktop.model.records import Card, Element, Lane, Marker, Metric, Persona, Record, Stage, Step

if TYPE_CHECKING:
    from cjm_desktop.model.change import Change


class Insertion(NamedTuple):
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


def metric(graph: JourneyGraph, selected: str | None, cell: Cell | None) -> Insertion:
    """A metric of the stage, step or touchpoint that is selected, else of the step pointed at, else of the first.

    Where no lane shows metrics, one is added at the bottom.

    Raises:
        CommandRefused: the map has no step.
    """
    record = graph.get(selected) if selected else None
    subject = _measured(graph, record) or (cell.step if cell else None) or next(iter(_steps(graph)), None)
    if subject is None:
        raise CommandRefused(_("A metric measures a step: add a stage first."))
    edits: list[Callable[[JourneyGraph], Change]] = [partial(commands.add_metric, subject=subject)]
    if not any(each.kind == Metrics.identifier and not each.hidden for each in graph.lanes()):
        edits.append(partial(commands.add_lane, kind=Metrics.identifier))
    return _insertion(_("Add a metric"), in_turn(graph, edits), Metric)


def persona(graph: JourneyGraph, selected: str | None, cell: Cell | None) -> Insertion:
    """A persona after all others."""
    del selected, cell
    return _insertion(_("Add a persona"), commands.add_persona(graph, title=_("New persona")), Persona)


def picture(graph: JourneyGraph, selected: str | None, cell: Cell | None, data: bytes) -> Insertion:
    """A card with a picture in the cell of what is selected or pointed at, in a lane that takes pictures.

    Raises:
        CommandRefused: no lane takes pictures, or the file is none that a map can hold.
    """
    home = cell_for(graph, PictureCardKind.identifier, selected, cell)
    digest = commands.add_picture(graph, data)
    change = commands.add_card(graph, PictureCardKind.identifier, home.lane, home.step, picture=digest)
    return _insertion(_("Add a picture"), change, Card)


def _measured(graph: JourneyGraph, record: Record | None) -> str | None:
    """What a new metric measures beside a record: a stage or a touchpoint itself, else its step."""
    match record:
        case Stage() | TouchpointCard() | Step():
            return record.id
        case Metric():
            return record.subject
        case _:
            return _step_of(graph, record.id) if record else None


def _steps(graph: JourneyGraph) -> tuple[str, ...]:
    return tuple(each.id for each in graph.steps())


def kind_for(lane: Lane) -> str:
    """The kind of card that a lane is there for."""
    own = lane_kind(lane.kind)
    return next((kind for kind in CARD_KINDS.by_identifier if own.takes and kind == own.takes[0]), "note")


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
    return made._replace(change=in_turn(graph, edits))


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


def _insertion(label: str, change: Change, kind: type[Record]) -> Insertion:
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
