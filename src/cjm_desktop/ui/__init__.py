"""The window."""

from __future__ import annotations

import builtins
from importlib import import_module


def _import_qt() -> None:
    """Import Qt's bindings and put the import statement back as it was.

    They replace it to read the source of every module that is imported after them, in search of switches
    (``from __feature__ import …``) that we do not use. That was a twentieth of a start.
    """
    plain = builtins.__import__
    import_module("PySide6.QtCore")
    vars(builtins)["__import__"] = plain


_import_qt()
