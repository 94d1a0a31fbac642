"""Draws ``resources/icons/icons.json`` from the archive of Tabler icons.

    python scripts/make_icons.py tabler-icons-3.51.0.tgz

The archive is the npm package ``@tabler/icons``. Each icon named in ``resources/icons/names.txt`` becomes one string of
absolute M, L, C and Z commands on a grid of 24 units: all that a painter needs, with arcs and relative commands done
once, here.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tarfile
from pathlib import Path

from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.svgLib.path import parse_path

ICONS = Path(__file__).resolve().parent.parent / "resources" / "icons"
COMMANDS = {"moveTo": "M", "lineTo": "L", "curveTo": "C", "closePath": "Z"}


def icon_names() -> list[str]:
    """The names in ``names.txt``, in its order: that in which they are offered.

    Raises:
        ValueError: a name stands there twice.
    """
    lines = (ICONS / "names.txt").read_text(encoding="utf-8").splitlines()
    names = [name for line in lines if not line.startswith("#") for name in line.split()]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise ValueError(f"named twice: {', '.join(twice)}")
    return names


def absolute_path(svg: str) -> str:
    """The strokes of an icon as absolute commands, for example ``M3 12C3 7 7 3 12 3``."""
    pen = DecomposingRecordingPen(glyphSet=None)
    # The first path is the empty ground of the grid; it starts with stroke="none", so its outline is not found here.
    for outline in re.findall(r'<path d="([^"]+)"', svg):
        parse_path(outline, pen)
    return "".join(
        COMMANDS[command] + " ".join(f"{round(value, 3) + 0:g}" for point in points for value in point)
        for command, points in pen.value
        if command != "endPath"
    )


def main() -> int:
    """Read the archive and write the icons; 1 when one is missing from it."""
    parser = argparse.ArgumentParser(description="Draw the bundled icons from the Tabler archive.")
    parser.add_argument("archive", type=Path, help="the npm package @tabler/icons, a .tgz")
    archive = parser.parse_args().archive
    with tarfile.open(archive) as package:
        members = {member.name: member for member in package.getmembers() if member.isfile()}
        drawn = {}
        for name in icon_names():
            member = members.get(f"package/icons/outline/{name}.svg")
            file = package.extractfile(member) if member else None
            if file is None:
                sys.stderr.write(f"{archive.name} has no outline icon {name}\n")
                return 1
            drawn[name] = absolute_path(file.read().decode())
    (ICONS / "icons.json").write_text(json.dumps(drawn, indent=0) + "\n", encoding="utf-8")
    sys.stdout.write(f"{len(drawn)} icons\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
