"""The outline: stages, their steps and what stands there, as a tree that can be searched and walked by keyboard.

It is also how a screen reader reaches the map, whose pictures are invisible to it.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QSize, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QIcon, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QLabel, QTreeView, QVBoxLayout, QWidget

from cjm_desktop.i18n import _, ngettext
from cjm_desktop.kinds.registry import card_kind
from cjm_desktop.model.records import Element, Record, Stage, Step
from cjm_desktop.ui.icons import icon, swatch
from cjm_desktop.ui.outline_rows import OutlineRows
from cjm_desktop.ui.outline_tree import NOTE, OutlineTree
from cjm_desktop.ui.search_field import SearchField
from cjm_desktop.ui.style import window_colours

if TYPE_CHECKING:
    from cjm_desktop.model.change import Change
    from cjm_desktop.theme import Theme
    from cjm_desktop.ui.document import Document

SOURCE = Qt.ItemDataRole.UserRole + 1


class OutlineContents(QWidget):
    """The tree of one map with a field to search it."""

    chosen = Signal(str)
    """An element was chosen, by its id."""

    def __init__(self, document: Document, theme: Theme) -> None:
        super().__init__()
        self._document = document
        self._theme = theme
        self._colours = window_colours(theme)
        self._model = QStandardItemModel(self)
        self._items: dict[str, QStandardItem] = {}
        self._selected: frozenset[str] = frozenset()
        self._open: set[str] | None = None
        """What was open when a search began."""
        self._shown = QSortFilterProxyModel(self)
        self._shown.setSourceModel(self._model)
        self._shown.setRecursiveFilteringEnabled(True)
        self._shown.setAutoAcceptChildRows(True)
        self._shown.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._build()
        self.fill()
        document.changed.connect(self._follow)

    def _build(self) -> None:
        title = QLabel(_("Outline"))
        title.setStyleSheet("font-weight: 600;")
        self.search = SearchField(self._colours, _("Search stages, steps, cards"))
        self.search.textChanged.connect(self._search)
        self.search.entered.connect(self._go_through)
        self.tree = OutlineTree(self._colours)
        self.tree.setItemDelegate(OutlineRows(self._colours, self.tree))
        self.tree.setHeaderHidden(True)
        self.tree.setModel(self._shown)
        self.tree.setIndentation(16)
        self.tree.setIconSize(QSize(16, 16))
        self.tree.setUniformRowHeights(True)
        self.tree.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self.tree.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.tree.setAccessibleName(_("Outline"))
        self.tree.selectionModel().currentChanged.connect(self._tell)
        self.tree.clicked.connect(self._tell)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 8, 0)
        layout.setSpacing(10)
        for part in (title, self.search, self.tree):
            layout.addWidget(part)

    def _search(self, words: str) -> None:
        """Show what has these words in its name, and what is above it; without words, what was open before."""
        if words and self._open is None:
            self._open = self._opened()
        self._shown.setFilterFixedString(words)
        if words:
            self.tree.expandAll()
        elif self._open is not None:
            self._expand(self._open)
            self._open = None

    def begin_search(self) -> None:
        """Let words be typed that are looked for."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _go_through(self) -> None:
        """Choose the first row that has the words; from there arrows go on."""
        contains = Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive
        first, words = self._shown.index(0, 0), self.search.text()
        found = self._shown.match(first, Qt.ItemDataRole.DisplayRole, words, 1, contains)
        if found:
            self.tree.setFocus(Qt.FocusReason.TabFocusReason)
            if found[0] == self.tree.currentIndex():  # nothing else would tell of it
                self._tell(found[0])
            self.tree.setCurrentIndex(found[0])

    def _tell(self, index: QModelIndex) -> None:
        source = index.data(SOURCE)
        if isinstance(source, str) and self.tree.hasFocus():
            self.chosen.emit(source)

    def _follow(self, change: Change) -> None:
        titles = {identifier: after for identifier, (_before, after) in change.updated.items()}
        structural = (
            change.added or change.removed or any(_place(a) != _place(b) for a, b in change.updated.values())
        )
        if structural:
            self.fill()
            return
        for identifier, record in titles.items():
            if identifier in self._items:
                item = self._items[identifier]
                item.setText(self._words_of(record))
                if note := item.data(NOTE):
                    _note(item, note)

    def fill(self) -> None:
        """Make the tree anew and keep open and marked what was; what is new is open where it is a stage."""
        known, opened = set(self._items), self._opened()
        self._items.clear()
        self._model.clear()
        # Rows are put together first and shown last: the tree hears of each one that is added to what it shows.
        self._model.invisibleRootItem().appendRows(self._stage_items())
        self._expand(opened | {stage.id for stage in self._document.graph.stages()} - known)
        self.show_selection(self._selected)

    def _opened(self) -> set[str]:
        """What is open, by id."""
        return {
            identifier
            for identifier, item in self._items.items()
            if item.hasChildren() and self.tree.isExpanded(self._shown.mapFromSource(item.index()))
        }

    def _expand(self, opened: set[str]) -> None:
        """Open these and close all others."""
        self.tree.collapseAll()
        for identifier in opened & set(self._items):
            self.tree.expand(self._shown.mapFromSource(self._items[identifier].index()))

    def _stage_items(self) -> list[QStandardItem]:
        """The stages, each with its steps and their elements below it."""
        graph = self._document.graph
        single = all(len(graph.steps(stage.id)) == 1 for stage in graph.stages())
        elements = self._element_items()
        items = []
        for stage in graph.stages():
            item = self._item(stage, swatch(self._theme.hue(stage.hue).header))
            font = item.font()
            font.setBold(True)
            item.setFont(font)
            steps = graph.steps(stage.id)
            for step in steps:
                home = item if single else self._item(step, QIcon())
                home.appendRows(elements[step.id])
                _note(home, str(len(elements[step.id])))
                if not single:
                    item.appendRow(home)
            if not single:
                _note(item, ngettext("{count} step", "{count} steps", len(steps)).format(count=len(steps)))
            items.append(item)
        return items

    def _element_items(self) -> defaultdict[str, list[QStandardItem]]:
        """The elements of each step, from the first lane to the last; cards of a kind share one picture."""
        graph = self._document.graph
        picture = cache(lambda name: icon(name, self._colours))
        items: defaultdict[str, list[QStandardItem]] = defaultdict(list)
        for lane in graph.lanes():
            for element in graph.elements_in(lane.id):
                shown = picture(card_kind(element.kind).icon_of(element))
                items[element.step].append(self._item(element, shown))
        return items

    def _item(self, record: Stage | Step | Element, picture: QIcon) -> QStandardItem:
        item = QStandardItem(picture, self._words_of(record))
        item.setData(record.id, SOURCE)
        self._items[record.id] = item
        return item

    def _words_of(self, record: Record) -> str:
        """What a row says; a step with the number that it has on the map."""
        if isinstance(record, Step):
            return f"{self._document.graph.position(record.id) + 1}  {_title_of(record)}"
        return _title_of(record)

    def show_selection(self, ids: frozenset[str]) -> None:
        """Mark what is selected on the canvas."""
        self._selected = ids
        model = self.tree.selectionModel()
        item = self._items.get(next(iter(ids))) if len(ids) == 1 else None
        if item is None:
            model.clearSelection()
            return
        index = self._shown.mapFromSource(item.index())
        if index != self.tree.currentIndex() or not model.isSelected(index):
            model.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.tree.scrollTo(index)


def _note(item: QStandardItem, words: str) -> None:
    item.setData(words, NOTE)
    item.setData(f"{item.text()}, {words}", Qt.ItemDataRole.AccessibleTextRole)


def _title_of(record: object) -> str:
    words = getattr(record, "title", "") or getattr(record, "quote", "")
    if words:
        return " ".join(str(words).split())
    return _(card_kind(record.kind).label) if isinstance(record, Element) else _("Untitled")


def _place(record: object) -> tuple[object, ...]:
    """Whatever decides where a record stands in the tree, and what its picture is."""
    names = ("order", "stage", "step", "lane", "offset", "hue", "icon", "channel")
    return tuple(getattr(record, name, None) for name in names)
