"""The command line: picks the command, imports it and turns what goes wrong into one sentence and exit code 2.

Every command is a module of two functions, ``configure(parser)`` and ``run(arguments) -> exit code``, imported only
when it is asked for: a poster made from the command line never loads what a window needs.
"""

from __future__ import annotations

import os
from argparse import RawDescriptionHelpFormatter
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cjm_desktop import i18n
from cjm_desktop.cli import terminal
from cjm_desktop.cli.arguments import SentenceParser, UsageError
from cjm_desktop.cli.codes import CANNOT, DONE, INTERRUPTED
from cjm_desktop.cli.later import import_on_use, without_plugins
from cjm_desktop.i18n import _, mark
from cjm_desktop.layout.collector import paused_collector
from cjm_desktop.storage.errors import FileError, ReadError, system_reason

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cjm_desktop.ui.application import Opened

COMMANDS: Final[Mapping[str, tuple[str, str]]] = {
    "new": ("cjm_desktop.cli.new", mark("make a map from a template")),
    "templates": ("cjm_desktop.cli.templates", mark("list the templates")),
    "info": ("cjm_desktop.cli.info", mark("tell what a map holds")),
    "export": ("cjm_desktop.cli.export", mark("make a poster: a PDF or a picture")),
    "check": ("cjm_desktop.cli.check", mark("look for what is wrong with files")),
    "schema": ("cjm_desktop.cli.schema", mark("print the JSON Schema of the file format")),
    "doctor": ("cjm_desktop.cli.doctor", mark("tell whether everything is there that the program needs")),
}
"""Each command: the module that does it, and what it is for."""

LATER: Final = ("analyze", "diff", "merge", "import")
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
    except OSError as error:
        terminal.complain(_unforeseen(error))
    except KeyboardInterrupt:
        return INTERRUPTED
    except MemoryError:
        terminal.complain(_("There is not enough memory for this."))
    return CANNOT


def _unforeseen(error: OSError) -> str:
    """The sentence about an error that no command has made its own: of our own files, or of a full disk at stdout."""
    if error.filename:
        return str(ReadError(Path(os.fsdecode(error.filename)), system_reason(error)))
    return _("The answer cannot be printed: {reason}.").format(reason=system_reason(error))


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
    with paused_collector():  # the process ends with the command, and a tenth of an export went into looking
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
        if not path.suffix and not os.path.lexists(path):
            raise UsageError(_("There is no command and no file named {name}.").format(name=path))
    return open_windows(files).wait()


def open_windows(files: list[Path]) -> Opened:
    """Start Qt and open the files that were named, a window each; with none, a new map."""
    import_on_use()
    without_plugins()
    with paused_collector():
        # Qt's bindings look at every import that comes after them. So what needs no Qt is imported before them: it
        # takes a tenth of a second less.
        for module in ("storage.creation", "layout.engine"):
            import_module(f"cjm_desktop.{module}")
        from cjm_desktop.ui import application

        return application.open_windows(files)


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("cjm-desktop")
    except PackageNotFoundError:
        return _("(a checkout that is not installed)")
