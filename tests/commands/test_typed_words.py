"""Whatever is typed or pasted, wherever: it is refused in a sentence, or the map is saved and comes back as it is."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Final

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from cjm_desktop import commands
from cjm_desktop.commands import CommandRefused
from cjm_desktop.editor import clipboard, words
from cjm_desktop.model.cleaning import clean
from cjm_desktop.model.records import LARGEST_INTEGER, EmotionScale, Evidence, Persona, Trait, Transition
from cjm_desktop.storage import files
from tests.editor.small_map import small_map
from tests.model.test_cleaning import anything

if TYPE_CHECKING:
    from collections.abc import Callable

    from cjm_desktop.model.change import Change
    from cjm_desktop.model.graph import JourneyGraph
    from cjm_desktop.model.records import Record

CELLS = {("touchpoints", "step-1-1"): ("Advert",), ("touchpoints", "step-2-1"): ("Shop",)}
ADVERT, SHOP = "touchpoints-step-1-1-1", "touchpoints-step-2-1-1"


def shop() -> JourneyGraph:
    """Two steps, and a touchpoint in each."""
    return small_map((1, 1), CELLS, [("step-1-1", 1.0)])


def _copied(_graph: JourneyGraph, text: str) -> bytes:
    """A card on the clipboard as another program may have put it there."""
    fields = {"title": text, "tags": [text], "x-note": text}
    told = {"cards": [{"kind": "note", "lane": "free_text", "step": 0, "fields": fields}]}
    try:
        return orjson.dumps(told)
    except orjson.JSONEncodeError:  # half a character: no such bytes can be made
        return b""


WAYS: Final[dict[str, Callable[[JourneyGraph, str], Change]]] = {
    "in place": lambda graph, text: words.reword(graph, SHOP, "", text),
    "in place, a stage": lambda graph, text: words.reword(graph, "stage-1", "", text),
    "in place, the scenario": lambda graph, text: words.reword(graph, "map", "scenario", text),
    "pasted lines": lambda graph, text: clipboard.pasted_words(graph, text, None, None),
    "pasted cards": lambda graph, text: clipboard.pasted(graph, _copied(graph, text), None, None),
    "the map": lambda graph, text: commands.edit_map(graph, title=text, scenario=text, notes=text),
    "a field": lambda graph, text: commands.edit(graph, SHOP, notes=text, owner=text, tags=(text, text)),
    "a stage": lambda graph, text: commands.add_stage(graph, title=text, goal=text),
    "a step": lambda graph, text: commands.add_step(graph, "stage-1", title=text),
    "a lane": lambda graph, text: commands.add_lane(graph, "actions", title=text, note=text),
    "a card": lambda graph, text: commands.add_card(graph, "note", "free_text", "step-1-1", title=text),
    "a persona": lambda graph, text: commands.add_persona(
        graph, title=text, quote=text, needs=[text], traits=(Trait.model_construct(title=text, value=3),)
    ),
    "a metric": lambda graph, text: commands.add_metric(graph, SHOP, title=text, unit=text, notes=text),
    "evidence": lambda graph, text: commands.add_evidence(graph, title=text, link=text, notes=text),
    "a way": lambda graph, text: commands.connect(graph, SHOP, ADVERT, "branch", label=text),
    "a scale": lambda graph, text: commands.set_scale(graph, EmotionScale.model_construct(labels=(text,))),
}


@given(way=some.sampled_from(sorted(WAYS)), text=anything)
@settings(max_examples=400)
def test_what_is_typed_is_saved_and_comes_back(way: str, text: str) -> None:
    graph = shop()
    with suppress(CommandRefused):
        graph.apply(WAYS[way](graph, text))
    assert files.loads(files.dumps(graph)).graph == graph


@pytest.mark.parametrize("way", WAYS)
def test_words_are_cleaned_on_every_way(way: str) -> None:
    graph = shop()
    graph.apply(WAYS[way](graph, " cafe\u0301 \u202a№\u00a07\u202c "))
    kept = files.dumps(graph).decode()
    assert "café \u202a№\u00a07\u202c" in kept
    assert ' "x-note": "' in kept or "cafe\u0301" not in kept


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("text", ["w" * 1_000_000, "\u0316\u0301\x00" * 300_000], ids=["words", "marks"])
def test_far_too_much_is_refused_in_a_short_sentence(way: str, text: str) -> None:
    graph = shop()
    with pytest.raises(CommandRefused) as caught:
        WAYS[way](graph, text)
    assert len(str(caught.value)) < 200
    assert graph == shop()


def test_words_that_nobody_changed_stay_as_the_file_has_them() -> None:
    raw = files.dumps(shop()).replace(b'"Shop"', '" cafe\u0301\\r\\n"'.encode())
    graph = files.loads(raw).graph
    assert words.reword(graph, SHOP, "", " cafe\u0301\r\n").is_empty
    assert files.dumps(graph) == raw


def test_the_longest_words_are_kept_whole_and_one_more_is_refused() -> None:
    graph = shop()
    graph.apply(words.reword(graph, SHOP, "", "é" * 20_000))
    assert words.words_of(graph, SHOP, "") == ("title", "é" * 20_000)
    with pytest.raises(CommandRefused, match="20000 characters"):
        words.reword(graph, SHOP, "", "é" * 20_001)
    graph.apply(words.reword(graph, SHOP, "", "e\u0301" * 20_000))
    assert words.words_of(graph, SHOP, "") == ("title", "é" * 20_000)


@pytest.mark.parametrize(
    ("kind", "field"), [(Evidence, "sample_size"), (Transition, "count"), (Persona, "age")]
)
def test_a_number_that_no_file_can_hold_is_refused(kind: type[Record], field: str) -> None:
    own = {"order": "i", "source": "a", "target": "b"}
    values = {name: value for name, value in own.items() if name in kind.model_fields}
    with pytest.raises(CommandRefused):
        commands.refusals.validated(kind, {**values, "id": "a", field: LARGEST_INTEGER + 1})


def test_pasted_lines_are_cards_of_one_line_each() -> None:
    graph = shop()
    change = clipboard.pasted_words(graph, "one\u2028two\x0b\x07\tthree\r\n \ud800 \r\n", None, None)
    assert [getattr(card, "title", "") for card in change.added.values()] == ["one", "two", "three"]
    assert clean("\ud800", lines=False) == ""
