"""Where the program's own files are: fonts, icons, themes and templates.

In a wheel they lie inside the package; in a checkout they lie at its top level. The checkout wins, because an
editable install would otherwise go on reading what was copied when it was made.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


@cache
def resources() -> Path:
    """The folder that holds ``fonts``, ``icons``, ``templates`` and ``themes``."""
    checkout = PACKAGE.parent.parent / "resources"
    return checkout if (checkout / "fonts").is_dir() else PACKAGE / "resources"


def resource(*parts: str) -> Path:
    """The path of one bundled file, for example ``resource("fonts", "Inter-Regular.ttf")``."""
    return resources().joinpath(*parts)
