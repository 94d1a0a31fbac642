"""Qt's own words: those that this program shows speak its language, and no menu asks one key for two things."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QLineEdit, QMenu, QPlainTextEdit
from typing_extensions import override

from cjm_desktop import i18n
from cjm_desktop.i18n import _
from cjm_desktop.ui import qt_words
from cjm_desktop.ui.qt_words import QtWords

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

UNSEEN = {"Show ", "Alt+Left", "Alt+Right", "Alt+Up"}
"""What Qt asks for in the file dialog and shows to nobody here, or has as the name of a key."""
ELSEWHERE = {"QShortcut", "QLibrary"}
"""Where Qt asks for the names of keys, which stay as the keyboard has them, and for messages to developers."""
Button = QDialogButtonBox.StandardButton

languages = pytest.mark.parametrize("language", ["ru", "ro", "lt"])


class Listener(QTranslator):
    """Hears everything that Qt asks for."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: set[str] = set()

    @override
    def translate(
        self, context: str, source_text: str, /, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        if context not in ELSEWHERE:
            self.asked.add(source_text)
        return None


@pytest.fixture
def listener(qapp: QApplication) -> Iterator[Listener]:
    heard = Listener()
    qapp.installTranslator(heard)
    yield heard
    qapp.removeTranslator(heard)


@pytest.fixture
def ours(qapp: QApplication) -> Iterator[QtWords]:
    words = QtWords()
    qapp.installTranslator(words)
    yield words
    qapp.removeTranslator(words)


def file_dialog(folder: Path, mode: QFileDialog.AcceptMode) -> QFileDialog:
    dialog = QFileDialog(None, "A map", str(folder))
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setAcceptMode(mode)
    return dialog


def texts_of(menu: QMenu) -> list[str]:
    return [action.text().split("\t")[0] for action in menu.actions() if action.text()]


def test_we_have_every_word_that_qt_shows_in_our_windows(
    qtbot: QtBot, listener: Listener, tmp_path: Path
) -> None:
    (tmp_path / "a folder").mkdir()
    for mode in QFileDialog.AcceptMode:
        dialog = file_dialog(tmp_path, mode)
        qtbot.addWidget(dialog)
        dialog.show()
    for field in (QLineEdit("words"), QPlainTextEdit("words")):
        qtbot.addWidget(field)
        field.createStandardContextMenu().deleteLater()
    qtbot.waitUntil(lambda: "Date Modified" in listener.asked)
    assert {"&Paste", "Files of &type:", "&Save"} <= listener.asked
    assert listener.asked - UNSEEN <= qt_words.WORDS


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "ru",
            ["&Отменить", "&Повторить", "&Вырезать", "&Копировать", "Вст&авить", "Удалить", "Выбрать всё"],
        ),
        ("ro", ["&Anulează", "&Refă", "&Decupează", "&Copiază", "&Lipește", "Șterge", "Selectează tot"]),
        (
            "lt",
            ["&Atšaukti", "&Pakartoti", "&Iškirpti", "&Kopijuoti", "Į&dėti", "Pašalinti", "Pažymėti viską"],
        ),
    ],
)
def test_the_menu_of_a_text_field_speaks_our_languages(
    qtbot: QtBot, ours: QtWords, language: str, words: list[str]
) -> None:
    del ours
    i18n.use(language)
    field = QLineEdit("words")
    qtbot.addWidget(field)
    menu = field.createStandardContextMenu()
    assert texts_of(menu) == words
    menu.deleteLater()


def test_the_buttons_of_a_dialog_speak_our_languages(qtbot: QtBot, ours: QtWords) -> None:
    del ours
    i18n.use("lt")
    box = QDialogButtonBox(Button.Ok | Button.Cancel | Button.No)
    qtbot.addWidget(box)
    assert sorted(button.text() for button in box.buttons()) == ["&Ne", "Atsisakyti", "Gerai"]


def test_words_that_are_not_ours_are_left_to_the_translation_of_qt(ours: QtWords, qapp: QApplication) -> None:
    class Beneath(QTranslator):
        @override
        def translate(
            self, context: str, source_text: str, /, disambiguation: str | None = None, n: int = -1
        ) -> str | None:
            return "beneath"

    i18n.use("lt")
    beneath = Beneath()
    qapp.removeTranslator(ours)
    qapp.installTranslator(beneath)
    qapp.installTranslator(ours)
    try:
        assert QCoreApplication.translate("QColorDialog", "Pick Screen Color") == "beneath"
        assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Atsisakyti"
    finally:
        qapp.removeTranslator(beneath)


@languages
@pytest.mark.parametrize(
    "side_by_side",
    [
        qt_words.TEXT_MENU,
        qt_words.FILE_MENU,
        (*qt_words.FILE_FIELDS, "&Open"),
        (*qt_words.FILE_FIELDS, "&Save"),
        ("&Yes", "&No"),
    ],
)
def test_no_two_words_side_by_side_share_a_key(language: str, side_by_side: tuple[str, ...]) -> None:
    i18n.use(language)
    shown = [_(word) for word in side_by_side]
    keys = [word[word.index("&") + 1].casefold() for word in shown if "&" in word]
    assert len(keys) == len(set(keys)), shown


@languages
def test_the_name_of_the_file_keeps_its_place(language: str) -> None:
    i18n.use(language)
    assert [word for word in qt_words.WORDS if _(word).count("%1") != word.count("%1")] == []
