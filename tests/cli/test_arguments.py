"""What ``argparse`` says by itself speaks the language of the person too, and what it asks for is in the catalogue."""

from __future__ import annotations

import argparse
import inspect

import pytest

from cjm_desktop import i18n
from cjm_desktop.cli.arguments import WORDS, SentenceParser, UsageError


@pytest.fixture
def parser(monkeypatch: pytest.MonkeyPatch) -> SentenceParser:
    monkeypatch.setenv("LANGUAGE", "lt")
    i18n.use(None)
    made = SentenceParser(prog="cjm-desktop")
    made.add_argument("file", metavar="FILE")
    made.add_argument("--dpi", type=int)
    return made


@pytest.mark.parametrize(
    ("words", "mistake"),
    [
        ([], "trūksta argumentų: FILE"),
        (["a", "b"], "nežinomi argumentai: b"),
        (["a", "--dpi"], "argumentas --dpi: reikia vienos reikšmės"),
        (["a", "--dpi", "many"], "argumentas --dpi: reikšmė ne int tipo: 'many'"),
    ],
)
def test_a_mistake_is_told_in_the_language_of_the_interface(
    parser: SentenceParser, words: list[str], mistake: str
) -> None:
    with pytest.raises(UsageError) as told:
        parser.parse_args(words)
    assert str(told.value) == f"cjm-desktop: {mistake}; žr. cjm-desktop --help."


def test_the_help_is_of_one_language(parser: SentenceParser) -> None:
    shown = parser.format_help()
    assert shown.startswith("naudojimas: cjm-desktop [-h] [--dpi DPI] FILE")
    assert "argumentai:" in shown
    assert "parodyti šią pagalbą" in shown


def test_english_is_english_even_where_another_language_would_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "en:ru")
    i18n.use(None)
    assert SentenceParser(prog="cjm-desktop").format_help().startswith("usage: ")


def test_argparse_still_asks_for_these_words() -> None:
    source = inspect.getsource(argparse)
    assert [word for word in WORDS if f"'{word}'" not in source] == []
