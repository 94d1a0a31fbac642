"""A headless Chromium that tests look at drawings with.

It is started once for all tests and spoken to through a pair of pipes (the DevTools protocol, one JSON message after
another with a zero byte between them): no port is opened, and it ends with the tests.
"""

from __future__ import annotations

import fcntl
import io
import json
import os
import shutil
from base64 import b64decode
from typing import TYPE_CHECKING, Any

from PIL import Image

if TYPE_CHECKING:
    from pathlib import Path

    from cjm_desktop.display.geometry import Size

CSS_INCH = 96
"""Pixels in an inch, as browsers count; a pixel of theirs is as large as the screen makes it."""
INCH = 72
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--remote-debugging-pipe",
)
READS, WRITES = 3, 4
"""The files through which Chromium takes commands and answers."""

Message = dict[str, Any]


class Browser:
    """One window of a browser of its own; ``folder`` is where it keeps what it needs.

    ``complaints`` is what it had to say of the last file: scripts, addresses or fonts that it refused.
    """

    def __init__(self, folder: Path) -> None:
        self._file = folder / "drawing.svg"
        self._session: dict[str, str] = {}
        self._sent = 0
        self._unread = b""
        self._events: list[Message] = []
        self.complaints: list[str] = []
        self._process, self._commands, self._answers = _started(folder / "profile")
        target = self._call("Target.createTarget", url="about:blank")["targetId"]
        self._session = {
            "sessionId": self._call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        }
        for domain in ("Page", "Log", "Network"):
            self._call(f"{domain}.enable")

    def open(self, content: bytes) -> None:
        """Show an SVG file, and wait until its fonts are there."""
        self._file.write_bytes(content)
        self._events.clear()
        self._call("Page.navigate", url=self._file.as_uri())
        while not any(event["method"] == "Page.loadEventFired" for event in self._events):
            self._events.append(self._message())
        self.evaluate("document.fonts.ready.then(() => true)")
        entries = [event["params"]["entry"] for event in self._events if event["method"] == "Log.entryAdded"]
        self.complaints = [entry["text"] for entry in entries]

    def picture(self, content: bytes, size: Size, dpi: int) -> Image.Image:
        """How an SVG file of a size in points looks with so many dots per inch."""
        self.open(content)
        self._call(
            "Emulation.setDeviceMetricsOverride",
            width=round(size.width * CSS_INCH / INCH),
            height=round(size.height * CSS_INCH / INCH),
            deviceScaleFactor=dpi / CSS_INCH,
            mobile=False,
        )
        shot = self._call("Page.captureScreenshot", format="png", optimizeForSpeed=True)["data"]
        return Image.open(io.BytesIO(b64decode(shot))).convert("RGB")

    def evaluate(self, expression: str) -> object:
        """What a script makes of the file that is shown."""
        answer = self._call("Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(answer["exceptionDetails"])
        value: object = answer["result"].get("value")
        return value

    def requests(self) -> list[str]:
        """The addresses that the last file made the browser ask for, itself and what it carries left out."""
        sent = (event for event in self._events if event["method"] == "Network.requestWillBeSent")
        addresses: list[str] = [event["params"]["request"]["url"] for event in sent]
        return [
            address
            for address in addresses
            if address != self._file.as_uri() and not address.startswith("data:")
        ]

    def close(self) -> None:
        """End it and wait until it has."""
        self._session = {}
        self._call("Browser.close")
        os.close(self._commands)
        os.waitpid(self._process, 0)
        os.close(self._answers)

    def _call(self, method: str, **parameters: object) -> Message:
        self._sent += 1
        command = {"id": self._sent, "method": method, "params": parameters, **self._session}
        os.write(self._commands, json.dumps(command).encode() + b"\0")
        while True:
            message = self._message()
            if message.get("id") == self._sent:
                if "error" in message:
                    raise RuntimeError(message["error"])
                result: Message = message["result"]
                return result
            if "method" in message:
                self._events.append(message)

    def _message(self) -> Message:
        parts = [self._unread]
        while b"\0" not in parts[-1]:
            part = os.read(self._answers, 1 << 20)
            if not part:
                raise EOFError("the browser has ended")
            parts.append(part)
        said, _, self._unread = b"".join(parts).partition(b"\0")
        message: Message = json.loads(said)
        return message


def _started(profile: Path) -> tuple[int, int, int]:
    """Start Chromium: its process, where to write commands, and where to read answers."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        raise FileNotFoundError("Chromium, which shows the drawings to the tests: apt-get install chromium")
    its_input, commands = os.pipe()
    answers, its_output = os.pipe()
    # Out of the way of the two numbers that they get in the other process.
    ends = [fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, 10) for end in (its_input, its_output)]
    nothing = [(os.POSIX_SPAWN_OPEN, file, os.devnull, os.O_RDWR, 0) for file in range(3)]
    given = [(os.POSIX_SPAWN_DUP2, end, file) for end, file in zip(ends, (READS, WRITES), strict=True)]
    process = os.posix_spawn(
        program, [program, *FLAGS, f"--user-data-dir={profile}"], os.environ, file_actions=nothing + given
    )
    for end in (its_input, its_output, *ends):
        os.close(end)
    return process, commands, answers
