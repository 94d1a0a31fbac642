"""The panel of the outline. What is in it is made when it is first seen: in a new window the map is painted first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from cjm_desktop.i18n import ngettext
from cjm_desktop.ui.style import window_colours

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from cjm_desktop.theme import Theme
    from cjm_desktop.ui.document import Document
    from cjm_desktop.ui.outline_contents import OutlineContents


class Outline(QWidget):
    """Stages, steps and what is in them, beside the canvas."""

    chosen = Signal(str)
    """An element was chosen, by its id."""

    def __init__(self, document: Document, theme: Theme) -> None:
        super().__init__()
        self._document = document
        self._theme = theme
        self._contents: OutlineContents | None = None
        self.setMinimumWidth(160)
        self.setAutoFillBackground(True)
        palette = self.palette()
        palette.setColor(self.backgroundRole(), QColor(window_colours(theme).panel))
        self.setPalette(palette)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._contents is None:
            QTimer.singleShot(0, self, lambda: self.contents)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was made for it so far."""
        return self._contents is None

    @property
    def contents(self) -> OutlineContents:
        """The tree and the field to search it."""
        if self._contents is None:
            from cjm_desktop.ui.outline_contents import OutlineContents

            self._contents = OutlineContents(self._document, self._theme)
            self._contents.chosen.connect(self.chosen)
            layout = QVBoxLayout(self)
            layout.setContentsMargins(0, 0, 0, 0)
            layout.addWidget(self._contents)
        return self._contents

    def show_selection(self, ids: frozenset[str]) -> None:
        """Mark what is selected on the canvas."""
        self.contents.show_selection(ids)

    @property
    def summary(self) -> str:
        """How much there is, in words."""
        graph = self._document.graph
        stages, steps = len(graph.stages()), len(graph.steps())
        return ", ".join(
            (
                ngettext("{count} stage", "{count} stages", stages).format(count=stages),
                ngettext("{count} step", "{count} steps", steps).format(count=steps),
                ngettext("{count} element", "{count} elements", graph.count_of_elements).format(
                    count=graph.count_of_elements
                ),
            )
        )
