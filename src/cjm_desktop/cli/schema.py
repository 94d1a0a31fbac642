"""``cjm-desktop schema``: the JSON Schema of the file format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.cli import terminal
from cjm_desktop.cli.codes import DONE
from cjm_desktop.storage.schema import schema_text

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def configure(_parser: ArgumentParser) -> None:
    """There are no arguments."""


def run(_arguments: Namespace) -> int:
    """Print the schema."""
    terminal.say_data(schema_text().rstrip("\n"))
    return DONE
