"""Paints the golden pictures anew; one that did not change is left as it is."""

from __future__ import annotations

import sys

from tests.golden.pictures import KEPT, keep, kept_file
from tests.golden.specimens import SPECIMENS


def main() -> None:
    """Paint all, say which changed, and remove those that are of no specimen any more."""
    for specimen in SPECIMENS:
        if keep(specimen):
            sys.stdout.write(f"painted {kept_file(specimen).name}\n")
    for file in set(KEPT.glob("*.png")) - {kept_file(specimen) for specimen in SPECIMENS}:
        file.unlink()
        sys.stdout.write(f"removed {file.name}\n")


if __name__ == "__main__":
    main()
