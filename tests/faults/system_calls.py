"""Each system call of a save is made to fail in turn, in every way that a disk has, and the file is looked at."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from itertools import count, product
from pathlib import Path
from typing import Final
from unittest.mock import patch

from cjm_desktop.model.graph import JourneyGraph
from cjm_desktop.storage import atomic, files, fingerprint, swapping
from cjm_desktop.storage.errors import WriteError
from cjm_desktop.storage.fingerprint import Fingerprint
from tests.faults.maps import another_version, small_map

Save = Callable[[JourneyGraph, Path, Fingerprint | None], object]

CALLS: Final = (
    *("open", "close", "read", "write", "fsync", "stat", "lstat", "fstat", "chmod", "access"),
    *("link", "unlink", "replace", "mkdir"),
)
"""What ``os`` offers and a save may use."""
ERRORS: Final = (errno.ENOSPC, errno.EIO, errno.EACCES, errno.EINTR, errno.EROFS)
SHORT: Final = -1
"""Stands among the errors for a write that takes half of what it is given, and then no more."""
PLACES: Final = ("a file of ours", "nothing")


def save(graph: JourneyGraph, path: Path, known: Fingerprint | None) -> object:
    """Save as a window does that knows what the file holds."""
    return files.save(graph, path, expected=known)


def run(rounds: int, seed: int, save: Save = save) -> dict[str, int]:
    """Fail one call after another; ``rounds`` is how many different faults there are at most, ``seed`` says nothing.

    A fault has damaged a file where it is neither whole and new, the save having said so, nor as it was, the save
    having raised a ``WriteError``.
    """
    del seed
    made = damaged = 0
    for there, swaps, error in product(PLACES, (True, False), (*ERRORS, SHORT)):
        for place in count():
            if made >= rounds:
                return {"syscall_faults": made, "damaged_by_fault": damaged}
            with tempfile.TemporaryDirectory() as folder:
                fault = _Fault(place, error)
                damaged += not _is_sound(Path(folder) / "map.cjm", there == PLACES[0], swaps, fault, save)
            if not fault.happened:
                break
            made += 1
    return {"syscall_faults": made, "damaged_by_fault": damaged}


class _Fault:
    """Fails the n-th call of a save."""

    def __init__(self, place: int, error: int) -> None:
        self._left = place
        self._error = error
        self.happened = False

    def wrapped(self, name: str, call: Callable[..., object]) -> Callable[..., object]:
        def stand_in(*arguments: object, **options: object) -> object:
            if self.happened and self._error == SHORT and name == "write":
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            self._left -= 1
            if self._left != -1 or (self._error == SHORT and name != "write"):
                return call(*arguments, **options)
            self.happened = True
            if self._error == SHORT:
                descriptor, data = arguments
                assert isinstance(data, memoryview | bytes)
                return call(descriptor, data[: len(data) // 2])
            if name == "close":  # a descriptor is gone whatever closing it says
                call(*arguments, **options)
            raise OSError(self._error, os.strerror(self._error))

        return stand_in


@contextmanager
def _failing(fault: _Fault, *, swaps: bool) -> Iterator[None]:
    def no_swap(*_paths: object) -> None:
        raise swapping.SwapUnsupportedError(errno.ENOSYS, os.strerror(errno.ENOSYS))

    swap = fault.wrapped("swap", swapping.swap) if swaps else no_swap
    with ExitStack() as patches:
        for name in CALLS:
            patches.enter_context(patch.object(os, name, fault.wrapped(name, getattr(os, name))))
        patches.enter_context(patch.object(swapping, "swap", swap))
        patches.enter_context(patch.object(atomic, "PAUSES", (0.0,)))
        yield


def _is_sound(path: Path, there: bool, swaps: bool, fault: _Fault, save: Save) -> bool:
    graph = small_map()
    if there:
        files.save(graph, path)
    old = path.read_bytes() if there else None
    new, known = another_version(graph), fingerprint.of_file(path)
    try:
        with _failing(fault, swaps=swaps):
            save(new, path, known)
    except WriteError:
        return (path.read_bytes() if path.exists() else None) == old
    except OSError:  # no sentence for the person
        return False
    return path.exists() and path.read_bytes() == files.dumps(new)
