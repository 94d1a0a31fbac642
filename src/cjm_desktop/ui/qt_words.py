"""Qt's own words in our languages: the buttons, file dialogs and text menus that Qt makes by itself.

Qt comes with Russian, but with no Romanian and only remains of Lithuanian. So the words that this program shows are
in our catalogues as well, for all languages alike; where Qt asks for another one, its own translation answers.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QTranslator
from typing_extensions import override

from cjm_desktop.i18n import _, mark

TEXT_MENU: Final = (
    mark("&Undo"),
    mark("&Redo"),
    mark("Cu&t"),
    mark("&Copy"),
    mark("&Paste"),
    mark("Delete"),
    mark("Select All"),
)
"""The menu of a text field."""

ANSWERS: Final = (
    mark("OK"),
    mark("Cancel"),
    mark("Open"),
    mark("Save"),
    mark("Close"),
    mark("&Yes"),
    mark("&No"),
)
"""The buttons of dialogs."""

FILE_FIELDS: Final = (
    mark("&Look in:"),
    mark("File &name:"),
    mark("Files of &type:"),
)
"""The fields of the file dialog."""

FILE_BUTTONS: Final = (mark("&Open"), mark("&Save"))
"""Its button; one of the two."""

FILE_MENU: Final = (
    mark("&Rename"),
    mark("&Delete"),
    mark("Show &hidden files"),
    mark("&New Folder"),
)
"""What the file dialog can do with a file."""

FILE_PLACES: Final = (
    mark("Back"),
    mark("Go back"),
    mark("Forward"),
    mark("Go forward"),
    mark("Parent Directory"),
    mark("Go to the parent directory"),
    mark("Create New Folder"),
    mark("Create a New Folder"),
    mark("List View"),
    mark("Change to list view mode"),
    mark("Detail View"),
    mark("Change to detail view mode"),
    mark("Sidebar"),
    mark("List of places and bookmarks"),
    mark("Remove"),
    mark("Files"),
    mark("All Files (*)"),
    mark("New Folder"),
    mark("Computer"),
    mark("Drive"),
    mark("Folder"),
    mark("File"),
    mark("%1 File"),
    mark("Name"),
    mark("Size"),
    mark("Type"),
    mark("Date Modified"),
)
"""The ways through the folders, and what stands in them."""

FILE_QUESTIONS: Final = (
    mark("%1 already exists.\nDo you want to replace it?"),
    mark("%1\nFile not found.\nPlease verify the correct file name was given."),
    mark("%1\nDirectory not found.\nPlease verify the correct directory name was given."),
    mark("'%1' is write protected.\nDo you want to delete it anyway?"),
    mark("Are you sure you want to delete '%1'?"),
    mark("Could not delete directory."),
)
"""What the file dialog asks and tells; Qt puts the name of the file in the place of ``%1``."""

WORDS: Final = frozenset(
    (*TEXT_MENU, *ANSWERS, *FILE_FIELDS, *FILE_BUTTONS, *FILE_MENU, *FILE_PLACES, *FILE_QUESTIONS)
)


class QtWords(QTranslator):
    """Answers Qt from our catalogue of the interface's language."""

    @override
    def translate(
        self, context: str, source_text: str, /, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        """The translation, or none where the words are not ours: then Qt asks the next translator."""
        return _(source_text) if source_text in WORDS else None
