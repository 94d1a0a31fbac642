"""What every test gets: a display of its own, settings of its own, and no warning that passes unseen."""

from __future__ import annotations

import gc
import logging
import os
import runpy
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings
from PySide6.QtCore import QCoreApplication, QEvent

from cjm_desktop import i18n
from cjm_desktop.ui.collecting import collect_what_is_due

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

    from tests.browser import Browser

ROOT = Path(__file__).resolve().parent.parent
OFFSCREEN = "window tests: offscreen"

settings.register_profile("no clock", deadline=None)  # a busy machine is no fault of the code
settings.load_profile("no clock")

display_line = pytest.StashKey[str]()
display_server = pytest.StashKey["subprocess.Popen[bytes]"]()


def pytest_configure(config: pytest.Config) -> None:
    """Compile the translations and give the window tests a display, before anything loads Qt."""
    runpy.run_path(str(ROOT / "scripts" / "catalogues.py"))["compile_all"]()
    gc.disable()  # as in the program: a thread beside must not take windows apart
    if os.environ.get("QT_QPA_PLATFORM"):
        config.stash[display_line] = f"window tests: {os.environ['QT_QPA_PLATFORM']}, as QT_QPA_PLATFORM asks"
    elif not sys.platform.startswith("linux"):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        config.stash[display_line] = OFFSCREEN
    else:
        _start_xvfb(config)


def _start_xvfb(config: pytest.Config) -> None:
    """Run a private X server of the size that the pictures are taken at; offscreen where that cannot be."""
    missing = runpy.run_path(str(ROOT / "scripts" / "system_packages.py"))["missing_packages"]()
    number = "" if missing else _display_number(config)
    if number:
        os.environ.update(DISPLAY=f":{number}", QT_QPA_PLATFORM="xcb")
        config.stash[display_line] = f"window tests: X11 under Xvfb, display :{number}"
    else:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        reason = f"X11 needs {' '.join(missing)}" if missing else "Xvfb does not start"
        config.stash[display_line] = f"{OFFSCREEN}; {reason}"


def _display_number(config: pytest.Config) -> str:
    """Start Xvfb and wait until it says which display it has taken; empty when it ends without saying so."""
    reading, writing = os.pipe()
    command = [str(shutil.which("Xvfb")), "-displayfd", str(writing), "-screen", "0", "1920x1080x24"]
    options = ["-nolisten", "tcp", "-terminate"]  # ends with its last client: a crash leaves none behind
    config.stash[display_server] = subprocess.Popen(
        [*command, *options], pass_fds=[writing], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    os.close(writing)
    with os.fdopen(reading) as answer:
        return answer.readline().strip()


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stop the display of a run that opened no window; otherwise it ends with its last client, this process."""
    server = config.stash.get(display_server, None)
    if server is not None and QCoreApplication.instance() is None:
        server.terminate()
        server.wait()


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown() -> None:
    """Collect what the test left behind, in the thread of the windows."""
    collect_what_is_due()


def pytest_report_header(config: pytest.Config) -> str:
    """Say where the windows of this run are."""
    return config.stash[display_line]


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """The application of all window tests wears the style of the program."""
    from cjm_desktop.ui.style import STYLE

    return ["cjm-desktop", "-style", STYLE]


@pytest.fixture(scope="session", autouse=True)
def one_application(qapp: QApplication) -> Iterator[QApplication]:
    """The application of all tests, before a painter makes itself one without widgets.

    What its windows leave behind is collected while application and display are still there: Qt's pictures and fonts
    do not survive being collected after them.
    """
    yield qapp
    for window in qapp.topLevelWidgets():
        window.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    for _generation in range(3):
        gc.collect()


@pytest.fixture
def running_collector() -> Iterator[None]:
    """Python collects by itself, as it does where there is no window."""
    gc.enable()
    yield
    gc.disable()


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A browser for all tests that look at drawings with one."""
    from tests.browser import Browser  # only these tests pay for it

    opened = Browser(tmp_path_factory.mktemp("browser"))
    yield opened
    opened.close()


@pytest.fixture(autouse=True)
def fresh_settings(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder, settings and a language that belong to this test only; returns the home folder."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    for name in (
        "XDG_CONFIG_HOME",
        "XDG_DATA_HOME",
        "XDG_STATE_HOME",
        "XDG_CACHE_HOME",
        "APPDATA",
        "LOCALAPPDATA",
    ):
        monkeypatch.setenv(name, str(home / name.lower()))
    monkeypatch.setenv("LANGUAGE", "en")
    i18n.use("en")
    if "PySide6.QtCore" in sys.modules:
        from PySide6.QtCore import QSettings  # only tests of the window pay for Qt

        QSettings.setDefaultFormat(QSettings.Format.IniFormat)
        for kind in (QSettings.Format.IniFormat, QSettings.Format.NativeFormat):
            QSettings.setPath(kind, QSettings.Scope.UserScope, str(home / "settings"))
    return home


class _Unexpected(logging.Handler):
    """Keeps every message that a user would see as a warning or worse."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the message with the name of who sent it."""
        self.messages.append(f"{record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def no_unexpected_log(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that logs a warning, unless it asks for ``caplog`` and so looks at the log itself."""
    handler = _Unexpected()
    logging.getLogger().addHandler(handler)
    yield
    logging.getLogger().removeHandler(handler)
    if "caplog" not in request.fixturenames and handler.messages:
        pytest.fail("logged unexpectedly: " + "; ".join(handler.messages))
