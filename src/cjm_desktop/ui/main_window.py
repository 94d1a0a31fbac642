"""The window: canvas in the middle, outline and inspector at its sides, menus and tools above, the state below."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QFileDialog, QMainWindow, QSplitter

from cjm_desktop.editor import hits, insertion, selection, words
from cjm_desktop.i18n import _
from cjm_desktop.model.graph import ChangeRefused
from cjm_desktop.storage.errors import ReadError, WriteError
from cjm_desktop.storage.files import SUFFIX
from cjm_desktop.ui.actions import ALWAYS, LETTERS, make_actions
from cjm_desktop.ui.bars import StatusLine, ToolBar, fill_menus
from cjm_desktop.ui.canvas import Canvas
from cjm_desktop.ui.dialogs.questions import ask_to_save, tell
from cjm_desktop.ui.document import Document
from cjm_desktop.ui.drawing import Drawing
from cjm_desktop.ui.editing import Editing
from cjm_desktop.ui.inline_editor import InlineEditor
from cjm_desktop.ui.inspector import Inspector
from cjm_desktop.ui.outline import Outline
from cjm_desktop.ui.style import window_colours

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QCloseEvent

    from cjm_desktop.theme import Theme
    from cjm_desktop.ui.editing import Tool

ZOOM_STEP = 1.25
OUTLINE_WIDTH, INSPECTOR_WIDTH = 252, 316
FILE_FILTER = f"(*{SUFFIX})"


class MainWindow(QMainWindow):
    """One open map."""

    def __init__(self, document: Document, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._colours = window_colours(theme)
        self._inline: InlineEditor | None = None
        self._others: list[MainWindow] = []
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.document = document
        self.canvas = Canvas(theme)
        self.drawing = Drawing(document.graph, theme)
        self.editing = Editing(document, self.drawing, self.canvas)
        self.outline = Outline(document, self._colours)
        self.inspector = Inspector(document, self._colours)
        self.actions_by_name = make_actions(self, self._colours, self._slots())
        self._build()
        self._connect()
        self._show_state()

    # --- what it is made of

    def _build(self) -> None:
        fill_menus(self.menuBar(), self.actions_by_name, self._insert_lane, self._insert_card)
        self.tools = ToolBar(self.actions_by_name, self._colours, self._insert_lane, self._insert_card, self)
        self.addToolBar(self.tools)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setHandleWidth(1)
        for part in (self.outline, self.canvas, self.inspector):
            self._splitter.addWidget(part)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setSizes([OUTLINE_WIDTH, 1000, INSPECTOR_WIDTH])
        self.setCentralWidget(self._splitter)
        self.status = StatusLine(self._colours)
        self.setStatusBar(self.status)
        self.resize(1440, 900)
        self.canvas.setFocus()

    def _connect(self) -> None:
        document, editing = self.document, self.editing
        document.renamed.connect(self._show_state)
        document.changed.connect(lambda _change: self._show_state())
        document.undo_stack.indexChanged.connect(lambda _index: self._show_state())
        editing.selection_changed.connect(self._show_selection)
        editing.edit_wanted.connect(self.edit_words)
        editing.letter_typed.connect(self._letter)
        editing.refused.connect(self._tell)
        self.outline.chosen.connect(lambda source: editing.select(frozenset({source}), reveal=True))
        self.inspector.edited.connect(editing.commit)
        self.inspector.refused.connect(self._tell)
        self.canvas.zoomed.connect(self.tools.show_zoom)
        self.tools.zoom_chosen.connect(self.canvas.zoom_to)
        for name in ("select", "hand", "connect"):
            self.actions_by_name[name].setChecked(name == "select")
        for name, panel in (("outline", self.outline), ("inspector", self.inspector)):
            self.actions_by_name[name].setChecked(True)
            self.actions_by_name[name].toggled.connect(panel.setVisible)

    def _slots(self) -> dict[str, Callable[[], object]]:
        canvas, stack = self.canvas, self.document.undo_stack
        return {
            "new": self.new_map,
            "open": self.open_map,
            "save": self.save,
            "save_as": self.save_as,
            "export": self.export,
            "close": self.close,
            "undo": stack.undo,
            "redo": stack.redo,
            "edit_words": self._edit_selected,
            "select_all": lambda: self.editing.select(selection.everything(self.editing.frame)),
            "remove": self.remove_selected,
            "select": lambda: self.use_tool("select"),
            "hand": lambda: self.use_tool("hand"),
            "connect": lambda: self.use_tool("connect"),
            "add_stage": lambda: self._insert(insertion.stage),
            "add_step": lambda: self._insert(insertion.step),
            "add_card": lambda: self._insert(insertion.card),
            "add_touchpoint": lambda: self._insert_card("touchpoint"),
            "add_emotion": lambda: self._insert_card("emotion"),
            "zoom_in": lambda: canvas.zoom_by(ZOOM_STEP),
            "zoom_out": lambda: canvas.zoom_by(1 / ZOOM_STEP),
            "zoom_actual": lambda: canvas.zoom_to(1.0),
            "fit": canvas.fit,
            "fit_selection": self._fit_selection,
            "outline": lambda: None,
            "inspector": lambda: None,
            "keys": self._show_keys,
            "about": self._show_about,
        }
