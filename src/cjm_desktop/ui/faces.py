"""The faces that widgets know: the drawing's own, so that its words can be shown and edited around it."""

from __future__ import annotations

from PySide6.QtGui import QFontDatabase

from cjm_desktop.text.fonts import read_fallbacks

_known: set[str] = set()


def know_read_faces() -> None:
    """Tell Qt of every face that a text has needed so far; the base family it knows from the start."""
    for face in read_fallbacks():
        if face.face_id not in _known:
            _known.add(face.face_id)
            QFontDatabase.addApplicationFont(str(face.path))
