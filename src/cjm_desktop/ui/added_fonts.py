"""Fonts of this computer that a person chose for characters which the bundled ones lack; remembered, and used at start.

They are a setting of the person, not of the map: on another computer the same map shows boxes again.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from cjm_desktop.ui.remembered import settings

if TYPE_CHECKING:
    from collections.abc import Iterable

KEY: Final = "fonts/added"


def kept_fonts() -> tuple[Path, ...]:
    """The files that were chosen so far."""
    kept = settings().value(KEY)
    names = [kept] if isinstance(kept, str) else kept if isinstance(kept, list) else []
    return tuple(Path(name) for name in names if isinstance(name, str) and name)


def use_kept_fonts() -> None:
    """Use what was chosen before; a font that is gone is left out, and asked again should it come back."""
    if kept := kept_fonts():
        from cjm_desktop.text.system_faces import use_faces

        use_faces(kept)


def add_fonts(paths: Iterable[Path]) -> None:
    """Use these fonts as well from now on."""
    from cjm_desktop.text.system_faces import use_faces

    every = tuple(dict.fromkeys((*kept_fonts(), *paths)))
    refused = use_faces(every)
    settings().setValue(KEY, [str(path) for path in every if path not in refused])
