"""How a long job and those who wait for it talk to each other: what it is at, and whether it is still wanted.

A job looks up from its work by calling ``check`` now and then, which costs next to nothing. Before it does the first
thing that stays, such as replacing a file, it calls ``seal``: from there on it runs to its end. So whoever called a job
off in time knows that nothing will come of it, even while the job still finishes what it is at.
"""

from __future__ import annotations

from _thread import allocate_lock
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar, overload

from typing_extensions import override

from cjm_desktop.layout.memory import LayoutMemory

if TYPE_CHECKING:
    from collections.abc import Callable

Item = TypeVar("Item")
Result = TypeVar("Result")
TOGETHER = 64
"""So many items are gone through between two looks up from the work."""


class StoppedError(Exception):
    """The job was called off, and nothing of it is left."""


class Progress:
    """One job's progress; the job and those who wait for it may be in different threads.

    Attributes:
        words: what the job is at, for a person; empty until it says so.
    """

    def __init__(self) -> None:
        self.words = ""
        self._lock = allocate_lock()
        self._wanted = True
        self._sealed = False

    @property
    def is_wanted(self) -> bool:
        """Whether nobody called the job off."""
        return self._wanted

    def stop(self) -> bool:
        """Call the job off; whether that was in time. If not, it is about to end by itself."""
        with self._lock:
            if not self._sealed:
                self._wanted = False
            return not self._wanted

    def check(self) -> None:
        """Look whether the job is still wanted.

        Raises:
            StoppedError: it is not.
        """
        if not self._wanted:
            raise StoppedError

    def seal(self) -> None:
        """Say that what is done from now on stays: the job can no longer be called off.

        Raises:
            StoppedError: it was.
        """
        with self._lock:
            if not self._wanted:
                raise StoppedError
            self._sealed = True

    def tell(self, words: str) -> None:
        """Say what the job is at.

        Raises:
            StoppedError: it is no longer wanted.
        """
        self.check()
        self.words = words


class WatchfulMemory(LayoutMemory):
    """The memory of a layout that can be called off: a layout asks its memory about every part."""

    __slots__ = ("_progress",)

    def __init__(self, progress: Progress) -> None:
        super().__init__()
        self._progress = progress

    @override
    def recall(self, source: str, part: str, key: tuple[object, ...], make: Callable[[], Result]) -> Result:
        self._progress.check()
        return super().recall(source, part, key, make)

    def plain(self) -> LayoutMemory:
        """What it remembers, for layouts that nobody calls off."""
        return LayoutMemory(self._entries)


class Watched(Sequence[Item]):
    """Items that are gone through only as long as that is wanted.

    Raises:
        StoppedError: while they are gone through.
    """

    def __init__(self, items: Sequence[Item], progress: Progress) -> None:
        self._items = items
        self._progress = progress

    @override
    def __len__(self) -> int:
        return len(self._items)

    @override
    def __iter__(self) -> Iterator[Item]:
        for start in range(0, len(self._items), TOGETHER):
            self._progress.check()
            yield from self._items[start : start + TOGETHER]

    @overload
    def __getitem__(self, place: int) -> Item: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Item]: ...
    @override
    def __getitem__(self, place: int | slice) -> Item | Sequence[Item]:
        return self._items[place]
