"""The finished drawing of an open map: laid out anew when the map changes, and for a moment when an edit is tried."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.layout.engine import corner, lay_out
from cjm_desktop.layout.memory import LayoutMemory
from cjm_desktop.text.fonts import added
from cjm_desktop.ui.faces import know_read_faces

if TYPE_CHECKING:
    from cjm_desktop.display.items import Frame, Group
    from cjm_desktop.model.change import Change
    from cjm_desktop.model.graph import JourneyGraph
    from cjm_desktop.theme import Theme


class Drawing:
    """Lays a map out and remembers what stayed the same from one time to the next."""

    def __init__(self, graph: JourneyGraph, theme: Theme, memory: LayoutMemory | None = None) -> None:
        """Lay the map out; ``memory`` is of an earlier time."""
        self._graph = graph
        self._theme = theme
        self._memory = memory or LayoutMemory()
        self._added_faces = added.revision
        self.frame: Frame = self.refresh()
        """The drawing of the map as it is."""

    @property
    def shown(self) -> Frame:
        """The drawing that was made last: of the map as it is, or as an edit would make it."""
        return self._shown

    def refresh(self) -> Frame:
        """Lay the map out as it is now."""
        self.frame = self._shown = self._laid_out()
        return self.frame

    def preview(self, change: Change) -> Frame:
        """The drawing as it would be after a change. The map is as before when this returns.

        Raises:
            ChangeRefused: the change does not fit the map.
        """
        self._graph.apply(change)
        try:
            self._shown = self._laid_out()
        finally:
            self._graph.apply(change.inverse())
        return self._shown

    def preview_nothing(self) -> Frame:
        """Go back to the drawing of the map as it is."""
        self._shown = self.frame
        return self.frame

    def corner(self) -> Group:
        """Who the map is about, for the corner where header and labels meet."""
        return corner(self._graph, self._theme, self._shown.grid, self._memory)

    def _laid_out(self) -> Frame:
        if self._added_faces != added.revision:  # what stood as a box may have a face now
            self._memory = LayoutMemory()
            self._added_faces = added.revision
        frame = lay_out(self._graph, self._theme, self._memory)
        know_read_faces()
        return frame
