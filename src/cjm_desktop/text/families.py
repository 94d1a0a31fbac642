"""Which families there are: Inter, and the ones that stand in for it, each with the script it is for."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

UPRIGHT: Mapping[int, str] = {
    400: "Inter-Regular",
    500: "Inter-Medium",
    600: "Inter-SemiBold",
    700: "Inter-Bold",
}
ITALIC: Mapping[int, str] = {400: "Inter-Italic"}
BASE = UPRIGHT[400]
"""The face whose ascent and descent place every line."""
EMOJI = "NotoEmoji-Medium"
FIRST_EAST_ASIAN = "\u2e80"
"""Texts without a character from here on need nothing of ``han``, whose patterns take a while to make."""


class Fallback(NamedTuple):
    """A family that stands in for Inter: its faces by weight, and the characters for which it is asked.

    ``reach`` is written as ranges, ``a-bc-d``. A family may have more characters, and need not have all of these.
    """

    weights: Mapping[int, str]
    reach: str


_SYMBOLS = "\u2000-\u2e7f\u4dc0-\u4dff\U00010100-\U000102ff\U0001d000-\U0001faff\U0001fb00-\U0001fbff"
_HAN = "\u2e80-\u303f\u3100-\u312f\u3190-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff"
_KANA = "\u2000-\u2e7f\u3040-\u30ff\U0001f100-\U0001f2ff"
_HANGUL = "\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff"


def _two_weights(family: str) -> Mapping[int, str]:
    """Regular and semibold.

    At the sizes of a map, medium and bold can hardly be told from these in other scripts, and half of the files is
    half of the download.
    """
    return {400: f"{family}-Regular", 600: f"{family}-SemiBold"}


# In the order in which they are asked.
SCRIPTS = (
    Fallback(_two_weights("NotoSansArabic"), "\u0600-\u08ff\ufb50-\ufdff\ufe70-\ufefe\U00010ec0-\U0001eeff"),
    Fallback(_two_weights("NotoSansHebrew"), "\u0590-\u05ff\ufb1d-\ufb4f"),
    Fallback(
        _two_weights("NotoSansDevanagari"), "\u0900-\u097f\u1cd0-\u1cff\ua8e0-\ua8ff\U00011b00-\U00011b5f"
    ),
    Fallback(_two_weights("NotoSansThai"), "\u0e00-\u0e7f"),
    Fallback(_two_weights("NotoSansGeorgian"), "\u10a0-\u10ff\u1c90-\u1cbf\u2d00-\u2d2f"),
    Fallback(_two_weights("NotoSansArmenian"), "\u0530-\u058f\ufb13-\ufb17"),
    Fallback(_two_weights("NotoSansSymbols"), _SYMBOLS),
    Fallback({400: "NotoSansSymbols2-Regular"}, _SYMBOLS),
    Fallback({400: "NotoSansMath-Regular"}, _SYMBOLS),
    Fallback({500: EMOJI}, "\u00a9-\u00ae\u2000-\u3299\U0001f000-\U0001faff"),
)
JAPANESE = Fallback(_two_weights("NotoSansJP"), _HAN + _KANA)
CHINESE = Fallback(_two_weights("NotoSansSC"), _HAN + _KANA)
KOREAN = Fallback(_two_weights("NotoSansKR"), _HAN + _KANA + _HANGUL)
EAST_ASIAN: Mapping[str, tuple[Fallback, ...]] = {
    "ja": (JAPANESE, CHINESE, KOREAN),
    "ko": (KOREAN, JAPANESE, CHINESE),
    "zh": (CHINESE, JAPANESE, KOREAN),
}
"""The order in which faces with Han characters are asked, by language: each draws them in its country's way."""
OTHER_EAST_ASIAN = "zh"
