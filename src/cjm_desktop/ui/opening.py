"""Opening a map's file: whose it is to write, and what to do where somebody else has it open."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QApplication

from cjm_desktop.i18n import _
from cjm_desktop.storage import locks
from cjm_desktop.storage.locks import Lock, Locked, NoLock
from cjm_desktop.ui.dialogs.questions import CANCEL, Answer, choose
from cjm_desktop.ui.document import Document

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from cjm_desktop.storage.files import Loaded
    from cjm_desktop.ui.main_window import MainWindow


class Opened(NamedTuple):
    """A document, and the lock of its file where it is ours to write."""

    document: Document
    lock: Lock | NoLock | None


def open_map(path: Path, parent: QWidget | None, read: Callable[[Path], Loaded | None]) -> Opened | None:
    """Open a file, as its writer if nobody else is; ask where somebody is.

    Args:
        path: the file.
        parent: whom a question belongs to.
        read: reads the file; ``None`` where that was cancelled.

    Returns:
        ``None`` where the person thought better of it.

    Raises:
        ReadError: the file cannot be read, or what it holds is no journey map.
    """
    lock = locks.acquire(path)
    wish = ""
    while isinstance(lock, Locked):
        wish = _ask(path, lock, parent)
        if wish == CANCEL:
            return None
        if wish != "take over":
            break
        lock = locks.take_over(path, lock.info)
    held = None if isinstance(lock, Locked) else lock
    try:
        loaded = read(path)
    except BaseException:
        if held is not None:
            held.release()
        raise
    if loaded is None:
        if held is not None:
            held.release()
        return None
    return _document(loaded, path, held, as_copy=wish == "copy")


def windows() -> list[MainWindow]:
    """The windows of this program that are open."""
    from cjm_desktop.ui.main_window import MainWindow

    found = QApplication.topLevelWidgets()
    return [window for window in found if isinstance(window, MainWindow) and window.isVisible()]


def window_of(path: Path) -> MainWindow | None:
    """The window of this program that has a file open."""
    target = path.resolve()
    for window in windows():
        opened = window.document.path
        if opened is not None and opened.resolve() == target:
            return window
    return None


def _document(loaded: Loaded, path: Path, lock: Lock | NoLock | None, *, as_copy: bool) -> Opened:
    if as_copy:
        document = Document(loaded.graph)
        document.notice = _("This is a copy: it has no file yet.")
        return Opened(document, None)
    document = Document.of(loaded, path)
    if lock is None:
        document.read_only = True
        document.notice = _(
            "This map is open for reading only: somebody else is writing it. Save as makes a copy."
        )
    else:
        document.notice = document.notice or (lock.notice if isinstance(lock, Lock) else lock.sentence)
    return Opened(document, lock)


def _ask(path: Path, lock: Locked, parent: QWidget | None) -> str:
    return choose(
        parent,
        _("Open elsewhere"),
        lock.sentence,
        (
            Answer("read", _("Open for reading")),
            Answer("copy", _("Open a copy")),
            Answer("take over", _("Take over"), harms=True),
        ),
        more=_("{name}: after a take-over only you can save it; the other one is told.").format(
            name=path.name
        ),
    )
