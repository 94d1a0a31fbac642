"""A small map whose parts have names that a test can read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.model.graph import JourneyGraph
from cjm_desktop.model.records import Card, JourneyMap, Lane, Marker, Persona, Record, Stage, Step, Transition

if TYPE_CHECKING:
    from collections.abc import Iterable

MAP = JourneyMap(id="map", title="Buying a lamp")


def card(identifier: str, lane: str, step: str, order: str = "i", **fields: object) -> Card:
    """A touchpoint, or an action in the lane of actions."""
    kind = "action" if lane == "actions" else "touchpoint"
    own = {"id": identifier, "kind": kind, "lane": lane, "step": step, "order": order, "title": identifier}
    return Card.model_validate({**own, **fields})


def marker(identifier: str, step: str, value: float = 0, offset: float = 0.5, *personas: str) -> Marker:
    """A point of the curve in the lane ``feelings``."""
    return Marker(
        id=identifier,
        kind="emotion",
        lane="feelings",
        step=step,
        value=value,
        offset=offset,
        personas=personas,
    )


def columns() -> list[Record]:
    """Stages ``look`` (step ``see``), ``choose`` (``list``, ``compare``, ``ask``) and ``buy`` (``pay``)."""
    return [
        Stage(id="look", order="a", title="Look", hue="teal"),
        Stage(id="choose", order="b", title="Choose", hue="iris"),
        Stage(id="buy", order="c", title="Buy", hue="teal"),
        Step(id="see", stage="look", order="i"),
        Step(id="list", stage="choose", order="a"),
        Step(id="compare", stage="choose", order="b"),
        Step(id="ask", stage="choose", order="c"),
        Step(id="pay", stage="buy", order="i"),
    ]


def rows() -> list[Record]:
    """Lanes ``actions``, ``meets`` (touchpoints), ``feelings`` and ``notes``; personas ``buyer`` and ``visitor``."""
    return [
        Lane(id="actions", kind="actions", order="a"),
        Lane(id="meets", kind="touchpoints", order="b", title="Where we meet"),
        Lane(id="feelings", kind="emotions", order="c"),
        Lane(id="notes", kind="free_text", order="d"),
        Persona(id="buyer", order="a", title="Buyer"),
        Persona(id="visitor", order="b", title="Visitor"),
    ]


def way(identifier: str, source: str, target: str, **fields: object) -> Transition:
    """A transition."""
    return Transition.model_validate({"id": identifier, "source": source, "target": target, **fields})


def lamp(extra: Iterable[Record] = ()) -> JourneyGraph:
    """The columns and rows, three actions in one cell, two touchpoints with a way between them, three markers."""
    elements = [
        card("first", "actions", "list", "a"),
        card("second", "actions", "list", "b"),
        card("third", "actions", "list", "c"),
        card("advert", "meets", "see"),
        card("shop", "meets", "pay"),
        marker("curious", "see", 1),
        marker("unsure", "compare", -1, 0.25),
        marker("annoyed", "compare", -2, 0.75),
    ]
    return JourneyGraph(MAP, [*columns(), *rows(), *elements, way("path", "advert", "shop"), *extra])
