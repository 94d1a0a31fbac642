"""How the windows look: as the system does, or as was chosen once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, cast, get_args

from PySide6.QtCore import QObject, Qt, Signal

from cjm_desktop.theme import load_theme
from cjm_desktop.ui.remembered import settings

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from cjm_desktop.theme import Theme, ThemeName

Look = Literal["system", "light", "dark", "contrast"]
LOOKS: Final[tuple[Look, ...]] = get_args(Look)
KEY: Final = "window/look"


def kept_look() -> Look:
    """What was chosen last."""
    kept = settings().value(KEY)
    return cast("Look", kept) if kept in LOOKS else "system"


class Wardrobe(QObject):
    """Knows which theme the windows should wear, and tells when it becomes another one."""

    changed = Signal()

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        hints = application.styleHints()
        self._scheme, self._contrast = hints.colorScheme(), hints.accessibility().contrastPreference()
        self._look = kept_look()
        hints.colorSchemeChanged.connect(self._follow_scheme)
        hints.accessibility().contrastPreferenceChanged.connect(self._follow_contrast)

    def choose(self, look: str) -> None:
        """Wear this from now on, and remember it."""
        if look in LOOKS and look != self._look:
            self._look = look
            settings().setValue(KEY, look)
            self.changed.emit()

    def theme(self) -> Theme:
        """The theme to wear."""
        return load_theme(self._of_system() if self._look == "system" else self._look)

    def _of_system(self) -> ThemeName:
        if self._contrast == Qt.ContrastPreference.HighContrast:
            return "contrast"
        return "dark" if self._scheme == Qt.ColorScheme.Dark else "light"

    def _follow_scheme(self, scheme: Qt.ColorScheme) -> None:
        self._scheme = scheme
        self._follow()

    def _follow_contrast(self, contrast: Qt.ContrastPreference) -> None:
        self._contrast = contrast
        self._follow()

    def _follow(self) -> None:
        if self._look == "system":
            self.changed.emit()
