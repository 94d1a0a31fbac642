"""The papers there are."""

from __future__ import annotations

from typing import Literal, NamedTuple

from cjm_desktop.display.geometry import Size
from cjm_desktop.export.errors import UnsuitableError
from cjm_desktop.i18n import _

Orientation = Literal["auto", "landscape", "portrait"]
MILLIMETRE = 72 / 25.4
"""In points."""
INCH = 72.0
"""In points."""


class Paper(NamedTuple):
    """A paper by the name that is asked for, and its upright size in points; none means the drawing's own size."""

    name: str
    size: Size | None


FIT = Paper("fit", None)
ISO = (
    Paper("A4", Size(210 * MILLIMETRE, 297 * MILLIMETRE)),
    Paper("A3", Size(297 * MILLIMETRE, 420 * MILLIMETRE)),
    Paper("A2", Size(420 * MILLIMETRE, 594 * MILLIMETRE)),
    Paper("A1", Size(594 * MILLIMETRE, 841 * MILLIMETRE)),
    Paper("A0", Size(841 * MILLIMETRE, 1189 * MILLIMETRE)),
)
"""The sheets of ISO 216 that maps are printed on, smallest first."""
AMERICAN = (
    Paper("letter", Size(8.5 * INCH, 11 * INCH)),
    Paper("tabloid", Size(11 * INCH, 17 * INCH)),
)
"""ANSI A and B."""
PAPERS = (*ISO, *AMERICAN, FIT)


def paper_named(name: str) -> Paper:
    """The paper of a name, in small letters or capitals.

    Raises:
        UnsuitableError: there is none.
    """
    for paper in PAPERS:
        if paper.name.casefold() == name.casefold():
            return paper
    known = ", ".join(paper.name for paper in PAPERS)
    raise UnsuitableError(
        _("there is no paper named {name} (there are {known})").format(name=name, known=known)
    )
