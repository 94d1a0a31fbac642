"""Editing what belongs to the map as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.commands.edit import edit
from cjm_desktop.commands.refusals import CommandRefused, validated
from cjm_desktop.i18n import _
from cjm_desktop.model.change import Change
from cjm_desktop.model.records import EmotionScale, JourneyMap, Marker
from cjm_desktop.model.scales import rescale

if TYPE_CHECKING:
    from cjm_desktop.model.graph import JourneyGraph


def edit_map(graph: JourneyGraph, **fields: object) -> Change:
    """Set fields of the map itself: its title, scenario, language and so on.

    Raises:
        CommandRefused: a value does not fit its field, or the markers do not fit a new scale (see ``set_scale``).
        TypeError: the map has no such field.
    """
    return edit(graph, graph.map.id, **fields)


def set_scale(graph: JourneyGraph, scale: EmotionScale) -> Change:
    """Tell the map's emotions on another scale: every value keeps its place between the two ends.

    Raises:
        CommandRefused: the scale's lowest value is not below its highest.
    """
    old = graph.map.emotion_scale
    if scale.min >= scale.max:
        raise CommandRefused(_("The lowest emotion must be below the highest."))
    markers = (element for element in graph.elements() if isinstance(element, Marker))
    told = [(marker, marker.replace(value=rescale(marker.value, old, scale))) for marker in markers]
    # What we do not know of it stays.
    told_on = old.model_copy(update={**scale.__dict__, **scale.model_extra})
    journey = validated(JourneyMap, {"emotion_scale": told_on}, instead_of=graph.map)
    return Change.of(updated=[(graph.map, journey), *told])
