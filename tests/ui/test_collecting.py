"""Garbage is collected by the window's thread, and only by it."""

from __future__ import annotations

import gc
import threading
import weakref
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject

from cjm_desktop.ui.collecting import Collector

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


class Ring:
    """Garbage that only a collection finds."""

    def __init__(self) -> None:
        self.myself = self


@pytest.fixture
def collector(qtbot: QtBot, running_collector: None) -> Iterator[Collector]:
    del qtbot, running_collector
    owner = QObject()
    collector = Collector(owner, busy=lambda: False)
    yield collector
    collector.end()
    assert gc.isenabled()
    owner.deleteLater()


@pytest.mark.usefixtures("collector")
def test_no_other_thread_collects() -> None:
    ring = Ring()
    gone = weakref.ref(ring)
    del ring

    def make_many() -> None:
        for _number in range(50_000):
            Ring()

    thread = threading.Thread(target=make_many)
    thread.start()
    thread.join()
    assert gone() is not None


@pytest.mark.usefixtures("collector")
def test_the_window_collects_when_much_was_made(qtbot: QtBot) -> None:
    gone = [weakref.ref(Ring()) for _number in range(5_000)]
    assert all(each() for each in gone)
    qtbot.waitUntil(lambda: not any(each() for each in gone))
    assert not gc.isenabled()


def test_what_is_left_for_long_is_found_as_well(collector: Collector, qtbot: QtBot) -> None:
    ring = Ring()
    gone = weakref.ref(ring)
    for _generation in range(2):
        gc.collect(_generation)
    del ring

    def look() -> bool:
        kept = [Ring() for _number in range(2_000)]
        collector.look()
        del kept
        return gone() is None

    assert gone() is not None
    qtbot.waitUntil(look, timeout=20_000)
    assert gone() is None
