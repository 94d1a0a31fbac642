"""One of several: from a list, or from a row of buttons where the words are few and short."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout
from typing_extensions import override

from cjm_desktop.display.icons import has_icon
from cjm_desktop.i18n import LANGUAGES, _, mark
from cjm_desktop.model.records import Element
from cjm_desktop.ui.check_box import CheckBox
from cjm_desktop.ui.choice import Choice
from cjm_desktop.ui.fields.base import Access, FieldEditor
from cjm_desktop.ui.fields.grids import GridEditor
from cjm_desktop.ui.icons import icon, swatch

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QIcon

SEGMENTS, SEGMENTS_WIDTH, AROUND_WORDS = 4, 283, 23
"""So many choices at most stand side by side, and only if their words fit."""
ICON = 15


class ListEditor(FieldEditor):
    """A choice from a list."""

    def __init__(self, access: Access) -> None:
        super().__init__(access)
        self.box = Choice()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.box)
        self.setFocusProxy(self.box)
        self.box.activated.connect(lambda index: self.access.keep(self.box.itemData(index)))

    def entries(self) -> Sequence[tuple[object, str]]:
        """The values and their words, as they are now."""
        return [(value, _(label)) for value, label in self.access.field.choices]

    @override
    def refresh(self) -> None:
        entries = list(self.entries())
        shown = [(self.box.itemData(index), self.box.itemText(index)) for index in range(self.box.count())]
        if shown != entries:
            self.box.clear()
            for value, words in entries:
                self.box.addItem(words, value)
        value = self.access.value()
        values = [each for each, _words in entries]
        self.box.setCurrentIndex(values.index(value) if value in values else -1)


class StepEditor(ListEditor):
    """A later step up to which a card reaches; its own step means that it stands in one cell."""

    @override
    def entries(self) -> Sequence[tuple[object, str]]:
        graph, record = self.access.document.graph, self.access.record
        if not isinstance(record, Element):
            return []
        steps = graph.steps()
        first = graph.position(record.step)
        later = [
            (step.id, f"{place}. {step.title}".rstrip(". ") if step.title else str(place))
            for place, step in enumerate(steps[first + 1 :], first + 2)
        ]
        return [(None, _("Only its own step")), *later]


class PersonaEditor(ListEditor):
    """One persona, or everyone."""

    @override
    def entries(self) -> Sequence[tuple[object, str]]:
        personas = self.access.document.graph.personas()
        return [(None, _("Everyone")), *((each.id, each.title or _("Persona")) for each in personas)]


OTHER_LANGUAGES = (
    ("ar", mark("Arabic")),
    ("hy", mark("Armenian")),
    ("zh", mark("Chinese")),
    ("fr", mark("French")),
    ("ka", mark("Georgian")),
    ("de", mark("German")),
    ("el", mark("Greek")),
    ("he", mark("Hebrew")),
    ("hi", mark("Hindi")),
    ("it", mark("Italian")),
    ("ja", mark("Japanese")),
    ("ko", mark("Korean")),
    ("pl", mark("Polish")),
    ("pt", mark("Portuguese")),
    ("es", mark("Spanish")),
    ("th", mark("Thai")),
    ("tr", mark("Turkish")),
    ("uk", mark("Ukrainian")),
)
"""Languages that the program does not speak and a map may be written in; a file may name any other."""


class LanguageEditor(ListEditor):
    """The language of the map: the program's own by their names, others in the words of the window."""

    @override
    def entries(self) -> Sequence[tuple[object, str]]:
        others = sorted(((tag, _(name)) for tag, name in OTHER_LANGUAGES), key=lambda entry: entry[1])
        known: list[tuple[object, str]] = [*LANGUAGES.items(), *others]
        value = self.access.value()
        return known if any(tag == value for tag, _name in known) else [*known, (value, str(value))]


class ButtonsEditor(FieldEditor):
    """A choice from a row of buttons, of which one is down.

    Where nothing may be chosen, there is no button for it: pressing the one that is down lets it go.
    """

    def __init__(self, access: Access, pictures: Mapping[object, QIcon], *, wide: bool = True) -> None:
        super().__init__(access)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0 if wide else 4)
        self.buttons: dict[object, QToolButton] = {}
        for value, label in access.field.choices:
            if value is None:
                continue
            button = self.buttons[value] = QToolButton()
            button.setCheckable(True)
            button.setProperty("segment", "true" if wide else "false")
            button.setToolTip(_(label))
            button.setAccessibleName(_(label))
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setIconSize(QSize(ICON, ICON))
            if value in pictures:
                button.setIcon(pictures[value])
            if wide:
                button.setText(_(label))
                beside = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
                button.setToolButtonStyle(beside if pictures else Qt.ToolButtonStyle.ToolButtonTextOnly)
                button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.clicked.connect(lambda _checked=False, value=value: self._press(value))
            row.addWidget(button)
        if not wide:
            row.addStretch(1)

    def _press(self, value: object) -> None:
        may_be_none = any(each is None for each, _label in self.access.field.choices)
        self.access.keep(None if may_be_none and self.access.value() == value else value)
        self.refresh()

    @override
    def refresh(self) -> None:
        value = self.access.value()
        for each, button in self.buttons.items():
            button.setChecked(each == value)


class HueEditor(ButtonsEditor):
    """A hue of the theme, by its colour."""

    def __init__(self, access: Access) -> None:
        pictures: dict[object, QIcon] = {
            value: swatch(access.theme.hue(str(value)).header) for value, _label in access.field.choices
        }
        super().__init__(access, pictures, wide=False)


class FlagEditor(FieldEditor):
    """Yes or no."""

    labelled = True

    def __init__(self, access: Access) -> None:
        super().__init__(access)
        self.box = CheckBox(_(access.field.label))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.box)
        self.setFocusProxy(self.box)
        self.box.clicked.connect(access.keep)

    @override
    def refresh(self) -> None:
        self.box.setChecked(bool(self.access.value()))


class PersonasEditor(FieldEditor):
    """Which personas something belongs to; none means everyone."""

    def __init__(self, access: Access) -> None:
        super().__init__(access)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.boxes: dict[str, CheckBox] = {}
        for persona in access.document.graph.personas():
            box = self.boxes[persona.id] = CheckBox(persona.title or _("Persona"))
            box.clicked.connect(self._keep)
            column.addWidget(box)

    def _keep(self) -> None:
        chosen = tuple(identifier for identifier, box in self.boxes.items() if box.isChecked())
        everyone = len(chosen) == len(self.boxes) and not isinstance(self.access.value(), str)
        self.access.keep(() if everyone else chosen)
        self.refresh()

    @override
    def refresh(self) -> None:
        value = self.access.value()
        chosen = value if isinstance(value, tuple) else ()
        for identifier, box in self.boxes.items():
            box.setChecked(identifier in chosen)


def choice_editor(access: Access) -> FieldEditor:
    """Buttons where the choices are few and short, a grid of icons where they are many and have them, else a list."""
    words = {value: _(label) for value, label in access.field.choices if value is not None}
    pictures: dict[object, QIcon] = {
        value: icon(name, access.colours)
        for (value, _label), name in zip(access.field.choices, access.field.icons, strict=False)
        if has_icon(name)
    }
    if len(pictures) == len(words) > SEGMENTS:
        return GridEditor(access, pictures)
    if 2 <= len(words) <= SEGMENTS:
        measure = QFontMetrics(QApplication.font()).horizontalAdvance
        beside = AROUND_WORDS + (ICON + 4 if pictures else 0)
        if sum(measure(each) + beside for each in words.values()) <= SEGMENTS_WIDTH:
            return ButtonsEditor(access, pictures)
    return ListEditor(access)
