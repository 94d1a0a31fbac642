"""A file that tells who opens it, and a port that tells who calls: what no map may ever bring about."""

from __future__ import annotations

import ctypes
import os
import socket
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType
    from typing import Self

_OPENED: Final = 0x20
"""IN_OPEN of Linux."""
_ACCESSED: Final = 0x1
"""IN_ACCESS."""


class Watched:
    """A folder with a file in it, and a port of this computer.

    Whatever opens the file is seen, be it Python, Qt or any other library in this process or another one.
    """

    def __init__(self, folder: Path, content: bytes) -> None:
        self.file = folder / "bait.png"
        self.file.write_bytes(content)
        self._library = ctypes.CDLL(None, use_errno=True)
        self._watch = self._library.inotify_init1(os.O_NONBLOCK)
        added = self._library.inotify_add_watch(self._watch, os.fsencode(folder), _OPENED | _ACCESSED)
        assert self._watch >= 0, "this system does not tell who opens files"
        assert added >= 0
        self._port = socket.create_server(("127.0.0.1", 0))
        self._port.settimeout(0)
        self.address = f"http://127.0.0.1:{self._port.getsockname()[1]}/bait.png"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        os.close(self._watch)
        self._port.close()

    @property
    def opened(self) -> bool:
        """Whether anybody has opened the file or looked into its folder since this was last asked."""
        try:
            return bool(os.read(self._watch, 65_536))
        except BlockingIOError:
            return False

    @property
    def called(self) -> bool:
        """Whether anybody has called the port since this was last asked."""
        try:
            self._port.accept()[0].close()
        except BlockingIOError:
            return False
        return True
