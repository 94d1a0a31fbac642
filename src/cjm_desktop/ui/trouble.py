"""Unexpected errors: the work is kept, one dialog says so, and the program goes on.

Whatever nobody caught arrives here: from slots and event handlers, from threads, from where Python cannot raise. It
is noted; then, from the event loop and never in the middle of anything, the work is kept and the dialog is shown. What
comes while it is shown is counted in it. An error that comes again and again, as one in painting does, is only noted
until it has been quiet for a while.

This module is imported at the start, so it imports nothing that is needed only when something goes wrong.
"""

from __future__ import annotations

import sys
import threading
from contextlib import suppress
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from cjm_desktop import i18n
from cjm_desktop.i18n import _
from cjm_desktop.ui import style

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

    from cjm_desktop.ui.dialogs.trouble import TroubleDialog
    from cjm_desktop.ui.logs import Logs

QUIET: Final = 10.0
"""Seconds without an error, after which it is told anew."""
LATER: Final = 500
"""Milliseconds from the first turn of the event loop to the first note on the disk: the map is painted before."""
MENUS: Final = 8
"""So many menus that are open in one another are closed."""
KINDS: Final = 5
"""So many different errors go into one report."""


def install(keep_work: Callable[[], bool]) -> Trouble:
    """Take care of unexpected errors from now on; the application must be there.

    Args:
        keep_work: keeps the edits of all open maps for recovery, and says whether that was possible.
    """
    trouble = Trouble(keep_work)
    QTimer.singleShot(0, trouble, lambda: QTimer.singleShot(LATER, trouble, trouble.keep_logs))
    application = QCoreApplication.instance()
    if application is not None:
        application.aboutToQuit.connect(trouble.end)
    return trouble


@dataclass(eq=False, slots=True)
class Incident:
    """An error that was noted.

    Attributes:
        cause: it in one plain sentence, for a person.
        text: it as a report has it.
        times: how often it came.
        last: when it came last, in seconds.
    """

    cause: str
    text: str
    times: int = 0
    last: float = -QUIET


class Trouble(QObject):
    """What takes care of unexpected errors for as long as the program runs."""

    _noted = Signal()

    def __init__(self, keep_work: Callable[[], bool]) -> None:
        super().__init__()
        self.dialog: TroubleDialog | None = None
        """The dialog that is shown now."""
        self._keep_work = keep_work
        self._incidents: dict[object, Incident] = {}
        self._to_tell: list[Incident] = []
        self._told: list[Incident] = []
        self._more = 0
        self._logs: Logs | None = None
        self._answering = False
        self._noted.connect(self._answer, Qt.ConnectionType.QueuedConnection)
        self._before = sys.excepthook, threading.excepthook, sys.unraisablehook
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread
        sys.unraisablehook = self._on_unraisable

    def keep_logs(self) -> None:
        """Begin to keep notes in the platform's place for them."""
        from cjm_desktop.storage import places

        self._notes().keep_in(places.logs())

    def end(self) -> None:
        """Leave unexpected errors to Python again."""
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._before
        if self._logs is not None:
            self._logs.close()
            self._logs = None

    # --- whatever nobody caught

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if not self._note(error):
            self._before[0](kind, error, trace)
            return
        from inspect import currentframe

        frame = currentframe()
        if frame is not None and frame.f_back is None:  # nobody called us: the program ends with this error
            self._answer()
            if self.dialog is not None:
                self.dialog.exec()

    def _on_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is None or not self._note(args.exc_value):
            self._before[1](args)

    def _on_unraisable(self, unraisable: sys.UnraisableHookArgs) -> None:
        if unraisable.exc_value is None or sys.is_finalizing() or not self._note(unraisable.exc_value):
            self._before[2](unraisable)

    def _note(self, error: BaseException) -> bool:
        """Note an error, in whatever thread; false if it is none of the program, or even that went wrong."""
        if not isinstance(error, Exception):
            return False
        with suppress(Exception):
            from cjm_desktop.ui import report

            place = (type(error), *report.raised_at(error))
            if place not in self._incidents:
                self._incidents[place] = Incident(cause_of(error), report.told(error))
            incident = self._incidents[place]
            incident.times += 1
            quiet = monotonic() - incident.last >= QUIET
            incident.last = monotonic()
            if incident.times.bit_count() == 1:  # the first, second, fourth: a storm must not fill the log
                self._notes().add(error, incident.times)
            if quiet or self._to_tell or self.dialog is not None:
                self._to_tell.append(incident)
                self._noted.emit()
            return True
        return False

    def _notes(self) -> Logs:
        if self._logs is None:
            from cjm_desktop.ui.logs import Logs

            self._logs = Logs()
        return self._logs

    # --- what the person is told

    @Slot()
    def _answer(self) -> None:
        """Keep the work and tell what happened; if that goes wrong too, errors are only noted from then on."""
        if self._answering or not self._to_tell:
            return
        self._answering = True
        new, self._to_tell = self._to_tell, []
        if self.dialog is None or not isValid(self.dialog):
            self._told, self._more = [], -1
            self.dialog = self._opened_dialog(new[0].cause)
        self._told += [each for each in dict.fromkeys(new) if each not in self._told]
        self._more += len(new)
        self.dialog.tell(self.report(), self._more)
        self._answering = False

    def _opened_dialog(self, cause: str) -> TroubleDialog:
        from cjm_desktop.ui.dialogs.trouble import TroubleDialog

        kept = False
        with suppress(Exception):
            kept = self._keep_work()
        for _menu in range(MENUS):
            if popup := QApplication.activePopupWidget():  # it would have all keys
                popup.close()
        parent = QApplication.activeModalWidget() or QApplication.activeWindow()
        dialog = TroubleDialog(cause, kept=kept, parent=parent)
        dialog.finished.connect(self._closed)
        dialog.open()
        return dialog

    def _closed(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = None

    def report(self) -> str:
        """What is known of the errors that are told now."""
        from cjm_desktop.ui import report

        window = f"{QGuiApplication.platformName()}, {style.worn().name}, {i18n.interface_language()}"
        parts = [
            "\n".join((*report.about_the_program(), window)),
            *(f"{each.text}\n  × {each.times}" for each in self._told[:KINDS]),
            "\n".join(self._notes().recent.lines),
        ]
        return "\n\n".join(parts)


def cause_of(error: Exception) -> str:
    """What happened, in one plain sentence."""
    from cjm_desktop.storage.errors import FileError, system_reason

    if isinstance(error, FileError):
        return str(error)
    if isinstance(error, OSError) and error.errno:
        return _("The system refused: {reason}.").format(reason=system_reason(error))
    if isinstance(error, MemoryError):
        return _("There is not enough memory for this.")
    return _("A fault in the program broke off what was being done.")
