"""Where a line may end (UAX #14) and what may not be cut (grapheme clusters, UAX #29).

``uniseg`` knows the rules, at up to a tenth of a millisecond for a character. So a text is first cut between words
where a break is certain and no rule looks across; what a plain word allows inside is known as well, and only the rest
is asked for. Words are remembered, because the words of a map repeat.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import category, combining, east_asian_width

from cjm_desktop.text import phrases
from cjm_desktop.text.families import FIRST_EAST_ASIAN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_REMEMBERED_WORDS = 20_000

# Letters whose line breaking class is AL (Hebrew's is HL, with a rule of its own for hyphens), each its own cluster.
_LETTER = "A-Za-zÀ-ÖØ-öø-ɏΑ-ΡΣ-ωЀ-ҁҊ-ӿء-ي"
_LETTER_OR_DIGIT = f"{_LETTER}0-9"
# Full stops and apostrophes inside, quotation marks and brackets around, parts joined by single hyphens or dashes.
_PLAIN_WORD = re.compile(
    f"[«„“(]*[{_LETTER_OR_DIGIT}]+(?:(?:[.,:;'’]+|[-–])[{_LETTER_OR_DIGIT}]+)*[.,:;!?»”“)]*"
)
_HYPHEN_BREAK = re.compile(f"(?<=-)(?=[{_LETTER}])|(?<=–)")
_GEORGIAN_OR_ARMENIAN = "\u10d0-\u10fa\u0531-\u0556\u0561-\u0587"
_PLAIN_CLUSTERS = re.compile(f"[{_LETTER_OR_DIGIT}{_GEORGIAN_OR_ARMENIAN} .,:;!?()«»„“”'’–—…№%+/-]*")
# Between a word that ends so and one that starts so a line may end, whatever else they hold (LB18).
_SURE_START = re.compile(f"[{_LETTER_OR_DIGIT}א-ת(«„“]")
_SURE_END = re.compile(f".*(?:[{_LETTER_OR_DIGIT}א-ת.,:;!?»”)%…]|[{_LETTER_OR_DIGIT}.!?]“)", re.DOTALL)
_DASHES = frozenset("—–")

_RUSSIAN_CLINGING = r"(?:бы?|же?|ли|ль)\b(?!-).*|[—–]"
_RUSSIAN_SHORT = r"[«„(]*[^\W\d_]{1,2}"
_RUSSIAN_FOLLOWING = r"[\w«„(]"


class Chunk(NamedTuple):
    """What stays together on a line: ``text[start:ink]``, then the spaces up to ``end``, after which a line may end.

    ``loose`` lists the ends, in order, that are better not used: only where the chunk is too wide for a line. Then
    no more of them are used than it takes, from the front, or any of them if they are ``alike``.
    """

    start: int
    ink: int
    end: int
    loose: tuple[int, ...] = ()
    alike: bool = False


class _Word(NamedTuple):
    """What a word says about the breaks around and in it."""

    dash: bool
    sure_start: bool
    sure_end: bool
    inner: tuple[int, ...]

    def parts_from(self, after: _Word) -> bool:
        """Whether a line may surely end between this word and the one after it."""
        return (self.sure_end and (after.sure_start or after.dash)) or (self.dash and after.sure_start)


class _Words(dict[str, _Word]):
    """Words that were looked at, by their spelling."""

    def __missing__(self, word: str) -> _Word:
        if len(self) >= _REMEMBERED_WORDS:
            self.clear()
        found = _Word(
            dash=word in _DASHES,
            sure_start=_SURE_START.match(word) is not None,
            sure_end=_SURE_END.fullmatch(word) is not None,
            inner=_inner_breaks(word),
        )
        self[word] = found
        return found


class _FreeWords(dict[str, bool]):
    """Whether a line may end on either side of a word, beside any other such word, and nowhere inside."""

    def __missing__(self, word: str) -> bool:
        if len(self) >= _REMEMBERED_WORDS:
            self.clear()
        kind = _words[word]
        found = self[word] = kind.sure_start and kind.sure_end and not kind.inner
        return found


_words = _Words()
_is_free = _FreeWords()


def chunks(text: str, language: str) -> list[Chunk]:
    """Cut one hard line at every place where it may be broken, as the language likes it."""
    breaks = line_break_offsets(text)
    avoided = _avoided(text) if _binds_words(language) else set()
    alike = False
    if not text.isascii():
        breaks = sorted({*breaks, *phrases.word_starts(text)})
        insides = phrases.phrase_insides(text, language, breaks)
        alike = bool(insides)
        avoided |= insides
    found: list[Chunk] = []
    start = 0
    loose: tuple[int, ...] = ()
    for end in (*breaks, len(text)):
        if end in avoided:
            loose = (*loose, end)
        elif end > start:
            ink = end
            while ink > start and text[ink - 1] == " ":
                ink -= 1
            found.append(Chunk(start, ink, end, loose, alike))
            start = end
            loose = ()
    return found


def line_starts(words: Sequence[str], language: str) -> Sequence[int] | None:
    """The places, in a row of words with one space between any two, of those with which a line may start.

    It is the quick way to ``chunks``, without looking at characters. Where lines may start inside words too, or where
    only the rules of UAX #14 can tell, the answer is ``None``.
    """
    if not all(map(_is_free.__getitem__, words)):
        kinds = [_words[word] for word in words]
        surely = all(before.parts_from(after) for before, after in pairwise(kinds))
        if not surely or any(kind.inner for kind in kinds[:-1]) or _asked_breaks(words[-1]):
            return None
    if not _binds_words(language):
        return range(len(words))
    pairs = enumerate(pairwise(words), 1)
    return [0, *(place for place, (before, word) in pairs if not _russian_bond(before, word))]


def _binds_words(language: str) -> bool:
    return language.partition("-")[0] == "ru"


def _avoided(text: str) -> set[int]:
    """The places where a Russian line should not end: after a short word, before a dash or a clinging particle."""
    places = set()
    position = 0
    before = ""
    for word in text.split(" "):
        if before and word and _russian_bond(before, word):
            places.add(position)
        position += len(word) + 1
        before = word
    return places


@lru_cache(maxsize=_REMEMBERED_WORDS)
def _russian_bond(before: str, after: str) -> bool:
    """Whether two words should stay on one line."""
    if _clings(after):
        return True
    short = re.fullmatch(_RUSSIAN_SHORT, before) and not _clings(before)
    return bool(short and re.match(_RUSSIAN_FOLLOWING, after))


def _clings(word: str) -> bool:
    """Whether a word is a particle or a dash that stays with the word before it."""
    return re.fullmatch(_RUSSIAN_CLINGING, word, re.IGNORECASE) is not None


def line_break_offsets(text: str) -> list[int]:
    """The offsets inside one hard line before which UAX #14 allows a break."""
    offsets: list[int] = []
    piece = position = 0
    before: _Word | None = None
    alone = True
    for spelling in text.split(" "):
        word = _words[spelling]
        if before is not None:
            if before.parts_from(word):
                if not alone:
                    offsets.extend([piece + offset for offset in _asked_breaks(text[piece:position])])
                elif before.inner:
                    offsets.extend([piece + offset for offset in before.inner])
                offsets.append(position)
                piece = position
                alone = True
            else:
                alone = False
        position += len(spelling) + 1
        before = word
    offsets.extend([piece + offset for offset in _asked_breaks(text[piece:])])
    return offsets


def _inner_breaks(word: str) -> tuple[int, ...]:
    """The breaks inside a word that others follow."""
    if _PLAIN_WORD.fullmatch(word):
        return tuple(match.end() for match in _HYPHEN_BREAK.finditer(word))
    return _asked_breaks(word + " ")


@lru_cache(maxsize=_REMEMBERED_WORDS)
def _asked_breaks(text: str) -> tuple[int, ...]:
    """The breaks of any text, asked about piece by piece in the plainest spelling that breaks in the same places."""
    if _PLAIN_WORD.fullmatch(text):
        return _inner_breaks(text)
    found: list[int] = []
    for places, spelling in _plain_pieces(text):
        if places[0]:
            found.append(places[0])
        found.extend(places[index] for index in _unicode_breaks(spelling))
    return tuple(found)


def _plain_pieces(text: str) -> Iterator[tuple[list[int], str]]:
    """The text, cut between ideographs, where a line may surely end and no rule looks across.

    In a piece, runs of spaces, of marks and of letters act as one (as many they cost uniseg seconds), and letters act
    as any other letter. Each comes with the offsets of the characters that are left of it.
    """
    from uniseg.linebreak import LineBreak, line_break

    acts_as_one = {LineBreak.SP, LineBreak.CM, LineBreak.AL}
    places: list[int] = []
    spelling: list[str] = []
    before = None
    for index, character in enumerate(text):
        kind, shown = line_break(character), character
        if kind == LineBreak.ID and _is_kana_or_han(character):
            shown = "漢"
            if spelling and spelling[-1] == "漢" and places[-1] == index - 1:
                yield places, "".join(spelling)
                places, spelling = [], []
        elif kind == LineBreak.SA:  # without a dictionary, LB1
            kind = LineBreak.CM if category(character) in {"Mn", "Mc"} else LineBreak.AL
        if kind == LineBreak.AL and category(character)[0] == "L" and east_asian_width(character) in "NA":
            shown = "a"
        if kind == LineBreak.CM and before == LineBreak.AL and spelling[-1] == "a":
            continue
        if (
            kind != before
            or kind not in acts_as_one
            or (kind == LineBreak.AL and not shown == spelling[-1] == "a")
        ):
            places.append(index)
            spelling.append(shown)
        before = kind
    if places:
        yield places, "".join(spelling)


def _is_kana_or_han(character: str) -> bool:
    return "\u3041" <= character <= "\u30fa" or "\u3400" <= character <= "\u9fff"


@lru_cache(maxsize=_REMEMBERED_WORDS)
def _unicode_breaks(text: str) -> tuple[int, ...]:
    """The break offsets that uniseg gives."""
    if len(text) == 1:
        return ()
    from uniseg.linebreak import line_break_breakables

    return tuple(index for index, may_break in enumerate(line_break_breakables(text)) if may_break and index)


def cluster_ends(text: str) -> tuple[int, ...]:
    """The offsets at which the grapheme clusters of a text end."""
    if _PLAIN_CLUSTERS.fullmatch(text):
        return tuple(range(1, len(text) + 1))
    if max(text) >= FIRST_EAST_ASIAN:
        from cjm_desktop.text import han

        if han.CLUSTERS.fullmatch(text):
            return tuple(range(1, len(text) + 1))
    return _asked_clusters(text)


@lru_cache(maxsize=_REMEMBERED_WORDS)
def _asked_clusters(text: str) -> tuple[int, ...]:
    """The clusters that uniseg gives. Runs of marks act as one; as many they cost it seconds."""
    from uniseg.graphemecluster import (
        GraphemeClusterBreak,
        grapheme_cluster_boundaries,
        grapheme_cluster_break,
    )

    kept: list[int] = []
    before = None
    for index, character in enumerate(text):
        kind = grapheme_cluster_break(character)
        # A virama ties the consonants of some scripts together, even from inside a run of marks.
        if kind != before or kind != GraphemeClusterBreak.EXTEND or combining(character) == 9:
            kept.append(index)
        before = kind
    boundaries = list(grapheme_cluster_boundaries("".join(text[index] for index in kept)))
    return (*(kept[boundary] for boundary in boundaries[1:-1]), len(text))
