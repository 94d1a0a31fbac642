"""Menus, tool bar and status line."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QSize, Qt, QTime, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import (
    QMainWindow,
    QMenu,
    QMenuBar,
    QPushButton,
    QSizePolicy,
    QStatusBar,
    QToolBar,
    QToolButton,
    QWidget,
)

from cjm_desktop.i18n import _
from cjm_desktop.kinds.registry import CARD_KINDS, LANE_KINDS
from cjm_desktop.ui.actions import ACTIONS
from cjm_desktop.ui.icons import icon
from cjm_desktop.ui.plain import Label
from cjm_desktop.ui.style import window_colours, worn
from cjm_desktop.ui.wardrobe import LOOKS

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtGui import QAction

    from cjm_desktop.theme import WindowColours
    from cjm_desktop.ui.lane_menus import LaneMenus

Actions = Mapping[str, "QAction"]
KindChosen = Callable[[str], object]
ICON_SIZE, BUTTON_SIZE = 19, 32
READING_TIME = 8_000
"""How long a sentence stays in the status line, in milliseconds."""
LEVELS = (25, 50, 75, 100, 150, 200)
READ_OUT = 20
"""So many characters are told by their names."""
SEPARATOR = ""


def fill_menus(
    bar: QMenuBar, actions: Actions, add_lane: KindChosen, add_card: KindChosen, lanes: LaneMenus
) -> None:
    """Put every action into a menu; single keys are shown beside their words."""
    file_ = (
        "new",
        "new_from_template",
        "open",
        SEPARATOR,
        "save",
        "save_as",
        "versions",
        SEPARATOR,
        "export",
        SEPARATOR,
        "close",
    )
    edit = (
        *("undo", "redo", SEPARATOR, "cut", "copy", "paste", "duplicate", "remove", SEPARATOR),
        *("edit_words", "star", SEPARATOR, "select_all", "find"),
    )
    view = (
        *("zoom_in", "zoom_out", "zoom_actual", "fit", "fit_selection", SEPARATOR),
        *("outline", "inspector", "minimap", SEPARATOR, "reduced_motion"),
    )
    _fill(bar.addMenu(_("&File")), actions, file_)
    _fill(bar.addMenu(_("&Edit")), actions, edit)
    shown = bar.addMenu(_("&View"))
    _fill(shown, actions, view)
    shown.addSeparator()
    shown.addMenu(_look_menu(shown, actions))
    insert = bar.addMenu(_("&Insert"))
    _fill(insert, actions, ("add_stage", "add_step"))
    insert.addMenu(lane_menu(insert, _("Lane"), add_lane))
    insert.addMenu(card_menu(insert, _("Card"), add_card))
    added = ("add_card", "add_touchpoint", "add_emotion", "add_metric", SEPARATOR, "add_persona", "connect")
    _fill(insert, actions, (SEPARATOR, *added))
    lane = bar.addMenu(_("&Lane"))
    _fill(lane, actions, ("fold_lane", "hide_lane"))
    lane.addMenu(lanes.line_menu(lane))
    lane.addSeparator()
    lane.addMenu(lanes.hidden_menu(lane))
    _fill(bar.addMenu(_("&Help")), actions, ("keys", "about"))


def _fill(menu: QMenu, actions: Actions, names: tuple[str, ...]) -> None:
    for name in names:
        if name == SEPARATOR:
            menu.addSeparator()
            continue
        action = actions[name]
        letter = ACTIONS[name].letter
        if letter and not ACTIONS[name].keys:
            action.setText(f"{_(ACTIONS[name].words)}\t{letter}")
        menu.addAction(action)


def _look_menu(parent: QWidget, actions: Actions) -> QMenu:
    menu, group = QMenu(_("Theme"), parent), QActionGroup(parent)
    for look in LOOKS:
        menu.addAction(group.addAction(actions[f"look_{look}"]))
    return menu


def lane_menu(parent: QWidget, title: str, chosen: KindChosen) -> QMenu:
    """A menu of the kinds of lanes."""

    def kinds() -> list[tuple[str, str, str]]:
        return [(kind.identifier, kind.label, kind.worn_in(worn()).icon) for kind in LANE_KINDS]

    return _kind_menu(parent, title, kinds, chosen)


def card_menu(parent: QWidget, title: str, chosen: KindChosen) -> QMenu:
    """A menu of the kinds of cards."""

    def kinds() -> list[tuple[str, str, str]]:
        return [(kind.identifier, kind.label, kind.icon) for kind in CARD_KINDS]

    return _kind_menu(parent, title, kinds, chosen)


def _kind_menu(
    parent: QWidget, title: str, kinds: Callable[[], list[tuple[str, str, str]]], chosen: KindChosen
) -> QMenu:
    """A menu that is filled when it is first opened: until then no kind need be known."""
    menu = QMenu(title, parent)

    def fill() -> None:
        colours = window_colours(worn())
        for identifier, label, icon_name in kinds() if menu.isEmpty() else ():
            action = menu.addAction(icon(icon_name, colours), _(label))
            action.triggered.connect(lambda _checked=False, identifier=identifier: chosen(identifier))

    menu.aboutToShow.connect(fill)
    return menu


class ToolBar(QToolBar):
    """The tools, the history, the zoom, and the one filled button."""

    zoom_chosen = Signal(float)

    def __init__(
        self,
        actions: Actions,
        colours: WindowColours,
        add_lane: KindChosen,
        add_card: KindChosen,
        window: QMainWindow,
    ) -> None:
        super().__init__(_("Tools"), window)
        self._actions = actions
        self._colours = colours
        self.setMovable(False)
        self.setFixedHeight(46)
        self.setIconSize(QSize(ICON_SIZE, ICON_SIZE))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self._add("select", "hand")
        self.addSeparator()
        self._add_named("add_stage")
        self._add_menu("row-insert-bottom", _("Lane"), lane_menu(self, _("Lane"), add_lane))
        self._add_menu("note", _("Card"), card_menu(self, _("Card"), add_card))
        self._add_named("connect")
        self.addSeparator()
        self._add("undo", "redo")
        self.addSeparator()
        self._add("zoom_out")
        self._zoom = self._add_zoom()
        self._add("zoom_in", "fit")
        space = QWidget()
        space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(space)
        self._add_export()

    def _add(self, *names: str) -> None:
        for name in names:
            self._add_button(self._button(name))

    def _button(self, name: str) -> QToolButton:
        button = QToolButton()
        button.setDefaultAction(self._actions[name])
        return button

    def _add_button(self, button: QToolButton) -> None:
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setIconSize(QSize(ICON_SIZE, ICON_SIZE))
        button.setMinimumHeight(BUTTON_SIZE)
        self.addWidget(button)

    def _add_named(self, name: str) -> None:
        button = self._button(name)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setText(_(ACTIONS[name].words))
        self._add_button(button)

    def _add_menu(self, icon_name: str, words: str, menu: QMenu) -> None:
        button = QToolButton()
        button.setIcon(icon(icon_name, self._colours))
        button.setText(words)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMenu(menu)
        self._add_button(button)

    def _add_zoom(self) -> QToolButton:
        button = QToolButton()
        menu = QMenu(button)
        for percent in LEVELS:
            action = menu.addAction(percentage(percent / 100))
            action.triggered.connect(
                lambda _checked=False, percent=percent: self.zoom_chosen.emit(percent / 100)
            )
        menu.addSeparator()
        menu.addAction(self._actions["fit"])
        menu.addAction(self._actions["fit_selection"])
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setObjectName("zoom")
        button.setMinimumWidth(76)
        button.setToolTip(_("Zoom"))
        self._add_button(button)
        return button

    def _add_export(self) -> None:
        action = self._actions["export"]
        button = QToolButton()
        button.setIcon(icon("file-export", self._colours, filled_button=True))
        button.setText(_("Export"))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setProperty("filled", "true")
        button.setToolTip(action.toolTip())
        button.clicked.connect(action.trigger)
        self._add_button(button)

    def show_zoom(self, scale: float) -> None:
        """Tell the scale."""
        self._zoom.setText(percentage(scale))


def _no_font_for(characters: Sequence[str]) -> str:
    from cjm_desktop.ui.dialogs.fonts import shortened

    return _("No font for {characters}").format(characters=shortened(characters))


def percentage(share: float) -> str:
    """A share as it is written in the window, with a no-break space before the sign."""
    return f"{share * 100:.0f}\N{NO-BREAK SPACE}%"


class StatusLine(QStatusBar):
    """Where one is on the map, whether the map is saved, and which characters no font shows."""

    fonts_wanted = Signal()
    """Fonts of this computer are to be offered."""

    def __init__(self, colours: WindowColours) -> None:
        super().__init__()
        self.setSizeGripEnabled(False)
        self.setFixedHeight(28)
        self._summary, self._place, self._saved, self._kept = Label(), Label(), Label(), Label()
        for label in (self._summary, self._place, self._saved, self._kept):
            label.setStyleSheet(f"color: {colours.text2}; font-size: 12px; padding: 0 8px;")
        self._colours = colours
        self._missing: tuple[Label, QPushButton] | None = None
        self.addWidget(self._summary)
        self.addPermanentWidget(self._place)
        self.addPermanentWidget(self._kept)
        self.addPermanentWidget(self._saved)

    def say(self, sentence: str) -> None:
        """Tell why something could not be done, for as long as it takes to read."""
        self.showMessage(sentence, READING_TIME)

    def show_summary(self, words: str) -> None:
        """Tell what the map holds."""
        self._summary.setText(words)

    def show_missing(self, characters: Sequence[str]) -> None:
        """Tell which characters stand as boxes, the first few of them; nothing where none does."""
        if self._missing is None:
            if not characters:
                return
            self._missing = self._offer()
        told, offer = self._missing
        told.setVisible(bool(characters))
        offer.setVisible(bool(characters))
        told.setToolTip("\n".join(unicodedata.name(each[0], each) for each in characters[:READ_OUT]))
        told.setText(_no_font_for(characters) if characters else "")

    def _offer(self) -> tuple[Label, QPushButton]:
        """Where missing characters are told, and the button beside it; few maps ever need them."""
        told, offer = Label(), QPushButton(_("Use a font of this computer…"))
        told.setStyleSheet(f"color: {self._colours.text}; font-size: 12px; padding: 0 0 0 8px;")
        offer.setFlat(True)
        offer.setProperty("link", "true")
        offer.setStyleSheet("font-size: 12px; padding: 0 4px; min-height: 0;")
        offer.clicked.connect(self.fonts_wanted)
        self.addWidget(told)
        self.addWidget(offer)
        return told, offer

    def show_place(self, words: str) -> None:
        """Tell where the selected element stands."""
        self._place.setText(words)

    def show_saved(self, *, saved: bool, path: str | None, at: datetime | None) -> None:
        """Tell whether the map is as its file is."""
        if path is None:
            words = _("Not saved yet")
        elif not saved:
            words = _("Unsaved changes")
        elif at is None:
            words = _("Saved on this computer")
        else:
            clock = QLocale().toString(QTime(at.hour, at.minute), QLocale.FormatType.ShortFormat)
            words = _("Saved on this computer, {time}").format(time=clock)
        self._saved.setText(words)

    def show_kept(self, *, kept: bool, saved: bool, trouble: str) -> None:
        """Tell whether a crash now would cost anything; ``trouble`` is why edits cannot be kept for recovery."""
        if trouble:
            words = _("not kept for recovery")
        elif saved:
            words = ""
        else:
            words = _("kept for recovery") if kept else _("being kept…")
        self._kept.setText(words)
        self._kept.setToolTip(trouble)
        self._kept.setVisible(bool(words))

    @property
    def place_words(self) -> str:
        """What is told about where the selected element stands."""
        return self._place.text()

    @property
    def kept_words(self) -> str:
        """What is told about being kept for recovery."""
        return self._kept.text()

    @property
    def saved_words(self) -> str:
        """What is told about being saved."""
        return self._saved.text()
