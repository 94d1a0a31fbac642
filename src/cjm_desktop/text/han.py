"""What is peculiar to East Asian text: whose Han characters it is written in, and what stands alone in it.

Japan, Korea and China draw the same characters in different ways. Imported where a text needs it.
"""

from __future__ import annotations

import re

_HAN = re.compile("[\u2e80-\u2fdf\u3001-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]")
_KANA = re.compile("[\u3041-\u30fa\u30fc-\u30ff\u31f0-\u31ff\uff66-\uff9f]")
_HANGUL = re.compile("[\u1100-\u11ff\u3131-\u318e\ua960-\ua97f\uac00-\ud7fb]")
_WITH_HAN = frozenset({"ja", "ko", "zh"})
_TRADITIONAL = re.compile("zh-(?:hant|tw|hk|mo)", re.IGNORECASE)
SIMPLIFIED_CHINESE = "zh-Hans"

_ALONE = "\u3001-\u30ff\u3400-\u9fff\uac00-\ud7a3\uff01-\uff5e"
_MARKS = "\u0300-\u036f\u200b-\u200f\u302a-\u302f\u3099\u309a\ufe00-\ufe0f\U000e0100-\U000e01ef"
TOKEN = re.compile(f" +|[{_ALONE}][{_MARKS}]*|[^ {_ALONE}]+")
"""The units that are shaped: each East Asian character alone, whatever is beside it, with its own marks at most."""
CLUSTERS = re.compile(
    "[\u3001-\u3029\u3041-\u3096\u30a1-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff5e"
    "A-Za-z0-9 .,:;!?()%+/-]*"
)
"""Texts in which each character is a grapheme cluster."""


def spoken(text: str, language: str) -> str:
    """The language in which a text is to be drawn: its own, unless its characters tell of another.

    Kana says Japanese, hangul says Korean; other Han text is in the language given, if that is written so, and in
    Simplified Chinese if it is not.
    """
    primary = language.partition("-")[0].lower()
    if has_kana(text):
        return language if primary == "ja" else "ja"
    if _HANGUL.search(text):
        return language if primary == "ko" else "ko"
    if primary in _WITH_HAN or not _HAN.search(text):
        return language
    return SIMPLIFIED_CHINESE


def has_kana(text: str) -> bool:
    """Whether a text is Japanese beyond doubt."""
    return _KANA.search(text) is not None


def is_traditional(language: str) -> bool:
    """Whether a language is Chinese in its traditional characters."""
    return _TRADITIONAL.match(language) is not None
