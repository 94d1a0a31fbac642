"""Says which system packages the window and the tests lack here, and how to get them.

Prints nothing where all is there. On Windows and macOS the wheels bring everything.
"""

from __future__ import annotations

import ctypes
import shutil
import sys

LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}
"""What Qt loads on Linux, and the Debian package that brings it."""

READERS = {"pdftotext": "poppler-utils", "chromium": "chromium"}
"""The programs that the tests read posters with, and the Debian package that brings each."""


def missing_packages() -> list[str]:
    """The Debian packages that are needed for a window on X11 and are not installed."""
    if not sys.platform.startswith("linux"):
        return []
    missing = [] if shutil.which("Xvfb") else ["xvfb"]
    for library, package in LIBRARIES.items():
        try:
            ctypes.CDLL(library)
        except OSError:
            missing.append(package)
    return missing


def missing_readers() -> list[str]:
    """The Debian packages that the tests of PDF and SVG files need and that are not installed."""
    if not sys.platform.startswith("linux"):
        return []
    return [package for program, package in READERS.items() if not shutil.which(program)]


if __name__ == "__main__":
    packages = missing_packages()
    if packages:
        sys.stdout.write(
            f"For the window on X11 an administrator adds: apt-get install {' '.join(packages)}\n"
        )
    readers = missing_readers()
    if readers:
        sys.stdout.write(
            f"For the tests of posters an administrator adds: apt-get install {' '.join(readers)}\n"
        )
