"""A small bar over what is selected, with what one does to it most."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QAction

    from cjm_desktop.display.geometry import Rect
    from cjm_desktop.theme import Theme, WindowColours
    from cjm_desktop.ui.canvas import Canvas

BUTTON, ICON, MARGIN = 28, 18, 4


class PopupBar(QFrame):
    """Buttons for some of the window's actions; it lies on the canvas and follows the selection.

    They are made when something is first selected.
    """

    def __init__(
        self, canvas: Canvas, theme: Theme, colours: WindowColours, actions: Mapping[str, QAction]
    ) -> None:
        super().__init__(canvas.viewport())
        self._canvas = canvas
        self._colours = colours
        self._actions = actions
        self._gap = round(theme.selection.popup_bar_gap)
        self.buttons: list[tuple[QToolButton, QAction]] = []
        """The buttons, each with its action."""
        self.setFixedHeight(round(theme.selection.popup_bar_height))
        self.hide()

    def _build(self) -> None:
        colours = self._colours
        self.setObjectName("popup")
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setStyleSheet(
            f"#popup {{ background: {colours.base}; border: 1px solid {colours.border}; border-radius: 8px; }}"
            f"QToolButton {{ border: none; border-radius: 5px; }}"
            f"QToolButton:hover {{ background: {colours.button_hover}; }}"
            f"QToolButton:checked {{ background: {colours.checked}; }}"
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, 0, MARGIN, 0)
        row.setSpacing(2)
        for action in self._actions.values():
            button = QToolButton()
            self.buttons.append((button, action))
            button.setDefaultAction(action)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
            button.setIconSize(QSize(ICON, ICON))
            button.setFixedSize(BUTTON, BUTTON)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            row.addWidget(button)

    def show_at(self, box: Rect | None) -> None:
        """Lie over an area of the drawing, or below it where there is no room above; ``None`` hides the bar.

        The names of stages and steps stay uncovered.
        """
        area = self._canvas.viewport().rect()
        if box is None:
            self.hide()
            return
        place = self._canvas.mapFromScene(*_corner_and_size(box)).boundingRect()
        if not place.intersects(area):
            self.hide()
            return
        if not self.buttons:
            self._build()
        for button, action in self.buttons:
            button.setVisible(action.isEnabled())
        size = self.sizeHint()
        top = place.top() - self._gap - self.height()
        if top < area.top() + self._canvas.header_end(box):
            top = place.bottom() + self._gap
        left = place.center().x() - size.width() // 2
        left = min(max(left, area.left() + MARGIN), area.right() - size.width() - MARGIN)
        self.setGeometry(QRect(left, top, size.width(), self.height()))
        self.show()
        self.raise_()


def _corner_and_size(box: Rect) -> tuple[float, float, float, float]:
    return box.x, box.y, box.width, box.height
