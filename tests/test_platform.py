"""What we rely on in the platform beneath us."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject


def test_qt_calls_that_return_nothing_leave_the_references_to_none_alone() -> None:
    """PySide6 6.12.0 drops one reference to None with every such call on Python < 3.12, and ends in an abort."""
    thing = QObject()
    before = sys.getrefcount(None)
    for number in range(1_000):
        thing.setObjectName(str(number))
    assert abs(sys.getrefcount(None) - before) < 20
