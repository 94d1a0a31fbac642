from __future__ import annotations

from cjm_desktop.theme import load_theme
from cjm_desktop.ui.descriptions import HUES


def test_every_hue_of_the_themes_can_be_chosen_by_a_word() -> None:
    assert {name for name, _label in HUES} == set(load_theme("light").hues)
    assert len({label for _name, label in HUES}) == len(HUES)
