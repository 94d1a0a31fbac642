"""What a map's lock says: which program, of whom, on which computer, since when.

Anybody may have written it: what does not read as the word of a program like ours counts as a lock of somebody unknown.
"""

from __future__ import annotations

import json
import os
import sys
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Final

from cjm_desktop.i18n import _
from cjm_desktop.model import gate
from cjm_desktop.storage.places import NAME

SIZE: Final = 4096
"""How many bytes of a lock are read; a true one has some three hundred."""

_LIMITS: Final = gate.Limits(size=SIZE, values=50, depth=2, text=200)
_TEXTS: Final = ("host", "machine", "user", "run", "program")
_YEARS: Final = range(1990, 9000)
_LARGEST_PROCESS: Final = 2**31 - 1
_NOTHING: Final = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class LockInfo:
    """What a lock says; nothing but ``content`` where it cannot be understood.

    Attributes:
        host: the name of the computer.
        machine: what tells it from others of that name; empty where nothing does.
        process: the number of the process.
        started: when the map was opened.
        user: the name of the account.
        run: what this opening of the map drew at random; empty where the lock cannot be understood.
        program: the program.
        system: whether the operating system holds the file too for as long as the process lives.
        content: the lock as it stands in the file: what tells it from any other.
    """

    host: str = ""
    machine: str = ""
    process: int = 0
    started: datetime = _NOTHING
    user: str = ""
    run: str = ""
    program: str = ""
    system: bool = False
    content: bytes = field(default=b"?", repr=False)

    @property
    def known(self) -> bool:
        """Whether it says who holds the map."""
        return bool(self.run)

    @property
    def here(self) -> bool:
        """Whether it was made on this computer, which may have changed its name since."""
        machine = _machine()
        if self.machine and machine:
            return self.machine == machine
        return self.known and self.host == _host()

    @property
    def since(self) -> str:
        """When the map was opened, in the words and the time of the person who reads it."""
        from cjm_desktop.layout.dates import date_in_words

        local = self.started.astimezone()
        return f"{date_in_words(local.date().isoformat(), _)}, {local:%H:%M}"

    @property
    def sentence(self) -> str:
        """Who has the map open, where and since when."""
        if not self.known:
            return _("Somebody may have this map open: the lock beside it does not say who.")
        if self.here and self.user in {"", _user()}:
            sentence = _("Another window on this computer has had this map open since {time}.")
        elif self.here:
            sentence = _("{user} has had this map open on this computer since {time}.")
        elif self.user:
            sentence = _("{user} has had this map open on the computer {computer} since {time}.")
        else:
            sentence = _("This map has been open on the computer {computer} since {time}.")
        return sentence.format(user=self.user, computer=self.host, time=self.since)

    def left_behind(self) -> bool:
        """Whether its process is gone, asked by somebody who has got the operating system's lock of the file.

        A process that held that lock would have it still if it lived. That is surer than its number, which another
        process may have by now and which means nothing in another container.
        """
        return self.here and (self.system or not _is_running(self.process))


def own(*, system: bool, run: str) -> LockInfo:
    """What a lock of this process says."""
    now = datetime.now(UTC).replace(microsecond=0)
    said = {
        "host": _host(),
        "machine": _machine(),
        "process": os.getpid(),
        "started": now.isoformat(),
        "user": _user(),
        "run": run,
        "program": NAME,
        "system": system,
    }
    return understood((json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode())


def understood(content: bytes) -> LockInfo:
    """What the content of a lock says."""
    unknown = LockInfo(content=content)
    try:
        said = gate.parse(content, _LIMITS)
    except gate.GateError:
        return unknown
    if not isinstance(said, dict):
        return unknown
    texts = [said.get(name, "") for name in _TEXTS]
    process, system, started = said.get("process"), said.get("system", False), _moment(said.get("started"))
    if not all(isinstance(text, str) and text.isprintable() and "<" not in text for text in texts):
        return unknown  # a window may take a text with tags in it for more than words
    if not said.get("host") or not said.get("run") or started is None:
        return unknown
    if type(process) is not int or not 0 < process <= _LARGEST_PROCESS or not isinstance(system, bool):
        return unknown
    host, machine, user, run, program = texts
    return LockInfo(host, machine, process, started, user, run, program, system, content)


def _moment(text: object) -> datetime | None:
    """A moment that can be told in the time of any place."""
    try:
        moment = datetime.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        return None
    return moment if moment and moment.tzinfo and moment.year in _YEARS else None


def _shortened(name: str) -> str:
    """The name of a computer or an account as a lock may say it."""
    return "".join(letter for letter in name if letter.isprintable() and letter != "<")[:100]


@cache
def _user() -> str:
    import getpass

    try:
        return _shortened(getpass.getuser())
    except (OSError, KeyError, ImportError):  # an account without a name, as containers have them
        return ""


if sys.platform == "win32":

    def _host() -> str:
        return _shortened(os.environ.get("COMPUTERNAME", "")) or "?"

    @cache
    def _machine() -> str:
        import winreg

        place = r"SOFTWARE\Microsoft\Cryptography"
        access = winreg.KEY_READ | winreg.KEY_WOW64_64KEY
        try:
            with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, place, 0, access) as key:
                return _disguised(str(winreg.QueryValueEx(key, "MachineGuid")[0]))
        except OSError:
            return ""

    def _is_running(_process: int) -> bool:
        return True  # signal 0 is a Ctrl+C here; so a person is asked

else:

    def _host() -> str:
        return _shortened(os.uname().nodename) or "?"

    @cache
    def _machine() -> str:
        for place in ("/etc/machine-id", "/var/lib/dbus/machine-id"):
            try:
                if found := Path(place).read_text("ascii").strip():
                    return _disguised(found)
            except (OSError, ValueError):
                continue
        return ""

    def _is_running(process: int) -> bool:
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return False
        except OSError:  # it is another account's
            return True
        return True


def _disguised(identity: str) -> str:
    """The same for the same computer, and of no use to find out what the system wants kept to itself."""
    from hashlib import blake2s

    return blake2s(identity.encode(), digest_size=8, key=NAME.encode()).hexdigest()
