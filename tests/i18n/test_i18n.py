"""Which language is spoken: the window's, the map's, and English where we have none."""

from __future__ import annotations

import runpy
import shutil
from typing import TYPE_CHECKING

import pytest

from cjm_desktop import i18n
from cjm_desktop.i18n import _

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("wish", "used"),
    [("ru", "ru"), ("ro_RO.UTF-8", "ro"), ("lt-LT", "lt"), ("EN", "en"), ("xx", "en"), ("C", "en")],
)
def test_a_language_is_known_by_its_tag_or_locale_name(wish: str, used: str) -> None:
    assert i18n.use(wish) == used
    assert i18n.interface_language() == used


def test_the_environment_decides_where_nobody_says_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LANGUAGE", raising=False)
    monkeypatch.setenv("LC_ALL", "")
    monkeypatch.delenv("LC_MESSAGES", raising=False)
    monkeypatch.setenv("LANG", "lt_LT.UTF-8")
    assert i18n.use(None) == "lt"
    monkeypatch.setenv("LANGUAGE", "sv:ro:en")
    assert i18n.use(None) == "ro"


def test_messages_change_with_the_language_of_the_interface() -> None:
    assert _("Actions") == "Actions"
    i18n.use("ru")
    assert _("Actions") == "Действия"
    i18n.use("en")
    assert _("Actions") == "Actions"


def test_a_map_has_its_own_language() -> None:
    i18n.use("ro")
    assert i18n.translation("ru")("Actions") == "Действия"
    assert i18n.translation("pt-BR")("Actions") == "Actions"
    assert _("Actions") == "Acțiuni"


def test_a_message_that_nobody_translated_stays_as_it_is() -> None:
    assert i18n.translation("ru")("Nobody has translated this") == "Nobody has translated this"


def test_where_no_catalogue_is_compiled_everything_is_english(tmp_path: Path) -> None:
    copied = shutil.copy(i18n.__file__, tmp_path)
    alone = runpy.run_path(str(copied))
    assert alone["use"]("ru") == "ru"
    assert alone["_"]("Actions") == "Actions"
