"""The document behind a PDF: numbered objects, a catalog, one page. Only this module knows reportlab.

reportlab's document is used for what it does well, numbering objects and writing the cross-reference table. Its page
and text operators are not: what a page shows is a content stream of ours.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from reportlab.pdfbase.pdfdoc import (
    BasicFonts,
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObject,
    PDFObjectReference,
    PDFStream,
    PDFString,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Reference = PDFObjectReference
Value = PDFObject | str | int | float
"""What may stand in a dictionary or an array: an object, a number, or a word of PDF syntax as it is."""
VERSION = (1, 7)
COMPRESSION = 6
"""How hard to try: 9 takes three times as long to make a map's content a twentieth smaller."""


def name(text: str) -> str:
    """A PDF name, such as ``/Type``."""
    return PDFName(text)


def text(value: str) -> PDFObject:
    """A text string, in whichever encoding holds it."""
    return PDFString(value)


def array(values: Iterable[Value]) -> PDFObject:
    """An array."""
    return PDFArray(values)


def dictionary(entries: Mapping[str, Value]) -> PDFDictionary:
    """A dictionary; it is written in the order of its keys' names."""
    return PDFDictionary(entries)


class Document:
    """A PDF of one page in the making. The same calls in the same order give the same bytes: it bears no date."""

    def __init__(self) -> None:
        self._inner = PDFDocument(compression=1, invariant=1, pdfVersion=VERSION)
        self._inner.Catalog.Outlines = None
        self._pages = self._inner.Reference(self._inner.Pages)
        self._fonts = dictionary({})
        self._inner.idToObject[BasicFonts] = self._fonts

    def add(self, entries: Mapping[str, Value]) -> Reference:
        """Number a dictionary."""
        return self._inner.Reference(dictionary(entries))

    def add_stream(self, content: bytes, entries: Mapping[str, Value] | None = None) -> Reference:
        """Number a stream, compressed."""
        filled = {**(entries or {}), "Filter": name("FlateDecode")}
        return self._inner.Reference(PDFStream(dictionary(filled), zlib.compress(content, COMPRESSION)))

    def add_packed_stream(self, content: bytes, packing: str, entries: Mapping[str, Value]) -> Reference:
        """Number a stream whose content is packed already, in a way that PDF knows by the name ``packing``."""
        return self._inner.Reference(PDFStream(dictionary({**entries, "Filter": name(packing)}), content))

    def add_font(self, resource: str, font: Reference) -> None:
        """Let the page call a font by its resource name."""
        self._fonts[resource] = font

    def add_page(
        self,
        size: tuple[str, str],
        content: bytes,
        called: Mapping[str, Mapping[str, Reference]],
        links: list[Reference],
    ) -> Reference:
        """Number the page: its width and height, its content stream, and what that calls by name.

        ``called`` has a dictionary for each category of resources (ISO 32000-1, 7.8.3) besides fonts.
        """
        resources: dict[str, Value] = {"Font": Reference(BasicFonts)}
        resources.update({category: dictionary(named) for category, named in called.items() if named})
        entries: dict[str, Value] = {
            "Type": name("Page"),
            "Parent": self._pages,
            "MediaBox": array([0, 0, *size]),
            "Resources": dictionary(resources),
            "Contents": self.add_stream(content),
        }
        if links:
            entries["Annots"] = array(links)
        self._inner.updateSignature(content)
        page = dictionary(entries)
        self._inner.Pages.addPage(page)
        return self._inner.Reference(page)

    def set_outline(self, entries: list[tuple[str, PDFObject]]) -> None:
        """The table of contents: titles with their destinations, in order."""
        if not entries:
            return
        root = dictionary({"Type": name("Outlines"), "Count": len(entries)})
        parent = self._inner.Reference(root)
        lines = [
            dictionary({"Title": text(title), "Parent": parent, "Dest": place}) for title, place in entries
        ]
        references = [self._inner.Reference(line) for line in lines]
        for index, line in enumerate(lines):
            if index > 0:
                line["Prev"] = references[index - 1]
            if index < len(lines) - 1:
                line["Next"] = references[index + 1]
        root["First"], root["Last"] = references[0], references[-1]
        self._inner.Catalog.Outlines = root

    def written(self, *, language: str, viewer: Mapping[str, Value], info: Mapping[str, str]) -> bytes:
        """The finished file.

        Args:
            language: the natural language of the whole document, as a BCP 47 tag.
            viewer: how a reader is asked to show it (ViewerPreferences).
            info: the document information; empty values are left out.
        """
        self._inner.Catalog.Lang = text(language)
        self._inner.Catalog.ViewerPreferences = dictionary(viewer)
        self._inner.info = dictionary({key: text(value) for key, value in info.items() if value})
        return self._inner.format()
