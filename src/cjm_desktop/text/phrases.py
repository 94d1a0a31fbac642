"""Words and phrases in scripts that write them without spaces, found by the models of BudouX.

Thai may be broken between words only, and only a dictionary knows where those are. Japanese and Chinese may be broken
nearly anywhere, but short texts read better where phrases stay whole; so does Korean, between whose words stand
spaces. The models are read when a text first needs them.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING
from unicodedata import category

from cjm_desktop.text.families import FIRST_EAST_ASIAN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from budoux import Parser

_REMEMBERED_TEXTS = 5_000
LONGEST_PHRASE = 16
"""In characters. What a model leaves longer than this is no phrase, and is broken as if it were many."""

_THAI = "[\u0e00-\u0e7f]"
_THAI_CONSONANT = "[\u0e01-\u0e2e]"
_THAI_NEVER_FIRST = frozenset("ฯๆ")
_THAI_NEVER_LAST = frozenset("เแโใไ")
_INSIDE_KOREAN = "(?<=[\uac00-\ud7a3])(?=[\uac00-\ud7a3])"


def word_starts(text: str) -> tuple[int, ...]:
    """Where lines may start inside text without spaces beyond what UAX #14 allows: between Thai words."""
    return _thai_word_starts(text) if re.search(_THAI, text) else ()


def phrase_insides(text: str, language: str, breaks: Iterable[int]) -> set[int]:
    """Those of the breaks that stand inside a phrase and are better not used.

    Args:
        text: A hard line.
        language: The language of the map; kana and hangul speak for themselves.
        breaks: The offsets at which a line may start.
    """
    if max(text) < FIRST_EAST_ASIAN:
        return set()
    from cjm_desktop.text import han

    spoken = han.spoken(text, language).partition("-")[0]
    if spoken == "ko":
        return _short_of(set(breaks), {match.start() for match in re.finditer(_INSIDE_KOREAN, text)})
    if spoken in {"ja", "zh"}:
        chinese = "zh-hant" if han.is_traditional(language) else "zh-hans"
        # The Japanese model goes by kana; in text without any it finds no phrases at all.
        starts = _phrase_starts(text, "ja" if han.has_kana(text) else chinese)
        inside = {place for place in breaks if text[place - 1] != " " and place not in starts}
        return _short_of(set(breaks), inside)
    return set()


def _short_of(breaks: set[int], inside: set[int]) -> set[int]:
    """The breaks inside phrases, except in those that are too long to be one."""
    kept: set[int] = set()
    phrase: list[int] = []
    start = 0
    for place in sorted(breaks):
        if place in inside:
            phrase.append(place)
            continue
        if place - start <= LONGEST_PHRASE:
            kept.update(phrase)
        phrase, start = [], place
    if phrase and phrase[-1] - start < LONGEST_PHRASE:
        kept.update(phrase)
    return kept


@lru_cache(maxsize=_REMEMBERED_TEXTS)
def _thai_word_starts(text: str) -> tuple[int, ...]:
    found: list[int] = []
    start = 0
    for place in _starts(_parser("th").parse(text)):
        # A syllable of one consonant belongs to what follows: most are particles, and some half of a word.
        syllable = text[start:place]
        if len(re.findall(_THAI_CONSONANT, syllable)) != 1 and _thai_may_part(text[place - 1], text[place]):
            found.append(place)
        start = place
    return tuple(found)


def _thai_may_part(before: str, after: str) -> bool:
    """Whether a line may end between two characters, at least one of them Thai, where a word ends."""
    if not re.search(_THAI, before + after):
        return False
    if category(before)[0] not in "LMN" or category(after)[0] not in "LN":
        return False
    return before not in _THAI_NEVER_LAST and after not in _THAI_NEVER_FIRST


@lru_cache(maxsize=_REMEMBERED_TEXTS)
def _phrase_starts(text: str, model: str) -> frozenset[int]:
    return frozenset(_starts(_parser(model).parse(text)))


def _starts(parts: Iterable[str]) -> Iterator[int]:
    """Where each part but the first one starts."""
    places = list(accumulate(map(len, parts)))
    return iter(places[:-1])


@cache
def _parser(model: str) -> Parser:
    import budoux

    match model:
        case "th":
            return budoux.load_default_thai_parser()
        case "ja":
            return budoux.load_default_japanese_parser()
        case "zh-hant":
            return budoux.load_default_traditional_chinese_parser()
        case _:
            return budoux.load_default_simplified_chinese_parser()
