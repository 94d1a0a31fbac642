"""The program's own window, for what is measured in it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from cjm_desktop.text.fonts import base_face_ids, face
from cjm_desktop.theme import load_theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from cjm_desktop.model.graph import JourneyGraph
    from cjm_desktop.ui.main_window import MainWindow


def application() -> QApplication:
    """The running application, dressed as the program dresses it."""
    from PySide6.QtWidgets import QApplication

    from cjm_desktop.ui import style

    running = QApplication.instance()
    plain = [*sys.argv[:1], "-style", style.STYLE]
    found = running if isinstance(running, QApplication) else QApplication(plain)
    style.load_fonts([str(face(face_id).path) for face_id in base_face_ids()])
    style.dress(found, load_theme("light"))
    return found


def window(graph: JourneyGraph) -> MainWindow:
    """A window of 1920×1080 with a map, shown."""
    from cjm_desktop.ui.document import Document
    from cjm_desktop.ui.main_window import MainWindow

    made = MainWindow(Document(graph), load_theme("light"))
    made.resize(1920, 1080)
    made.show()
    return made
