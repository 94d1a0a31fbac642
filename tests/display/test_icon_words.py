"""The words of the icons: every icon has some in every language, and a query finds the best first."""

from __future__ import annotations

import re
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm_desktop.assets import resource
from cjm_desktop.display.icon_words import folded, icons_called, words_of_icon
from cjm_desktop.display.icons import icon_names
from cjm_desktop.i18n import LANGUAGES

LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)
LETTERS = {
    "en": "a-zé",
    "ru": "а-яё",
    "ro": "a-zăâîșț",
    "lt": "a-ząčęėįšųūž",
}
"""Of each language. Names and abbreviations are of Latin letters in Russian too: see ``INTERNATIONAL``."""
INTERNATIONAL = {"api", "bluetooth", "command", "crm", "gps", "pdf", "qr", "wi", "fi"}

WORDS = st.sampled_from([word for name in icon_names() for word in words_of_icon(name, "lt")])


@LANGUAGE
def test_every_icon_has_one_to_three_words_and_none_twice(language: str) -> None:
    counts = {name: words_of_icon(name, language) for name in icon_names()}
    assert {name: words for name, words in counts.items() if not 1 <= len(words) <= 3} == {}
    assert {name: words for name, words in counts.items() if len(set(words)) < len(words)} == {}


@LANGUAGE
def test_the_first_word_is_of_one_icon_alone(language: str) -> None:
    """It is all that a screen reader says of an icon."""
    named: dict[str, list[str]] = {}
    for name in icon_names():
        named.setdefault(folded(words_of_icon(name, language)[0]), []).append(name)
    assert {word: names for word, names in named.items() if len(names) > 1} == {}


@LANGUAGE
def test_words_are_in_small_letters_of_their_language(language: str) -> None:
    spelt = re.compile(f"[{LETTERS[language]}0-9]+")
    strange = {
        part
        for name in icon_names()
        for word in words_of_icon(name, language)
        for part in re.split(r"[ '.-]+", word.rstrip("."))
        if not spelt.fullmatch(part) and part not in INTERNATIONAL
    }
    assert strange == set()


def test_the_words_are_of_the_bundled_icons_one_a_line_and_sorted() -> None:
    lines = resource("icons", "words.json").read_text(encoding="utf-8").splitlines()
    told = [line.split('"')[1] for line in lines[1:-1]]
    assert told == sorted(icon_names())
    assert normalize("NFC", "\n".join(lines)) == "\n".join(lines)


def test_a_language_that_says_nothing_is_answered_in_english() -> None:
    assert words_of_icon("bulb", "pt") == words_of_icon("bulb", "en")
    assert words_of_icon("unicorn", "en") == ()


@pytest.mark.parametrize(
    ("query", "language", "first"),
    [
        ("delivery truck", "en", "truck-delivery"),
        ("доставка", "ru", "truck-delivery"),
        ("livrare", "ro", "truck-delivery"),
        ("pristatymas", "lt", "truck-delivery"),
        ("лампочка", "ru", "bulb"),
        ("star", "en", "star"),
        ("time", "en", "clock"),
        ("bank card", "en", "credit-card"),
    ],
)
def test_a_query_finds_what_a_designer_means(query: str, language: str, first: str) -> None:
    assert icons_called(query, language)[0] == first


@pytest.mark.parametrize(
    ("typed", "language", "found"),
    [
        ("ieşire", "ro", "door-exit"),  # with the cedilla of old keyboards
        ("iesire", "ro", "door-exit"),
        ("Ieșire", "ro", "door-exit"),
        ("zvaigzde", "lt", "star"),
        ("Žvaigždė", "lt", "star"),
        ("звезды", "ru", "stars"),
        ("партнерство", "ru", "heart-handshake"),
        ("email", "en", "mail"),
        ("e-mail", "lt", "mail"),
        ("чатбот", "ru", "message-chatbot"),
        ("  qr   CODE ", "en", "qrcode"),
        ("chat bot", "en", "message-chatbot"),
    ],
)
def test_case_diacritics_hyphens_and_spaces_make_no_difference(typed: str, language: str, found: str) -> None:
    assert icons_called(typed, language)[0] == found


def test_the_very_word_comes_before_beginnings_and_these_before_parts() -> None:
    found = icons_called("phone", "en")
    assert found[0] == "phone"
    beginning, later, part = (found.index(name) for name in ("phone-call", "device-mobile", "microphone"))
    assert words_of_icon("phone-call", "en")[0] == "phone call"
    assert later < beginning < part, "a smartphone is also a phone, in that very word"


def test_a_better_word_of_an_icon_comes_before_a_lesser_one_of_another() -> None:
    third, second = "scale", "columns-3"
    assert words_of_icon(third, "en").index("comparison") > words_of_icon(second, "en").index("comparison")
    assert icons_called("comparison", "en")[:2] == (second, third)


def test_words_of_the_language_asked_for_come_before_english_ones() -> None:
    date, data = "calendar-event", "database"
    assert "dată" in words_of_icon(date, "ro")
    assert "data" in words_of_icon(data, "en")
    assert icons_called("data", "ro")[:2] == (date, data)
    assert icons_called("data", "en")[0] == data


@LANGUAGE
def test_english_and_the_name_itself_are_understood_in_every_language(language: str) -> None:
    assert "truck-delivery" in icons_called("delivery truck", language)
    assert "truck-delivery" in icons_called("truck-delivery", language)
    assert "device-floppy" in icons_called("device floppy", language)


def test_every_word_of_a_query_must_be_found() -> None:
    assert icons_called("доставка еды", "ru")[0] == "pizza"
    assert icons_called("truck unicorn", "en") == ()


@LANGUAGE
def test_an_empty_query_offers_all_and_stages_first(language: str) -> None:
    assert icons_called("", language) == icons_called("  ", language) == icon_names()
    assert icon_names()[:3] == ("bulb", "magnet", "scale")


@given(WORDS)
def test_each_word_finds_an_icon_of_that_word_first(word: str) -> None:
    assert word in words_of_icon(icons_called(word, "lt")[0], "lt")


@given(st.text(max_size=30))
def test_folding_again_changes_nothing(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@given(st.text(max_size=20))
def test_any_query_is_answered_with_bundled_icons_each_once(query: str) -> None:
    found = icons_called(query, "ru")
    assert len(set(found)) == len(found)
    assert set(found) <= set(icon_names())
