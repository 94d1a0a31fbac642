"""A second program that opens maps when it is told to: a process of its own, asked line by line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from cjm_desktop import i18n
from cjm_desktop.storage import lock_info, locks

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType
    from typing import Self

ROOT = Path(__file__).resolve().parents[2]
ACQUIRE = "cjm_desktop.storage.locks:acquire"


class Answer(NamedTuple):
    """What the other program came to know.

    Attributes:
        writer: whether it takes the map for its own to write.
        sentence: what it would tell a person.
        own: whether it was told that it has the map open itself.
        before: the run of the lock that it took.
    """

    writer: bool
    sentence: str = ""
    own: bool = False
    before: str = ""


class Opener:
    """The other program, as the test sees it; it ends with the test, whatever happens.

    Args:
        acquire: the module and the function that it opens maps with.
    """

    def __init__(self, acquire: str = ACQUIRE) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.storage.opener", acquire],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)])},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.number = self._process.pid

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        self.leave()

    def ask(self, what: str, path: Path | None = None, at: int = 0) -> None:
        """Say what to do, and at which moment (``time.monotonic_ns``); the answer is fetched with ``answer``."""
        assert self._process.stdin
        self._process.stdin.write(json.dumps([what, str(path or ""), at]) + "\n")
        self._process.stdin.flush()

    def answer(self) -> Answer:
        """What came of what was asked."""
        assert self._process.stdout
        line = self._process.stdout.readline()
        if not line:
            raise EOFError("the other program has ended")
        return Answer(*json.loads(line))

    def do(self, what: str, path: Path | None = None) -> Answer:
        """Ask, and wait for the answer."""
        self.ask(what, path)
        return self.answer()

    def kill(self) -> None:
        """End it as a crash does, without a chance to clean up."""
        self._process.kill()
        self._close()

    def leave(self) -> int:
        """Let it end as a program does whose window is closed; returns its exit code."""
        if self._process.stdin and not self._process.stdin.closed:
            self._process.stdin.close()
        return self._close()

    def _close(self) -> int:
        code = self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream:
                stream.close()
        return code


class Writer(Protocol):
    """What a program holds that has a map open to write it."""

    @property
    def held(self) -> bool:
        """Whether it still does."""

    def release(self) -> None:
        """Give it back."""


class _Program:
    """What runs in the other process."""

    def __init__(self, acquire: str) -> None:
        module, _colon, name = acquire.partition(":")
        self.acquire: Callable[[Path], locks.Locked | Writer] = getattr(import_module(module), name)
        self.writer: Writer | None = None
        self.seen = lock_info.LockInfo()

    def do(self, what: str, path: Path) -> Answer:
        """Do one thing."""
        match what:
            case "acquire":
                return self._came_of(self.acquire(path))
            case "see":
                self.seen = locks.read(path) or lock_info.LockInfo()
                return Answer(writer=False)
            case "take over":
                return self._came_of(locks.take_over(path, self.seen))
            case "leave and come back":
                self._release()
                return self._came_of(self.acquire(path))
            case "held":
                return Answer(writer=self.writer is not None and self.writer.held)
            case "release":
                self._release()
                return Answer(writer=False)
            case _:
                raise ValueError(what)

    def _release(self) -> None:
        if self.writer:
            self.writer.release()
        self.writer = None

    def _came_of(self, outcome: locks.Locked | Writer) -> Answer:
        if isinstance(outcome, locks.Locked):
            return Answer(writer=False, sentence=outcome.sentence, own=outcome.own)
        self.writer = outcome
        if not isinstance(outcome, locks.Lock):
            return Answer(writer=True)
        return Answer(
            writer=True, sentence=outcome.notice, before=outcome.taken_over.run if outcome.taken_over else ""
        )


def left_by_a_crash(process: int) -> bytes:
    """What a program of this computer leaves in a lock when it is killed."""
    info = lock_info.own(system=True, run=os.urandom(8).hex())
    return said(replace(info, process=process))


def said(info: lock_info.LockInfo) -> bytes:
    """A lock that says this."""
    names = ("host", "machine", "process", "user", "run", "program", "system")
    facts = {name: getattr(info, name) for name in names}
    return json.dumps({**facts, "started": info.started.isoformat()}).encode()


def main() -> None:
    """Do what comes in, line by line, until nothing does."""
    i18n.use("en")
    program = _Program(sys.argv[1])
    for line in sys.stdin:
        what, path, at = json.loads(line)
        while time.monotonic_ns() < at:
            pass  # a sleep would end late by more than the race that is looked for lasts
        sys.stdout.write(json.dumps(program.do(what, Path(path))) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
