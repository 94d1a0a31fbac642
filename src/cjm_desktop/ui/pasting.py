"""How much of a clipboard goes into a field: a paste of a whole book would hold the window up for minutes."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QMimeData

from cjm_desktop.model.records import LONGEST_WORDS

LONGEST_LINE: Final = 1_000_000
"""Characters that a line takes; Qt's own limit would cut a long list of tags."""
_MOST: Final = LONGEST_WORDS + 1
"""One character more than any record holds: who pastes too much is told so when the words are to be kept."""


def bounded(content: QMimeData) -> QMimeData:
    """What is pasted into a field of words, or its beginning where it is too long for any."""
    words = content.text()
    if len(words) <= _MOST:
        return content
    beginning = QMimeData()
    beginning.setText(words[:_MOST])
    return beginning
