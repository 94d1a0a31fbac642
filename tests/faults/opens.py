"""Two programs open one map at the same moment, and never do both take it for theirs to write."""

from __future__ import annotations

import random
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cjm_desktop.storage import lock_info, locks
from tests.storage.opener import Opener, Writer, left_by_a_crash, said

if TYPE_CHECKING:
    from collections.abc import Callable

SOON: Final = 500_000
"""Nanoseconds until both begin: long enough for both to have heard of it."""
SPREAD: Final = 200_000
"""Nanoseconds by which one may begin later than the other."""
GONE: Final = 2**31 - 1
"""A process that there is not: systems give no numbers so large."""
ACTS: Final = {
    "a map that is closed": ("acquire", "acquire"),
    "a map that a crash left": ("acquire", "acquire"),
    "a crash's lock is taken over": ("acquire", "take over"),
    "another computer's lock is taken over": ("take over", "take over"),
    "a lock is taken over whose holder leaves": ("leave and come back", "take over"),
}
"""What the two do at the same moment."""


def run(
    rounds: int, seed: int, acquire: Callable[[Path], locks.Locked | Writer] = locks.acquire
) -> dict[str, int]:
    """Let two programs open a map ``rounds`` times, and count how often both would write it.

    Whoever takes the map for its own keeps it until both have answered: so two who say so do at the same moment.
    """
    chance = random.Random(seed)
    name = f"{acquire.__module__}:{acquire.__qualname__}"
    both = 0
    with tempfile.TemporaryDirectory() as folder, Opener(name) as first, Opener(name) as second:
        for number in range(rounds):
            path = Path(folder) / f"{number}.cjm"
            writers = _round(chance, path, first, second)
            if not writers:
                raise RuntimeError(f"round {number}: nobody may write the map")
            both += writers > 1
    return {"double_opens": rounds, "two_writers": both}


def _round(chance: random.Random, path: Path, first: Opener, second: Opener) -> int:
    """How many of the two take the map for their own after one of the acts, whichever of them does which part."""
    act = chance.choice([*ACTS])
    openers = chance.sample([first, second], 2)
    if "leaves" in act:
        openers[0].do("acquire", path)
    elif act != "a map that is closed":
        left = left_by_a_crash(GONE)
        if "another computer" in act:
            left = said(replace(lock_info.understood(left), host="elsewhere", machine="elsewhere"))
        path.with_name(f".{path.name}.lock").write_bytes(left)
    for opener in openers:
        opener.do("see", path)
    begin = time.monotonic_ns() + SOON
    for opener, what in zip(openers, ACTS[act], strict=True):
        opener.ask(what, path, begin + chance.choice([0, chance.randrange(SPREAD)]))
    writers = sum(opener.answer().writer for opener in openers)
    for opener in openers:
        opener.do("release")
    return writers
