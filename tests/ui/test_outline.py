"""The outline: what it says of a map, what is open in it, and how it follows a search and an edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QModelIndex, Qt

from cjm_desktop import commands
from cjm_desktop.theme import load_theme
from cjm_desktop.ui.document import Document
from cjm_desktop.ui.outline import Outline
from cjm_desktop.ui.outline_tree import NOTE
from tests.drawn_maps import journey

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

CELLS = {
    ("touchpoints", "step-1-1"): ["Search", "Video"],
    ("actions", "step-1-2"): ["Reads"],
    ("touchpoints", "step-2-1"): ["Checkout"],
}


@pytest.fixture
def document() -> Document:
    return Document(journey((2, 1), cells=CELLS))


@pytest.fixture
def outline(qtbot: QtBot, document: Document) -> Outline:
    made = Outline(document, load_theme("light"))
    qtbot.addWidget(made)
    made.resize(252, 500)
    made.show()
    return made


def rows(outline: Outline) -> list[tuple[str, str]]:
    """The rows that can be seen, each with its note, from the top down."""
    found: list[tuple[str, str]] = []

    def walk(parent: QModelIndex) -> None:
        model = outline.contents.tree.model()
        for row in range(model.rowCount(parent)):
            index = model.index(row, 0, parent)
            found.append((str(index.data()), str(index.data(NOTE) or "")))
            if outline.contents.tree.isExpanded(index):
                walk(index)

    walk(QModelIndex())
    return found


FOLDED = [
    ("Stage 1", "2 steps"),
    ("1  Step 1", "2"),
    ("2  Step 2", "1"),
    ("Stage 2", "1 step"),
    ("3  Step 1", "1"),
]


def test_it_is_made_when_it_is_seen(qtbot: QtBot, document: Document) -> None:
    made = Outline(document, load_theme("light"))
    qtbot.addWidget(made)
    assert made.is_empty
    made.show()
    qtbot.waitUntil(lambda: not made.is_empty)


def test_a_new_outline_shows_the_steps_and_how_much_is_in_them(outline: Outline) -> None:
    assert rows(outline) == FOLDED


def test_what_is_selected_is_opened_and_stays_open_after_an_edit(
    outline: Outline, document: Document
) -> None:
    outline.show_selection(frozenset({"touchpoints-step-1-1-2"}))
    assert ("Video", "") in rows(outline)
    document.commit("Remove", commands.remove(document.graph, ["touchpoints-step-1-1-1"]))
    assert rows(outline)[1:3] == [("1  Step 1", "1"), ("Video", "")]


def test_what_is_selected_stays_marked_where_an_edit_brings_it(document: Document, outline: Outline) -> None:
    card = document.graph.cards("touchpoints", "step-1-1")[0]
    outline.show_selection(frozenset({card.id}))
    document.commit("Move", commands.move_card(document.graph, card.id, "touchpoints", "step-2-1", 0))
    marked = outline.contents.tree.currentIndex()
    assert marked.data() == card.title
    assert outline.contents.tree.isExpanded(marked.parent())
    assert marked.parent().data() == "3  Step 1"


def test_an_emptied_search_leaves_open_what_was_open_before_it(outline: Outline) -> None:
    outline.contents.search.setText("check")
    assert rows(outline) == [("Stage 2", "1 step"), ("3  Step 1", "1"), ("Checkout", "")]
    outline.contents.search.clear()
    assert rows(outline) == FOLDED


def test_a_renamed_step_keeps_its_number_and_is_told_with_its_note(
    outline: Outline, document: Document
) -> None:
    document.commit("Edit text", commands.edit(document.graph, "step-2-1", title="Pays"))
    assert ("3  Pays", "1") in rows(outline)
    stage = outline.contents.tree.model().index(1, 0)
    step = outline.contents.tree.model().index(0, 0, stage)
    assert step.data(Qt.ItemDataRole.AccessibleTextRole) == "3  Pays, 1"
