"""The inspector asks for every field of every record, and what is entered arrives."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QToolButton

from cjm_desktop import commands
from cjm_desktop.kinds.base import Asking
from cjm_desktop.kinds.registry import CARD_KINDS
from cjm_desktop.model.change import Change
from cjm_desktop.model.records import LINES, Evidence, Metric, Portrait, Trait, Transition
from cjm_desktop.theme import load_theme
from cjm_desktop.ui.descriptions import SORTS, description_of
from cjm_desktop.ui.document import Document
from cjm_desktop.ui.fields.base import FieldEditor
from cjm_desktop.ui.fields.choices import ButtonsEditor, HueEditor, PersonasEditor, StepEditor
from cjm_desktop.ui.fields.icons import IconPicker
from cjm_desktop.ui.fields.portraits import PortraitEditor
from cjm_desktop.ui.fields.registry import EDITORS
from cjm_desktop.ui.fields.scores import FeelingEditor, ScoreEditor
from cjm_desktop.ui.fields.traits import TraitsEditor
from cjm_desktop.ui.fields.words import LineEditor, ShareEditor, TextEditor
from cjm_desktop.ui.inspector import Inspector
from cjm_desktop.ui.style import window_colours
from tests.drawn_maps import journey

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from cjm_desktop.kinds.base import CardKind
    from cjm_desktop.model.records import Record

CELLS = {("touchpoints", "step-1-1"): ["Shop"], ("touchpoints", "step-2-1"): ["Phone"]}


class Desk:
    """An inspector over a small map, whose edits are made at once."""

    def __init__(self, qtbot: QtBot) -> None:
        graph = journey([1, 1, 1], cells=CELLS, emotions=[("step-1-1", 0.0)], persona="Ina")
        graph.apply(commands.add_persona(graph, title="Marek"))
        graph.apply(commands.add_metric(graph, "touchpoints-step-1-1-1", title="Exits", value=18.0))
        self.document = Document(graph)
        self.inspector = Inspector(self.document, load_theme("light"))
        self.inspector.edited.connect(self.document.commit)
        self.refusals: list[str] = []
        self.inspector.refused.connect(self.refusals.append)
        qtbot.addWidget(self.inspector)
        self.inspector.resize(316, 900)
        self.inspector.show()

    def show(self, identifier: str) -> None:
        self.inspector.show_selection(frozenset({identifier}))

    def editor(self, name: str) -> FieldEditor:
        return next(
            each for each in self.inspector.findChildren(FieldEditor) if each.access.field.name == name
        )

    def value(self, identifier: str, name: str) -> object:
        return getattr(self.document.graph.get(identifier), name)


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return Desk(qtbot)


def test_there_is_an_editor_for_every_way_of_asking() -> None:
    assert set(EDITORS) == set(get_args(Asking))


@pytest.mark.parametrize("kind", CARD_KINDS, ids=lambda kind: kind.identifier)
def test_every_field_of_a_kind_is_one_of_its_record(kind: CardKind) -> None:
    assert {field.name for field in kind.fields} <= set(kind.record.model_fields)


@pytest.mark.parametrize("sort", SORTS, ids=lambda sort: sort.__name__)
def test_every_field_of_the_other_records_is_theirs(sort: type[Record]) -> None:
    assert {field.name for field in SORTS[sort].fields} <= set(sort.model_fields)


def test_words_keep_their_lines_where_a_box_asks_for_them_and_nowhere_else() -> None:
    asked = [(record, described.fields) for record, described in SORTS.items()]
    asked += [(kind.record, kind.fields) for kind in CARD_KINDS]
    for record, fields in asked:
        for field in fields:
            if field.editor in {"text", "line"}:
                takes_lines = LINES in record.model_fields[field.name].metadata
                assert takes_lines is (field.editor == "text"), (record.__name__, field.name)


def test_every_record_of_a_map_can_be_shown(desk: Desk) -> None:
    for record in list(desk.document.graph):
        desk.show(record.id)
        several = len(desk.document.graph.personas()) > 1
        asked = {field.name for field in description_of(record, several_personas=several).fields}
        assert {editor.access.field.name for editor in desk.inspector.findChildren(FieldEditor)} >= asked


def enter(editor: FieldEditor, words: str) -> None:
    """Type something into an editor of words and leave it."""
    if isinstance(editor, TextEditor):
        editor.box.setPlainText(words)
    else:
        assert isinstance(editor, LineEditor)
        editor.line.setText(words)
    editor.finish()


@pytest.mark.parametrize(
    ("record", "field", "words", "value"),
    [
        ("map", "scenario", "Two\nlines", "Two\nlines"),
        ("map", "reviewed_on", "2026-03-05", "2026-03-05"),
        ("map", "review_cadence_days", "90", 90),
        ("map", "review_cadence_days", "", None),
        ("touchpoints-step-1-1-1", "tags", "one, two,, three", ("one", "two", "three")),
        ("persona", "goals", "First\n\nSecond", ("First", "Second")),
        ("step-1-1", "width", "1,5", 1.5),
    ],
)
def test_what_is_typed_arrives_as_the_record_wants_it(
    desk: Desk, record: str, field: str, words: str, value: object
) -> None:
    graph = desk.document.graph
    identifier = {"map": graph.map.id, "persona": graph.personas()[0].id}.get(record, record)
    desk.show(identifier)
    enter(desk.editor(field), words)

    assert desk.value(identifier, field) == value
    assert desk.refusals == []


def test_a_share_is_typed_in_percent_and_kept_from_0_to_1(desk: Desk) -> None:
    path = Transition(id="way", source="touchpoints-step-1-1-1", target="touchpoints-step-2-1-1")
    desk.document.commit("Connect", Change.of(added=[path]))
    desk.show("way")
    editor = desk.editor("probability")
    assert isinstance(editor, ShareEditor)
    enter(editor, "62 %")

    assert desk.value("way", "probability") == pytest.approx(0.62)
    assert editor.line.text() == "62\N{NO-BREAK SPACE}%"
    enter(editor, "162")
    assert desk.value("way", "probability") == pytest.approx(0.62)
    assert len(desk.refusals) == 1
    assert editor.line.text() == "62\N{NO-BREAK SPACE}%"


def press(button: QToolButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_pressing_the_button_that_is_down_lets_it_go_where_nothing_may_be_chosen(desk: Desk) -> None:
    desk.show("touchpoints-step-1-1-1")
    editor = desk.editor("evidence")
    assert isinstance(editor, ButtonsEditor)
    press(editor.buttons["partly"])
    assert desk.value("touchpoints-step-1-1-1", "evidence") == "partly"
    press(editor.buttons["partly"])
    assert desk.value("touchpoints-step-1-1-1", "evidence") is None
    assert not editor.buttons["partly"].isChecked()


def test_a_score_is_pressed_and_pressed_away(desk: Desk) -> None:
    desk.show("touchpoints-step-1-1-1")
    editor = desk.editor("satisfaction")
    assert isinstance(editor, ScoreEditor)
    for score, kept in ((4, 4), (2, 2), (2, None)):
        press(editor.buttons[score - 1])
        assert desk.value("touchpoints-step-1-1-1", "satisfaction") == kept


def test_a_feeling_is_chosen_by_its_face(desk: Desk) -> None:
    desk.show("emotion-1")
    editor = desk.editor("value")
    assert isinstance(editor, FeelingEditor)
    press(editor.buttons[4][1])
    assert desk.value("emotion-1", "value") == 2.0
    assert [button.isChecked() for _value, button in editor.buttons] == [False] * 4 + [True]


def test_a_hue_is_chosen_by_its_colour(desk: Desk) -> None:
    desk.show("stage-1")
    editor = desk.editor("hue")
    assert isinstance(editor, HueEditor)
    press(editor.buttons["coral"])
    assert desk.value("stage-1", "hue") == "coral"


def test_a_card_reaches_only_to_later_steps(desk: Desk) -> None:
    desk.document.commit("Add", commands.add_card(desk.document.graph, "action", "actions", "step-2-1"))
    (action,) = desk.document.graph.cards("actions", "step-2-1")
    desk.show(action.id)
    editor = desk.editor("until")
    assert isinstance(editor, StepEditor)
    assert [step for step, _words in editor.entries()] == [None, "step-3-1"]
    editor.box.activated.emit(1)
    assert desk.value(action.id, "until") == "step-3-1"


def test_cards_belong_to_those_who_are_ticked_and_to_everyone_when_none_or_all_are(desk: Desk) -> None:
    first, second = (persona.id for persona in desk.document.graph.personas())
    desk.show("touchpoints-step-1-1-1")
    editor = desk.editor("personas")
    assert isinstance(editor, PersonasEditor)
    editor.boxes[first].click()
    assert desk.value("touchpoints-step-1-1-1", "personas") == (first,)
    editor.boxes[second].click()
    assert desk.value("touchpoints-step-1-1-1", "personas") == ()


def test_traits_are_added_named_and_left_out(desk: Desk) -> None:
    persona = desk.document.graph.personas()[0].id
    desk.show(persona)
    editor = desk.editor("traits")
    assert isinstance(editor, TraitsEditor)
    editor.add.click()
    editor.add.click()
    editor.rows[0].name.setText("Time pressure")
    editor.rows[0].value.setValue(5)
    editor.finish()
    pressed = Trait(title="Time pressure", value=5)
    assert desk.value(persona, "traits") == (pressed, Trait(title="Trait", value=3))
    editor.rows[1].remove.click()
    assert desk.value(persona, "traits") == (pressed,)


def test_a_portrait_is_put_together_from_its_parts(desk: Desk) -> None:
    persona = desk.document.graph.personas()[0].id
    desk.show(persona)
    editor = desk.editor("portrait")
    assert isinstance(editor, PortraitEditor)
    box = editor.parts["hair"]
    box.activated.emit(box.findData("bun"))
    assert desk.value(persona, "portrait") == Portrait(hair="bun")


def test_icons_are_found_by_words_and_taken(qtbot: QtBot) -> None:
    picker = IconPicker(window_colours(load_theme("light")))
    qtbot.addWidget(picker)
    taken: list[str] = []
    picker.picked.connect(taken.append)
    every = picker.grid.count()
    picker.search.setText("truck")
    assert 0 < picker.grid.count() < every
    QTest.keyClick(picker.search, Qt.Key.Key_Return)
    assert taken
    assert "truck" in taken[0]


def test_metrics_and_evidence_are_added_to_a_card_and_shown(desk: Desk) -> None:
    chosen: list[str] = []
    desk.inspector.chosen.connect(chosen.append)
    desk.show("touchpoints-step-1-1-1")
    for name in ("Metrics: Add", "Evidence: Add"):
        button = next(
            each for each in desk.inspector.findChildren(QPushButton) if each.accessibleName() == name
        )
        button.click()
    added = [desk.document.graph.get(each) for each in chosen]
    assert [type(record) for record in added] == [Metric, Evidence]
    assert len(desk.document.graph.metrics("touchpoints-step-1-1-1")) == 2
    assert commands.evidence_of(desk.document.graph, "touchpoints-step-1-1-1") == (added[1],)


ODD = " e\u0301\u00a0№\u2028\r\n\tend"
"""Words of a file as no field would write them."""


@pytest.mark.parametrize(
    ("record", "field", "value"),
    [
        ("map", "scenario", ODD),
        ("map", "title", ODD),
        ("map", "owner", ODD),
        ("touchpoints-step-1-1-1", "tags", (ODD, "b, c")),
        ("touchpoints-step-1-1-1", "tags", tuple("t" * 1_999 for _ in range(40))),
        ("persona", "goals", (ODD, "two\nlines")),
        ("persona", "traits", (Trait(title=ODD, value=2),)),
    ],
)
def test_looking_at_a_field_changes_nothing(desk: Desk, record: str, field: str, value: object) -> None:
    graph = desk.document.graph
    identifier = {"map": graph.map.id, "persona": graph.personas()[0].id}.get(record, record)
    before = graph.record(identifier)
    desk.document.apply(Change.of(updated=[(before, before.replace(**{field: value}))]))
    desk.show(identifier)
    desk.inspector.finish()
    desk.editor(field).refresh()
    desk.inspector.finish()
    assert desk.value(identifier, field) == value
    assert desk.document.undo_stack.isClean()


def test_blanks_that_hold_words_together_are_kept_as_they_are_typed(desk: Desk) -> None:
    desk.show(desk.document.graph.map.id)
    enter(desk.editor("scenario"), " №\N{NO-BREAK SPACE}7\n\ntwo ")
    enter(desk.editor("owner"), "№\N{NO-BREAK SPACE}7 \nand more\ud800")
    assert desk.document.graph.map.scenario == "№\N{NO-BREAK SPACE}7\n\ntwo"
    assert desk.document.graph.map.owner == "№\N{NO-BREAK SPACE}7 and more"
    editor = desk.editor("owner")
    assert isinstance(editor, LineEditor)
    assert editor.line.text() == "№\N{NO-BREAK SPACE}7 and more"


def test_a_line_that_is_too_long_shows_its_beginning(desk: Desk, qtbot: QtBot) -> None:
    persona = desk.document.graph.personas()[0].id
    desk.document.commit("Edit", commands.edit(desk.document.graph, persona, role="Freelancer " * 20))
    desk.inspector.show()
    desk.show(persona)
    editor = desk.editor("role")
    assert isinstance(editor, LineEditor)
    assert editor.line.cursorPosition() == 0
    desk.inspector.activateWindow()
    editor.line.setFocus()
    qtbot.waitUntil(editor.line.hasFocus)
    editor.line.setCursorPosition(len(editor.line.text()))
    desk.editor("title").setFocus()
    assert editor.line.cursorPosition() == 0


def test_a_lane_without_a_title_says_what_it_is_called_on_the_map(desk: Desk) -> None:
    desk.show("touchpoints")
    editor = desk.editor("title")
    assert isinstance(editor, TextEditor)
    assert (editor.box.toPlainText(), editor.box.placeholderText()) == ("", "Touchpoints")


def test_a_trait_takes_any_words_that_are_typed(desk: Desk) -> None:
    persona = desk.document.graph.personas()[0].id
    desk.show(persona)
    editor = desk.editor("traits")
    assert isinstance(editor, TraitsEditor)
    editor.add.click()
    editor.rows[0].name.setText("In a\x07 hurry\ud800 ")
    editor.finish()
    assert desk.value(persona, "traits") == (Trait(title="In a hurry", value=3),)
    assert editor.rows[0].name.text() == "In a hurry"
    editor.rows[0].name.setText("w" * 3_000)
    editor.finish()
    assert len(desk.refusals) == 1
    assert desk.value(persona, "traits") == (Trait(title="In a hurry", value=3),)


def test_a_strength_is_pressed_twice_in_a_row_on_the_same_buttons(desk: Desk) -> None:
    persona = desk.document.graph.personas()[0].id
    desk.show(persona)
    editor = desk.editor("traits")
    assert isinstance(editor, TraitsEditor)
    editor.add.click()
    row = editor.rows[0]
    row.value.stepUp()
    row.value.stepDown()
    row.value.stepDown()
    assert editor.rows == [row]
    assert desk.value(persona, "traits") == (Trait(title="Trait", value=2),)


def test_a_whole_book_pasted_into_a_box_is_refused_and_what_was_there_stays(desk: Desk) -> None:
    desk.show(desk.document.graph.map.id)
    editor = desk.editor("scenario")
    assert isinstance(editor, TextEditor)
    enter(editor, "What was there")
    book = QMimeData()
    book.setText("words of a book\n" * 700_000)
    editor.box.insertFromMimeData(book)
    assert len(editor.box.toPlainText()) < 30_000
    editor.finish()
    assert ["20000 characters" in sentence for sentence in desk.refusals] == [True]
    assert desk.document.graph.map.scenario == "What was there"
