"""One of many, by icon: two rows of buttons for the commonest, and a menu of all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QMenu, QSizePolicy, QToolButton
from typing_extensions import override

from cjm_desktop.i18n import _
from cjm_desktop.ui.fields.base import Access, FieldEditor

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QIcon

COLUMNS, ROWS, ICON, HEIGHT = 7, 2, 18, 32
WAYS: dict[int, int] = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -COLUMNS,
    Qt.Key.Key_Down: COLUMNS,
}


class GridEditor(FieldEditor):
    """Buttons with icons, of which one is down, in the order of the choices; the last one opens a menu of all.

    A choice from the menu that has no button takes the place of the last one. The grid is one stop for Tab; arrow keys
    travel in it.
    """

    def __init__(self, access: Access, pictures: Mapping[object, QIcon]) -> None:
        super().__init__(access)
        self._pictures = pictures
        self._words: dict[object, str] = {value: _(label) for value, label in access.field.choices}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(4)
        values = list(self._words)[: COLUMNS * ROWS - 1]
        self.buttons: list[tuple[object, QToolButton]] = []
        for place, value in enumerate(values):
            button = self._button()
            button.setCheckable(True)
            button.clicked.connect(lambda _checked=False, place=place: self._press(self.buttons[place][0]))
            self.buttons.append((value, button))
            grid.addWidget(button, place // COLUMNS, place % COLUMNS)
        self.more = self._button()
        self.more.setText("…")
        self.more.setToolTip(_("All"))
        self.more.setAccessibleName(_("All"))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setMenu(self._menu())
        grid.addWidget(self.more, len(values) // COLUMNS, len(values) % COLUMNS)
        self.buttons[0][1].setObjectName(access.field.name)
        self._stops = [*(button for _value, button in self.buttons), self.more]
        for stop in self._stops:
            stop.installEventFilter(self)
        self.setFocusProxy(self._stops[0])

    def _button(self) -> QToolButton:
        button = QToolButton()
        button.setProperty("segment", "true")
        button.setIconSize(QSize(ICON, ICON))
        button.setFixedHeight(HEIGHT)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        return button

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        for value, words in self._words.items():
            action = menu.addAction(self._pictures[value], words)
            action.triggered.connect(lambda _checked=False, value=value: self._press(value))
        return menu

    def _press(self, value: object) -> None:
        self.access.keep("" if self.access.value() == value else value)
        self.refresh()

    @override
    def refresh(self) -> None:
        value = self.access.value()
        shown = list(self._words)[: len(self.buttons)]
        if value in self._words and value not in shown:
            shown[-1] = value
        for place, (each, (_before, button)) in enumerate(zip(shown, self.buttons, strict=True)):
            self.buttons[place] = each, button
            button.setIcon(self._pictures[each])
            button.setToolTip(self._words[each])
            button.setAccessibleName(self._words[each])
            button.setChecked(each == value)
        at = shown.index(value) if value in shown else 0
        for place, stop in enumerate(self._stops):
            stop.setFocusPolicy(Qt.FocusPolicy.StrongFocus if place == at else Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(self._stops[at])

    @override
    def said(self) -> str:
        value = self.access.value()
        return self._words.get(value, str(value or ""))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrow keys travel in rows and columns: buttons by themselves would take them for Tab."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        by = WAYS.get(event.key())
        if by is None:
            return False
        target = next(place for place, stop in enumerate(self._stops) if stop is watched) + by
        if 0 <= target < len(self._stops):
            self._stops[target].setFocus()
        return True
