"""The program: ``cjm-desktop`` and ``python -m cjm_desktop``."""

from __future__ import annotations

import sys

from cjm_desktop.cli.program import run


def main() -> int:
    """Do what the command line asks for.

    Returns:
        The exit code: 0 done, 1 findings, 2 cannot.
    """
    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
