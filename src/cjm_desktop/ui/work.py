"""Long work beside the window: in a thread of its own, while the window goes on painting and answering.

``run`` starts a job and goes on; what came of it is told later, in the window's thread. ``wait_for`` waits for a job
as a dialog waits for an answer: what is typed and clicked meanwhile comes after it, and when it takes long, a small
dialog says what is going on and offers to call it off.

A job is given a ``Progress``: it tells what it is at, looks up now and then whether it is still wanted, and seals it
before it changes anything that stays. A job that is called off is left to itself: it ends when it next looks up, and
what it would have given is dropped. It must not touch widgets, nor a map that somebody edits: it gets a snapshot.
"""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from typing import TYPE_CHECKING, Final, TypeVar, cast

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, Qt, QTimer, Signal, Slot

from cjm_desktop.export.progress import Progress, StoppedError
from cjm_desktop.layout.collector import paused_collector

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    from PySide6.QtWidgets import QWidget

Result = TypeVar("Result")

PATIENCE: Final = 300
"""So long nobody is told that something takes long, in milliseconds."""
TURN: Final = 0.001
"""How long a thread keeps the interpreter while another wants it, in seconds: a fifth of what Python allows it."""


class Work(QObject):
    """A job on its way, in a thread that ends with it.

    Attributes:
        progress: how far it is.
        future: what comes of it.
    """

    ended = Signal()
    """Its thread has ended, whether or not anybody still wants to know."""
    _done = Signal()

    def __init__(self, job: Callable[[Progress], object]) -> None:
        super().__init__()
        self.progress = Progress()
        # A quick job is done before this method ends.
        self._done.connect(self._end, Qt.ConnectionType.QueuedConnection)
        _beside.add(self)
        self._executor = ThreadPoolExecutor(1, "work")
        self.future: Future[object] = self._executor.submit(job, self.progress)
        self.future.add_done_callback(lambda _future: self._done.emit())

    def stop(self) -> bool:
        """Call the job off; whether that was in time. If not, it is about to end by itself."""
        return self.progress.stop()

    def finish(self) -> None:
        """Wait until the thread has ended."""
        self._executor.shutdown()
        _beside.remove(self)

    @Slot()
    def _end(self) -> None:
        self.finish()
        self.ended.emit()


class _Beside:
    """The jobs that are on their way, and how the interpreter is set while there are any.

    Threads take shorter turns, so that the window is painted smoothly. And Python's collector rests: it runs in
    whatever thread happens to wake it, and what it finds may be widgets, which must go where they live.
    """

    def __init__(self) -> None:
        self.jobs: set[Work] = set()
        self._settings = ExitStack()

    def add(self, work: Work) -> None:
        """Note a job that begins."""
        if not self.jobs:
            self._settings.enter_context(paused_collector())
            self._settings.callback(sys.setswitchinterval, sys.getswitchinterval())
            sys.setswitchinterval(TURN)
            if application := QCoreApplication.instance():
                application.aboutToQuit.connect(finish_all)
                self._settings.callback(application.aboutToQuit.disconnect, finish_all)
        self.jobs.add(work)

    def remove(self, work: Work) -> None:
        """Note that a job is over."""
        self.jobs.discard(work)
        if not self.jobs:
            self._settings.close()


_beside = _Beside()


def finish_all() -> None:
    """Call off whatever is on its way, and wait until it has ended."""
    jobs = tuple(_beside.jobs)
    for job in jobs:
        job.stop()
    for job in jobs:
        job.finish()


def run(
    owner: QObject,
    job: Callable[[Progress], Result],
    *,
    done: Callable[[Result], object],
    failed: Callable[[Exception], object] | None = None,
) -> Work:
    """Start a job, and tell in the window's thread what came of it; nothing is told of one that was called off.

    Args:
        owner: what the job is for: when it goes, the job is called off.
        job: what to do in another thread.
        done: called with the result.
        failed: called with what the job raised; where it is left out, that is an error of the program.
    """
    work = Work(job)

    def tell() -> None:
        owner.destroyed.disconnect(leave)
        error = work.future.exception()
        if not work.progress.is_wanted or isinstance(error, StoppedError):
            return
        if isinstance(error, Exception) and failed is not None:
            failed(error)
        else:
            done(cast("Result", work.future.result()))

    def leave() -> None:
        work.ended.disconnect(tell)
        work.stop()

    work.ended.connect(tell)
    owner.destroyed.connect(leave)
    return work


def wait_for(parent: QWidget | None, words: str, job: Callable[[Progress], Result]) -> Result:
    """What a job gives; until then windows are painted, and nothing can be done in them but to call it off.

    Args:
        parent: the window that asks for it.
        words: what is going on, for a person, until the job says it better.
        job: what to do in another thread.

    Raises:
        StoppedError: it was called off, or the program ends.
        Exception: whatever the job raises.
    """
    work, loop = Work(job), QEventLoop()
    work.ended.connect(loop.quit)
    QTimer.singleShot(PATIENCE, loop, loop.quit)
    loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    if not work.future.done():
        from cjm_desktop.ui.dialogs.work import WorkDialog

        dialog = WorkDialog(words, work, parent)
        dialog.exec()
        dialog.deleteLater()
    if not work.future.done() and work.stop():
        raise StoppedError
    return cast("Result", work.future.result())
