"""What keys there are, and what this program is."""

from __future__ import annotations

from html import escape

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from cjm_desktop.i18n import _, mark
from cjm_desktop.ui.actions import ACTIONS

NAME = "<p style='font-size:18px'><b>Customer Journey Map Designer</b></p>"
CELL = "style='padding:3px 18px 3px 0'"
HANDS = (
    (mark("Wheel"), mark("Zoom at the pointer")),
    (mark("Space or middle button, drag"), mark("Move the map")),
    (mark("Shift, click"), mark("Add to the selection")),
    (mark("Arrow keys"), mark("Travel from element to element")),
    (mark("Alt, arrow keys"), mark("Move the selected element")),
    (mark("Alt, Shift, left or right"), mark("Let a card reach over more or fewer steps")),
    (mark("Enter, double click or typing"), mark("Edit text")),
    (mark("Double click in an empty place"), mark("Add a card there")),
    (mark("Right button"), mark("Menu of what lies there")),
    (mark("Alt, drag a face"), mark("Any value, not only whole levels")),
    (mark("Esc"), mark("Break off a drag, select nothing")),
)


def show_keys(parent: QWidget) -> None:
    """List what keys and hands can do."""
    rows = [(_(what), _(does)) for what, does in HANDS]
    for description in ACTIONS.values():
        keys = [
            QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in description.keys[:1]
        ]
        keys.extend(filter(None, (description.letter,)))
        if keys:
            rows.append((", ".join(keys), _(description.words).rstrip("…")))
    half = (len(rows) + 1) // 2
    _show(parent, _("Keyboard"), [_table(rows[:half]), _table(rows[half:])])


def show_about(parent: QWidget) -> None:
    """Say what this program is."""
    words = _(
        "Draws customer journey maps on your own computer: a canvas, plain files, and posters "
        "that look exactly like it. Nothing leaves this computer."
    )
    _show(
        parent,
        _("About"),
        [f"{NAME}<p>{escape(words)}</p>"],
    )


def _table(rows: list[tuple[str, str]]) -> str:
    cells = "".join(
        f"<tr><td {CELL}><b>{escape(key)}</b></td><td {CELL}>{escape(does)}</td></tr>" for key, does in rows
    )
    return f"<table>{cells}</table>"


def _show(parent: QWidget, title: str, columns: list[str]) -> None:
    dialog = QDialog(parent)
    dialog.setWindowTitle(title)
    row = QHBoxLayout()
    row.setSpacing(36)
    for column in columns:
        label = QLabel(column)
        label.setWordWrap(len(columns) == 1)
        label.setMinimumWidth(320)
        row.addWidget(label)
    close = QPushButton(_("Close"))
    close.setDefault(True)
    close.clicked.connect(dialog.accept)
    foot = QHBoxLayout()
    foot.addStretch(1)
    foot.addWidget(close)
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(22, 20, 22, 16)
    layout.addLayout(row)
    layout.addLayout(foot)
    dialog.exec()
