"""The exit codes that scripts rely on."""

from __future__ import annotations

from typing import Final

DONE: Final = 0
FINDINGS: Final = 1
CANNOT: Final = 2
INTERRUPTED: Final = 130
"""What shells call a command that was stopped with Ctrl+C."""
