"""Everything one can ask the window for: one table, from which menus, tool bar and shortcuts are made."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QAction, QKeySequence

from cjm_desktop.i18n import _, mark
from cjm_desktop.ui.icons import icon

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtCore import QObject

    from cjm_desktop.theme import WindowColours

Key = QKeySequence.StandardKey


class ActionDescription(NamedTuple):
    """An action: its words, icon and keys.

    ``letter`` is a single key that works while the canvas has the focus and nothing is selected, so that typing on a
    selected element can start to edit its words.
    """

    words: str
    icon: str = ""
    keys: tuple[str | QKeySequence.StandardKey, ...] = ()
    letter: str = ""
    checkable: bool = False


ACTIONS: Mapping[str, ActionDescription] = {
    "new": ActionDescription(mark("New map"), "file-plus", (Key.New,)),
    "open": ActionDescription(mark("Open…"), "folder-open", (Key.Open,)),
    "save": ActionDescription(mark("Save"), "device-floppy", (Key.Save,)),
    "save_as": ActionDescription(mark("Save as…"), "", ("Ctrl+Shift+S",)),
    "versions": ActionDescription(mark("Earlier versions…")),
    "export": ActionDescription(mark("Export…"), "file-export", ("Ctrl+E",)),
    "new_from_template": ActionDescription(mark("New from a template…"), "", ("Ctrl+Shift+N",)),
    "close": ActionDescription(mark("Close"), "", ("Ctrl+W",)),
    "undo": ActionDescription(mark("Undo"), "arrow-back-up", (Key.Undo,)),
    "redo": ActionDescription(mark("Redo"), "arrow-forward-up", ("Ctrl+Y", "Ctrl+Shift+Z")),
    "edit_words": ActionDescription(mark("Edit text"), "pencil", ("F2",)),
    "select_all": ActionDescription(mark("Select all"), "", (Key.SelectAll,)),
    "find": ActionDescription(mark("Find"), "search", (Key.Find,)),
    "cut": ActionDescription(mark("Cut"), "", (Key.Cut,)),
    "copy": ActionDescription(mark("Copy"), "copy", (Key.Copy,)),
    "paste": ActionDescription(mark("Paste"), "", (Key.Paste,)),
    "duplicate": ActionDescription(mark("Duplicate"), "copy", ("Ctrl+D",)),
    "star": ActionDescription(mark("Moment of truth"), "star", ("Ctrl+M",), checkable=True),
    "remove": ActionDescription(mark("Delete"), "trash", ("Del",)),
    "select": ActionDescription(mark("Select"), "pointer", letter="V", checkable=True),
    "hand": ActionDescription(mark("Hand"), "hand-stop", letter="H", checkable=True),
    "connect": ActionDescription(mark("Connect"), "route", letter="X", checkable=True),
    "add_stage": ActionDescription(mark("Stage"), "column-insert-right", letter="S"),
    "add_step": ActionDescription(mark("Step"), "columns-3", letter="P"),
    "add_card": ActionDescription(mark("Card"), "note", letter="C"),
    "add_touchpoint": ActionDescription(mark("Touchpoint"), "route", letter="T"),
    "add_emotion": ActionDescription(mark("Emotion"), "mood-smile", letter="E"),
    "add_metric": ActionDescription(mark("Metric"), "chart-bar", letter="M"),
    "add_persona": ActionDescription(mark("Persona"), "user"),
    "fold_lane": ActionDescription(mark("Folded"), "", checkable=True),
    "hide_lane": ActionDescription(mark("Hide the lane")),
    "zoom_in": ActionDescription(mark("Zoom in"), "zoom-in", ("Ctrl++", "Ctrl+="), letter="+"),
    "zoom_out": ActionDescription(mark("Zoom out"), "zoom-out", ("Ctrl+-",), letter="-"),
    "zoom_actual": ActionDescription(mark("Actual size"), "", ("Ctrl+0",), letter="0"),
    "fit": ActionDescription(mark("Fit the map"), "arrows-maximize", ("Ctrl+1",), letter="1"),
    "fit_selection": ActionDescription(mark("Zoom to selection"), "zoom-scan", ("Ctrl+3",), letter="3"),
    "outline": ActionDescription(mark("Outline"), "", ("Ctrl+Alt+O",), checkable=True),
    "inspector": ActionDescription(mark("Inspector"), "", ("Ctrl+Alt+I",), checkable=True),
    "minimap": ActionDescription(mark("Minimap"), "map", ("Ctrl+Alt+M",), checkable=True),
    "reduced_motion": ActionDescription(mark("Reduce motion"), checkable=True),
    "look_system": ActionDescription(mark("As the system"), checkable=True),
    "look_light": ActionDescription(mark("Light"), checkable=True),
    "look_dark": ActionDescription(mark("Dark"), checkable=True),
    "look_contrast": ActionDescription(mark("High contrast"), checkable=True),
    "keys": ActionDescription(mark("Keyboard"), "", ("F1",)),
    "about": ActionDescription(mark("About")),
}

LETTERS: Mapping[str, str] = {
    **{description.letter: name for name, description in ACTIONS.items() if description.letter},
    "2": "zoom_actual",
    "=": "zoom_in",
}
"""The action that each single key asks for."""
ALWAYS = frozenset("0123+-=")
"""Single keys that work with a selection as well: no title is likely to begin with them."""


def make_actions(
    parent: QObject, colours: WindowColours, slots: Mapping[str, Callable[[], object]]
) -> dict[str, QAction]:
    """All actions by name, connected to what they do."""
    made: dict[str, QAction] = {}
    for name, description in ACTIONS.items():
        action = QAction(_(description.words), parent)
        if description.icon:
            action.setIcon(icon(description.icon, colours))
        action.setShortcuts([QKeySequence(key) for key in description.keys])
        action.setCheckable(description.checkable)
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText) or description.letter
        words = _(description.words).rstrip("…")
        action.setToolTip(f"{words} ({keys})" if keys else words)
        slot = slots[name]
        action.triggered.connect(lambda _checked=False, slot=slot: slot())
        made[name] = action
    return made
