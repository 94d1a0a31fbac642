"""What a gesture answers: a preview, an edit, a selection, or that it came to nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cjm_desktop.editor.pointing import Carried

if TYPE_CHECKING:
    from cjm_desktop.editor.pointing import OverlayMark
    from cjm_desktop.model.change import Change


class Preview(NamedTuple):
    """The map as it would be now. Nothing of it is kept.

    ``marks`` are placed on the drawing as it was when the gesture began. ``landing`` are the elements whose new
    places are to be marked on the previewed drawing, ``outlined`` those that are shown as selected there, ``lifted``
    those that are shown under the pointer instead.
    """

    change: Change
    marks: tuple[OverlayMark, ...] = ()
    landing: tuple[str, ...] = ()
    outlined: tuple[str, ...] = ()

    @property
    def lifted(self) -> frozenset[tuple[str, str]]:
        """The pictures, by element and part, that are shown under the pointer and nowhere else."""
        return frozenset((mark.source, mark.part) for mark in self.marks if isinstance(mark, Carried))


class Commit(NamedTuple):
    """An edit to keep as one step of undo, and the elements to select afterwards (``None`` leaves the selection)."""

    label: str
    change: Change
    select: frozenset[str] | None = None


class Select(NamedTuple):
    """Another selection."""

    ids: frozenset[str]


class Cancel(NamedTuple):
    """Nothing came of it: show the map as it is."""


Outcome = Preview | Commit | Select | Cancel
