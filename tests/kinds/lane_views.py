"""Lanes drawn by the whole layout, and found again in the drawing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.display.items import GlyphRun, Group
from cjm_desktop.layout.engine import lay_out
from cjm_desktop.theme import load_theme

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cjm_desktop.display.items import Frame, Item
    from cjm_desktop.model.graph import JourneyGraph


def drawing(graph: JourneyGraph) -> Frame:
    """The map, as it is printed."""
    return lay_out(graph, load_theme("print"))


def groups(frame: Frame, part: str) -> list[Group]:
    """The groups of one part, in painting order."""
    return [group for group in frame.groups if group.part == part]


def said(items: Iterable[Item]) -> list[str]:
    """What stands in a drawing, line after line."""
    found: list[str] = []
    for item in items:
        if isinstance(item, GlyphRun):
            found.append(item.text)
        elif isinstance(item, Group):
            found.extend(said(item.items))
    return found
