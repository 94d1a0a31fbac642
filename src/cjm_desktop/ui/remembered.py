"""What a window remembers from one time to the next: its size, its panels, and how it moves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow, QSplitter

    from cjm_desktop.ui.bars import Actions

NAME = "cjm-desktop"
SWITCHES = ("outline", "inspector", "minimap", "reduced_motion")
"""The actions whose state is remembered."""


def settings() -> QSettings:
    """Where the program keeps what it remembers."""
    return QSettings(NAME, NAME)


def remember(window: QMainWindow, panels: QSplitter, actions: Actions) -> None:
    """Keep how the window is now."""
    kept_in = settings()
    kept_in.setValue("window/geometry", window.saveGeometry())
    kept_in.setValue("window/panels", panels.saveState())
    for name in SWITCHES:
        kept_in.setValue(f"window/{name}", "yes" if actions[name].isChecked() else "no")


def restore(window: QMainWindow, panels: QSplitter, actions: Actions) -> None:
    """Make the window as it was; what was never kept, or makes no sense, stays as it is."""
    kept_in = settings()
    for name in SWITCHES:
        kept = kept_in.value(f"window/{name}")
        if kept in {"yes", "no"}:
            actions[name].setChecked(kept == "yes")
    geometry, sizes = kept_in.value("window/geometry"), kept_in.value("window/panels")
    if isinstance(geometry, QByteArray):
        window.restoreGeometry(geometry)
    if isinstance(sizes, QByteArray):
        panels.restoreState(sizes)
