"""The inspector: the fields of what is selected, as its kind describes them, and what belongs to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from cjm_desktop import commands
from cjm_desktop.i18n import _
from cjm_desktop.model.records import Evidence, Link, Metric, Persona
from cjm_desktop.model.refusal import Refused
from cjm_desktop.ui.descriptions import description_of
from cjm_desktop.ui.fields import Access, FieldEditor, editor_of
from cjm_desktop.ui.icons import icon
from cjm_desktop.ui.related import Related
from cjm_desktop.ui.style import window_colours

if TYPE_CHECKING:
    from collections.abc import Callable

    from cjm_desktop.kinds.base import FieldDescription
    from cjm_desktop.model.change import Change
    from cjm_desktop.theme import Theme
    from cjm_desktop.ui.document import Document

ICON = 20


class Inspector(QScrollArea):
    """Shows one record and tells what was entered."""

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
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setMinimumWidth(200)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        document.changed.connect(self._follow)
        self.show_selection(frozenset())

    def show_selection(self, ids: frozenset[str]) -> None:
        """Show what is selected: the map itself where nothing or several things are."""
        self._source = next(iter(ids)) if len(ids) == 1 else self._document.graph.map.id
        self._build()

    def finish(self) -> None:
        """Keep what was typed into a field that is not left yet."""
        for editor in tuple(self._editors.values()):
            editor.finish()

    def _follow(self, change: Change) -> None:
        if self._source in change.removed:
            self.show_selection(frozenset())
            return
        if self._source in change.updated:
            for editor in self._editors.values():
                editor.refresh()
        touched = (
            *change.added.values(),
            *change.removed.values(),
            *(after for _, after in change.updated.values()),
        )
        if any(isinstance(record, Metric | Evidence | Link | Persona) for record in touched):
            self._show_related()

    def _build(self) -> None:
        graph = self._document.graph
        record = graph.get(self._source)
        name, icon_name, fields = description_of(record, several_personas=len(graph.personas()) > 1)
        panel = QWidget()
        panel.setAutoFillBackground(True)
        palette = panel.palette()
        palette.setColor(panel.backgroundRole(), QColor(self._colours.panel))
        panel.setPalette(palette)
        layout = QVBoxLayout(panel)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.setSpacing(10)
        layout.addLayout(self._heading(_(name), icon_name))
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.setSpacing(5)
        form.setVerticalSpacing(10)
        self._editors = {field.name: self._add_field(form, field) for field in fields}
        layout.addLayout(form)
        self._place_of_related = QVBoxLayout()
        self._related: Related | None = None
        layout.addLayout(self._place_of_related)
        layout.addStretch(1)
        self.setWidget(panel)
        self._show_related()
        for editor in self._editors.values():
            editor.refresh()

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

    def _add_field(self, form: QFormLayout, field: FieldDescription) -> FieldEditor:
        def keep(value: object) -> None:
            self._keep(field, value)

        def make(change: Callable[[], Change]) -> None:
            self._make(_edit_of(field), change)

        access = Access(field, self._document, self._source, self._theme, self._colours, keep, make)
        editor = editor_of(access)
        if editor.labelled:
            form.addRow(editor)
            return editor
        label = QLabel(_(field.label))
        label.setStyleSheet(f"color: {self._colours.text2}; font-size: 12px;")
        label.setBuddy(editor)
        proxy = editor.focusProxy()
        if proxy is not None and not proxy.accessibleName():
            proxy.setAccessibleName(_(field.label))
        form.addRow(label, editor)
        return editor

    def _show_related(self) -> None:
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
            for editor in self._editors.values():
                editor.refresh()
            return None
        self.edited.emit(label, made)
        return made


def _edit_of(field: FieldDescription) -> str:
    return _("Edit {field}").format(field=_(field.label).lower())
