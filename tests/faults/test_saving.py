"""A save comes through every fault of the disk and every other program; and a careless one would not."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from cjm_desktop.storage import files
from cjm_desktop.storage.errors import WriteError, system_reason
from tests.faults import full_disk, races, system_calls

if TYPE_CHECKING:
    from pathlib import Path

    from cjm_desktop.model.graph import JourneyGraph
    from cjm_desktop.storage.fingerprint import Fingerprint


def careless(graph: JourneyGraph, path: Path, known: Fingerprint | None) -> None:
    """A save as many programs have it: straight into the file."""
    del known
    data = files.dumps(graph)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.write(descriptor, data)
        os.close(descriptor)
    except OSError as error:
        raise WriteError(path, system_reason(error)) from error


def hopeful(graph: JourneyGraph, path: Path, known: Fingerprint | None) -> None:
    """A save that replaces whole files, and never looks at what it replaces."""
    del known
    files.save(graph, path)


def test_no_system_call_that_fails_damages_a_file() -> None:
    found = system_calls.run(10_000, 1)
    assert found["damaged_by_fault"] == 0
    assert found["syscall_faults"] > 400


def test_a_careless_save_is_damaged_by_system_calls() -> None:
    assert system_calls.run(10_000, 1, careless)["damaged_by_fault"] > 0


def test_no_step_of_a_filling_disk_damages_a_file() -> None:
    found = full_disk.run(100, 1)
    assert found["damaged_by_fault"] == 0
    assert found["syscall_faults"] > 4


def test_a_careless_save_is_damaged_by_a_filling_disk() -> None:
    assert full_disk.run(100, 1, careless)["damaged_by_fault"] > 0


def test_nothing_that_another_program_writes_is_lost_unseen() -> None:
    assert races.run(60, 1) == {"races": 60, "silent_overwrites": 0}


def test_a_save_that_does_not_look_loses_what_others_wrote() -> None:
    # what a save replaces is kept as a backup, so only what a careless one does is lost for good
    assert races.run(60, 1, careless)["silent_overwrites"] > 0


def test_what_a_hopeful_save_replaces_is_kept_at_least() -> None:
    assert races.run(60, 1, hopeful)["silent_overwrites"] == 0
