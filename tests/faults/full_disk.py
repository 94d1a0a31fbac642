"""A disk that fills up: at every 4 KB a save ends whole, or with the old file as it was and a sentence that says why.

Where this process may mount one, it is a real and tiny file system; elsewhere the calls of the system stand in for it.
"""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final
from unittest.mock import patch

from cjm_desktop.storage import files, fingerprint
from cjm_desktop.storage.errors import WriteError
from tests.faults.maps import another_version, small_map
from tests.faults.system_calls import Save, save

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

BLOCK: Final = 4096
ROOM: Final = 64
"""Blocks of the tiny file system."""


def run(rounds: int, seed: int, save: Save = save) -> dict[str, int]:
    """Fill the disk up block by block, to ``rounds`` blocks at most; ``seed`` says nothing."""
    del seed
    made, damaged = _on_a_disk_of_calls(rounds, save)
    real = _on_a_real_disk(rounds) if save is _OURS else (0, 0)
    return {"syscall_faults": made + real[0], "damaged_by_fault": damaged + real[1]}


_OURS: Final = save


def _on_a_disk_of_calls(rounds: int, save: Save) -> tuple[int, int]:
    needed = len(files.dumps(small_map())) // BLOCK + 2
    steps = range(min(needed, rounds))
    damaged = 0
    for blocks in steps:
        with tempfile.TemporaryDirectory() as folder, _room(blocks * BLOCK) as fill:
            damaged += not is_sound(Path(folder) / "map.cjm", save, fill)
    return len(steps), damaged


@contextmanager
def _room(size: int) -> Iterator[Callable[[], None]]:
    """A disk that takes so many bytes more once the function that is given is called."""
    whole, left = os.write, [sys.maxsize]

    def write(descriptor: int, data: bytes) -> int:
        if not left[0]:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        written = whole(descriptor, data[: left[0]])
        left[0] -= written
        return written

    with patch.object(os, "write", write):
        yield lambda: left.__setitem__(0, size)


def is_sound(path: Path, save: Save, fill: Callable[[], None]) -> bool:
    """Save over a file of ours on a disk that has just been filled, and look at the file."""
    graph = small_map()
    files.save(graph, path)
    old, new, known = path.read_bytes(), another_version(graph), fingerprint.of_file(path)
    fill()
    try:
        save(new, path, known)
    except WriteError as error:
        return path.read_bytes() == old and str(error).endswith("the disk is full.")
    except OSError:
        return False
    return path.read_bytes() == files.dumps(new)


def _on_a_real_disk(rounds: int) -> tuple[int, int]:
    """The same on a file system of this process alone; nothing where the system does not let us have one."""
    with tempfile.TemporaryDirectory() as folder:
        mount = f"mount -t tmpfs -o size={ROOM * BLOCK} tmpfs {folder}"
        inside = [sys.executable, "-m", "tests.faults.full_disk", folder, str(rounds)]
        command = [
            "unshare",
            "--map-root-user",
            "--mount",
            "sh",
            "-c",
            f'{mount} && exec "$@"',
            "sh",
            *inside,
        ]
        try:
            done = subprocess.run(command, check=False, capture_output=True, text=True)
        except OSError:
            return 0, 0
    if done.returncode and "tests.faults" not in done.stderr:  # no right to mount
        return 0, 0
    made, damaged = done.stdout.split()
    return int(made), int(damaged)


def _fill_the_mounted(folder: Path, rounds: int) -> tuple[int, int]:
    steps = min(rounds, ROOM)
    damaged = 0
    for blocks in range(steps):
        ballast = folder / "ballast"

        def fill(left: int = blocks * BLOCK, ballast: Path = ballast) -> None:
            room = os.statvfs(folder).f_bavail * os.statvfs(folder).f_frsize
            ballast.write_bytes(b"." * max(0, room - left))

        damaged += not is_sound(folder / "map.cjm", save, fill)
        for path in folder.iterdir():
            path.unlink()
    return steps, damaged


if __name__ == "__main__":
    made_and_damaged = _fill_the_mounted(Path(sys.argv[1]), int(sys.argv[2]))
    sys.stdout.write(" ".join(map(str, made_and_damaged)))
