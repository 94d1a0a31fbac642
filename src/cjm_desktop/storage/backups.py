"""Earlier versions of saved maps: the last few of each document, in the program's own folder.

They go by the document's id, not by its path, so that a file that was moved or renamed keeps its past.
"""

from __future__ import annotations

import re
import shutil
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final, NamedTuple

from cjm_desktop.storage import places
from cjm_desktop.storage.format import SUFFIX

if TYPE_CHECKING:
    from pathlib import Path

MOST: Final = 5
"""Versions kept of one document."""
_STAMP: Final = "%Y-%m-%dT%H-%M-%S-%fZ"
_NAME: Final = re.compile(r"(\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-\d{6}Z)")


class Backup(NamedTuple):
    """An earlier version: its file, and when a newer one took its place."""

    path: Path
    replaced: datetime


def keep(document: str, replaced: Path) -> None:
    """Move a file that was replaced to the versions of its document, and let go of the oldest of them.

    Raises:
        OSError: the folder refuses; the file is where it was.
    """
    folder = _folder(document)
    folder.mkdir(parents=True, exist_ok=True)
    kept = folder / f"{datetime.now(UTC).strftime(_STAMP)}{SUFFIX}"
    try:
        replaced.replace(kept)
    except OSError:  # on another disk
        try:
            shutil.copyfile(replaced, kept)
        except OSError:
            with suppress(OSError):
                kept.unlink()
            raise
    for old in of(document)[MOST:]:
        old.path.unlink(missing_ok=True)


def of(document: str) -> list[Backup]:
    """The earlier versions of a document, the newest first.

    Raises:
        OSError: the folder cannot be read.
    """
    folder = _folder(document)
    if not folder.is_dir():
        return []
    found = (
        Backup(path, datetime.strptime(match[1], _STAMP).replace(tzinfo=UTC))
        for path in folder.glob(f"*{SUFFIX}")
        if (match := _NAME.fullmatch(path.stem))
    )
    return sorted(found, key=lambda backup: backup.path.name, reverse=True)


def _folder(document: str) -> Path:
    """Ids are letters, digits, hyphens and underscores, so they are names of folders everywhere."""
    return places.backups() / document
