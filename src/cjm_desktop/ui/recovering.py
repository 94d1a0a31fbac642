"""After a crash: what was open then is offered, and comes back as unsaved edits of its file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from cjm_desktop.i18n import _, ngettext
from cjm_desktop.storage import places
from cjm_desktop.storage.fingerprint import Fingerprint
from cjm_desktop.ui.document import Document
from cjm_desktop.ui.opening import window_of, windows

if TYPE_CHECKING:
    from pathlib import Path

    from cjm_desktop.storage.leftovers import Leftover, Recovered
    from cjm_desktop.storage.locks import Lock, NoLock
    from cjm_desktop.ui.dialogs.recovery import RecoveryDialog
    from cjm_desktop.ui.main_window import MainWindow


def offer(window: MainWindow) -> RecoveryDialog | None:
    """Offer what is left of programs that ended without saving; nothing where there is nothing."""
    folder = places.recovery()
    if not folder.exists():
        return None
    from cjm_desktop.storage.leftovers import leftovers

    found = [leftover for leftover in leftovers(folder) if leftover.claim()]
    if not found:
        return None
    from cjm_desktop.ui.dialogs.recovery import RecoveryDialog

    dialog = RecoveryDialog(
        found,
        lambda leftover, recovered: _recover(window, leftover, recovered),
        lambda leftover: window.files.open_path(leftover.path) if leftover.path else None,
        window,
    )
    dialog.finished.connect(lambda _result: _end(window, found))
    dialog.open()
    return dialog


def _end(window: MainWindow, found: list[Leftover]) -> None:
    """Leave what nobody wanted now for another time, and close a window that only stood there for a start."""
    for leftover in found:
        leftover.release()
    if window.is_untouched and len(windows()) > 1:
        window.close()


def _recover(window: MainWindow, leftover: Leftover, recovered: Recovered) -> None:
    """Show a recovered map, and let the leftover go once the map is kept anew and was seen."""
    path, lock = _lock_of(recovered.origin.path)
    document = Document(recovered.graph, path, read_only=recovered.read_only)
    if path is not None and recovered.origin.fingerprint is not None:
        document.stands = Fingerprint(0, 0, recovered.origin.fingerprint)
    document.undo_stack.resetClean()
    document.notice = _notice(recovered)
    shown = window.show_beside(document, lock)
    shown.keeping.resume(recovered.origin)
    waiting = QTimer(shown, interval=50)

    def let_go() -> None:
        if shown.canvas.drawing.picture.paints and shown.keeping.all_kept:
            waiting.stop()
            leftover.clear_tried()
            leftover.remove()

    waiting.timeout.connect(let_go)
    waiting.start()


def _lock_of(path: Path | None) -> tuple[Path | None, Lock | NoLock | None]:
    """The file that a recovered map belongs to and its lock; none where somebody else has it open by now."""
    if path is None:
        return None, None
    from cjm_desktop.storage import locks

    open_already = window_of(path)
    if open_already is not None and open_already.document.is_saved:
        lock, open_already.keeping.lock = open_already.keeping.lock, None
        open_already.close()
        return path, lock
    taken = locks.acquire(path)
    return (None, None) if isinstance(taken, locks.Locked) else (path, taken)


def _notice(recovered: Recovered) -> str:
    count = recovered.edits
    sentence = ngettext(
        "{count} edit was recovered. Save the map to keep it.",
        "{count} edits were recovered. Save the map to keep them.",
        count,
    ).format(count=count)
    if recovered.damaged:
        return sentence + " " + _("The end of the recovery log was damaged; what stood there is lost.")
    return sentence
