"""What copying puts on the clipboard, and what pasting makes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import orjson
import pytest

from cjm_desktop import commands
from cjm_desktop.commands import CommandRefused
from cjm_desktop.editor import clipboard
from cjm_desktop.editor.hits import Cell
from cjm_desktop.model.records import Card, Element, Marker
from tests.editor.small_map import small_map
from tests.picture_files import png

if TYPE_CHECKING:
    from cjm_desktop.model.change import Change
    from cjm_desktop.model.graph import JourneyGraph

CELLS = {
    ("actions", "step-1-1"): ("Looks", "Asks"),
    ("touchpoints", "step-2-1"): ("Shop",),
}
LOOKS, ASKS, SHOP = "actions-step-1-1-1", "actions-step-1-1-2", "touchpoints-step-2-1-1"


@pytest.fixture
def graph() -> JourneyGraph:
    return small_map((1, 1, 1), cells=CELLS, emotions=[("step-1-1", 1.0)])


def added(change: Change) -> list[tuple[str, str, str]]:
    """The lane, step and words of what a change adds."""
    found = (each for each in change.added.values() if isinstance(each, Element))
    return [(each.lane, each.step, getattr(each, "title", "")) for each in found]


def test_cards_come_back_in_order_below_what_is_selected(graph: JourneyGraph) -> None:
    data = clipboard.copied(graph, {ASKS, LOOKS})
    change = clipboard.pasted(graph, data, LOOKS, None)
    assert added(change) == [("actions", "step-1-1", "Looks"), ("actions", "step-1-1", "Asks")]
    graph.apply(change)
    assert [card.title for card in graph.cards("actions", "step-1-1")] == ["Looks", "Asks", "Looks", "Asks"]


def test_cards_keep_their_distance_and_their_lanes(graph: JourneyGraph) -> None:
    data = clipboard.copied(graph, {LOOKS, SHOP})
    change = clipboard.pasted(graph, data, None, Cell("actions", "step-2-1"))
    assert added(change) == [("actions", "step-2-1", "Looks"), ("touchpoints", "step-3-1", "Shop")]


def test_what_would_stand_beyond_the_map_stands_in_its_last_column(graph: JourneyGraph) -> None:
    data = clipboard.copied(graph, {LOOKS, SHOP})
    change = clipboard.pasted(graph, data, None, Cell("actions", "step-3-1"))
    assert {step for _lane, step, _title in added(change)} == {"step-3-1"}


def test_a_lane_that_takes_the_cards_is_pasted_into_and_another_one_is_not(graph: JourneyGraph) -> None:
    data = clipboard.copied(graph, {LOOKS})
    assert added(clipboard.pasted(graph, data, None, Cell("free_text", "step-1-1")))[0][0] == "free_text"
    assert added(clipboard.pasted(graph, data, None, Cell("emotions", "step-1-1")))[0][0] == "actions"


def test_a_marker_is_copied_with_its_value(graph: JourneyGraph) -> None:
    data = clipboard.copied(graph, {"emotion-1"})
    change = clipboard.pasted(graph, data, None, Cell("emotions", "step-2-1"))
    (marker,) = change.added.values()
    assert isinstance(marker, Marker)
    assert (marker.step, marker.value) == ("step-2-1", 1.0)


def test_other_programs_get_the_words_a_line_each(graph: JourneyGraph) -> None:
    assert clipboard.plain(graph, {SHOP, LOOKS}) == "Looks\nShop"


def test_lines_of_text_become_cards_of_the_lane_pointed_at(graph: JourneyGraph) -> None:
    change = clipboard.pasted_words(graph, " One \r\n\n\x07Two\n", None, Cell("free_text", "step-2-1"))
    assert added(change) == [("free_text", "step-2-1", "One"), ("free_text", "step-2-1", "Two")]
    change = clipboard.pasted_words(graph, "One", None, Cell("emotions", "step-2-1"))
    assert added(change) == [("actions", "step-2-1", "One")]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"[]",
        b'{"cards": []}',
        b'{"cards": [1]}',
        b'{"cards": [{"kind": "action"}]}',
        orjson.dumps({"cards": [{"kind": "action", "lane": "actions", "step": -1, "fields": {}}]}),
        orjson.dumps({"cards": [{"kind": "action", "lane": "actions", "step": 0, "fields": {"title": 3}}]}),
        orjson.dumps({"cards": [{"kind": "emotion", "lane": "", "step": 0, "fields": {"value": "high"}}]}),
    ],
)
def test_what_is_no_card_is_refused(graph: JourneyGraph, data: bytes) -> None:
    with pytest.raises(CommandRefused):
        clipboard.pasted(graph, data, None, None)


def test_fields_that_tie_a_card_to_its_old_place_are_not_believed(graph: JourneyGraph) -> None:
    fields = {"title": "Mine", "id": LOOKS, "graph": 1, "index": 0, "lane": "emotions", "until": "nowhere"}
    data = orjson.dumps({"cards": [{"kind": "action", "lane": "actions", "step": 0, "fields": fields}]})
    (card,) = clipboard.pasted(graph, data, None, None).added.values()
    assert isinstance(card, Card)
    assert (card.title, card.lane, card.until) == ("Mine", "actions", None)
    assert card.id != LOOKS


def test_copies_stand_right_below_their_cards(graph: JourneyGraph) -> None:
    graph.apply(clipboard.copies(graph, {LOOKS, ASKS, "emotion-1"}))
    assert [card.title for card in graph.cards("actions", "step-1-1")] == ["Looks", "Looks", "Asks", "Asks"]
    with pytest.raises(CommandRefused):
        clipboard.copies(graph, {"emotion-1"})


def test_a_card_brings_its_picture_into_another_map(graph: JourneyGraph) -> None:
    graph.apply(commands.set_picture(graph, LOOKS, png()))
    other = small_map((1, 1, 1))
    other.apply(clipboard.pasted(other, clipboard.copied(graph, {LOOKS}), None, None))

    assert [picture.data for picture in other.pictures_in_use()] == [png()]


@pytest.mark.parametrize(
    "pictures", [5, [5], [{"digest": "0" * 64, "media_type": "image/png", "data": "AAAA"}]]
)
def test_a_picture_that_is_none_is_left_out(graph: JourneyGraph, pictures: object) -> None:
    data = {**orjson.loads(clipboard.copied(graph, {LOOKS})), "pictures": pictures}
    change = clipboard.pasted(graph, orjson.dumps(data), LOOKS, None)

    assert added(change) == [("actions", "step-1-1", "Looks")]
    assert graph.pictures == {}
