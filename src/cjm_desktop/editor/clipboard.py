"""Cards on the clipboard: as JSON for other maps, and as plain lines of text for everything else."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

import orjson
from pydantic import ValidationError

from cjm_desktop import commands
from cjm_desktop.commands import CommandRefused
from cjm_desktop.editor.insertion import cell_for, kind_for
from cjm_desktop.editor.together import in_turn, movable
from cjm_desktop.i18n import _
from cjm_desktop.kinds.registry import lane_kind, record_type
from cjm_desktop.model import gate
from cjm_desktop.model.cleaning import clean
from cjm_desktop.model.pictures import PictureContent
from cjm_desktop.model.records import Card, Element, Lane

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cjm_desktop.editor.hits import Cell
    from cjm_desktop.model.change import Change
    from cjm_desktop.model.graph import JourneyGraph

MEDIA_TYPE = "application/vnd.cjm.cards+json"
MOST_CARDS = 2_000
"""More than this is not pasted at once."""
BOUND = frozenset({"id", "lane", "step", "until", "order", "personas", "kind", "graph", "index"})
"""What ties a card to its map and its place: a copy gets its own. The last two are no fields of any card."""


def copied(graph: JourneyGraph, ids: Iterable[str]) -> bytes:
    """The cards and markers among these with the pictures that they show; empty where there are none.

    ``step`` counts from the first of them, ``lane`` is where each stood.
    """
    chosen = movable(graph, ids)
    if not chosen:
        return b""
    first = min(graph.position(each.step) for each in chosen)
    cards = [
        {
            "kind": each.kind,
            "lane": each.lane,
            "step": graph.position(each.step) - first,
            "fields": each.model_dump(mode="json", exclude=set(BOUND), exclude_defaults=True),
        }
        for each in chosen
    ]
    named = {each.picture for each in chosen if isinstance(each, Card)} & graph.pictures.keys()
    pictures = [graph.pictures[digest].model_dump() for digest in sorted(filter(None, named))]
    return orjson.dumps({"cards": cards, "pictures": pictures})


def plain(graph: JourneyGraph, ids: Iterable[str]) -> str:
    """The words of the same cards, a line each."""
    words = (getattr(each, "title", "") or getattr(each, "quote", "") for each in movable(graph, ids))
    return "\n".join(" ".join(each.split()) for each in words if each.strip())


def pasted(graph: JourneyGraph, data: bytes, selected: str | None, cell: Cell | None) -> Change:
    """Cards of the clipboard put beside what is selected or where the pointer is, as far from each other as they were.

    Cards of one lane go to the lane that is selected or pointed at if it takes them, others to where they came from
    or to the first lane that takes their kind. The graph keeps their pictures.

    Raises:
        CommandRefused: the clipboard holds no cards, no lane takes them, or the map has no step.
    """
    document = _document(data)
    cards = _cards(document)
    for picture in _pictures(document):
        commands.add_picture(graph, picture.data)
    pointed = _pointed_lane(graph, selected, cell) if len({each.lane for each in cards}) == 1 else None

    def add(work: JourneyGraph, card: _Copied) -> Change:
        home = cell_for(work, card.kind, selected, cell)
        wished = (graph.get(each) for each in (pointed, card.lane) if each)
        lanes = (
            each.id for each in wished if isinstance(each, Lane) and lane_kind(each.kind).accepts(card.kind)
        )
        steps = graph.steps()
        place = min(graph.position(home.step) + card.step, len(steps) - 1)
        return commands.add_card(
            work, card.kind, next(lanes, home.lane), steps[place].id, None, **card.fields
        )

    return in_turn(graph, [partial(add, card=card) for card in cards])


def pasted_words(graph: JourneyGraph, words: str, selected: str | None, cell: Cell | None) -> Change:
    """Lines of text as cards, one below the other, in the lane that is selected or pointed at.

    Raises:
        CommandRefused: there are no words, no lane takes cards with words, or the map has no step.
    """
    lines = list(islice(filter(None, (clean(each, lines=False) for each in words.splitlines())), MOST_CARDS))
    if not lines:
        raise CommandRefused(_("The clipboard holds no cards."))
    lane = _lane_for_words(graph, selected, cell)
    kind = kind_for(lane)

    def add(work: JourneyGraph, line: str) -> Change:
        place = cell_for(work, kind, selected, cell)
        return commands.add_card(work, kind, lane.id, place.step, None, title=line)

    return in_turn(graph, [partial(add, line=line) for line in lines])


def copies(graph: JourneyGraph, ids: Iterable[str]) -> Change:
    """A copy of each card below it; markers get none, for a curve has one value at a place.

    Raises:
        CommandRefused: none of these is a card.
    """
    cards = [each.id for each in movable(graph, ids) if isinstance(each, Card)]
    if not cards:
        raise CommandRefused(_("Only cards can be duplicated."))
    return in_turn(graph, [partial(commands.duplicate_card, identifier=each) for each in cards])


def _pointed_lane(graph: JourneyGraph, selected: str | None, cell: Cell | None) -> str | None:
    match graph.get(selected) if selected else None:
        case Lane(id=lane) | Element(lane=lane):
            return lane
        case _:
            return cell.lane if cell else None


def _lane_for_words(graph: JourneyGraph, selected: str | None, cell: Cell | None) -> Lane:
    """The lane that is selected or pointed at, or the first whose cards hold words."""
    pointed = _pointed_lane(graph, selected, cell)
    lanes = [each for each in graph.lanes() if issubclass(record_type(kind_for(each)), Card)]
    if not lanes:
        raise CommandRefused(_("A card stands in a lane: add a lane first."))
    return next((each for each in lanes if each.id == pointed), lanes[0])


class _Copied(NamedTuple):
    """A card of the clipboard: where it stood, counted in steps from the first, and its fields."""

    kind: str
    lane: str
    step: int
    fields: Mapping[str, object]


def _document(data: bytes) -> dict[str, object]:
    """The bytes of the clipboard, which anybody may have written, as plain values."""
    try:
        document = gate.parse(data)
    except gate.GateError as error:
        raise CommandRefused(_("The clipboard holds no cards.")) from error
    return document if isinstance(document, dict) else {}


def _cards(document: dict[str, object]) -> list[_Copied]:
    cards = document.get("cards")
    found = [_card(each) for each in cards] if isinstance(cards, list) and len(cards) <= MOST_CARDS else []
    if not found:
        raise CommandRefused(_("The clipboard holds no cards."))
    return found


def _pictures(document: dict[str, object]) -> Iterator[PictureContent]:
    """The pictures that are what they say; a card is pasted without one that is not."""
    pictures = document.get("pictures")
    for each in pictures if isinstance(pictures, list) else ():
        with suppress(ValidationError):
            yield PictureContent.model_validate(each)


def _card(data: object) -> _Copied:
    match data:
        case {"kind": str(kind), "lane": str(lane), "step": int(step), "fields": dict(fields)} if step >= 0:
            return _Copied(kind, lane, step, {name: fields[name] for name in fields if name not in BOUND})
        case _:
            raise CommandRefused(_("The clipboard holds no cards."))
