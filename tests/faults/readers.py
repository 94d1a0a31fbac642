"""Everything that reads files which anybody may have written: samples of them, and what becomes of what was read.

A new reader is one line in ``READERS``.
"""

from __future__ import annotations

import tempfile
from contextlib import suppress
from functools import cache
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from cjm_desktop import commands
from cjm_desktop.assets import resource
from cjm_desktop.commands import CommandRefused
from cjm_desktop.editor import clipboard
from cjm_desktop.layout.engine import lay_out
from cjm_desktop.model.picture_headers import PictureError
from cjm_desktop.model.pictures import PictureContent
from cjm_desktop.paint import qt
from cjm_desktop.paint.pdf.document import Document
from cjm_desktop.paint.pdf.pictures import UndecodableError, add_image
from cjm_desktop.storage import files, lock_info
from cjm_desktop.storage.errors import DocumentError, FileError
from cjm_desktop.storage.leftovers import leftovers
from cjm_desktop.storage.log_format import LOG
from cjm_desktop.theme import load_theme
from tests.picture_files import jpeg, png, turned, two_halves

if TYPE_CHECKING:
    from collections.abc import Callable

    from cjm_desktop.model.change import Change
    from cjm_desktop.model.graph import JourneyGraph
    from cjm_desktop.storage.files import Loaded
    from cjm_desktop.storage.leftovers import Recovered
    from tests.faults.mutations import Shape

TESTS: Final = Path(__file__).resolve().parents[1]
REFUSED: Final = (FileError, DocumentError, PictureError, UndecodableError, CommandRefused)
"""How a reader says that a file is none for it, in a sentence."""


class Reader(NamedTuple):
    """A reader of files.

    Attributes:
        name: what it reads.
        shape: how its files are damaged.
        samples: sound files.
        read: makes something of a file's bytes, or says in an error of ``REFUSED`` why not.
        use: what is always done with what was read; an error there is a fault.
        show: the same, but so slow that it is only done now and then.
    """

    name: str
    shape: Shape
    samples: Callable[[], list[bytes]]
    read: Callable[[bytes], Any]
    use: Callable[[Any], object]
    show: Callable[[Any], object]


def map_samples() -> list[bytes]:
    """The bundled maps and the golden file."""
    found = sorted(resource("templates").glob("*.cjm")) + sorted((TESTS / "storage").glob("format_*.cjm"))
    return [path.read_bytes() for path in found]


def save_twice(loaded: Loaded) -> None:
    """What was read is written, and comes out the same when it is read and written again."""
    written = files.dumps(loaded.graph)
    assert files.dumps(files.loads(written).graph) == written


def draw(loaded: Loaded | Recovered) -> None:
    """The map is laid out."""
    lay_out(loaded.graph, load_theme("print"))


def log_samples() -> list[bytes]:
    """Recovery logs of programs that were killed."""
    from tests.storage.journals import Editor

    found = []
    for seed in range(4):
        with tempfile.TemporaryDirectory() as folder:
            editor = Editor(files.loads(map_samples()[seed * 5]).graph, Path(folder))
            personas = editor.graph.personas()
            if personas and seed % 2:
                editor.make(commands.set_picture(editor.graph, personas[0].id, png()))
            editor.edit(Random(seed), 15)
            editor.flush()
            found.append(editor.log().read_bytes())
            editor.journal.close(keep=False)
    return found


def recover(data: bytes) -> list[Recovered]:
    """What a start of the program makes of a log that lies there."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "run"
        home.mkdir()
        (home / LOG).write_bytes(data)
        return [each.recover() for each in leftovers(Path(folder))]


def save_recovered(recovered: list[Recovered]) -> None:
    """What was recovered can be saved."""
    for each in recovered:
        files.dumps(each.graph)


def draw_recovered(recovered: list[Recovered]) -> None:
    """What was recovered is laid out."""
    for each in recovered:
        draw(each)


def lock_samples() -> list[bytes]:
    """What locks say."""
    return [lock_info.own(system=system, run="0123456789").content for system in (True, False)]


def tell_of_lock(info: lock_info.LockInfo) -> None:
    """What a lock says is told and looked into."""
    assert info.sentence
    assert "\n" not in info.sentence
    info.left_behind()


@cache
def some_map() -> JourneyGraph:
    """A map to paste into."""
    graph = files.load(resource("templates", "laptop.en.cjm")).graph
    graph.apply(commands.set_picture(graph, graph.personas()[0].id, png()))
    return graph


def clipboard_samples() -> list[bytes]:
    """Cards and markers as they are copied."""
    graph = some_map()
    every = sorted(each.id for each in graph.elements())
    return [clipboard.copied(graph, every), clipboard.copied(graph, every[:3])]


def paste(data: bytes) -> tuple[JourneyGraph, Change]:
    """Cards are pasted into a map of their own."""
    graph = some_map().snapshot()
    return graph, clipboard.pasted(graph, data, None, None)


def save_pasted(pasted: tuple[JourneyGraph, Change]) -> None:
    """A map with the pasted cards can be saved."""
    graph, change = pasted
    graph.apply(change)
    assert files.loads(files.dumps(graph)).graph == graph


def draw_pasted(pasted: tuple[JourneyGraph, Change]) -> None:
    """A map with the pasted cards is laid out."""
    lay_out(pasted[0], load_theme("print"))


def picture_samples() -> list[bytes]:
    """Pictures of the sorts that a map takes."""
    modes = ("RGB", "L", "P", "RGBA", "1", "LA")
    return [*(png(two_halves(mode=mode)) for mode in modes), jpeg(), jpeg(two_halves(mode="CMYK")), turned(6)]


def put_in_pdf(content: PictureContent) -> None:
    """The picture goes into a PDF, or is refused there in its turn."""
    with suppress(UndecodableError):
        add_image(Document(), content)


def show_picture(content: PictureContent) -> None:
    """The picture is decoded for the screen."""
    qt.image_of(content.data, 256)
    qt.image_of.cache_clear()


def _nothing(_read: object) -> None:
    """There is no more to do."""


READERS: Final = (
    Reader("map", "json", map_samples, files.loads, save_twice, draw),
    Reader("log", "log", log_samples, recover, save_recovered, draw_recovered),
    Reader("clipboard", "json", clipboard_samples, paste, save_pasted, draw_pasted),
    Reader("picture", "picture", picture_samples, PictureContent.of, put_in_pdf, show_picture),
    Reader("lock", "json", lock_samples, lock_info.understood, tell_of_lock, _nothing),
)
"""A PDF that carries a map joins them when there is a reader for it."""
