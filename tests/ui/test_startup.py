"""What the first window loads, and what waits until somebody asks for it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

import pytest

ASKED_FOR_LATER = (
    "budoux",
    "fontTools",
    "http",
    "logging.handlers",
    "networkx",
    "pikepdf",
    "platformdirs",
    "reportlab",
    "cjm_desktop.export",
    "cjm_desktop.paint.pdf",
    "cjm_desktop.paint.svg",
    "cjm_desktop.storage.atomic",
    "cjm_desktop.storage.backups",
    "cjm_desktop.storage.journal",
    "cjm_desktop.storage.leftovers",
    "cjm_desktop.storage.locks",
    "cjm_desktop.storage.schema",
    "cjm_desktop.text.system_faces",
    "cjm_desktop.ui.context_menu",
    "cjm_desktop.ui.dialogs.difference",
    "cjm_desktop.ui.dialogs.export",
    "cjm_desktop.ui.dialogs.fonts",
    "cjm_desktop.ui.dialogs.help",
    "cjm_desktop.ui.dialogs.recovery",
    "cjm_desktop.ui.dialogs.templates",
    "cjm_desktop.ui.dialogs.trouble",
    "cjm_desktop.ui.dialogs.versions",
    "cjm_desktop.ui.dialogs.work",
    "cjm_desktop.ui.fields",
    "cjm_desktop.ui.inline_editor",
    "cjm_desktop.ui.logs",
    "cjm_desktop.ui.reading",
    "cjm_desktop.ui.related",
    "cjm_desktop.ui.report",
    "cjm_desktop.ui.work",
)
"""Modules that no map and no window needs to be shown."""

FIRST_WINDOW = """
import builtins, json, sys
plain = builtins.__import__
from cjm_desktop import i18n
from cjm_desktop.cli.program import open_windows
i18n.use("en")
application, (window,) = open_windows([])
while not window.canvas.drawing.picture.paints:
    application.processEvents()
first = sorted(sys.modules)
empty = window.inspector.widget() is None
while window.inspector.widget() is None or not window.outline.tree.model().rowCount():
    application.processEvents()
print(json.dumps({"modules": first, "inspector was empty": empty, "import is plain": builtins.__import__ is plain}))
"""


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What a new process tells of its first window, at a home where nothing is remembered."""
    home = str(tmp_path_factory.mktemp("home"))
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": home, "XDG_CONFIG_HOME": home}
    environment["PYTHONPATH"] = os.pathsep.join(sys.path)
    done = subprocess.run(
        [sys.executable, "-c", FIRST_WINDOW],
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
        env=environment,
    )
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def test_the_map_is_painted_before_the_panels_beside_it_are_filled(start: dict[str, Any]) -> None:
    assert start["inspector was empty"]


@pytest.mark.parametrize("name", ASKED_FOR_LATER)
def test_the_first_window_does_not_load(start: dict[str, Any], name: str) -> None:
    assert [module for module in start["modules"] if module == name or module.startswith(f"{name}.")] == []


def test_imports_are_not_watched_by_qt(start: dict[str, Any]) -> None:
    assert start["import is plain"]
