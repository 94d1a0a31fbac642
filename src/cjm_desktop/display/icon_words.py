"""What the bundled icons are called in each language of the program, so that one can be found by a word."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import combining, normalize

import orjson

from cjm_desktop.assets import resource
from cjm_desktop.display.icons import icon_names

if TYPE_CHECKING:
    from collections.abc import Iterator

SPREAD = 4
"""How close a query is whose words are all found, but not together. Closer ones are told by ``_closeness``."""


class Closeness(NamedTuple):
    """How well an icon answers a query; the least is the best.

    ``how`` is 0 for the very word, 1 for its beginning, 2 for the beginning of a later word, 3 for a part, then
    ``SPREAD``. ``whose`` is 0 for the language asked for, 1 for English, 2 for the icon's own name; ``place`` counts
    the words of each from the best.
    """

    how: int
    whose: int = 0
    place: int = 0


class _Word(NamedTuple):
    folded: str
    whose: int
    place: int


def words_of_icon(name: str, language: str) -> tuple[str, ...]:
    """What an icon is called in a language, the best word first; in English where that language says nothing."""
    found = _words().get(name, {})
    return tuple(found.get(language) or found.get("en") or ())


def icons_called(query: str, language: str) -> tuple[str, ...]:
    """The icons that a query finds, those first that answer it best; an empty query finds all.

    Every word of the query must be found in what an icon is called: in the language asked for, in English, or by its
    own name. Case, diacritics and hyphens make no difference: ``siunta``, ``Reducere`` and ``email`` are found as
    they are typed. Icons that answer equally well keep the order in which they are offered.
    """
    wanted = folded(query)
    if not wanted:
        return icon_names()
    ranked = [(_answer(wanted, words), name) for name, words in _folded_words(language).items()]
    found = [(close, name) for close, name in ranked if close is not None]
    return tuple(name for _close, name in sorted(found, key=lambda answer: answer[0]))


def folded(words: str) -> str:
    """Words as they are compared: without case, diacritics and hyphens, single spaces between them."""
    small = normalize("NFKD", words).casefold()  # which may make letters with diacritics again
    letters = (letter for letter in normalize("NFKD", small) if not combining(letter))
    return " ".join("".join(letters).replace("-", "").split())


def _answer(wanted: str, words: tuple[_Word, ...]) -> Closeness | None:
    """How well an icon of these words answers a query; none where a word of the query is nowhere."""
    told = ((_closeness(wanted, word.folded), word) for word in words)
    close = [Closeness(how, word.whose, word.place) for how, word in told if how is not None]
    if close:
        return min(close)
    parts = wanted.split()
    return Closeness(SPREAD) if all(any(part in word.folded for word in words) for part in parts) else None


def _closeness(wanted: str, word: str) -> int | None:
    if word == wanted:
        return 0
    if word.startswith(wanted):
        return 1
    if f" {wanted}" in word:
        return 2
    return 3 if wanted in word else None


@cache
def _folded_words(language: str) -> dict[str, tuple[_Word, ...]]:
    """All that each icon is called to one who speaks a language, in the order in which icons are offered."""
    return {name: tuple(_called(name, language)) for name in icon_names()}


def _called(name: str, language: str) -> Iterator[_Word]:
    sources = (words_of_icon(name, language), words_of_icon(name, "en"), (name.replace("-", " "), name))
    for whose, words in enumerate(sources):
        for place, word in enumerate(words):
            yield _Word(folded(word), whose, place)


@cache
def _words() -> dict[str, dict[str, list[str]]]:
    words: dict[str, dict[str, list[str]]] = orjson.loads(resource("icons", "words.json").read_bytes())
    return words
