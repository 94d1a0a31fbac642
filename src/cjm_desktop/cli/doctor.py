"""``cjm-desktop doctor``: is everything there that the program needs here? For a report of what does not work.

It says where things lie and whether they can be used, and never what a map holds.
"""

from __future__ import annotations

import os
import platform
import re
import shutil
import struct
import sys
import tempfile
from dataclasses import dataclass, field
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from platformdirs import PlatformDirs

from cjm_desktop.assets import resources
from cjm_desktop.cli import terminal
from cjm_desktop.cli.codes import CANNOT, DONE, FINDINGS
from cjm_desktop.i18n import _, mark, ngettext
from cjm_desktop.storage import locks, places
from cjm_desktop.storage.errors import ReadError, system_reason
from cjm_desktop.text.fonts import face_ids

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Mapping

FOLDERS: Final[Mapping[str, str]] = {
    "data": mark("Data"),
    "backups": mark("Earlier versions"),
    "recovery": mark("Recovery"),
    "logs": mark("Logs"),
    "settings": mark("Settings"),
    "resources": mark("Resources"),
}
"""The folders that are looked at, by what they are for."""

DISPLAYS: Final = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
"""What of the environment says where windows may open; nothing of it, and none can."""

LITTLE: Final = 100_000_000
"""Bytes: a map with pictures and its earlier versions need no more."""

_REQUIREMENT: Final = re.compile(r"[\w.-]+")
_TRUETYPE: Final = b"\0\1\0\0"


class Finding(NamedTuple):
    """Something that is wrong: the rule by which scripts know it, and the sentence for people."""

    rule: str
    sentence: str


@dataclass
class Section:
    """What is known of one thing.

    Attributes:
        title: what people call it.
        facts: for a script.
        rows: for a person, in columns.
        findings: what is wrong with it.
    """

    title: str
    facts: Any
    rows: list[tuple[str, ...]]
    findings: list[Finding] = field(default_factory=list)


def configure(parser: ArgumentParser) -> None:
    """Say which arguments there are."""
    parser.add_argument(
        "files", nargs="*", type=Path, metavar="FILE", help=_("journey maps whose locks to look at")
    )
    parser.add_argument("--json", action="store_true", help=_("print one JSON object"))


def run(arguments: Namespace) -> int:
    """Look at everything.

    Returns:
        2 if a file that was named is not there, else 1 if something is wrong, else 0.
    """
    sections = {
        "versions": _versions(),
        "libraries": _libraries(),
        "folders": _folders(),
        "fonts": _fonts(),
        "display": _display(),
        "recovery": _recovery(),
        "locks": _locks(arguments.files),
    }
    findings = [finding for section in sections.values() for finding in section.findings]
    if arguments.json:
        facts = {name: section.facts for name, section in sections.items()}
        terminal.say_json({"findings": [finding._asdict() for finding in findings], **facts})
    else:
        terminal.say(_words(list(sections.values()), findings))
    if _complain_of_missing(arguments.files):
        return CANNOT
    return FINDINGS if findings else DONE


def _words(sections: list[Section], findings: list[Finding]) -> str:
    shown = [section for section in sections if section.rows]
    indent = max(len(section.title) for section in shown) + 2
    lines: list[str] = []
    for section in shown:
        widths = [max(map(len, column)) for column in zip(*section.rows, strict=True)]
        for number, row in enumerate(section.rows):
            cells = "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
            lines.append((section.title if not number else "").ljust(indent) + cells.rstrip())
    told = [f"- {finding.sentence}" for finding in findings] or [_("Nothing is wrong.")]
    return "\n".join([*lines, "", *told])


def _versions() -> Section:
    try:
        version = metadata.version(places.NAME)
    except metadata.PackageNotFoundError:
        version = _("(a checkout that is not installed)")
    facts = {
        "program": version,
        "python": platform.python_version(),
        "executable": sys.executable,
        "system": platform.platform(),
    }
    rows: list[tuple[str, ...]] = [
        (f"{places.NAME} {version}",),
        (f"Python {facts['python']}, {sys.executable}",),
        (facts["system"],),
    ]
    return Section(_("Versions"), facts, rows)


def _libraries() -> Section:
    try:
        wanted = [line for line in metadata.requires(places.NAME) or [] if "extra ==" not in line]
    except metadata.PackageNotFoundError:
        wanted = []
    section = Section(_("Libraries"), {}, [])
    for line in wanted:
        found = _REQUIREMENT.match(line)
        name = found[0] if found else line
        try:
            version = metadata.version(name)
        except metadata.PackageNotFoundError:
            version = None
            sentence = _("The library {name} is not installed.").format(name=name)
            section.findings.append(Finding("library-missing", sentence))
        section.facts[name] = version
        section.rows.append((name, version or _("not installed")))
    return section


def _folders() -> Section:
    section = Section(_("Folders"), {}, [])
    short_of_room: set[int] = set()
    for name, place in _places().items():
        own = name != "resources"  # these come with the program, and it writes nothing there
        exists, refusal = _tried(place, to_write=own)
        free = _free(place)
        section.facts[name] = {
            "path": str(place),
            "exists": exists,
            "usable": not refusal,
            "free": free,
        }
        state = refusal or (_("is there") if exists else _("can be made"))
        section.rows.append((_(FOLDERS[name]), state, _size(free) if own else "", str(place)))
        if refusal:
            sentence = _("{folder} cannot be used: {reason}.").format(folder=place, reason=refusal)
            section.findings.append(Finding("folder-refuses", sentence))
        elif own and free is not None and free < LITTLE and free not in short_of_room:
            short_of_room.add(free)  # folders on one disk are told of once
            sentence = _("There is little room left for {folder}: {size}.")
            section.findings.append(Finding("little-room", sentence.format(folder=place, size=_size(free))))
    return section


def _places() -> dict[str, Path]:
    own = PlatformDirs(places.NAME, appauthor=False)
    settings = own.user_config_path
    if sys.platform == "darwin":
        # Qt keeps them there, and in the registry on Windows.
        settings = Path.home() / "Library" / "Preferences"
    return {
        "data": places.data(),
        "backups": places.backups(),
        "recovery": places.recovery(),
        "logs": places.logs(),
        "settings": settings,
        "resources": resources(),
    }


def _tried(place: Path, *, to_write: bool) -> tuple[bool, str]:
    """Whether a folder is there, and why it cannot be used. Nothing is left of the try."""
    exists = False
    try:
        exists = place.exists()
        if to_write:
            with tempfile.TemporaryFile(dir=_nearest(place)):
                pass
        else:
            next(place.iterdir(), None)
    except OSError as error:
        return exists, system_reason(error)
    return exists, ""


def _nearest(place: Path) -> Path:
    """The folder itself, or the one in which it would be made."""
    return next(folder for folder in (place, *place.parents) if folder.exists())


def _free(place: Path) -> int | None:
    try:
        return shutil.disk_usage(_nearest(place)).free
    except OSError:
        return None


def _size(free: int | None) -> str:
    if free is None:
        return ""
    if free < 10_000_000_000:
        return _("{number} MB free").format(number=free // 1_000_000)
    return _("{number} GB free").format(number=free // 1_000_000_000)


def _fonts() -> Section:
    faces = face_ids()
    folder = resources() / "fonts"
    broken = [face for face in faces if not _is_whole(folder / f"{face}.ttf")]
    facts = {"bundled": len(faces), "readable": len(faces) - len(broken), "broken": broken}
    words = _("{readable} of {count} bundled faces can be read").format(
        readable=facts["readable"], count=len(faces)
    )
    sentence = _("The font {name} is missing or damaged; install the program anew.")
    findings = [Finding("font-unreadable", sentence.format(name=face)) for face in broken]
    return Section(_("Fonts"), facts, [(words,)], findings)


def _is_whole(path: Path) -> bool:
    """Whether a TrueType file is there, with all the tables that its head promises: not cut off by a copy."""
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(12)
            tables = file.read(16 * int.from_bytes(head[4:6], "big"))
        ends = [offset + length for _tag, _sum, offset, length in struct.iter_unpack(">4s3I", tables)]
    except (OSError, struct.error):
        return False
    return head[:4] == _TRUETYPE and bool(ends) and max(ends) <= size


def _display() -> Section:
    facts = {name: os.environ.get(name) for name in (*DISPLAYS, "XDG_SESSION_TYPE")}
    rows: list[tuple[str, ...]] = [(f"{name}={value}",) for name, value in facts.items() if value]
    section = Section(_("Display"), facts, rows)
    if sys.platform not in {"win32", "darwin"} and not any(facts[name] for name in DISPLAYS):
        section.rows.append((_("no display"),))
        sentence = _("There is no display, so no window can open; commands work all the same.")
        section.findings.append(Finding("no-display", sentence))
    return section


def _recovery() -> Section:
    from cjm_desktop.storage.leftovers import leftovers

    count = len(leftovers(places.recovery()))
    section = Section(_("Recovery"), {"leftovers": count}, [(_("nothing is waiting"),)])
    if count:
        words = ngettext("{count} map is waiting", "{count} maps are waiting", count).format(count=count)
        section.rows = [(words,)]
        sentence = ngettext(
            "{count} map has edits that were never saved; the program offers them when it starts.",
            "{count} maps have edits that were never saved; the program offers them when it starts.",
            count,
        )
        section.findings.append(Finding("edits-waiting", sentence.format(count=count)))
    return section


def _locks(files: list[Path]) -> Section:
    section = Section(_("Locks"), [], [])
    for path in files:
        if not os.path.lexists(path):
            section.facts.append({"file": str(path), "state": "missing"})
            continue
        info = locks.read(path)
        left = locks.leftover(path) if info else None
        state, words = _state(info, left)
        facts: dict[str, object] = {"file": str(path), "state": state}
        if info and info.known:
            facts |= {"host": info.host, "process": info.process, "user": info.user}
            facts["since"] = info.started.isoformat()
        section.facts.append(facts)
        section.rows.append((str(path), words))
        if state in {"left", "unclear"}:
            section.findings.append(Finding(f"lock-{state}", f"{path}: {words}"))
    return section


def _state(info: locks.LockInfo | None, left: locks.LockInfo | None) -> tuple[str, str]:
    """How it is about the lock of a map, for a script and for a person."""
    if info is None or (left and not left.known):  # a lock without a word makes way for the next opening
        return "free", _("nobody has it open")
    if left:
        words = _(
            "A program ended without closing this map, open since {time}; the next one takes its place."
        )
        return "left", words.format(time=left.since)
    return ("locked" if info.known else "unclear"), locks.Locked(info).sentence


def _complain_of_missing(files: list[Path]) -> bool:
    """Tell of the files that are not there; whether there is one."""
    missing = [path for path in files if not os.path.lexists(path)]
    for path in missing:
        terminal.complain(str(ReadError(path, _("there is no such file or folder"))))
    return bool(missing)
