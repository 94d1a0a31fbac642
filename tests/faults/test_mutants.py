"""No damaged file makes a reader trip; and readers that trip, hang, swell, vanish or lose something are found out."""

from __future__ import annotations

import os
import time
from random import Random
from typing import TYPE_CHECKING, NoReturn

import pytest

from cjm_desktop.storage.errors import DocumentError
from tests.faults import mutants, readers
from tests.faults.mutations import mutant
from tests.faults.readers import Reader
from tests.faults.reading import MEMORY

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def test_damaged_files_are_refused_or_read(tmp_path: Path) -> None:
    assert mutants.run(300, seed=4, keep=tmp_path) == {"mutants": 300, "crashes": 0}
    assert list(tmp_path.iterdir()) == []


def _sound() -> list[bytes]:
    return [b'{"sound": [1, 2, 3, "four", {"five": 6}]}']


def _but(damage: Callable[[], object]) -> Callable[[bytes], bytes]:
    """A reader that does something odd with every file but sound ones."""

    def read(data: bytes) -> bytes:
        if data not in _sound():
            damage()
        return data

    return read


def _trip() -> NoReturn:
    raise KeyError("five")


def _say_much() -> NoReturn:
    raise DocumentError("one line\nand another")


def _spin() -> None:
    while True:
        pass


def _nothing(_read: object) -> None:
    pass


def _lose(read: bytes) -> None:
    assert read in _sound()


def _reader(read: Callable[[bytes], bytes], use: Callable[[bytes], None] = _nothing) -> tuple[Reader]:
    return (Reader("odd", "json", _sound, read, use, _nothing),)


TRIPS = _reader(_but(_trip))
SAYS_MUCH = _reader(_but(_say_much))
SLEEPS = _reader(_but(lambda: time.sleep(3_600)))
SPINS = _reader(_but(_spin))
SWELLS = _reader(_but(lambda: bytearray(MEMORY + 16 * 1024 * 1024)))
VANISHES = _reader(_but(os.abort))
LOSES = _reader(bytes, _lose)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("TRIPS", "KeyError: 'five'"),
        ("SAYS_MUCH", "no sentence for people"),
        ("SLEEPS", "longer than 0.5 s"),
        ("SPINS", "longer than 0.5 s"),
        ("SWELLS", "MemoryError"),
        ("VANISHES", "ended with -6"),
        ("LOSES", "assert read in _sound()"),
    ],
)
def test_a_reader_with_a_fault_is_found_out(
    name: str, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert mutants.run(1, 1, f"{__name__}:{name}", tmp_path, to_read=0.5) == {"mutants": 1, "crashes": 1}
    said = capsys.readouterr().err
    assert told in said
    kept = tmp_path / "odd-1-0"
    assert str(kept) in said
    assert kept.read_bytes() not in _sound()


def test_the_same_seed_makes_the_same_files() -> None:
    for reader in readers.READERS:
        samples = reader.samples()
        first, again, other = (
            [mutant(reader.shape, samples, Random(f"{seed}-{number}")) for number in range(5)]
            for seed in (1, 1, 2)
        )
        assert first == again
        assert first != other
