from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from cjm_desktop.i18n import translation
from cjm_desktop.kinds import numbers

ENGLISH = translation("en")


@pytest.mark.parametrize(
    ("value", "language", "written"),
    [
        (41.0, "en", "41"),
        (4.1, "en", "4.1"),
        (4.1, "ru", "4,1"),
        (0.125, "lt", "0,12"),
        (9950.0, "en", "9,950"),
        (9950.0, "ro-RO", "9\u202f950"),
        (-12.5, "en", "\u221212.5"),
        (-0.001, "en", "0"),
        (1234.5, "ja", "1,234.5"),
    ],
)
def test_a_number_is_written_as_its_language_writes_it(value: float, language: str, written: str) -> None:
    assert numbers.plain(value, language) == written


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (9_999.0, "9,999"),
        (10_000.0, "10k"),
        (48_200.0, "48.2k"),
        (50_000.0, "50k"),
        (123_456.0, "123k"),
        (99_960.0, "100k"),
        (999_400.0, "999k"),
        (999_600.0, "1M"),
        (3_240_000.0, "3.2M"),
        (-48_200.0, "\u221248.2k"),
        (7.2e9, "7.2bn"),
        (7.2e12, "7,200bn"),
    ],
)
def test_a_large_number_is_told_in_thousands_and_millions(value: float, written: str) -> None:
    assert numbers.short(value, "en", ENGLISH) == written


def test_a_map_in_another_language_says_thousands_in_its_own_words() -> None:
    said = {"{number}k": "{number} тыс."}

    assert numbers.short(48_200.0, "ru", lambda message: said.get(message, message)) == "48,2 тыс."


@given(some.floats(-1e14, 1e14))
def test_a_number_in_short_is_never_long(value: float) -> None:
    assert len(numbers.short(value, "en", ENGLISH)) <= 11


@pytest.mark.parametrize(
    ("value", "written"),
    [
        *((2 + 40 / 60, "2:40"), (2.0, "2:00"), (0.5, "0:30"), (1.999, "2:00"), (-1.5, "\u22121:30")),
        (1.7e308, f"{int(1.7e308)}:00"),
    ],
)
def test_sixty_parts_make_one(value: float, written: str) -> None:
    assert numbers.clock(value) == written


def test_a_currency_stands_first_where_that_is_the_custom() -> None:
    assert numbers.writes_unit_first("€", "en-GB")
    assert not numbers.writes_unit_first("€", "lt")
    assert not numbers.writes_unit_first("%", "en")
