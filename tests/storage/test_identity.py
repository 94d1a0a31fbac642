"""Laws of saving: what is loaded is what was saved, and saving it again gives the same bytes."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from cjm_desktop.model.gate import FORBIDDEN
from cjm_desktop.storage import files
from cjm_desktop.storage.envelope import LISTS, graph_of
from cjm_desktop.storage.migrations import Document

words = st.text(st.characters(codec="utf-8"), max_size=12).filter(lambda text: not FORBIDDEN.search(text))
numbers = st.integers(-(2**63), 2**63 - 1) | st.floats(allow_nan=False, allow_infinity=False)
values = st.recursive(
    st.none() | st.booleans() | numbers | words,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3),
    max_leaves=6,
)
unknown = st.dictionaries(words.map("x-".__add__), values, max_size=2)
orders = st.text("0123456789abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=4)
kinds = st.sampled_from(["action", "touchpoint", "pain_point", "note", "hologram"])
identifiers = st.text("abcdefghijklmnopqrstuvwxyz234567", min_size=8, max_size=8)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """A file of any program: unknown fields everywhere, lists in any order, defaults spelled out or not."""
    names = iter(draw(st.lists(identifiers, min_size=40, max_size=40, unique=True)))

    def record(**fields: Any) -> dict[str, Any]:  # noqa: ANN401
        return {"id": next(names), **fields, **draw(unknown)}

    def some(most: int) -> range:
        return range(draw(st.integers(0, most)))

    stages = [record(order=draw(orders), title=draw(words)) for _stage in some(3)]
    steps = [record(stage=stage["id"], order=draw(orders)) for stage in stages for _step in (0, *some(2))]
    lanes = [record(kind=draw(kinds), order=draw(orders), hidden=draw(st.booleans())) for _lane in some(3)]
    personas = [record(order=draw(orders), goals=draw(st.lists(words, max_size=2))) for _persona in some(2)]
    elements: list[dict[str, Any]] = []
    if steps and lanes:
        places = st.fixed_dictionaries({"lane": st.sampled_from(lanes), "step": st.sampled_from(steps)})
        for _card in some(5):
            where = {name: home["id"] for name, home in draw(places).items()}
            persona = [persona["id"] for persona in personas if draw(st.booleans())]
            elements.append(
                record(kind=draw(kinds), **where, order=draw(orders), title=draw(words), personas=persona)
            )
        for number in some(3):
            where = {name: home["id"] for name, home in draw(places).items()}
            value = draw(st.floats(-2, 2))
            elements.append(record(kind="emotion", **where, value=value, offset=number / 4))
    ends = st.lists(st.sampled_from(steps), min_size=2, max_size=2, unique_by=id) if len(steps) > 1 else None
    links = []
    for _link in some(3) if ends else ():
        source, target = draw(ends)
        kind = draw(st.sampled_from(["transition", "reminds_of"]))
        links.append(record(kind=kind, source=source["id"], target=target["id"], label=draw(words)))
    lists = {"personas": personas, "stages": stages, "steps": steps, "lanes": lanes, "elements": elements, "links": links}
    return {"format": 1, **record(title=draw(words)), **lists}


@given(documents())
@settings(deadline=None)
def test_what_is_loaded_is_what_was_saved(document: Document) -> None:
    graph = graph_of(document)
    data = files.dumps(graph)
    again = files.loads(data).graph
    assert again == graph
    assert files.dumps(again) == data


@given(documents())
@settings(deadline=None)
def test_nothing_of_a_foreign_file_is_lost(document: Document) -> None:
    saved = json.loads(files.dumps(graph_of(document)))
    for name in LISTS:
        kept = {record["id"]: record for record in saved.get(name, [])}
        assert kept.keys() == {record["id"] for record in document[name]}
        for record in document[name]:
            for field, value in record.items():
                assert kept[record["id"]].get(field, value) == value
                assert not field.startswith("x-") or field in kept[record["id"]]
