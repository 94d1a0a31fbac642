"""The dialog after a crash: each map that was open, as it was at its last edit, and what may become of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QLocale
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from cjm_desktop.i18n import _, ngettext
from cjm_desktop.storage import fingerprint
from cjm_desktop.storage.errors import ReadError
from cjm_desktop.ui.dialogs.questions import CANCEL, Answer, choose, tell
from cjm_desktop.ui.dialogs.tiles import Tiles
from cjm_desktop.ui.plain import plain_tip

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cjm_desktop.model.graph import JourneyGraph
    from cjm_desktop.storage.leftovers import Leftover, Recovered

COLUMNS, ROWS = 2, 1


class RecoveryDialog(QDialog):
    """Offers what programs that ended without saving have left.

    A picture of a map is drawn only if drawing it has not brought the program down before.
    """

    def __init__(
        self,
        found: Sequence[Leftover],
        recover: Callable[[Leftover, Recovered], None],
        open_saved: Callable[[Leftover], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Recovery"))
        self._found = found
        self._recover = recover
        self._open_saved = open_saved
        self._recovered: dict[int, Recovered] = {}
        self._opening: set[int] = set()
        self.list = Tiles(_("Maps that can be recovered"), COLUMNS, ROWS)
        for place, leftover in enumerate(found):
            read = None if leftover.was_tried else partial(self._read, place)
            item = self.list.add(leftover.title or _("Untitled map"), _told(leftover), place, read)
            item.setToolTip(plain_tip(str(leftover.path or "")))
        self._build()
        self.list.currentItemChanged.connect(self._show_choice)
        self.list.drawn.connect(self._clear_tried)
        self.finished.connect(self._clear_all)
        self.list.setCurrentRow(0)

    def _build(self) -> None:
        heading = QLabel(_("The program ended before these maps were saved"))
        heading.setStyleSheet("font-size: 16px; font-weight: 600;")
        self._warning = QLabel(
            _(
                "Opening this map as it was ended in a crash before. It can be opened as it was saved last instead."
            )
        )
        self._warning.setWordWrap(True)
        self.recover_button = QPushButton(_("Recover"))
        self.saved_button = QPushButton(_("Open without recovery"))
        self.discard_button = QPushButton(_("Throw away…"))
        self.later_button = QPushButton(_("Later"))
        self.recover_button.clicked.connect(self._recover_chosen)
        self.saved_button.clicked.connect(self._open_chosen)
        self.discard_button.clicked.connect(self._discard_chosen)
        self.later_button.clicked.connect(self.reject)
        self.list.itemDoubleClicked.connect(self._activate)  # the Enter key presses the default button
        buttons = QHBoxLayout()
        buttons.addWidget(self.discard_button)
        buttons.addStretch(1)
        for button in (self.later_button, self.saved_button, self.recover_button):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(12)
        column.addWidget(heading)
        column.addWidget(self.list, 1)
        column.addWidget(self._warning)
        column.addLayout(buttons)
        self.list.setFocus()

    @property
    def is_drawn(self) -> bool:
        """Whether every map that may be drawn shows its picture."""
        return self.list.is_drawn

    def _read(self, place: int) -> JourneyGraph:
        """The map as it was, to be drawn; if that brings the program down, the next start knows."""
        leftover = self._found[place]
        leftover.mark_tried()
        self._recovered[place] = leftover.recover()
        return self._recovered[place].graph

    def _clear_tried(self, place: object) -> None:
        """Nothing happened while this map was drawn."""
        if isinstance(place, int) and place not in self._opening:
            self._found[place].clear_tried()

    def _clear_all(self) -> None:
        for place in self._recovered:
            self._clear_tried(place)

    @property
    def _chosen(self) -> int | None:
        chosen = self.list.chosen
        return chosen if isinstance(chosen, int) else None

    def _show_choice(self) -> None:
        place = self._chosen
        if place is None:
            return
        leftover = self._found[place]
        has_file = leftover.path is not None and leftover.path.exists()
        self._warning.setVisible(leftover.was_tried)
        self.saved_button.setVisible(has_file)
        usual = self.saved_button if leftover.was_tried and has_file else self.recover_button
        usual.setDefault(True)

    def _activate(self) -> None:
        for button in (self.saved_button, self.recover_button):
            if button.isDefault():
                button.click()
                return

    def _recover_chosen(self) -> None:
        place = self._chosen
        if place is None:
            return
        leftover = self._found[place]
        self._opening.add(place)
        leftover.mark_tried()
        try:
            recovered = self._recovered.get(place) or leftover.recover()
        except ReadError as error:
            leftover.clear_tried()
            tell(self, _("These edits cannot be recovered: {reason}.").format(reason=error.reason))
            return
        self._take_out()
        self._recover(leftover, recovered)

    def _open_chosen(self) -> None:
        place = self._chosen
        if place is not None:
            self._take_out()
            self._open_saved(self._found[place])

    def _discard_chosen(self) -> None:
        place = self._chosen
        if place is None:
            return
        leftover = self._found[place]
        question = _("Throw away the unsaved edits to “{title}”? They cannot be brought back.")
        words = question.format(title=leftover.title or _("Untitled map"))
        answers = (Answer("discard", _("Throw away"), harms=True),)
        if choose(self, _("Throw away"), words, answers) != CANCEL:
            leftover.remove()
            self._take_out()

    def _take_out(self) -> None:
        """Take the chosen map off the list; with the last one the dialog is done."""
        self.list.take_out(self._chosen)
        if not self.list.count():
            self.accept()


def _told(leftover: Leftover) -> str:
    """How much there is to recover, from when, and how its file is by now."""
    edits = ngettext("{count} edit", "{count} edits", leftover.edits).format(count=leftover.edits)
    moment = QDateTime.fromSecsSinceEpoch(int(leftover.last_edit.timestamp()))
    when = QLocale().toString(moment, QLocale.FormatType.ShortFormat)
    return _("{edits}, the last on {when}. {file}").format(edits=edits, when=when, file=_file_told(leftover))


def _file_told(leftover: Leftover) -> str:
    if leftover.path is None:
        return _("It was never saved.")
    try:
        stands = fingerprint.of_file(leftover.path)
    except OSError:
        return _("Its file cannot be read.")
    if stands is None:
        return _("Its file is gone.")
    if stands.digest == leftover.fingerprint:
        return _("Its file is as it was.")
    return _("Its file was changed since.")
