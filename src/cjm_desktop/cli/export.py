"""``cjm-desktop export``: a map as a poster."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from cjm_desktop.cli import terminal
from cjm_desktop.cli.arguments import UsageError
from cjm_desktop.cli.codes import DONE
from cjm_desktop.export.poster import ExportOptions, ExportResult, export_file
from cjm_desktop.i18n import _, available
from cjm_desktop.storage import files
from cjm_desktop.storage.errors import WriteError

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

LATER = ("tile", "overlap", "bleed", "marks")
"""Options that are promised and not there yet."""


def configure(parser: ArgumentParser) -> None:
    """Say which arguments there are."""
    usual = ExportOptions()
    parser.add_argument("file", type=Path, metavar="FILE", help=_("a journey map"))
    parser.add_argument(
        "out", type=Path, metavar="OUT", help=_("the poster; its suffix says what it is: .pdf, .png, .svg")
    )
    parser.add_argument(
        "--paper", default=usual.paper, metavar="NAME", help=_("A0 to A4, letter, tabloid or fit (A3)")
    )
    parser.add_argument("--dpi", type=int, default=usual.dpi, help=_("dots per inch of a picture (150)"))
    parser.add_argument(
        "--orientation", default=usual.orientation, help=_("auto, landscape or portrait (auto)")
    )
    parser.add_argument(
        "--background", default=usual.background, help=_("page or none, for a picture or drawing (page)")
    )
    parser.add_argument("--theme", default=usual.theme, help=_("print, light, dark or contrast (print)"))
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
        FileError: the map cannot be read, or the poster cannot be made.
    """
    options = _options(arguments)
    graph = files.load(arguments.file).graph
    out: Path = arguments.out
    if _same_file(out, arguments.file):
        raise WriteError(out, _("it is the map itself"))
    result = export_file(graph, out, options)
    if arguments.json:
        terminal.say_json(_answer(result))
    else:
        for warning in result.warnings:
            terminal.complain(warning)
    return DONE


def _same_file(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except (OSError, ValueError):  # most often, that one is not there yet
        return False


def _options(arguments: Namespace) -> ExportOptions:
    for option in LATER:
        if getattr(arguments, option):
            raise UsageError(_("The option {name} is not there yet.").format(name=f"--{option}"))
    language = arguments.language
    if language is not None and language.partition("-")[0].lower() not in available():
        reason = _("There are no labels in {language}, only in {languages}.")
        raise UsageError(reason.format(language=language, languages=", ".join(available())))
    return ExportOptions(
        paper=arguments.paper,
        orientation=arguments.orientation,
        theme=arguments.theme,
        language=language,
        dpi=arguments.dpi,
        background=arguments.background,
    )


def _answer(result: ExportResult) -> dict[str, Any]:
    """What was made; lengths in points."""
    return {
        "file": str(result.path),
        "pages": result.pages,
        "paper": result.paper,
        "orientation": result.orientation,
        "width": round(result.size.width, 2),
        "height": round(result.size.height, 2),
        "scale": round(result.scale, 4),
        "smallest_text": round(result.smallest_text_pt, 2),
        "missing": list(result.missing),
        "warnings": list(result.warnings),
    }
