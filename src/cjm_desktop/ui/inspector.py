"""The inspector: the fields of what is selected, as its kind describes them, and what belongs to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from cjm_desktop import commands
from cjm_desktop.i18n import _
from cjm_desktop.model.records import Evidence, Link, Metric, Persona
from cjm_desktop.model.refusal import Refused
from cjm_desktop.ui.icons import icon
from cjm_desktop.ui.plain import Label
from cjm_desktop.ui.style import window_colours

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPaintEvent

    from cjm_desktop.kinds.base import FieldDescription
    from cjm_desktop.model.change import Change
    from cjm_desktop.theme import Theme
    from cjm_desktop.ui.document import Document
    from cjm_desktop.ui.fields import FieldEditor
    from cjm_desktop.ui.related import Related

ICON, FIELD_GAP = 20, 12


class Inspector(QScrollArea):
    """Shows one record and tells what was entered.

    It is empty until something is selected or it was seen: in a new window the map is painted first.
    """

    edited = Signal(str, object)
    """The name of the edit in the history, and the change."""
    refused = Signal(str)
    chosen = Signal(str)
    """Another record is to be selected, by its id."""

    def __init__(self, document: Document, theme: Theme) -> None:
        super().__init__()
        self._document = document
        self._theme = theme
        self._colours = window_colours(theme)
        self._source = document.graph.map.id
        self._editors: dict[str, FieldEditor] = {}
        self._said: dict[str, QLabel] = {}
        self._related: Related | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setMinimumWidth(200)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setObjectName("inspector")
        document.changed.connect(self._follow)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.widget() is None:
            QTimer.singleShot(0, self, self._fill)

    def _fill(self) -> None:
        if self.widget() is None:
            self.show_selection(frozenset())

    def show_selection(self, ids: frozenset[str]) -> None:
        """Show what is selected: the map itself where nothing or several things are."""
        self._source = next(iter(ids)) if len(ids) == 1 else self._document.graph.map.id
        self._build()

    def begin(self, typed: str = "") -> None:
        """Write in the first field that takes words; ``typed`` replaces what is selected there."""
        writable = (editor.focusProxy() for editor in self._editors.values())
        field = next((each for each in writable if isinstance(each, QLineEdit | QPlainTextEdit)), None)
        if field is None:
            return
        field.setFocus()
        field.selectAll()
        self.ensureWidgetVisible(field)
        if not typed:
            return
        if isinstance(field, QLineEdit):
            field.insert(typed)
        else:
            field.insertPlainText(typed)

    def finish(self) -> None:
        """Keep what was typed into a field that is not left yet."""
        for editor in tuple(self._editors.values()):
            editor.finish()

    def _follow(self, change: Change) -> None:
        if self.widget() is None:
            return
        if self._source in change.removed:
            self.show_selection(frozenset())
            return
        if self._source in change.updated:
            self._refresh()
        touched = (
            *change.added.values(),
            *change.removed.values(),
            *(after for _, after in change.updated.values()),
        )
        if any(isinstance(record, Metric | Evidence | Link | Persona) for record in touched):
            self._show_related()

    def _build(self) -> None:
        from cjm_desktop.ui.descriptions import description_of

        graph = self._document.graph
        record = graph.get(self._source)
        name, icon_name, fields = description_of(record, several_personas=len(graph.personas()) > 1)
        panel = QWidget()
        panel.setObjectName("fields")
        layout = QVBoxLayout(panel)
        layout.setContentsMargins(14, 13, 14, 14)
        layout.setSpacing(14)
        layout.addLayout(self._heading(_(name), icon_name))
        form = QVBoxLayout()
        form.setSpacing(FIELD_GAP)
        self._said = {}
        self._editors = {field.name: self._add_field(form, field) for field in fields}
        layout.addLayout(form)
        self._place_of_related = QVBoxLayout()
        self._related = None
        layout.addLayout(self._place_of_related)
        layout.addStretch(1)
        self.setWidget(panel)
        self._show_related()
        self._refresh()

    def _heading(self, words: str, icon_name: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        if icon_name:
            picture = QLabel()
            picture.setPixmap(icon(icon_name, self._colours).pixmap(QSize(ICON, ICON)))
            row.addWidget(picture)
        title = QLabel(words)
        title.setStyleSheet("font-weight: 600;")
        row.addWidget(title, 1)
        return row

    def _add_field(self, form: QVBoxLayout, field: FieldDescription) -> FieldEditor:
        from cjm_desktop.ui.fields import Access, editor_of

        def keep(value: object) -> None:
            self._keep(field, value)

        def make(change: Callable[[], Change]) -> None:
            self._make(_edit_of(field), change)

        access = Access(field, self._document, self._source, self._theme, self._colours, keep, make)
        editor = editor_of(access)
        if editor.labelled:
            form.addWidget(editor)
            return editor
        label = QLabel(_(field.label))
        label.setStyleSheet(f"color: {self._colours.text2}; font-size: 12px;")
        label.setBuddy(editor)
        said = self._said[field.name] = Label()
        said.setStyleSheet("font-size: 12px;")
        line = QHBoxLayout()
        line.addWidget(label, 1)
        line.addWidget(said)
        block = QVBoxLayout()
        block.setSpacing(5)
        block.addLayout(line)
        block.addWidget(editor)
        proxy = editor.focusProxy()
        if proxy is not None and not proxy.accessibleName():
            proxy.setAccessibleName(_(field.label))
        form.addLayout(block)
        return editor

    def _refresh(self) -> None:
        for name, editor in self._editors.items():
            editor.refresh()
            if name in self._said:
                self._said[name].setText(editor.said())

    def _show_related(self) -> None:
        from cjm_desktop.ui.related import Related

        record = self._document.graph.get(self._source)
        if self._related is not None:
            self._place_of_related.removeWidget(self._related)
            self._related.deleteLater()
            self._related = None
        if record is not None:
            self._related = Related(self._document.graph, record, self._colours, self.chosen.emit, self._make)
            self._place_of_related.addWidget(self._related)

    def _keep(self, field: FieldDescription, value: object) -> None:
        if value != getattr(self._document.graph.get(self._source), field.name, None):
            self._make(
                _edit_of(field),
                lambda: commands.edit(self._document.graph, self._source, **{field.name: value}),
            )

    def _make(self, label: str, change: Callable[[], Change]) -> Change | None:
        """Make an edit, or tell why it cannot be and show what is."""
        try:
            made = change()
        except Refused as refusal:
            self.refused.emit(str(refusal))
            self._refresh()
            return None
        self.edited.emit(label, made)
        return made


def _edit_of(field: FieldDescription) -> str:
    return _("Edit {field}").format(field=_(field.label).lower())
