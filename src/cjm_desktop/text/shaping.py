"""One word at a time into placed glyphs: which face, which script, then HarfBuzz.

Words are shaped on their own and remembered, because the words of a map repeat. A word is cut where its face or its
script changes, never inside a grapheme cluster, so that marks and joiners stay with their base.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple, Protocol
from unicodedata import normalize

from cjm_desktop.display.items import ShapedWord
from cjm_desktop.text import fonts
from cjm_desktop.text.breaking import cluster_ends
from cjm_desktop.text.families import EMOJI

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import uharfbuzz

    from cjm_desktop.display.type_style import TypeStyle
    from cjm_desktop.text.fonts import Face

REMEMBERED_WORDS = 100_000

# Characters that show nothing by design; a face need not have them (Unicode's Default_Ignorable_Code_Point).
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]+"
)
# Letters of these join: letter-spacing would tear them apart.
_JOINED_SCRIPTS = frozenset({"Arab", "Mong", "Nkoo", "Syrc"})
# Written in one row with Han characters, and set by the same rules.
_HAN, _WITH_HAN = "Hani", frozenset({"Bopo", "Hira", "Kana"})
_NO_LIGATURES = {"liga": False, "clig": False}
# Inter makes arrows and multiplication signs of these; a map shows what was typed. In other words its alternates only
# lift brackets, colons and hyphens beside capitals and digits, which is good.
_DRAWN_TOGETHER = re.compile("[-=]>|<[-=]|[0-9]x[0-9]")
_NO_ALTERNATES = {"calt": False}
_SOFT_HYPHEN, _HYPHENS = "\u00ad", ("\u2010", "-")
_TEXT_STYLE, _EMOJI_STYLE, _KEYCAP = "\ufe0e", "\ufe0f", "\u20e3"


def visible(text: str) -> str:
    """The characters of a text for which a face needs a glyph."""
    return _INVISIBLE.sub("", text)


class Shaper(Protocol):
    """Turns one word, or one run of spaces, into glyphs."""

    def shape(
        self,
        text: str,
        style: TypeStyle,
        language: str,
        right_to_left: bool,
    ) -> tuple[ShapedWord, ...]:
        """The pieces of the word in visual order from left to right, one for each stretch of a face and script.

        The same arguments give the same objects back, and so does another size of the same style.
        """
        ...


class HarfBuzzShaper:
    """The true shaper: HarfBuzz on the bundled faces, with a cache of words."""

    def __init__(self, capacity: int = REMEMBERED_WORDS) -> None:
        self._shaped = lru_cache(maxsize=capacity)(_shape_word)
        self._revision = fonts.added.revision

    def shape(
        self,
        text: str,
        style: TypeStyle,
        language: str,
        right_to_left: bool,
    ) -> tuple[ShapedWord, ...]:
        """See ``Shaper.shape``."""
        if self._revision != fonts.added.revision:
            self._shaped.cache_clear()
            self._revision = fonts.added.revision
        # A hundredth of a percent of an em is beyond sight; without it a scaled style would miss the cache.
        tracking = round(style.tracking / style.size, 4)
        return self._shaped(text, (style.weight, style.italic), tracking, language, right_to_left)


@cache
def default_shaper() -> HarfBuzzShaper:
    """The shaper that all typesetters share, and with it the shaped words."""
    return HarfBuzzShaper()


class _Stretch(NamedTuple):
    """A part of a word in one face and one script; ``face`` is None where no bundled face has the characters."""

    start: int
    end: int
    face: Face | None
    script: str


def _shape_word(
    text: str,
    weight_and_slant: tuple[int, bool],
    tracking: float,
    language: str,
    right_to_left: bool,
) -> tuple[ShapedWord, ...]:
    weight, italic = weight_and_slant
    faces = fonts.faces_for(weight, italic=italic, language=language)
    pieces = [
        _boxes(text[part.start : part.end], faces[0], language, tracking, right_to_left=right_to_left)
        if part.face is None
        else _shape(text[part.start : part.end], part.face, part.script, language, tracking, right_to_left)
        for part in _stretches(text, faces)
    ]
    return tuple(reversed(pieces) if right_to_left else pieces)


def _stretches(text: str, faces: Sequence[Face]) -> Iterator[_Stretch]:
    """Cut a word where its face or its script changes; what belongs to no script goes with what stands before it."""
    scripts = set(map(_script, text)) - {""}
    if len(scripts) <= 1 and text:
        face = _face_of_all(text, faces, common=not scripts)
        if face is not None:
            yield _Stretch(0, len(text), face, "".join(scripts))
            return
    open_stretch: _Stretch | None = None
    start = 0
    for end in cluster_ends(text):
        cluster = text[start:end]
        invisible = not visible(cluster)
        chosen = open_stretch.face if invisible and open_stretch else face_of(cluster, faces)
        script = next(filter(None, map(_script, cluster)), "")
        if open_stretch is None:
            open_stretch = _Stretch(start, end, chosen, script)
        elif chosen is open_stretch.face and (not script or script == (open_stretch.script or script)):
            open_stretch = open_stretch._replace(end=end, script=open_stretch.script or script)
        else:
            yield open_stretch
            open_stretch = _Stretch(start, end, chosen, script)
        start = end
    if open_stretch is not None:
        yield open_stretch


def _face_of_all(text: str, faces: Sequence[Face], *, common: bool) -> Face | None:
    """The face that every cluster of a word in one script takes, where that can be told without looking at them."""
    base = faces[0].coverage
    if base.issuperset(text):
        return faces[0]
    if common or not base.isdisjoint(text):
        return None
    first = next((face for face in faces[1:] if face.reaches(text)), None)
    return first if first is not None and first.coverage.issuperset(text) else None


def face_of(cluster: str, faces: Sequence[Face]) -> Face | None:
    """The first face that can show the whole cluster, as it is or composed."""
    if all(character in faces[0].coverage for character in cluster):
        return faces[0]
    seen = visible(cluster)
    if _is_emoji(cluster):
        emoji = fonts.face(EMOJI)
        if emoji.coverage.issuperset(seen):
            return emoji
    for spelling in (seen, normalize("NFC", seen)):
        for face in faces:
            if face.has(spelling):
                return face
    return None


def _is_emoji(cluster: str) -> bool:
    """Whether a cluster is to be shown as a picture (UTS #51): because it says so, or because it always is."""
    from uniseg.emoji import emoji_presentation

    if _TEXT_STYLE in cluster:
        return False
    return _EMOJI_STYLE in cluster or _KEYCAP in cluster or any(map(emoji_presentation, cluster))


@cache
def _script(character: str) -> str:
    """The ISO 15924 code of a character's script, as HarfBuzz knows it; empty for what many scripts share."""
    import uharfbuzz

    buffer = uharfbuzz.Buffer()
    buffer.add_str(character)
    buffer.guess_segment_properties()
    script = buffer.script or ""
    return _HAN if script in _WITH_HAN else script


def _shape(
    text: str,
    face: Face,
    script: str,
    language: str,
    tracking: float,
    right_to_left: bool,
) -> ShapedWord:
    """One stretch, set by HarfBuzz and spaced."""
    features = {
        **(_NO_LIGATURES if tracking else {}),
        **(_NO_ALTERNATES if _DRAWN_TOGETHER.search(text) else {}),
    }
    buffer = _set(text, face, script, language, features, right_to_left)
    infos, positions = buffer.glyph_infos, buffer.glyph_positions
    sources = _sources(text, [info.cluster for info in infos], [position.x_advance for position in positions])
    em = face.units_per_em
    spacing = 0.0 if script in _JOINED_SCRIPTS else tracking
    glyphs: list[int] = []
    kept: list[str] = []
    xs: list[float] = []
    ys: list[float] = []
    pen, spaced, before = 0, 0.0, None
    for info, position, source in zip(infos, positions, sources, strict=True):
        advance = position.x_advance
        if not source and not advance and not _has_ink(face, info.codepoint):
            continue
        if before is not None and info.cluster != before:
            spaced += spacing
        before = info.cluster
        glyphs.append(info.codepoint)
        kept.append(source)
        xs.append((pen + position.x_offset) / em + spaced)
        ys.append(-position.y_offset / em)
        pen += advance
    return ShapedWord(
        face=face.face_id,
        text=text,
        glyphs=tuple(glyphs),
        xs=tuple(xs),
        ys=tuple(ys),
        advances=tuple([face.font.get_glyph_h_advance(glyph) / em for glyph in glyphs]),
        sources=tuple(kept),
        width=pen / em + spaced + (spacing if glyphs else 0.0),
        right_to_left=right_to_left,
        language=language,
        tracking=spacing,
        left_out=tuple(features),
    )


def _set(
    text: str,
    face: Face,
    script: str,
    language: str,
    features: Mapping[str, bool],
    right_to_left: bool,
) -> uharfbuzz.Buffer:
    """Let HarfBuzz set one stretch."""
    import uharfbuzz

    buffer = uharfbuzz.Buffer()
    buffer.add_str(_with_visible_hyphen(text, face))
    buffer.direction = "rtl" if right_to_left else "ltr"
    if script:
        buffer.script = script
    if language:
        buffer.language = language
    uharfbuzz.shape(face.font, buffer, features)
    return buffer


def _has_ink(face: Face, glyph: int) -> bool:
    """Whether a glyph shows anything; one without ink, width and text is left of a character that chose a form."""
    extents = face.font.get_glyph_extents(glyph)
    return extents is not None and bool(extents.width)


def _with_visible_hyphen(text: str, face: Face) -> str:
    """The text with a hyphen for a soft one at its end, where words are only cut if a line ends there."""
    if not text.endswith(_SOFT_HYPHEN) or len(text) == 1:
        return text
    hyphen = next((hyphen for hyphen in _HYPHENS if hyphen in face.coverage), _SOFT_HYPHEN)
    return text[:-1] + hyphen


def _sources(text: str, clusters: Sequence[int], advances: Sequence[int]) -> tuple[str, ...]:
    """Give the text of every cluster to the widest of its glyphs: its base rather than one of its marks."""
    if clusters == list(range(len(text))):
        return tuple(text)
    sources = [""] * len(clusters)
    starts = sorted(set(clusters))
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        glyphs = [index for index, cluster in enumerate(clusters) if cluster == start]
        sources[max(glyphs, key=lambda index: advances[index])] = text[start:end]
    return tuple(sources)


def _boxes(text: str, face: Face, language: str, tracking: float, *, right_to_left: bool) -> ShapedWord:
    """One visible box (the face's ``.notdef``) for every grapheme cluster."""
    ends = cluster_ends(text)
    clusters = [text[start:end] for start, end in zip((0, *ends), ends, strict=False)]
    advance = face.font.get_glyph_h_advance(0) / face.units_per_em
    return ShapedWord(
        face=face.face_id,
        text=text,
        glyphs=(0,) * len(clusters),
        xs=tuple(index * (advance + tracking) for index in range(len(clusters))),
        ys=(0.0,) * len(clusters),
        advances=(advance,) * len(clusters),
        sources=tuple(reversed(clusters) if right_to_left else clusters),
        width=len(clusters) * (advance + tracking),
        right_to_left=right_to_left,
        language=language,
    )
