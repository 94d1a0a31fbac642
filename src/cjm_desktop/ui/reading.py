"""Reading a map's file beside the window, and laying the map out there, so that a large one opens without a pause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.export.progress import Progress, StoppedError, WatchfulMemory
from cjm_desktop.i18n import _
from cjm_desktop.layout.engine import lay_out
from cjm_desktop.storage import files
from cjm_desktop.ui.style import worn
from cjm_desktop.ui.work import wait_for

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from cjm_desktop.layout.memory import LayoutMemory
    from cjm_desktop.storage.files import Loaded


class Reading:
    """Reads files for a window.

    Attributes:
        layout: the drawing of what was read last, for the window that shows it.
    """

    def __init__(self, window: QWidget | None) -> None:
        self._window = window
        self.layout: LayoutMemory | None = None

    def read(self, path: Path) -> Loaded | None:
        """The map in a file; ``None`` where that was called off.

        Raises:
            ReadError: the file cannot be read, or what it holds is no journey map.
        """
        theme = worn()

        def job(progress: Progress) -> tuple[Loaded, LayoutMemory]:
            loaded = files.load(path)
            memory = WatchfulMemory(progress)
            lay_out(loaded.graph, theme, memory)
            return loaded, memory.plain()

        words = _("“{name}” is being opened…").format(name=path.name)
        try:
            loaded, self.layout = wait_for(self._window, words, job)
        except StoppedError:
            return None
        return loaded
