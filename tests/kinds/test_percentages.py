from __future__ import annotations

import pytest

from cjm_desktop.kinds.percentages import percentage


@pytest.mark.parametrize(
    ("share", "language", "said"),
    [
        (0.62, "en", "62 %"),
        (0.62, "lt", "62 %"),
        (0.125, "en", "12.5 %"),
        (0.125, "ru-RU", "12,5 %"),
        (0.125, "ro", "12,5 %"),
        (1 / 3, "en", "33 %"),
        (0.0042, "en", "0.4 %"),
        (0.29, "en", "29 %"),
        (0.0, "en", "0 %"),
        (1.0, "lt", "100 %"),
        (0.62, "he", "62%"),
    ],
)
def test_a_share_is_written_as_its_language_does(share: float, language: str, said: str) -> None:
    assert percentage(share, language) == said.replace(" ", "\u00a0")
