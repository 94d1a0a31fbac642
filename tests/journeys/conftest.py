"""The sample map, opened in a real window."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cjm_desktop.text.fonts import base_face_ids, face
from cjm_desktop.theme import load_theme
from cjm_desktop.ui import style
from tests.journeys.hands import Hands

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "templates" / "classic.ru.cjm"


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """A copy of the Russian sample."""
    return Path(shutil.copy(SAMPLE, tmp_path / "sample.cjm"))


@pytest.fixture
def hands(qtbot: QtBot, qapp: QApplication, sample: Path) -> Iterator[Hands]:
    """A person at the open sample."""
    del qtbot
    theme = load_theme("light")
    style.load_fonts([str(face(face_id).path) for face_id in base_face_ids()])
    style.dress(qapp, theme)
    opened = Hands(sample, theme)
    yield opened
    opened.leave()
