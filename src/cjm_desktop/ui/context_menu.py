"""The menu of the right mouse button: what one does to what lies there, made of the window's own actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from cjm_desktop.i18n import _
from cjm_desktop.model.records import Element, JourneyMap, Lane, Link, Metric, Persona, Record
from cjm_desktop.ui.bars import SEPARATOR, lane_menu

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget

    from cjm_desktop.ui.bars import KindChosen
    from cjm_desktop.ui.lane_menus import LaneMenus

CLIPBOARD = ("cut", "copy", "paste", "duplicate")
LAST = (SEPARATOR, "fit_selection", SEPARATOR, "remove")
ON_ELEMENTS = ("edit_words", "star", "add_metric", SEPARATOR, *CLIPBOARD, *LAST)
ADDED_BESIDE = ("add_stage", "add_step", "add_card", "add_metric", "paste")
ON_COLUMNS = ("edit_words", SEPARATOR, *ADDED_BESIDE, *LAST)
LINE_ABOVE, HIDDEN_LANES = "line above", "hidden lanes"
"""Where submenus stand among the actions."""
ON_LANES = (
    *("edit_words", SEPARATOR, "fold_lane", "hide_lane", LINE_ABOVE, HIDDEN_LANES, SEPARATOR),
    *("add_card", "paste", *LAST),
)
ON_OTHERS = ("edit_words", *LAST)
ON_THE_MAP = ("edit_words", SEPARATOR, "fit", "zoom_actual")
ADDED = ("add_card", "add_touchpoint", "add_emotion", "paste", SEPARATOR, "add_stage", "add_step")
ON_THE_GROUND = (*ADDED, SEPARATOR, "select_all", "fit", SEPARATOR, HIDDEN_LANES)


def context_menu(
    parent: QWidget,
    actions: Mapping[str, QAction],
    selected: list[Record],
    add_lane: KindChosen,
    lanes: LaneMenus,
) -> QMenu:
    """The menu for these records; for none, that of the ground. What cannot be done now is left out."""
    menu = QMenu(parent)
    for name in _names(selected):
        if name == SEPARATOR:
            menu.addSeparator()
        elif name == LINE_ABOVE:
            menu.addMenu(lanes.line_menu(menu))
        elif name == HIDDEN_LANES:
            if lanes.hidden:
                menu.addMenu(lanes.hidden_menu(menu))
        elif actions[name].isEnabled():
            menu.addAction(actions[name])
    if not selected:
        menu.addSeparator()
        menu.addMenu(lane_menu(menu, _("Lane"), add_lane))
    return menu


def _names(selected: list[Record]) -> tuple[str, ...]:
    if not selected:
        return ON_THE_GROUND
    if any(isinstance(each, Element) for each in selected):
        return ON_ELEMENTS
    if any(isinstance(each, JourneyMap) for each in selected):
        return ON_THE_MAP
    if any(isinstance(each, Metric | Link | Persona) for each in selected):
        return ON_OTHERS
    return ON_LANES if all(isinstance(each, Lane) for each in selected) else ON_COLUMNS
