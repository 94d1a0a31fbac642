"""``cjm-desktop new``: a map of one's own from a template."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from cjm_desktop.cli.arguments import UsageError
from cjm_desktop.cli.codes import DONE
from cjm_desktop.i18n import _, interface_language
from cjm_desktop.storage import files
from cjm_desktop.storage.creation import new_map
from cjm_desktop.storage.errors import WriteError
from cjm_desktop.storage.templates import templates

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def configure(parser: ArgumentParser) -> None:
    """Say which arguments there are."""
    parser.add_argument(
        "out", type=Path, metavar="OUT.cjm", help=_("the new file; one that exists is refused")
    )
    parser.add_argument("--template", default="blank", metavar="NAME", help=_("the template (blank)"))
    parser.add_argument("--language", metavar="CODE", help=_("the language of the map: en, ru, ro, lt"))


def run(arguments: Namespace) -> int:
    """Make the file.

    Raises:
        UsageError: there is no such template, or not in that language.
        FileError: the file exists already or cannot be written.
    """
    template = _template(arguments.template, arguments.language)
    out: Path = arguments.out
    if os.path.lexists(out):
        raise WriteError(out, _("it exists already"))
    files.save(new_map(template, datetime.now().astimezone().date()), out)
    return DONE


def _template(name: str, language: str | None) -> Path:
    languages = templates().get(name)
    if not languages:
        raise UsageError(_("There is no template named {name}; see cjm-desktop templates.").format(name=name))
    if language is None:
        language = interface_language() if interface_language() in languages else "en"
    if language not in languages:
        reason = _("The template {name} does not speak {language}, only {languages}.")
        raise UsageError(reason.format(name=name, language=language, languages=", ".join(languages)))
    return languages[language]
