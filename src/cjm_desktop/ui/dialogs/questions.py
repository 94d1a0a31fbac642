"""Short questions and messages, one plain sentence each."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from cjm_desktop.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterator

Answer = Literal["save", "discard", "cancel"]


@contextmanager
def waiting() -> Iterator[None]:
    """Show that something takes a second or two."""
    QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        yield
    finally:
        QApplication.restoreOverrideCursor()


def tell(parent: QWidget | None, sentence: str, *, title: str = "") -> None:
    """Show one sentence and wait until it was read."""
    box = QMessageBox(QMessageBox.Icon.Warning, title or _("Journey map"), sentence, parent=parent)
    box.addButton(_("Close"), QMessageBox.ButtonRole.AcceptRole)
    box.exec()
    box.deleteLater()


def ask_to_save(parent: QWidget, title: str) -> Answer:
    """Ask what should become of unsaved changes."""
    question = _("Save the changes to “{title}”?").format(title=title)
    box = QMessageBox(QMessageBox.Icon.Question, _("Unsaved changes"), question, parent=parent)
    save = box.addButton(_("Save"), QMessageBox.ButtonRole.AcceptRole)
    discard = box.addButton(_("Don't save"), QMessageBox.ButtonRole.DestructiveRole)
    cancel = box.addButton(_("Cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(save)
    box.setEscapeButton(cancel)
    box.exec()
    clicked = box.clickedButton()
    box.deleteLater()
    if clicked is save:
        return "save"
    return "discard" if clicked is discard else "cancel"


def ask_to_replace(parent: QWidget, name: str) -> bool:
    """Ask whether a file that is there may be written over."""
    question = _("“{name}” is there already. Replace it?").format(name=name)
    box = QMessageBox(QMessageBox.Icon.Question, _("Replace"), question, parent=parent)
    replace = box.addButton(_("Replace"), QMessageBox.ButtonRole.DestructiveRole)
    cancel = box.addButton(_("Cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(cancel)
    box.setEscapeButton(cancel)
    box.exec()
    clicked = box.clickedButton()
    box.deleteLater()
    return clicked is replace
