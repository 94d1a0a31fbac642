"""The languages of the program: one for the window, and each map's own for the labels drawn on it.

Catalogues are GNU gettext files in ``locale/``; the compiled ones are made when the package is built or by
``scripts/catalogues.py``. Where one is missing, its language falls back to English.
"""

from __future__ import annotations

import gettext
import os
from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

LANGUAGES: Final[Mapping[str, str]] = {
    "en": "English",
    "ru": "Русский",
    "ro": "Română",
    "lt": "Lietuvių",
}
"""Each language by its own name."""

LOCALE: Final = Path(__file__).resolve().parent / "locale"
DOMAIN: Final = "cjm_desktop"


class _Interface:
    """The language that the window and the command line speak."""

    language = "en"
    catalogue: NullTranslations = NullTranslations()


def available() -> tuple[str, ...]:
    """The codes of the languages that there are, English first."""
    return tuple(LANGUAGES)


def use(language: str | None) -> str:
    """Set the language of the interface: the one given, else the one that the environment asks for.

    Returns:
        The code of the language now in use; ``en`` where the wish is for one that we do not have.
    """
    wishes = [language] if language else _wishes(os.environ)
    found = (code for code in map(_code, wishes) if code in LANGUAGES)
    _Interface.language = next(found, "en")
    _Interface.catalogue = _catalogue(_Interface.language)
    gettext.bindtextdomain(DOMAIN, str(LOCALE))  # the standard library asks gettext itself: see cli/arguments
    gettext.textdomain("messages" if _Interface.language == "en" else DOMAIN)
    return _Interface.language


def interface_language() -> str:
    """The code of the language that the interface speaks."""
    return _Interface.language


def _(message: str) -> str:
    """The message in the language of the interface."""
    return _Interface.catalogue.gettext(message)


def ngettext(singular: str, plural: str, count: int) -> str:
    """The message in the language of the interface, in the form that goes with ``count``."""
    return _Interface.catalogue.ngettext(singular, plural, count)


def mark(message: str) -> str:
    """The message itself: marks it for the catalogues where it is translated only later."""
    return message


def translation(language: str) -> Callable[[str], str]:
    """What translates into a map's language (``ru``, ``pt-BR``); into English where we do not speak it."""
    return _catalogue(_code(language)).gettext


def plural_translation(language: str) -> Callable[[str, str, int], str]:
    """What translates into a map's language, in the form that goes with a count; see ``translation``."""
    return _catalogue(_code(language)).ngettext


@cache
def _catalogue(code: str) -> NullTranslations:
    path = LOCALE / code / "LC_MESSAGES" / f"{DOMAIN}.mo"
    if code not in LANGUAGES or not path.is_file():
        return NullTranslations()
    with path.open("rb") as file:
        return GNUTranslations(file)


def _wishes(environment: Mapping[str, str]) -> list[str]:
    """The languages that the environment asks for, in gettext's order of precedence."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = environment.get(name)
        if value:
            return value.split(":")
    return []


def _code(tag: str) -> str:
    """The language of a tag or locale name: ``ru`` of ``ru-RU`` and of ``ru_RU.UTF-8``."""
    return tag.replace("_", "-").split("-")[0].split(".")[0].lower()
