"""A persona's traits: a name and up to five bars each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QSpinBox, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from cjm_desktop.i18n import _
from cjm_desktop.model.records import Trait
from cjm_desktop.ui.fields.base import Access, FieldEditor
from cjm_desktop.ui.icons import icon

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST, BARS = 6, 5


class TraitsEditor(FieldEditor):
    """A line for each trait with its strength, and a button to add one."""

    def __init__(self, access: Access) -> None:
        super().__init__(access)
        self.rows: list[_Row] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self.add = QPushButton(_("Add a trait"))
        self.add.clicked.connect(lambda: self._set([*self._traits(), Trait(title=_("Trait"), value=3)]))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._list)
        column.addWidget(self.add)

    def _traits(self) -> tuple[Trait, ...]:
        value = self.access.value()
        return tuple(each for each in value if isinstance(each, Trait)) if isinstance(value, tuple) else ()

    def _set(self, traits: Sequence[Trait]) -> None:
        self.access.keep(tuple(traits))
        self.refresh()

    @override
    def refresh(self) -> None:
        traits = self._traits()
        if len(traits) == len(self.rows) and all(map(_Row.shows, self.rows, traits)):
            return
        for row in self.rows:
            self._list.removeWidget(row)
            row.deleteLater()
        self.rows = [_Row(trait, self.access) for trait in traits]
        for index, row in enumerate(self.rows):
            row.name.editingFinished.connect(self.finish)
            row.value.valueChanged.connect(self.finish)
            row.remove.clicked.connect(lambda _checked=False, index=index: self._leave_out(index))
            self._list.addWidget(row)
        self.add.setEnabled(len(traits) < MOST)

    def _leave_out(self, index: int) -> None:
        traits = self._traits()
        self._set([*traits[:index], *traits[index + 1 :]])

    @override
    def finish(self) -> None:
        entered = tuple(row.entered() for row in self.rows)
        if entered != self._traits():
            self.access.keep(entered)


class _Row(QWidget):
    """One trait."""

    def __init__(self, trait: Trait, access: Access) -> None:
        super().__init__()
        self._trait = trait
        self.name = QLineEdit(trait.title)
        self.name.setAccessibleName(_("Trait"))
        self.value = QSpinBox()
        self.value.setRange(0, BARS)
        self.value.setValue(trait.value)
        self.value.setAccessibleName(_("Strength, 0 to 5"))
        self.remove = QToolButton()
        self.remove.setIcon(icon("x", access.colours))
        self.remove.setIconSize(QSize(14, 14))
        self.remove.setAutoRaise(True)
        self.remove.setToolTip(_("Remove"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.name, 1)
        row.addWidget(self.value)
        row.addWidget(self.remove)
        self._shown = self.name.text(), self.value.value()

    def shows(self, trait: Trait) -> bool:
        """Whether this trait is what was entered; then it is the row's own."""
        if (self.name.text(), self.value.value()) != (trait.title, trait.value):
            return False
        self._trait, self._shown = trait, (trait.title, trait.value)
        return True

    def entered(self) -> Trait:
        """The trait with what was entered instead, which may be anything: the command looks at it."""
        title, value = self.name.text(), self.value.value()
        if (title, value) == self._shown:
            return self._trait
        return self._trait.model_copy(update={"title": title, "value": value})
