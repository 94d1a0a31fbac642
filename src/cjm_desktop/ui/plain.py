"""Words shown as they are, never as markup.

Qt takes words that look like HTML for HTML, and would read the files that an ``<img>`` in them names. A map's title may
say anything.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import Qt as RichText
from PySide6.QtWidgets import QLabel

PLAIN = Qt.TextFormat.PlainText


class Label(QLabel):
    """A label that shows words as they are."""

    def __init__(self, words: str = "") -> None:
        super().__init__()
        self.setTextFormat(PLAIN)
        self.setText(words)


def plain_tip(words: str) -> str:
    """Words for a tool tip, which has no choice but to guess what they are."""
    if not RichText.mightBeRichText(words):
        return words
    from html import escape  # it reads a long table

    return f"<span>{escape(words)}</span>"
