"""Points of an emotion curve: placing them, and moving them along the scale and across steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.commands.refusals import CommandRefused, allowed, required, validated
from cjm_desktop.i18n import _
from cjm_desktop.kinds.registry import lane_kind, record_type
from cjm_desktop.model.change import Change
from cjm_desktop.model.records import Lane, Marker, Step
from cjm_desktop.model.scales import clamp, neutral

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cjm_desktop.model.graph import JourneyGraph

HAIR = 0.002
"""How far one marker stands from another that it was dropped on, as a share of the step."""


def add_emotion(
    graph: JourneyGraph,
    lane: str,
    step: str,
    *,
    value: float | None = None,
    offset: float = 0.5,
    kind: str = "emotion",
    **fields: object,
) -> Change:
    """A new marker, with its value clamped to the map's scale and a hair beside any marker of the same curve.

    Without a value it is a neutral one. In a lane limited to one persona it is a point of that persona's curve.

    Raises:
        CommandRefused: the lane shows no emotions, a step is full, or a value does not fit its field.
    """
    row = required(graph, Lane, lane)
    told = {} if value is None else {"value": value}
    values = {**fields, **told, "offset": _within_step(offset)}
    return allowed(graph, Change.of(added=[new_marker(graph, row, step, kind, values)]))


def new_marker(graph: JourneyGraph, lane: Lane, step: str, kind: str, fields: Mapping[str, object]) -> Marker:
    """The marker that ``add_emotion`` adds.

    Raises:
        CommandRefused: as ``add_emotion`` does.
    """
    required(graph, Step, step)
    known = record_type(kind)
    if not (lane_kind(lane.kind).accepts(kind) and issubclass(known, Marker)):
        title = lane.title or _(lane_kind(lane.kind).label)
        raise CommandRefused(_("The lane “{lane}” shows no emotions.").format(lane=title))
    scale = graph.map.emotion_scale
    inherited = {"personas": (lane.persona,)} if lane.persona else {}
    own = {"id": graph.new_id(), "kind": kind, "lane": lane.id, "step": step}
    made = validated(known, {"value": neutral(scale), **inherited, **fields, **own})
    on_scale = made.replace(value=clamp(made.value, scale))
    return clear_of(on_scale, markers_at(graph, lane.id, step))


def set_emotion(
    graph: JourneyGraph,
    identifier: str,
    *,
    value: float | None = None,
    step: str | None = None,
    offset: float | None = None,
) -> Change:
    """Move a marker up or down, to another step or within its step; what is not given stays as it is.

    The value is clamped to the map's scale; where the marker would stand on another one of its curve, it stands a
    hair beside it.

    Raises:
        CommandRefused: there is no such marker or step, or the step is full.
    """
    marker = required(graph, Marker, identifier)
    home = marker.step if step is None else required(graph, Step, step).id
    moved = marker.replace(
        value=marker.value if value is None else clamp(value, graph.map.emotion_scale),
        step=home,
        offset=marker.offset if offset is None else _within_step(offset),
    )
    others = (other for other in markers_at(graph, marker.lane, home) if other.id != identifier)
    return Change.of(updated=[(marker, clear_of(moved, others))])


def markers_at(graph: JourneyGraph, lane: str, step: str) -> Iterator[Marker]:
    """The markers of a cell, of every curve."""
    return (each for each in graph.elements_at(step) if isinstance(each, Marker) and each.lane == lane)


def clear_of(marker: Marker, others: Iterable[Marker]) -> Marker:
    """The marker at the free place nearest to its own: where no other of its curve stands.

    Raises:
        CommandRefused: there is no free place within the step.
    """
    taken = {other.offset for other in others if _share_a_curve(marker, other)}
    for distance in range(round(1 / HAIR) + 1):
        for offset in (marker.offset + distance * HAIR, marker.offset - distance * HAIR):
            free = round(offset, 6)
            if 0.0 <= free <= 1.0 and free not in taken:
                return marker.replace(offset=free) if distance else marker
    raise CommandRefused(_("There is no room for another emotion in this step."))


def _share_a_curve(marker: Marker, other: Marker) -> bool:
    return marker.personas == other.personas or not set(marker.personas).isdisjoint(other.personas)


def _within_step(offset: float) -> float:
    return min(max(offset, 0.0), 1.0)
