"""What the program notes about its own working: warnings and errors, Qt's as well, and where it was when it crashed.

The notes lie in the platform's place for logs. They may be handed on as they are: like a report they quote nothing.
Whatever is filled into a message is left out unless it is a number, and of an error they hold what ``report`` tells.
Nothing here fails because the disk is full or the folder refuses; then there are notes in memory only.
"""

from __future__ import annotations

import faulthandler
import logging
import os
import re
import sys
from collections import deque
from contextlib import suppress
from logging.handlers import RotatingFileHandler
from typing import TYPE_CHECKING, Final, TextIO

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from typing_extensions import override

from cjm_desktop.storage import held
from cjm_desktop.ui import report

if TYPE_CHECKING:
    from pathlib import Path

LOG: Final = "cjm-desktop.log"
LARGEST_LOG, OLDER_LOGS = 1_000_000, 4
"""Bytes of a log, after which the next one begins; so many older ones are kept besides."""
REMEMBERED: Final = 40
"""So many lines go into a report."""
RUNNING: Final = "running-{process}.txt"
"""Where a program that crashes says where it was; gone or empty where none did."""
CRASHES: Final = ("crash-1.txt", "crash-2.txt", "crash-3.txt")
"""What the last crashes said, the latest first."""

OURS: Final = "cjm_desktop"
"""The name that the program's own loggers begin with. Their messages are literal: what they quote is filled in."""

_logger = logging.getLogger(f"{OURS}.ui")
_qt = logging.getLogger(f"{OURS}.qt")
_LEVELS: Final = {
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
_SPEAKER: Final = re.compile(r"[A-Za-z]\w*::~?\w+")
"""Who says it, at the beginning of many of Qt's messages."""


class Notes(logging.Formatter):
    """Writes a record in lines that quote nothing."""

    @override
    def format(self, record: logging.LogRecord) -> str:
        words = f"{self.formatTime(record)} {record.levelname} {record.name}: {_unquoted(record)}"
        error = record.exc_info[1] if record.exc_info else None
        return words if error is None else f"{words}\n{report.told(error)}"


def _unquoted(record: logging.LogRecord) -> str:
    """The message, with what is not known to be harmless left out; of a library's, only where it comes from."""
    if record.name.partition(".")[0] != OURS:
        return f"{report.where(record.pathname)}:{record.lineno}"
    if not isinstance(record.msg, str):
        return str(_harmless(record.msg))
    given = record.args if isinstance(record.args, tuple) else ()
    if given:
        with suppress(TypeError, ValueError):
            return record.msg % tuple(_harmless(each) for each in given)
    return record.msg


def _harmless(value: object) -> object:
    if isinstance(value, BaseException):
        return report.named(value)
    return value if isinstance(value, bool | int | float) or value is None else "…"


class Recent(logging.Handler):
    """Remembers the last lines."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.setFormatter(Notes())
        self.lines: deque[str] = deque(maxlen=REMEMBERED)

    @override
    def emit(self, record: logging.LogRecord) -> None:
        first_line = self.format(record).partition("\n")[0]  # where errors were raised is told elsewhere
        self.lines.append(first_line)


class _File(RotatingFileHandler):
    """Writes into the folder of logs as long as that can be."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path,
            maxBytes=LARGEST_LOG,
            backupCount=OLDER_LOGS,
            encoding="utf-8",
            delay=True,
            errors="backslashreplace",
        )
        self.setLevel(logging.WARNING)
        self.setFormatter(Notes())

    @override
    def handleError(self, record: logging.LogRecord) -> None:
        """Say nothing: there is nobody who could do something about it, and the program has work to do."""


class Logs:
    """The notes of this run; ``close`` ends them."""

    def __init__(self) -> None:
        self.recent = Recent()
        self._handlers: list[logging.Handler] = [self.recent]
        self._crash: TextIO | None = None
        self._crash_path: Path | None = None
        logging.getLogger().addHandler(self.recent)
        self._before = qInstallMessageHandler(_hear_qt)

    def keep_in(self, folder: Path) -> None:
        """Write into a folder from now on, crashes too; where that cannot be, do without."""
        self.write_to(folder)
        with suppress(OSError):
            if gather_crashes(folder):
                _logger.warning("The program crashed when it ran before: see crash-1.txt")
        with suppress(OSError):
            self._watch(folder / RUNNING.format(process=os.getpid()))

    def write_to(self, folder: Path) -> None:
        """Write the log into a folder from now on."""
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
        file = _File(folder / LOG)
        self._handlers.append(file)
        logging.getLogger().addHandler(file)

    def _watch(self, path: Path) -> None:
        """Have a crash written into a file, which is held so that everybody sees that the program still runs."""
        file = path.open("a+", encoding="utf-8")
        try:
            free = held.hold(file.fileno())
        except OSError:
            free = False
        if not free:
            file.close()
            return
        self._crash, self._crash_path = file, path
        faulthandler.enable(file)

    @staticmethod
    def add(error: Exception, times: int) -> None:
        """Note an unexpected error that came so many times."""
        _logger.error("Unexpected: %s (%d)", error, times, exc_info=error)
        _say(report.told(error))

    def close(self) -> None:
        """End the notes: the program ends well."""
        qInstallMessageHandler(self._before)
        for handler in self._handlers:
            logging.getLogger().removeHandler(handler)
            handler.close()
        if self._crash is not None and self._crash_path is not None:
            faulthandler.disable()
            self._crash.close()
            with suppress(OSError):
                self._crash_path.unlink()
            self._crash = None


def gather_crashes(folder: Path) -> int:
    """Keep what programs said that crashed, and remove what those left that were ended; how many had crashed."""
    found = [path for path in folder.glob(RUNNING.format(process="*")) if _is_left(path)]
    said = [path for path in found if path.stat().st_size]
    for path in found:
        if path not in said:
            path.unlink(missing_ok=True)
    for path in sorted(said, key=lambda each: each.stat().st_mtime):
        for older, newer in zip(reversed(CRASHES[1:]), reversed(CRASHES[:-1]), strict=True):
            with suppress(FileNotFoundError):
                (folder / newer).replace(folder / older)
        path.replace(folder / CRASHES[0])
    return len(said)


def _is_left(path: Path) -> bool:
    """Whether the program that made a file is gone."""
    try:
        with path.open("r+", encoding="utf-8") as file:
            return held.hold(file.fileno())
    except OSError:
        return False


def _say(words: str) -> None:
    """Write to whoever started the program from a terminal."""
    with suppress(OSError, ValueError, AttributeError):  # there may be no such stream, or a closed one
        sys.stderr.write(f"{words}\n")


def _hear_qt(kind: QtMsgType, context: QMessageLogContext, message: str | None) -> None:
    """Note what Qt warns of, and say everything where Qt itself would have said it."""
    words = message or ""
    _say(words)
    level = _LEVELS.get(kind)
    if level is not None:
        speaker = _SPEAKER.match(words)
        _qt.log(level, " ".join(filter(None, (context.category, speaker and speaker.group()))))
