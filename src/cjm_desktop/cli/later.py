"""What the start of the program is spared: modules that only editing needs, and a search that finds nothing.

The modules of ``ON_USE`` are found as any other, and run when something in them is first asked for. That works where
whoever imports them imports the module (``from cjm_desktop.editor import drags``) and takes no names out of it. They
are used in the window's thread alone: two threads that ask at the same moment would run a module twice.
"""

from __future__ import annotations

import sys
from importlib.machinery import ModuleSpec, PathFinder
from importlib.util import LazyLoader
from types import ModuleType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

ON_USE: Final = frozenset(
    f"cjm_desktop.{name}"
    for name in (
        "commands",
        "editor.clipboard",
        "editor.drags",
        "editor.gestures",
        "editor.insertion",
        "editor.moves",
        "editor.outcomes",
        "editor.selection",
        "editor.together",
        "editor.words",
        "ui.dialogs.questions",
    )
)

_PLUGINS: Final = "pydantic.plugin._loader"


class _OnUse:
    """Finds the modules of ``ON_USE``."""

    @staticmethod
    def find_spec(
        name: str, path: Sequence[str] | None, _target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """The module, with a loader that waits; nothing for every other name."""
        if name not in ON_USE:
            return None
        spec = PathFinder.find_spec(name, path)
        if spec is not None and spec.loader is not None:
            spec.loader = LazyLoader(spec.loader)
        return spec


def import_on_use() -> None:
    """From now on, run the modules of ``ON_USE`` when they are first used."""
    if _OnUse not in sys.meta_path:
        sys.meta_path.insert(0, _OnUse)


def without_plugins() -> None:
    """Have pydantic look for no plugins.

    The program uses none, and to look for them, even where they are switched off, it imports ``importlib.metadata``
    and with it all of Python's e-mail: a twenty-fifth of a start. Where pydantic has moved that code, it looks as ever.
    """
    if _PLUGINS not in sys.modules:
        empty = ModuleType(_PLUGINS)
        vars(empty)["get_plugins"] = tuple
        sys.modules[_PLUGINS] = empty
