"""The bundled line icons as paths on a grid of 24 units, y down.

Painters scale the path to the icon's square and stroke it with round caps and joins; nothing is filled.
"""

from __future__ import annotations

from functools import cache

import orjson

from cjm_desktop.assets import resource
from cjm_desktop.display.geometry import Close, CurveTo, LineTo, MoveTo, Path, Segment

GRID = 24.0
"""The side of the square that every icon is drawn in."""

MISSING = "square-rounded"
"""Stands in for a name that is not bundled."""


@cache
def icon_path(name: str) -> Path:
    """The strokes of an icon; those of ``MISSING`` for a name that is not bundled."""
    outlines = _outlines()
    return _path(outlines.get(name) or outlines[MISSING])


def has_icon(name: str) -> bool:
    """Whether an icon of that name is bundled."""
    return name in _outlines()


def icon_names() -> tuple[str, ...]:
    """The names of all bundled icons, those next to each other that belong together."""
    return tuple(_outlines())


@cache
def _outlines() -> dict[str, str]:
    outlines: dict[str, str] = orjson.loads(resource("icons", "icons.json").read_bytes())
    return outlines


def _path(outline: str) -> Path:
    # Without a regular expression: to compile one for a negated class of characters takes longer than all icons.
    for command in "MLCZ":
        outline = outline.replace(command, f";{command} ")
    segments: list[Segment] = []
    for part in outline.split(";")[1:]:
        command, *words = part.split()
        numbers = [float(word) for word in words]
        match command:
            case "M":
                segments.append(MoveTo(*numbers))
            case "L":
                segments.append(LineTo(*numbers))
            case "C":
                segments.append(CurveTo(*numbers))
            case _:
                segments.append(Close())
    return tuple(segments)
