"""Why a poster cannot be made."""

from __future__ import annotations

from cjm_desktop.storage.errors import WriteError


class UnsuitableError(ValueError):
    """What is asked for cannot be made; its text is a clause that says why, in the interface's language."""


class ExportError(WriteError):
    """A poster cannot be made. Its text is one sentence that names the file; what stood there is untouched."""
