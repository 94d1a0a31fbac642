"""What a report tells of an error: where it was, and never a word of what a map holds."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cjm_desktop
from cjm_desktop.ui import report
from tests.errors import FAILURES, PLANTED, Caught, raised
from tests.maps import lamp


@pytest.mark.parametrize("name", FAILURES)
def test_a_report_quotes_nothing(name: str) -> None:
    error = raised(FAILURES[name], f"{PLANTED} one")
    assert PLANTED in f"{error!r} {error} {vars(error)}", "or this test proves nothing"
    assert PLANTED not in report.told(error)


@given(st.text("абвгдежз", min_size=3), st.sampled_from(sorted(FAILURES)))
def test_whatever_is_quoted_is_not_in_the_report(words: str, name: str) -> None:
    assert words not in report.told(raised(FAILURES[name], words))


def test_it_says_what_went_wrong_and_where() -> None:
    graph: Any = lamp()
    with Caught() as caught:
        graph.get([])
    lines = report.told(caught.error).splitlines()
    assert lines[0] == "TypeError"
    assert lines[1].split()[1] == "test_it_says_what_went_wrong_and_where"
    assert lines[-1].startswith("  cjm_desktop/model/")
    assert lines[-1].split(":")[1].split()[0].isdigit()


def test_the_causes_are_told() -> None:
    lines = report.told(raised(FAILURES["a cause"], PLANTED)).splitlines()
    assert [line for line in lines if not line.startswith(" ")] == ["RuntimeError", "KeyError"]
    lines = report.told(raised(FAILURES["one after another"], PLANTED)).splitlines()
    assert [line for line in lines if not line.startswith(" ")] == [
        "OSError: ENOSPC",
        "orjson.JSONDecodeError",
    ]


def test_words_of_the_programs_own_are_told() -> None:
    """They stand in the very code that raised the error."""
    with Caught() as caught:
        raise LookupError("there is no such theme")
    assert report.named(caught.error) == "LookupError: there is no such theme"
    lamp_without_bulb: Any = lamp()
    with Caught() as caught:
        lamp_without_bulb.bulb.glow()
    assert report.named(caught.error) == "AttributeError: bulb"


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, 0])
def test_the_systems_reasons_are_told(number: int) -> None:
    assert report.named(OSError(number, PLANTED)) == f"OSError: {errno.errorcode.get(number, 0)}"


def test_an_error_that_was_never_raised_has_no_place() -> None:
    assert report.told(ValueError(PLANTED)) == "ValueError"


def test_a_deep_recursion_is_told_in_a_few_lines() -> None:
    def deeper(depth: int) -> int:
        return deeper(depth + 1)

    with Caught() as caught:
        deeper(0)
    lines = report.told(caught.error).splitlines()
    assert len(lines) == 1 + report.FIRST_FRAMES + 1 + report.LAST_FRAMES
    assert " more" in lines[1 + report.FIRST_FRAMES]


def test_a_chain_without_end_is_told_once() -> None:
    one, other = ValueError(), KeyError()
    one.__cause__, other.__cause__ = other, one
    assert report.told(one) == "ValueError\nKeyError"


def test_files_are_told_as_the_program_calls_them() -> None:
    package = Path(cjm_desktop.__file__).parent
    assert report.where(str(package / "ui" / "canvas.py")) == "cjm_desktop/ui/canvas.py"
    assert report.where(pytest.__file__) == "pytest/__init__.py"
    assert report.where(os.__file__) == "os.py"
    assert report.where(str(Path("/home/somebody/project/plan.py"))) == "plan.py"
    assert report.where("<string>") == "<string>"


def test_it_says_what_the_program_is_made_of_and_not_whose_it_is() -> None:
    told = "\n".join(report.about_the_program())
    assert told.startswith("cjm-desktop ")
    assert "PySide6_Essentials 6." in told
    assert f"Python {sys.version_info.major}." in told
    assert str(Path.home()) not in told
    assert "?" not in told
