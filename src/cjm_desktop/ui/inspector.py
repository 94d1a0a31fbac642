"""The inspector: the fields of what is selected, as its kind describes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from cjm_desktop import commands
from cjm_desktop.editor.words import cleaned
from cjm_desktop.i18n import _, mark
from cjm_desktop.kinds.base import FieldDescription
from cjm_desktop.kinds.registry import card_kind, lane_kind
from cjm_desktop.model.records import Element, JourneyMap, Lane, Persona, Record, Stage, Step, Transition
from cjm_desktop.model.refusal import Refused
from cjm_desktop.ui.choice import Choice

if TYPE_CHECKING:
    from collections.abc import Callable

    from cjm_desktop.model.change import Change
    from cjm_desktop.theme import WindowColours
    from cjm_desktop.ui.document import Document

TITLE = FieldDescription("title", mark("Title"), "text")
HUES = (
    ("iris", mark("Indigo")),
    ("blue", mark("Blue")),
    ("teal", mark("Teal")),
    ("green", mark("Green")),
    ("amber", mark("Amber")),
    ("coral", mark("Coral")),
    ("rose", mark("Pink")),
    ("violet", mark("Violet")),
)
"""The hues of the themes, in words."""
MAP_FIELDS = (
    TITLE,
    FieldDescription("scenario", mark("Scenario"), "text"),
    FieldDescription("owner", mark("Owner")),
    FieldDescription("version", mark("Version")),
    FieldDescription("reviewed_on", mark("Last reviewed")),
    FieldDescription(
        "scope",
        mark("Shows"),
        "choice",
        (("current", mark("Current state")), ("future", mark("Future state"))),
    ),
)
STAGE_FIELDS = (
    TITLE,
    FieldDescription("duration", mark("Duration")),
    FieldDescription("goal", mark("Goal"), "text"),
    FieldDescription("hue", mark("Hue"), "choice", HUES),
)
LANE_FIELDS = (TITLE, FieldDescription("note", mark("Note")))
PERSONA_FIELDS = (
    TITLE,
    FieldDescription("role", mark("Role")),
    FieldDescription("quote", mark("Quote"), "text"),
)


def description_of(record: Record | None) -> tuple[str, tuple[FieldDescription, ...]]:
    """What a record is called, and the fields to ask for."""
    match record:
        case JourneyMap():
            return mark("Map"), MAP_FIELDS
        case Stage():
            return mark("Stage"), STAGE_FIELDS
        case Step():
            return mark("Step"), (TITLE,)
        case Lane():
            return lane_kind(record.kind).label, LANE_FIELDS
        case Persona():
            return mark("Persona"), PERSONA_FIELDS
        case Element():
            return card_kind(record.kind).label, card_kind(record.kind).fields or (TITLE,)
        case Transition():
            return mark("Transition"), (FieldDescription("label", mark("Label")),)
        case _:
            return "", ()


class Inspector(QScrollArea):
    """Shows one record and tells what was entered."""

    edited = Signal(str, object)
    """The name of the edit in the history, and the change."""
    refused = Signal(str)

    def __init__(self, document: Document, colours: WindowColours) -> None:
        super().__init__()
        self._document = document
        self._colours = colours
        self._source = document.graph.map.id
        self._refresh: dict[str, Callable[[], None]] = {}
        self._keepers: list[Callable[[], None]] = []
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setMinimumWidth(200)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        document.changed.connect(self._follow)
        self.show_selection(frozenset())

    def show_selection(self, ids: frozenset[str]) -> None:
        """Show what is selected: the map itself where nothing or several things are."""
        source = next(iter(ids)) if len(ids) == 1 else self._document.graph.map.id
        self._source = source
        self._build()

    def finish(self) -> None:
        """Keep what was typed into a field that is not left yet."""
        for keep in self._keepers:
            keep()

    def _follow(self, change: Change) -> None:
        if self._source in change.removed:
            self.show_selection(frozenset())
        elif self._source in change.updated:
            for refresh in self._refresh.values():
                refresh()

    def _build(self) -> None:
        record = self._document.graph.get(self._source)
        name, fields = description_of(record)
        panel = QWidget()
        panel.setAutoFillBackground(True)
        palette = panel.palette()
        palette.setColor(panel.backgroundRole(), QColor(self._colours.panel))
        panel.setPalette(palette)
        layout = QVBoxLayout(panel)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.setSpacing(10)
        title = QLabel(_(name))
        title.setStyleSheet("font-weight: 600;")
        layout.addWidget(title)
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.setSpacing(5)
        form.setVerticalSpacing(10)
        self._refresh = {}
        self._keepers = []
        for field in fields:
            label = QLabel(_(field.label))
            label.setStyleSheet(f"color: {self._colours.text2}; font-size: 12px;")
            editor = self._editor(field)
            label.setBuddy(editor)
            form.addRow(label, editor)
        layout.addLayout(form)
        layout.addStretch(1)
        self.setWidget(panel)
        for refresh in self._refresh.values():
            refresh()

    def _value(self, field: FieldDescription) -> object:
        return getattr(self._document.graph.get(self._source), field.name, None)

    def _keep(self, field: FieldDescription, value: object) -> None:
        if value == self._value(field):
            return
        try:
            change = commands.edit(self._document.graph, self._source, **{field.name: value})
        except Refused as refusal:
            self.refused.emit(str(refusal))
            self._refresh[field.name]()
            return
        self.edited.emit(_("Edit {field}").format(field=_(field.label).lower()), change)

    def _editor(self, field: FieldDescription) -> QWidget:
        match field.editor:
            case "choice":
                return self._choice(field)
            case "flag":
                return self._flag(field)
            case "text":
                return self._text(field)
            case "line" | "number" | "tags":
                return self._line(field)

    def _line(self, field: FieldDescription) -> QWidget:
        line = QLineEdit()

        def keep() -> None:
            try:
                self._keep(field, _read(line.text(), field))
            except (ValueError, OverflowError):  # no number, or an endless one
                refresh()

        def refresh() -> None:
            words = _written(self._value(field))
            if line.text() != words:
                line.setText(words)

        line.editingFinished.connect(keep)
        self._keepers.append(keep)
        self._refresh[field.name] = refresh
        return line

    def _text(self, field: FieldDescription) -> QWidget:
        text = _TextField()

        def refresh() -> None:
            words = _written(self._value(field))
            if text.toPlainText() != words:
                text.setPlainText(words)

        def keep() -> None:
            self._keep(field, cleaned(text.toPlainText()))

        text.left.connect(keep)
        self._keepers.append(keep)
        self._refresh[field.name] = refresh
        return text

    def _flag(self, field: FieldDescription) -> QWidget:
        box = QCheckBox(_(field.label))
        box.clicked.connect(lambda checked: self._keep(field, checked))
        self._refresh[field.name] = lambda: box.setChecked(bool(self._value(field)))
        return box

    def _choice(self, field: FieldDescription) -> QWidget:
        box = Choice()
        for value, label in field.choices:
            box.addItem(_(label), value)
        box.activated.connect(lambda index: self._keep(field, box.itemData(index)))
        values = [value for value, _label in field.choices]

        def refresh() -> None:
            value = self._value(field)
            box.setCurrentIndex(values.index(value) if value in values else -1)

        self._refresh[field.name] = refresh
        return box


class _TextField(QPlainTextEdit):
    """Several lines of text that tell when they are left."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setFixedHeight(64)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


def _written(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple):
        return ", ".join(str(each) for each in value)
    if isinstance(value, float):
        return f"{value:g}"
    return str(value)


def _read(words: str, field: FieldDescription) -> object:
    """What was entered, as the record wants it."""
    words = cleaned(words)
    match field.editor:
        case "tags":
            return tuple(part for part in (each.strip() for each in words.split(",")) if part)
        case "number":
            if not words:
                return None
            number = float(words.replace(",", ".").replace("−", "-"))
            return number if field.name == "value" else int(number)
        case _:
            return words
