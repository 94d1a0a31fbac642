"""The process that reads damaged files: it has little memory, and whoever started it watches the clock.

It reads lines of JSON, each with the name of a reader and the path of a file, and answers each with a line: what came
of it, and after ``read`` a second one when what was read has been used. An error that no reader may raise ends it.
"""

from __future__ import annotations

import importlib
import json
import resource
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tests.faults.readers import REFUSED

if TYPE_CHECKING:
    from tests.faults.readers import Reader

MEMORY: Final = 500 * 1024 * 1024
"""Bytes that a file may cost beyond what the program has when it comes to it."""
LONGEST_SENTENCE: Final = 1_000


def main() -> None:
    """Serve until the input ends."""
    module, _colon, name = sys.argv[1].partition(":")
    readers: dict[str, Reader] = {each.name: each for each in getattr(importlib.import_module(module), name)}
    for reader in readers.values():  # what is imported and loaded once is no cost of a file
        sound = reader.read(reader.samples()[0])
        reader.use(sound)
        reader.show(reader.read(reader.samples()[0]))
    _answer("ready")
    for line in sys.stdin:
        asked = json.loads(line)
        _limit_memory()
        _serve(readers[asked["reader"]], Path(asked["path"]).read_bytes(), show=asked["show"])


def _serve(reader: Reader, data: bytes, *, show: bool) -> None:
    try:
        found = reader.read(data)
    except REFUSED as error:
        return _answer("refused", _fault_of(str(error)))
    _answer("read")
    reader.use(found)
    if show:
        reader.show(found)
    return _answer("used")


def _fault_of(sentence: str) -> str:
    """What is wrong with the sentence that refuses a file; nothing if a person can read it."""
    if not sentence or "\n" in sentence or len(sentence) > LONGEST_SENTENCE:
        return f"no sentence for people: {sentence[:LONGEST_SENTENCE]!r}"
    return ""


def _answer(came: str, detail: str = "") -> None:
    sys.stdout.write(json.dumps({"came": came, "detail": detail}) + "\n")
    sys.stdout.flush()


def _limit_memory() -> None:
    """Allow so much more memory than there is now. Address space is what Linux really holds a process to."""
    if sys.platform == "linux":
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
        _soft, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (pages * resource.getpagesize() + MEMORY, hard))


if __name__ == "__main__":
    main()
