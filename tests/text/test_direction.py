"""In which direction a map of a language runs."""

from __future__ import annotations

import pytest

from cjm_desktop.text.direction import direction_of


@pytest.mark.parametrize(
    "language",
    [
        "ar",
        "he",
        "fa",
        "ur",
        "yi",
        "ps",
        "sd",
        "ug",
        "dv",
        "ar-EG",
        "AR_eg",
        "ku-Arab",
        "az-Arab-IR",
        "ff-Adlm",
    ],
)
def test_these_run_from_right_to_left(language: str) -> None:
    assert direction_of(language) == "rtl"


@pytest.mark.parametrize(
    "language", ["en", "ru", "ja", "ku", "ur-Latn", "sd-Deva-IN", "yi-Latn", "de-1996", "arn", ""]
)
def test_these_run_from_left_to_right(language: str) -> None:
    assert direction_of(language) == "ltr"
