"""A parser of arguments that answers a mistake with one sentence."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import NoReturn

from cjm_desktop.i18n import _


class UsageError(Exception):
    """The command line asks for what cannot be; its text is one sentence."""


class SentenceParser(ArgumentParser):
    """``argparse``, without its paragraph on usage before each mistake."""

    def error(self, message: str) -> NoReturn:
        """Raise ``UsageError``: called by ``argparse`` with what is wrong."""
        reason = _("{program}: {message}; see {program} --help.")
        raise UsageError(reason.format(program=self.prog, message=message))
