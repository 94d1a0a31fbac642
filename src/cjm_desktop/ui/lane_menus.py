"""What one does to lanes besides filling them: fold, hide, bring back, and draw a line above."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from cjm_desktop import commands
from cjm_desktop.editor import together
from cjm_desktop.i18n import _
from cjm_desktop.kinds.registry import lane_kind
from cjm_desktop.model.records import Lane

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cjm_desktop.model.change import Change
    from cjm_desktop.model.graph import JourneyGraph
    from cjm_desktop.ui.editing import Editing


class LaneMenus:
    """Menus that speak of the lanes as they are when they are opened."""

    def __init__(self, graph: JourneyGraph, editing: Editing) -> None:
        self._graph = graph
        self._editing = editing

    @property
    def lane(self) -> Lane | None:
        """The lane that is selected alone."""
        chosen = self._editing.selected
        record = self._graph.get(next(iter(chosen))) if len(chosen) == 1 else None
        return record if isinstance(record, Lane) else None

    def fold(self) -> None:
        """Show only the label of the selected lane, or its cards again."""
        if lane := self.lane:
            label = _("Unfold lane") if lane.collapsed else _("Fold lane")
            self._set(label, lane, collapsed=not lane.collapsed)

    def hide(self) -> None:
        """Leave the selected lane out of the drawing. Nothing of it is lost."""
        if lane := self.lane:
            self._set(_("Hide lane"), lane, hidden=True)
            sentence = _("“{lane}” is hidden; Lane > Hidden lanes brings it back.")
            self._editing.refused.emit(sentence.format(lane=title_of(lane)))

    def line_menu(self, parent: QWidget) -> QMenu:
        """The lines of a service blueprint, of which one may run above the selected lane."""
        menu, group = QMenu(_("Line above the lane"), parent), QActionGroup(parent)

        def fill() -> None:
            from cjm_desktop.ui.descriptions import DIVIDER

            for value, words in DIVIDER.choices:
                action = group.addAction(_(words))
                action.setCheckable(True)
                action.setData(value or "")
                action.triggered.connect(partial(self._draw_line, value))
                menu.addAction(action)

        def show_state() -> None:
            if menu.isEmpty():
                fill()
            lane = self.lane
            for action in group.actions():
                action.setEnabled(lane is not None)
                action.setChecked(lane is not None and action.data() == (lane.divider or ""))

        menu.aboutToShow.connect(show_state)
        return menu

    def hidden_menu(self, parent: QWidget) -> QMenu:
        """The lanes that are hidden: choosing one shows it again."""
        menu = QMenu(_("Hidden lanes"), parent)

        def fill() -> None:
            menu.clear()
            hidden = self.hidden
            for lane in hidden:
                menu.addAction(title_of(lane)).triggered.connect(partial(self._show, [lane.id]))
            if not hidden:
                menu.addAction(_("No lane is hidden")).setEnabled(False)
            elif len(hidden) > 1:
                menu.addSeparator()
                shown = [lane.id for lane in hidden]
                menu.addAction(_("Show all")).triggered.connect(partial(self._show, shown))

        menu.aboutToShow.connect(fill)
        return menu

    @property
    def hidden(self) -> tuple[Lane, ...]:
        """The lanes that the drawing leaves out."""
        return tuple(lane for lane in self._graph.lanes() if lane.hidden)

    def _draw_line(self, value: str | None, _checked: bool = False) -> None:
        if lane := self.lane:
            self._set(_("Line above the lane"), lane, divider=value)

    def _show(self, ids: Sequence[str], _checked: bool = False) -> None:
        edits: list[Callable[[JourneyGraph], Change]] = [
            partial(commands.edit, identifier=each, hidden=False) for each in ids
        ]
        self._editing.commit(_("Show lane"), together.in_turn(self._graph, edits), frozenset(ids))

    def _set(self, label: str, lane: Lane, **fields: object) -> None:
        self._editing.commit(label, commands.edit(self._graph, lane.id, **fields))


def title_of(lane: Lane) -> str:
    """What a lane is called: its own title, or its kind's name."""
    return lane.title or _(lane_kind(lane.kind).label)
