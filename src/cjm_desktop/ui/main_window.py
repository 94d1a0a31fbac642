"""The window: canvas in the middle, outline and inspector at its sides, menus and tools above, the state below."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import QMainWindow, QSplitter, QVBoxLayout, QWidget
from typing_extensions import override

from cjm_desktop.editor import hits, insertion, words
from cjm_desktop.i18n import _
from cjm_desktop.ui import remembered
from cjm_desktop.ui.actions import ALWAYS, LETTERS, make_actions
from cjm_desktop.ui.added_fonts import add_fonts
from cjm_desktop.ui.banner import Banner, Offer
from cjm_desktop.ui.bars import StatusLine, ToolBar, fill_menus
from cjm_desktop.ui.canvas import Canvas
from cjm_desktop.ui.dialogs import questions
from cjm_desktop.ui.drawing import Drawing
from cjm_desktop.ui.editing import Editing
from cjm_desktop.ui.file_actions import FileActions
from cjm_desktop.ui.given_pictures import PictureDrops
from cjm_desktop.ui.inspector import Inspector
from cjm_desktop.ui.keyboard import Keyboard
from cjm_desktop.ui.lane_menus import LaneMenus
from cjm_desktop.ui.minimap import Minimap
from cjm_desktop.ui.outline import Outline
from cjm_desktop.ui.popup_bar import PopupBar
from cjm_desktop.ui.safekeeping import Safekeeping
from cjm_desktop.ui.selection_actions import SelectionActions
from cjm_desktop.ui.style import window_colours
from cjm_desktop.ui.wardrobe import LOOKS, kept_look
from cjm_desktop.ui.writing import Writing

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QCloseEvent

    from cjm_desktop.storage.locks import Lock, NoLock
    from cjm_desktop.theme import Theme
    from cjm_desktop.ui.document import Document
    from cjm_desktop.ui.editing import Tool

ZOOM_STEP = 1.25
POPUP_ACTIONS = ("edit_words", "star", "duplicate", "remove")
OUTLINE_WIDTH, INSPECTOR_WIDTH = 252, 316
FLUSHING = 2.0
"""Seconds that keeping the edits of a map may take when the program has to end."""
AFTER_PAINTING = 300
"""Milliseconds after which a new window does what can wait until it was painted."""


class MainWindow(QMainWindow):
    """One open map."""

    theme_chosen = Signal(str)
    """The look of the windows was chosen: one of ``wardrobe.LOOKS``."""
    fonts_added = Signal()
    """Fonts of this computer are used from now on: every map may look different."""

    def __init__(self, document: Document, theme: Theme, lock: Lock | NoLock | None = None) -> None:
        """Show a document; ``lock`` is that of its file, where it is ours to write."""
        super().__init__()
        self._others: list[MainWindow] = []
        self.no_question = False
        """Whether to close without a question what is kept for recovery: nobody may be there to answer."""
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.document = document
        self.keeping = Safekeeping(document, lock)
        self.files = FileActions(self, document, self.keeping, self.show_document)
        self.resize(1440, 900)
        self._furnish(theme)
        document.renamed.connect(self._show_state)
        document.changed.connect(self._show_state)
        document.undo_stack.indexChanged.connect(self._show_state)
        self.keeping.told.connect(self._show_state)
        self.keeping.troubled.connect(self._warn)
        self.keeping.changed_outside.connect(self._tell_of_outside)
        QTimer.singleShot(AFTER_PAINTING, self.keeping, self.keeping.watch)
        if document.notice:
            self.banner.say(document.notice)

    def _furnish(self, theme: Theme) -> None:
        """Everything in the window, made for a theme."""
        document = self.document
        self.theme = theme
        self._colours = window_colours(theme)
        self.canvas = Canvas(theme)
        self.drawing = Drawing(document.graph, theme, document.layout)
        document.layout = None
        self.canvas.set_corner(self.drawing.corner)
        self.editing = Editing(document, self.drawing, self.canvas, theme)
        self.writing = Writing(document, self.editing, self.canvas, theme)
        self.keyboard = Keyboard(document, self.editing, self.canvas)
        self.chosen = SelectionActions(document, self.editing, self.writing, self.canvas)
        self.lane_menus = LaneMenus(document.graph, self.editing)
        self.canvas.set_drops(PictureDrops(self.editing, self.chosen))
        self.outline = Outline(document, theme)
        self.inspector = Inspector(document, theme)
        self.actions_by_name = make_actions(self, self._colours, self._slots())
        self._build()
        self._connect()
        remembered.restore(self, self._splitter, self.actions_by_name)
        self._show_state()
        self._show_selection_state()

    def set_theme(self, theme: Theme) -> None:
        """Show the same place of the same map, selected as it was, in another theme."""
        if theme is self.theme:
            return
        self._settle()
        remembered.remember(self, self._splitter, self.actions_by_name)
        chosen, scale, middle = self.editing.selected, self.canvas.scale_factor, self.canvas.seen.centre
        for part in (self.editing, self.writing, self.keyboard, self.tools, *self.actions_by_name.values()):
            part.deleteLater()
        self.menuBar().clear()
        self.removeToolBar(self.tools)
        self._furnish(theme)
        self.canvas.show_place(scale, middle)
        self.editing.select(chosen)
        self._tell_of_outside()

    # --- what it is made of

    def _build(self) -> None:
        fill_menus(
            self.menuBar(), self.actions_by_name, self._insert_lane, self._insert_card, self.lane_menus
        )
        self.tools = ToolBar(self.actions_by_name, self._colours, self._insert_lane, self._insert_card, self)
        self.addToolBar(self.tools)
        chosen = {name: self.actions_by_name[name] for name in POPUP_ACTIONS}
        self.popup = PopupBar(self.canvas, self.theme, self._colours, chosen)
        self.minimap = Minimap(self.canvas, self.theme, self._colours, self.actions_by_name)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setHandleWidth(1)
        for part in (self.outline, self.canvas, self.inspector):
            self._splitter.addWidget(part)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setSizes([OUTLINE_WIDTH, 1000, INSPECTOR_WIDTH])
        self.banner = Banner(self._colours)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addWidget(self._splitter, 1)
        self.setCentralWidget(middle)
        self.status = StatusLine(self._colours)
        self.setStatusBar(self.status)
        self.canvas.setFocus()

    def _connect(self) -> None:
        editing = self.editing
        editing.selection_changed.connect(self._show_selection)
        self.document.changed.connect(self._show_place)
        editing.edit_wanted.connect(self.writing.begin)
        editing.tool_left.connect(self.actions_by_name["select"].trigger)
        editing.add_wanted.connect(self.actions_by_name["add_card"].trigger)
        self.keyboard.letter_typed.connect(self._letter)
        self.canvas.context_wanted.connect(self._show_context_menu)
        editing.refused.connect(self._tell)
        self.writing.refused.connect(self._tell)
        self.writing.elsewhere.connect(self._write_beside)
        self.outline.chosen.connect(editing.reveal)
        self.status.fonts_wanted.connect(self._offer_fonts)
        self.inspector.edited.connect(editing.commit)
        self.inspector.refused.connect(self._tell)
        self.inspector.chosen.connect(self._inspect)
        self.canvas.zoomed.connect(self.tools.show_zoom)
        self.canvas.scrolled.connect(self._show_popup)
        editing.marks_shown.connect(self._show_popup)
        self.tools.zoom_chosen.connect(self.canvas.zoom_to)
        for name in ("select", "hand", "connect"):
            self.actions_by_name[name].setChecked(name == "select")
        self.actions_by_name[f"look_{kept_look()}"].setChecked(True)
        for name, panel in (("outline", self.outline), ("inspector", self.inspector)):
            self.actions_by_name[name].setChecked(True)
            self.actions_by_name[name].toggled.connect(panel.setVisible)
        self.actions_by_name["minimap"].setChecked(True)
        self.actions_by_name["minimap"].toggled.connect(self._show_minimap)
        self.actions_by_name["reduced_motion"].toggled.connect(self._set_reduced_motion)

    def _slots(self) -> dict[str, Callable[[], object]]:
        canvas, stack, chosen = self.canvas, self.document.undo_stack, self.chosen
        return {
            "new": self.files.new,
            "new_from_template": self.files.new_from_template,
            "open": self.files.open,
            "save": self._settled(self.files.save),
            "save_as": self._settled(self.files.save_as),
            "versions": self._settled(self.files.show_versions),
            "export": self._settled(self.files.export),
            "close": self.close,
            "undo": self._settled(stack.undo),
            "redo": self._settled(stack.redo),
            "edit_words": chosen.edit_words,
            "select_all": chosen.select_all,
            "find": self._find,
            "cut": chosen.cut,
            "copy": chosen.copy,
            "paste": chosen.paste,
            "duplicate": chosen.duplicate,
            "remove": chosen.remove,
            "star": chosen.toggle_moment_of_truth,
            "select": lambda: self.use_tool("select"),
            "hand": lambda: self.use_tool("hand"),
            "connect": lambda: self.use_tool("connect"),
            "add_stage": lambda: chosen.insert(insertion.stage),
            "add_step": lambda: chosen.insert(insertion.step),
            "add_card": lambda: chosen.insert(insertion.card),
            "add_touchpoint": lambda: self._insert_card("touchpoint"),
            "add_emotion": lambda: self._insert_card("emotion"),
            "add_metric": lambda: chosen.insert(insertion.metric),
            "add_persona": lambda: chosen.insert(insertion.persona),
            "fold_lane": self.lane_menus.fold,
            "hide_lane": self.lane_menus.hide,
            "zoom_in": lambda: canvas.zoom_by(ZOOM_STEP),
            "zoom_out": lambda: canvas.zoom_by(1 / ZOOM_STEP),
            "zoom_actual": self._zoom_to_actual_size,
            "fit": canvas.fit,
            "fit_selection": self._fit_selection,
            "outline": lambda: None,
            "inspector": lambda: None,
            "minimap": lambda: None,
            "reduced_motion": lambda: None,
            **{f"look_{look}": partial(self.theme_chosen.emit, look) for look in LOOKS},
            "keys": self._show_keys,
            "about": self._show_about,
        }

    def _settle(self) -> None:
        """Keep what is being typed anywhere: it is part of the map already, to those who typed it."""
        self.writing.finish()
        self.inspector.finish()

    def _settled(self, then: Callable[[], object]) -> Callable[[], object]:
        def run() -> None:
            self._settle()
            then()

        return run

    # --- what is shown

    def _show_state(self, *_what_changed: object) -> None:
        document, stack = self.document, self.document.undo_stack
        self.setWindowTitle(f"{document.title}[*]")
        self.setWindowModified(not document.is_saved)
        undo, redo = self.actions_by_name["undo"], self.actions_by_name["redo"]
        undo.setEnabled(stack.canUndo())
        redo.setEnabled(stack.canRedo())
        undo.setText(_("Undo: {edit}").format(edit=stack.undoText()) if stack.canUndo() else _("Undo"))
        redo.setText(_("Redo: {edit}").format(edit=stack.redoText()) if stack.canRedo() else _("Redo"))
        self.status.show_summary(self.outline.summary)
        self.status.show_missing(self.editing.frame.missing)
        path = str(document.path) if document.path else None
        self.status.show_saved(saved=document.is_saved, path=path, at=document.saved_at)
        self.status.show_kept(
            kept=self.keeping.all_kept, saved=document.is_saved, trouble=self.keeping.trouble
        )

    def _show_selection(self, ids: frozenset[str]) -> None:
        self.outline.show_selection(ids)
        self.inspector.show_selection(ids)
        self._show_place()

    def _show_place(self, *_change: object) -> None:
        self.status.show_place(words.place_of(self.document.graph, self.editing.selected))

    def _inspect(self, identifier: str) -> None:
        """Select a record where it is drawn; else show its fields alone."""
        if hits.box_of(self.editing.frame, identifier) is not None:
            self.editing.reveal(identifier)
        else:
            self.inspector.show_selection(frozenset({identifier}))

    def _find(self) -> None:
        self.actions_by_name["outline"].setChecked(True)
        self.outline.contents.begin_search()

    def _write_beside(self, identifier: str, typed: str) -> None:
        """Write in the inspector what is not written on the map."""
        self.actions_by_name["inspector"].setChecked(True)
        if identifier not in self.editing.selected:
            self._inspect(identifier)
        self.inspector.begin(typed)

    def _show_popup(self) -> None:
        self._show_selection_state()
        self.popup.show_at(self.editing.selected_area if self.editing.at_rest else None)

    def _show_selection_state(self) -> None:
        self.chosen.show_state(self.actions_by_name)

    def _show_minimap(self, wanted: bool) -> None:
        self.minimap.set_wanted(wanted=wanted)

    def _set_reduced_motion(self, reduced: bool) -> None:
        self.canvas.reduced_motion = reduced

    def _warn(self, sentence: str) -> None:
        self.banner.say(sentence)

    def _tell(self, sentence: str) -> None:
        self.status.say(sentence)

    # --- editing

    def use_tool(self, tool: Tool) -> None:
        """What pressing on the canvas does."""
        self.editing.set_tool(tool)
        for name in ("select", "hand", "connect"):
            self.actions_by_name[name].setChecked(name == tool)

    def _letter(self, letter: str) -> None:
        """A single key on the canvas: an action, or the beginning of the selected element's new words."""
        name = LETTERS.get(letter.upper())
        chosen = self.editing.selected
        if name and (not chosen or letter in ALWAYS or self.editing.tool != "select"):
            self.actions_by_name[name].trigger()
        elif len(chosen) == 1:
            self.writing.begin(next(iter(chosen)), "", letter)

    def _insert_lane(self, kind: str) -> None:
        self.chosen.insert(insertion.lane(kind))

    def _insert_card(self, kind: str) -> None:
        self.chosen.insert(insertion.card_of(kind))

    def _show_context_menu(self, at: QPoint) -> None:
        from cjm_desktop.ui.context_menu import context_menu

        self.writing.finish()
        self._show_selection_state()
        graph, ids = self.document.graph, self.editing.selected
        records = [record for each in sorted(ids) if (record := graph.get(each)) is not None]
        menu = context_menu(self, self.actions_by_name, records, self._insert_lane, self.lane_menus)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def _offer_fonts(self) -> None:
        """Let fonts be chosen for the characters that stand as boxes."""
        from cjm_desktop.text.system_faces import offers
        from cjm_desktop.ui.dialogs.fonts import FontsDialog

        self._settle()
        missing = self.editing.frame.missing
        with questions.waiting():
            found = offers(missing)
        dialog = FontsDialog(found, missing, self)
        if dialog.exec() and dialog.chosen:
            add_fonts(dialog.chosen)
            self.draw_anew()
            self.fonts_added.emit()

    def _show_keys(self) -> None:
        from cjm_desktop.ui.dialogs.help import show_keys

        show_keys(self)

    def _show_about(self) -> None:
        from cjm_desktop.ui.dialogs.help import show_about

        show_about(self)

    def draw_anew(self) -> None:
        """Draw the map with the fonts that are used now."""
        self.editing.draw_anew()
        self._show_state()

    def _zoom_to_actual_size(self) -> None:
        box = self.editing.selected_area
        self.canvas.zoom_to(1.0)
        if box is not None:
            self.canvas.centerOn(*box.centre)

    def _fit_selection(self) -> None:
        box = self.editing.selected_area
        if box is not None:
            self.canvas.show_area(box)

    # --- windows

    def _tell_of_outside(self) -> None:
        """Say that another program changed the file, and offer what can be done about it."""
        document, keeping, do = self.document, self.keeping, self.files
        name = document.path.name if document.path else ""
        if keeping.gone:
            sentence = _("“{name}” is not there any more: another program moved or removed it.")
            self.banner.say(sentence.format(name=name), [Offer(_("Save it again"), do.replace_theirs)])
        elif keeping.outside is not None:
            offers = (
                Offer(_("Reload"), do.reload),
                Offer(_("Keep mine as a copy…"), lambda: do.save_as(_("my version"))),
                Offer(_("What differs…"), self._show_difference),
            )
            self.banner.say(_("Another program has changed “{name}”.").format(name=name), offers)
        else:
            self.banner.say("")

    def _show_difference(self) -> None:
        self.files.show_difference()
        self._tell_of_outside()

    @property
    def is_untouched(self) -> bool:
        """Whether the map is new and nobody has edited it."""
        return self.document.path is None and self.document.is_saved

    def show_document(self, document: Document, lock: Lock | NoLock | None = None) -> None:
        """Show a document in another window, and close this one if it has nothing of its own to lose."""
        self.show_beside(document, lock)
        if self.is_untouched:
            self.close()

    def show_beside(self, document: Document, lock: Lock | NoLock | None = None) -> MainWindow:
        """Show a document in another window."""
        window = MainWindow(document, self.theme, lock)
        window.theme_chosen.connect(self.theme_chosen)
        window.fonts_added.connect(self.fonts_added)
        window.resize(self.size())
        self._others.append(window)
        window.show()
        return window

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self._settle()
        kept = self.no_question and self.keeping.flush(FLUSHING)
        if kept or self.files.may_close():
            remembered.remember(self, self._splitter, self.actions_by_name)
            # It is cleared when the window is gone. A blocker that was kept would outlive the stack it speaks to.
            QSignalBlocker(self.document.undo_stack).dismiss()
            self.keeping.close(keep=kept and not self.document.is_saved)
            event.accept()
        else:
            event.ignore()
