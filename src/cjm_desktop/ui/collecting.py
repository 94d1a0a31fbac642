"""Garbage is collected in the window's thread only.

Python collects in whatever thread happens to make an object. What it finds may be widgets, and to take those apart in
another thread than their own ends the program. So it does not look by itself any more, and the window's thread looks.
"""

from __future__ import annotations

import gc
from contextlib import ExitStack
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

from cjm_desktop.layout.collector import paused_collector

if TYPE_CHECKING:
    from collections.abc import Callable

PAUSE: Final = 500
"""Milliseconds between two looks."""
OLDEST: Final = 2
PATIENCE: Final = 60
"""So many looks may be passed over: a button that was let go where nobody noticed must not stop it for good."""


def is_held() -> bool:
    """Whether a mouse button is held."""
    return QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton


def collect_what_is_due() -> None:
    """Collect the oldest generation that Python would collect now."""
    due = [count > limit for count, limit in zip(gc.get_count(), gc.get_threshold(), strict=True)]
    generation = next((each for each in range(OLDEST, -1, -1) if due[each]), None)
    if generation is not None:
        gc.collect(generation)


class Collector(QObject):
    """Collects as Python would, between two events; never while a mouse button is held, because a drag would jerk."""

    def __init__(self, parent: QObject, busy: Callable[[], bool] = is_held) -> None:
        """Begin; ``busy`` says that now is no time for it."""
        super().__init__(parent)
        self._busy = busy
        self._passed = 0
        self._rest = ExitStack()
        self._rest.enter_context(paused_collector())
        timer = QTimer(self, interval=PAUSE)
        timer.timeout.connect(self.look)
        timer.start()

    def look(self) -> None:
        """Collect what is due, unless now is no time for it."""
        if self._busy() and self._passed < PATIENCE:
            self._passed += 1
            return
        self._passed = 0
        collect_what_is_due()

    def end(self) -> None:
        """Let Python collect by itself again."""
        self._rest.close()
