"""The bundled templates: journey files ``NAME.LANGUAGE.cjm`` in ``resources/templates``, found by looking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.assets import resource
from cjm_desktop.storage.format import SUFFIX

if TYPE_CHECKING:
    from pathlib import Path


def templates() -> dict[str, dict[str, Path]]:
    """Each template by name, and its file for each language it speaks, both sorted."""
    found: dict[str, dict[str, Path]] = {}
    for path in sorted(resource("templates").glob(f"*.*{SUFFIX}")):
        name, _dot, language = path.name.removesuffix(SUFFIX).rpartition(".")
        found.setdefault(name, {})[language] = path
    return found
