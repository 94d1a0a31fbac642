"""A parser of arguments that answers a mistake with one sentence."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Final, NoReturn

from cjm_desktop.i18n import _, mark

WORDS: Final = (
    mark("usage: "),
    mark("positional arguments"),
    mark("options"),
    mark("show this help message and exit"),
    mark("the following arguments are required: %s"),
    mark("unrecognized arguments: %s"),
    mark("argument %(argument_name)s: %(message)s"),
    mark("expected one argument"),
    mark("invalid %(type)s value: %(value)r"),
    mark("ignored explicit argument %r"),
)
"""What ``argparse`` says by itself: it asks gettext for these, and so finds them in our catalogue."""


class UsageError(Exception):
    """The command line asks for what cannot be; its text is one sentence."""


class SentenceParser(ArgumentParser):
    """``argparse``, without its paragraph on usage before each mistake."""

    def error(self, message: str) -> NoReturn:
        """Raise ``UsageError``: called by ``argparse`` with what is wrong."""
        reason = _("{program}: {message}; see {program} --help.")
        raise UsageError(reason.format(program=self.prog, message=message))
