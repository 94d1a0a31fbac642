"""In which direction a language is written."""

from __future__ import annotations

from typing import Final, Literal

Direction = Literal["ltr", "rtl"]

RIGHT_TO_LEFT_LANGUAGES: Final = frozenset(
    {"ar", "azb", "ckb", "dv", "fa", "he", "iw", "ks", "nqo", "ps", "sd", "ug", "ur", "yi"}
)
"""Those whose usual script is written from right to left."""
RIGHT_TO_LEFT_SCRIPTS: Final = frozenset(
    {"adlm", "arab", "aran", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "syre", "syrj", "syrn", "thaa"}
)
"""ISO 15924 codes."""
_SCRIPT_LENGTH = 4


def direction_of(language: str) -> Direction:
    """The direction of a language tag (BCP 47): its script decides where it names one, else the language."""
    primary, *subtags = language.replace("_", "-").lower().split("-")
    script = next((subtag for subtag in subtags if len(subtag) == _SCRIPT_LENGTH and subtag.isalpha()), None)
    backwards = primary in RIGHT_TO_LEFT_LANGUAGES if script is None else script in RIGHT_TO_LEFT_SCRIPTS
    return "rtl" if backwards else "ltr"
