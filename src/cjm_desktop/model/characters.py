"""Which characters a text of a map may hold."""

from __future__ import annotations

from typing import Final

FORBIDDEN: Final = r"\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff"
"""The control characters that XML, and with it SVG and XMP, has no way to write; the inside of a regular expression's
brackets. Tabs and line breaks are text."""
