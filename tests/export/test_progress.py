"""A poster that is called off, at whatever moment: nothing of it is left, and what stood there stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from typing_extensions import override

from benchmarks.maps import journey
from cjm_desktop.export.poster import ExportOptions, compose, export_file
from cjm_desktop.export.progress import TOGETHER, Progress, StoppedError, Watched, WatchfulMemory
from cjm_desktop.layout.engine import lay_out
from cjm_desktop.layout.memory import LayoutMemory
from cjm_desktop.storage import atomic
from cjm_desktop.theme import load_theme
from tests.maps import lamp

if TYPE_CHECKING:
    from pathlib import Path


class Impatient(Progress):
    """Is called off at the n-th look up from the work."""

    def __init__(self, patience: int) -> None:
        super().__init__()
        self.looks = 0
        self._patience = patience

    @override
    def check(self) -> None:
        self.looks += 1
        if self.looks > self._patience:
            self.stop()
        super().check()


def looks_of(suffix: str, folder: Path) -> int:
    """How often the job looks up when nobody calls it off."""
    patient = Impatient(10**9)
    export_file(lamp(), folder / f"whole{suffix}", None, patient)
    return patient.looks


@pytest.mark.parametrize("suffix", [".pdf", ".png", ".svg"])
def test_a_poster_that_is_called_off_at_any_look_leaves_nothing(suffix: str, tmp_path: Path) -> None:
    out = tmp_path / f"poster{suffix}"
    out.write_bytes(b"an older one")
    looks = looks_of(suffix, tmp_path)
    stood = sorted(tmp_path.iterdir())
    for patience in {*range(0, looks, max(1, looks // 12)), looks - 1}:
        with pytest.raises(StoppedError):
            export_file(lamp(), out, ExportOptions(dpi=30), Impatient(patience))
        assert out.read_bytes() == b"an older one"
        assert sorted(tmp_path.iterdir()) == stood


def test_the_last_look_is_just_before_the_file_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    progress = Progress()
    answers: list[bool] = []
    monkeypatch.setattr(atomic, "write", lambda *_: answers.append(progress.stop()))
    export_file(lamp(), tmp_path / "poster.pdf", None, progress)
    assert answers == [False]


def test_a_job_that_was_called_off_cannot_be_sealed() -> None:
    progress = Progress()
    assert progress.stop()
    with pytest.raises(StoppedError):
        progress.seal()
    assert progress.stop(), "it stays called off"


def test_it_says_what_it_is_at(tmp_path: Path) -> None:
    said: list[str] = []

    class Listening(Progress):
        @override
        def tell(self, words: str) -> None:
            super().tell(words)
            said.append(self.words)

    export_file(lamp(), tmp_path / "poster.svg", None, Listening())
    assert said == ["Laying out the map…", "Painting the sheet…", "Writing the file…"]


def test_a_large_layout_looks_up_again_and_again() -> None:
    progress = Impatient(10**9)
    lay_out(journey(300), load_theme("light"), WatchfulMemory(progress))
    assert progress.looks > 50


def test_a_watchful_memory_makes_the_same_drawing_and_leaves_a_plain_one_behind() -> None:
    graph, theme = lamp(), load_theme("light")
    memory = WatchfulMemory(Progress())
    frame = lay_out(graph, theme, memory)
    assert frame == lay_out(graph, theme)
    plain = memory.plain()
    assert type(plain) is LayoutMemory
    assert len(plain) == len(memory) > 0
    again = lay_out(graph, theme, plain)
    cards = [group for group in frame.groups if group.part == "card"]
    assert cards
    assert {id(group) for group in cards} <= {id(group) for group in again.groups}


def test_watched_items_are_the_items_until_they_are_called_off() -> None:
    progress = Progress()
    items = Watched(range(3 * TOGETHER), progress)
    assert list(items) == list(range(3 * TOGETHER))
    assert (len(items), items[5], items[2:4]) == (3 * TOGETHER, 5, range(2, 4))
    going = iter(items)
    first = [next(going) for _ in range(TOGETHER)]
    progress.stop()
    assert first == list(range(TOGETHER))
    with pytest.raises(StoppedError):
        next(going)


def test_a_page_can_be_called_off_while_it_is_painted() -> None:
    progress = Progress()
    page = compose(lamp(), ExportOptions(), progress).page
    progress.stop()
    with pytest.raises(StoppedError):
        list(page.groups)
