"""Two programs that open one map at the same moment; and an opening that looks before it writes is found out."""

from __future__ import annotations

import time
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from cjm_desktop.storage.lock_info import LockInfo
from cjm_desktop.storage.locks import Locked
from tests.faults import opens

if TYPE_CHECKING:
    from pathlib import Path


class Hopeful:
    """A lock as many programs have it: where there is none, one is made."""

    def __init__(self, file: Path) -> None:
        self._file = file

    @property
    def held(self) -> bool:
        return self._file.exists()

    def release(self) -> None:
        self._file.unlink(missing_ok=True)


def hopeful(path: Path) -> Locked | Hopeful:
    """Look whether there is a lock, and make one a moment later."""
    file = path.with_name(f".{path.name}.lock")
    with suppress(FileNotFoundError):
        if file.read_text() == "mine":
            return Locked(LockInfo())
    time.sleep(0.0005)  # what looking takes on a network's disk
    file.write_text("mine")
    return Hopeful(file)


def never(path: Path) -> Locked:
    """Be safe by letting nobody write."""
    del path
    return Locked(LockInfo())


def test_two_programs_are_never_both_the_writer() -> None:
    assert opens.run(300, 1) == {"double_opens": 300, "two_writers": 0}


def test_looking_before_writing_is_found_out() -> None:
    assert opens.run(60, 1, hopeful)["two_writers"] > 0


def test_safety_by_letting_nobody_write_is_found_out() -> None:
    with pytest.raises(RuntimeError, match="nobody may write the map"):
        opens.run(60, 1, never)
