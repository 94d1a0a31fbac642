from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QFontDatabase

from cjm_desktop.text.system_faces import use_faces
from cjm_desktop.theme import load_theme
from cjm_desktop.ui.drawing import Drawing
from tests.drawn_maps import journey
from tests.text.made_fonts import runic_font

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication


def test_widgets_know_the_faces_that_the_drawing_needs(qapp: QApplication) -> None:
    del qapp
    Drawing(journey(cells={("actions", "step-1-1"): ["ग्राहक"]}), load_theme("light"))
    assert "Noto Sans Devanagari" in QFontDatabase.families()


def test_a_drawing_takes_an_accepted_face_at_once(qapp: QApplication, tmp_path: Path) -> None:
    del qapp
    drawing = Drawing(journey(cells={("actions", "step-1-1"): ["ᚠᚢ"]}), load_theme("light"))
    assert drawing.frame.missing == ("ᚠ", "ᚢ")
    use_faces([runic_font(tmp_path / "runic.ttf")])
    try:
        assert drawing.refresh().missing == ()
    finally:
        use_faces([])
    assert drawing.refresh().missing == ("ᚠ", "ᚢ")
