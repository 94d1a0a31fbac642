"""What is told about an unexpected error: where in the program it was, and nothing of what a map holds.

The message of an error may quote anything: a title, a file's name, a whole record. So words are only taken over where
they stand in the very code that raised it, and numbers where they are the system's own. Of a traceback, the files are
told as the program and its libraries call them, never where they lie on this computer; there are no values in it.
"""

from __future__ import annotations

import errno
import sysconfig
from itertools import islice
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

import cjm_desktop

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from types import CodeType, FrameType, TracebackType

FIRST_FRAMES, LAST_FRAMES = 12, 28
"""So many frames of a long traceback are told: those where it began, and those where it ended."""
LONGEST_CHAIN = 6
"""So many errors are told of a chain."""
VERSIONS: Final = ("PySide6_Essentials", "networkx", "orjson", "pydantic", "reportlab", "uharfbuzz")
"""The libraries whose versions are told."""


def named(error: BaseException) -> str:
    """What kind of error it is, with those of its words that the program itself says."""
    kind = type(error)
    name = kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
    words = _own_words(error)
    return f"{name}: {words}" if words else name


def _own_words(error: BaseException) -> str:
    if isinstance(error, OSError) and error.errno is not None:
        return errno.errorcode.get(error.errno, str(error.errno))
    code = raised_at(error)[0]
    if code is None:
        return ""
    said = getattr(error, "name", None)  # of an attribute, a name or a module that is not there
    if isinstance(said, str) and said in code.co_names:
        return said
    if len(error.args) == 1 and isinstance(error.args[0], str) and error.args[0] in code.co_consts:
        return error.args[0]
    return ""


def raised_at(error: BaseException) -> tuple[CodeType | None, int]:
    """The code and the line that raised an error; no code if it was never raised."""
    *_before, last = [(None, 0), *((frame.f_code, line) for frame, line in _frames(error.__traceback__))]
    return last


def _frames(trace: TracebackType | None) -> Iterator[tuple[FrameType, int]]:
    while trace is not None:
        yield trace.tb_frame, trace.tb_lineno
        trace = trace.tb_next


def told(error: BaseException) -> str:
    """An error, what caused it, and where each of them was raised: the innermost place last."""
    return "\n".join(
        line for each in islice(_chain(error), LONGEST_CHAIN) for line in (named(each), *_places(each))
    )


def _chain(error: BaseException) -> Iterator[BaseException]:
    """The error, and those that led to it."""
    seen: set[int] = set()
    link: BaseException | None = error
    while link is not None and id(link) not in seen:
        seen.add(id(link))
        yield link
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)


def _places(error: BaseException) -> Sequence[str]:
    places = [
        f"  {where(frame.f_code.co_filename)}:{line} {frame.f_code.co_qualname}"
        for frame, line in _frames(error.__traceback__)
    ]
    left = len(places) - FIRST_FRAMES - LAST_FRAMES
    if left > 0:
        places[FIRST_FRAMES:-LAST_FRAMES] = [f"  … {left} more"]
    return places


def where(file: str) -> str:
    """A file of code as the program or its library calls it."""
    path = PurePath(file)
    for root in (PurePath(cjm_desktop.__file__).parents[1], *map(PurePath, _library_folders())):
        if path.is_relative_to(root):
            return path.relative_to(root).as_posix()
    return path.name


def _library_folders() -> tuple[str, ...]:
    paths = sysconfig.get_paths()
    return tuple(paths[name] for name in ("purelib", "platlib", "stdlib"))


def about_the_program() -> tuple[str, ...]:
    """The program, its libraries and the system it runs on."""
    import platform
    from importlib import metadata

    def version(name: str) -> str:
        try:
            return metadata.version(name)
        except metadata.PackageNotFoundError:
            return "?"

    libraries = ", ".join(f"{name} {version(name)}" for name in VERSIONS)
    return (
        f"cjm-desktop {version('cjm-desktop')}",
        f"Python {platform.python_version()}, {libraries}",
        platform.platform(),
    )
