"""Opens one window and tells when it was first painted: ``python -m benchmarks.first_paint ours|peer``.

What is printed is ``time.monotonic()``, which is the same clock in the process that waits for it.
"""

from __future__ import annotations

import sys
import time


def ours() -> None:
    """The sample map in our window."""
    from cjm_desktop import i18n
    from cjm_desktop.cli.program import open_windows

    i18n.use(None)
    application, windows = open_windows([])
    while not windows[0].canvas.drawing.picture.paints:
        application.processEvents()


def peer() -> None:
    """A bare window with a label."""
    from PySide6.QtCore import QEvent
    from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

    class Label(QLabel):
        painted = False

        def event(self, event: QEvent) -> bool:
            done = super().event(event)
            self.painted = self.painted or event.type() == QEvent.Type.Paint
            return done

    application = QApplication(sys.argv[:1])
    window, label = QMainWindow(), Label("A journey")
    window.setCentralWidget(label)
    window.show()
    while not label.painted:
        application.processEvents()


if __name__ == "__main__":
    {"ours": ours, "peer": peer}[sys.argv[1]]()
    sys.stdout.write(f"{time.monotonic()}\n")
    sys.stdout.flush()
