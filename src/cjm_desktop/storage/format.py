"""What the program's files are called and which format it writes."""

from __future__ import annotations

from typing import Final

FORMAT: Final = 1
"""The format this program writes."""
SUFFIX: Final = ".cjm"
MEDIA_TYPE: Final = "application/vnd.cjm+json"
