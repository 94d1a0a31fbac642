"""The program with a window: starts Qt and opens the files that were named."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QLibraryInfo, QLocale, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from cjm_desktop import i18n
from cjm_desktop.storage import files
from cjm_desktop.storage.creation import new_map
from cjm_desktop.storage.errors import ReadError
from cjm_desktop.storage.templates import templates
from cjm_desktop.text.fonts import base_face_ids, face
from cjm_desktop.ui import style, trouble
from cjm_desktop.ui.added_fonts import use_kept_fonts
from cjm_desktop.ui.collecting import Collector
from cjm_desktop.ui.dialogs import questions
from cjm_desktop.ui.document import Document
from cjm_desktop.ui.main_window import AFTER_PAINTING, FLUSHING, MainWindow
from cjm_desktop.ui.qt_words import QtWords
from cjm_desktop.ui.wardrobe import Wardrobe

if TYPE_CHECKING:
    from pathlib import Path

    from cjm_desktop.theme import Theme

STARTING_TEMPLATE = "classic"
FALLBACK_TEMPLATE = "blank"
ENDINGS = ("SIGTERM", "SIGHUP")
"""How a system asks a program to end; edits that are not saved stay kept for recovery."""


class Opened(NamedTuple):
    """The application and the windows that it started with."""

    application: QApplication
    windows: list[MainWindow]

    def wait(self) -> int:
        """Work until the last window is closed, and give the exit code of the process."""
        import signal

        Collector(self.application)  # its timer also lets Python hear of signals
        for name in ENDINGS:
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), lambda *_: self.end())
        return self.application.exec()

    def end(self) -> None:
        """End as the system wants it: without a question, where what is not saved is kept for recovery."""
        from cjm_desktop.ui.opening import windows

        for window in windows():
            window.no_question = True
        self.application.quit()


def open_windows(paths: list[Path]) -> Opened:
    """The dressed application and a shown window for each file that could be opened, or for a new map."""
    application = _application()
    trouble.install(_keep_work)
    wardrobe = Wardrobe(application)
    theme = wardrobe.theme()
    style.load_fonts([str(face(face_id).path) for face_id in base_face_ids()])
    style.dress(application, theme)
    use_kept_fonts()
    windows = _open_windows(paths, theme)
    wardrobe.changed.connect(lambda: _dress_anew(application, wardrobe))
    for window in windows:
        window.theme_chosen.connect(wardrobe.choose)
        window.fonts_added.connect(_draw_anew)
        window.show()
    QTimer.singleShot(AFTER_PAINTING, windows[0], lambda: _offer_recovery(windows[0]))
    return Opened(application, windows)


def _keep_work() -> bool:
    """Keep the edits of every open map; whether a crash now would cost nothing."""
    from cjm_desktop.ui.opening import windows

    kept = [window.keeping.flush(FLUSHING) for window in windows()]  # each, also where one fails
    return all(kept)


def _offer_recovery(window: MainWindow) -> None:
    from cjm_desktop.ui.recovering import offer

    offer(window)


def _dress_anew(application: QApplication, wardrobe: Wardrobe) -> None:
    """All windows in the theme that is to be worn now."""
    theme = wardrobe.theme()
    style.dress(application, theme)
    for window in application.topLevelWidgets():
        if isinstance(window, MainWindow):
            window.set_theme(theme)


def _draw_anew() -> None:
    """All maps with the fonts that are used now."""
    for window in QApplication.topLevelWidgets():
        if isinstance(window, MainWindow):
            window.draw_anew()


def _application() -> QApplication:
    application = QApplication.instance()
    if isinstance(application, QApplication):
        application.setStyle(style.STYLE)
    else:  # as an argument it costs nothing; the call makes Python know Qt's styles, which is a hundredth of a second
        application = QApplication([*sys.argv[:1], "-style", style.STYLE])
    application.setApplicationName("cjm-desktop")
    application.setApplicationDisplayName("Customer Journey Map Designer")
    application.setDesktopFileName("cjm-desktop")
    _speak(application, i18n.interface_language())
    return application


def _speak(application: QApplication, language: str) -> None:
    """Dates, numbers and Qt's own words in the language of the window; ours come before Qt's translations."""
    QLocale.setDefault(QLocale(language))
    translator = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(f"qtbase_{language}", folder):
        application.installTranslator(translator)
    application.installTranslator(QtWords(application))


def _open_windows(paths: list[Path], theme: Theme) -> list[MainWindow]:
    windows: list[MainWindow] = []
    for path in paths:
        from cjm_desktop.ui.opening import open_map

        try:
            opened = open_map(path, None, files.load)
        except ReadError as error:
            questions.tell(None, str(error))
        else:
            windows += [] if opened is None else [MainWindow(opened.document, theme, opened.lock)]
    return windows or [MainWindow(new_document(), theme)]


def new_document(template: str = STARTING_TEMPLATE) -> Document:
    """A map that was never saved, in the language of the window.

    Raises:
        ReadError: the bundled template cannot be read.
    """
    found = templates()
    languages = found.get(template) or found[FALLBACK_TEMPLATE]
    path = languages.get(i18n.interface_language()) or languages["en"]
    return Document(new_map(path, datetime.now(UTC).astimezone().date()))
