"""Damaged files for every reader: each is refused in a sentence or read, saved and drawn, in little time and memory.

A reader that raises anything else, hangs, takes too much memory or ends its process is a *crash*. The file that did it
is kept.
"""

from __future__ import annotations

import importlib
import json
import os
import selectors
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Final, NamedTuple

from tests.faults.mutations import mutant

if TYPE_CHECKING:
    from types import TracebackType
    from typing import IO, Self

    from tests.faults.readers import Reader

ROOT: Final = Path(__file__).resolve().parents[2]
READERS: Final = "tests.faults.readers:READERS"
TO_READ: Final = 2.0
"""Seconds."""
TO_USE: Final = 10.0
"""Seconds in which what was read is saved twice and drawn."""
PATIENCE: Final = 15
"""So many times longer a process may take that has not had its share of a busy machine's time."""
SHOWN: Final = 4
"""One in so many is drawn if it can be read."""
LONGEST_COMPLAINT: Final = 3_000
"""Characters of a traceback that are told."""
FIRST_ANSWER: Final = 120.0
"""Seconds in which a reading process is ready."""


def run(
    rounds: int,
    seed: int,
    readers: str = READERS,
    keep: Path = ROOT / "build" / "mutants",
    to_read: float = TO_READ,
) -> dict[str, int]:
    """Damage so many files and have them read.

    Args:
        rounds: how many.
        seed: what they are drawn from.
        readers: the module and the name of the readers.
        keep: where files are kept that no reader should trip over.
        to_read: seconds in which a file is read or refused.
    """
    known = _readers(readers)
    samples = {reader.name: reader.samples() for reader in known}
    crashes = 0
    with (
        tempfile.TemporaryDirectory() as folder,
        tempfile.TemporaryFile() as complaints,
        Process(readers, complaints, to_read) as process,
    ):
        path = Path(folder) / "mutant"
        for number in range(rounds):
            random = Random(f"{seed}-{number}")
            reader = known[0] if random.random() < 0.5 else random.choice(known)
            data = mutant(reader.shape, samples[reader.name], random)
            path.write_bytes(data)
            fault = process.fault(reader.name, path, show=random.randrange(SHOWN) == 0)
            if fault:
                crashes += 1
                _tell(fault, data, keep / f"{reader.name}-{seed}-{number}")
    return {"mutants": rounds, "crashes": crashes}


def _readers(reference: str) -> tuple[Reader, ...]:
    module, _colon, name = reference.partition(":")
    found: tuple[Reader, ...] = getattr(importlib.import_module(module), name)
    return found


def _tell(fault: str, data: bytes, kept: Path) -> None:
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_bytes(data)
    sys.stderr.write(f"mutants: {fault.rstrip()}\n  The file is kept: {kept}\n")


class _Answer(NamedTuple):
    """What the reading process said, or what is wrong because it said nothing."""

    came: str
    detail: str


class Process:
    """A process that reads, and another one once it is gone."""

    def __init__(self, readers: str, complaints: IO[bytes], to_read: float) -> None:
        self._readers = readers
        self._to_read = to_read
        self._complaints = complaints
        self._process: subprocess.Popen[bytes] | None = None
        self._said = b""
        """What it has said already and nobody has listened to."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def fault(self, reader: str, path: Path, *, show: bool) -> str:
        """Have a file read; what is wrong with how that went, or nothing."""
        process = self._process or self._start()
        assert process.stdin is not None
        process.stdin.write(json.dumps({"reader": reader, "path": str(path), "show": show}).encode() + b"\n")
        process.stdin.flush()
        answer = self._answer(process, self._to_read)
        if answer.came == "read":
            answer = self._answer(process, TO_USE)
        return answer.detail

    def _start(self) -> subprocess.Popen[bytes]:
        self._complaints.seek(0)
        self._complaints.truncate()
        self._said = b""
        command = [sys.executable, "-m", "tests.faults.reading", self._readers]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._complaints, cwd=ROOT
        )
        answer = self._answer(self._process, FIRST_ANSWER)
        if answer.came != "ready":
            message = f"the reading process does not start: {answer.detail}"
            raise RuntimeError(message)
        return self._process

    def _answer(self, process: subprocess.Popen[bytes], seconds: float) -> _Answer:
        """The next line that the process says, if it says one in time."""
        assert process.stdout is not None
        began, worked = time.monotonic(), _worked(process.pid)
        with selectors.DefaultSelector() as selector:
            selector.register(process.stdout, selectors.EVENT_READ)
            while b"\n" not in self._said:
                passed = time.monotonic() - began
                if selector.select(max(0.05, seconds - passed)):
                    said = os.read(process.stdout.fileno(), 65_536)
                    self._said += said
                    if not said:
                        return self._ended(process.wait())
                elif passed > seconds and self._is_late(process, passed, worked, seconds):
                    self._end()
                    return _Answer("late", f"it takes longer than {seconds:g} s")
        line, _line_feed, self._said = self._said.partition(b"\n")
        answer = json.loads(line)
        return _Answer(answer["came"], answer["detail"])

    def _is_late(
        self, process: subprocess.Popen[bytes], passed: float, worked: float, seconds: float
    ) -> bool:
        """Whether a process had its time: on a busy machine it may not have come to work at all."""
        had_its_share = _worked(process.pid) - worked > seconds
        return had_its_share or _sleeps(process.pid) or passed > seconds * PATIENCE

    def _ended(self, code: int) -> _Answer:
        """What the process said when it ended by itself."""
        self._complaints.seek(0)
        said = self._complaints.read().decode(errors="replace")[-LONGEST_COMPLAINT:]
        self._end()
        return _Answer("gone", f"the reading process ended with {code}\n{said}")

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with suppress(BrokenPipeError):
                    stream.close()
        process.wait()


def _worked(process: int) -> float:
    """Seconds of a processor's time that a process has had; where nobody tells, the time that has passed."""
    fields = _stat(process)
    if not fields:
        return time.monotonic()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _sleeps(process: int) -> bool:
    """Whether a process waits for something else than a processor or a disk."""
    fields = _stat(process)
    return bool(fields) and fields[0] == "S"


def _stat(process: int) -> list[str]:
    """What Linux says of a process, from its state on."""
    try:
        status = Path(f"/proc/{process}/stat").read_text("utf-8", errors="replace")
    except OSError:
        return []
    return status.rpartition(")")[2].split()
