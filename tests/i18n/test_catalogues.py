"""The translations are whole: every message, every language, the same placeholders."""

from __future__ import annotations

import ast
import re
import unicodedata
from typing import TYPE_CHECKING

import pytest

from scripts.catalogues import KEYWORDS, PACKAGE, catalogues, extracted, forms, language_of, read

if TYPE_CHECKING:
    from babel.messages.catalog import Message

SOURCE = [message for message in extracted() if message.id]
CATALOGUES = {language_of(path): read(path) for path in catalogues()}
PLACEHOLDER = re.compile(r"\{[^{}]*\}|%\([a-z_]+\)[sd]|%[sdn]")

languages = pytest.mark.parametrize("language", sorted(CATALOGUES))


def test_there_is_a_catalogue_for_each_language_but_english() -> None:
    assert sorted(CATALOGUES) == ["lt", "ro", "ru"]


def test_no_message_hides_where_it_is_not_gathered() -> None:
    """Babel does not look into the braces of an f-string, so a message there would never be translated."""
    marked = {
        call.args[0].value
        for path in PACKAGE.rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in KEYWORDS
        if call.args and isinstance(call.args[0], ast.Constant)
    }
    gathered = {message.id if isinstance(message.id, str) else message.id[0] for message in SOURCE}
    assert marked - gathered == set()


def english(message: Message) -> str:
    """The message itself, in its plural form if it has one."""
    return message.id if isinstance(message.id, str) else message.id[-1]


def ending(text: str) -> str:
    return text[-1:] if text[-1:] in tuple(".…:?!") else ""


@languages
def test_every_message_of_the_source_is_translated(language: str) -> None:
    catalogue = CATALOGUES[language]
    missing = []
    for message in SOURCE:
        found = catalogue.get(message.id, message.context)
        if found is None or not all(forms(found)):
            missing.append(message.id)
    assert missing == [], "run `make catalogues` and translate"


@languages
def test_no_message_is_left_that_the_source_no_longer_has(language: str) -> None:
    known = {english(message) for message in SOURCE}
    stale = [message.id for message in CATALOGUES[language] if message.id and english(message) not in known]
    assert stale == [], "run `make catalogues`"


@languages
def test_a_translation_has_the_placeholders_of_its_message(language: str) -> None:
    differing = []
    for message in CATALOGUES[language]:
        wanted = sorted(PLACEHOLDER.findall(english(message)))
        if message.id and any(
            form and sorted(PLACEHOLDER.findall(form)) != wanted for form in forms(message)
        ):
            differing.append(message.id)
    assert differing == []


@languages
def test_a_translation_ends_as_its_message_does(language: str) -> None:
    """A full stop, an ellipsis or a colon that comes or goes shows at once in a menu or a dialog.

    One word may be an abbreviation, which ends in a full stop in some languages and not in others.
    """
    sentences = [
        message
        for message in CATALOGUES[language]
        if message.id and english(message)[-1] != "}" and english(message)[0] != "{"
    ]
    differing = [
        message.id
        for message in sentences
        if any(form and ending(form) != ending(english(message)) for form in forms(message))
    ]
    assert differing == []


@languages
def test_a_translation_is_written_in_composed_letters_and_the_language_own_ones(language: str) -> None:
    texts = [form for message in CATALOGUES[language] if message.id for form in forms(message)]
    assert [text for text in texts if text != unicodedata.normalize("NFC", text)] == []
    assert [text for text in texts if re.search("[şţŞŢ]", text)] == [], "Romanian takes the comma below"
