"""The command line: picks the command, imports it and turns what goes wrong into one sentence and exit code 2.

Every command is a module of two functions, ``configure(parser)`` and ``run(arguments) -> exit code``, imported only
when it is asked for: a poster made from the command line never loads what a window needs.
"""

from __future__ import annotations

from argparse import RawDescriptionHelpFormatter
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cjm_desktop import i18n
from cjm_desktop.cli import terminal
from cjm_desktop.cli.arguments import SentenceParser, UsageError
from cjm_desktop.cli.codes import CANNOT, DONE
from cjm_desktop.i18n import _, mark
from cjm_desktop.storage.errors import FileError, system_reason

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

COMMANDS: Final[Mapping[str, tuple[str, str]]] = {
    "new": ("cjm_desktop.cli.new", mark("make a map from a template")),
    "templates": ("cjm_desktop.cli.templates", mark("list the templates")),
    "info": ("cjm_desktop.cli.info", mark("tell what a map holds")),
    "export": ("cjm_desktop.cli.export", mark("make a poster: a PDF or a picture")),
    "check": ("cjm_desktop.cli.check", mark("look for what is wrong with files")),
    "schema": ("cjm_desktop.cli.schema", mark("print the JSON Schema of the file format")),
}
"""Each command: the module that does it, and what it is for."""

LATER: Final = ("analyze", "diff", "merge", "import", "doctor")
"""Commands that are promised and not there yet."""


def run(words: Sequence[str]) -> int:
    """Do what the words after the program's name ask for.

    Returns:
        The exit code: 0 done, 1 findings, 2 cannot.
    """
    i18n.use(None)
    try:
        return _dispatch(words)
    except (UsageError, FileError) as error:
        terminal.complain(str(error))
    except OSError as error:  # printing failed: a full disk behind stdout
        terminal.complain(_("The answer cannot be printed: {reason}.").format(reason=system_reason(error)))
    except MemoryError:
        terminal.complain(_("There is not enough memory for this."))
    return CANNOT


def _dispatch(words: Sequence[str]) -> int:
    first = words[0] if words else ""
    if first in LATER:
        raise UsageError(_("The command {name} is not there yet.").format(name=first))
    if first in COMMANDS:
        return _command(first, words[1:])
    arguments = _window_parser().parse_args(words)
    if arguments.version:
        terminal.say(f"cjm-desktop {_version()}")
        return DONE
    return _window(arguments.files)


def _command(name: str, words: Sequence[str]) -> int:
    module, summary = COMMANDS[name]
    command = import_module(module)
    parser = SentenceParser(prog=f"cjm-desktop {name}", description=_(summary), allow_abbrev=False)
    command.configure(parser)
    code: int = command.run(parser.parse_intermixed_args(words))
    return code


def _window_parser() -> SentenceParser:
    commands = "\n".join(f"  {name:<12}{_(summary)}" for name, (_module, summary) in COMMANDS.items())
    parser = SentenceParser(
        prog="cjm-desktop",
        usage="cjm-desktop [FILE…]\n       cjm-desktop COMMAND …",
        description=_("Draw customer journey maps. Without a command, opens the window.") + "\n\n" + commands,
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="store_true", help=_("print the version"))
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
    return parser


def _window(files: list[Path]) -> int:
    for path in files:
        if not path.suffix and not path.exists():
            raise UsageError(_("There is no command and no file named {name}.").format(name=path))
    from cjm_desktop.ui.application import run as open_window

    return open_window(files)


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("cjm-desktop")
    except PackageNotFoundError:
        return _("(a checkout that is not installed)")
