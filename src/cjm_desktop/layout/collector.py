"""Python's collector of circular garbage, kept from running while much is made and nothing circular is.

It runs after so many new objects and goes through all there are to find cycles. A drawing is many small tuples that
stay and hold no cycle, so half of the time of a large first layout would go by without anything being found.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from threading import RLock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


VERY_MANY = 20_000
"""New objects that are worth not looking at."""


class _Rest:
    """How many blocks the collector rests for, in all threads together, and whether it ran before the first of them."""

    def __init__(self) -> None:
        self._lock = RLock()  # a signal may be answered in the middle of this
        self._blocks = 0
        self._was_running = False

    def begin(self) -> None:
        with self._lock:
            if not self._blocks:
                self._was_running = gc.isenabled()
                gc.disable()
            self._blocks += 1

    def end(self) -> None:
        with self._lock:
            self._blocks -= 1
            if not self._blocks and self._was_running:
                gc.enable()


_rest = _Rest()


@contextmanager
def paused_collector() -> Iterator[None]:
    """No collection inside the block, in whatever thread; what reference counting frees is freed as ever.

    Blocks of several threads may overlap: the collector rests until the last of them is left.

    Where very much was made, it counts as old from the start, as it would after a few collections: it is looked at in
    the rare full ones. Where someone has frozen objects, that is left to them.
    """
    _rest.begin()
    try:
        yield
    finally:
        if gc.get_count()[0] > VERY_MANY and not gc.get_freeze_count():
            gc.freeze()
            gc.unfreeze()
        _rest.end()
