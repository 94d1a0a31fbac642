"""What a transition says beside its line."""

from __future__ import annotations

from cjm_desktop.layout.paths.words import Words, words_of
from cjm_desktop.model.records import Transition


def way(**fields: object) -> Transition:
    return Transition.model_validate({"id": "ab", "source": "a", "target": "b", **fields})


def test_a_branch_says_its_label_and_its_share() -> None:
    branch = way(role="branch", label="in a hurry")
    assert words_of(branch, 0.4, "en", alone=False) == Words("in a hurry · 40\u00a0%")


def test_a_loop_without_a_label_says_its_share() -> None:
    assert words_of(way(role="loop"), 0.7, "en", alone=False) == Words("70\u00a0%", repeats=True)


def test_a_loop_with_a_label_says_how_often_in_its_own_words() -> None:
    loop = way(role="loop", label="back 2.4×")
    assert words_of(loop, 0.7, "en", alone=False) == Words("back 2.4×", repeats=True)
