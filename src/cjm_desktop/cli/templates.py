"""``cjm-desktop templates``: what ``new`` can start from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.cli import terminal
from cjm_desktop.cli.codes import DONE
from cjm_desktop.i18n import _
from cjm_desktop.storage.templates import templates

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def configure(parser: ArgumentParser) -> None:
    """Say which arguments there are."""
    parser.add_argument("--json", action="store_true", help=_("print one JSON object"))


def run(arguments: Namespace) -> int:
    """Print every template with its languages."""
    found = templates()
    if arguments.json:
        terminal.say_json(
            {"templates": [{"name": name, "languages": [*files]} for name, files in found.items()]}
        )
    for name, files in found.items() if not arguments.json else ():
        terminal.say(f"{name}  {' '.join(files)}")
    return DONE
