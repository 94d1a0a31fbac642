"""Short questions and messages, one plain sentence each."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from cjm_desktop.i18n import _
from cjm_desktop.ui.plain import PLAIN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


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
    box.setTextFormat(PLAIN)
    box.addButton(_("Close"), QMessageBox.ButtonRole.AcceptRole)
    box.exec()
    box.deleteLater()


class Answer(NamedTuple):
    """An answer: what it is called in the program, and the words of its button. ``harms`` what cannot be undone."""

    name: str
    words: str
    harms: bool = False


CANCEL: Final = "cancel"


def choose(
    parent: QWidget | None, title: str, question: str, answers: Sequence[Answer], *, more: str = ""
) -> str:
    """Ask a question with a few answers; the first is the default, and Escape means ``CANCEL``.

    Args:
        parent: whom the question belongs to.
        title: of the dialog.
        question: one plain sentence, or two.
        answers: what can be answered besides cancelling.
        more: what else helps to decide, in smaller words.
    """
    box = QMessageBox(QMessageBox.Icon.Question, title, question, parent=parent)
    box.setTextFormat(PLAIN)
    box.setInformativeText(more)
    roles = QMessageBox.ButtonRole
    buttons = [
        box.addButton(answer.words, roles.DestructiveRole if answer.harms else roles.AcceptRole)
        for answer in answers
    ]
    cancel = box.addButton(_("Cancel"), roles.RejectRole)
    box.setDefaultButton(buttons[0])
    box.setEscapeButton(cancel)
    box.exec()
    clicked = box.clickedButton()
    box.deleteLater()
    return next(
        (answer.name for answer, button in zip(answers, buttons, strict=True) if button is clicked), CANCEL
    )


def ask_to_save(parent: QWidget, title: str) -> str:
    """Ask what should become of unsaved changes: ``save``, ``discard`` or ``CANCEL``."""
    question = _("Save the changes to “{title}”?").format(title=title)
    answers = (Answer("save", _("Save")), Answer("discard", _("Don't save"), harms=True))
    return choose(parent, _("Unsaved changes"), question, answers)


def ask_to_replace(parent: QWidget, name: str) -> bool:
    """Ask whether a file that is there may be written over."""
    question = _("“{name}” is there already. Replace it?").format(name=name)
    box = QMessageBox(QMessageBox.Icon.Question, _("Replace"), question, parent=parent)
    box.setTextFormat(PLAIN)
    replace = box.addButton(_("Replace"), QMessageBox.ButtonRole.DestructiveRole)
    cancel = box.addButton(_("Cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(cancel)
    box.setEscapeButton(cancel)
    box.exec()
    clicked = box.clickedButton()
    box.deleteLater()
    return clicked is replace
