"""The translations: gathers messages from the source, merges them into the catalogues, and compiles those.

    python scripts/catalogues.py update     after a message was added or changed
    python scripts/catalogues.py compile    makes the .mo files that the program reads; the build does it too

The catalogues carry no dates and no line numbers: they would change with every edit and say nothing.
"""

from __future__ import annotations

import argparse
import io
import sys
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "cjm_desktop"
KEYWORDS = {"_": None, "mark": None, "translate": None, "ngettext": (1, 2)}
AUTHORS = "the cjm-desktop authors"


def catalogues() -> list[Path]:
    """The .po file of each language."""
    return sorted((PACKAGE / "locale").glob("*/LC_MESSAGES/cjm_desktop.po"))


def language_of(path: Path) -> str:
    """The language of a .po file: the folder that it lies in."""
    return path.parent.parent.name


def read(path: Path) -> Catalog:
    """The catalogue in a .po file."""
    with path.open("rb") as file:
        return read_po(file, locale=language_of(path))


def extracted() -> Catalog:
    """Every message that the source marks, with the comments that start with ``Translators:``."""
    catalogue = Catalog(project="cjm-desktop", copyright_holder=AUTHORS)
    found = extract_from_dir(
        PACKAGE, method_map=[("**.py", "python")], keywords=KEYWORDS, comment_tags=("Translators:",)
    )
    for name, line, message, comments, context in sorted(found, key=lambda item: (item[0], item[1])):
        catalogue.add(message, locations=[(name, line)], auto_comments=comments, context=context)
    return catalogue


def update() -> int:
    """Merge the messages of the source into each catalogue; returns how many translations are missing."""
    template = extracted()
    missing = 0
    for path in catalogues():
        catalogue = read(path)
        catalogue.update(template, no_fuzzy_matching=True)
        catalogue.obsolete.clear()
        missing += sum(1 for message in catalogue if message.id and not all(forms(message)))
        path.write_bytes(_written(catalogue))
    return missing


def compile_all() -> None:
    """Make the .mo file of each catalogue that is newer than its own."""
    for path in catalogues():
        compiled = path.with_suffix(".mo")
        if not compiled.exists() or compiled.stat().st_mtime < path.stat().st_mtime:
            made = io.BytesIO()
            write_mo(made, read(path))
            compiled.write_bytes(made.getvalue())


def forms(message: Message) -> tuple[str, ...]:
    """The translations of a message: one, or one for each plural form of the language."""
    string = message.string or ""
    return (string,) if isinstance(string, str) else tuple(string)


def _written(catalogue: Catalog) -> bytes:
    catalogue.fuzzy = False
    catalogue.project, catalogue.version = "cjm-desktop", "1"
    catalogue.last_translator = catalogue.language_team = catalogue.copyright_holder = AUTHORS
    language = catalogue.locale.english_name if catalogue.locale else catalogue.locale_identifier
    catalogue.header_comment = f"# {language} messages of cjm-desktop, under the licence of the program."
    text = io.BytesIO()
    write_po(text, catalogue, width=110, include_lineno=False)
    unwanted = (b'"POT-Creation-Date', b'"PO-Revision-Date', b'"Report-Msgid', b'"Generated-By')
    return b"".join(
        line for line in text.getvalue().splitlines(keepends=True) if not line.startswith(unwanted)
    )


def main() -> int:
    """Update or compile the catalogues; 1 when a translation is missing after an update."""
    parser = argparse.ArgumentParser(description="Gather, merge and compile the translations.")
    parser.add_argument("job", choices=("update", "compile"))
    if parser.parse_args().job == "update":
        missing = update()
        sys.stdout.write(f"{missing} translations missing\n")
        return 1 if missing else 0
    compile_all()
    return 0


if __name__ == "__main__":
    sys.exit(main())
