"""``cjm-desktop templates``: what ``new`` can start from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.cli import terminal
from cjm_desktop.cli.codes import DONE
from cjm_desktop.i18n import _
from cjm_desktop.storage.templates import label, templates

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def configure(parser: ArgumentParser) -> None:
    """Say which arguments there are."""
    parser.add_argument("--json", action="store_true", help=_("print one JSON object"))


def run(arguments: Namespace) -> int:
    """Print every template with its languages and what it is called."""
    found = [(name, [*files], label(name)) for name, files in templates().items()]
    if arguments.json:
        listed = [
            {"name": name, "languages": languages, **words._asdict()} for name, languages, words in found
        ]
        terminal.say_json({"templates": listed})
        return DONE
    for name, languages, words in found:
        terminal.say(f"{name}  {' '.join(languages)}  {words.title}")
    return DONE
