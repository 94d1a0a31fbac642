"""Makes a poster of a map: one function for the dialog and the command line."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, get_args

from cjm_desktop.display.items import GlyphRun, Group
from cjm_desktop.export.errors import ExportError, UnsuitableError
from cjm_desktop.export.pages import Footer, paginate, sheet_for
from cjm_desktop.export.papers import ISO, Orientation, Paper, paper_named
from cjm_desktop.export.progress import Progress, Watched, WatchfulMemory
from cjm_desktop.export.registry import exporter_for
from cjm_desktop.i18n import _, mark, translation
from cjm_desktop.layout.engine import lay_out, shared_typesetter
from cjm_desktop.storage import atomic
from cjm_desktop.theme import THEMES, Theme, ThemeName, load_theme

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from cjm_desktop.display.geometry import Size
    from cjm_desktop.display.items import Frame, Item
    from cjm_desktop.export.pages import Sheet
    from cjm_desktop.model.graph import JourneyGraph
    from cjm_desktop.model.records import JourneyMap
    from cjm_desktop.paint.page import Page

READABLE = 6.5
"""Text smaller than this on paper, in points, is worth a warning."""
DOTS_PER_INCH = range(10, 2401)

SCOPES = {"current": mark("current state"), "future": mark("future state")}
VERSION = mark("version {version}")
SHEETS: dict[Orientation, str] = {
    "landscape": mark("{paper} landscape, scale {percent} %, sheet {sheet} of {sheets}"),
    "portrait": mark("{paper} portrait, scale {percent} %, sheet {sheet} of {sheets}"),
}
OWN_SIZE = mark("scale {percent} %, sheet {sheet} of {sheets}")


Background = Literal["page", "none"]
"""What lies under the drawing: a page of the theme's colour, or nothing."""


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """How a poster is to be made.

    ``paper`` is one of the names in ``papers``; ``language`` replaces the map's own for the words that the program
    adds. ``dpi`` matters to pictures only, ``background`` to all that can be laid over something else.
    """

    paper: str = "A3"
    orientation: Orientation = "auto"
    theme: ThemeName = "print"
    language: str | None = None
    dpi: int = 150
    background: Background = "page"


@dataclass(frozen=True, slots=True)
class ExportResult:
    """What was made. ``size`` is a page's in points, ``scale`` the drawing's on it (1 = 100 %).

    ``smallest_text_pt`` is the size of the smallest type on paper (0 without any text); ``missing`` lists the
    characters that stand as boxes; ``warnings`` are plain sentences in the interface's language.
    """

    path: Path
    pages: int
    paper: str
    orientation: Orientation
    size: Size
    scale: float
    smallest_text_pt: float
    missing: tuple[str, ...]
    warnings: tuple[str, ...]


def export_file(
    graph: JourneyGraph, out: Path, options: ExportOptions | None = None, progress: Progress | None = None
) -> ExportResult:
    """Lay the map out, put it on paper and write the file that ``out``'s suffix names. An old file is replaced.

    Raises:
        ExportError: what is asked for cannot be made.
        WriteError: the file cannot be written.
        StoppedError: ``progress`` was called off. In any case nothing is half-written and an old file stays as it was.
    """
    options, progress = options or ExportOptions(), progress or Progress()
    try:
        exporter = exporter_for(out.suffix)
        poster = compose(graph, options, progress)
        progress.tell(_("Painting the sheet…"))
        content = exporter.renderer()(poster.page, options)
    except UnsuitableError as error:
        raise ExportError(out, str(error)) from error
    progress.tell(_("Writing the file…"))
    progress.seal()
    atomic.write(out, content)
    return ExportResult(
        path=out,
        pages=1,
        paper=poster.paper.name,
        orientation=poster.sheet.orientation,
        size=poster.sheet.size,
        scale=poster.sheet.scale,
        smallest_text_pt=poster.smallest_text_pt,
        missing=poster.page.frame.missing,
        warnings=poster.warnings,
    )


@dataclass(frozen=True, slots=True)
class Poster:
    """A map on its sheet, ready to be written; ``smallest_text_pt`` and ``warnings`` as in ``ExportResult``."""

    page: Page
    paper: Paper
    sheet: Sheet
    smallest_text_pt: float
    warnings: tuple[str, ...]


def compose(graph: JourneyGraph, options: ExportOptions, progress: Progress | None = None) -> Poster:
    """Lay the map out and put it on paper: what a preview shows and a file will hold.

    Raises:
        UnsuitableError: what is asked for cannot be made.
        StoppedError: ``progress`` was called off; that may also happen while the page is painted.
    """
    _check(options)
    progress = progress or Progress()
    progress.tell(_("Laying out the map…"))
    paper, theme = paper_named(options.paper), load_theme(options.theme)
    frame = lay_out(graph, theme, WatchfulMemory(progress), language=options.language)
    sheet = sheet_for(frame.size, paper, options.orientation, theme.grid.poster_margin)
    footer = _footer(graph.map, paper, sheet, options.language or frame.language)
    page = paginate(frame, sheet, theme, footer, shared_typesetter())
    page = replace(page, groups=Watched(page.groups, progress))
    smallest = min(_text_sizes(frame.groups), default=0.0)
    warnings = tuple(_warnings(frame, smallest, paper, sheet, theme))
    return Poster(page, paper, sheet, smallest * sheet.scale, warnings)


def _check(options: ExportOptions) -> None:
    """Raise ``UnsuitableError`` where a number or a name is none that can be used."""
    if options.dpi not in DOTS_PER_INCH:
        reason = _("a picture has {first} to {last} dots per inch, not {dpi}")
        raise UnsuitableError(reason.format(first=DOTS_PER_INCH[0], last=DOTS_PER_INCH[-1], dpi=options.dpi))
    if options.theme not in THEMES:
        raise UnsuitableError(_("there is no theme named {name}").format(name=options.theme))
    if options.orientation not in ("auto", *SHEETS):
        raise UnsuitableError(_("there is no orientation named {name}").format(name=options.orientation))
    if options.background not in get_args(Background):
        raise UnsuitableError(_("there is no background named {name}").format(name=options.background))


def _footer(journey: JourneyMap, paper: Paper, sheet: Sheet, language: str) -> Footer:
    """The words at the sheet's foot, in the map's language."""
    words = translation(language)
    particulars = [words(SCOPES[journey.scope])]
    if journey.version:
        particulars.append(words(VERSION).format(version=journey.version))
    about = OWN_SIZE if paper.size is None else SHEETS[sheet.orientation]
    percent = f"{sheet.scale * 100:.0f}"
    said = words(about).format(paper=paper.name, percent=percent, sheet=1, sheets=1)
    return Footer(journey.title, ", ".join(particulars), said)


def _text_sizes(items: Iterable[Item]) -> Iterator[float]:
    """The type sizes of all text in the drawing, in points at 100 %."""
    for item in items:
        if isinstance(item, GlyphRun):
            yield item.size
        elif isinstance(item, Group):
            yield from _text_sizes(item.items)


def _warnings(frame: Frame, smallest: float, paper: Paper, sheet: Sheet, theme: Theme) -> Iterator[str]:
    if frame.missing:
        characters = " ".join(frame.missing)
        yield _("No bundled font has these characters, so they stand as boxes: {characters}").format(
            characters=characters
        )
    if smallest and smallest * sheet.scale < READABLE and paper.size is not None:
        yield _too_small(frame, smallest, sheet, theme)


def _too_small(frame: Frame, smallest: float, sheet: Sheet, theme: Theme) -> str:
    """That text is hard to read on this sheet, and which one would do."""
    size = smallest * sheet.scale
    margin = theme.grid.poster_margin
    for paper in ISO:
        if smallest * sheet_for(frame.size, paper, "auto", margin).scale >= READABLE:
            sentence = _(
                "The smallest text is {size:.1f} points high and hard to read; {paper} is large enough."
            )
            return sentence.format(size=size, paper=paper.name)
    sentence = _(
        "The smallest text is {size:.1f} points high and hard to read; no sheet up to A0 is large enough."
    )
    return sentence.format(size=size)
