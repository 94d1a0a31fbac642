"""What a command prints: words or one JSON object on stdout, one sentence on stderr.

Nothing here fails because of who is listening: a character that the terminal cannot show is escaped, and a reader
that has gone away, as ``head`` does, ends the printing and not the work.
"""

from __future__ import annotations

import json
import os
import sys
import unicodedata
from typing import TextIO


def say(text: str) -> None:
    """Print lines for a person; control characters, which may come from a file, are left out."""
    _print(
        sys.stdout,
        "".join(letter for letter in text if letter == "\n" or unicodedata.category(letter) != "Cc"),
    )


def say_data(text: str) -> None:
    """Print text for a program, exactly as it is."""
    _print(sys.stdout, text)


def say_json(value: object) -> None:
    """Print one JSON object; in ASCII where the terminal cannot show its characters."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    try:
        text.encode(sys.stdout.encoding if sys.stdout else "utf-8")
    except UnicodeEncodeError:
        text = json.dumps(value, indent=2)
    say_data(text)


def complain(sentence: str) -> None:
    """Print the one sentence that says why something cannot be done."""
    _print(sys.stderr, " ".join(sentence.split()))


def _print(stream: TextIO | None, text: str) -> None:
    if stream is None:  # a window program on Windows has none
        return
    encoding = stream.encoding or "utf-8"
    shown = text.encode(encoding, "backslashreplace").decode(encoding)
    try:
        stream.write(shown + "\n")
        stream.flush()
    except OSError as error:
        # What is left in the buffer would be written again when Python ends, with a complaint of its own.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        if not isinstance(error, BrokenPipeError):
            raise
