"""What differs between the map on the screen and what another program left in its file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cjm_desktop.i18n import _, ngettext
from cjm_desktop.model.checks import name_of
from cjm_desktop.ui.descriptions import description_of
from cjm_desktop.ui.icons import icon
from cjm_desktop.ui.plain import plain_tip
from cjm_desktop.ui.style import window_colours, worn

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cjm_desktop.model.change import Change
    from cjm_desktop.model.records import Record

SIZE = QSize(560, 460)
NAME, ROW = 0, 26


class DifferenceDialog(QDialog):
    """Lists a change: what the file has and the map has not, the other way round, and what is told differently."""

    def __init__(self, change: Change, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("What differs"))
        self._colours = window_colours(worn())
        self.tree = QTreeWidget()
        self.tree.setAccessibleName(_("What differs"))
        self.tree.setColumnCount(2)
        self.tree.setHeaderHidden(True)
        self.tree.setUniformRowHeights(True)
        self.tree.setIndentation(16)
        self.tree.setColumnWidth(NAME, 300)
        self._fill(change)
        self._build(change)
        self.resize(SIZE)

    def _fill(self, change: Change) -> None:
        self._add(_("Only in the file"), ((record, "") for record in change.added.values()))
        self._add(_("Only on the screen"), ((record, "") for record in change.removed.values()))
        told = ((after, ", ".join(_fields(before, after))) for before, after in change.updated.values())
        self._add(_("Different"), told)
        self.tree.expandAll()

    def _add(self, heading: str, records: Iterable[tuple[Record, str]]) -> None:
        rows = sorted(
            ((_sort(record), _named(record), what, record) for record, what in records), key=_by_words
        )
        if not rows:
            return
        top = QTreeWidgetItem([f"{heading} ({len(rows)})"])
        font = top.font(NAME)
        font.setBold(True)
        top.setFont(NAME, font)
        top.setSizeHint(NAME, QSize(0, ROW))
        self.tree.addTopLevelItem(top)
        for sort, name, what, record in rows:
            item = QTreeWidgetItem([name, what or sort])
            item.setSizeHint(NAME, QSize(0, ROW))
            item.setIcon(NAME, icon(description_of(record).icon or "point", self._colours))
            item.setToolTip(NAME, plain_tip(f"{sort}: {name}"))
            top.addChild(item)

    def _build(self, change: Change) -> None:
        count = len(change.pairs())
        sentence = ngettext("{count} difference", "{count} differences", count).format(count=count)
        heading = QLabel(sentence if count else _("Nothing differs: the file says the same in other words."))
        heading.setStyleSheet("font-size: 16px; font-weight: 600;")
        close = QPushButton(_("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(12)
        column.addWidget(heading)
        column.addWidget(self.tree, 1)
        column.addLayout(buttons)


def _sort(record: Record) -> str:
    return _(description_of(record).label)


def _named(record: Record) -> str:
    """What to call a record; one that has no name is called by its sort."""
    name = name_of(record)
    return _sort(record) if name == record.id else name


def _by_words(row: tuple[str, str, str, Record]) -> tuple[str, str]:
    return row[0], row[1].casefold()


def _fields(before: Record, after: Record) -> Iterator[str]:
    """The names of the fields that differ; what nobody is asked for is told as a whole."""
    labels = {field.name: _(field.label) for field in description_of(after, several_personas=True).fields}
    names = [name for name in {**before.__dict__, **after.__dict__} if _differs(before, after, name)]
    yield from (labels[name] for name in names if name in labels)
    if any(name not in labels for name in names) or not names:
        yield _("place and order")


def _differs(before: Record, after: Record, name: str) -> bool:
    return bool(getattr(before, name, None) != getattr(after, name, None))
