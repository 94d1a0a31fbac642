"""What the first window loads, and what waits until somebody asks for it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

import pytest

from cjm_desktop.cli.later import ON_USE

ASKED_FOR_LATER = (
    "budoux",
    "email",
    "fontTools",
    "http",
    "importlib.metadata",
    "logging.handlers",
    "networkx",
    "pikepdf",
    "platformdirs",
    "reportlab",
    "cjm_desktop.commands.cards",
    "cjm_desktop.export",
    "cjm_desktop.model.pictures",
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
    "cjm_desktop.ui.outline_contents",
    "cjm_desktop.ui.reading",
    "cjm_desktop.ui.related",
    "cjm_desktop.ui.report",
    "cjm_desktop.ui.work",
)
"""Modules that no map and no window needs to be shown."""

FIRST_WINDOW = """
import builtins, json, os, sys
plain = builtins.__import__
from cjm_desktop import i18n
from cjm_desktop.cli.program import open_windows
i18n.use("en")
application, (window,) = open_windows([])
while not window.canvas.drawing.picture.paints:
    application.processEvents()
first = sorted(sys.modules)
def waiting(names):
    return sorted(name for name in names if type(sys.modules[name]).__name__ == "_LazyModule")
before = waiting(first)
empty = window.inspector.widget() is None and window.outline.is_empty
while window.inspector.widget() is None or window.outline.is_empty:
    application.processEvents()
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
view, stack = window.canvas.viewport(), window.document.undo_stack
card = next(group for group in window.canvas.frame.groups if group.part == "card")
at = window.canvas.mapFromScene(card.box.centre.x, card.box.centre.y)
QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=at)
for far in (10, 20, 40):
    QTest.mouseMove(view, at + QPoint(2 * far, 0))
QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=at + QPoint(80, 0))
QTest.keyClick(window.canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
QTest.keyClick(window.canvas, Qt.Key.Key_Right)
for name in ("copy", "paste", "add_stage", "select_all"):
    window.actions_by_name[name].trigger()
print(json.dumps({
    "modules": first,
    "waiting": before,
    "still waiting": waiting(before),
    "edits": stack.count(),
    "panels were empty": empty,
    "import is plain": builtins.__import__ is plain,
}), flush=True)
os._exit(0)  # what is named here would outlive Qt
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
    assert start["panels were empty"]


@pytest.mark.parametrize("name", ASKED_FOR_LATER)
def test_the_first_window_does_not_load(start: dict[str, Any], name: str) -> None:
    assert [module for module in start["modules"] if module == name or module.startswith(f"{name}.")] == []


def test_imports_are_not_watched_by_qt(start: dict[str, Any]) -> None:
    assert start["import is plain"]


def test_what_edits_a_map_is_run_by_the_first_edit(start: dict[str, Any]) -> None:
    assert start["waiting"] == sorted(ON_USE)
    assert start["edits"] == 4  # a card dragged, a card moved by a key, a card pasted, a stage added
    assert start["still waiting"] == ["cjm_desktop.ui.dialogs.questions"]
