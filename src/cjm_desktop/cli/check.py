"""``cjm-desktop check``: are these files sound?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from cjm_desktop.cli import terminal
from cjm_desktop.cli.codes import CANNOT, DONE, FINDINGS
from cjm_desktop.i18n import _
from cjm_desktop.storage.errors import ReadError
from cjm_desktop.storage.health import Health, examine

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def configure(parser: ArgumentParser) -> None:
    """Say which arguments there are."""
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help=_("journey maps"))
    parser.add_argument("--json", action="store_true", help=_("print one JSON object"))


def run(arguments: Namespace) -> int:
    """Look at every file, whatever the others are like.

    Returns:
        2 if one cannot be read, else 1 if there is something to tell of one, else 0.
    """
    answers: list[dict[str, Any]] = []
    code = DONE
    for path in arguments.files:
        try:
            health = examine(path)
        except ReadError as error:
            terminal.complain(str(error))
            answers.append({"file": str(path), "readable": False, "reason": error.reason})
            code = CANNOT
            continue
        answers.append(_answer(path, health))
        if health.oddities:
            code = max(code, FINDINGS)
        if not arguments.json:
            _tell(path, health)
    if arguments.json:
        terminal.say_json({"files": answers})
    return code


def _answer(path: Path, health: Health) -> dict[str, Any]:
    findings = [
        {"rule": oddity.rule, "record": oddity.record, "sentence": oddity.sentence}
        for oddity in health.oddities
    ]
    return {"file": str(path), "readable": True, "canonical": health.canonical, "findings": findings}


def _tell(path: Path, health: Health) -> None:
    for oddity in health.oddities:
        terminal.say(f"{path}: {oddity.sentence}")
    if not health.oddities:
        terminal.say(_("{file}: nothing found.").format(file=path))
