"""Where the program keeps what is its own and no part of a map's file: backups, recovery logs, logs.

Each system has its place for them. Folders are made when something is first written into them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from platformdirs import PlatformDirs

if TYPE_CHECKING:
    from pathlib import Path

NAME: Final = "cjm-desktop"


def data() -> Path:
    """The program's folder of data of this person, on this computer."""
    return PlatformDirs(NAME, appauthor=False).user_data_path


def backups() -> Path:
    """Earlier versions of saved maps, in a folder for each document."""
    return data() / "backups"


def recovery() -> Path:
    """The recovery logs of running programs, and of those that ended without saying goodbye."""
    return data() / "recovery"


def logs() -> Path:
    """What the program noted about its own working, for reports."""
    return PlatformDirs(NAME, appauthor=False).user_log_path
