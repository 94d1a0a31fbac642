"""In which order the characters of a line stand: the Unicode bidirectional algorithm (UAX #9).

Explicit embeddings, overrides and isolates are not followed: their characters take no part and stand where the
character before them stands. The rest is whole, paired brackets included. Rule names in the comments are the
report's own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import bidirectional, category, mirrored

from cjm_desktop.text.direction import direction_of

if TYPE_CHECKING:
    from collections.abc import Sequence

_NOT_PLAIN = re.compile(
    "[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefe"
    "\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_IGNORED = frozenset({"BN", "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})
_NEUTRAL = frozenset({"B", "S", "WS", "ON"})
_DEEPEST_BRACKETS = 63
_CANONICAL_BRACKETS = {"\u2329": "\u3008", "\u232a": "\u3009"}


class Run(NamedTuple):
    """A stretch of one level: even levels read from left to right, odd ones from right to left."""

    start: int
    end: int
    level: int


def is_plain(text: str) -> bool:
    """Whether every character keeps its place on a line that reads from left to right."""
    return _NOT_PLAIN.search(text) is None


def reads_right_to_left(text: str, language: str) -> bool:
    """The direction of a paragraph: that of its first strong character (P2, P3), else that of its language."""
    for character in text:
        kind = bidirectional(character)
        if kind == "L":
            return False
        if kind in {"R", "AL"}:
            return True
    return direction_of(language) == "rtl"


def levels(text: str, *, right_to_left: bool) -> list[int]:
    """The embedding level of every character of a paragraph (rules W1 to I2)."""
    base = int(right_to_left)
    original = [bidirectional(character) or "L" for character in text]
    kept = [index for index, kind in enumerate(original) if kind not in _IGNORED]
    kinds = [original[index] for index in kept]
    embedding = "R" if right_to_left else "L"
    _resolve_weak(kinds, embedding)
    _resolve_brackets([text[index] for index in kept], [original[index] for index in kept], kinds, embedding)
    _resolve_neutral(kinds, embedding)

    resolved = [base] * len(text)
    level = {"L": 2 * base, "R": 1, "AN": 2, "EN": 2}
    for index, kind in zip(kept, kinds, strict=True):
        resolved[index] = level[kind]
    for index, kind in enumerate(original):
        if kind in _IGNORED and index > 0:
            resolved[index] = resolved[index - 1]
    return resolved


def visual_runs(
    text: str, resolved: Sequence[int], start: int, end: int, *, right_to_left: bool
) -> tuple[Run, ...]:
    """The runs of one line, ``text[start:end]``, in the order in which they stand from left to right (L1, L2)."""
    base = int(right_to_left)
    line = list(resolved[start:end])
    for index in range(len(line) - 1, -1, -1):
        kind = bidirectional(text[start + index])
        if kind != "WS" and kind not in _IGNORED:
            break
        line[index] = base
    runs: list[Run] = []
    for index, level in enumerate(line):
        if runs and runs[-1].level == level:
            runs[-1] = runs[-1]._replace(end=start + index + 1)
        else:
            runs.append(Run(start + index, start + index + 1, level))
    lowest_odd = min((run.level | 1 for run in runs), default=1)
    for level in range(max(line, default=0), lowest_odd - 1, -1):
        _reverse_from(runs, level)
    return tuple(runs)


def _reverse_from(runs: list[Run], level: int) -> None:
    """Turn round every longest sequence of runs of this level or a higher one (L2)."""
    first = 0
    while first < len(runs):
        last = first
        while last < len(runs) and runs[last].level >= level:
            last += 1
        runs[first:last] = runs[first:last][::-1]
        first = last + 1


def _resolve_weak(kinds: list[str], embedding: str) -> None:
    """Numbers, their separators and marks (W1 to W7), in place."""
    before = strong = embedding
    for index, given in enumerate(kinds):
        kind = before if given == "NSM" else given  # W1
        before = kind
        if kind in {"L", "R", "AL"}:
            strong = kind
        if kind == "EN" and strong == "AL":  # W2
            kind = "AN"
        kinds[index] = "R" if kind == "AL" else kind  # W3
    for index in range(1, len(kinds) - 1):  # W4
        left, kind, right = kinds[index - 1 : index + 2]
        if left == right and ((kind == "ES" and left == "EN") or (kind == "CS" and left in {"EN", "AN"})):
            kinds[index] = left
    _resolve_terminators(kinds)
    strong = embedding
    for index, kind in enumerate(kinds):
        if kind in {"L", "R"}:
            strong = kind
        elif kind == "EN" and strong == "L":  # W7
            kinds[index] = "L"
        elif kind in {"ES", "ET", "CS"}:  # W6
            kinds[index] = "ON"


def _resolve_terminators(kinds: list[str]) -> None:
    """Currency and percent signs beside a number belong to it (W5), in place."""
    first = 0
    while first < len(kinds):
        last = first
        while last < len(kinds) and kinds[last] == "ET":
            last += 1
        if (first > 0 and kinds[first - 1] == "EN") or (last < len(kinds) and kinds[last] == "EN"):
            kinds[first:last] = ["EN"] * (last - first)
        first = last + 1


def _resolve_brackets(text: Sequence[str], original: Sequence[str], kinds: list[str], embedding: str) -> None:
    """Paired brackets take the direction of what they hold (N0), in place."""
    for opening, closing in sorted(_bracket_pairs(text, kinds)):
        inside = {_strong(kind) for kind in kinds[opening + 1 : closing]} - {""}
        if not inside:
            continue
        if embedding in inside:
            direction = embedding
        else:
            context = next((_strong(kind) for kind in reversed(kinds[:opening]) if _strong(kind)), embedding)
            direction = context if context in inside else embedding
        for place in (opening, closing):
            kinds[place] = direction
            follower = place + 1
            while follower < len(kinds) and original[follower] == "NSM":
                kinds[follower] = direction
                follower += 1


def _bracket_pairs(text: Sequence[str], kinds: Sequence[str]) -> list[tuple[int, int]]:
    """Where brackets open and close again (BD16)."""
    pairs: list[tuple[int, int]] = []
    opened: list[tuple[str, int]] = []
    for index, (raw, kind) in enumerate(zip(text, kinds, strict=True)):
        if kind != "ON" or not mirrored(raw):
            continue
        character = _CANONICAL_BRACKETS.get(raw, raw)
        if category(character) == "Ps":
            if len(opened) == _DEEPEST_BRACKETS:
                return []
            opened.append((_closing(character), index))
        elif category(character) == "Pe":
            depth = next((i for i in range(len(opened) - 1, -1, -1) if opened[i][0] == character), None)
            if depth is not None:
                pairs.append((opened[depth][1], index))
                del opened[depth:]
    return pairs


def _closing(opening: str) -> str:
    """The bracket that closes this one: the next closing bracket of the code chart, but for two crossed pairs."""
    crossed = {"\u298d": "\u2990", "\u298f": "\u298e"}
    if opening in crossed:
        return crossed[opening]
    after = ord(opening) + 1
    return chr(after) if category(chr(after)) == "Pe" else chr(after + 1)


def _resolve_neutral(kinds: list[str], embedding: str) -> None:
    """What has no direction takes that of its neighbours where they agree, else the paragraph's (N1, N2), in place."""
    first = 0
    while first < len(kinds):
        last = first
        while last < len(kinds) and kinds[last] in _NEUTRAL:
            last += 1
        left = _strong(kinds[first - 1]) if first > 0 else embedding
        right = _strong(kinds[last]) if last < len(kinds) else embedding
        kinds[first:last] = [left if left == right else embedding] * (last - first)
        first = last + 1


def _strong(kind: str) -> str:
    """The direction that a character lends to its neighbours; numbers count as right to left."""
    return {"L": "L", "R": "R", "EN": "R", "AN": "R"}.get(kind, "")
