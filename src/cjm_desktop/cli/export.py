"""``cjm-desktop export``: a map as a poster."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cjm_desktop.cli import terminal
from cjm_desktop.cli.arguments import UsageError
from cjm_desktop.cli.codes import DONE
from cjm_desktop.export.poster import ExportOptions, export_file
from cjm_desktop.i18n import _
from cjm_desktop.storage import files
from cjm_desktop.storage.errors import WriteError

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

LATER = ("tile", "overlap", "bleed", "marks")
"""Options that are promised and not there yet."""


def configure(parser: ArgumentParser) -> None:
    """Say which arguments there are."""
    parser.add_argument("file", type=Path, metavar="FILE", help=_("a journey map"))
    parser.add_argument(
        "out", type=Path, metavar="OUT", help=_("the poster; its suffix says what it is: .pdf, .png")
    )
    parser.add_argument(
        "--paper", default="A3", metavar="NAME", help=_("A0 to A4, letter, tabloid or fit (A3)")
    )
    parser.add_argument("--dpi", type=int, default=150, help=_("dots per inch of a picture (150)"))
    parser.add_argument("--orientation", default="auto", choices=("auto", "landscape", "portrait"))
    parser.add_argument("--theme", default="print", choices=("print", "light", "dark", "contrast"))
    parser.add_argument("--language", metavar="CODE", help=_("the language of the labels (the map's own)"))
    parser.add_argument("--tile", metavar="PAPER", help=_("cut into sheets of this size"))
    parser.add_argument("--overlap", metavar="LENGTH", help=_("how far sheets overlap, for example 10mm"))
    parser.add_argument("--bleed", metavar="LENGTH", help=_("colour beyond the edge, for example 3mm"))
    parser.add_argument("--marks", action="store_true", help=_("crop marks"))
    parser.add_argument("--json", action="store_true", help=_("print one JSON object"))


def run(arguments: Namespace) -> int:
    """Make the poster.

    Raises:
        UsageError: an option asks for what cannot be.
        FileError: the map cannot be read, or the poster cannot be written.
    """
    for option in LATER:
        if getattr(arguments, option):
            raise UsageError(_("The option {name} is not there yet.").format(name=f"--{option}"))
    graph = files.load(arguments.file).graph
    out: Path = arguments.out
    if out.exists() and out.samefile(arguments.file):
        raise WriteError(out, _("it is the map itself"))
    options = ExportOptions(
        paper=arguments.paper,
        orientation=arguments.orientation,
        theme=arguments.theme,
        language=arguments.language,
        dpi=arguments.dpi,
    )
    result = export_file(graph, out, options)
    if arguments.json:
        terminal.say_json({"file": str(out)})
    return DONE
